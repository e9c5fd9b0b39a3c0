"""TopicChange → Following: what the followers of a changed topic have, brought up to date."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from django.db import OperationalError, transaction
from django.db.models import Count, Q, QuerySet

from standfirst.core.follow.match import ArticleFacts, FollowWish, match
from standfirst.jobs import follow
from standfirst.jobs.claim import claim, let_go
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Entry, Follow, Mention, TopicChange
from standfirst.models.follow import FollowQuerySet
from standfirst.models.remarks import heard_in

ROUND = 10  # steps of one change, then it waits for the other stages of the desk's work
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bound:
    """What one transaction takes: readers, as many as have so many entries in Following together;
    `least` readers whatever they have."""

    readers: int
    entries: int
    least: int


STEP = Bound(50, 5000, 1)
AT_ONCE = Bound(10, 2000, 0)  # as much as a click waits for


def mark(row: TopicChange, names: Collection[int], *, now: datetime) -> None:
    """Let Following be brought up to date for who follows any of these topics (ids), and those
    that the change had marked before; within its transaction.

    No reader is held there: who begins to follow holds a reader first, and then waits for topics.
    """
    every = sorted({*row.names, *names})
    row.names, row.reached = every, 0
    row.due_at = now if _follows(every).exists() else None
    row.save(update_fields=["names", "reached", "due_at"])


def begin(row: TopicChange, *, now: datetime) -> None:
    """After the change is written: bring up to date at once what a click can wait for. The rest,
    and what is cut off here, is the worker's."""
    if row.due_at is None:
        return
    try:
        if _step(row, AT_ONCE, now) is not None and not _waiting(row).exists():
            _end(row)
    except OperationalError as error:
        log.warning("Following waits for the worker: %s", error)


def run(tools: Tools, now: datetime) -> Tally:
    """Bring Following up to date after the change that waits longest; ROUND steps of it."""
    del tools
    tally = Tally()
    for row in claim(TopicChange.objects.due(now), due="due_at", now=now, limit=1, tries=False):
        tally.done += _go_on(row, now)
    return tally


def _go_on(row: TopicChange, now: datetime) -> int:
    """Answers for how many readers it did."""
    done = 0
    for _ in range(ROUND):
        readers = _step(row, STEP, now)
        if readers is None:
            return done
        if not readers:
            _end(row)
            return done
        done += readers
    let_go(row, "due_at", due_at=now)
    return done


def _step(row: TopicChange, bound: Bound, now: datetime) -> int | None:
    """Do the next readers, and note how far that is, in one transaction; answers how many. None
    where the change was taken back meanwhile: it begins anew then."""
    readers = _next(row, bound)
    if not readers:
        return 0
    with transaction.atomic():
        bring_again(row.names, readers, now=now)
        row.reached = readers[-1]
        return len(readers) if let_go(row, "due_at", reached=row.reached) else None


def _end(row: TopicChange) -> None:
    if let_go(row, "due_at", due_at=None):
        row.due_at = None


def _next(row: TopicChange, bound: Bound) -> list[int]:
    """The next readers (ids, in their order) that one transaction takes."""
    readers = list(_waiting(row)[: bound.readers])
    entries = Entry.objects.filter(reader__in=readers, followed=True).values_list("reader")
    many = dict(entries.order_by().annotate(Count("pk")))
    total = accumulate(many.get(reader, 0) for reader in readers)
    fitting = sum(so_far <= bound.entries for so_far in total)
    return readers[: max(fitting, bound.least)]


def _waiting(row: TopicChange) -> QuerySet[Follow, int]:
    """The readers (ids) that are not done yet."""
    left = _follows(row.names).filter(reader__gt=row.reached)
    return left.order_by("reader").values_list("reader", flat=True).distinct()


def _follows(names: Collection[int]) -> FollowQuerySet:
    """The follows of these names, and of what they say."""
    return Follow.objects.filter(Q(topic__in=names) | Q(speaker__in=names))


def bring_again(names: Collection[int], readers: Collection[int], *, now: datetime) -> None:
    """After names of topics (ids) were joined, parted or renamed: each follow of them that one of
    these readers has brings its topic's newest articles, no longer those of others, and names the
    topic of today; a follow of what somebody says likewise. Within a transaction."""
    follow.hold(readers)
    follows = list(_follows(names).filter(reader__in=readers).with_subjects())
    wishes = {one.pk: one.wish for one in follows}
    named = Mention.objects.filter(topic__in=names)
    entries = Entry.objects.filter(
        reader__in=readers, followed=True, article__in=named.values("article")
    )
    of_article: dict[int, set[int]] = defaultdict(set)
    for article, topic in named.filter(article__in=entries.values("article")).topics():
        of_article[article].add(topic)
    listeners = any(one.speaker_id for one in follows)
    said = heard_in(of_article) if listeners else {}
    facts = {
        pk: ArticleFacts(pk, topics=frozenset(topics), said=tuple(said.get(pk, ())))
        for pk, topics in of_article.items()
    }
    changed = [
        entry
        for entry in entries.iterator()
        if entry.article_id in facts and _told_again(entry, wishes, facts[entry.article_id])
    ]
    Entry.objects.write_reasons(changed)
    follow.bring_newest(follows, now=now)


def _told_again(entry: Entry, wishes: Mapping[int, FollowWish], article: ArticleFacts) -> bool:
    """Let the entry's reasons by these wishes (by id of the follow) say what holds today, or go,
    where the article answers them no more; answers whether that changes it."""
    asked = [wishes[why["follow"]] for why in entry.reasons if why["follow"] in wishes]
    if not asked:
        return False
    today = {why.follow: why.sentence for why in match(article, asked)}
    reasons = [
        {**why, "says": today.get(why["follow"], why["says"])}
        for why in entry.reasons
        if why["follow"] in today or why["follow"] not in wishes
    ]
    changed = bool(reasons != entry.reasons)
    entry.reasons, entry.followed = reasons, bool(reasons)
    return changed

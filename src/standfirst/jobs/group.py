"""Article → Story: place each article as it comes, in one ordered stream, and keep the reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Left

from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.merge import MergeChoice
from standfirst.core.story.reason import copy_reason
from standfirst.core.story.split import SplitChoice
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping, StoryChoice
from standfirst.jobs import follow, regroup, sleep, story
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Body, Development, Regrouping, Setup, Story

BATCH = 200
LEASE = timedelta(minutes=5)
# An article grouped longer ago is no candidate: the window, and a week for what comes late.
OPEN_FOR = GroupingSettings().story_window + timedelta(days=7)
MOST_OPEN = 50_000
MOST_TAKEN = 10_000  # changed places that are taken over; of more the index is built anew
COMPARED = 60_000  # letters of a text that are compared with another's


@dataclass(slots=True)
class _Memory:
    """The index of open articles, kept between batches; what others placed since is taken over.

    It equals one built anew, at a cost by what changed and not by what is open.
    """

    version: int = -1
    sample_gone_at: datetime | None = None  # articles went with the sample: they leave no row
    index: StoryIndex = field(default_factory=StoryIndex)
    arrived: deque[tuple[datetime, int]] = field(default_factory=deque)
    latest: dict[int, datetime] = field(default_factory=dict)  # article → when it was placed last


_memory = _Memory()


def run(tools: Tools, now: datetime) -> Tally:
    """Place up to BATCH articles. Does nothing while another worker groups."""
    tally = Tally()
    if not Article.objects.to_group(now).exists() or not _lease(now):
        return tally
    try:
        _catch_up(now)  # before the transaction: a new process builds the index, for seconds
        tally.done = _group(now)
        tools.progress(tally.done, "grouped")
    except BaseException:
        _memory.version = -1  # what the index holds was not written: build it again
        raise
    finally:
        Setup.objects.filter(pk=1, grouping_until=now + LEASE).update(grouping_until=None)
    return tally


def _group(now: datetime) -> int:
    with transaction.atomic():
        setup = Setup.hold()  # one stream, also when a lease ran out or an editor regroups
        if setup.grouping_version != _memory.version:
            _catch_up(now)
        rows = list(Article.objects.to_group(now).select_related("reading")[:BATCH])
        touched = _place_all(rows, now)
        story.refresh(touched)
        follow.deliver_to_followers(rows, now=now)
        Setup.objects.filter(pk=1).update(grouping_version=F("grouping_version") + 1)
    _memory.version += 1
    return len(rows)


def _lease(now: datetime) -> bool:
    Setup.load()
    free = Q(grouping_until=None) | Q(grouping_until__lt=now)
    return bool(Setup.objects.filter(free, pk=1).update(grouping_until=now + LEASE))


def _catch_up(now: datetime) -> None:
    """Make the index hold what is open now."""
    setup = Setup.load()
    known = 0 <= _memory.version <= setup.grouping_version
    if not known or setup.sample_gone_at != _memory.sample_gone_at:
        _build(now)
    elif _memory.version != setup.grouping_version:
        _take_over(now)
    _memory.version, _memory.sample_gone_at = setup.grouping_version, setup.sample_gone_at
    _forget_old(now)


def _build(now: datetime) -> None:
    """Fill an empty index with all that is open."""
    _memory.index, _memory.arrived, _memory.latest = StoryIndex(), deque(), {}
    rows = Article.objects.grouped_since(now - OPEN_FOR).select_related("reading")
    newest = rows.order_by("-grouped_at", "-published", "-id").values("pk")[:MOST_OPEN]
    for row in rows.filter(pk__in=newest).iterator(chunk_size=500):
        _remember(row, row.for_grouping())
    for one, other in Regrouping.objects.parted():
        _memory.index.keep_apart(one, other)


def _take_over(now: datetime) -> None:
    """Change in the index what editors and other workers placed since; costs by that alone."""
    fields = ("grouped_at", "published", "pk", "story", "development")
    changed = list(Article.objects.placed_since(_memory.version).values_list(*fields)[:MOST_TAKEN])
    if len(changed) == MOST_TAKEN:
        _build(now)
        return
    came: list[tuple[datetime, datetime, int]] = []
    for at, published, pk, held, step in changed:
        if _memory.latest.get(pk) == at:
            _memory.index.move(pk, story=held, event=step)
        elif _was_open(at, now):
            came.append((at, published, pk))
    _arrive([pk for _, _, pk in sorted(came)])
    stories = Regrouping.objects.around(held for *_, held, _ in changed)
    _memory.index.keep_apart_anew(stories, Regrouping.objects.parted(stories))


def _was_open(at: datetime, now: datetime) -> bool:
    """Whether an article grouped then, which the index does not have, belongs into it."""
    if len(_memory.latest) >= MOST_OPEN and at <= _memory.arrived[0][0]:
        return False
    return at > now - OPEN_FOR


def _arrive(articles: Sequence[int]) -> None:
    for start in range(0, len(articles), BATCH):
        rows = Article.objects.select_related("reading").in_bulk(articles[start : start + BATCH])
        for pk in articles[start : start + BATCH]:
            if pk in rows:  # it may be gone since
                _remember(rows[pk], rows[pk].for_grouping())


def _forget_old(now: datetime) -> None:
    """Take out of the index what is no longer open."""
    while _memory.arrived and (
        _memory.arrived[0][0] < now - OPEN_FOR or len(_memory.latest) > MOST_OPEN
    ):
        at, pk = _memory.arrived.popleft()
        if _memory.latest.get(pk) == at:  # else it was revised, and stands again further on
            _memory.index.remove(pk)
            del _memory.latest[pk]


def _remember(row: Article, told: ArticleForGrouping) -> None:
    if row.grouped_at is None or row.story_id is None or row.development_id is None:
        raise ValueError(f"article {row.pk} is not grouped")
    _memory.index.add(told, story=row.story_id, event=row.development_id, origin=row.origin_id)
    _memory.arrived.append((row.grouped_at, row.pk))
    _memory.latest[row.pk] = row.grouped_at


def _place_all(rows: Sequence[Article], now: datetime) -> set[int]:
    """Place each article in turn; answers the stories that changed."""
    touched: set[int] = set()
    night = sleep.Night(_memory.index)
    for row in rows:
        told = row.for_grouping()
        if row.story_id is None or row.development_id is None:
            choice = _memory.index.place(told, _texts)
            _place(row, night.continued(told, choice))
        row.grouped_at = now
        _write(row)
        _remember(row, told)
        if row.story_id is not None:
            touched.add(row.story_id)
        if regrouped := _regroup(row.pk, now):
            touched |= regrouped
            _look_again(rows)
    return touched


def _write(row: Article) -> None:
    """Write where an article stands; one that was read again meanwhile stays due."""
    seen = row.group_due_at
    due = Case(When(group_due_at=seen, then=Value(None)), default="group_due_at")
    Article.objects.filter(pk=row.pk).update(
        story=row.story_id,
        development=row.development_id,
        origin=row.origin_id,
        reason=row.reason,
        grouped_at=row.grouped_at,
        group_due_at=due,
        placed_version=_memory.version + 1,
    )


def _look_again(rows: Sequence[Article]) -> None:
    """See where the articles of the batch stand now: some were moved under our hands."""
    fields = ("pk", "story_id", "development_id", "reason")
    found = Article.objects.filter(pk__in=[row.pk for row in rows]).values_list(*fields)
    places = {pk: place for pk, *place in found}
    for row in rows:
        if row.pk in places:  # it may be gone since
            row.story_id, row.development_id, row.reason = places[row.pk]


def _texts(articles: Sequence[int | str]) -> dict[int | str, str]:
    """The beginnings of these articles' texts, to see whether one repeats another."""
    rows = Body.objects.filter(article__in=map(int, articles))
    return dict(rows.values_list("article_id", Left("text", COMPARED)))


def _place(row: Article, choice: StoryChoice) -> None:
    """Give the row its story and development, new ones where the choice opens them."""
    if choice.story is None:
        opened = Story.objects.create(
            headline=row.headline, opened_at=row.published, latest_at=row.published, lead=row
        )
        row.story_id = opened.pk
    else:
        row.story_id = int(choice.story)
    if choice.event is None:
        development = Development.objects.create(
            story_id=row.story_id, opened_at=row.published, latest_at=row.published
        )
        row.development_id = development.pk
    else:
        row.development_id = int(choice.event)
    row.origin_id = None if choice.origin is None else int(choice.origin)
    row.reason = choice.reason
    if choice.origin is not None and choice.reason == copy_reason(""):
        row.reason = copy_reason(Article.objects.get(pk=choice.origin).title)


# --- what the articles prove of their stories ---------------------------------------------------


def _regroup(article: int, now: datetime) -> set[int]:
    """Split or merge the story of an article just placed, where its articles prove it two, or one
    with another; answers the stories changed."""
    changed: set[int] = set()
    two = _memory.index.proved_two(article)
    if two is not None:
        changed |= _part(two, now)
    refused: set[int] = set()
    while (one := _memory.index.proved_one(article, but=refused)) is not None:
        if joined := _join(one, now):
            return changed | joined
        # Not kept in the index: one built anew would not know, and which of two leaves may change.
        refused |= {int(one.story), int(one.into)}
    return changed


def _part(two: SplitChoice, now: datetime) -> set[int]:
    leave = [int(key) for key in two.leave]
    if regroup.split_refused(leave):
        return set()
    held = Story.objects.get(pk=two.story)
    done = regroup.part(held, leave, by=None, reason=two.reason, now=now)
    new = done.other_id or 0
    for _, step, articles in done.before["places"]:
        for pk in articles:
            _memory.index.move(pk, story=new, event=step)
    _memory.index.keep_apart(held.pk, new)
    return set(done.stories)


def _join(one: MergeChoice, now: datetime) -> set[int]:
    if regroup.merge_refused(int(one.story), int(one.into)):
        return set()
    story_row, into = Story.objects.get(pk=one.story), Story.objects.get(pk=one.into)
    done = regroup.join(story_row, into, by=None, reason=one.reason, now=now)
    _memory.index.merge(one.story, into=one.into)
    return set(done.stories)

"""Article → Story: place each article as it comes, in one ordered stream, and keep the reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Left

from standfirst.core.story.assign import StoryIndex
from standfirst.core.types import ArticleForGrouping, StoryChoice
from standfirst.jobs import follow, story
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Body, Development, Reading, Setup, Story

BATCH = 200
LEASE = timedelta(minutes=5)
OPEN_FOR = timedelta(days=28)  # an article grouped longer ago is no candidate any more
MOST_OPEN = 50_000
COMPARED = 60_000  # letters of a text that are compared with another's


@dataclass(slots=True)
class _Memory:
    """The index of open articles, kept between batches; built anew when another grouped."""

    version: int = -1
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
        _catch_up(now)  # before the transaction: building the index anew takes seconds
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
        # Locks the row on PostgreSQL, as SQLite locks all: one stream, also when a lease ran out.
        setup = Setup.objects.select_for_update().get(pk=1)
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
    version = Setup.load().grouping_version
    if _memory.version != version:
        _memory.index, _memory.arrived, _memory.latest = StoryIndex(), deque(), {}
        rows = Article.objects.grouped_since(now - OPEN_FOR).select_related("reading")
        newest = rows.order_by("-grouped_at", "-published", "-id").values("pk")[:MOST_OPEN]
        for row in rows.filter(pk__in=newest).iterator(chunk_size=500):
            _remember(row, record(row))
        _memory.version = version
    while _memory.arrived and (
        _memory.arrived[0][0] < now - OPEN_FOR or len(_memory.arrived) > MOST_OPEN
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


def record(row: Article) -> ArticleForGrouping:
    """The row as grouping sees it; its Reading must be there."""
    reading: Reading = row.reading
    return ArticleForGrouping(
        id=row.pk,
        at=row.published,
        headline=row.headline,
        language=row.language,
        terms=reading.terms,
        names=reading.names,
        fingerprint=tuple(reading.fingerprint),
        outlet=row.outlet_id,
        words=row.word_count,
    )


def _place_all(rows: Iterable[Article], now: datetime) -> set[int]:
    """Place each article in turn; answers the stories that changed."""
    touched: set[int] = set()
    for row in rows:
        told = record(row)
        if row.story_id is None or row.development_id is None:
            _place(row, _memory.index.place(told, _texts))
        row.grouped_at, row.group_due_at = now, None
        row.save(
            update_fields=[
                "story",
                "development",
                "origin",
                "reason",
                "grouped_at",
                "group_due_at",
            ]
        )
        _remember(row, told)
        if row.story_id is not None:
            touched.add(row.story_id)
    return touched


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

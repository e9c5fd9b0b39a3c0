"""Source → Item: ask each source that is due, and note what it announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from django.db import transaction

from standfirst.core.errors import FeedError, FetchError, StandfirstError
from standfirst.core.source.changes import KnownItem, decide, hash_of
from standfirst.core.source.outlet import name_of
from standfirst.core.source.record import to_json
from standfirst.core.source.schedule import (
    Move,
    Schedule,
    after_answer,
    after_error,
    after_move,
    line_is_down,
)
from standfirst.core.types import Fetched, ParsedFeed, ParsedItem, Request
from standfirst.io.http import fetch_many
from standfirst.io.tasks import parse_answer
from standfirst.jobs.claim import claim, write_all
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Item, Outlet, Source

BATCH = 64
SECONDS = 4.0  # of computing, to parse one feed
STATE = (
    "url", "title", "language", "due_at", "interval", "failures", "trouble", "resting", "tried_at",
    "heard_at", "published_at", "etag", "last_modified", "moving_to", "moving_since",
)  # fmt: skip
PACE = 20  # newest items by which the interval is set
FEED_ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
)


@dataclass(slots=True)
class _Failures:
    """What failed in this round, kept to its end: an outage of our own line is nobody's fault."""

    rows: list[tuple[Source, StandfirstError]]
    answered: int = 0

    @property
    def outage(self) -> bool:
        silent = [e for _, e in self.rows if isinstance(e, FetchError) and e.silent]
        return line_is_down(answered=self.answered, unreachable=len(silent))


def run(tools: Tools, now: datetime) -> Tally:
    """Ask up to BATCH due sources."""
    tally = Tally()
    rows = claim(
        Source.objects.due(now), due="due_at", now=now, limit=BATCH, tries=False, related=["outlet"]
    )
    by_url = {row.url: row for row in rows}
    requests = [_request(row) for row in rows]
    answers: list[tuple[Source, Fetched]] = []
    failures = _Failures([])
    for request, answer in fetch_many(requests, policy=tools.policy):
        row = by_url[request.url]
        if isinstance(answer, Fetched):
            failures.answered += 1
            answers.append((row, answer))
        else:
            failures.rows.append((row, answer))
        tools.progress(1, "polled")
    _take(tools, answers, failures, now)
    outage = failures.outage
    for row, error in failures.rows:
        if outage and isinstance(error, FetchError) and error.silent:
            error.local = True
        _failed(row, error, now)
        tally.troubles.append(f"{row.title or row.url}: {error.message}")
    tally.done = len(rows)
    return tally


def _request(row: Source) -> Request:
    return Request(url=row.url, etag=row.etag, last_modified=row.last_modified, accept=FEED_ACCEPT)


def _take(
    tools: Tools, answers: Sequence[tuple[Source, Fetched]], failures: _Failures, now: datetime
) -> None:
    """Parse the answers with a body and write them; those without (304) only move the due date."""
    fresh = [(row, answer) for row, answer in answers if answer.status != 304]
    for row, answer in answers:
        if answer.status == 304:
            _heard(row, answer, None, now)
    tasks = [(row.kind, answer) for row, answer in fresh]
    for number, feed in tools.engine.map(parse_answer, tasks, seconds=SECONDS):
        row, answer = fresh[number]
        if isinstance(feed, ParsedFeed):
            for _, error in write_all([(row, answer, feed)], lambda task: _heard(*task, now)):
                sentence = f"What this source says could not be written ({error})."
                failures.rows.append((row, FeedError(sentence)))
        else:
            failures.rows.append((row, feed))


def _heard(row: Source, answer: Fetched, feed: ParsedFeed | None, now: datetime) -> None:
    """Note the items, the validators and the next due date, all or nothing."""
    dates = _recent_dates(row)
    with transaction.atomic():
        if not Source.objects.filter(pk=row.pk).exists():
            return  # removed while it was polled
        if feed is not None:
            dates += _note(row, feed, now)
            row.title = row.title or feed.title[:300]
            _name_outlet(row, feed)
            row.language = feed.language[:20]
            row.etag, row.last_modified = answer.etag[:1000], answer.last_modified[:200]
        schedule = after_answer(row.pk, now, dates=dates, fetched=answer, feed=feed)
        row.heard_at, row.resting = now, False
        row.published_at = (
            max([*dates, row.published_at or dates[0]]) if dates else row.published_at
        )
        _follow_move(row, answer, now)
        _schedule(row, schedule, now)


def _name_outlet(row: Source, feed: ParsedFeed) -> None:
    """An outlet that is known by its host alone takes the name that its feed gives."""
    name = name_of(feed.title)[:200]
    host = row.outlet.host.partition("/")[0]
    if name and row.outlet.name == host:
        Outlet.objects.filter(pk=row.outlet_id, name=host).update(name=name)


def _recent_dates(row: Source) -> list[datetime]:
    """When the newest of its items were published, as far as their articles say."""
    newest = Item.objects.filter(source=row, article__dated=True).order_by("-pk")
    return list(newest.values_list("article__published", flat=True)[:PACE])


def _note(row: Source, feed: ParsedFeed, now: datetime) -> list[datetime]:
    """Write new and changed items; answers the dates of all."""
    known = {
        item.key: item
        for item in Item.objects.filter(source=row, key__in=[key_of(one) for one in feed.items])
    }
    made: list[Item] = []
    dates: list[datetime] = []
    for one in feed.items:
        key = key_of(one)
        before = known.get(key)
        choice = decide(KnownItem(one.key, before.digest) if before else None, one, now)
        if choice.published:
            dates.append(choice.published)
        if choice.verdict == "new":
            made.append(_item(row, key, one, now))
        elif choice.verdict == "changed" and before is not None:
            _announce_again(before, one, now)
    # Feeds tell the newest first; articles are fetched in the order in which they came out.
    Item.objects.bulk_create(reversed(made), ignore_conflicts=True)
    return dates


def key_of(item: ParsedItem) -> str:
    """An item's identity within its source, short enough for an index."""
    return blake2b(item.key.encode("utf-8", "replace"), digest_size=20).hexdigest()


def _item(row: Source, key: str, one: ParsedItem, now: datetime) -> Item:
    return Item(
        source=row,
        key=key,
        url=one.url[:2000],
        title=one.title[:1000],
        announced=to_json(one),
        digest=hash_of(one),
        seen_at=now,
        fetch_due_at=now,
    )


def _announce_again(item: Item, one: ParsedItem, now: datetime) -> None:
    item.announced, item.digest = to_json(one), hash_of(one)
    item.url, item.title = one.url[:2000], one.title[:1000]
    item.fetch_due_at, item.tries = now, 0
    item.save(update_fields=["announced", "digest", "url", "title", "fetch_due_at", "tries"])


def _follow_move(row: Source, answer: Fetched, now: datetime) -> None:
    """Take the new address of a source that moved for good."""
    before = Move(row.moving_to, row.moving_since) if row.moving_to and row.moving_since else None
    move = after_move(before, answer.moved_to, now, is_feed=True)
    row.moving_to = move.target[:2000] if move else ""
    row.moving_since = move.first_seen if move else None
    if move and move.settled and not Source.objects.filter(url=move.target[:2000]).exists():
        row.url, row.moving_to, row.moving_since = move.target[:2000], "", None


def _failed(row: Source, error: StandfirstError, now: datetime) -> None:
    before = Schedule(row.due_at, row.interval, row.failures, row.trouble)
    schedule = after_error(row.pk, now, error=error, before=before)
    row.resting = isinstance(error, FetchError) and error.status == 410
    _schedule(row, schedule, now)


def _schedule(row: Source, schedule: Schedule, now: datetime) -> None:
    row.due_at, row.interval = schedule.due_at, schedule.interval
    row.failures, row.trouble = schedule.failures, schedule.trouble
    row.tried_at = now
    # An UPDATE, not a save: a source that was removed meanwhile must not come back.
    Source.objects.filter(pk=row.pk).update(**{name: getattr(row, name) for name in STATE})

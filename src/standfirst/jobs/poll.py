"""Source → Item: ask each source that is due, and note what it announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from standfirst.core.errors import AddressError, FeedError, FetchError, StandfirstError
from standfirst.core.source.health import articles_a_day, pace_after
from standfirst.core.source.outlet import name_of
from standfirst.core.source.schedule import Move, Schedule, after_answer, after_error, after_move
from standfirst.core.types import Fetched, ParsedFeed, Request, SourceKind
from standfirst.io.http import fetch_many
from standfirst.io.tasks import parse_answer
from standfirst.jobs import websub
from standfirst.jobs.claim import claim, let_go, write_all
from standfirst.jobs.note import note
from standfirst.jobs.outage import forgive, is_out
from standfirst.jobs.parts import Remembered, gather, open_index
from standfirst.jobs.tools import Tally, Tools
from standfirst.jobs.turns import SECONDS, Turns, choose, told
from standfirst.models import Item, Outlet, Source

BATCH = 64
DAY = timedelta(days=1)
PARSING = 2.0  # seconds of computing, to parse one feed
# What a failure changes too; the rest only where what was heard is written with it.
HEALTH = (
    "due_at", "interval", "failures", "trouble", "resting", "tried_at", "answered_at", "silent_at",
    "blamed",
)  # fmt: skip
HEARD = (
    "url", "title", "language", "heard_at", "published_at", "per_day", "etag", "last_modified",
    "moving_to", "moving_since", "parts", "ttl", "skip_hours", "skip_days",
)  # fmt: skip
RELATED = ("outlet", "subscription")
PACE = 20  # newest items by which the interval is set
FEED_ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
)


@dataclass(slots=True)
class _Round:
    """What came of one round. Failures are kept to its end: an outage of ours is nobody's fault."""

    answers: list[tuple[Source, Fetched]] = field(default_factory=list)
    failures: list[tuple[Source, StandfirstError]] = field(default_factory=list)
    unasked: list[Source] = field(default_factory=list)

    @property
    def outage(self) -> bool:
        """Whether our own line is down."""
        statuses = [e.status for _, e in self.failures if isinstance(e, FetchError)]
        answered = len(self.answers) + sum(status is not None for status in statuses)
        # Those that failed before say nothing of our line.
        fresh = [row for row, e in self.failures if _silent(e) and row.failures == row.blamed]
        return is_out([row.url for row in fresh], answered=answered)


@dataclass(frozen=True, slots=True)
class _Heard:
    """An answer with what was read of it; `feed` is None where nothing is new (304)."""

    row: Source
    answer: Fetched
    feed: ParsedFeed | None = None
    parts: Remembered = field(default_factory=list)


def run(tools: Tools, now: datetime) -> Tally:
    """Ask up to BATCH due sources whose hosts may be asked."""
    turns = Turns(tools.policy, now)
    queue = Source.objects.due(now).exclude(kind=SourceKind.MAILBOX)
    try:
        chosen = queue.filter(pk__in=choose(queue, turns, due="due_at", limit=BATCH))
        rows = claim(chosen, due="due_at", now=now, limit=BATCH, tries=False, related=RELATED)
        done = _ask(tools, rows, turns)
        heard = _with_parts(tools, turns, _read(tools, done), done)
    finally:
        turns.give_back()
    _write(heard, done, now)
    return _tally(rows, done, now)


def _ask(tools: Tools, rows: Sequence[Source], turns: Turns) -> _Round:
    done = _Round()
    waiting = {row.url: row for row in rows}
    requests = [_request(row) for row in rows]
    for request, answer in fetch_many(requests, policy=tools.policy, gate=turns, seconds=SECONDS):
        row = waiting.pop(request.url)
        if isinstance(answer, Fetched):
            done.answers.append((row, answer))
        else:
            turns.hold(answer)
            done.failures.append((row, answer))
        tools.progress(1, "polled")
    done.unasked.extend(waiting.values())
    return done


def _request(row: Source) -> Request:
    return Request(url=row.url, etag=row.etag, last_modified=row.last_modified, accept=FEED_ACCEPT)


def _read(tools: Tools, done: _Round) -> list[_Heard]:
    """What the answers say; those without a body (304) say that nothing is new."""
    heard = [_Heard(row, answer) for row, answer in done.answers if answer.status == 304]
    fresh = [(row, answer) for row, answer in done.answers if answer.status != 304]
    tasks = [(row.kind, answer) for row, answer in fresh]
    for number, feed in tools.engine.map(parse_answer, tasks, seconds=PARSING):
        row, answer = fresh[number]
        if isinstance(feed, ParsedFeed):
            heard.append(_Heard(row, answer, feed))
        else:
            done.failures.append((row, feed))
    return heard


def _with_parts(tools: Tools, turns: Turns, heard: Sequence[_Heard], done: _Round) -> list[_Heard]:
    """The same, where an index of sitemaps says what these say."""
    found = [(one, open_index(one.row, one.feed, one.answer.url)) for one in heard]
    gather(tools, turns, [index for _, index in found if index])
    whole = []
    for one, index in found:
        if index is None:
            whole.append(one)
        elif index.failure is not None:
            done.failures.append((one.row, index.failure))
        else:
            whole.append(replace(one, feed=index.whole, parts=index.parts))
    return whole


def _write(heard: Sequence[_Heard], done: _Round, now: datetime) -> None:
    for one in heard:
        for _, error in write_all([one], lambda task: _heard(task, now)):
            sentence = f"What this source says could not be written ({error})."
            done.failures.append((one.row, FeedError(sentence)))


def _tally(rows: Sequence[Source], done: _Round, now: datetime) -> Tally:
    """Write what failed, and let go of those that were not asked."""
    tally = Tally(done=len(rows) - len(done.unasked))
    outage = done.outage
    if outage:
        forgive(now)
    for row, error in done.failures:
        if outage and isinstance(error, FetchError) and _silent(error):
            error.local = True
            row.failures, row.blamed = row.failures - row.blamed, 0
            row.trouble = row.trouble if row.failures else ""
        _failed(row, error, now)
        tally.troubles.append(f"{row.title or row.url}: {row.trouble or error.message}")
    for row in done.unasked:
        let_go(row, "due_at", due_at=now)
    return tally


def _silent(error: StandfirstError) -> bool:
    return isinstance(error, FetchError) and error.silent


def _heard(one: _Heard, now: datetime) -> None:
    """Note the items, the validators and the next due date, all or nothing."""
    row, answer, feed = one.row, one.answer, one.feed
    dates, asked = _recent_dates(row), row.url
    with transaction.atomic():
        if not Source.objects.filter(pk=row.pk, url=asked).exists():
            return  # removed, or given another address, while it was polled
        if feed is not None:
            dates += note(row, feed.items, now)
            _describe(row, feed)
        if answer.status != 304:
            row.etag, row.last_modified = answer.etag[:1000], answer.last_modified[:200]
        row.parts = one.parts
        schedule = after_answer(row.pk, now, dates=dates, fetched=answer, feed=_wishes(row))
        schedule = websub.heard(row, schedule, answer=answer, feed=feed, now=now)
        row.per_day = _pace(row, dates, feed, now)
        row.heard_at = row.answered_at = now
        row.resting, row.blamed = False, 0
        row.published_at = _newest(row, dates)
        _follow_move(row, answer, feed, now)
        _schedule(row, schedule, now, (*HEALTH, *HEARD), asked=asked)


def _describe(row: Source, feed: ParsedFeed) -> None:
    """Keep what a feed says of itself."""
    row.title = row.title or feed.title[:300]
    _name_outlet(row, feed)
    row.language = feed.language[:20]
    row.ttl = feed.ttl
    row.skip_hours, row.skip_days = list(feed.skip_hours), list(feed.skip_days)


def _wishes(row: Source) -> ParsedFeed:
    """When the feed wants to be asked, as it last said: a 304 says it no more."""
    return ParsedFeed(
        "", ttl=row.ttl, skip_hours=tuple(row.skip_hours), skip_days=tuple(row.skip_days)
    )


def _name_outlet(row: Source, feed: ParsedFeed) -> None:
    """An outlet that is known by its host alone takes the name that its feed gives."""
    name = name_of(feed.title)[:200]
    host = row.outlet.host.partition("/")[0]
    if name and row.outlet.name == host:
        Outlet.objects.filter(pk=row.outlet_id, name=host).update(name=name)


def _recent_dates(row: Source) -> list[datetime]:
    """When the newest of its items were published, as far as their articles say."""
    newest = Item.objects.filter(source=row, article__dated=True).order_by("-seen_at")
    return list(newest.values_list("article__published", flat=True)[:PACE])


def _newest(row: Source, dates: Sequence[datetime]) -> datetime | None:
    """When its newest item came out; of a source without any dates, when it was first seen."""
    items = Item.objects.filter(source=row)
    if not dates:
        sighted = items.order_by("-seen_at").values_list("seen_at", flat=True).first()
        return max(filter(None, (sighted, row.published_at)), default=None)
    newest, before = max(dates), row.published_at
    if before is None or before <= newest or items.filter(seen_at=before).exists():
        return newest  # the moment of a sighting yields to a date
    return before


def _pace(
    row: Source, dates: Sequence[datetime], feed: ParsedFeed | None, now: datetime
) -> float | None:
    """Articles a day: by their dates at first, then by what each poll brings."""
    if row.per_day is None or row.heard_at is None:
        return articles_a_day(dates, now) or _pace_by_sight(row, now)
    new = Item.objects.filter(source=row, seen_at=now).count() if feed else 0
    return pace_after(row.per_day, new=new, seconds=(now - row.heard_at).total_seconds())


def _pace_by_sight(row: Source, now: datetime) -> float | None:
    """Articles a day since the first poll, of a source without dates; None in the first day."""
    items = Item.objects.filter(source=row)
    first = items.aggregate(first=Min("seen_at"))["first"]
    if first is None or now - first < DAY:
        return None
    return items.filter(seen_at__gt=first).count() / ((now - first) / DAY) or None


def _follow_move(row: Source, answer: Fetched, feed: ParsedFeed | None, now: datetime) -> None:
    """Take the new address of a source that moved for good."""
    before = Move(row.moving_to, row.moving_since) if row.moving_to and row.moving_since else None
    # Any web page is read as one that names links: only one that names some is what it was.
    is_feed = feed is None or row.kind != SourceKind.PAGE or bool(feed.items)
    move = after_move(before, answer.moved_to[:2000], now, is_feed=is_feed)
    row.moving_to = move.target if move else ""
    row.moving_since = move.first_seen if move else None
    if move and move.settled and not Source.objects.filter(url=move.target).exists():
        row.url, row.moving_to, row.moving_since = move.target, "", None


def _failed(row: Source, error: StandfirstError, now: datetime) -> None:
    before = Schedule(row.due_at, row.interval, row.failures, row.trouble)
    schedule = after_error(row.pk, now, error=error, before=before)
    if isinstance(error, FetchError) and error.host:
        schedule = replace(schedule, trouble=told(error, now))
    if isinstance(error, FetchError) and error.held:
        _schedule(row, schedule, row.tried_at, HEALTH, asked=row.url)
        return
    row.resting = isinstance(error, FetchError) and error.status == 410
    if _silent(error):
        row.silent_at = now
        row.blamed += schedule.failures - row.failures
    elif not isinstance(error, AddressError):
        row.answered_at, row.blamed = now, 0
    _schedule(row, schedule, now, HEALTH, asked=row.url)


def _schedule(
    row: Source,
    schedule: Schedule,
    tried_at: datetime | None,
    names: Sequence[str],
    *,
    asked: str,
) -> None:
    row.due_at, row.interval = schedule.due_at, schedule.interval
    row.failures, row.trouble = schedule.failures, schedule.trouble
    row.tried_at = tried_at
    # An UPDATE, not a save: a source that was removed meanwhile must not come back, and what an
    # address said is nothing of the new one that its owner gave it meanwhile.
    Source.objects.filter(pk=row.pk, url=asked).update(
        **{name: getattr(row, name) for name in names}
    )

"""Decides when a source is asked next: as often as it publishes, never more than it allows."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from standfirst.core.errors import FetchError, StandfirstError
from standfirst.core.types import Fetched, ParsedFeed

SHORTEST = 300.0  # seconds
LONGEST = 86400.0
UNKNOWN = 3600.0  # for a source without dates
FIRST_RETRY = 900.0
REST = 7 * 86400.0  # for a source that says it is gone, and the most that Retry-After is obeyed
OUTAGE = 300.0
SETTLED = timedelta(hours=24)
_RECENT = 20  # items that tell the pace
_SPREAD = 0.1  # of the waiting time, by which sources are kept apart
_HOUR = timedelta(hours=1)
_SKIPPED = 72  # hours: a weekend and a night are let pass, a feed that is never to be asked is not
_HOSTS_OUT = 3


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a source is due, and how it fares. `interval` is in seconds, without any back-off."""

    due_at: datetime
    interval: float = UNKNOWN
    failures: int = 0  # in a row
    trouble: str = ""  # a sentence, "" while all is well


@dataclass(frozen=True, slots=True)
class Move:
    """A permanent redirect as seen. `settled`: the source's address may be changed to `target`."""

    target: str
    first_seen: datetime
    settled: bool = False


def after_answer(
    source: int | str,
    now: datetime,
    *,
    dates: Iterable[datetime],
    fetched: Fetched,
    feed: ParsedFeed | None = None,
) -> Schedule:
    """The schedule after status 200 or 304. `dates`: when the source's known items were published.

    `feed` is what was read, after a 304 what was read before: its ttl and its hours and days to
    skip are respected, between SHORTEST and LONGEST.
    """
    asked = (fetched.max_age or 0.0, (feed.ttl if feed else None) or 0.0)
    interval = min(max(pace(dates, now), *asked), LONGEST)
    due = _due(source, now, interval, cap=LONGEST)
    if feed is not None and (feed.skip_hours or feed.skip_days):
        due = outside_skipped(due, now, hours=feed.skip_hours, days=feed.skip_days)
    return Schedule(due_at=due, interval=interval)


def outside_skipped(
    due: datetime, now: datetime, *, hours: Collection[int], days: Collection[int]
) -> datetime:
    """`due`, or the next moment after it that is in no skipped hour and on no skipped day (UTC).

    Where that is more than a day from now, the last allowed moment before `due`, if there is one:
    a night that is skipped makes no source of a day one of two days. Hours and days that leave
    nothing within three days are ignored.
    """

    def is_open(when: datetime) -> bool:
        return when.hour not in hours and when.weekday() not in days

    later = next((when for n in range(_SKIPPED) if is_open(when := due + n * _HOUR)), None)
    if later is None or later - now <= timedelta(seconds=LONGEST):
        return later or due
    soonest = now + timedelta(seconds=SHORTEST)
    before = (due - n * _HOUR for n in range(int((due - soonest) / _HOUR) + 1))
    return next((when for when in before if is_open(when)), later)


def after_error(
    source: int | str, now: datetime, *, error: StandfirstError, before: Schedule
) -> Schedule:
    """The schedule after a failure. It backs off to once a day and never stops for good.

    A failure of our own line (`error.local`) counts against no source, nor does a host that was
    not asked because it wants us to wait (`error.held`). A source that is gone (410) rests for a
    week at a time. Retry-After is obeyed, up to a week.
    """
    if isinstance(error, FetchError) and error.local:
        due = _due(source, now, min(before.interval, OUTAGE), cap=OUTAGE)
        return replace(before, due_at=due)
    if isinstance(error, FetchError) and error.held:
        due = _due(source, now, min(error.retry_after or 0.0, REST), cap=None)
        return replace(before, due_at=due, trouble=error.message)
    failures = before.failures + 1
    status = error.status if isinstance(error, FetchError) else None
    asked = (error.retry_after if isinstance(error, FetchError) else None) or 0.0
    if status == 410:
        sentence = f"{error.message} It rests, and is asked once a week."
        return Schedule(_due(source, now, REST, cap=REST), before.interval, failures, sentence)
    wait = backoff(before.interval, failures)
    if asked > wait:
        due = _due(source, now, min(asked, REST), cap=None)
    else:
        due = _due(source, now, wait, cap=LONGEST)
    return Schedule(due, before.interval, failures, error.message)


def after_move(before: Move | None, moved_to: str, now: datetime, *, is_feed: bool) -> Move | None:
    """What to remember of a permanent redirect; None where there is none to remember.

    One maintenance page must not take a source away: a move is settled once it is seen again
    after a day or more, to the same target, and the target is a feed both times.
    """
    if not moved_to or not is_feed:
        return None
    if before is None or before.target != moved_to:
        return Move(moved_to, now)
    return replace(before, settled=now - before.first_seen >= SETTLED)


def line_is_down(*, answered: int, unreachable: int) -> bool:
    """Whether our own line is down: nobody answered, and several hosts were silent.

    `unreachable` counts different hosts without any HTTP status since anybody answered last.
    """
    return answered == 0 and unreachable >= _HOSTS_OUT


def pace(dates: Iterable[datetime], now: datetime) -> float:
    """Seconds between polls, half the mean time between items, the silence until now included."""
    recent = sorted((when for when in dates if when <= now), reverse=True)[:_RECENT]
    if not recent:
        return UNKNOWN
    mean = (now - recent[-1]).total_seconds() / len(recent)
    return min(max(mean / 2, SHORTEST), LONGEST)


def backoff(interval: float, failures: int) -> float:
    """Seconds to wait after so many failures in a row: doubling, at most a day."""
    first = max(min(interval, LONGEST), FIRST_RETRY)
    doubled: float = first * 2 ** min(max(failures - 1, 0), 10)
    return min(doubled, LONGEST)


def _due(source: int | str, now: datetime, wait: float, *, cap: float | None) -> datetime:
    """Later than `wait` by a share that is the source's own, never earlier; at most `cap`."""
    spread = wait * (1 + _SPREAD * _fraction(source))
    return now + timedelta(seconds=spread if cap is None else min(spread, max(cap, wait)))


def _fraction(source: int | str) -> float:
    """Between 0 and 1, the same for a source on every machine and in every run."""
    digest = hashlib.sha256(str(source).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48

"""When an edition is due and what time it covers, right through the changes of the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from standfirst.core.types import Slot

DEFAULT_TIMES: Mapping[Slot, time] = {Slot.MORNING: time(6), Slot.EVENING: time(17)}
FIRST_LOOK_BACK = timedelta(hours=24)  # of the first Update ever
LONGEST_LOOK_BACK = timedelta(hours=72)  # after a long silence


@dataclass(frozen=True, slots=True)
class DueSlot:
    """An edition that is to be made: its slot, its local day, and the moment it was due (UTC)."""

    slot: Slot
    day: date
    at: datetime


def slot_time(slot: Slot, day: date, zone: str, at: time | None = None) -> datetime:
    """The moment (UTC) of a slot on a local day; `at` is the local time, else the default.

    A time that the clock skips becomes the first moment after the gap; a time that comes twice
    means the first. Raises `zoneinfo.ZoneInfoNotFoundError` or ValueError for an unknown zone.
    """
    local = datetime.combine(day, at or DEFAULT_TIMES[slot], ZoneInfo(zone))
    moment = local.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _after_gap(local, ZoneInfo(zone))


def _after_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clock jumped over `local`, to the second."""
    # In a gap fold=1 reads the clock of after the jump, which lies before it, and fold=0 the other.
    early = local.replace(fold=1).astimezone(UTC)
    late = local.replace(fold=0).astimezone(UTC)
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=int((late - early).total_seconds() // 2))
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late


def day_exists(day: date, zone: str) -> bool:
    """False for a day that a place skipped at the date line (Samoa, 30 December 2011)."""
    return slot_time(Slot.MORNING, day, zone, time(12)).astimezone(ZoneInfo(zone)).date() == day


def covers(
    slot: Slot,
    day: date,
    zone: str,
    *,
    at: time | None = None,
    last_until: datetime | None = None,
) -> tuple[datetime, datetime]:
    """From and until (UTC) of an edition: what came since the last Update ended.

    `last_until` is the `covers_until` of the last Update; without one the edition looks back 24
    hours, and never more than 72.
    """
    until = slot_time(slot, day, zone, at)
    if last_until is None or last_until >= until:
        return until - FIRST_LOOK_BACK, until
    return max(last_until, until - LONGEST_LOOK_BACK), until


def due(
    now: datetime,
    zone: str,
    *,
    last: datetime | None = None,
    times: Mapping[Slot, time] = DEFAULT_TIMES,
) -> DueSlot | None:
    """The newest slot that has come and was not yet served, or None.

    `last` is the moment of the last slot served. Slots missed while nothing ran are not made up
    one by one: the newest covers them. `times` may leave a slot out.
    """
    passed = [slot for slot in _around(now, zone, times) if slot.at <= now]
    newest = max(passed, key=lambda slot: slot.at, default=None)
    if newest is None or (last is not None and newest.at <= last):
        return None
    return newest


def next_slot(
    now: datetime, zone: str, *, times: Mapping[Slot, time] = DEFAULT_TIMES
) -> DueSlot | None:
    """The first slot after now; None where `times` is empty."""
    coming = [slot for slot in _around(now, zone, times) if slot.at > now]
    return min(coming, key=lambda slot: slot.at, default=None)


def _around(now: datetime, zone: str, times: Mapping[Slot, time]) -> list[DueSlot]:
    today = now.astimezone(ZoneInfo(zone)).date()
    days = (today + timedelta(days=step) for step in range(-2, 3))
    return [
        DueSlot(slot, day, slot_time(slot, day, zone, at))
        for day in days
        if day_exists(day, zone)
        for slot, at in times.items()
    ]

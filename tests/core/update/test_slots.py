"""Slots: the right moment through every change of the clock, and once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.types import Slot
from standfirst.core.update.slots import covers, day_exists, due, next_slot, slot_time


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # mypy counts no star


def test_slots_follow_the_local_clock() -> None:
    assert slot_time(Slot.MORNING, date(2026, 1, 15), "Europe/Berlin") == utc(2026, 1, 15, 5)
    assert slot_time(Slot.EVENING, date(2026, 7, 15), "Europe/Berlin") == utc(2026, 7, 15, 15)


def test_a_skipped_time_becomes_the_first_after_the_gap() -> None:
    moment = slot_time(Slot.MORNING, date(2026, 3, 29), "Europe/Berlin", time(2, 30))
    assert moment == utc(2026, 3, 29, 1)


def test_a_gap_of_half_an_hour_is_met_to_the_minute() -> None:
    moment = slot_time(Slot.MORNING, date(2026, 10, 4), "Australia/Lord_Howe", time(2, 10))
    assert moment == utc(2026, 10, 3, 15, 30)


def test_a_time_that_comes_twice_is_the_first() -> None:
    moment = slot_time(Slot.MORNING, date(2026, 10, 25), "Europe/Berlin", time(2, 30))
    assert moment == utc(2026, 10, 25, 0, 30)


def test_a_day_that_a_place_skipped_has_no_slots() -> None:
    assert not day_exists(date(2011, 12, 30), "Pacific/Apia")
    assert day_exists(date(2011, 12, 31), "Pacific/Apia")
    found = due(utc(2011, 12, 30, 11), "Pacific/Apia")
    assert found is not None
    assert found.day == date(2011, 12, 29)


def test_an_update_covers_from_where_the_last_one_ended() -> None:
    last = utc(2026, 1, 14, 16)
    assert covers(Slot.MORNING, date(2026, 1, 15), "UTC", last_until=last) == (
        last,
        utc(2026, 1, 15, 6),
    )


def test_the_first_update_looks_back_a_day_and_a_late_one_three() -> None:
    until = utc(2026, 1, 15, 6)
    assert covers(Slot.MORNING, date(2026, 1, 15), "UTC") == (until - timedelta(days=1), until)
    late = covers(Slot.MORNING, date(2026, 1, 15), "UTC", last_until=utc(2026, 1, 1))
    assert late == (until - timedelta(days=3), until)


def test_the_newest_slot_is_due_once() -> None:
    now = utc(2026, 1, 15, 6, 1)
    found = due(now, "UTC")
    assert found is not None
    assert (found.slot, found.day, found.at) == (
        Slot.MORNING,
        date(2026, 1, 15),
        utc(2026, 1, 15, 6),
    )
    assert due(now, "UTC", last=found.at) is None


def test_missed_slots_are_not_made_up_one_by_one() -> None:
    found = due(utc(2026, 1, 15, 20), "UTC", last=utc(2026, 1, 10, 6))
    assert found is not None
    assert (found.slot, found.day) == (Slot.EVENING, date(2026, 1, 15))


def test_before_the_first_slot_of_a_day_yesterdays_evening_is_the_newest() -> None:
    found = due(utc(2026, 1, 15, 5), "UTC")
    assert found is not None
    assert (found.slot, found.day) == (Slot.EVENING, date(2026, 1, 14))


def test_a_slot_may_be_switched_off() -> None:
    only = {Slot.EVENING: time(17)}
    found = due(utc(2026, 1, 15, 8), "UTC", times=only)
    assert found is not None
    assert found.day == date(2026, 1, 14)
    assert due(utc(2026, 1, 15, 8), "UTC", times={}) is None
    assert next_slot(utc(2026, 1, 15, 8), "UTC", times={}) is None


def test_the_next_slot_is_after_now() -> None:
    found = next_slot(utc(2026, 1, 15, 6), "UTC")
    assert found is not None
    assert found.at == utc(2026, 1, 15, 17)


ZONES = ("Europe/London", "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca", "Asia/Gaza")


@given(st.sampled_from(ZONES), st.integers(0, 24 * 3 * 365), st.sampled_from([0, 2, 6, 17, 23]))
def test_hour_by_hour_every_slot_comes_once_and_in_order(zone: str, hours: int, hour: int) -> None:
    now = utc(2026, 1, 1) + timedelta(hours=hours)
    times = {Slot.MORNING: time(hour), Slot.EVENING: time(hour, 30)}
    last: datetime | None = None
    served: list[tuple[date, Slot]] = []
    for step in range(120):
        found = due(now + timedelta(hours=step / 2), zone, last=last, times=times)
        if found is not None:
            assert last is None or found.at > last
            last = found.at
            served.append((found.day, found.slot))
    assert len(served) == len(set(served))

"""When a source is asked next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.errors import FeedError, FetchError
from standfirst.core.source.schedule import (
    LONGEST,
    SHORTEST,
    Move,
    Schedule,
    after_answer,
    after_error,
    after_move,
    backoff,
    line_is_down,
    outside_skipped,
    pace,
)
from standfirst.core.types import Fetched, ParsedFeed

NOW = datetime(2026, 5, 2, 12, tzinfo=UTC)
HOUR = 3600.0
OK = Fetched(url="https://x.example/", status=200)


def every(seconds: float, count: int = 30) -> list[datetime]:
    return [NOW - timedelta(seconds=seconds * n) for n in range(1, count)]


def wait(schedule: Schedule) -> float:
    return (schedule.due_at - NOW).total_seconds()


@pytest.mark.parametrize(
    ("dates", "seconds"),
    [
        (every(10), SHORTEST),
        (every(HOUR), HOUR / 2),
        (every(30 * 86400), LONGEST),
        ([], HOUR),
        ([NOW + timedelta(days=900)], HOUR),
    ],
)
def test_a_source_is_asked_twice_as_often_as_it_publishes(
    dates: list[datetime], seconds: float
) -> None:
    assert pace(dates, NOW) == pytest.approx(seconds)


def test_a_source_that_falls_silent_is_asked_less_often() -> None:
    busy = every(600)
    later = NOW + timedelta(days=3)
    assert pace(busy, later) > 5 * pace(busy, NOW)


def test_what_the_publisher_asks_for_is_respected_up_to_a_day() -> None:
    for fetched, feed, least in (
        (Fetched(url="", status=304, max_age=1800), None, 1800),
        (OK, ParsedFeed("rss", ttl=7200), 7200),
        (Fetched(url="", status=200, max_age=1e9), ParsedFeed("rss", ttl=60), LONGEST),
    ):
        schedule = after_answer(1, NOW, dates=every(10), fetched=fetched, feed=feed)
        assert least <= wait(schedule) <= min(least * 1.1, LONGEST)


def test_an_answer_clears_the_trouble() -> None:
    schedule = after_answer("a", NOW, dates=[], fetched=OK)
    assert (schedule.failures, schedule.trouble) == (0, "")


def test_failures_back_off_to_once_a_day_and_never_stop() -> None:
    schedule = Schedule(NOW, interval=300)
    waits = []
    for _ in range(50):
        schedule = after_error(1, NOW, error=FeedError("Broken."), before=schedule)
        waits.append(wait(schedule))
    assert waits == sorted(waits)
    assert 900 <= waits[0] < 1000
    assert waits[-1] == LONGEST
    assert (schedule.failures, schedule.trouble, schedule.interval) == (50, "Broken.", 300)


def test_retry_after_is_obeyed_up_to_a_week() -> None:
    before = Schedule(NOW, interval=300)
    for asked, least in ((7200, 7200), (30 * 86400, 7 * 86400), (1, 900)):
        error = FetchError("Slow down.", status=429, retry_after=asked)
        assert least <= wait(after_error(1, NOW, error=error, before=before)) <= least * 1.1


def test_a_source_that_is_gone_rests_for_a_week_and_says_so() -> None:
    error = FetchError("Gone (410).", status=410, permanent=True)
    schedule = after_error(1, NOW, error=error, before=Schedule(NOW))
    assert wait(schedule) == 7 * 86400
    assert schedule.trouble == "Gone (410). It rests, and is asked once a week."


def test_an_outage_of_our_own_counts_against_no_source() -> None:
    before = Schedule(NOW, interval=HOUR, failures=2, trouble="Older.")
    schedule = after_error(1, NOW, error=FetchError("No way out.", local=True), before=before)
    assert (schedule.failures, schedule.trouble) == (2, "Older.")
    assert 0 < wait(schedule) <= 300


def test_the_line_is_down_when_nobody_answers_and_several_fail() -> None:
    assert line_is_down(answered=0, unreachable=3)
    assert not line_is_down(answered=1, unreachable=30)
    assert not line_is_down(answered=0, unreachable=2)


def test_a_move_is_settled_when_seen_again_a_day_later() -> None:
    first = after_move(None, "https://new.example/", NOW, is_feed=True)
    assert first == Move("https://new.example/", NOW)
    soon = after_move(first, "https://new.example/", NOW + timedelta(hours=23), is_feed=True)
    assert soon == first
    later = after_move(soon, "https://new.example/", NOW + timedelta(hours=24), is_feed=True)
    assert later == Move("https://new.example/", NOW, settled=True)


@pytest.mark.parametrize(("target", "is_feed"), [("", True), ("https://new.example/", False)])
def test_a_move_is_forgotten_once_it_is_not_seen_or_leads_to_no_feed(
    target: str, is_feed: bool
) -> None:
    before = Move("https://new.example/", NOW - timedelta(days=9))
    assert after_move(before, target, NOW, is_feed=is_feed) is None


def test_a_move_to_somewhere_else_begins_anew() -> None:
    before = Move("https://new.example/", NOW - timedelta(days=9))
    assert after_move(before, "https://b.example/", NOW, is_feed=True) == Move(
        "https://b.example/", NOW
    )


@given(st.floats(0, 1e7), st.integers(0, 10**6))
def test_no_back_off_is_longer_than_a_day_or_shorter_than_a_quarter_hour(
    interval: float, failures: int
) -> None:
    assert 900 <= backoff(interval, failures) <= LONGEST


def test_sources_are_kept_apart_and_each_keeps_its_own_time() -> None:
    due = {after_answer(n, NOW, dates=[], fetched=OK).due_at for n in range(50)}
    assert len(due) == 50
    assert after_answer(7, NOW, dates=[], fetched=OK) == after_answer(7, NOW, dates=[], fetched=OK)


def test_no_wish_makes_it_sooner_than_five_minutes_or_later_than_a_day() -> None:
    for ttl, least in ((0.0, SHORTEST), (1.0, SHORTEST), (1e12, LONGEST)):
        feed = ParsedFeed("rss", ttl=ttl)
        schedule = after_answer(1, NOW, dates=every(10), fetched=OK, feed=feed)
        assert least <= wait(schedule) <= min(least * 1.1, LONGEST)


@pytest.mark.parametrize(
    ("hours", "days", "later"),
    [
        ((), (), 1),
        ((13,), (), 2),
        ((13, 14, 15), (), 4),
        ((12,), (), 1),
        (tuple(range(24)), (), 1),  # leaves nothing: ignored
        ((), tuple(range(7)), 1),
        ((), (5,), 12),  # NOW is a Saturday
        ((), (5, 6), 36),
        ((0, 1, 2), (5, 6), 39),
    ],
)
def test_skipped_hours_and_days_are_passed_over(
    hours: tuple[int, ...], days: tuple[int, ...], later: int
) -> None:
    due = NOW + timedelta(hours=1)
    assert outside_skipped(due, NOW, hours=hours, days=days) == NOW + timedelta(hours=later)


def test_a_skipped_night_makes_no_source_of_a_day_one_of_two() -> None:
    at = NOW.replace(hour=20)
    due = at + timedelta(hours=24)
    hours = (20, 21, 22, 23, 0, 1, 2, 3, 4, 5)
    assert outside_skipped(due, at, hours=hours, days=()) == due - timedelta(hours=1)


def test_a_schedule_keeps_out_of_the_hours_that_its_feed_skips() -> None:
    feed = ParsedFeed("rss", ttl=3600.0, skip_hours=(13, 14))
    schedule = after_answer(1, NOW, dates=every(10), fetched=OK, feed=feed)
    assert schedule.due_at.hour == 15
    assert schedule.interval == HOUR


@given(st.sets(st.integers(0, 23)), st.sets(st.integers(0, 6)), st.floats(SHORTEST, LONGEST))
def test_skipping_never_comes_too_soon_and_never_after_four_days(
    hours: set[int], days: set[int], seconds: float
) -> None:
    due = outside_skipped(NOW + timedelta(seconds=seconds), NOW, hours=hours, days=days)
    assert SHORTEST <= (due - NOW).total_seconds() <= 4 * LONGEST


def test_a_host_that_is_held_counts_against_none_of_its_sources() -> None:
    before = Schedule(NOW, interval=HOUR, failures=1)
    error = FetchError("Held.", status=429, retry_after=7200, held=True)
    schedule = after_error(1, NOW, error=error, before=before)
    assert (schedule.failures, schedule.trouble) == (1, "Held.")
    assert 7200 <= wait(schedule) <= 7200 * 1.1

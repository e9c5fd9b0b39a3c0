"""How often a source publishes, in numbers and words; troubles in two halves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.health import articles_a_day, halves, pace_after, pace_in_words

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("a_day", "words"),
    [
        (None, ""),
        (312.4, "about 310 articles a day"),
        (14.2, "about 14 articles a day"),
        (1.6, "about 2 articles a day"),
        (1.0, "about one article a day"),
        (0.5, "about 4 articles a week"),
        (1 / 7, "about one article a week"),
        (2.2 / 30, "about 2 articles a month"),
        (1 / 30, "about one article a month"),
        (1 / 365, "less than one article a month"),
        (0.0, "less than one article a month"),
    ],
)
def test_a_pace_is_told_in_the_unit_that_fits(a_day: float | None, words: str) -> None:
    assert pace_in_words(a_day) == words


def test_the_pace_is_that_of_the_last_weeks() -> None:
    long_ago = [NOW - 900 * DAY - n * DAY for n in range(30)]
    lately = [NOW - n * DAY for n in range(1, 11)]
    assert articles_a_day([*lately, *long_ago], NOW) == pytest.approx(1.0)


def test_a_date_named_twice_counts_once_and_one_to_come_not_at_all() -> None:
    dates = [NOW - 2 * DAY, NOW - 2 * DAY, NOW - 4 * DAY, NOW + DAY]
    assert articles_a_day(dates, NOW) == pytest.approx(0.5)


def test_without_dates_there_is_no_pace() -> None:
    assert articles_a_day([], NOW) is None
    assert articles_a_day([NOW + DAY], NOW) is None


def test_a_batch_of_one_hour_is_no_pace_of_thousands() -> None:
    batch = [NOW - timedelta(minutes=n) for n in range(20)]
    assert articles_a_day(batch, NOW) == pytest.approx(80)


def test_the_kept_pace_comes_to_the_true_one() -> None:
    pace = 1.0
    for _ in range(60 * 24):
        pace = pace_after(pace, new=2, seconds=3600)
    assert pace == pytest.approx(48, rel=0.05)


@given(st.floats(0, 1e4), st.integers(0, 10_000), st.floats(-1e6, 1e8, allow_nan=False))
def test_a_pace_is_never_below_nothing(before: float, new: int, seconds: float) -> None:
    assert 0 <= pace_after(before, new=new, seconds=seconds) < 1e9


@pytest.mark.parametrize(
    ("trouble", "parts"),
    [
        ("", ("", "")),
        ("It is down.", ("It is down.", "")),
        ("It is gone (410). Remove it. Or not.", ("It is gone (410).", "Remove it. Or not.")),
        (
            "a.b.example (10.0.0.1) is private. If you mean it, add it.",
            ("a.b.example (10.0.0.1) is private.", "If you mean it, add it."),
        ),
    ],
)
def test_a_trouble_has_two_halves(trouble: str, parts: tuple[str, str]) -> None:
    assert halves(trouble) == parts

"""Dates as pages write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.dates import read_date


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020-01-04T18:00:00-05:00", (2020, 1, 4, 23, 0)),
        ("2020-01-04T18:00:00.123Z", (2020, 1, 4, 18, 0)),
        ("2020-01-04T18:00:00+0100", (2020, 1, 4, 17, 0)),
        ("2020-01-04 18:00:00", (2020, 1, 4, 18, 0)),
        ("2020-01-04T24:00:00Z", (2020, 1, 5, 0, 0)),
        ("2020-01-04", (2020, 1, 4, 0, 0)),
        ("Sat, 04 Jan 2020 18:00:00 GMT", (2020, 1, 4, 18, 0)),
        ("January 4, 2020 6:00 PM EST", (2020, 1, 4, 23, 0)),
        ("4 January 2020", (2020, 1, 4, 0, 0)),
        ("3.1.2020", (2020, 1, 3, 0, 0)),
        ("03.01.2020, 14:05 Uhr", (2020, 1, 3, 14, 5)),
        ("1578160800", (2020, 1, 4, 18, 0)),
        ("1578160800000", (2020, 1, 4, 18, 0)),
    ],
)
def test_a_date_is_read_into_utc(text: str, found: tuple[int, ...]) -> None:
    date = read_date(text)
    assert date is not None
    assert date.tzinfo is UTC
    assert date.timetuple()[:5] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "10",
        "2020",
        "January 2020",
        "12:30",
        "99.99.2020",
        "2020-13-45",
        "now",
        "3 hours ago",
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    date = read_date(text)
    assert date is None or date.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001
def test_what_python_writes_is_read_back(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    assert read_date(aware.isoformat()) == aware

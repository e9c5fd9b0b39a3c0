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
        ("2020-01-04T18:00:00-05:00", "2020-01-04T18:00:00-05:00"),
        ("2020-01-04T18:00:00.123Z", "2020-01-04T18:00:00.123000+00:00"),
        ("2020-01-04T18:00:00+0100", "2020-01-04T18:00:00+01:00"),
        ("2020-01-04T18:00+01", "2020-01-04T18:00:00+01:00"),
        ("2020-01-04 18:00:00", "2020-01-04T18:00:00+00:00"),
        ("2020-01-04T24:00:00Z", "2020-01-05T00:00:00+00:00"),
        ("2020-01-04", "2020-01-04T00:00:00+00:00"),
        ("2020-1-4T14:32:06+02:00", "2020-01-04T14:32:06+02:00"),
        ("2020/01/04 18:00", "2020-01-04T18:00:00+00:00"),
        ("20200104T180000Z", "2020-01-04T18:00:00+00:00"),
        ("20200104", "2020-01-04T00:00:00+00:00"),
        ("1578160800", "2020-01-04T18:00:00+00:00"),
        ("1578160800000", "2020-01-04T18:00:00+00:00"),
        # English
        ("Sat, 04 Jan 2020 18:00:00 GMT", "2020-01-04T18:00:00+00:00"),
        ("Sat, 04 Jan 2020 18:00:00 +0530", "2020-01-04T18:00:00+05:30"),
        ("Sat Jan  4 18:00:00 2020", "2020-01-04T18:00:00+00:00"),
        (
            "Sat Jan 04 2020 18:00:00 GMT+0100 (Central European Standard Time)",
            "2020-01-04T18:00:00+01:00",
        ),
        ("January 4, 2020 6:00 PM EST", "2020-01-04T18:00:00-05:00"),
        ("Jan. 4, 2020, 6:00 p.m. ET", "2020-01-04T18:00:00-05:00"),
        ("July 4, 2020 6 p.m. ET", "2020-07-04T18:00:00-04:00"),
        ("Updated 3:15 PM EDT, Mon July 20, 2020", "2020-07-20T15:15:00-04:00"),
        ("12:05 a.m., 4 January 2020", "2020-01-04T00:05:00+00:00"),
        ("Saturday 4 January 2020 18.00 GMT", "2020-01-04T18:00:00+00:00"),
        ("4th January, 2020 at 18:00", "2020-01-04T18:00:00+00:00"),
        ("4 January 2020", "2020-01-04T00:00:00+00:00"),
        ("04-Jan-2020", "2020-01-04T00:00:00+00:00"),
        ("Sept 4 2020", "2020-09-04T00:00:00+00:00"),
        ("1/4/2020", "2020-01-04T00:00:00+00:00"),
        ("13/4/2020", "2020-04-13T00:00:00+00:00"),
        # German
        ("3.1.2020", "2020-01-03T00:00:00+00:00"),
        ("03.01.2020, 14:05 Uhr", "2020-01-03T14:05:00+00:00"),
        ("15:09 Uhr, 05.01.2025", "2025-01-05T15:09:00+00:00"),
        ("3. Januar 2020, 14.05 Uhr", "2020-01-03T14:05:00+00:00"),
        ("Freitag, 3. Jänner 2020 um 14 Uhr", "2020-01-03T14:00:00+00:00"),
        ("3. März 2020", "2020-03-03T00:00:00+00:00"),
        ("Di., 25.01.2022 - 14:45 MEZ", "2022-01-25T14:45:00+01:00"),
        ("05.04.2025 - Stand: 06.04.2025", "2025-04-05T00:00:00+00:00"),
        # French
        ("le 3 janvier 2020 à 14h05", "2020-01-03T14:05:00+00:00"),
        ("Publié le 1er août 2020 à 9h", "2020-08-01T09:00:00+00:00"),
        ("3 févr. 2020", "2020-02-03T00:00:00+00:00"),
        ("3 déc. 2020 14:05", "2020-12-03T14:05:00+00:00"),
        ("mardi 7 juillet 2020", "2020-07-07T00:00:00+00:00"),
        # Spanish
        ("3 de enero de 2020", "2020-01-03T00:00:00+00:00"),
        ("3 ene. 2020 14:05 CET", "2020-01-03T14:05:00+01:00"),
        ("15 de agosto del 2020 a las 14:05", "2020-08-15T14:05:00+00:00"),
        # Italian and Portuguese
        ("3 gennaio 2020 ore 14:05", "2020-01-03T14:05:00+00:00"),
        ("Lunedì 3 ago 2020 | 14:05", "2020-08-03T14:05:00+00:00"),
        ("3 de março de 2020 às 14h05", "2020-03-03T14:05:00+00:00"),
        # Chinese, Korean
        ("2024年4月24日", "2024-04-24T00:00:00+00:00"),
        ("2025년 6월 4일 02:37", "2025-06-04T02:37:00+00:00"),
    ],
)
def test_a_date_is_read_in_its_own_zone(text: str, found: str) -> None:
    date = read_date(text)
    assert date is not None
    assert date.isoformat() == found


def test_a_date_of_numbers_is_read_as_the_pages_language_writes_it() -> None:
    american, british = read_date("3/4/2020"), read_date("3/4/2020", day_first=True)
    assert american is not None
    assert british is not None
    assert (american.month, british.month) == (3, 4)


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
        "vor 3 Stunden",
        "May the 4th",
        "10 jugadores de 2020",
        "Band 3 Margaret 2020",
        "1.234.567 Leser 2020",
        "30 February 2020",
        "x" * 5000,
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    date = read_date(text)
    assert date is None or date.tzinfo is not None


@given(st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001
def test_what_python_writes_is_read_back(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    assert read_date(aware.isoformat()) == aware

"""The dates that feeds write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.dates import plausible, read_date

NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)


SPELLINGS = """
Sat, 02 May 2026 12:00:00 GMT
Fri, 2 May 2026 12:00:00 +0000
02 May 26 12:00 UT
Saturday, 02-May-26 12:00:00 GMT
Sat, 02-May-2026 12:00:00 GMT
Sat, 02 May 2026 14:00:00 CEST
Sat, 02 May 2026 08:00:00 EDT
Sat, 02 May 2026 05:00:00 PDT
Sat, 02 May 2026 17:30:00 IST
Sat, 02 May 2026 14:00:00 GMT+2
Sat, 02 May 2026 14:00:00 GMT+02:00
Sat, 02 May 2026 14:00:00 +02:00
Sat, 02 May 2026 12:00:00 GMT (UTC)
Sat , 02 May 2026  12:00:00 Z
Sat,02 May 2026 12:00:00 GMT
Sat, 2 May 2026 12:00
Sat May  2 12:00:00 2026
Sat May 2 12:00:00 UTC 2026
2026-05-02T12:00:00Z
2026-05-02t12:00:00z
2026-05-02T12:00:00.000Z
2026-05-02T12:00:00.000000000Z
2026-05-02T14:00:00+02:00
2026-05-02T14:00:00+0200
2026-05-02T14:00:00+02
2026-05-02T12:00:00-00:00
2026-05-02T12:00:00 00:00
2026-05-02 14:00:00 +0200
2026-05-02 12:00:00 UTC
2026-05-02T12:00
2026-05-02T12
2026-5-2 12:00
2026/05/02 12:00:00
20260502T120000Z
May 2, 2026 12:00 pm
Saturday, May 2nd, 2026 12:00:00 PM
Saturday, May 2, 2026 at 12:00 PM
1777723200
1777723200000
2. Mai 2026, 12:00 Uhr
Samstag, 2. Mai 2026 12:00
Sa, 02 Mai 2026 14:00:00 +0200
02.05.2026 12:00
02.05.2026 - 12:00 Uhr
samedi 2 mai 2026 à 12h00
sam., 02 mai 2026 14:00:00 +0200
2 de mayo de 2026 12:00
sáb, 02 may 2026 12:00:00 +0000
sabato 2 maggio 2026, 12:00
sáb, 2 mag 2026 14:00:00 +0200
""".strip().splitlines()


@pytest.mark.parametrize("text", [*SPELLINGS, "  Sat,  02 May\n2026 12:00:00  GMT "])
def test_one_moment_is_read_from_all_its_spellings(text: str) -> None:
    assert read_date(text) == NOON


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sat, 02 May 2026 24:00:00 GMT", 3),
        ("2026-05-01T24:00:00Z", 2),
        ("2026-05-02T23:59:60Z", 2),
        ("5/2/2026 12:00 PM", 2),
        ("13/05/2026 12:00", 13),
        ("Wed, 02 May 2026", 2),
    ],
)
def test_the_day_is_right_where_the_writing_is_odd(text: str, day: int) -> None:
    found = read_date(text)
    assert found is not None
    assert (found.month, found.day) == (5, day)


@pytest.mark.parametrize(
    "text", ["", "garbage", "yesterday", "12:30", "May 2026", "2026", "32 May 2026", "x" * 500]
)
def test_what_names_no_certain_day_is_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+12:00", "9999-12-31T23:59:59-12:00"])
def test_the_edges_of_the_calendar_do_no_harm(text: str) -> None:
    assert read_date(text) is None


def test_only_dates_from_1990_until_an_hour_from_now_are_plausible() -> None:
    assert plausible(NOON, NOON) == NOON
    assert plausible(NOON + timedelta(minutes=59), NOON) is not None
    assert plausible(NOON + timedelta(minutes=61), NOON) is None
    assert plausible(datetime(1989, 12, 31, tzinfo=UTC), NOON) is None
    assert plausible(None, NOON) is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    found = read_date(text)
    assert found is None or found.utcoffset() == timedelta(0)

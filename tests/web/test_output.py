"""How much was written when: what the bars stand for, and what they show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from standfirst.models import Mention, Topic
from standfirst.web.output import counted, picture, window
from tests import cast
from tests.cast import NOON


@pytest.mark.parametrize(
    ("days", "unit", "bars", "whole"),
    [
        (0, "day", 1, True),
        (34, "day", 35, True),
        (35, "week", 6, True),
        (270, "week", 40, True),
        (300, "month", 11, True),
        (4000, "month", 36, False),
    ],
)
def test_bars_stand_for_days_weeks_or_months_as_long_as_there_is_room(
    days: int, unit: str, bars: int, whole: bool
) -> None:
    view = window(NOON - timedelta(days=days), NOON)
    assert (view.unit, len(view.edges) - 1, view.whole) == (unit, bars, whole)
    assert view.edges[-2] <= NOON < view.edges[-1]
    assert not whole or view.edges[0] <= NOON - timedelta(days=days) < view.edges[1]


def test_weeks_begin_on_monday_and_months_with_the_first() -> None:
    assert window(NOON - timedelta(days=40), NOON).edges[-2].isoweekday() == 1
    assert window(NOON - timedelta(days=400), NOON).edges[-2] == datetime(2024, 3, 1, tzinfo=UTC)


def test_a_day_is_the_readers_day_also_where_the_clock_is_put_forward() -> None:
    with timezone.override("Europe/Berlin"):
        view = window(
            datetime(2024, 3, 30, 12, tzinfo=UTC), datetime(2024, 3, 31, 21, 30, tzinfo=UTC)
        )
    hours = [f"{edge.astimezone(UTC):%d %H}" for edge in view.edges]
    assert hours == ["29 23", "30 23", "31 22"]


def test_the_highest_bar_is_the_fullest_and_empty_times_are_gaps() -> None:
    view = window(NOON - timedelta(days=2), NOON)
    drawn = picture(view, [1, 0, 4])
    assert drawn is not None
    assert [bool(bar.path) for bar in drawn.bars] == [True, False, True]
    assert drawn.peak.at == view.edges[2]
    assert [bar.pieces for bar in drawn.written] == [4, 1]
    assert drawn.pieces == 5


def test_one_bar_alone_is_no_picture() -> None:
    view = window(NOON - timedelta(days=2), NOON)
    assert picture(view, [0, 0, 9]) is None
    assert picture(view, [0, 0, 0]) is None


def test_times_are_counted_between_the_edges_and_older_ones_left_out() -> None:
    view = window(NOON - timedelta(days=1), NOON)
    times = [NOON - timedelta(days=9), NOON - timedelta(days=1), view.edges[1], NOON]
    assert counted(view, times) == [1, 2]


def test_the_database_counts_as_the_list_does(db: None) -> None:
    one, other = cast.topic("Orl Mission", "organisation"), cast.topic("OM", "organisation")
    times = [NOON - timedelta(days=days) for days in (0, 0, 3, 9)]
    for at in times:
        row = cast.article(published=at)
        for topic in (one, other):
            cast.mention(row, topic)
    view = window(NOON - timedelta(days=5), NOON)
    expected = counted(view, times)
    assert Mention.objects.between([one.pk], view.edges) == expected
    assert Mention.objects.between([one.pk, other.pk], view.edges) == expected
    span = Mention.objects.span([one.pk, other.pk])
    assert span == {"first": times[-1], "last": NOON, "pieces": 4}


def test_many_names_are_walked_each_along_the_index(db: None) -> None:
    names = [Topic(kind="person", name=f"Name {n}", key=f"name {n}") for n in range(101)]
    ids = [name.pk for name in Topic.objects.bulk_create(names)]
    rows = [cast.article(f"Piece {n}", published=NOON + timedelta(hours=n)) for n in range(3)]
    Mention.objects.bulk_create(
        Mention(article=row, topic_id=pk, published=row.published) for row in rows for pk in ids
    )
    assert Mention.objects.newest_articles(ids, 2) == [rows[2].pk, rows[1].pk]

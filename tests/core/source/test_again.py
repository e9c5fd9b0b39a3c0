"""When a page is looked at again: often while it is fresh, never because of a feed's habit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.source.again import look_at_change, next_look

NOON = datetime(2026, 5, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_fresh_article_is_looked_at_after_an_hour_six_hours_and_a_day() -> None:
    now, looks = NOON, []
    while due := next_look(now, published=NOON - HOUR, seen=NOON):
        looks.append((due - NOON) / HOUR)
        now = due + timedelta(minutes=3)
    assert looks == [1, 6, 24]


def test_a_live_blog_is_looked_at_each_hour_of_its_first_day() -> None:
    now = NOON + 7 * HOUR
    assert next_look(now, published=NOON, seen=NOON, live=True) == now + HOUR
    assert next_look(NOON + 25 * HOUR, published=NOON, seen=NOON, live=True) is None


@pytest.mark.parametrize("published", [None, NOON - 25 * HOUR])
def test_an_archive_is_not_looked_at_again(published: datetime | None) -> None:
    assert next_look(NOON, published=published, seen=NOON, live=True) is None


def change(now: datetime, modified: datetime, before: datetime | None) -> datetime | None:
    published = NOON - 50 * HOUR
    return look_at_change(now, modified, before=before, published=published, seen=published)


def test_a_new_date_of_change_brings_the_page_at_once() -> None:
    assert change(NOON, NOON - HOUR / 2, NOON - 9 * HOUR) == NOON
    assert change(NOON, NOON - HOUR / 2, None) == NOON


def test_changes_in_a_row_bring_it_once_an_hour() -> None:
    assert change(NOON, NOON, NOON - HOUR / 4) == NOON + HOUR * 3 / 4
    assert change(NOON, NOON + 9 * HOUR, NOON + 8 * HOUR) == NOON + HOUR, "a clock that is wrong"


def test_an_older_date_or_an_old_article_brings_nothing() -> None:
    assert change(NOON, NOON - 9 * HOUR, NOON - 9 * HOUR) is None
    assert change(NOON, NOON - 10 * HOUR, NOON - 9 * HOUR) is None
    assert change(NOON + timedelta(days=40), NOON + timedelta(days=40), NOON) is None

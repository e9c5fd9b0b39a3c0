"""A story's stored standing orders stories as their weight would at any moment."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from standfirst.core.story.rank import weight
from standfirst.core.story.standing import standing
from standfirst.core.types import ArticleForUpdate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at_noon(*, origins: int = 4, outlets: int = 3, recent: int = 2) -> float:
    return standing(origins=origins, outlets=outlets, recent=recent, newest=NOON)


def test_more_origins_more_outlets_and_growth_stand_higher() -> None:
    assert at_noon(origins=8, recent=4) > at_noon()
    assert at_noon(outlets=4) > at_noon()
    assert at_noon(recent=4) > at_noon()


def test_a_story_twelve_hours_newer_needs_half_the_size() -> None:
    later = standing(origins=4, outlets=3, recent=2, newest=NOON + timedelta(hours=12))
    assert math.isclose(later - at_noon(), 1.0, abs_tol=1e-6)


def test_a_story_without_an_origin_stands_last_and_fails_not() -> None:
    assert standing(origins=0, outlets=0, recent=0, newest=NOON) < at_noon(origins=1, outlets=1)


def told(count: int, newest: datetime) -> list[ArticleForUpdate]:
    """A story of `count` origins, each of its own outlet, the older ones a day before."""
    return [
        ArticleForUpdate(
            id=number,
            story=1,
            event=1,
            origin=number,
            outlet=f"outlet {number}",
            at=newest if number == 0 else newest - timedelta(hours=30),
            headline="",
            standfirst="",
            sentences=(),
        )
        for number in range(count)
    ]


STORY = st.tuples(st.integers(1, 20), st.integers(0, 72))  # origins, hours ago


@given(STORY, STORY, st.integers(0, 200))
def test_the_order_is_that_of_the_weights_at_any_later_moment(
    one: tuple[int, int], other: tuple[int, int], hours: int
) -> None:
    now = NOON + timedelta(hours=hours)
    stood, weighed = [], []
    for count, ago in (one, other):
        newest = NOON - timedelta(hours=ago)
        stood.append(standing(origins=count, outlets=count, recent=1, newest=newest))
        # At the newest article's own moment growth is as the stored row counts it.
        grown = weight(told(count, newest), newest).total
        weighed.append(math.log2(grown) - (now - newest) / timedelta(hours=12))
    assume(abs(weighed[0] - weighed[1]) > 1e-6)
    assert (stood[0] > stood[1]) == (weighed[0] > weighed[1])

"""Which of a day's stories an Update tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.select import StoryForUpdate, select

FROM = datetime(2026, 3, 2, 6, tzinfo=UTC)
UNTIL = FROM + timedelta(hours=24)
TREES = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel".split()


def story(key: int, *hours: float, headline: str = "council decides on roads") -> StoryForUpdate:
    """A story with a report of its own outlet at each of these hours of the span."""
    tree = TREES[key]
    made = [
        ArticleForUpdate(
            id=100 * key + at,
            story=key,
            event=key,
            origin=100 * key + at,
            outlet=f"outlet {at}",
            at=FROM + timedelta(hours=hour),
            headline=f"{tree} {headline}",
            standfirst="",
            sentences=(f"The council of {tree} has decided on the roads to {tree} and back.",),
        )
        for at, hour in enumerate(hours)
    ]
    return StoryForUpdate(key, tuple(made))


def picked(*stories: StoryForUpdate, most: int = 1) -> list[int]:
    found = select(stories, covers_from=FROM, covers_until=UNTIL, most=most)
    return [pick.story.id for pick in found]


def test_what_three_reported_at_noon_goes_before_what_two_reported_at_night() -> None:
    assert picked(story(1, 5, 6, 7), story(2, 23, 23.5)) == [1]


def test_of_equals_the_later_goes_first() -> None:
    assert picked(story(1, 5, 6), story(2, 22, 23)) == [2]


def test_what_is_reported_anew_counts_more_than_what_was_reported_before() -> None:
    assert picked(story(1, -3, -2, 12), story(2, -3, 11, 12)) == [2]


def test_where_lives_are_at_stake_a_story_counts_a_little_more() -> None:
    deadly = "miners are missing"
    assert picked(story(1, 5, 6, headline=deadly), story(2, 22, 23)) == [1]
    assert picked(story(1, 5, 6, headline=deadly), story(2, 20, 21, 22, 23)) == [2]


def test_one_headline_of_many_puts_no_life_at_stake() -> None:
    def mixed(deadly: int) -> StoryForUpdate:
        plain, mortal = story(1, 5, 6, 7, 8), story(1, 5, 6, 7, 8, headline="man died")
        return StoryForUpdate(1, (*mortal.articles[:deadly], *plain.articles[deadly:]))

    assert picked(mixed(1), story(2, 20, 21, 22, 23)) == [2]
    assert picked(mixed(2), story(2, 20, 21, 22, 23)) == [1]


def test_a_word_of_death_that_is_of_nobody_puts_no_life_at_stake() -> None:
    assert picked(story(1, 5, 6, headline="killer app wins"), story(2, 22, 23)) == [2]

"""Which of a day's stories an Update tells."""

from __future__ import annotations

from dataclasses import replace
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


def followed(one: StoryForUpdate) -> StoryForUpdate:
    """A story of which an Update told already, as it then stood."""
    return replace(one, told=("The roads are to be counted, the mayor says.",))


def picked(*stories: StoryForUpdate, most: int = 1) -> list[int]:
    found = select(stories, covers_from=FROM, covers_until=UNTIL, most=most).briefs
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


def test_a_story_told_before_is_followed_up_where_it_weighs_as_much_as_the_lightest() -> None:
    first, second = story(1, 20, 21), story(2, 18, 19, headline="ferry sails at noon")
    assert picked(first, second) == [1]
    assert picked(first, followed(second)) == [1, 2]
    assert picked(story(1, 19, 20, 21), followed(second)) == [1]


def test_no_more_than_two_further_stories_are_followed_up() -> None:
    heads = ["ferry sails", "trains wait", "bakers strike", "schools open"]
    later = [followed(story(key, 18, 19, headline=head)) for key, head in enumerate(heads, start=2)]
    assert picked(story(1, 20, 21), *later) == [1, 2, 3]


def test_of_a_quiet_day_nothing_is_told_twice() -> None:
    assert picked(followed(story(1, 20, 21)), most=7) == [1]


def listed(*stories: StoryForUpdate, most: int = 1) -> list[int]:
    found = select(stories, covers_from=FROM, covers_until=UNTIL, most=most).also
    return [pick.story.id for pick in found]


def test_what_several_outlets_report_and_finds_no_brief_is_listed() -> None:
    assert listed(story(1, 20, 21, 22), story(2, 18, 19, headline="ferry sails at noon")) == [2]
    assert listed(story(1, 20, 21, 22), story(2, 18, headline="ferry sails at noon")) == []


def test_what_has_no_news_or_tells_the_event_of_a_brief_is_not_listed() -> None:
    old = story(2, -4, -3, headline="ferry sails at noon")
    same = replace(story(1, 18, 19), id=3)
    assert listed(story(1, 20, 21, 22), old, same) == []
    late = story(2, -4, 3, headline="ferry sails at noon")
    assert listed(story(1, 20, 21, 22), late) == [2]

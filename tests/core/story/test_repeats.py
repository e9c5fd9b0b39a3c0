"""Which figures would say the same in two rows of a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standfirst.core.story.repeats import say_the_same
from standfirst.core.types import FoundFigure


def figure(
    sentence: str, value: float, counts: str, unit: str = "", place: str = ""
) -> FoundFigure:
    return FoundFigure(
        value=value, about=False, counts=counts, sentence=sentence, unit=unit, place=place
    )


@pytest.mark.parametrize(
    ("value", "counts", "other", "unit", "same"),
    [
        (640, "metres", "metres of the bridge", "m", True),
        (640, "metres of road", "metres of the bridge", "m", False),
        (40, "nurses", "young nurses", "", True),
        (40, "nurses", "teachers", "", False),
        (40, "people", "people", "", False),
        (42, "people", "people", "", True),
        (4, "per cent", "per cent", "per cent", False),
        (42, "per cent", "per cent", "per cent", False),
        (42, "per cent of pupils", "per cent", "per cent", False),
        (42, "per cent of pupils", "per cent of pupils", "per cent", True),
        (4.2e6, "crowns", "crowns", "crowns", False),
        (4, "nurses", "nurses", "", False),
        (2.4, "per cent of output", "per cent of national output", "per cent", True),
        (52, "per cent of voters", "per cent of young voters", "per cent", False),
        (12, "posts", "jobs", "", False),
        (90_000, "ballots", "votes", "", False),
        (641, "people", "deckhands", "", True),
        (640, "people", "deckhands", "", False),
        (640, "people", "crowns", "", False),
        (13, "people", "miners", "", False),
        (180, "trainers", "instructors", "", True),
    ],
)
def test_one_number_of_one_thing_is_told_once(
    value: float, counts: str, other: str, unit: str, *, same: bool
) -> None:
    one = figure("Aasgard told of it.", value, counts, unit)
    two = figure("Later reports had more.", value, other, unit)
    assert say_the_same(one, two, language="en") is same


def test_a_small_number_is_one_where_the_sentences_share_a_word() -> None:
    one = figure("The union claims 4 per cent.", 4, "per cent", "per cent")
    two = figure("The claim of 4 per cent is high.", 4, "per cent", "per cent")
    assert say_the_same(one, two, language="en")


def test_two_places_have_each_their_own() -> None:
    one = figure("In Osk 640 homes are dark.", 640, "homes", place="Osk")
    two = figure("In Lund 640 homes are dark.", 640, "homes", place="Lund")
    assert not say_the_same(one, two, language="en")


def test_a_share_is_one_where_the_sentences_share_more_than_who_said_it_and_when() -> None:
    pupils = figure(
        "On Monday 42 per cent of pupils stayed away, officials said.",
        42,
        "per cent of pupils",
        "per cent",
    )
    wine = figure("The tax is 42 per cent, officials said Monday.", 42, "per cent", "per cent")
    away = figure("In all 42 per cent stayed away.", 42, "per cent", "per cent")
    assert not say_the_same(pupils, wine, language="en")
    assert say_the_same(pupils, away, language="en")


def test_two_days_have_each_their_own() -> None:
    one = figure("Some 640 homes are dark.", 640, "homes")
    days = [replace(one, day=date(2026, 3, day)) for day in (1, 2)]
    assert not say_the_same(*days, language="en")
    assert say_the_same(one, days[0], language="en")


def test_people_and_those_who_they_are_are_one_where_the_sentences_share_a_word() -> None:
    people = figure("In the shelter 13 people were found.", 13, "people")
    assert say_the_same(
        people, figure("The 13 miners left the shelter.", 13, "miners"), language="en"
    )
    assert not say_the_same(people, figure("In all 13 miners left.", 13, "miners"), language="en")


def test_few_of_whom_the_same_is_told_are_one() -> None:
    team = figure("The truck bomb hurt 2 members of the team.", 2, "members of the team")
    guards = figure("Some 2 guards were injured by the truck.", 2, "guards")
    assert say_the_same(team, guards, language="en")
    fled = figure("Some 2 guards drove off in the truck.", 2, "guards")
    assert not say_the_same(team, fled, language="en")


def test_who_was_killed_and_who_was_not_are_others_whatever_their_number() -> None:
    killed = figure("The flu killed 338 people.", 338, "people")
    assert not say_the_same(
        killed, figure("The ferry took 338 passengers.", 338, "passengers"), language="en"
    )

"""Where a number counts, by the places that its sentence names."""

from __future__ import annotations

from datetime import date

import pytest

from standfirst.core.language.days import find_days
from standfirst.core.language.figures import find_figures


def places_of(text: str, *named: str) -> list[str]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in named]
    found = find_figures(text, [(0, len(text))], language="en", places=spans)
    return [figure.place for figure in found]


@pytest.mark.parametrize(
    "text",
    [
        "The strike wiped out 14 crossings from the Osk capital.",
        "Delegates in Osk’s ferry strike rejected 4.5 per cent.",
    ],
)
def test_what_is_named_after_a_place_is_no_place(text: str) -> None:
    assert places_of(text, "Osk") == [""]


def test_who_died_in_the_flood_of_a_place_died_there() -> None:
    assert places_of("Seven people died in the Osk flood.", "Osk") == ["Osk"]
    assert places_of("Seven people were killed in Osk strikes.", "Osk") == ["Osk"]
    assert places_of("Seven people were wounded in Osk election violence.", "Osk") == ["Osk"]


def test_a_place_that_a_word_of_time_or_a_comma_follows_is_one() -> None:
    assert places_of("Seven people died in Osk since the flood.", "Osk") == ["Osk"]
    assert places_of("Seven people died in Osk, and it rained.", "Osk") == ["Osk"]


def test_where_a_part_comes_from_is_not_where_the_whole_is() -> None:
    assert places_of("Four of the 13 people come from Osk.", "Osk")[-1] == ""
    assert places_of("The 13 people come from Osk.", "Osk") == ["Osk"]
    assert places_of("They died in Osk, where 20 of the 149 dead were old.", "Osk") == [
        "Osk",
        "Osk",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He is living in Osk and has ignored 20 summonses.", ""),
        ("The talks in Osk went on after 30 delegates had left.", ""),
        ("It broke out in Osk and has killed 20 people there.", "Osk"),
        ("In Osk 20 people died and it rained.", "Osk"),
        ("In Osk it rained after 20 people had died.", "Osk"),
        ("Police in Osk held 20 people.", "Osk"),
    ],
)
def test_the_place_of_another_clause_is_not_the_number_s(text: str, place: str) -> None:
    assert places_of(text, "Osk") == [place]


def test_a_name_that_nobody_knows_as_a_place_keeps_the_one_before_it_away() -> None:
    text = "In Lund 96 per cent of pupils had both doses, and in Osk 94 per cent."
    assert places_of(text, "Lund") == ["Lund", ""]
    assert places_of(text, "Lund", "Osk") == ["Lund", "Osk"]


def test_who_is_from_a_place_and_in_another_is_in_that() -> None:
    assert places_of("There are 80 trainers from Osk in Lund.", "Osk", "Lund") == ["Lund"]
    assert places_of("They moved 80 people evacuated from Osk in Lund.", "Osk", "Lund") == ["Osk"]
    assert places_of("There are 80 trainers from Osk.", "Osk") == ["Osk"]


def test_what_lies_a_day_away_from_a_place_is_not_there() -> None:
    assert places_of("They watch from 80 posts, a day’s drive from Osk.", "Osk") == [""]
    assert places_of("They moved 80 people away by bus in Osk.", "Osk") == ["Osk"]


@pytest.mark.parametrize(
    "text",
    [
        "A van with 1,500 doses is on its way from Osk.",
        "Fans get 7 seats, the club said after two hours of talks at the Osk.",
        "The first of 412 birds came home after the race from the Osk border.",
    ],
)
def test_where_something_sets_out_and_where_people_met_is_not_where_it_is(text: str) -> None:
    assert places_of(text, "Osk")[0] == ""


def test_who_was_hurt_at_a_meeting_was_hurt_there() -> None:
    assert places_of("A bomb wounded 12 people at a meeting in Osk.", "Osk") == ["Osk"]


def days_told(text: str) -> list[str]:
    published = date(2024, 3, 6)
    days = find_days(text, published=published, language="en")
    found = find_figures(text, [(0, len(text))], language="en", days=days, published=published)
    return [figure.day.isoformat() if figure.day else "" for figure in found]


@pytest.mark.parametrize(
    "text",
    [
        "The number of cases rose to 23, four more than yesterday.",
        "They counted 1,900 complaints since yesterday.",
        "Only 12 chairs are left, but yesterday we had none.",
        "On Monday it was shut; 50 people were killed since Sunday.",
    ],
)
def test_the_day_of_what_a_number_is_set_against_is_not_its_own(text: str) -> None:
    assert set(days_told(text)) == {""}


def test_the_day_of_its_own_clause_is_the_number_s() -> None:
    assert days_told("They counted 1,900 complaints yesterday.") == ["2024-03-05"]
    assert days_told("Yesterday 23 people died, more than since Sunday.") == ["2024-03-05"]

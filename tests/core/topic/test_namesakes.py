"""Whether people of one name are one, by callings and company."""

from __future__ import annotations

from itertools import permutations

import pytest

from standfirst.core.topic.callings import calling
from standfirst.core.topic.namesakes import (
    choose,
    one_calling,
    parted,
    same_person,
    surroundings,
)

JUDGE, PLAYER = ["presiding judge"], ["Athletic striker"]


def test_a_shared_calling_or_shared_company_is_one_person() -> None:
    assert same_person(surroundings(["judge"], []), surroundings(["prosecutor"], [])) is True
    assert same_person(surroundings(JUDGE, [1]), surroundings(PLAYER, [1])) is True


def test_two_callings_without_shared_company_are_two_people() -> None:
    assert same_person(surroundings(JUDGE, [1]), surroundings(PLAYER, [2])) is False


def test_where_nothing_is_told_nothing_is_said() -> None:
    assert same_person(surroundings([], [1]), surroundings(PLAYER, [2])) is None
    assert same_person(surroundings(["winner"], []), surroundings(PLAYER, [])) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"sport": 9}, {"sport": 1}, True),
        ({"sport": 9, "office": 3}, {"sport": 1, "arts": 1}, True),
        ({"sport": 2}, {"arts": 1}, False),
        ({"sport": 30, "arts": 1}, {"arts": 3}, False),
        ({"sport": 1}, {"arts": 1}, None),
        ({"sport": 8, "arts": 2}, {"arts": 1}, None),
        ({"sport": 9}, {}, None),
        ({}, {}, None),
    ],
)
def test_who_differs_in_a_middle_letter_is_one_or_two_by_the_callings_of_many(
    one: dict[str, int], other: dict[str, int], expected: bool | None
) -> None:
    assert one_calling(one, other) is expected
    assert one_calling(other, one) is expected


def test_a_name_is_parted_alike_in_every_order() -> None:
    known = [
        surroundings(JUDGE, [1]),
        surroundings(JUDGE, [1, 2]),
        surroundings([], [2]),
        surroundings(PLAYER, [7]),
        surroundings(PLAYER, [8]),
    ]
    for order in permutations(range(5)):
        groups = parted([known[place] for place in order])
        sides = [{order[place] for place in group} for group in groups]
        assert sides == [{3, 4}] or sides == [{0, 1, 2}]


def test_one_article_of_another_calling_parts_nobody() -> None:
    assert (
        parted([surroundings(JUDGE, [1]), surroundings(JUDGE, [1]), surroundings(PLAYER, [7])])
        == []
    )


def test_an_article_that_tells_nothing_means_the_one_named_most() -> None:
    judge = [surroundings(JUDGE, [1])] * 3
    player = [surroundings(PLAYER, [7])] * 2
    assert choose(surroundings([], [9]), {5: judge, 6: player}) == 5
    assert choose(surroundings([], [7]), {5: judge, 6: player}) == 6
    assert choose(surroundings(PLAYER, [1]), {5: judge, 6: player}) == 6


def test_an_office_is_one_calling_in_four_languages() -> None:
    roles = [
        "deputy finance minister",
        "senator from Ohio",
        "Bürgermeister von Köln",
        "maire de Lyon",
    ]
    assert {calling(role) for role in roles} == {"office"}
    assert calling("resident of the street") == ""

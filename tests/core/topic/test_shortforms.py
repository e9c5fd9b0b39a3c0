"""For which name a short one stands, by what the archive's articles say."""

from __future__ import annotations

import pytest

from standfirst.core.topic.kinds import is_anybody, majority
from standfirst.core.topic.shortforms import ShortForm, implied_form, is_acronym, long_form
from standfirst.core.types import TopicKind

PERSON, PLACE, BODY = TopicKind.PERSON, TopicKind.PLACE, TopicKind.ORGANISATION


def meant(name: str, kind: TopicKind | None, known: dict[int, int], of: TopicKind) -> int:
    return long_form(known, short=ShortForm(name, kind), kinds=dict.fromkeys(known, of))


def test_an_acronym_is_believed_at_once_and_a_surname_from_the_second_article_on() -> None:
    assert meant("NGC", BODY, {7: 1}, BODY) == 7
    assert meant("Veldt", PERSON, {7: 1}, PERSON) == 0
    assert meant("Veldt", PERSON, {7: 2}, PERSON) == 7


def test_a_surname_that_no_article_writes_alone_is_believed_at_once() -> None:
    assert meant("Veldt", None, {7: 1}, PERSON) == 7
    assert meant("Veldt", None, {7: 1, 8: 1}, PERSON) == 0


def test_one_article_is_enough_for_who_is_of_the_same_calling() -> None:
    short = ShortForm("Maro Veldt", PERSON, alone=5)
    assert long_form({7: 1}, short=short, kinds={7: PERSON}) == 0
    assert long_form({7: 1}, short=short, kinds={7: PERSON}, sure={7}) == 7
    assert long_form({7: 1, 8: 1}, short=short, kinds={7: PERSON, 8: PERSON}, sure={7, 8}) == 0


def test_what_may_mean_two_stands_for_none() -> None:
    assert meant("NGC", BODY, {7: 3, 8: 1}, BODY) == 0
    assert meant("NGC", BODY, {7: 19, 8: 1}, BODY) == 7


def test_the_family_of_somebody_known_does_not_part_the_surname() -> None:
    assert meant("Veldt", PERSON, {7: 27, 8: 4, 9: 1, 10: 1, 11: 1}, PERSON) == 7
    assert meant("Veldt", PERSON, {7: 27, 8: 10}, PERSON) == 0
    assert meant("Veldt", PERSON, {7: 9, 8: 3}, PERSON) == 0


@pytest.mark.parametrize(("spelled", "expected"), [(30, 7), (29, 0), (10, 0)])
def test_what_hardly_any_article_takes_for_something_else_is_a_mistake(
    spelled: int, expected: int
) -> None:
    short = ShortForm("Veldt", BODY, alone=10)
    assert long_form({7: spelled}, short=short, kinds={7: PERSON}) == expected


def test_a_name_with_a_middle_letter_implies_the_name_without() -> None:
    for name in ("Maro J. Veldt", "Maro J.P. Veldt", "Maro J. P. Veldt"):
        assert implied_form(name, PERSON) == "Maro Veldt"
    assert implied_form("Maro J. O’Veldt", PERSON) == "Maro O’Veldt"
    assert implied_form("Maro J. D'Osk", PERSON) == "Maro D'Osk"
    for name in ("Maro Veldt", "J. J. Veldt", "M. Veldt", "Maro J.", "Maro J Veldt"):
        assert implied_form(name, PERSON) == ""
    assert implied_form("Maro J. Veldt", BODY) == ""


def test_an_american_spelling_implies_the_british_one() -> None:
    assert implied_form("Northern Grain Organization", BODY) == "Northern Grain Organisation"
    assert implied_form("Defense Ministry", BODY) == "Defence Ministry"
    assert implied_form("Centerville", PLACE) == implied_form("Labor Party", BODY) == ""
    assert implied_form("Ann Center", PERSON) == ""


def test_the_noun_of_a_body_alone_is_anybody() -> None:
    assert is_anybody("Council")
    assert not is_anybody("Congress")
    assert not is_anybody("Harbour Council")


def test_a_name_of_another_kind_is_no_short_form() -> None:
    assert meant("Jordan", PLACE, {7: 5}, PERSON) == 0
    assert meant("NGC", PLACE, {7: 5}, BODY) == 7
    assert meant("JFK", PLACE, {7: 5}, PERSON) == 0


@pytest.mark.parametrize("name", ["NATO", "U.N.", "G20", "AT&T"])
def test_an_acronym_is_told_by_its_capitals(name: str) -> None:
    assert is_acronym(name)
    assert not is_acronym("Veldt")


def test_of_two_kinds_given_equally_often_the_order_of_kinds_decides() -> None:
    assert majority({"place": 2, "person": 2}) is PERSON
    assert majority({"place": 3, "person": 2}) is PLACE
    assert majority({"nonsense": 4}) is None

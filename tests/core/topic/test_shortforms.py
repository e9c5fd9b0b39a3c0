"""For which name a short one stands, by what the archive's articles say."""

from __future__ import annotations

import pytest

from standfirst.core.topic.kinds import majority
from standfirst.core.topic.shortforms import ShortForm, is_acronym, long_form
from standfirst.core.types import TopicKind

PERSON, PLACE, BODY = TopicKind.PERSON, TopicKind.PLACE, TopicKind.ORGANISATION


def meant(name: str, kind: TopicKind | None, known: dict[int, int], of: TopicKind) -> int:
    return long_form(known, short=ShortForm(name, kind), kinds=dict.fromkeys(known, of))


def test_an_acronym_is_believed_at_once_and_a_surname_from_the_second_article_on() -> None:
    assert meant("NGC", None, {7: 1}, BODY) == 7
    assert meant("Veldt", PERSON, {7: 1}, PERSON) == 0
    assert meant("Veldt", PERSON, {7: 2}, PERSON) == 7


def test_what_may_mean_two_stands_for_none() -> None:
    assert meant("NGC", BODY, {7: 3, 8: 1}, BODY) == 0
    assert meant("NGC", BODY, {7: 19, 8: 1}, BODY) == 7


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

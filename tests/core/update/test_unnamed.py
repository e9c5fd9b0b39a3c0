"""How many unnamed speakers a Brief counts."""

from __future__ import annotations

from standfirst.core.update.unnamed import TOLD_NOTHING, count


def test_one_of_two_people_is_one_of_the_two() -> None:
    assert count([(1, "two people"), (1, "One of the two people"), (1, "a clerk")]) == 2


def test_one_of_the_three_an_engineer_is_one_of_the_three_people() -> None:
    three = (1, "three people working on the project")
    assert count([three, (1, "one of the three, an engineer")]) == 1
    assert count([three, (2, "one of the three, an engineer")]) == 2
    assert count([(1, "one of the three, an engineer"), (1, "one of his aides")]) == 2


def test_they_and_who_are_no_further_speaker() -> None:
    assert count([(1, "they"), (1, "who"), (1, "people"), (1, "all of them"), (1, "a clerk")]) == 1
    assert count([(1, "people who saw it"), (1, "his lawyers")]) == 2


def test_one_of_them_is_no_further_speaker() -> None:
    for who in ("one of them", "One of those", "two of them", "another of these"):
        assert count([(1, "two people"), (1, who)]) == 1
    assert count([(1, "one of the two"), (1, "one of them")]) == 1


def test_the_same_description_in_two_articles_is_two_speakers() -> None:
    assert count([(1, "an official"), (2, "an official")]) == 2
    assert count([]) == 0


def test_who_refuses_or_wants_something_told_nothing() -> None:
    assert {"refused", "wants", "knew", "learnt"} <= TOLD_NOTHING
    assert not {"said", "warned", "told"} & TOLD_NOTHING

"""How many unnamed speakers a Brief counts."""

from __future__ import annotations

from standfirst.core.update.unnamed import TOLD_NOTHING, count


def test_one_of_two_people_is_one_of_the_two() -> None:
    assert count([(1, "two people"), (1, "One of the two people"), (1, "a clerk")]) == 2


def test_the_same_description_in_two_articles_is_two_speakers() -> None:
    assert count([(1, "an official"), (2, "an official")]) == 2
    assert count([]) == 0


def test_who_refuses_or_wants_something_told_nothing() -> None:
    assert {"refused", "wants", "knew", "learnt"} <= TOLD_NOTHING
    assert not {"said", "warned", "told"} & TOLD_NOTHING

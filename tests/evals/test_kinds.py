"""The arithmetic of the eval of kinds."""

from __future__ import annotations

from evals.kinds import kinds, scores
from standfirst.core.types import FoundTopic, TopicKind

LABELS = {"Veldt": "person", "Kirrow": "place", "Osk": "place", "Turnout": "none"}


def test_a_name_is_of_the_kind_that_most_articles_give() -> None:
    taken = [TopicKind.PLACE, TopicKind.PERSON, TopicKind.PLACE]
    assert kinds(FoundTopic("Kirrow", kind) for kind in taken) == {"Kirrow": "place"}


def test_a_name_of_nothing_is_right_where_it_is_not_given() -> None:
    right = {"Veldt": "person", "Kirrow": "place", "Osk": "place"}
    assert set(scores(LABELS, right).values()) == {1.0}
    assert scores(LABELS, right | {"Turnout": "person"})["person precision"] == 0.5


def test_a_wrong_kind_costs_one_kind_precision_and_the_other_recall() -> None:
    found = scores(LABELS, {"Veldt": "place", "Kirrow": "place"})
    assert found["accuracy"] == 0.5
    assert (found["person recall"], found["place precision"], found["place recall"]) == (
        0,
        0.5,
        0.5,
    )

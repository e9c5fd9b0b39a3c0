"""When one speaker's number answers another's."""

from __future__ import annotations

from standfirst.core.story.disagree import figures_differ
from standfirst.core.story.tallies import tallies
from tests.core.story.figures import article, over_time

UNION = ("the union", "The union said four of the city’s nurses had not been replaced.")
CITY = ("the city", "The city rejected this, saying only two posts were empty.")


def test_a_number_that_answers_another_counts_the_same_though_that_is_of_a_part() -> None:
    assert over_time(article(1, UNION, CITY)) == [[4, 2]]


def test_the_two_sides_of_an_answer_disagree() -> None:
    (found,) = figures_differ(tallies(article(1, UNION, CITY)))
    assert [side.speaker for side in found.sides] == ["the union", "the city"]


def test_a_number_behind_no_denial_answers_nothing() -> None:
    plain = ("the city", "The city agreed, saying only two posts were empty.")
    assert over_time(article(1, UNION, plain)) == []


def test_nobody_answers_themselves() -> None:
    own = ("the union", "The union rejected this, saying only two posts were empty.")
    assert over_time(article(1, UNION, own)) == []


def test_a_denial_answers_the_number_just_before_it_only_where_that_stands_alone() -> None:
    two = ("the union", "The union said four of the nurses and six of the cooks had left.")
    assert over_time(article(1, two, CITY)) == []


def test_a_sum_and_not_more_answers_the_sum_that_others_tell() -> None:
    charge = "He is charged with accepting 2.6 million crowns."
    defence = ("Ms Lind", "Ms Lind said he had received 1.9 million crowns, not more, as a loan.")
    assert over_time(article(1, charge, defence)) == [[2_600_000, 1_900_000]]


def test_not_more_answers_no_sum_far_from_its_own() -> None:
    loss = "The loss to the public was 48 million crowns."
    defence = ("Ms Lind", "Ms Lind said he had received 1.9 million crowns, not more, as a loan.")
    assert over_time(article(1, loss, defence)) == []

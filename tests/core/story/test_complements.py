"""When parts of a whole follow one another."""

from __future__ import annotations

from tests.core.story.figures import article, over_time

TRAPPED = article(
    1,
    "Fourteen people are missing in the mine.",
    "There were 58 people on the shift and 44 of them had walked out.",
)
MORE = article(2, "Sixteen people are missing in the mine.", hours=9)
OUT = article(3, "Of the 58 people in the mine, 42 came out unaided.", hours=10)


def test_parts_follow_one_another_as_the_rests_of_their_whole_do() -> None:
    assert sorted(over_time(TRAPPED, MORE, OUT)) == [[14, 16], [44, 42]]


def test_parts_of_which_no_rest_is_told_are_parts_of_two_kinds() -> None:
    women = article(3, "Of the 58 people in the mine, 30 were women.", hours=10)
    assert over_time(TRAPPED, MORE, women) == [[14, 16]]


def test_parts_of_two_wholes_do_not_follow_one_another() -> None:
    other = article(3, "Of the 60 people in the mine, 44 came out unaided.", hours=10)
    assert over_time(TRAPPED, MORE, other) == [[14, 16]]

"""Numbers of which a table of figures makes no row."""

from __future__ import annotations

import pytest

from standfirst.core.story.asides import is_aside
from standfirst.core.types import FoundFigure


def aside(sentence: str, value: float, counts: str, unit: str = "") -> bool:
    figure = FoundFigure(
        value=value, about=False, counts=counts, sentence=sentence, span=(0, 1), unit=unit
    )
    return is_aside(figure, language="en")


@pytest.mark.parametrize(
    ("sentence", "value", "counts"),
    [
        ("If fewer than 100 readers a night turn up, the library shuts early.", 100, "readers"),
        ("It will close unless 40 members pay.", 40, "members"),
        ("Cases rose to 23, four more than last night.", 4, "cases"),
        ("Cases rose to 23, 4 cases more than on Monday.", 4, "cases"),
        ("He counted 14 bills, three more than the indictment.", 3, "bills"),
        ("By noon there were two answers.", 2, "answers"),
    ],
)
def test_conditions_differences_and_answers_are_no_rows(
    sentence: str, value: float, counts: str
) -> None:
    assert aside(sentence, value, counts)


@pytest.mark.parametrize(
    ("sentence", "value", "counts"),
    [
        ("If it rains, 100 readers stay away.", 100, "readers"),
        ("It felt as if 40 members had left.", 40, "members"),
        ("Cases rose to 23, four more than last night.", 23, "cases"),
        ("Inspectors had two warnings on file.", 2, "warnings"),
        ("They sent 12 answers.", 12, "answers"),
        ("He will go unless all 180 instructors are home.", 180, "instructors"),
        ("The toll rose to 159 with more than 1,300 in hospital.", 159, "deaths"),
        ("In all 14 died more than a week ago.", 14, "people"),
        ("He has more than four boats.", 4, "boats"),
    ],
)
def test_other_numbers_are_rows(sentence: str, value: float, counts: str) -> None:
    assert not aside(sentence, value, counts)

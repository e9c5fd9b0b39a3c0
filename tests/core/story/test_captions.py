"""How a page tells what a figure counts."""

from __future__ import annotations

import pytest

from standfirst.core.language.figures import find_figures
from standfirst.core.story.captions import LETTERS, caption, excerpt, says_little, where
from standfirst.core.types import FoundFigure


def first(sentence: str) -> FoundFigure:
    return find_figures(sentence, [(0, len(sentence))], language="en")[0]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Six crossings a day will run from Osk.", "crossings a day"),
        ("Some 40 trains per hour stop here.", "trains per hour"),
        ("Six crossings will run each and every day.", "crossings"),
        ("The route loses 20 million crowns a year.", ""),
        ("They sat on the seven-member board.", "members"),
        ("They sent a 12-man crew.", "men"),
        ("They sent a 12-workers crew.", "workers"),
        ("They sent a 12-people crew.", "people"),
        ("They sent a 12-men crew.", "men"),
        ("The death toll rose to 60.", "dead"),
    ],
)
def test_a_caption_says_of_what_time_and_how_many(sentence: str, shown: str) -> None:
    assert caption(first(sentence), language="en") == shown


def test_a_word_that_only_begins_as_the_noun_makes_it_no_plural() -> None:
    one = FoundFigure(1, False, "car", "One car hit the toll-carriage of the bridge.")
    assert caption(one, language="en") == "car"


@pytest.mark.parametrize(
    ("counts", "little"),
    [("people", True), ("others", True), ("", True), ("dead", False), ("miners", False)],
)
def test_people_alone_says_little(counts: str, *, little: bool) -> None:
    assert says_little(counts, language="en") is little


def test_a_place_that_owns_another_is_shown_with_it() -> None:
    sentence = "Some 1,200 people left homes in Varland’s Ansel Valley."
    figure = FoundFigure(1_200, True, "people", sentence, place="Varland")
    assert where(figure) == "Varland’s Ansel Valley"
    flood = "Seven people died in the Ansel flood."
    assert where(FoundFigure(7, False, "people", flood, place="Ansel")) == "Ansel flood"
    plain = FoundFigure(12, False, "people", "Twelve people died in Varland’s north.")
    assert where(plain) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Seven people met Varland’s President Ida Moor.",
        "Seven people died in Varland’s Tuesday market.",
    ],
)
def test_a_person_or_a_day_that_a_place_owns_is_no_place(sentence: str) -> None:
    assert where(FoundFigure(7, False, "people", sentence, place="Varland")) == "Varland"


def test_an_excerpt_holds_the_number_however_long_the_sentence_is() -> None:
    long = f"{'On that day it rained and rained ' * 5}when 58 people walked out. {'And so on ' * 9}"
    told = excerpt(first(long), language="en")
    assert "58 people" in told
    assert told.startswith("…")
    assert told.endswith("…")
    assert len(told) <= LETTERS + 2
    assert excerpt(first("All 58 people walked out."), language="en") == "All 58 people walked out."

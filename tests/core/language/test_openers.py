"""Common words that a parser took for people because they open a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from standfirst.core.language.openers import openers, without_common
from standfirst.core.language.parse import Entity, MarkedText, Token
from tests.cost import at_most


def marked(text: str, *forms: str, label: str = "PERSON") -> MarkedText:
    """Each sentence ends with its full stop; each form is a name where it stands first."""
    ends = [0, *(i + 1 for i, sign in enumerate(text) if sign == ".")]
    places = [text.index(form) for form in forms]
    names = (
        Entity(start, start + len(form), label) for start, form in zip(places, forms, strict=True)
    )
    return MarkedText(tuple(pairwise(ends)), tuple(names))


def kept(text: str, form: str, tag: str, *, label: str = "PERSON") -> bool:
    """Whether a name stays one where the tree of its sentence has this tag for it."""
    known = marked(text, form, label=label)
    start, end = known.entities[0].start, known.entities[0].end
    found = openers(text, known)
    trees = {one.sentence: (Token(start, end, form, tag, "nsubj", 0),) for one in found}
    return without_common(known.entities, found, trees) == known.entities


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Turnout was high.",
        "Turnout was high.",
        "She shrugged. “Turnout is high,” she said.",
        "Rain fell.\n\nTurnout was high.",
    ],
)
def test_a_common_word_that_opens_a_sentence_is_nobody(text: str) -> None:
    assert not kept(text, "Turnout", "NN")
    assert kept(text, "Turnout", "NNP")


@pytest.mark.parametrize(
    "text",
    ["Brook left. They saw Brook again.", "They saw Brook.", "Ann Brook left. Brook slept."],
)
def test_who_is_written_with_a_capital_within_a_sentence_too_stays(text: str) -> None:
    assert kept(text, "Brook", "NN")


def test_names_of_several_words_and_of_what_is_no_person_stay() -> None:
    assert kept("Rose Brook left.", "Rose Brook", "NN")
    assert kept("Labour won.", "Labour", "NN", label="ORG")


def test_a_sentence_without_a_tree_takes_nothing_away() -> None:
    known = marked("Turnout was high.", "Turnout")
    assert without_common(known.entities, openers("Turnout was high.", known), {}) == known.entities


def test_the_openers_of_a_long_text_cost_little() -> None:
    text = "Turnout was high. " * 2_000
    spans = tuple((at, at + 18) for at in range(0, len(text), 18))
    known = MarkedText(spans, tuple(Entity(at, at + 7, "PERSON") for at, _ in spans))
    with at_most(1):
        assert len(openers(text, known)) == 2_000

"""To whom the second half of a quotation belongs that its cue splits."""

from __future__ import annotations

from functools import cache

import pytest

from standfirst.core.language.clauses import Attribution
from standfirst.core.language.parse import Parser
from standfirst.core.language.quotations import find_quotations
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.splitquotes import with_own_halves
from standfirst.core.types import Span
from standfirst.io.nlp import load_parser


@cache
def model() -> Parser:
    parser = load_parser()
    if parser.name == "rules":
        pytest.fail("the English model, which the lock installs, is not there")
    return parser


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def told(text: str, *content: str, source: str, cue: str) -> tuple[str, list[str]]:
    """The source and the contents, as they come back."""
    found = Attribution(
        place(text, cue), tuple(place(text, c) for c in content), place(text, source)
    )
    own = with_own_halves(text, found, find_quotations(text))
    assert own.source is not None
    return text[slice(*own.source)], [text[slice(*span)] for span in own.content]


def test_a_half_that_a_parser_took_for_an_apposition_is_what_was_said() -> None:
    text = "“Six boats will come,” said the mayor, Elna Rye, “but not today.”"
    source = "the mayor, Elna Rye, “but not today.”"
    assert told(text, "“Six boats will come,”", source=source, cue="said") == (
        "the mayor, Elna Rye",
        ["“Six boats will come,”", "“but not today.”"],
    )


@pytest.mark.parametrize("source", ["Jo Rye, “the Boss”, who runs it", "the “old” mayor"])
def test_a_name_in_marks_stays_with_the_name(source: str) -> None:
    text = f"“Six boats will come,” said {source}"
    assert told(text, "“Six boats will come,”", source=source, cue="said")[0] == source


def test_what_a_stop_ended_is_not_of_the_next_sentence() -> None:
    text = "He said so, “but not today.” The chamber says that it costs much."
    found = told(text, "“but not today.”", "that it costs much", source="The chamber", cue="says")
    assert found == ("The chamber", ["that it costs much"])


def test_what_stands_alone_before_its_cue_is_kept() -> None:
    text = "“It is over today.” The chamber said on Monday."
    assert told(text, "“It is over today.”", source="The chamber", cue="said")[1] == [
        "“It is over today.”"
    ]


def test_both_halves_are_of_who_spoke_the_first_though_another_opens_the_next_sentence() -> None:
    text = (
        "The show opened on Friday. “It was a long road,” said Jo Lee, who runs it, “and we are "
        "tired.” Its owner, Per Dahl, said that tickets were sold out."
    )
    article = read_texts([TextToRead("", text, "en")], parser=model())[0]
    assert [(s.speaker, s.words) for s in article.statements] == [
        ("Jo Lee", "“It was a long road,” … “and we are tired.”"),
        ("Per Dahl", "tickets were sold out"),
    ]

"""What names speech and tells nothing."""

from __future__ import annotations

from functools import cache

import pytest

from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.io.nlp import load_parser


@cache
def model() -> Parser:
    parser = load_parser()
    if parser.name == "rules":
        pytest.fail("the English model, which the lock installs, is not there")
    return parser


def told(text: str) -> list[tuple[str, str]]:
    """Cue and words of each statement."""
    article = read_texts([TextToRead("", text, "en")], parser=model())[0]
    return [(s.cue, s.words) for s in article.statements]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orlin said so.",
        "Lena Orlin rejected the suggestion.",
        "The posts that the company intends to cut are many.",
        "Lena Orlin was called to explain why the boats were late.",
        "Attempts to compare the boats with the ferries failed.",
        "It was a line that would make the captains question their future.",
        "The past two weeks have seen the boats sink in the harbour.",
        "Police attacked two women in the park.",
        "Lena Orlin put Osk at the centre of her plan.",
        "As I write, the boats are old.",
        "Demonstrators protested the new harbour.",
        "Lena Orlin claimed the prize.",
        "Lena Orlin looked in to see why the boats leaked.",
        "Lena Orlin failed to say why the boats leaked.",
        "The captains are scrambling to respond to the leak.",
        "Lena Orlin listed them without notes.",
        "5 per cent demanded, 2 offered.",
        "Do not open letters that claim to come from the harbour.",
        "Astronomers of the Osk Tower, one of three asked to check the orbit, found two plates.",
    ],
)
def test_no_words_of_anybody_are_no_statement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("Lena Orlin denied the claims.", "denied", "the claims"),
        ("Lena Orlin declined to comment.", "declined", "to comment"),
        ("Lena Orlin attacked the plan as reckless.", "attacked", "the plan as reckless"),
        ("Lena Orlin put the damage at 3 million crowns.", "put", "the damage at 3 million crowns"),
        ("Lena Orlin protested that the boats were old.", "protested", "the boats were old"),
        ("Lena Orlin intends to cut two posts.", "intends", "to cut two posts"),
        ("Lena Orlin accused them of theft.", "accused", "them of theft"),
        ("7 per cent said they would stay.", "said", "they would stay"),
        (
            "Lena Orlin told the Post there had been six changes, all of them agreed in writing.",
            "told",
            "there had been six changes",
        ),
    ],
)
def test_the_same_words_with_what_was_said_are_one(text: str, cue: str, words: str) -> None:
    assert told(text) == [(cue, words)]

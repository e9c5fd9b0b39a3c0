"""Which stretch of a sentence names the source."""

from __future__ import annotations

import pytest

from standfirst.core.language.parse import Token
from standfirst.core.language.subjects import noun_phrase
from standfirst.core.language.tree import grow

Word = tuple[str, str, str, int]  # text, tag, relation, head


def phrase(*words: Word) -> str:
    """The source around the first word; the last word is the cue."""
    tokens, place = [], 0
    for text, tag, dep, head in words:
        tokens.append(Token(place, place + len(text), text, tag, dep, head))
        place += len(text) + 1
    run = noun_phrase(grow(tokens), 0, len(tokens) - 1)
    return " ".join(t.text for t in tokens[run[0] : run[1] + 1]) if run else ""


def lee(head: int) -> Word:
    return ("Lee", "NNP", "nsubj", head)


@pytest.mark.parametrize(
    ("verb", "source"),
    [
        ("runs", "Lee , who runs Osk"),
        ("was", "Lee , who was Osk"),
        ("told", "Lee"),
        ("thanked", "Lee"),
    ],
)
def test_who_runs_a_thing_is_told_with_the_name_and_what_was_done_is_not(
    verb: str, source: str
) -> None:
    words = (
        lee(6),
        (",", ",", "punct", 0),
        ("who", "WP", "nsubj", 3),
        (verb, "VBZ", "relcl", 0),
        ("Osk", "NNP", "dobj", 3),
        (",", ",", "punct", 0),
        ("said", "VBD", "ROOT", 6),
    )
    assert phrase(*words) == source


def test_what_somebody_did_meanwhile_is_aside() -> None:
    words = (
        lee(5),
        (",", ",", "punct", 0),
        ("speaking", "VBG", "acl", 0),
        ("here", "RB", "advmod", 2),
        (",", ",", "punct", 0),
        ("said", "VBD", "ROOT", 5),
    )
    assert phrase(*words) == "Lee"


def test_the_day_is_no_part_of_who() -> None:
    day = ("Sunday", "NNP", "pobj", 1)
    assert phrase(lee(3), ("on", "IN", "prep", 0), day, ("said", "VBD", "ROOT", 3)) == "Lee"


def test_the_day_of_a_poll_is_part_of_it() -> None:
    words = (
        ("poll", "NN", "nsubj", 4),
        ("made", "VBN", "acl", 0),
        ("on", "IN", "prep", 1),
        ("Sunday", "NNP", "pobj", 2),
        ("found", "VBD", "ROOT", 4),
    )
    assert phrase(*words) == "poll made on Sunday"


def test_a_bracket_is_closed() -> None:
    words = (
        lee(5),
        ("(", "-LRB-", "punct", 0),
        ("D-Va", "NNP", "appos", 0),
        (".", ".", "punct", 0),
        (")", "-RRB-", "punct", 0),
        ("said", "VBD", "ROOT", 5),
    )
    assert phrase(*words) == "Lee ( D-Va . )"

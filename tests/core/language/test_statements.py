"""Statements read from trees: tags set off by commas, things that cannot speak, days of saying."""

from __future__ import annotations

from datetime import date

import pytest

from standfirst.core.language.clauses import attributions
from standfirst.core.language.parse import Token
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser
from standfirst.core.language.subjects import noun_phrase
from standfirst.core.language.tags import tags
from standfirst.core.language.tree import Tree, grow

WEDNESDAY = date(2026, 3, 18)


def tree(tagged: str) -> Tree:
    """A flat tree of "word/TAG word/TAG": tags look at words and tags alone."""
    tokens: list[Token] = []
    place = 0
    for i, pair in enumerate(tagged.split()):
        text, _, tag = pair.rpartition("/")
        tokens.append(Token(place, place + len(text), text, tag, "dep", i))
        place += len(text) + 1
    return grow(tokens)


def read_tags(tagged: str) -> list[tuple[str, str, int]]:
    """Verb, who speaks, and how many stretches are said."""
    grown = tree(tagged)
    words = [t.text for t in grown.tokens]
    return [(words[i], " ".join(words[a : b + 1]), len(said)) for i, (a, b), said in tags(grown)]


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        ("It/PRP is/VBZ shut/JJ ,/, the/DT firm/NN said/VBD ./.", [("said", "the firm", 1)]),
        (
            "It/PRP is/VBZ shut/JJ ,/, the/DT doctor/NN ,/, Ann/NNP Lee/NNP ,/, confirmed/VBD "
            "today/NN ,/, for/IN good/JJ ./.",
            [("confirmed", "the doctor , Ann Lee", 2)],
        ),
        ("None/NN ,/, she/PRP said/VBD ,/, had/VBD come/VBN ./.", [("said", "she", 2)]),
        ("When/WRB asked/VBN ,/, he/PRP said/VBD that/IN it/PRP is/VBZ ./.", []),
        ("He/PRP left/VBD ,/, the/DT firm/NN announced/VBD plans/NNS ./.", []),
    ],
)
def test_a_set_off_verb_tells_who_says_the_clause_beside_it(
    tagged: str, found: list[tuple[str, str, int]]
) -> None:
    assert read_tags(tagged) == found


def days(text: str) -> list[date | None]:
    article = read_texts([TextToRead("", text, "en", published=WEDNESDAY)], parser=RulesParser())[0]
    return [s.said_on for s in article.statements]


def test_the_day_beside_the_cue_is_the_day_of_saying() -> None:
    assert days("“The mine is safe for all of us,” said Ann Lee on Tuesday.") == [date(2026, 3, 17)]


def test_a_day_within_what_is_said_is_no_day_of_saying() -> None:
    assert days("“The mine was shut on Tuesday and stays so,” said Ann Lee.") == [None]


def test_two_days_beside_a_cue_are_none() -> None:
    text = "“The mine is safe for all of us,” said Ann Lee on Tuesday, as she had on Sunday."
    assert days(text) == [None]


def speakers(text: str) -> list[str]:
    article = read_texts([TextToRead("", text, "en")], parser=RulesParser())[0]
    return [s.speaker for s in article.statements]


def test_one_of_them_is_one_of_those_who_spoke() -> None:
    text = (
        "“Nobody has seen the whole contract yet,” said two people who saw drafts.\n\n"
        "“It was signed in the dark of night,” said one of them."
    )
    assert speakers(text)[1].startswith("one of two people")


def test_it_is_the_body_that_opened_the_sentence_before() -> None:
    text = (
        "“We will vote for it tonight,” said the city council. The staff union is wary. "
        "It warned: “An empty room helps nobody at all.”"
    )
    assert speakers(text)[1] == "the staff union"


def test_the_researcher_is_the_unnamed_one_who_just_spoke() -> None:
    text = (
        "“The numbers look very odd to me,” said an astronomer. "
        "“One of them is plainly wrong,” the researcher said."
    )
    assert speakers(text) == ["an astronomer", "an astronomer"]


def test_a_memo_is_called_so_without_how_it_was_got() -> None:
    text = "“All live data must go within a week,” said a memo seen by the Courier."
    assert speakers(text) == ["a memo"]


def test_a_phrase_of_place_before_a_comma_is_no_part_of_who_speaks() -> None:
    tokens = [
        Token(0, 7, "Outside", "IN", "prep", 3),
        Token(8, 13, "court", "NN", "pobj", 0),
        Token(13, 14, ",", ",", "punct", 3),
        Token(15, 19, "Reik", "NNP", "nsubj", 4),
        Token(20, 25, "spoke", "VBD", "ROOT", 4),
    ]
    assert noun_phrase(grow(tokens), 3, 4) == (3, 3)


def test_that_said_is_said_by_nobody() -> None:
    tokens = [
        Token(0, 4, "That", "DT", "nsubj", 1),
        Token(5, 9, "said", "VBD", "ccomp", 5),
        Token(9, 10, ",", ",", "punct", 5),
        Token(11, 14, "the", "DT", "det", 4),
        Token(15, 19, "firm", "NN", "nsubj", 5),
        Token(20, 26, "stayed", "VBD", "ROOT", 5),
    ]
    assert not attributions(grow(tokens))


def test_fears_are_those_of_whoever_voices_them() -> None:
    tokens = [
        Token(0, 6, "Envoys", "NNS", "nsubj", 1),
        Token(7, 13, "voiced", "VBD", "ROOT", 1),
        Token(14, 19, "fears", "NNS", "dobj", 1),
        Token(20, 24, "that", "IN", "mark", 6),
        Token(25, 27, "it", "PRP", "nsubj", 6),
        Token(28, 33, "might", "MD", "aux", 6),
        Token(34, 38, "fail", "VB", "acl", 2),
    ]
    sources = {a.cue: a.source for a in attributions(grow(tokens))}
    assert sources[14, 19] == (0, 6)

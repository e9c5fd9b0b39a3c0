"""Where the clause that is said begins and ends."""

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


def words_of(text: str) -> list[str]:
    """What is said, statement by statement."""
    article = read_texts([TextToRead("", text, "en")], parser=model())[0]
    return [s.words for s in article.statements]


@pytest.mark.parametrize(
    "words",
    [
        "the boats were “too old,” and the captain would sell them",
        "the boats were old, and that the captain had sold them",
        "two of the captains had since left",
        "half the captains had signed; two of them had since left",
        "the letters disclosed this week were forged",
        "every deck and every galley would be closed",
    ],
)
def test_a_clause_is_said_to_its_end(words: str) -> None:
    assert words_of(f"Lena Orlin said {words}.") == [words]


def test_a_clause_before_a_colon_is_not_said_by_who_speaks_behind_it() -> None:
    text = "Few agree on the boats: two thirds of the voters say they are too old."
    assert words_of(text) == ["they are too old"]


def test_a_sentence_behind_the_closing_mark_is_not_said() -> None:
    text = (
        "The mayor told the Courier that “the question is whether he will go on.”\n"
        "Orlin, who holds the title “captain,” was born in 1935, he was told."
    )
    assert words_of(text)[0] == "“the question is whether he will go on.”"


@pytest.mark.parametrize(
    "text",
    [
        "“The boats are too old,” Lena Orlin said, another sign of a long quarrel.",
        "“The boats are too old,” Lena Orlin, 69, told the Courier on Monday.",
    ],
)
def test_what_stands_whole_in_marks_is_all_that_is_said(text: str) -> None:
    assert words_of(text) == ["“The boats are too old,”"]


def test_the_subject_may_lead_to_its_verb_over_an_aside() -> None:
    text = (
        "The council, one seat ahead, promised in its programme that it would abolish the charge."
    )
    assert words_of(text) == ["it would abolish the charge"]


def test_the_halves_around_a_verb_of_no_list_are_one_statement() -> None:
    text = "“Never again,” she thundered, “will the boats be sold to them.”"
    assert words_of(text) == ["“Never again,” … “will the boats be sold to them.”"]


def test_what_tells_of_the_speaker_is_not_said() -> None:
    text = (
        "“We told them once, we told them twice, and then we stopped,” said a captain of the "
        "harbour, who spoke on condition that her name be withheld."
    )
    assert words_of(text) == ["“We told them once, we told them twice, and then we stopped,”"]


def test_a_noun_of_speech_has_the_clause_that_it_is_said_to_be() -> None:
    text = "The captain’s answer was that the boats would stay in the harbour."
    assert words_of(text) == ["the boats would stay in the harbour"]


def test_what_many_were_said_to_be_is_said_though_its_subject_stands_before() -> None:
    text = "They spoke of the leak, which the mayor said is meant to harm her."
    assert "is meant to harm her" in words_of(text)


def test_what_somebody_was_asked_is_not_what_he_said() -> None:
    text = "Asked how long it would take, Lena Orlin said, “The sooner the better, and we know it.”"
    assert words_of(text) == ["“The sooner the better, and we know it.”"]


def test_a_quotation_that_ended_before_is_no_part_of_the_next_sentence() -> None:
    text = "“The boats are old.” They must go, Lena Orlin said."
    assert words_of(text) == ["They must go"]


def test_what_is_ruled_out_is_told_with_it() -> None:
    text = "Lena Orlin ruled out lending the captain a single boat."
    assert words_of(text) == ["out lending the captain a single boat"]


def test_the_end_of_words_in_marks_is_the_end_of_what_a_verb_leads_to() -> None:
    text = "Asked on Monday, she said, “The sooner the better.” Asked again, the captain demurred."
    assert words_of(text) == ["“The sooner the better.”"]


def test_whom_somebody_told_is_no_part_of_what_he_told() -> None:
    text = (
        "He told the TV network that protesters were trying to establish order by creating "
        "self-rule committees to run the city and distribute food."
    )
    assert words_of(text)[0].startswith("protesters were trying to establish order")

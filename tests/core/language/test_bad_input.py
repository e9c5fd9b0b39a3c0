"""Statements of texts that are badly marked, quote for other ends, or are no articles at all."""

from __future__ import annotations

import pytest

from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser
from tests.cost import at_most


def said(text: str) -> list[tuple[str, str]]:
    article = read_texts([TextToRead("", text, "en")], parser=RulesParser())[0]
    return [(s.speaker, s.words) for s in article.statements]


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "«»", "»«", "„“", "‚‘", "‹›", '“"', "””"])
def test_each_tradition_of_marks_is_a_quotation(marks: str) -> None:
    words = f"{marks[0]}We were not asked about the bridge.{marks[1]}"
    assert said(f"Ann Lee said: {words}") == [("Ann Lee", words)]


def test_two_traditions_in_one_text_are_both_read() -> None:
    text = "“Nobody asked us about it,” said Ann Lee. «It stays shut for good», said Bo Hall."
    assert [who for who, _ in said(text)] == ["Ann Lee", "Bo Hall"]


def test_a_mark_never_closed_takes_no_further_paragraph() -> None:
    text = "“We were not asked, said Ann Lee.\n\nThe bridge is 400 metres long."
    assert all("400" not in words for _, words in said(text))


def test_a_mark_never_opened_opens_nothing() -> None:
    assert not any(
        "400" in words for _, words in said("It is shut.” The bridge is 400 metres long.")
    )


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = (
        "“We were not asked about the bridge,” said Ann Lee.\n\n"
        "“It is our bridge and nobody came to see it.\n\n"
        "“So we shall shut it on our own.”"
    )
    assert {who for who, _ in said(text)} == {"Ann Lee"}
    assert "shut it on our own" in said(text)[-1][1]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” left the “safe zone” before noon.",
        "The film “The Last Ferry” opens in March.",
        "The band played “Song of the Long Cold River” at noon.",
    ],
)
def test_scare_quotes_and_titles_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_in_fiction_the_one_beside_the_mark_speaks() -> None:
    text = "“Come in, it is cold,” said the old woman. “I would rather wait here,” said the boy."
    assert [who for who, _ in said(text)] == ["the old woman", "the boy"]


def test_names_in_capitals_and_letters_open_the_turns_of_a_transcript() -> None:
    hearing = "MS LEE: It stays shut.\n\nMR HALL: For how long?\n\nMS LEE: For a year."
    assert [words for _, words in said(hearing)] == [
        "It stays shut.",
        "For how long?",
        "For a year.",
    ]
    asked = "Q: When was it?\n\nA: On Monday.\n\nQ: Who was there?\n\nA: Nobody."
    assert [who for who, _ in said(asked)] == ["Q", "A", "Q", "A"]


def test_a_text_all_in_capitals_is_read() -> None:
    assert said("“WE WERE NEVER ASKED ABOUT IT,” SAID ANN LEE.") == [
        ("ANN LEE", "“WE WERE NEVER ASKED ABOUT IT,”")
    ]


@pytest.mark.parametrize("text", ["“" * 3_000, "“a ”" * 3_000, "«»„“‚‘›‹" * 800])
def test_marks_alone_cost_little_and_say_nothing(text: str) -> None:
    with at_most(0.5):
        assert all(who == "" for who, _ in said(text))


def test_a_sentence_of_3000_words_costs_little() -> None:
    with at_most(0.5):
        said("The mayor said " + "that the bridge was shut and " * 500 + "that it stays so.")

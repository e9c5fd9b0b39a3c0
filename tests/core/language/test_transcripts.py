"""Turns of a transcript, and what only looks like them."""

from __future__ import annotations

from standfirst.core.language.transcripts import place_turns


def turns(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [text[slice(*turn.source)] for turn in place_turns(text) if turn.source]


def test_two_who_take_turns_are_a_transcript() -> None:
    assert turns("Q: Is it shut?", "A: It is.", "Q: For good?") == ["Q", "A", "Q"]


def test_one_label_again_and_again_is_no_transcript() -> None:
    said = "It is shut for good."
    assert turns("Get The Plan: Now!", said, "The Start: Begin.", said, "Get The Plan: Now!") == []


def test_a_table_of_numbers_is_no_transcript() -> None:
    assert turns("Lee: 547.", "Ito: 46.", "Lee: 1,201.", "Ito: 80.") == []

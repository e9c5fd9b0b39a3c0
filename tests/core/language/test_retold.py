"""What is told within what somebody says, and what is not told at all."""

from __future__ import annotations

from standfirst.core.language.cues import ACTS, PHRASE_VERBS
from standfirst.core.language.wordlists import word_set


def test_acts_of_speech_are_no_thoughts() -> None:
    assert ACTS.isdisjoint(word_set("think believe want hope fear know"))


def test_an_appeal_for_something_is_said() -> None:
    assert "appeal" in PHRASE_VERBS["for"]

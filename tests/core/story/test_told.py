"""Whose a number is, and who only speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.core.story.told import FEW, StatementTold, attributed
from tests.core.story.figures import NOON, article


def statement(speaker: str, words: str, *, named: bool = False) -> StatementTold:
    return StatementTold(1, 1, 1, "Outlet 1", NOON, "en", speaker, named, "said", words)


def test_how_many_speak_is_no_figure_of_the_story() -> None:
    told = article(1, "The price is 62 million crowns, two people who saw the contract said.")
    who = statement("two people who saw the contract", "The price is 62 million crowns")
    assert [(one.figure.value, one.speaker) for one in attributed(told, [who])] == [
        (6.2e7, "two people who saw the contract")
    ]


@pytest.mark.parametrize(
    ("sentence", "speaker", "words"),
    [
        (
            "Gunmen killed two officials in Osk, two officials said.",
            "two officials",
            "Gunmen killed two officials in Osk",
        ),
        (
            "Three executives said they were leaving the firm.",
            "Three executives",
            "they were leaving the firm",
        ),
        (
            "Five lawmakers said they would vote against the bill.",
            "Five lawmakers",
            "they would vote against the bill",
        ),
    ],
)
def test_how_many_were_killed_or_will_leave_is_told(
    sentence: str, speaker: str, words: str
) -> None:
    figures = article(1, sentence)
    assert figures
    assert len(attributed(figures, [statement(speaker, words)])) == len(figures)


def test_only_a_few_unnamed_speakers_are_left_out() -> None:
    few = article(1, "Five officials said the bridge was safe.")
    who = statement("Five officials", "the bridge was safe")
    assert [one.figure.value for one in few] == [FEW]
    assert attributed(few, [who]) == ()
    assert attributed(few, [replace(who, named=True)]) == tuple(few)
    many = article(1, "Six officials said the bridge was safe.")
    assert len(attributed(many, [statement("Six officials", "the bridge was safe")])) == 1


def test_many_who_speak_and_those_who_are_spoken_of_are_counted() -> None:
    firms = article(1, "At least 130 firms said they would leave.")
    assert len(attributed(firms, [statement("At least 130 firms", "they would leave")])) == 1
    seen = article(1, "An officer said two people were hurt.")
    assert len(attributed(seen, [statement("An officer", "two people were hurt")])) == 1

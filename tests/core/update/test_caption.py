"""What a picture shows, among the sentences of a text."""

from __future__ import annotations

import pytest

from standfirst.core.update.caption import is_caption
from tests.cost import at_most


@pytest.mark.parametrize(
    "sentence",
    [
        "Hauliers protest in Halvik, Varland, on Sunday.",
        "Supporters of the mayor Ida Moor march in the harbour of Halvik on Monday, March 2.",
        "A nurse wearing a paper mask waits at the gate of the harbour of Osk.",
        "Two soldiers carry a boat past the bakery on Mill Lane.",
        "The mayor of Halvik delivers a speech on the bridge on February 27, 2026.",
        "The brothers Aksel, left, and Trond Amsrud wait on the bridge in Halvik.",
    ],
)
def test_a_caption_is_known_by_what_it_shows(sentence: str) -> None:
    assert is_caption(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hauliers will protest in Halvik, Varland, on Sunday.",
        "Hauliers march in Halvik on Sunday, the union said.",
        "A nurse stands to lose 300 crowns a month under the plan of the council.",
        "A law that nobody in Halvik has read stands in the way of the bridge.",
        "Two ships, which can carry 200 lorries, are in Osk and are due at Sund on Sunday.",
        "World leaders gather for the climate summit in Osk on Monday.",
        "The mayor delivers her budget speech to the council in Halvik on Tuesday.",
        "Voters in Varland look set to elect a new council at polls in Osk on Sunday.",
        "Voters in Varland are to march in Halvik on Sunday.",
        "Voters in Varland could march in Halvik on Sunday.",
        "Turnout stands at 40 per cent at the polls in Halvik on Sunday.",
        "Parliament sits in an emergency session in Halvik on Friday.",
        "Two police officers stand by their account of the death of the miner.",
        "Two former officials sit on the board of the bank that owns the bridge.",
        "Two thirds of workers hold a second job in Halvik.",
        "Two soldiers who had carried a boat past the bakery were hurt on Mill Lane.",
    ],
)
def test_a_report_is_no_caption(sentence: str) -> None:
    assert not is_caption(sentence)


def test_a_long_sentence_costs_little() -> None:
    with at_most(0.5):
        for one in ("A man holds " * 50, "A " * 300, "in on Sunday march in " * 27):
            assert not is_caption(one)

"""Standfirsts as lists show them."""

from __future__ import annotations

from standfirst.core.story.opening import opening

CLOSED = "The Karl Amund bridge in Halvik was closed before dawn after a crack was found."
COST = "Repairing the Karl Amund bridge will cost 95 million crowns, the council was told."
BOAT = "A ferry will carry cyclists around the closed Halvik bridge from Monday morning on."


def test_a_list_shows_whole_sentences_of_a_standfirst() -> None:
    assert opening(f"{CLOSED} {COST}") == f"{CLOSED} {COST}"
    assert opening(f"{CLOSED} {COST} {BOAT}") == f"{CLOSED} {COST}"
    long = "Engineers of " + "the road office of " * 12 + "Halvik closed the bridge."
    assert opening(f"{long} {COST}") == long
    assert opening("") == ""
    assert len(opening("日" * 20_000)) <= 1200

"""Reasons for going unnamed, in the text's words."""

from __future__ import annotations

import pytest

from standfirst.core.language.anonymity import reason_in


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "An aide, who was not authorised to speak about the deal, said no.",
            "not authorised to speak about the deal",
        ),
        (
            "A nurse, who asked not to be named because she fears her manager, said so.",
            "she fears her manager",
        ),
        (
            "The envoy spoke on condition of anonymity because talks go on.",
            "talks go on",
        ),
        ("A guard spoke on condition of anonymity.", "on condition of anonymity"),
        ("A cook, who would not give her name for fear of a fine, left.", "fear of a fine"),
        ("The mayor spoke because it rained.", ""),
        ("A nurse, who asked not to be named, was up since breakfast.", "asked not to be named"),
        (
            "A cook would not give her name as talks were still going on.",
            "talks were still going on",
        ),
        (
            "A whip, who asked not to be named because staff had been told to wait, left.",
            "staff had been told to wait",
        ),
        ("A whip, unnamed because lawyers had warned him, left.", "lawyers had warned him"),
    ],
)
def test_a_reason_is_found_or_not(sentence: str, reason: str) -> None:
    assert reason_in(sentence).removeprefix("for ") == reason

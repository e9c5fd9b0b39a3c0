"""Pieces that comment on the news or explain it."""

from __future__ import annotations

import pytest

from standfirst.core.update.analysis import is_analysis


@pytest.mark.parametrize(
    ("headline", "standfirst", "section"),
    [
        ("Analysis: the bridge that nobody owned", "", ""),
        ("Saved by two votes", "Analysis: the Prime Minister has her budget.", ""),
        ("Saved by two votes", "", "Opinion"),
        ("Why the sawmills are counting votes", "", ""),
        ("Kommentar – Die Brücke gehört niemandem", "", ""),
        ("Pourquoi le pont reste fermé", "", ""),
        ("El puente de todos", "", "Opinión"),
    ],
)
def test_what_its_outlet_calls_so_is_an_analysis(
    headline: str, standfirst: str, section: str
) -> None:
    assert is_analysis(headline, standfirst, section)


@pytest.mark.parametrize(
    ("headline", "standfirst", "section"),
    [
        ("Bridge closed after crack is found", "The mayor has no comment.", "National"),
        ("Opinion polls put the mayor ahead", "", ""),
        ("Analysis of the crack takes a week", "", "Science"),
        ("Tribune of Halvik closes", "", ""),
        ("However late, the ferry sails", "", ""),
        ("", "", ""),
    ],
)
def test_a_report_is_none(headline: str, standfirst: str, section: str) -> None:
    assert not is_analysis(headline, standfirst, section)

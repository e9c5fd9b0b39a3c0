"""Cues that answer what was said just before: "rejected this, saying"."""

from __future__ import annotations

import re

from standfirst.core.types import Span

MOST_LETTERS = 60  # before a cue that are looked at
_ANSWERED = (
    r"\b(?:rejected|rejects|denied|denies|disputed|disputes|dismissed|dismisses|contradicted|"
    r"contradicts|rebutted|refuted)"
    r" (?:this|that|it|(?:the|this|that|these|those|such) (?:\w+ )?(?:suggestion|claim|accusation|"
    r"allegation|account|report|criticism|charge|figure|number|version)s?)\b"
)
_ANSWER = re.compile(_ANSWERED + ",? $")
_SAYING = re.compile(_ANSWERED + r",? (?:saying|adding|arguing|insisting|stating|and said)\b")
_GOES_ON = re.compile(r"saying|adding|arguing|insisting|stating|explaining|claiming|and said")


def with_answer(text: str, cue: Span) -> Span:
    """The cue with the denial before it, where it only goes on from there; else as it is."""
    if not _GOES_ON.fullmatch(text[slice(*cue)]):
        return cue
    before = text[max(0, cue[0] - MOST_LETTERS) : cue[0]]
    found = _ANSWER.search(before)
    return (cue[0] - len(before) + found.start(), cue[1]) if found else cue


def answers(before: str) -> bool:
    """Does what stands before a number set it against what was said just before: "rejected this,
    saying only"?"""
    return bool(_SAYING.search(before))

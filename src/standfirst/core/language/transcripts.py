"""Reads transcripts: paragraphs that open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter

from standfirst.core.language.assemble import Placed
from standfirst.core.language.sentences import paragraphs
from standfirst.core.types import Span

TURNS = 3  # fewer openings with a colon are labels: "UPDATE: ...", "Photo: ..."
_TURN = re.compile(r"(?P<who>[QA]|[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4})(?P<cue>:)\s+(?=\S)")


def place_turns(text: str) -> list[Placed]:
    """What each speaker says, to the end of the paragraph; none where nobody speaks twice."""
    turns = [
        (found, end)
        for start, end in paragraphs(text)
        if (found := _TURN.match(text, start, end)) is not None
    ]
    speakers = Counter(found.group("who").split()[-1].casefold() for found, _ in turns)
    if len(turns) < TURNS or max(speakers.values()) < 2:
        return []
    return [
        Placed(found.span("cue"), ((found.end(), end),), found.span("who")) for found, end in turns
    ]


def within(places: list[Placed], place: int) -> bool:
    """Whether a place of the text is part of a turn."""
    return any(_holds(span, place) for turn in places for span in turn.content)


def _holds(span: Span, place: int) -> bool:
    return span[0] <= place < span[1]

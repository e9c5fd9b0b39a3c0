"""Reads transcripts: paragraphs that open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from standfirst.core.language.placed import Placed
from standfirst.core.language.sentences import paragraphs
from standfirst.core.types import Span

TURNS = 3  # fewer openings with a colon are labels: "UPDATE: ...", "Photo: ..."
_TURN = re.compile(r"(?P<who>[QA]|[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4})(?P<cue>:)\s+(?=\S)")


def place_turns(text: str) -> list[Placed]:
    """What each speaker says, to the end of the paragraph.

    None where nobody speaks twice, or no two take turns from one paragraph to the next: "UPDATE:",
    "The Plan:" are labels, as are those of lines that end no sentence. What holds no letters is a
    table's row: "Lee: 547".
    """
    openings = [(_TURN.match(text, *span), span[1]) for span in paragraphs(text)]
    turns = [
        (found, end)
        for found, end in openings
        if found is not None and any(c.isalpha() for c in text[found.end() : end])
    ]
    names = [found.group("who") if found else "" for found, _ in openings]
    speakers = Counter(found.group("who").split()[-1].casefold() for found, _ in turns)
    if (
        len(turns) < TURNS
        or max(speakers.values()) < 2
        or not any(map(_take_turns, pairwise(names)))
    ):
        return []
    spoken = sum(text[found.end() : end].rstrip().endswith(_ENDS) for found, end in turns)
    if 2 * spoken < len(turns):
        return []
    return [
        Placed(found.span("cue"), ((found.end(), end),), found.span("who")) for found, end in turns
    ]


_ENDS = (".", "!", "?", "…", "”", '"', "»", "’", "“")  # a team sheet's lines end in none


def _take_turns(names: tuple[str, str]) -> bool:
    return "" not in names and names[0] != names[1]


def within(places: list[Placed], place: int) -> bool:
    """Whether a place of the text is part of a turn."""
    return any(_holds(span, place) for turn in places for span in turn.content)


def _holds(span: Span, place: int) -> bool:
    return span[0] <= place < span[1]

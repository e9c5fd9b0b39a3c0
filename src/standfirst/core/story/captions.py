"""How a page tells what a figure counts: its noun with the time it is of, its place, its words."""

from __future__ import annotations

import re

from standfirst.core.story.amounts import beside_unit, number_of
from standfirst.core.story.counts import each
from standfirst.core.story.fates import fates, is_everybody
from standfirst.core.types import FoundFigure

LETTERS = 120  # of a sentence that stand beside its number
BEFORE = 60  # of them before it, where the sentence is longer
_ODD_PLURALS = {"person": "people", "child": "children", "foot": "feet"}
# "Varland’s Ansel Valley", "the Ansel flood": a river is where nobody died.
_PLACES = (
    r"Valley|River|Lake|Bay|Coast|Province|Region|District|County|State|Islands?|Hills|Mountains?|"
    r"Delta|Strip|Port|Harbou?r|Square|Hospital|Airport|Bridge|University|School|Prison|Peninsula|"
    r"Desert|Forest|Canal|Street|Market"
)
_WHOLE_NAME = (
    rf"(?:[’']s(?: [A-ZÀ-Þ][\w’-]*){{0,3}} (?:{_PLACES})\b|"
    r" (?:floods?|fires?|wildfires?|quake|earthquake|bombings?|"
    r"attacks?|crash|disaster|war|protests?|outbreak)\b)"
)


def caption(figure: FoundFigure, *, language: str) -> str:
    """What is counted, as it stands beside the number with its unit: "crossings a day"; "" where
    the unit says it."""
    counts = beside_unit(figure.counts, figure.unit)
    if _is_of_one(counts) and f"-{counts} " in figure.sentence:
        counts = _plural(counts)  # "seven-member board"
    time = each(figure, language=language) if counts and not figure.unit else ""
    return f"{counts} {time}".strip()


def _is_of_one(counts: str) -> bool:
    plural = counts.endswith(("s", "men")) or counts in _ODD_PLURALS.values()
    return bool(counts) and not plural


def _plural(noun: str) -> str:
    if noun in _ODD_PLURALS or noun.endswith("man"):
        return _ODD_PLURALS.get(noun, f"{noun[:-3]}men")
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def says_little(counts: str, *, language: str) -> bool:
    """Does a caption say no more than "people": neither who nor what befell them?"""
    bare = counts.casefold()
    if not bare:
        return True
    return is_everybody(bare, language=language) and not fates(bare, language=language)


def where(figure: FoundFigure) -> str:
    """The place of a figure; of "Varland’s Ansel Valley" and "the Ansel flood" the whole name."""
    name = rf"(?<!\w){re.escape(figure.place)}{_WHOLE_NAME}"
    found = re.search(name, figure.sentence[:1_000]) if figure.place else None
    return found.group() if found else figure.place


def excerpt(figure: FoundFigure, *, language: str) -> str:
    """The sentence of a figure, of an overlong one the words around the number."""
    sentence = figure.sentence
    number = number_of(figure, language=language) if len(sentence) > LETTERS else None
    start = max(0, number.start - BEFORE) if number else 0
    if number and start and number.end > LETTERS - BEFORE // 2:
        start = sentence.find(" ", start, number.start) + 1 or start
    else:
        start = 0
    words = sentence[start : start + LETTERS]
    cut = start + LETTERS < len(sentence)
    words = f"{words.rpartition(' ')[0] or words}…" if cut else words
    return f"…{words}" if start else words

"""Numbers of which a table of figures makes no row: conditions, differences, small asides."""

from __future__ import annotations

import re

from standfirst.core.story.amounts import number_of
from standfirst.core.types import FoundFigure

LETTERS = 120  # before a number that are looked at
SMALL = 3  # a number in words up to which, of answers and the like, tells nothing

# "If fewer than 100 readers turn up": nobody says that they did. "As if 12 came" is none.
_IF = re.compile(
    r"(?<!\bas )\b(?:if|unless|provided that|wenn|sofern|si|à moins que|salvo que)\b"
    r"[^,.;:?!]*$",
    re.IGNORECASE,
)
# But "unless all 180 instructors are home": so many there are.
_KNOWN = re.compile(r"\b(?:all|the|these|those|its|their|his|her)(?: [\w-]+)? $", re.IGNORECASE)
# "Four more than last night", "three bills more than the indictment"; but 14 died "more than a
# week ago".
_DIFFERENCE = re.compile(
    r"(?: [\w-]+s)? (?:more|fewer|less) than "
    r"(?!(?:half )?[\w-]+ (?:minutes?|hours?|days?|weeks?|months?|years?|decades?)\b)",
    re.IGNORECASE,
)
# What was said or written, and in what form.
_TELLING = re.compile(
    r"\b(?:answer|question|paragraph|sentence|word|remark|quip|joke|adjective|phrase|thought|hint|"
    r"argument|explanation|excuse|reply|replie)s?$",
    re.IGNORECASE,
)


def is_condition(before: str) -> bool:
    """Do the words before a number make it a condition, of what may be?"""
    near = before[-LETTERS:]
    return bool(_IF.search(near)) and not _KNOWN.search(near)


def is_aside(figure: FoundFigure, *, language: str) -> bool:
    """Is a number a condition, only what was added ("four more than last night"), or of two or
    three answers or paragraphs?"""
    number = number_of(figure, language=language)
    if number is None:
        return False
    before, after = figure.sentence[: number.start], figure.sentence[number.end :]
    if is_condition(before) or (not figure.unit and _DIFFERENCE.match(after)):
        return True
    few = bool(number.words) and figure.value <= SMALL
    return few and bool(_TELLING.search(figure.counts))

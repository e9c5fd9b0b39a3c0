"""Shares told as fractions: "a third of the pupils", "zwei Drittel der Schüler"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.core.language.countednouns import counted
from standfirst.core.language.wordlists import word_set

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10,
    "hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10,
    "moitié": 2, "tiers": 3, "quart": 4, "cinquième": 5, "dixième": 10,
    "mitad": 2, "tercio": 3, "cuarto": 4, "cuarta parte": 4, "quinto": 5,
}  # fmt: skip
_TIMES = {
    "two": 2, "three": 3, "four": 4, "zwei": 2, "drei": 3, "vier": 4, "deux": 2, "trois": 3,
    "quatre": 4, "dos": 2, "tres": 3, "cuatro": 4,
}  # fmt: skip
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<times>{'|'.join(_TIMES)}|an?|one|the|die|ein|una?|une|la|le|un)[ -])?"
    rf"(?P<part>{'|'.join(_PARTS)})(?P<many>s?)"
    r"(?P<of> (?:of|der|des|de|d[’'])(?: (?:the|its|all|their|la|les|los|las|el))?)(?= )",
    re.IGNORECASE,
)
# One thing, of which a share is no count: "half of the day", "a third of the price".
_WHOLES = word_set("years days hours months weeks minutes nights times")


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction with what it is of; `value` in per cent."""

    value: float
    start: int
    end: int
    of: str  # "pupils"


def find_shares(sentence: str, *, language: str) -> Iterator[Share]:
    """The fractions of several people or things that a sentence tells, in order."""
    for found in _FRACTION.finditer(sentence):
        noun = counted(sentence[found.end() : found.end() + 160], 2, language=language)
        times = _TIMES.get((found["times"] or "").lower(), 1)
        part = _PARTS[found["part"].lower()]
        if noun and times < part and noun.split()[-1].lower() not in _WHOLES:
            yield Share(round(100 * times / part, 1), found.start(), found.start("of"), noun)

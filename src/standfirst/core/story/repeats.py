"""Whether two figures of a story, side by side in a table, would say the same."""

from __future__ import annotations

import re
from functools import lru_cache

from standfirst.core.story.amounts import beside_unit
from standfirst.core.story.beside import DAY, LENGTHS
from standfirst.core.story.counts import idle, stems
from standfirst.core.story.fates import is_everybody
from standfirst.core.types import FoundFigure

DIGITS = 2  # before the noughts of a number that two things hardly have by accident: 640, 36
FEW = 10  # and no fewer
MOST_LETTERS = 600  # of a sentence that are looked at
_PHRASE_ENDS = re.compile(r",| (?:of|from|in|at|who|that|and|or) ")


def say_the_same(one: FoundFigure, other: FoundFigure, *, language: str) -> bool:
    """Are both one number of one thing: in one unit or of one noun, at no two places, of no two
    days? A small number, a round one of a measure or of people, and a share, sum or time of which
    not both say of what it is, are one where the sentences share a word more; `language` is of
    both."""
    if (one.value, one.unit) != (other.value, other.unit) or not _of_one_noun(one, other):
        return False
    if one.place and other.place and not {*one.place.split()} & {*other.place.split()}:
        return False
    if one.day and other.day and one.day != other.day:
        return False
    told_of = not one.unit and not is_everybody(_noun(one), language=language)
    uneven = _digits(one.value) >= DIGITS and _is_plain(one, other)
    if one.value >= FEW and (told_of or uneven):
        return True
    said = stems(one.counts, language=language) & stems(other.counts, language=language)
    said |= stems(one.unit, language=language) | idle(language, levels=bool(one.unit))
    return bool((_words(one.sentence, language) & _words(other.sentence, language)) - said)


def _is_plain(one: FoundFigure, other: FoundFigure) -> bool:
    """Does what both are of need no other word? Two shares of 42 per cent need not be of one."""
    if not one.unit or one.unit in LENGTHS:
        return True
    return all(beside_unit(each.counts, each.unit) for each in (one, other))


def _of_one_noun(one: FoundFigure, other: FoundFigure) -> bool:
    """Have the two one noun; or, of a measure, is but one of them said to be "of rubble"?"""
    if not one.unit:
        return _noun(one) == _noun(other)
    labels = {beside_unit(each.counts, each.unit).casefold() for each in (one, other)}
    return len(labels - {""}) < 2


def _noun(figure: FoundFigure) -> str:
    phrase = _PHRASE_ENDS.split(figure.counts.casefold(), maxsplit=1)[0]
    return phrase.rpartition(" ")[2]


def _digits(value: float) -> int:
    return len(f"{value:g}".partition("e")[0].replace(".", "").strip("0"))


@lru_cache(maxsize=2_000)
def _words(sentence: str, language: str) -> frozenset[str]:
    return stems(DAY.sub(" ", sentence[:MOST_LETTERS]), language=language)

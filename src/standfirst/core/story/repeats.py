"""Whether two figures of a story, side by side in a table, would say the same."""

from __future__ import annotations

import re
from functools import lru_cache

from standfirst.core.story.amounts import beside_unit, number_of
from standfirst.core.story.beside import DAY, LENGTHS
from standfirst.core.story.counts import idle, one_word, stems
from standfirst.core.story.fates import are_people, fate_of, is_everybody
from standfirst.core.types import FoundFigure

DIGITS = 2  # before the noughts of a number that two things hardly have by accident: 640, 36
FEW = 10  # and no fewer
MOST_LETTERS = 600  # of a sentence that are looked at
_ANYBODY = frozenset("people members staff personnel crew wounded injured".split())
_OF_ALL = frozenset("national total overall annual all the its".split())
_PHRASE_ENDS = re.compile(r",| (?:of|from|in|at|who|that|and|or) ")


def say_the_same(one: FoundFigure, other: FoundFigure, *, language: str) -> bool:
    """Are both one number of one thing: in one unit or of one noun, at no two places, of no two
    days? A small number, a round one of a measure or of people, a share, sum or time of which not
    both say of what it is, and 13 people and 13 miners are one where the sentences share a word
    more; `language` is of both."""
    if (one.value, one.unit) != (other.value, other.unit) or not _of_one_noun(
        one, other, language=language
    ):
        return False
    if one.place and other.place and not {*one.place.split()} & {*other.place.split()}:
        return False
    if one.day and other.day and one.day != other.day:
        return False
    if _is_sure(one, other, language=language):
        return True
    said = stems(one.counts, language=language) & stems(other.counts, language=language)
    said |= stems(one.unit, language=language) | idle(language, levels=bool(one.unit))
    return bool((_words(one.sentence, language) & _words(other.sentence, language)) - said)


def _is_sure(one: FoundFigure, other: FoundFigure, *, language: str) -> bool:
    """Is a number one that two things do not have by accident?"""
    if not one.unit and _noun(one) != _noun(other):
        return _digits(one.value) > DIGITS
    if one.unit and _digits(one.value) >= DIGITS and _are_labelled(one, other):
        return True
    told_of = not one.unit and not is_everybody(_noun(one), language=language)
    bare = not one.unit or one.unit in LENGTHS
    return one.value >= FEW and (told_of or (bare and _is_uneven(one)))


def _is_uneven(figure: FoundFigure) -> bool:
    return figure.value >= FEW and _digits(figure.value) >= DIGITS


def _are_labelled(one: FoundFigure, other: FoundFigure) -> bool:
    """Do both say of what they are? Two shares of 42 per cent need not be of one thing."""
    return all(beside_unit(each.counts, each.unit) for each in (one, other))


def _of_one_noun(one: FoundFigure, other: FoundFigure, *, language: str) -> bool:
    """Have the two one noun; or, of a measure, is but one of them said to be "of rubble"?"""
    if not one.unit:
        return _noun(one) == _noun(other) or _of_people(one, other, language=language)
    return one_label(*(beside_unit(each.counts, each.unit) for each in (one, other)))


def _of_people(one: FoundFigure, other: FoundFigure, *, language: str) -> bool:
    """ "13 people" and "13 miners", of whom the same is told; of few, that they were hurt?"""
    nouns = {_noun(one), _noun(other)}
    if not nouns & _ANYBODY or not any(map(are_people, nouns - _ANYBODY)):
        return False
    fate = _fate(one, language)
    return fate == _fate(other, language) and bool(fate or _is_uneven(one))


def _fate(figure: FoundFigure, language: str) -> str:
    number = number_of(figure, language=language)
    if number is None:
        return ""
    after = figure.sentence[number.end :]
    before, behind = figure.sentence[: number.start], after.partition(figure.counts)[2] or after
    return fate_of(figure.counts, before, behind, language=language)


def one_label(one: str, other: str) -> bool:
    """Do two labels of a measure say the same, or the one nothing: "of output" and "of national
    output", "" and "of rubble"? Young voters are but some of the voters."""
    words = [frozenset(label.casefold().split()) for label in (one, other)]
    return not all(words) or words[0] ^ words[1] <= _OF_ALL


def _noun(figure: FoundFigure) -> str:
    phrase = _PHRASE_ENDS.split(figure.counts.casefold(), maxsplit=1)[0]
    return one_word(phrase.rpartition(" ")[2])


def _digits(value: float) -> int:
    return len(f"{value:g}".partition("e")[0].replace(".", "").strip("0"))


@lru_cache(maxsize=2_000)
def _words(sentence: str, language: str) -> frozenset[str]:
    return stems(DAY.sub(" ", sentence[:MOST_LETTERS]), language=language)

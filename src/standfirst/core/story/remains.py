"""What is left of a whole: "of the 640 who walked out 410 go back; the other 230 remain"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from standfirst.core.story.amounts import amount, number_of
from standfirst.core.story.counts import Count, count_of
from standfirst.core.story.told import FigureTold

NEAR = 3  # figures before what is left that may tell the whole and the rest
LETTERS = 80  # beside a number that are looked at

_LEAVES = re.compile(r"\b(?:leaves|leaving|left)(?: (?:about|some|only|just|around))* $")
_OTHERS = re.compile(r"\b(?:other|others|remaining)(?: (?:about|some))? $", re.IGNORECASE)
_STAYS = re.compile(r"\b(?:remain|remains|remained|still|stay|stays|stayed)\b")
_OF_WHOLE = re.compile(r" of (?:the|its|their)(?: (?:original|initial|first))? $")


def comparable(figures: Sequence[FigureTold]) -> list[Count]:
    """The counts of figures in the order of the articles; what an article tells as left of a whole
    counts what the whole did, and the whole is what the count was before."""
    counts = {one.id: count_of(one) for one in figures}
    for place, one in enumerate(figures):
        if not _is_left(one):
            continue
        near = [*figures[max(0, place - NEAR) : place], *figures[place + 1 : place + 2]]
        whole, gone = _parts(one, [other for other in near if other.article == one.article])
        known = counts[whole.id] if whole else None
        if known:
            known = _befallen(known, _by_itself(one))
            counts[known.told.id] = replace(known, former=True)
            counts[one.id] = _rest(one, known)
            if gone:
                counts[gone.id] = None
    return [count for count in counts.values() if count]


def _is_left(told: FigureTold) -> bool:
    number = number_of(told.figure, language=told.language)
    if number is None:
        return False
    sentence = told.figure.sentence
    before, after = sentence[max(0, number.start - LETTERS) : number.start], sentence[number.end :]
    if _LEAVES.search(before):
        return True
    return bool(_OTHERS.search(before) and _STAYS.search(after[:LETTERS]))


def _parts(
    told: FigureTold, near: Sequence[FigureTold]
) -> tuple[FigureTold | None, FigureTold | None]:
    """The whole and what is gone of it: by the words "of the original 180", which tell only the
    whole, or because the two make it up and all three are of one kind."""
    value, unit = told.figure.value, told.figure.unit
    wholes = [one for one in near if one.figure.value > value and one.figure.unit == unit]
    for one in wholes:
        if _is_whole_of(one, told):
            return one, None
    for one, gone in product(wholes, near):
        makes_up = one.figure.value - gone.figure.value == value and gone.figure.unit == unit
        if makes_up and _of_one_kind(one, told):
            return one, gone
    return None, None


def _of_one_kind(whole: FigureTold, rest: FigureTold) -> bool:
    """Have the two one noun or one fate, or has either no noun: "the other 230 remain"?"""
    one, other = _by_itself(whole), _by_itself(rest)
    if not (one and other and one.noun and other.noun):
        return True
    return one.noun == other.noun or (one.fate == other.fate != "")


def _by_itself(told: FigureTold) -> Count | None:
    """The count without the words before it, by which it is a part of a whole."""
    number = number_of(told.figure, language=told.language)
    if number is None:
        return None
    alone = replace(told.figure, sentence=told.figure.sentence[number.start :])
    return count_of(replace(told, figure=alone))


def _is_whole_of(one: FigureTold, part: FigureTold) -> bool:
    """Does the whole stand right behind the part: "116 of the original 180"?"""
    sentence = one.figure.sentence
    if sentence != part.figure.sentence:
        return False
    here = number_of(part.figure, language=part.language)
    there = number_of(one.figure, language=one.language)
    return bool(here and there and _OF_WHOLE.fullmatch(sentence[here.end : there.start]))


def _befallen(whole: Count, rest: Count | None) -> Count:
    """ "Of the 640 who walked out 410 go back, the other 230 remain on strike": all were."""
    return whole if whole.fate or rest is None else replace(whole, fate=rest.fate)


def _rest(told: FigureTold, whole: Count) -> Count:
    number = number_of(told.figure, language=told.language)
    return replace(
        whole,
        told=told,
        amount=amount(told.figure, number, language=told.language),
        was=whole.told.figure.value,
        former=False,
        again=False,
        left=True,
        refers=whole.told.id,
    )

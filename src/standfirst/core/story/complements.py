"""Parts of a whole that follow one another because what is left of it does: of 58 people first 44,
then 42 got out, when first 14, then 16 were said to be trapped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from standfirst.core.story.amounts import amount, number_of
from standfirst.core.story.counts import Count, count_of
from standfirst.core.story.told import FigureTold

LEAST = 10  # of a smaller whole the parts add up by accident
_OF_THEM = re.compile(r" of (?:them|these|those|whom)\b")
_OF_THE = re.compile(r"(?:^|[“\"] ?)Of (?:the|its|their|all) $")
_OF = re.compile(r" of (?:the|its|their) $")


def complements(
    figures: Sequence[FigureTold], tallied: Iterable[Sequence[Count]]
) -> Iterator[tuple[Count, ...]]:
    """The parts of one whole, told in several articles, of which the rests stand in one of the
    tallies; `figures` and the parts are in order of time."""
    known = [{one.told.figure.value for one in entries} for entries in tallied]
    for whole, parts in _parted(figures).items():
        rests = {whole - one.told.figure.value for one in parts}
        articles = {one.told.article for one in parts}
        if min(len(rests), len(articles)) > 1 and any(rests <= values for values in known):
            yield tuple(parts)


def _parted(figures: Sequence[FigureTold]) -> Mapping[float, list[Count]]:
    """Whole → the parts of it that articles tell, each as a count."""
    found: dict[float, list[Count]] = defaultdict(list)
    for one, two in pairwise(figures):
        for whole, part in ((one, two), (two, one)):
            known = count_of(whole) if _is_part_of(part, whole) else None
            if known:
                found[whole.figure.value].append(_part(part, known))
    return found


def _is_part_of(part: FigureTold, whole: FigureTold) -> bool:
    """ "Of the 58 people 42 came out", "58 people, 44 of them": in one sentence."""
    sentence = part.figure.sentence
    plain = not (part.figure.unit or whole.figure.unit) and part.figure.value < whole.figure.value
    if not plain or sentence != whole.figure.sentence or whole.figure.value < LEAST:
        return False
    here = number_of(part.figure, language=part.language)
    there = number_of(whole.figure, language=whole.language)
    if here is None or there is None:
        return False
    if here.start < there.start:
        return bool(_OF.fullmatch(sentence[here.end : there.start]))
    of_them = _OF_THEM.match(sentence, here.end)
    return bool(of_them or _OF_THE.search(sentence[: there.start]))


def _part(told: FigureTold, whole: Count) -> Count:
    number = number_of(told.figure, language=told.language)
    claimed = amount(told.figure, number, language=told.language)
    return replace(whole, told=told, amount=claimed, was=None, former=False, again=False)

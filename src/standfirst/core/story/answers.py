"""Numbers that one speaker sets against another's: "rejected this, saying only two were empty"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from standfirst.core.language.denials import answers
from standfirst.core.story.amounts import amount, number_of
from standfirst.core.story.counts import Count
from standfirst.core.story.told import FigureTold

MOST_TIMES = 3  # by which two speakers' numbers of one thing differ
NEXT = 300  # letters between a number and the one that answers it at once
_NOT_MORE = re.compile(r"^(?: [\w’-]+){0,4},? (?:and )?(?:not|no) more\b(?! than)")


def answered(figures: Sequence[FigureTold], counts: Sequence[Count]) -> list[Count]:
    """The counts in the order of the articles, each that answers another speaker's number counting
    what that does. `figures` are all of the story, in order; a part of a whole, else no count, is
    one where it is answered."""
    known = {one.told.id: one for one in counts}
    articles: dict[int, list[FigureTold]] = defaultdict(list)
    for told in figures:
        for claim in _claims(told, articles[told.article]):
            if _is_answered(claim, told, known):
                known |= _together(claim, told, known)
                break
        articles[told.article].append(told)
    return sorted(known.values(), key=lambda one: (one.told.at, one.told.article, one.told.id))


def _claims(told: FigureTold, before: Sequence[FigureTold]) -> Sequence[FigureTold]:
    """What the number may answer: the one before it, or any where it is "not more"."""
    number = number_of(told.figure, language=told.language) if told.speaker and before else None
    if number is None:
        return ()
    sentence = told.figure.sentence
    if _NOT_MORE.match(sentence[number.end :]):
        return [one for one in reversed(before) if told.figure.unit]
    last = before[-1]
    near = told.figure.span[0] - last.figure.span[1] <= NEXT
    alone = len(before) < 2 or before[-2].figure.sentence != last.figure.sentence
    return [last] if near and alone and last.speaker and answers(sentence[: number.start]) else ()


def _is_answered(claim: FigureTold, told: FigureTold, known: dict[int, Count]) -> bool:
    small, large = sorted((claim.figure.value, told.figure.value))
    if not 0 < small < large <= small * MOST_TIMES or claim.figure.unit != told.figure.unit:
        return False
    apart = claim.speaker != told.speaker and claim.figure.sentence != told.figure.sentence
    return apart and bool({claim.id, told.id} & known.keys())


def _together(claim: FigureTold, told: FigureTold, known: dict[int, Count]) -> dict[int, Count]:
    """Both counts, the one counting what the other does."""
    root = known.get(claim.id) or known[told.id]
    refers = root.told.id if root.refers is None else root.refers
    return {one.id: _as(known.get(one.id), one, root, refers) for one in (claim, told)}


def _as(own: Count | None, told: FigureTold, root: Count, refers: int) -> Count:
    if own is root:
        return root
    if own is not None:
        return replace(own, fate=root.fate, noun=root.noun, refers=refers)
    number = number_of(told.figure, language=told.language)
    claimed = amount(told.figure, number, language=told.language)
    return replace(root, told=told, amount=claimed, was=None, former=False, refers=refers)

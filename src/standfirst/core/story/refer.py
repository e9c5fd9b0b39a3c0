"""Numbers that say what they count by pointing at another: "the union put the number at 17"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from standfirst.core.story.counts import Count

MOST_TIMES = 3  # by which two speakers' numbers of one thing differ
GROWN = 5  # and a number and what it was before, but where no third is of their unit
NEAR = 1.5  # and a running count from the one before it
UNLIKE = 3  # digits before the noughts of a number that two things have by accident only: 1,912
MANY = 10  # fewer are counted of many things
LARGE = 100  # a number as large, told of people and of customers in one story, is of customers
# Who tells of these alone tells of a part, and disagrees with nobody's number of them all.
PARTS = frozenset(("child", "children", "women", "woman", "girl", "boy", "men", "babi", "pupil"))
LOST = "missing", "trapped"


def resolved(counts: Iterable[Count]) -> list[Count]:
    """The counts, in the order of the articles and of the numbers in them, each that points at
    another counting what that does."""
    named = _named(_lost(list(counts)))
    return [
        one
        for _, article in groupby(named, key=lambda one: one.told.article)
        for one in _pointed(list(article))
    ]


def _pointed(counts: Sequence[Count]) -> list[Count]:
    """Those of one article."""
    found: list[Count] = []
    for place, one in enumerate(counts):
        beside = [*reversed(found[-2:]), *counts[place + 1 : place + 2]]
        if one.former and one.unit:
            beside += [two for two in reversed(found[:-2]) if two.unit == one.unit][:1]
        beside.sort(key=lambda other: other.was != one.told.figure.value)
        only = _only_two(one, counts)
        other = next((other for other in beside if _points_at(one, other, only=only)), None)
        found.append(_as(one, other) if other else one)
    return found


def _as(one: Count, other: Count) -> Count:
    root = other.told.id if other.refers is None else other.refers
    return replace(one, fate=other.fate, noun=other.noun, refers=root)


def _only_two(one: Count, counts: Sequence[Count]) -> bool:
    """Has the article but one other number in the unit of this?"""
    return bool(one.unit) and sum(two.unit == one.unit for two in counts) <= 2


def _points_at(one: Count, other: Count, *, only: bool) -> bool:
    small, large = sorted((one.told.figure.value, other.told.figure.value))
    same = one.fate == other.fate and (
        one.noun == other.noun or bool(one.fate and not (one.noun and other.noun))
    )
    alike = bool((one.words & other.words) - {one.noun, one.unit})
    if not 0 < small < large or (one.unit, one.rate) != (other.unit, other.rate):
        return False
    if one.former and not other.former:
        return same and (large <= small * GROWN or (only and alike))
    if (one.noun in PARTS) != (other.noun in PARTS):
        return False
    if one.names and other.names and not one.names & other.names:
        return False  # "36 votes for" the one, "31 for" the other
    said = one.told.speaker and other.told.speaker and one.told.speaker != other.told.speaker
    if not said or large > small * MOST_TIMES or one.former or other.former:
        return False
    bare = not (one.unit or one.noun or one.fate)
    counted = bool(one.noun) and not one.unit
    return (one.points and (same or bare)) or (same and counted and (alike or other.points))


def _named(counts: list[Count]) -> list[Count]:
    """Who only says "14 children" means the 14 ill children of another report, and by 640 people
    the 640 deckhands."""
    fates: dict[float, set[tuple[str, str]]] = defaultdict(set)
    nouns: dict[float, Counter[str]] = defaultdict(Counter)
    for one in counts:
        if one.fate and not one.unit and one.told.figure.value >= MANY:
            fates[one.told.figure.value].add((one.noun, one.fate))
        elif one.noun and not one.unit and one.told.figure.value >= LARGE:
            nouns[one.told.figure.value][one.noun] += 1
    return [one if one.unit or one.fate else _called(one, fates, nouns) for one in counts]


def _called(
    one: Count,
    fates: Mapping[float, set[tuple[str, str]]],
    nouns: Mapping[float, Counter[str]],
) -> Count:
    told = fates.get(one.told.figure.value, set())
    digits = len(f"{one.told.figure.value:.0f}".rstrip("0"))
    fitting = {
        fate
        for noun, fate in told
        if noun == one.noun
        or (not one.noun and fate != "destroyed")  # "23 people" are no 23 barns
        or (digits >= UNLIKE and not noun)  # "11 channels" are no people, "140 pupils" anybody
    }
    if one.running and one.noun and one.told.figure.value >= LARGE and not fitting:
        fitting = _running(one, fates)
    if len(fitting) == 1:
        return replace(one, fate=fitting.pop())
    if digits < 2:
        return one  # "300 people" may be anybody
    known = nouns.get(one.told.figure.value)
    return one if one.noun or not known else replace(one, noun=known.most_common(1)[0][0])


def _running(one: Count, fates: Mapping[float, set[tuple[str, str]]]) -> set[str]:
    """ "1,912 children, by the final count": what befell about as many of them in other reports."""
    value = one.told.figure.value
    near = (told for other, told in fates.items() if max(value, other) <= NEAR * min(value, other))
    return {fate for told in near for noun, fate in told if noun == one.noun}


def _lost(counts: list[Count]) -> list[Count]:
    """The trapped are counted as missing where no article tells both apart."""
    told: dict[int, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for one in counts:
        if one.fate in LOST:
            told[one.told.article][one.fate].add(one.told.figure.value)
    if any(len(fates) > 1 and len(set().union(*fates.values())) > 1 for fates in told.values()):
        return counts
    return [replace(one, fate=LOST[0]) if one.fate in LOST else one for one in counts]

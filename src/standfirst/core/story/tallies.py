"""The things counted in a story: each with its figures in order of time, from every outlet."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.story.amounts import ABOUT, agree
from standfirst.core.story.counts import Count, count_of
from standfirst.core.story.refer import MANY, resolved
from standfirst.core.story.told import FigureTold

MOST_FIGURES = 400  # newest; comparing costs squared time
ALIKE = 0.6  # share of what stands beside the one number that must stand beside the other
SUM = 1_000  # a sum or measure as large, told twice in one story, is the same
SHARED = 2  # words that two sentences must share at least
SAID = 2.0  # likeness where words say that two numbers count one thing
GROWS = 5  # times by which a count may rise
SHRINKS = 4  # times by which a count may fall
MOST_TIMES = 30  # by which one count may grow; 42 crowns and 3.4 billion crowns are two

Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """One thing counted. `entries` are in order of time."""

    entries: tuple[Count, ...]

    @property
    def counts(self) -> str:
        """What is counted, in the newest words that stand beside their number."""
        figures = [entry.told.figure for entry in reversed(self.entries)]
        said = (figure.counts for figure in figures if figure.counts in figure.sentence)
        return next(said, figures[0].counts)

    @property
    def unit(self) -> str:
        return self.entries[-1].unit


@dataclass(frozen=True, slots=True)
class _Context:
    main: frozenset[int]  # figures that tell what their article says of a fate as a whole
    leading: frozenset[int]  # figures with which an article begins
    weights: Mapping[str, float]  # how much a shared word tells
    whole: Mapping[int, float]  # figure → what all its words together tell


@dataclass(slots=True)
class _Group:
    entries: list[Count]


def tallies(figures: Iterable[FigureTold]) -> tuple[Tally, ...]:
    """The figures that can be compared, by what they count; most told first."""
    told = sorted(figures, key=lambda one: (one.at, one.article, one.id))[-MOST_FIGURES:]
    counts = resolved(count for count in map(count_of, told) if count)
    apart = _partial_nouns(counts)
    kinds = {count.told.id: _kind(count, apart) for count in counts}
    weights = _weights(counts)
    whole = {one.told.id: math.fsum(weights[word] for word in one.words) for one in counts}
    context = _Context(_main(counts), _leading(counts), weights, whole)
    groups: dict[Kind, list[_Group]] = defaultdict(list)
    for count in counts:
        _put(count, groups[kinds[count.told.id]], context)
    made = [
        Tally(tuple(group.entries))
        for kind in groups.values()
        for group in kind
        if not all(entry.former for entry in group.entries)
    ]
    return tuple(sorted(made, key=lambda tally: -len({one.told.origin for one in tally.entries})))


def agreeing(tally: Tally) -> tuple[tuple[Count, ...], ...]:
    """The figures of a tally in order of time, each run of those that agree together; what was
    told as a former number is left out."""
    runs: list[list[Count]] = []
    for entry in (one for one in tally.entries if not one.former):
        if runs and _goes_on(runs[-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return tuple(tuple(run) for run in runs)


def _goes_on(run: Sequence[Count], entry: Count) -> bool:
    """Does the number repeat the run's? "At least 12" allows 20, yet 20 is another number."""
    least = any(math.isinf(one.amount.high) for one in run)
    highest = max(one.told.figure.value for one in run)
    if least and entry.told.figure.value > highest * (1 + ABOUT):
        return False
    return all(agree(entry.amount, one.amount) for one in run)


def _kind(count: Count, apart: frozenset[tuple[str, str]]) -> Kind:
    """Figures of different kinds are never compared."""
    if count.unit:
        return count.unit, "", count.rate
    if count.fate:
        partial = (count.fate, count.noun) in apart
        return count.noun if partial else "", count.fate, count.rate
    return count.noun, "", count.rate


def _partial_nouns(counts: Sequence[Count]) -> frozenset[tuple[str, str]]:
    """(fate, noun) of those that some article counts beside others of the same fate.

    "14 people were killed, three of the dead were children" makes dead children another count.
    """
    nouns: dict[tuple[int, str], dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for count in counts:
        if count.fate and not count.unit:
            key = (count.told.article, count.fate)
            nouns[key][count.noun].add(count.told.figure.value)
    return frozenset(
        (fate, noun)
        for (_, fate), named in nouns.items()
        if len(set().union(*named.values())) > 1
        for noun in named
        if noun and len(named) > 1
    )


def _main(counts: Sequence[Count]) -> frozenset[int]:
    """Of each article the first figure of each fate: what comes further down is of other places,
    other days and other affairs."""
    first: dict[tuple[int, str, str], int] = {}
    for count in counts:
        if count.fate and not count.unit and not count.former:
            key = (count.told.article, count.fate, count.noun)
            first.setdefault(key, count.told.id)
    return frozenset(first.values())


def _weights(counts: Sequence[Count]) -> Mapping[str, float]:
    """How much a shared word tells: the less, the more figures of the story stand beside it."""
    seen = Counter(word for count in counts for word in count.words)
    return {word: math.log(1 + len(counts) / times) for word, times in seen.items()}


def _leading(counts: Sequence[Count]) -> frozenset[int]:
    """The first number of each article: of what it is about."""
    first: dict[int, int] = {}
    for count in counts:
        first.setdefault(count.told.article, count.told.id)
    return frozenset(first.values())


def _put(count: Count, groups: list[_Group], context: _Context) -> None:
    """Add the figure to the group most like it, or open one; groups that it shows to be one are
    joined."""
    scored = sorted(
        (
            (score, -number)
            for number, group in enumerate(groups)
            if (score := _likeness(count, group, context)) >= ALIKE
        ),
        reverse=True,
    )
    if not scored:
        groups.append(_Group([count]))
        return
    best = groups[-scored[0][1]]
    best.entries.append(count)
    for score, number in scored[1:]:
        if score >= SAID and _can_be_one(best, groups[-number]):
            best.entries = sorted([*best.entries, *groups[-number].entries], key=_order)
            groups[-number].entries = []
    groups[:] = [group for group in groups if group.entries]


def _order(count: Count) -> tuple[datetime, int, int]:
    return count.told.at, count.told.article, count.told.id


def _can_be_one(one: _Group, other: _Group) -> bool:
    return not any(
        _contradicts(a, b) or _elsewhere(a, b) for a in one.entries for b in other.entries
    )


def _likeness(count: Count, group: _Group, context: _Context) -> float:
    """The best of the group's members; 0 where an article would contradict itself."""
    if any(_contradicts(count, other) for other in group.entries):
        return 0.0
    return max(_alike(count, other, context) for other in group.entries)


def _contradicts(one: Count, other: Count) -> bool:
    """One article that gives two numbers counts two things, unless two people count."""
    if one.told.article != other.told.article or agree(one.amount, other.amount):
        return False
    if one.former or other.former:
        return False
    return not (one.told.speaker and other.told.speaker) or one.told.speaker == other.told.speaker


def _alike(one: Count, other: Count, context: _Context) -> float:
    """How much of what stands beside the one number stands beside the other, the older; 1 where
    two articles each tell, first of all, how many the same fate befell; SAID where words say it."""
    if _said_to_be_one(one, other):
        return SAID
    if _too_far(one, other) or _elsewhere(one, other):
        return 0.0
    if one.told.figure.value == other.told.figure.value >= (SUM if one.unit else MANY):
        return SAID
    shared = one.words & other.words
    if _is_one_toll(one, other, context) or _is_lead(one, other, context):
        return 1.0
    if one.told.figure.sentence == other.told.figure.sentence:
        return 1.0 if one.former != other.former else 0.0
    if len(shared) < SHARED:
        return 0.0
    both = math.fsum(context.weights[word] for word in shared)
    return both / min(context.whole[one.told.id], context.whole[other.told.id])


def _said_to_be_one(one: Count, other: Count) -> bool:
    """ "31, up from 23" beside 23; "put the number at 14" beside another's 17."""
    if one.told.article == other.told.article:
        return (one.refers or one.told.id) == (other.refers or other.told.id)
    value, before = one.told.figure.value, other.told.figure.value
    return value == other.was or before == one.was


def _is_one_toll(one: Count, other: Count, context: _Context) -> bool:
    related = one.words & other.words or one.told.event == other.told.event
    return bool(
        one.fate and (related or one.running) and context.main >= {one.told.id, other.told.id}
    )


def _is_lead(one: Count, other: Count, context: _Context) -> bool:
    """Do two articles begin with a number of the same noun, and a word more?"""
    few = min(one.told.figure.value, other.told.figure.value) < MANY
    if few or one.unit or one.fate or not one.noun or times_apart(one, other) > GROWS:
        return False
    shared = (one.words & other.words) - {one.noun}
    return bool(shared) and context.leading >= {one.told.id, other.told.id}


def _too_far(one: Count, other: Count) -> bool:
    """Too far for one count, which grows more readily than it shrinks, and by much only where both
    say of which place."""
    times = times_apart(one, other)
    if one.former or other.former:
        return times > GROWS
    if abs(one.told.figure.value) < abs(other.told.figure.value):
        return times > SHRINKS
    return times > (MOST_TIMES if one.places & other.places else GROWS)


def _elsewhere(one: Count, other: Count) -> bool:
    """Do both say where, on which day, whose or how surely, and not the same?"""
    places = one.places and other.places and not one.places & other.places
    owners = one.owners and other.owners and not one.owners & other.owners
    sure = one.sure and other.sure and one.sure != other.sure
    return bool(sure or owners or places or (one.days and other.days and not one.days & other.days))


def times_apart(one: Count, other: Count) -> float:
    """How many times the one value the other is; 1 where one is nought."""
    small, large = sorted((abs(one.told.figure.value), abs(other.told.figure.value)))
    return large / small if small else 1.0

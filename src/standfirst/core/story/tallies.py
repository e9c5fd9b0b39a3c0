"""The things counted in a story: each with its figures in order of time, from every outlet."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from standfirst.core.story.alike import (
    PASSING,
    SAID,
    Context,
    contradicts,
    is_another,
    is_elsewhere,
    likeness,
    times_apart,
)
from standfirst.core.story.amounts import ROUNDED, agree
from standfirst.core.story.answers import answered
from standfirst.core.story.complements import complements
from standfirst.core.story.counts import TURNOUT, Count
from standfirst.core.story.fates import is_person
from standfirst.core.story.lands import WORLD
from standfirst.core.story.refer import MANY, resolved
from standfirst.core.story.remains import comparable
from standfirst.core.story.told import FigureTold

MOST_FIGURES = 400  # newest; comparing costs squared time
STRAY = 3  # times by which a toll is told of something else; what is nearer, reports may dispute
ALIKE = 0.6  # share of what stands beside the one number that must stand beside the other

Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """One thing counted. `entries` are in order of time."""

    entries: tuple[Count, ...]

    @property
    def named(self) -> Count:
        """The newest entry whose noun stands in its sentence, else the newest."""
        newest = self.entries[::-1]
        said = (one for one in newest if one.told.figure.counts in one.told.figure.sentence)
        return next(said, newest[0])

    @property
    def unit(self) -> str:
        return self.entries[-1].unit


@dataclass(slots=True)
class _Group:
    entries: list[Count]


def tallies(figures: Iterable[FigureTold]) -> tuple[Tally, ...]:
    """The figures that can be compared, by what they count; most told first."""
    told = sorted(figures, key=lambda one: (one.at, one.article, one.id))[-MOST_FIGURES:]
    counts = _rated(_at_home(answered(told, resolved(comparable(told)))))
    apart = _partial_nouns(counts)
    kinds = {count.told.id: _kind(count, apart) for count in counts}
    weights = _weights(counts)
    whole = {one.told.id: math.fsum(weights[word] for word in one.words) for one in counts}
    context = Context(_main(counts), _leading(counts), weights, whole, _repeated(counts))
    groups: dict[Kind, list[_Group]] = defaultdict(list)
    for count in counts:
        _put(count, groups[kinds[count.told.id]], context)
    grouped = (group.entries for kind in groups.values() for group in kind)
    entries = [tuple(part) for several in grouped for part in _without_strays(several)]
    made = [Tally(one) for one in _with_parts(told, entries) if not all(n.former for n in one)]
    return tuple(sorted(made, key=lambda tally: -len({one.told.origin for one in tally.entries})))


def _without_strays(entries: list[Count]) -> list[list[Count]]:
    """The entries; a toll that one report alone tells between two of another number, far from it,
    counts something else."""
    strays = [one for one in entries if _is_stray(one, entries)]
    kept = [one for one in entries if one not in strays]
    return [kept, *([one] for one in strays)]


def _is_stray(entry: Count, entries: Sequence[Count]) -> bool:
    if not entry.fate or entry.fate in PASSING or entry.former or entry.refers is not None:
        return False
    others = [one for one in entries if one is not entry and not one.former]
    if any(times_apart(one, entry) <= STRAY for one in others):
        return False
    before = {one.told.figure.value for one in others if _order(one) < _order(entry)}
    after = {one.told.figure.value for one in others if _order(one) > _order(entry)}
    return bool(before & after)


def _with_parts(
    told: Sequence[FigureTold], entries: Sequence[tuple[Count, ...]]
) -> list[tuple[Count, ...]]:
    """The entries of tallies with those of parts that follow one another; a part that stood alone
    goes there."""
    settled = {one.told.id for several in entries if len(several) > 1 for one in several}
    found = complements(told, entries)
    parts = [several for several in found if settled.isdisjoint(one.told.id for one in several)]
    moved = {one.told.id for several in parts for one in several}
    return [*(several for several in entries if several[0].told.id not in moved), *parts]


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
    if entry.told.figure.value == run[-1].told.figure.value:
        return True
    if any(one.told.figure.value == entry.was for one in run):
        return False
    least = any(math.isinf(one.amount.high) for one in run)
    highest = max(one.told.figure.value for one in run)
    if least and _is_news(entry, run[-1]) and entry.told.figure.value > highest:
        return False
    if least and entry.told.figure.value > highest * (1 + ROUNDED):
        return False
    return all(agree(entry.amount, one.amount) for one in run)


def _is_news(entry: Count, last: Count) -> bool:
    """ "1,240 are now registered", where another step of the story told "more than 1,200"?"""
    exact = not math.isinf(entry.amount.high)
    return entry.running and exact and entry.told.event != last.told.event


def _kind(count: Count, apart: frozenset[tuple[str, str]]) -> Kind:
    """Figures of different kinds are never compared."""
    if count.unit:
        return count.unit, "", count.rate
    if count.fate:
        apart_from_all = not is_person(count.told.figure.counts)
        partial = apart_from_all or (count.fate, count.noun) in apart
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
        if count.fate and not count.unit and not (count.former or count.again):
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


def _repeated(counts: Sequence[Count]) -> Mapping[int, frozenset[int]]:
    """Numbers that several articles tell of one noun: what the story counts, no detail of one."""
    articles: dict[tuple[str, float], set[int]] = defaultdict(set)
    plain = [one for one in counts if one.noun and not one.unit and one.told.figure.value >= MANY]
    for one in plain:
        articles[one.noun, one.told.figure.value].add(one.told.article)
    told = {one.told.id: articles[one.noun, one.told.figure.value] for one in plain}
    return {pk: frozenset(several) for pk, several in told.items() if len(several) > 1}


def _at_home(counts: Sequence[Count]) -> list[Count]:
    """The counts, each that says no country in that of which its article tells first."""
    homes: dict[int, str] = {}
    for one in counts:
        if one.land and one.land != WORLD:
            homes.setdefault(one.told.article, one.land)
    scenes: dict[int, frozenset[str]] = defaultdict(frozenset)
    for one in counts:
        scenes[one.told.article] |= one.places
    return [
        replace(
            one,
            home=one.land or homes.get(one.told.article, ""),
            scene=scenes[one.told.article],
        )
        for one in counts
    ]


def _rated(counts: Sequence[Count]) -> list[Count]:
    """The counts; "34,000 vehicles, not the 31,000" are of a day where the 31,000 were."""
    rates = {
        (one.unit, one.noun, one.told.figure.value): one.rate
        for one in counts
        if one.rate and one.rate != TURNOUT
    }
    return [
        replace(one, rate=rates.get((one.unit, one.noun, one.was), ""))
        if one.was is not None and not one.rate
        else one
        for one in counts
    ]


def _put(count: Count, groups: list[_Group], context: Context) -> None:
    """Add the figure to the group most like it, or open one; groups that it shows to be one are
    joined."""
    scored = sorted(
        (
            (score, _tells(group, count), _order(group.entries[-1]), number)
            for number, group in enumerate(groups)
            if (score := _likeness(count, group, context)) >= ALIKE
        ),
        reverse=True,
    )
    if not scored:
        groups.append(_Group([count]))
        return
    best = groups[scored[0][-1]]
    best.entries.append(count)
    for score, *_, number in scored[1:]:
        if score >= SAID and _can_be_one(best, groups[number]):
            best.entries = sorted([*best.entries, *groups[number].entries], key=_order)
            groups[number].entries = []
    groups[:] = [group for group in groups if group.entries]


def _tells(group: _Group, count: Count) -> bool:
    """Does the group have the very number?"""
    return any(one.told.figure.value == count.told.figure.value for one in group.entries)


def _order(count: Count) -> tuple[datetime, int, int]:
    return count.told.at, count.told.article, count.told.id


def _can_be_one(one: _Group, other: _Group) -> bool:
    return not any(
        contradicts(a, b) or is_elsewhere(a, b) for a in one.entries for b in other.entries
    )


def _likeness(count: Count, group: _Group, context: Context) -> float:
    """The best of the group's members; 0 where an article would contradict itself, or any member
    is of another country or otherwise sure."""
    if any(contradicts(count, other) or is_another(count, other) for other in group.entries):
        return 0.0
    return max(likeness(count, other, context) for other in group.entries)

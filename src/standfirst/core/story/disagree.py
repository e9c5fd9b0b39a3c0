"""Where outlets disagree in a number: two of one count that cannot both be true."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from standfirst.core.story.alike import PASSING, SUM, is_elsewhere, times_apart, whole
from standfirst.core.story.amounts import agree
from standfirst.core.story.counts import TURNOUT, Count
from standfirst.core.story.tallies import Tally
from standfirst.core.types import Span

# A number that another outlet still gives an hour after the new one was told is kept, not late.
LATE = timedelta(hours=1)
KEPT = timedelta(days=1)  # between two reports that tell of one time, where one number is kept
TOGETHER = timedelta(hours=3)  # and where both are told only once
MOST_TIMES = 3  # by which two reports of one count differ; further apart, they count two things
MOST_SIDES = 4
MOST_SETTLING = 8  # reports of a count, the newest, that are asked whether they settle something
MOST_SOURCES = 40  # that told last; each is compared with each
# Of two places, mostly: "500 miles east of", "375 miles east of".
_LENGTHS = frozenset("m cm mm km miles feet".split())
_SHARE = "per cent"
_BY_PIECE = frozenset("barrel share tonne ounce litre liter aktie action acción litro".split())
MOST_DISAGREEMENTS = 8
# "Down from 17 this morning": what moved was so before, and nobody gives it up.
_MOVED = re.compile(
    r"\b(?:up|down|r[io]se[sn]?|rising|gr[eo]w[ns]?|climb\w*|jump\w*|f[ae]ll(?:s|en|ing)?|drop\w*|"
    r"increas\w*|lower)\b[^.;:]{0,60}\bfrom\b",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What the two sides differ in."""

    FIGURE = "figure"
    DENIAL = "denial"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: whose it is, and where it stands. `row` is the figure's or the statement's id, 0
    where the article says it in nobody's words; `place` is where a claim stands in the text."""

    article: int
    row: int
    outlet: str
    speaker: str  # "" where the outlet says it itself
    at: datetime
    words: str  # the sentence of a figure, the words of a statement
    place: Span | tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What is told in two ways, the older first."""

    kind: Kind
    about: str  # what is counted, in the words of a side; "" for claims
    sides: tuple[Side, ...]
    befell: str = ""  # what befell those counted: "missing"
    settled: Side | None = None  # the later report that gives one of the numbers up


def figures_differ(tallies: Iterable[Tally]) -> tuple[Disagreement, ...]:
    """Counts of which two independent reports, or two speakers, give numbers that cannot both be
    true of one time; those that a later report settled come last. A number that later reports
    left behind without a word is a change, and is left out.
    """
    found = (_differ(tally) for tally in tallies)
    return tuple(sorted((one for one in found if one), key=_is_settled))[:MOST_DISAGREEMENTS]


def _is_settled(one: Disagreement) -> bool:
    return one.settled is not None


def _differ(tally: Tally) -> Disagreement | None:
    entries = [entry for entry in tally.entries if not entry.former]
    if any(entry.told.figure.unit in _LENGTHS for entry in entries):
        return None
    settling = _settling(tally, entries)
    pair = _pair(entries)
    later = (entry for entry in settling if pair and _settles(entry, pair, tally))
    settled = next(later, None)
    if pair and settled:
        return _told(pair, entries, settled)
    for entry in reversed(settling):
        if pair and _when(entry) < _when(pair[1]):
            break  # what it settled is older than what is open
        known = entries[: entries.index(entry)]
        before = _pair(known)
        if before and _settles(entry, before, tally):
            return _told(before, known, entry)
    return _told(pair, entries, None) if pair else None


def _pair(entries: Sequence[Count]) -> tuple[Count, Count] | None:
    """Two numbers that are at odds, the older first: the newest that are."""
    latest = _latest(entries)
    for newer in latest:
        for older in latest:
            if _when(older) <= _when(newer) and _at_odds(older, newer, entries):
                return older, newer
    return None


def _latest(entries: Sequence[Count]) -> list[Count]:
    """What each source told last, the newest first."""
    by_source = {_source(entry): entry for entry in entries}
    return sorted(by_source.values(), key=_when, reverse=True)[:MOST_SOURCES]


def _told(
    pair: tuple[Count, Count], entries: Sequence[Count], settling: Count | None
) -> Disagreement:
    older, newer = pair
    settled = _side(settling) if settling else None
    sides = _sides(older, newer, _latest(entries))
    if settling:
        sides = tuple(side for side in sides if side.at <= newer.told.at)
    return Disagreement(Kind.FIGURE, _about(older, newer), sides, newer.fate, settled)


def _settling(tally: Tally, entries: Sequence[Count]) -> list[Count]:
    """The newest reports that may settle something: they give up a number, or correct their own."""
    told: dict[tuple[str, str], set[float]] = {}
    found = []
    for entry in entries:
        own = told.setdefault(_source(entry), set())
        if own - {entry.told.figure.value} or _given_up(entry, tally):
            found.append(entry)
        own.add(entry.told.figure.value)
    return found[-MOST_SETTLING:]


def _given_up(entry: Count, tally: Tally) -> set[float]:
    """The numbers that a report tells as wrong ones: "sixteen; the owner had first said 14"."""
    former = {
        one.told.figure.value
        for one in tally.entries
        if one.former and one.told.article == entry.told.article and not _moved(one)
    }
    return former | ({entry.was} if entry.was is not None and not _moved(entry) else set())


def _moved(entry: Count) -> bool:
    """ "Up from 14"? It changed, and was not told wrongly."""
    return bool(_MOVED.search(entry.told.figure.sentence))


def _settles(entry: Count, pair: tuple[Count, Count], tally: Tally) -> bool:
    """Does a later report give up one of two numbers, or does its own teller, for what is neither
    more nor less than both? More or less is a change. Nobody may have kept what is given up."""
    value = entry.told.figure.value
    low, high = sorted(side.told.figure.value for side in pair)
    apart = all(
        entry.told.at > side.told.at and entry.told.article != side.told.article for side in pair
    )
    if not apart or not low <= value <= high or not _of_one_thing(entry, pair[1]):
        return False
    left = [side for side in pair if not _has(entry, side)]
    gone = {side.told.figure.value for side in left}
    # Who told of 17 missing and now tells of 14 corrects nothing: three were found.
    own = entry.fate not in PASSING and any(_source(side) == _source(entry) for side in left)
    kept = any(
        one.told.figure.value in gone
        for one in tally.entries
        if not one.former and _when(one) > _when(entry)
    )
    return not kept and (own or bool(gone & _given_up(entry, tally)))


def _source(entry: Count) -> tuple[str, str]:
    """Whose number it is: an outlet's own, or that of a speaker, whichever outlet reports it."""
    return ("", entry.told.speaker.casefold()) if entry.told.speaker else (entry.told.outlet, "")


def _when(entry: Count) -> tuple[datetime, int]:
    return entry.told.at, entry.told.id


def _at_odds(older: Count, newer: Count, entries: Sequence[Count]) -> bool:
    if agree(older.amount, newer.amount) or _source(older) == _source(newer):
        return False
    if times_apart(older, newer) > MOST_TIMES or not _of_one_thing(older, newer):
        return False
    if older.told.article == newer.told.article:
        return True  # one article tells both, of two speakers: see tallies
    if older.told.origin == newer.told.origin or older.told.outlet == newer.told.outlet:
        return False
    first = min(entry.told.at for entry in _kept(newer, entries))
    before = min(entry.told.at for entry in entries if _has(entry, older))
    passed = newer.told.at - older.told.at
    if older.told.at >= first + LATE and newer.told.at >= before + LATE:
        return passed <= KEPT
    rising = older.fate and older.amount.high < newer.amount.low
    near = passed <= TOGETHER
    # A third report that has one of the two numbers leaves the other behind.
    return (
        near
        and not rising
        and not any(
            agree(entry.amount, older.amount) != agree(entry.amount, newer.amount)
            for entry in entries
            if entry is not older and entry is not newer
        )
    )


def _kept(newer: Count, entries: Sequence[Count]) -> list[Count]:
    """Those that have a number as it is. What passes may come back to one: there only whoever told
    it before has kept it."""
    same = [entry for entry in entries if _has(entry, newer)]
    if newer.fate not in PASSING:
        return same
    return [entry for entry in same if _source(entry) == _source(newer)]


def _has(entry: Count, other: Count) -> bool:
    """Does it tell the other's number? "More than 2,000" allows 5,251, and does not tell it."""
    if entry.told.figure.value == other.told.figure.value:
        return True
    open_ended = math.isinf(entry.amount.high) or not entry.amount.low
    return not open_ended and agree(entry.amount, other.amount)


def _of_one_thing(one: Count, other: Count) -> bool:
    """Do they count the same, there and then? A price, and a share of nobody says what, is another
    each time that it is told."""
    if _is_price(one) or _is_price(other):
        return False
    if one.unit == _SHARE and not _of_one_share(one, other):
        return False
    return not (_of_others(one, other) or is_elsewhere(one, other))


def _is_price(count: Count) -> bool:
    """By the piece, or as a level as small as prices are: "eased to 97.60 dollars"."""
    if not count.unit or count.unit == _SHARE:
        return False
    small = abs(count.told.figure.value) < SUM
    return count.close or count.rate in _BY_PIECE or (count.level and small)


def _of_one_share(one: Count, other: Count) -> bool:
    """Are both of the voters, or of what both name: "12 per cent of pupils"?"""
    if one.rate == other.rate == TURNOUT:
        return True
    return bool(whole(one) & whole(other))


def _of_others(one: Count, other: Count) -> bool:
    """Do they count two kinds of people: 12 officers hurt, and 30 protesters?"""
    named = one.noun and other.noun and one.told.language == other.told.language
    return bool(named) and one.noun != other.noun


def _about(older: Count, newer: Count) -> str:
    """What is counted: "people" where a side says no more than that, else in a side's words."""
    if not newer.unit and not (older.noun and newer.noun):
        return "people"
    told = [side.told.figure for side in (newer, older)]
    several = (one.counts for one in told if one.value != 1 and one.counts in one.sentence)
    return next(several, told[0].counts)


def _sides(older: Count, newer: Count, latest: Sequence[Count]) -> tuple[Side, ...]:
    """The two, and who agrees with either of them, as far as there is room; in order of time."""
    others = [
        entry
        for entry in latest
        if entry not in (older, newer)
        and agree(entry.amount, older.amount) != agree(entry.amount, newer.amount)
        and not (_of_others(entry, older) or _of_others(entry, newer))
    ]
    shown = [older, newer, *others[: MOST_SIDES - 2]]
    return tuple(_side(entry) for entry in sorted(shown, key=_when))


def _side(entry: Count) -> Side:
    told = entry.told
    return Side(told.article, told.id, told.outlet, told.speaker, told.at, told.figure.sentence)

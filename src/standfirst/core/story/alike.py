"""Whether two figures of a story count one thing: by words, places, days, and how they are told."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from standfirst.core.story.amounts import agree
from standfirst.core.story.beside import DAY, LENGTHS
from standfirst.core.story.counts import TURNOUT, Count, stems
from standfirst.core.story.refer import MANY

SUM = 1_000  # a sum or measure as large, told twice in one story, is the same
SHARED = 2  # words that two sentences must share at least
SAID = 2.0  # likeness where words say that two numbers count one thing
LEVELS = 1.25  # times by which a level may change between two reports
CLOSES = 2  # and a share's price from one close to the next told
GROWS = 5  # times by which a count may rise
TOLL_SHRINKS = 1.5  # times by which a toll may be corrected down; less is of another place
SHRINKS = 4  # times by which a count may fall
LATEST = timedelta(days=10)  # between two reports of one count; a later one is of another affair
MOST_TIMES = 10  # by which one count may grow; 42 crowns and 3.4 billion crowns are two

# What befalls people and passes: of many few may be left.
PASSING = frozenset(("missing", "trapped", "moved", "held", "in hospital", "on strike"))
# Of these a long affair has many tolls; that all are "rebels" tells nothing.
_DAILY = frozenset(("dead", "hurt"))
_SHARES = stems("per cent percent", language="en")  # these two words tell nothing more than a unit
_AREAS = frozenset(("hectares", "acres"))  # what burns or floods grows as a toll does
_POLL = re.compile(
    r"\b(?:polls?|surveys?|umfragen?|sondages?|encuestas?|sondeos?)\b", re.IGNORECASE
)
# "Have died", "had been killed by Sunday": told of the day, and of those before it. Those "killed
# by a shell" are of the day, and in German, French and Spanish "have died" is any past.
_ALL_SO_FAR = re.compile(
    r"\b(?:(?:have|has|had)(?: (?!not\b)[a-z]+){0,2} (?:died|killed|dead|injured|wounded|hurt)|"
    r"(?:are|is)(?: (?!not\b)[a-z]+)? (?:dead|injured|wounded|hurt)|since|seit|depuis|"
    r"(?:by|bis|hasta|desde) (?:(?:the|late|early|el|zum) )?(?:(?:end|morning|afternoon|evening|"
    r"night|noon|midnight|nightfall|dawn|dusk|daybreak|then|now)\b|\d{1,2}(?:[:.]\d\d| ?[ap]\.?m)|"
    rf"{DAY.pattern}))",
    re.IGNORECASE,
)
_BEYOND = "outside "
_LIST = re.compile(r",| (?:and|und|et|y) ")  # "California and Texas"


@dataclass(frozen=True, slots=True)
class Context:
    """What the figures of the whole story tell of each; figures by their ids."""

    main: frozenset[int]  # figures that tell what their article says of a fate as a whole
    leading: frozenset[int]  # figures with which an article begins
    weights: Mapping[str, float]  # how much a shared word tells
    whole: Mapping[int, float]  # figure → what all its words together tell
    repeated: Mapping[int, frozenset[int]]  # figure → articles, where several tell it


def likeness(one: Count, other: Count, context: Context) -> float:
    """How much of what stands beside the one number stands beside the other, the older; 1 where
    two articles each tell, first of all, how many the same fate befell; SAID where words say it."""
    if _said_to_be_one(one, other):
        return SAID
    if _too_far(one, other) or is_elsewhere(one, other):
        return 0.0
    shared = one.words & other.words
    if _is_same_number(one, other, bare=not shared - {one.unit, one.noun}):
        return SAID
    if _too_late(one, other) or _when(one) < _when(other):
        return 0.0
    if _is_told_again(one, other, context):
        return 1.0
    if one.again or other.again:
        return 0.0
    if _is_one_level(one, other) or _is_one_toll(one, other, context) or _is_one_rate(one, other):
        return 1.0
    if _is_lead(one, other, context):
        return 1.0
    if one.told.figure.sentence == other.told.figure.sentence:
        return 1.0 if one.former != other.former else 0.0
    if len(shared - _SHARES if one.unit else shared) < SHARED:
        return 0.0
    both = math.fsum(context.weights[word] for word in shared)
    return both / min(context.whole[one.told.id], context.whole[other.told.id])


def _said_to_be_one(one: Count, other: Count) -> bool:
    """ "31, up from 23" beside 23; "put the number at 14" beside another's 17."""
    if one.told.article == other.told.article:
        return _points_to_one(one, other)
    value, before = one.told.figure.value, other.told.figure.value
    return value == other.was or before == one.was


def _points_to_one(one: Count, other: Count) -> bool:
    ids = (each.told.id if each.refers is None else each.refers for each in (one, other))
    return next(ids) == next(ids)


def _is_same_number(one: Count, other: Count, *, bare: bool) -> bool:
    """Do both tell one number, and one so uneven or with such words that it is no accident?"""
    value = one.told.figure.value
    if value != other.told.figure.value or value < (SUM if one.unit else MANY):
        return False
    if one.former or other.former:
        return True
    return not bare or len(f"{value:.0f}".rstrip("0")) > 1


def _too_late(one: Count, other: Count) -> bool:
    """Is so much time between the two that they tell of two affairs?"""
    late = abs(one.told.at - other.told.at) > LATEST
    return late and not (one.running and other.running)


def _when(count: Count) -> date:
    """The day of which it tells: a later report of an earlier day is history, no change."""
    return count.told.figure.day or count.told.at.date()


def _is_told_again(one: Count, other: Count, context: Context) -> bool:
    """Is each told of its noun in several articles, and both in none?"""
    nowhere: frozenset[int] = frozenset()
    here = context.repeated.get(one.told.id, nowhere)
    there = context.repeated.get(other.told.id, nowhere)
    return bool(here and there) and one.noun == other.noun and here.isdisjoint(there)


def _is_one_level(one: Count, other: Count) -> bool:
    """Are both a level, in one unit, of something that both name?"""
    shared = (one.words & other.words) - stems(one.told.figure.counts, language=one.told.language)
    shared -= _SHARES
    if one.close and other.close:
        return times_apart(one, other) <= CLOSES
    most = GROWS if one.unit in _AREAS else LEVELS
    both = one.level and other.level and times_apart(one, other) <= most
    return both and bool(shared - {one.unit})


def _is_one_rate(one: Count, other: Count) -> bool:
    """Are both so many of one noun in one time: "six crossings a day"?"""
    if not one.rate or one.rate != other.rate:
        return False
    return one.rate == TURNOUT or bool(one.noun and not one.unit)


def _is_one_toll(one: Count, other: Count, context: Context) -> bool:
    """Is what befell them first told of in both, and something more says that it is one affair?
    That both are of one country says it of no fewer dead than before."""
    daily = one.fate in _DAILY
    known = {one.noun} if daily else set()
    fallen = daily and one.told.figure.value < other.told.figure.value
    related = (one.words & other.words) - known or one.told.event == other.told.event
    # "Four are in hospital": of what its article is about
    bare = not (daily or (one.words and other.words))
    at_home = bool(one.land and one.land == other.land and not fallen) or _is_within(one, other)
    related = related or at_home
    return bool(
        one.fate
        and (related or bare or one.running)
        and context.main >= {one.told.id, other.told.id}
    )


def _is_lead(one: Count, other: Count, context: Context) -> bool:
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
        if one.left and one.fate in PASSING:
            return False
        return times > (TOLL_SHRINKS if one.fate and other.fate else SHRINKS)
    return times > (MOST_TIMES if one.places & other.places else GROWS)


def is_another(one: Count, other: Count) -> bool:
    """Are they of two countries or prices, or the one suspected and the other confirmed?"""
    if one.sure and other.sure and one.sure != other.sure:
        return True
    if one.unit not in LENGTHS and _of_two_names(one, other):
        return True
    if one.land and other.land:
        return one.land != other.land
    same = one.told.figure.value == other.told.figure.value
    return bool(one.home and other.home) and one.home != other.home and not same


def is_elsewhere(one: Count, other: Count) -> bool:
    """Do both say where, on which day, whose, of what or how surely, and not the same?"""
    owners = one.owners and other.owners and not one.owners & other.owners
    days = one.days and other.days and not one.days & other.days
    apart = owners or days or _of_two_names(one, other) or _of_two_blows(one, other)
    apart = apart or _of_two_polls(one, other) or _of_two_wholes(one, other)
    apart = apart or _of_two_places(one, other)
    return bool(apart or is_another(one, other))


def _of_two_blows(one: Count, other: Count) -> bool:
    """Does each tell of the dead or hurt of a day of its own, and neither of all so far? A war has
    a toll each day."""
    day, before = one.told.figure.day, other.told.figure.day
    if not day or not before or day == before:
        return False
    if any(each.running or _ALL_SO_FAR.search(each.told.figure.sentence) for each in (one, other)):
        return False
    same = one.told.figure.value == other.told.figure.value
    return one.fate in _DAILY and one.fate == other.fate and not same


def _of_two_names(one: Count, other: Count) -> bool:
    return bool(one.names and other.names) and not one.names & other.names


def _of_two_wholes(one: Count, other: Count) -> bool:
    """ "90 per cent of its food", and 80 of its energy?"""
    if one.told.language != other.told.language or one.rate == other.rate == TURNOUT:
        return False
    of, before = whole(one), whole(other)
    return one.unit == "per cent" and bool(of and before) and not of & before


def whole(count: Count) -> frozenset[str]:
    """Stems of what a share is of: of "pupils", of "per cent of pupils"; empty for none."""
    return stems(count.told.figure.counts.partition(" of ")[2], language=count.told.language)


def _of_two_polls(one: Count, other: Count) -> bool:
    """Is a share that of those who were asked, by whoever did not ask for the other?"""
    asked = any(_POLL.search(each.told.speaker) for each in (one, other))
    return asked and bool(one.unit) and one.told.speaker != other.told.speaker


def _of_two_places(one: Count, other: Count) -> bool:
    """Does each sentence name places, of which the other names none, or each number its own?"""
    if _is_within(one, other):
        return False
    if one.places and other.places and not one.places & other.places:
        return True
    place, before = one.told.figure.place, other.told.figure.place
    if not place or not before or (one.land and other.land):
        return False
    several = len(_LIST.split(place)) != len(_LIST.split(before))
    beyond = place.startswith(_BEYOND) != before.startswith(_BEYOND)
    return several or beyond or not set(place.split()) & set(before.split())


def _is_within(one: Count, other: Count) -> bool:
    """Is more told of a place than was of the land around it, by an article that names this place
    too? A part that is larger than the whole is a later whole."""
    if not one.fate or one.fate != other.fate or one.fate in _DAILY:
        return False
    first, then = sorted((one, other), key=lambda count: count.told.at)
    more = then.amount.low > first.amount.high
    return more and bool(then.places) and then.places <= first.scene and _is_wide(first)


def _is_wide(count: Count) -> bool:
    """Is it told of a country, or of what owns a place: "Varland's Ansel Valley"?"""
    place = count.told.figure.place
    owned = re.split(rf"{re.escape(place)}[’']s ", count.told.figure.sentence, maxsplit=1)[1:]
    return bool(count.land or (place and owned and owned[0][:1].isupper()))


def times_apart(one: Count, other: Count) -> float:
    """How many times the one value the other is; 1 where one is nought."""
    small, large = sorted((abs(one.told.figure.value), abs(other.told.figure.value)))
    return large / small if small else 1.0


def contradicts(one: Count, other: Count) -> bool:
    """One article that gives two numbers counts two things, unless two people count."""
    if one.told.article != other.told.article or agree(one.amount, other.amount):
        return False
    if one.former or other.former or _points_to_one(one, other):
        return False
    return not (one.told.speaker and other.told.speaker) or one.told.speaker == other.told.speaker

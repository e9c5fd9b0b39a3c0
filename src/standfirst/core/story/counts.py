"""What a figure counts, made comparable: two figures compare only when they count the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from standfirst.core.language.countednouns import counted
from standfirst.core.language.numbers import Number, find_numbers
from standfirst.core.language.similarity import stem, stopwords
from standfirst.core.story.amounts import Amount, amount, number_of, numbers_in, range_of
from standfirst.core.story.asides import is_condition
from standfirst.core.story.beside import (
    DAY,
    LENGTHS,
    LETTERS,
    is_close,
    is_increase,
    is_left,
    is_level,
    is_move,
    is_running,
    is_score,
    is_turnout,
    is_where,
    names,
    owners,
    places,
    points,
    sure,
)
from standfirst.core.story.fates import fate_of, is_everybody, is_fate, without_fates
from standfirst.core.story.formerly import goes_from, is_former, was_before
from standfirst.core.story.lands import land_of
from standfirst.core.story.told import FigureTold
from standfirst.core.types import FoundFigure

NEAR = 8  # words on either side of a number that tell what is counted
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_UNITS = {
    "per cent": "per cent", "percent": "per cent", "prozent": "per cent", "dollar": "dollars",
    "euro": "euros", "pound": "pounds", "metres": "m", "meters": "m", "meter": "m", "mètres": "m",
    "metros": "m", "kilometres": "km", "kilometers": "km", "kilometer": "km", "kilomètres": "km",
    "kilómetros": "km",
}  # fmt: skip

# A share of those counted, or more of them: no total that could be compared with another's.
_PART_BEFORE = re.compile(
    r"\b(?:including|among them|of whom|of them|of these|of those|another|a further|an additional|"
    r"an extra|a total of \S+ of|the other|the remaining|the last|the first|every|each|per|next|"
    r"darunter|davon|weitere|dont|autres?|entre ellos|incluid[oa]s|otr[oa]s)"
    r"\s(?:about |some |at least )?$",
    re.IGNORECASE,
)
# "One of the 450 troops": the whole, of which only a part is told of here.
_WHOLE_BEFORE = re.compile(
    r"(?:[\w-] of (?:the|its|their|his|her|all)(?: [\w’'-]+)?|\w (?:der|des|de los|de las))"
    r"\s(?:about |some |at least )?$",
    re.IGNORECASE,
)
# "Nine of the cases are at one school and five at the other".
_PART_ALSO = re.compile(r"\w of (?:the|them|these) [^.,;]{0,80}\b(?:and|und|et|y) $", re.IGNORECASE)
PART_AFTER = re.compile(
    r"^\s?(?:more|others?|further|additional|extra|of (?:the|them|these|those|its|his|her|whom)|"
    r"weitere|autres|de plus|más|otr[oa]s|de (?:ellos|ellas)|d[’']entre|von ihnen)\b",
    re.IGNORECASE,
)
# What was so in another year is no news of today's count.
_PAST = re.compile(
    r"\b(?:years?|decades?|months?) (?:ago|earlier|before)\b|\b(?:last|previous) (?:year|month|"
    r"season|election|summer|winter|spring|autumn|fall|time)\b|"
    r"\bvor \w+ (?:jahren|monaten)\b|\bim vorjahr\b|"
    r"\bil y a \w+ (?:ans|mois)\b|\bl[’']an dernier\b|"
    r"\bhace \w+ (?:años|meses)\b|\bel año pasado\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"(?:\b(?i:in|since|of|by|between|im|im jahr|seit|en|depuis|desde)|\b[A-ZÀ-Þ][a-zà-ÿ]{2,9}\.?) "
    r"(?P<year>(?:19|20)\d\d)\b|\b[Tt]he (?P<the>(?:19|20)\d\d) (?=[a-z])"
)
PAST_DAYS = 7  # a day as long before an article is history
# What may come: no count of what was.
_FORECAST = re.compile(
    r"\b(?:predict|forecast|expect|estimat\w+ that|could|might|may|would be|if|fear(?:s|ed)?|"
    r"könnten?|erwarte|rechne[nt]|befürchte|pourrai|prévoi|attend|craint|podría|espera|teme)",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:due |expected |planned |set |scheduled )?to|"
    r"wird|werden|soll(?:en)?|ser[aá]n?|seront|doit|doivent|va|vont|van) ?\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"^.{0,24}?\b(?:an?|per|each|every|pro|je|par|por|al|cada) (?P<of>hour|day|night|week|month|"
    r"year|season|share|head|person|litre|liter|barrel|tonne|trip|ticket|household|stunde|tag|woche|"
    r"monat|jahr|aktie|kopf|liter|heure|jour|semaine|mois|an|action|personne|litre|hora|día|"
    r"semana|mes|año|acción|persona|litro)\b",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(
    r"\b(?:earlier in the day|(?:in|on) (?:a|one|a single) day|that day|in an hour|in one night)\b",
    re.IGNORECASE,
)
# Who counts, and that it was reported, says nothing of what is counted.
_ROLES = (
    "chief executive chairman minister ministry president spokesman spokeswoman director manager "
    "mayor officials official police authorities commission chef sprecher minister ministerium "
    "präsident polizei behörden porte-parole ministre ministère président autorités portavoz "
    "ministro ministerio presidente policía autoridades said says according "
    "confirmed reported suspected number interior health foreign defence "
    "bestätigt zahl confirmé nombre confirmado número"
)
# Nor does the time of day.
_TIMES = (
    "morning noon afternoon evening night nightfall midnight dawn dusk daybreak sunrise sunset "
    "o’clock early late earlier later overnight hour hours morgen mittag nachmittag abend nacht "
    "matin midi après-midi soir nuit minuit mañana mediodía tarde noche medianoche"
)
# What any price and any river reaches.
_LEVELS = "high low peak record session trading highest lowest intraday loftiest"
_OWNED = re.compile(r"[’']s\b")
_FOR = re.compile(
    r" (?:for|für|pour|para) (?P<whom>[^,.;]{3,60}?)(?= and |[,.;]|$)"
)  # "31 votes for"
_TOLL_OF = re.compile(
    r"\b(?:toll|tally) (?:of|among) (?:its|their|his|her) (?P<whose>[a-z]{4,}s)\b"
)
# Of an index: points are what it moved by, but where it "stood at" so many.
_POINTS = re.compile(r"\b(?:points?|punkten?|puntos?)$", re.IGNORECASE)
_YEARS = range(1900, 2100)
TURNOUT = "election"
# Two nouns for one thing, where outlets differ in which they use.
_SAME = {
    "troops": "soldiers", "servicemen": "soldiers", "policemen": "officers", "houses": "homes",
    "employees": "workers", "staff": "workers", "pupils": "children", "schoolchildren": "children",
    "lorries": "trucks", "flats": "apartments", "farmhouses": "homes", "cottages": "homes",
    "bungalows": "homes", "dwellings": "homes", "residences": "homes",
    "automobiles": "cars", "demonstrators": "protesters", "youngsters": "children",
    "cops": "officers", "pensioners": "retirees", "physicians": "doctors", "attorneys": "lawyers",
    "trainers": "instructors",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """What a figure counts and claims, by which it is compared with others."""

    told: FigureTold
    amount: Amount
    unit: str  # "crowns", "per cent", ...; "" for a plain count
    noun: str  # stem of what is counted; "" where that is only "people"
    fate: str  # "dead", "missing", ...; "" where the sentence says none
    rate: str  # "day", "share": "12 a day" is another count than 12
    words: frozenset[str]  # stems of what stands beside the number, its unit or noun with them
    places: frozenset[str]  # words of the places that the sentence names
    days: frozenset[str]  # days of the week that it names
    former: bool  # told as what the count was before
    was: float | None  # what it was before, where the same sentence tells both
    owners: frozenset[str] = frozenset()  # names in the noun phrase: "Turkish citizens"
    sure: str = ""  # "confirmed" or "suspected", where the words beside it say so
    running: bool = False  # told as all so far: "has now risen to", "the death toll"
    points: bool = False  # "put the number at": what it counts, another number beside it says
    level: bool = False  # a measure told as a level: "stood at 5.1 metres"
    close: bool = False  # the price with which a market closed
    ranged: bool = False  # told as a range: "10 to 12"
    refers: int | None = None  # the figure that says what this one counts
    land: str = ""  # code of the country, WORLD for all of them
    home: str = ""  # that of which its article tells first, where it says none itself
    scene: frozenset[str] = frozenset()  # words of all places that its article's figures name
    again: bool = False  # a whole known from other reports: "one of the 450 troops"
    left: bool = False  # told as what is left: "still missing"
    names: frozenset[str] = frozenset()  # before a price or a level: "brent"


@lru_cache(maxsize=2_000)  # a story's page is asked for again and again
def count_of(told: FigureTold) -> Count | None:
    """The figure made comparable; None for a part of a whole, for history and for plans."""
    figure, language = told.figure, told.language
    sentence = figure.sentence
    number = number_of(figure, language=language)
    if number is None:
        return None
    before, after = sentence[: number.start], sentence[number.end :]
    near = before[-60:].rstrip("$€£¥")
    if is_part(before) or _is_past(told, before, after) or _is_plan(told) or is_condition(before):
        return None
    noun, behind = _head(figure.counts, language=language), _behind(after, figure.counts)
    fate = _fate(figure, before, behind, after, language=language)
    if PART_AFTER.match(after) and not _is_befallen(figure, behind, after, language=language):
        return None
    if _counts_nothing(figure, before, behind) or (fate and _is_no_total(before, after)):
        return None
    was = _was(figure, number, language=language)
    level = bool(figure.unit) and (is_level(before) or was is not None)
    if is_everybody(noun, language=language) and (fate or not is_fate(noun, language=language)):
        noun = _whose(before)
    noun = stem(noun, language) if noun else ""
    words = _content(before, behind, figure, language=language)
    words -= idle(language, levels=bool(figure.unit))
    words -= stems(f"{told.speaker} {' '.join(DAY.findall(sentence))}", language=language)
    return Count(
        told,
        amount(figure, number, language=language),
        _unit(figure),
        noun,
        fate,
        _rate(figure, before, behind),
        words | ({_unit(figure) or noun} - {""}),
        places(sentence),
        frozenset(found.casefold() for found in DAY.findall(sentence)),
        is_former(before, after),
        was,
        owners=owners(figure.counts, language=language),
        sure=sure(before, figure.counts, behind),
        running=is_running(before, figure.counts, behind),
        points=points(before),
        level=level,
        close=is_close(before),
        ranged=range_of(figure, language=language) is not None,
        land=land_of(figure, before, behind),
        again=bool(_WHOLE_BEFORE.search(near)),
        left=is_left(before, behind),
        names=_names(figure, before, behind, level=level, language=language),
    )


def _rate(figure: FoundFigure, before: str, behind: str) -> str:
    """Of what time, trip or household a number is; TURNOUT is of an election."""
    if figure.unit == "per cent" and is_turnout(before, behind):
        return TURNOUT
    found = _RATE.match(behind)
    return found["of"].casefold() if found else ""


def each(figure: FoundFigure, *, language: str) -> str:
    """ "A day" of "6 crossings a day", as written; "" where no such word stands right behind."""
    number = number_of(figure, language=language)
    found = number and _RATE.match(_behind(figure.sentence[number.end :], figure.counts))
    words = found.group().split() if found else []
    return " ".join(words) if len(words) == 2 else ""


@cache
def idle(language: str, *, levels: bool) -> frozenset[str]:
    """Stems that say nothing of what is counted, with those of a price or a level or without."""
    return stems(f"{_ROLES} {_TIMES} {_LEVELS if levels else ''}", language=language)


def is_part(before: str) -> bool:
    """Do the words before a number tell that it counts a part, or more of them: "including"?"""
    return bool(_PART_BEFORE.search(before[-60:]) or _PART_ALSO.search(before[-120:]))


def people(count: Count) -> bool:
    """Does it count people, or what befell somebody?"""
    return bool(count.fate) or not (count.noun or count.unit)


def _counts_nothing(figure: FoundFigure, before: str, behind: str) -> bool:
    """Scores, where something lies, and what one day brought."""
    if is_score(before, behind) or _OF_A_DAY.search(figure.sentence):
        return True
    if figure.unit and is_move(before, share=figure.unit == "per cent"):
        return True
    if _POINTS.search(figure.counts) and (is_move(before, share=True) or not is_level(before)):
        return True
    return _unit(figure) in LENGTHS and is_where(before, behind)


def _is_no_total(before: str, after: str) -> bool:
    """What was added, and what may come."""
    return is_increase(after) or bool(_FORECAST.search(before))


def _names(
    figure: FoundFigure, before: str, behind: str, *, level: bool, language: str
) -> frozenset[str]:
    """Of what a price or a level is; a price has its name before or behind it."""
    if figure.unit and _RATE.match(behind):
        return names(before, language=language) | names(behind[:LETTERS], language=language)
    if received := _FOR.match(behind):
        return names(received["whom"], language=language)
    return names(before, language=language) if level else frozenset()


def _fate(figure: FoundFigure, before: str, behind: str, after: str, *, language: str) -> str:
    """What befell them: first by the words beside the number, of which the noun may be none."""
    written = figure.counts if behind != after else ""
    said = fate_of(written, before, behind, language=language)
    return said if said or written else fate_of(figure.counts, "", "", language=language)


def _is_befallen(figure: FoundFigure, behind: str, after: str, *, language: str) -> bool:
    """ "Three of the children are in hospital": something befell a part only, and that counts."""
    if not re.match(r"\s?of (?:the|them|those)\b", after):
        return False
    whole = fate_of(figure.counts, "", "", language=language) if behind != after else ""
    return not whole and bool(fate_of("", "", behind, language=language))


def _head(counts: str, *, language: str) -> str:
    """The noun of the phrase: the last word before any "of"; money and measures have their unit."""
    phrase = re.split(r",| (?:of|from|in|at|who|that|and|or) ", counts.casefold())[0]
    words = _WORD.findall(phrase)
    while len(words) > 1 and is_fate(words[-1], language=language):
        if not is_everybody(words[-2], language=language):
            break
        words.pop()  # "people evacuated"
    return one_word(words[-1]) if words else ""


def one_word(noun: str) -> str:
    """The noun, or that which other outlets use for the same: "soldiers" of "troops"."""
    return _SAME.get(noun, noun)


def _whose(before: str) -> str:
    """ "Peacekeepers", where a toll is "of its peacekeepers"; "" where it is everybody's."""
    found = _TOLL_OF.search(before[-LETTERS:])
    return found["whose"].casefold() if found else ""


def _unit(figure: FoundFigure) -> str:
    unit = figure.unit.casefold()
    return _UNITS.get(unit, unit)


def _behind(after: str, counts: str) -> str:
    """What stands behind the noun phrase, if that follows the number at once."""
    start = after.find(counts)
    return after[start + len(counts) :] if 0 <= start <= 25 else after


def _is_past(told: FigureTold, before: str, after: str) -> bool:
    parts = before, re.split(r"[,;:]", after, maxsplit=1)[0]
    day = told.figure.day
    if day is not None and (told.at.date() - day).days > PAST_DAYS:
        return True
    if any(_PAST.search(part) for part in parts):
        return True
    dates = (found for part in parts for found in _IN_YEAR.finditer(part))
    years = (int(found["year"] or found["the"]) for found in dates)
    return any(year < told.at.year for year in years)


def _is_plan(told: FigureTold) -> bool:
    """Is it told for a day to come? (An eastern outlet's day may be ahead of UTC's by itself.)"""
    day = told.figure.day
    ahead = day is not None and day > told.at.date()
    return ahead and bool(_TO_COME.search(told.figure.sentence))


def _content(before: str, behind: str, figure: FoundFigure, *, language: str) -> frozenset[str]:
    """Stems of the words beside the number and its noun; no numbers, no fates."""
    window = f"{' '.join(before.split()[-NEAR:])} . {' '.join(behind.split()[:NEAR])}"
    for number in reversed(find_numbers(window, language=language)):
        window = f"{window[: number.start]} {window[number.end :]}"
    return stems(without_fates(window, language=language), language=language) - stems(
        figure.counts, language=language
    )


def stems(text: str, *, language: str) -> frozenset[str]:
    """The stems of the words of a text that carry a subject; no numbers."""
    stop = stopwords(language)
    small = (word.casefold() for word in _WORD.findall(_OWNED.sub("", text)))
    return frozenset(stem(word, language) for word in small if len(word) > 2 and word not in stop)


def _was(figure: FoundFigure, number: Number, *, language: str) -> float | None:
    """The value before, of "14, up from 12", "14, not the 12" and "from 12 to 14"."""
    sentence = figure.sentence
    for other in numbers_in(sentence, language=language):
        year = other.value in _YEARS and not other.words
        clock = re.match(r"[:.h]\d", sentence[other.end : other.end + 2])
        if other.value == number.value or year or clock:
            continue
        between = sentence[other.end : number.start]
        if other.end <= number.start:
            if goes_from(sentence[max(0, other.start - 30) : other.start], between):
                return other.value
            continue
        way, rest = sentence[number.end : other.start], sentence[other.end : other.end + 80]
        if (
            len(way) <= 140
            and was_before(sentence[: number.start], way, rest)
            and not re.search(r"[.;:]", way)
        ):
            counts = counted(rest, other.value, language=language)
            nouns = {_head(noun, language=language) for noun in (counts, figure.counts)}
            alone = not counts or len(nouns) == 1
            return other.value if alone and not _PAST.search(rest) else None
    return None

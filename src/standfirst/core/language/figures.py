"""Figures: numbers with what they count, leaving out dates, times, ages, scores and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.core.language.countednouns import TIME, counted
from standfirst.core.language.numbers import Number, find_numbers
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import FoundFigure, Span

MAX_FIGURES = 300

_HEDGE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.|roughly|nearly|almost|some|at least|at most|"
    r"more than|over|above|up to|"
    r"as many as|as much as|as few as|fewer than|less than|under|an estimated|estimated|close to|"
    r"just over|just under|"
    r"not quite|well over|no more than|no fewer than|upwards of|perhaps|maybe|or so|circa|ca\.|"
    r"etwa|rund|ungefähr|knapp|fast|mindestens|höchstens|mehr als|über|bis zu|gut|circa|zirka|"
    r"environ|près de|quelque|au moins|plus de|moins de|presque|jusqu[’']à|une? |"
    r"unos|unas|cerca de|alrededor de|al menos|más de|menos de|casi|hasta|aproximadamente)|~|≈|>)"
    r"\s?(?:the |a |an |les |los |las |die |der |den )?(?:US|C|A|NZ|HK)?[$€£¥]?$",
    re.IGNORECASE,
)
_AFTER_HEDGE = re.compile(r"^ (?:\w+ )?(?:or so|or more|or thereabouts|oder mehr|ou plus|o más)\b")
_CURRENCY_BEFORE = re.compile(r"(?P<sign>(?:US|C|A|NZ|HK)?\$|€|£|¥)\s?$")
_CURRENCY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_PER_CENT = re.compile(
    r"^\s?(?:%|per ?cent\b|percentage points?\b|Prozent\b|pour ?cent\b|por ciento\b)", re.IGNORECASE
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|"
    r"février|mars|avril|juin|"
    r"juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|"
    r"octubre|noviembre|diciembre)"
)
_NOT_BEFORE = re.compile(
    rf"(?:\b{_MONTH}\.?|\b(?:Article|Articles|Section|Chapter|No|Nos|Number|Room|Route|Highway|"
    rf"Flight|Page|page|pp?|Figure|Phase|"
    r"Level|Grade|Type|Covid|COVID|Act|Rule|Bill|Resolution|Title|Part|Volume|Vol|Channel|"
    r"Platform|Gate|Line|Pier|Berth|Unit|Exit|"
    r"Boeing|Airbus|Windows|Group|Formula|Category|Proposition|Schedule|Clause|paragraph|Artikel|"
    r"Absatz|Art|Nr|Nummer|Kapitel|"
    r"aged|age|Age|ages|born in|am|since|Since|artículo|article)\.?"
    r"|\+|#|@|\bE|\bM|\bA|\bB|\d[-–:/.]|[A-Za-z]-|\b(?:number|size|channel|version|verse))\s?$"
)
_NOT_AFTER = re.compile(
    rf"^(?:\s{_MONTH}\b|[-–](?:year|month|week|day|hour|minute)-old|-?(?:years?|months?|"
    rf"weeks?) old|st\b|nd\b|rd\b|th\b|[-–:/]\d|:\d\d| ?[ap]\.?m\b|"
    r" o[’']clock| Uhr\b|\s?h\d\d|\. "
    + _MONTH
    + r"\b|[’']?s\b| ans\b| años de edad\b| Jahre alt\b|-(?:and|to)-| (?:this|in the|"
    r"tomorrow|yesterday|on|last) "
    r"(?:morning|afternoon|evening|night)\b)"
)
_AGE = re.compile(r"^(?:,|\)|\s?\()")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|from|before|after|during|between|and|to|the|early|late|mid|for|"
    r"year|im|Jahr|seit|en|depuis|desde|de|"
    r"season|election|summer|winter|spring|autumn|fall|\(|[–-])\s?$",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"\b(?:at|by|before|after|until|till|from|since|around|about|past|to|for|between|um|bis|à|"
    r"a las)\s$",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r"^(?: (?:this|in the|tomorrow|yesterday|on|last|that|each|every|today|tonight)\b|[,.;]|$|"
    r" and (?:six|seven|eight|nine|ten|two|three|four|five)\b| to | until | o[’']clock)"
)

_NUMERAL_UNITS = {
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometers": "km", "metres": "m",
    "meters": "m", "miles": "miles", "feet": "feet", "tonnes": "tonnes", "tons": "tons",
    "kg": "kg", "kilograms": "kg", "hectares": "hectares", "litres": "litres",
    "liters": "litres", "degrees": "degrees", "hours": "hours", "minutes": "minutes",
    "seconds": "seconds", "days": "days", "weeks": "weeks", "months": "months", "years": "years",
    "centimetres": "cm", "millimetres": "mm", "acres": "acres", "barrels": "barrels",
    "kilometer": "km", "meter": "m", "mètres": "m", "kilomètres": "km", "kilómetros": "km",
    "metros": "m", "tonnen": "tonnes", "megawatts": "megawatts",
}  # fmt: skip
_MONEY = word_set(
    """
    dollars euros euro pounds crowns kroner kronor kronas francs yen yuan rupees rubles roubles
    pesos lira shillings dinars riyals dirhams won baht zlotys forints cents pence dólares
    libras livres
    """
)


def find_figures(text: str, sentences: Sequence[Span], *, language: str) -> tuple[FoundFigure, ...]:
    """Figures in the order of the text; offsets in the text."""
    found: list[FoundFigure] = []
    for start, end in sentences:
        if end - start > 4_000:
            continue
        known = found[-1].counts if found else ""
        money = next((f.counts for f in reversed(found) if f.unit in _MONEY), "")
        found += _in_sentence(text[start:end], start, language, (known, money))
        if len(found) >= MAX_FIGURES:
            break
    return tuple(found[:MAX_FIGURES])


def _in_sentence(
    sentence: str, offset: int, language: str, told: tuple[str, str]
) -> Iterator[FoundFigure]:
    """`told`: what the last figure before the sentence counts, and the last one of money."""
    shown = " ".join(sentence.split())
    last_end = -1
    known, money = told
    before = known
    for number in find_numbers(sentence, language=language):
        if number.start < last_end:
            continue
        here = _Told(before, money, same=before != known, language=language)
        figure = _figure(sentence, number, shown, offset, here)
        if figure is not None:
            last_end = number.end + _range_length(sentence, number)
            before = figure.counts
            money = before if figure.unit in _MONEY else money
            yield figure
        if before == known:
            before = "" if not _OF_THEM.match(sentence, number.end) else known


@dataclass(frozen=True, slots=True)
class _Told:
    """What figures before a number count; `same`: the last of them in its own sentence."""

    counts: str
    money: str
    same: bool
    language: str


_RANGE = re.compile(r"^\s?(?:to|and|or|[-–]|bis|à|a)\s?\d[\d.,]*(?: (?:million|billion|thousand))?")


def _range_length(sentence: str, number: Number) -> int:
    """Characters after a number that make it a range: "10 to 12 people" is one figure."""
    found = _RANGE.match(sentence[number.end : number.end + 30])
    if not found or (
        re.match(r"\s?and", found.group())
        and not re.search(r"\bbetween\s$", sentence[max(0, number.start - 9) : number.start])
    ):
        return 0
    return found.end()


def _figure(
    sentence: str, number: Number, shown: str, offset: int, told: _Told
) -> FoundFigure | None:
    # Patterns look at the words beside a number only: whole sentences would cost squared time.
    before = sentence[max(0, number.start - 80) : number.start]
    tail = sentence[number.end : number.end + 160]
    numbered = _numbered(sentence, number, tail)
    if _is_label(before, tail, number, sentence) and not (number.words and numbered):
        return None
    tail = tail[_range_length(sentence, number) :]
    money = _CURRENCY_BEFORE.search(before)
    if money:
        unit = _CURRENCY[money.group("sign")[-1]]
        return _made(sentence, number, shown, offset, counts=unit, unit=unit)
    if _PER_CENT.match(tail):
        return _made(sentence, number, shown, offset, counts=_per_cent(tail), unit="per cent")
    if number.words and number.value == 1:
        return None
    counts = (
        counted(tail, number.value, language=told.language)
        or numbered
        or _understood(before, tail, number, told)
    )
    if number.words and number.value <= 3 and counts.lower() in _VAGUE:
        return None
    if not counts or counts.split()[-1].lower() in TIME:
        return None
    return _made(sentence, number, shown, offset, counts=counts, unit=_unit(counts))


_VAGUE = word_set(
    "things reasons ways answers questions causes dates sets paragraphs points sides kinds types"
)
_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b")
_BARE = re.compile(
    r"^(?:[,.;:)]|$| (?:in|at|from|to|of the|by|last|this|yesterday|on|were|are|was|is|had|have|go|"
    r"went|will|that|who|and)\b)"
)
_COMPARED = re.compile(r"\b(?:from|to|of|not the|with|against|than|the|about|has|had) $")
_COMPARED_HERE = re.compile(
    r"(?:\b(?:from|to|of|not the|with|against|than|the|about|has|had|and|usual|other|further|for|"
    r"instead of|needs|only)|[’']s|, |[A-Z]\w+) $"
)


def _understood(before: str, tail: str, number: Number, told: _Told) -> str:
    """ "four of them", "up from 31,000", "250 million": the noun of a figure before."""
    if told.money and number.value >= 1e6:
        return told.money if _SUM_ENDS.match(tail) else ""
    known = told.counts
    if not known or (known.startswith("per cent") and not told.same):
        return ""
    if _OF_THEM.match(tail):
        return known
    compared = (_COMPARED_HERE if told.same else _COMPARED).search(before)
    if not (_BARE.match(tail) and compared) or number.words:
        return ""
    return known.split(" of ")[0] if known.startswith("per cent") else known


_SUM_ENDS = re.compile(r"^(?:[,.;:)]|$| (?:to|for|in|of|and|from)\b)")
_NUMBER_OF = re.compile(
    r"\b(?:number|tally|count|total) of (?:its |the |their |those )?"
    r"(?P<noun>[a-z][\w-]*(?: (?!is\b|was\b|has\b|had\b|rose\b|in\b|to\b|at\b)[a-z][\w-]*){0,2})"
    r"|\b(?P<toll>(?:death |the )?toll)\b"
)
_REACHED = re.compile(r"\b(?:to|at|is|was|now|from|reached|of|be|than|about|nearly|over) $")


def _numbered(sentence: str, number: Number, tail: str) -> str:
    """ "the number of cases rose to 19": the noun stands before the number."""
    before = sentence[max(0, number.start - 160) : number.start]
    if not _BARE.match(tail) or not _REACHED.search(before):
        return ""
    found = list(_NUMBER_OF.finditer(before))
    if not found:
        return ""
    noun = found[-1].group("noun")
    if noun is None:
        return "death toll"
    return noun


def _made(
    sentence: str, number: Number, shown: str, offset: int, *, counts: str, unit: str
) -> FoundFigure:
    beside = sentence[max(0, number.start - 80) : number.start]
    before = re.sub(r"(?:US|C|A|NZ|HK)?[$€£¥]\s?$", "", beside)
    hedged = bool(_HEDGE.search(before)) or bool(
        _AFTER_HEDGE.match(sentence[number.end : number.end + 30])
    )
    return FoundFigure(
        value=number.value,
        about=hedged,
        counts=counts,
        sentence=shown,
        span=(offset + number.start, offset + number.end),
        unit=unit,
    )


def _is_label(before: str, tail: str, number: Number, sentence: str) -> bool:
    """Dates, times, ages, scores, versions, telephone numbers, "Article 5"."""
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(tail):
        return True
    if number.words:
        return bool(_TIME_BEFORE.search(before) and _TIME_AFTER.match(tail))
    digits = sentence[number.start : number.end]
    if re.fullmatch(r"(?:1[5-9]|20|21)\d\d", digits):
        return _is_year(before, tail)
    if len(digits) > 6 and digits.isdigit():
        return True
    if re.search(r"[A-ZÀ-Þ]\w+,? \(?$", before) and _AGE.match(tail) and 0 < number.value < 111:
        return True
    # A number after a capitalised word names a thing: "Boeing 737", "Pier 4".
    labelled = re.search(r"(?<=[a-z,] )[A-Z][a-z]+ $", before) and not re.match(
        r" (?:million|per|[a-z]+s\b)", tail
    )
    return bool(labelled)


def _is_year(before: str, tail: str) -> bool:
    if _YEAR_BEFORE.search(before) or not before.strip():
        return not re.match(
            r" (?:people|(?!(?:off|suff|ent|cov|consid|matt|diff|trigg|deliv)ers\b)[a-z]+ers\b|"
            r"soldiers|troops|homes|jobs|deaths|cases)",
            tail,
        )
    return not re.match(r" [a-z]+", tail) or bool(
        re.match(r" (?:election|season|summer|winter|and|to|law|campaign)", tail)
    )


def _per_cent(tail: str) -> str:
    """ "per cent of pupils" from " per cent of pupils had ..."."""
    sign = _PER_CENT.match(tail)
    rest = tail[sign.end() :] if sign else tail
    of = re.match(r" of (?:the |a |all |its |their |his |her )?", rest)
    if not of:
        return "per cent"
    noun = counted(" " + rest[of.end() :], 1)
    return f"per cent{of.group()}{noun}" if noun else "per cent"


def _unit(counts: str) -> str:
    last = counts.split()[-1].lower()
    if last in _MONEY:
        return counts.lower() if len(counts.split()) <= 2 else last
    return _NUMERAL_UNITS.get(last, "")

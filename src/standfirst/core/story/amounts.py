"""What a figure claims of its number, and whether two figures agree."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from standfirst.core.language.numbers import Number, find_numbers, moves_to
from standfirst.core.types import FoundFigure

MOST_LETTERS = 600  # of a sentence that is looked at
ABOUT = 0.1  # share by which "about 600" may be off
ROUNDED = 0.05  # share by which a plain round number may be off, at most
_EXACT_BELOW = 100  # smaller numbers are counted, not rounded

_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|no fewer than|no less than|not fewer than|upwards of|"
    r"well over|just over|exceed(?:s|ed|ing)?|mindestens|mehr als|über|wenigstens|"
    r"au moins|plus de|plus d[’']|al menos|más de|por lo menos)\s(?:the |a |an |die |les |los )?$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:at most|up to|as many as|as much as|fewer than|less than|under|below|no more than|"
    r"just under|höchstens|bis zu|weniger als|unter|au plus|moins de|jusqu[’']à|"
    r"como máximo|hasta|menos de)\s(?:the |a |an |die |les |los )?$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"^(?: [\w-]+){0,3} (?:or more|oder mehr|ou plus|o más)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:US|C|A|NZ|HK)?[$€£¥]\s?$")
_TO = re.compile(r"\s?(?:to\b|bis\b|and\b|und\b|et\b|à\b|a\b|y\b|[-–])\s?[$€£¥]?", re.IGNORECASE)
_AND = re.compile(r"\s?(?:and|und|et|y)\s[$€£¥]?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s[$€£¥]?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|von|de|desde)\s(?:about |some |etwa )?[$€£¥]?$", re.IGNORECASE)

_DECIMALS = re.compile(r"\d[.,](\d{1,2})$")
_SCALES = (1e12, "trillion"), (1e9, "billion"), (1e6, "million")
_SPEEDS = ("km/h", "mph", "m/s")  # of "kilometres an hour"
_TOLLS = ("death toll", "toll")
_BEHIND = ("or ", "oder ", "ou ", "o ")
_FRACTION = re.compile(
    r"(?:hal[fb]|thirds?|quarters?|fourths?|fifths?|tenths?|hälfte|drittel|viertel|fünftel|zehntel|"
    r"moitié|tiers|quarts?|cinquièmes?|dixièmes?|mitad|tercios?|cuartos?|parte|quintos?)$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """The values that a figure allows, both ends included."""

    low: float
    high: float


def shown(value: float, *, decimals: int = 0) -> str:
    """A number as a page writes it: "1,912", "5.2", "1.15 billion"; two decimals at most, four
    before a word, and as many as `decimals` at least, else. What such a word would round stands
    in digits."""
    for size, word in _SCALES:
        if abs(value) >= size and math.isclose(value, round(value / size, 4) * size):
            return f"{value / size:,.4f}".rstrip("0").rstrip(".") + f" {word}"
    whole, _, part = f"{value:,.2f}".rstrip("0").partition(".")
    return f"{whole}.{part:0<{decimals}}" if part or decimals else whole


def worded(figure: FoundFigure, *, language: str) -> str:
    """A figure as a page writes it: "at least 12", "12 or more", "12 to 15", "€2.3 million",
    "two-thirds (66.7 per cent)". A sign of a currency stands where the article has it."""
    number = _told(figure, language=language)
    hedge = figure.hedge
    if hedge.startswith(_BEHIND):
        return f"{number} {hedge}"
    if figure.unit == "per cent" and _FRACTION.search(hedge):
        return f"{hedge} ({number})"
    if hedge or figure.about:
        return f"{hedge or 'about'} {number}"
    return number


def beside_unit(counts: str, unit: str) -> str:
    """What is counted, without what the unit says: nothing of "metres" beside "5.9 m", "of pupils"
    of "per cent of pupils" beside "88 per cent", "of rubble" of "metres of rubble" beside "30 m".
    A toll of 6 is "6 dead".
    """
    if not unit:
        return "dead" if counts.casefold() in _TOLLS else counts
    if unit in _SPEEDS:
        return ""
    if f"{counts} ".casefold().startswith(f"{unit} ".casefold()):
        return counts[len(unit) :].strip()
    measure, _, whole = counts.partition(" of ")
    if whole and " " not in measure:
        return f"of {whole}"
    return counts if " " in counts else ""


def _told(figure: FoundFigure, *, language: str) -> str:
    """The number, or both ends of its range, with its unit."""
    number = number_of(figure, language=language)
    if number is None:
        return f"{shown(figure.value)} {figure.unit}".strip()
    end = _range_end(figure.sentence, number, language=language)
    told = _written(number) if end is None else _from_to(number, end)
    sign = _CURRENCY.search(figure.sentence[max(0, number.start - 5) : number.start])
    return f"{sign.group().strip()}{told}" if sign else f"{told} {figure.unit}".strip()


def _decimals(number: Number) -> int:
    """How many the article writes: two of "41.70"; none where a word stands for the noughts."""
    found = _DECIMALS.search(number.text)
    return len(found[1]) if found else 0


def _written(number: Number) -> str:
    return shown(number.value, decimals=_decimals(number))


def _from_to(one: Number, other: Number) -> str:
    """ "12 to 15", "5 to 7 million"; each end with its own decimals."""
    low, high = map(_written, sorted((one, other), key=_value))
    word = high.partition(" ")[2]
    return f"{low.removesuffix(word).strip()} to {high}"


def _value(number: Number) -> float:
    return number.value


def range_of(figure: FoundFigure, *, language: str) -> Amount | None:
    """Both ends of "10 to 12 people"; None where the figure tells one number."""
    number = number_of(figure, language=language)
    end = _range_end(figure.sentence, number, language=language) if number else None
    return None if end is None else _between(figure.value, end)


def _between(value: float, end: Number) -> Amount:
    return Amount(min(value, end.value), max(value, end.value))


def agree(one: Amount, other: Amount) -> bool:
    """Can both be true? "At least 12" and 14 can, "about 600" and 598 too."""
    return one.low <= other.high and other.low <= one.high


def amount(figure: FoundFigure, number: Number | None, *, language: str) -> Amount:
    """What the figure claims, read from the words beside its number in its sentence."""
    value = figure.value
    loose = ABOUT if figure.about else _rounding(value)
    low, high = value - abs(value) * loose, value + abs(value) * loose
    if number is None:
        return Amount(low, high)
    before = _CURRENCY.sub("", figure.sentence[max(0, number.start - 40) : number.start])
    after = figure.sentence[number.end : number.end + 40]
    end = _range_end(figure.sentence, number, language=language)
    if end is not None:
        return _between(value, end)
    if _LEAST.search(before) or _OR_MORE.match(after):
        return Amount(value, math.inf)
    if _MOST.search(before):
        return Amount(0.0, value)
    return Amount(low, high)


def number_of(figure: FoundFigure, *, language: str) -> Number | None:
    """Where in its sentence the figure's number stands; None where it is not found again, or the
    sentence is overlong."""
    if len(figure.sentence) > MOST_LETTERS:
        return None
    every = numbers_in(figure.sentence, language=language)
    return next((number for number in every if number.value == figure.value), None)


@lru_cache(maxsize=2_000)
def numbers_in(sentence: str, *, language: str) -> tuple[Number, ...]:
    """The numbers of a sentence; kept, for a sentence of several figures is asked for again."""
    return tuple(find_numbers(sentence, language=language))


def _range_end(sentence: str, number: Number, *, language: str) -> Number | None:
    """The other end of "10 to 12" and "between 10 and 12"; None where there is no range."""
    before, rest = sentence[max(0, number.start - 40) : number.start], sentence[number.end :][:40]
    for other in find_numbers(before, language=language):
        led, way = before[: other.start], before[other.end :]
        if _BETWEEN.search(led) and _AND.fullmatch(way):
            return other
    to = _TO.match(rest)
    if not to or _FROM.search(before) or (_AND.match(rest) and not _BETWEEN.search(before)):
        return None
    following = find_numbers(rest[to.end() :], language=language)
    if not following or following[0].start or moves_to(before, number.value, following[0].value):
        return None
    return following[0]


def _rounding(value: float) -> float:
    """The share by which a plain number may be rounded: half of its last digit that is not 0."""
    size = abs(value)
    if size < _EXACT_BELOW or size != int(size):
        return 0.0
    step = 1
    while int(size) % (step * 10) == 0:
        step *= 10
    return min(step / 2 / size, ROUNDED) if step > 1 else 0.0

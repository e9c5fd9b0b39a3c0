"""Figures: numbers with what they count, how surely, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from standfirst.core.language.countednouns import TIME, compound, counted, counted_together
from standfirst.core.language.hedges import hedge_of, shared_hedge
from standfirst.core.language.labels import is_label
from standfirst.core.language.numbers import Number, find_numbers, moves_to
from standfirst.core.language.shares import find_shares
from standfirst.core.language.understood import Told, befallen, numbered, understood
from standfirst.core.language.whereabouts import Around, day_of, place_of
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import FoundFigure, NamedDay, Span

MAX_FIGURES = 300
MOST_KNOWN = 40  # figures before a number to which it may point back
MAX_SENTENCE = 4_000  # letters; a longer one is no sentence

_CURRENCY_BEFORE = re.compile(r"(?P<sign>(?:US|C|A|NZ|HK)?\$|€|£|¥)\s?$")
_CURRENCY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_PER_CENT = re.compile(
    r"^\s?(?:%|per ?cent\b|percentage points?\b|Prozent\b|pour ?cent\b|por ciento\b)", re.IGNORECASE
)
_PER = re.compile(r"\b(?:per|every|for each) $")  # "deaths per 100,000 people"
_ADJECTIVAL = re.compile(r"^[ -](crown|dollar|euro|pound|yen|franc)\b(?= )")
_SPEED = re.compile(
    r"^ (?:kilomet(?:re|er)s|miles|metres|km) (?:an|per) (?:hour|second)\b|^ ?km/h\b"
)
_SPEEDS = {"km hour": "km/h", "miles hour": "mph", "m second": "m/s"}
# "One in five nurses": a share of which the five are no count.
_ONE_IN = re.compile(r"\b(?:(?<!no )one (?:in|out of)|\w+ (?:in|out of) every) $", re.IGNORECASE)
_FEW_IN = re.compile(
    r"\b(?:\d|two|three|four|five|six|seven|eight|nine) (?:in|out of) $", re.IGNORECASE
)
_WHOLES = (10, 100, 1_000, 10_000, 100_000)
_NUMERAL_UNITS = {
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometers": "km", "metres": "m",
    "meters": "m", "miles": "miles", "feet": "feet", "tonnes": "tonnes", "tons": "tons",
    "kg": "kg", "kilograms": "kg", "hectares": "hectares", "litres": "litres",
    "liters": "litres", "degrees": "degrees", "hours": "hours", "minutes": "minutes",
    "seconds": "seconds", "days": "days", "weeks": "weeks", "months": "months", "years": "years",
    "centimetres": "cm", "millimetres": "mm", "acres": "acres", "barrels": "barrels",
    "kilometer": "km", "meter": "m", "mètres": "m", "kilomètres": "km", "kilómetros": "km",
    "metros": "m", "tonnen": "tonnes", "megawatts": "megawatts", "km/h": "km/h", "mph": "mph",
}  # fmt: skip
_MONEY = word_set(
    """
    dollars euros euro pounds crowns kroner kronor kronas francs yen yuan rupees rubles roubles
    pesos lira shillings dinars riyals dirhams won baht zlotys forints cents pence dólares
    libras livres
    """
)
# Behind a number in the other languages: "12,5 Mio. Euro", "2,3 millions d’euros", "15 €".
_SUM_ABROAD = re.compile(
    r"^\.?\s?(?:de |d[’'])?(?P<sum>[€£$¥]|(?:euro|dollar|dólar|krone|couronne|corona|franken|franc|"
    r"franco|pfund|livre|libra|rubel|rouble|rublo)[a-z]{0,2}\b)",
    re.IGNORECASE,
)
_ABROAD = {
    "eur": "euros", "dol": "dollars", "dól": "dollars", "kro": "crowns", "cou": "crowns",
    "cor": "crowns", "fra": "francs", "pfu": "pounds", "liv": "pounds", "lib": "pounds",
    "rub": "rubles", "rou": "rubles",
}  # fmt: skip
_VAGUE = word_set("things reasons ways points sides kinds types numbers")
# What a number told without a noun does not count: "14, the mine said" after "two figures".
_NO_HEIRS = _VAGUE | word_set("figures names totals estimates times")
_ENDS = tuple('.!?:;,…"”’»)')
_NAMED_AT = re.compile(
    r"\b[A-ZÀ-Þ][\w’-]+ (?:(?:(?:was|came|is|finished) (?:\w+ )?)?(?:with|at|on) |had |has |won )?$"
)
_CLAUSE_ENDS = re.compile(r"^(?:[,.;:)]|$| and\b| but\b)")


def find_figures(
    text: str,
    sentences: Sequence[Span],
    *,
    language: str,
    places: Sequence[Span] = (),
    days: Sequence[NamedDay] = (),
    published: date | None = None,
) -> tuple[FoundFigure, ...]:
    """Figures in the order of the text; offsets in the text.

    `places` are where it names a place, `days` the days that it names, both in any order; of days
    after `published` a number is the plan.
    """
    found: list[FoundFigure] = []
    around = Around(text, places, days, published=published)
    for start, end in sentences:
        if end - start > MAX_SENTENCE:
            continue
        sentence = _Sentence(text[start:end], start, language, _told(found))
        counts = sorted((*_in_sentence(sentence), *_shares(sentence)), key=_start)
        found += (_situated(figure, sentence, around) for figure in counts)
        if len(found) >= MAX_FIGURES:
            break
    return tuple(found[:MAX_FIGURES])


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    offset: int
    language: str
    told: Told  # what the figures before it count
    shown: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown", " ".join(self.text.split()))


def _start(figure: FoundFigure) -> Span:
    return figure.span


def _shares(sentence: _Sentence) -> Iterator[FoundFigure]:
    """Fractions, which stand as written where another figure has its hedge."""
    for share in find_shares(sentence.text, language=sentence.language):
        yield FoundFigure(
            value=share.value,
            about=True,
            counts=f"per cent of {share.of}",
            sentence=sentence.shown,
            span=(sentence.offset + share.start, sentence.offset + share.end),
            unit="per cent",
            hedge=sentence.text[share.start : share.end].lower(),
        )


def _situated(figure: FoundFigure, sentence: _Sentence, around: Around) -> FoundFigure:
    """The figure with its place and its day, where the sentence gives them."""
    span = (sentence.offset, sentence.offset + len(sentence.text))
    place, day = place_of(figure.span, span, around), day_of(figure.span, span, around)
    return replace(figure, place=place, day=day) if place or day else figure


def _told(found: Sequence[FoundFigure]) -> Told:
    """What the figures so far count, for the next sentence."""
    last = [one for one in found[-12:] if _has_heirs(one)]
    return Told(
        counts=last[-1].counts if last else "",
        plain=next((_many(f) for f in reversed(last) if not f.unit), ""),
        money=next((f.counts for f in reversed(found) if f.unit in _MONEY), ""),
        known={f.value: f.counts for f in found[-MOST_KNOWN:] if not f.unit},
    )


def _has_heirs(figure: FoundFigure) -> bool:
    """A vague noun, and one that only a heading tells, are no other number's."""
    vague = figure.counts.split()[-1].lower() in _NO_HEIRS
    return not vague and figure.sentence.endswith(_ENDS)


def _and(told: Told, figure: FoundFigure) -> Told:
    """The same after one more figure of the sentence."""
    money = figure.counts if figure.unit in _MONEY else told.money
    plain = told.plain if figure.unit else _many(figure)
    known = {**told.known, figure.value: plain} if not figure.unit else told.known
    return Told(_many(figure), plain, money, same=True, known=known)


def _many(figure: FoundFigure) -> str:
    """What another number of the same counts: "miners" of "one miner"."""
    if figure.value != 1 or figure.unit:
        return figure.counts
    return _PEOPLE.get(figure.counts, f"{figure.counts}s".replace("ss", "s"))


_PEOPLE = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def _in_sentence(sentence: _Sentence) -> Iterator[FoundFigure]:
    last_end, told, hedge = -1, sentence.told, ""
    for number in find_numbers(sentence.text, language=sentence.language):
        if number.start < last_end:
            continue
        found = _figure(sentence, number, told)
        if found is None:
            continue
        if not found.about and told.same:
            shared = shared_hedge(sentence.text[last_end : number.start], hedge)
            found = replace(found, about=bool(shared), hedge=shared)
        last_end, hedge = number.end + _range_length(sentence.text, number), found.hedge
        told = _and(told, found)
        yield found


_RANGE = re.compile(
    r"^\s?(?:to|and|or|[-–]|bis|à|a|und|et|y|o)\s?(?:(?:US)?[$€£¥]?\d[\d.,]*"
    r"(?:\s?(?:million|billion|thousand|bn|mn|m|tn)\b)?"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|dix|dos|tres|"
    r"cuatro|cinco|diez)\b)"
)
_ONLY_BETWEEN = re.compile(r"\s?(?:and|und|et|y)\b")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s(?:about )?[$€£¥]?$", re.IGNORECASE)
# "Raised its offer from 3 to 4 per cent": two numbers, not a range.
_FROM_TO = re.compile(
    r"\b(?:rais|rise|rose|increas|cut|f[ae]ll|lift|drop|gr[eo]w|chang|reduc|climb|jump|improv|"
    r"went|revis|lower)\w*\b[^,.;:]{0,60}\bfrom (?:about )?[$€£¥]?$",
    re.IGNORECASE,
)


def _range_length(sentence: str, number: Number) -> int:
    """Characters after a number that make it a range: "10 to 12 people" is one figure."""
    before = sentence[max(0, number.start - 100) : number.start]
    tail = sentence[number.end : number.end + 30]
    return 0 if _FROM_TO.search(before) else _to(before, tail, number)


def _to(before: str, tail: str, number: Number) -> int:
    """How many letters of the text behind a number are " to 12"."""
    found = _RANGE.match(tail)
    if not found or (_ONLY_BETWEEN.match(found.group()) and not _BETWEEN.search(before)):
        return 0
    ends = find_numbers(found.group(), language="en")
    if ends and moves_to(before, number.value, ends[-1].value):
        return 0
    return found.end()


def _figure(sentence: _Sentence, number: Number, told: Told) -> FoundFigure | None:
    # Patterns look at the words beside a number only: whole sentences would cost squared time.
    text = sentence.text
    before = text[max(0, number.start - 160) : number.start]
    tail = text[number.end : number.end + 160]
    behind = tail[_to(before, tail[:30], number) :]
    noun = counted(behind, number.value, language=sentence.language)
    if joined := compound(tail):
        noun = joined
    elif noun and sentence.language == "en":
        noun = counted_together(behind, noun)
    spelled = bool(number.words and noun and tail != behind)
    ranged = spelled or _is_dash_range(tail, noun, number)
    before_noun = numbered(before, tail)
    if is_label(before[-80:], behind if ranged else tail, number, listed=told.same) and not (
        number.words and before_noun
    ):
        return None
    if _PER.search(before) or _is_ratio(before, number):
        return None
    if unit := _sum(before, behind, sentence.language):
        return _made(sentence, number, behind, counts=unit, unit=unit)
    if _PER_CENT.match(behind):
        return _made(sentence, number, behind, counts=_share(before, behind, told), unit="per cent")
    single = _ADJECTIVAL.match(behind)
    if single and number.value > 1:
        unit = "yen" if single[1] == "yen" else f"{single[1]}s"  # "a 186 billion crown bill"
        return _made(sentence, number, behind, counts=single[1], unit=unit)
    one = _one(before, behind) if number.words and number.value == 1 else ""
    if number.words and (_is_name(before, behind, number) or (number.value == 1 and not one)):
        return None
    nobody = "people" if number.words and not number.value else ""
    counts = nobody or one or noun or before_noun or understood(before, behind, number, told)
    counts = counts or befallen(before, behind, number)
    if number.words and number.value <= 3 and counts.lower() in _VAGUE:
        return None
    if not counts or counts.split()[-1].lower() in TIME:
        return None
    speed = _SPEED.match(behind)
    if speed:
        counts = speed.group().strip()
    return _made(sentence, number, behind, counts=counts, unit=_unit(counts))


def _sum(before: str, behind: str, language: str) -> str:
    """The currency of a number, in English; "" where no sign stands before it and, in other
    languages, no sign or name behind it."""
    sign = _CURRENCY_BEFORE.search(before)
    if sign:
        return _CURRENCY[sign["sign"][-1]]
    found = _SUM_ABROAD.match(behind) if language in ("de", "fr", "es") else None
    if not found:
        return ""
    written = found["sum"].lower()
    return _CURRENCY.get(written) or _ABROAD[written[:3]]


def _is_ratio(before: str, number: Number) -> bool:
    """ "One in five nurses", "nine out of ten voters"?"""
    few = number.value in _WHOLES and _FEW_IN.search(before)
    return bool(few or _ONE_IN.search(before))


# "One miner is missing" is a count, "one miner said" is none.
_ONE = re.compile(
    r"^ ([a-z]{3,})(?:, [^,.;]{1,40},)? (?:also |later |has |had )?(?:died|drowned|remain(?:s|ed)|"
    r"(?:is|was|has been|had been) (?:still |also |seriously |critically |being )*(?:killed|dead|"
    r"injured|wounded|hurt|missing|sought|arrested|detained|shot|"
    r"in (?:hospital|custody|a (?:serious|critical))))\b"
)
# "One seat ahead", "by one vote"; "only one chair"; "76 votes to 74, with one abstention".
_ONE_LEAD = re.compile(r"^ (seat|vote|goal)s? (?:ahead|behind|short|more|fewer|less|clear)\b")
_ONE_MARGIN = re.compile(r"^ (seat|vote|goal)\b")
_ONE_NOUN = re.compile(r"^ ([a-z]{3,})(?=[,.;:”]|$| (?:and|but|is|was|in|on|at)\b)")
_BY = re.compile(r"\bby (?:just |only )?$")
_ONLY = re.compile(r"\b(?:only|just) $", re.IGNORECASE)
_LISTED = re.compile(r"\d[^.;]{0,60}(?:,|,? and|, with) $")
_NO_ONE = word_set("thing way day time hand reason point side of person’s another place")


def _one(before: str, tail: str) -> str:
    """What is counted once; "" where the "one" is a word like "a"."""
    found = _ONE.match(tail) or _ONE_LEAD.match(tail)
    if not found and _BY.search(before):
        found = _ONE_MARGIN.match(tail)
    if not found and (_ONLY.search(before) or _LISTED.search(before)):
        found = _ONE_NOUN.match(tail)
    return found[1] if found and found[1] not in _NO_ONE else ""


def _is_name(before: str, tail: str, number: Number) -> bool:
    """ "The Three Rivers cup" is a name."""
    inside = number.text[:1].isupper() and re.search(r"\w $", before)
    return bool(inside and re.match(r" [A-Z]", tail))


_DASH = re.compile(r"^[-–](\d{1,3}(?:,\d{3})+|\d+)")
_MEASURED = re.compile(r"^ ?(?:bn|m|tn|million|billion)\b")


def _is_dash_range(tail: str, noun: str, number: Number) -> bool:
    """ "10-15 people" and "5-7 per cent", which are no scores and no dates."""
    dash = _DASH.match(tail)
    if not dash or float(dash[1].replace(",", "")) <= number.value % 1e6:
        return False
    rest = tail[dash.end() :]
    return bool(noun or _PER_CENT.match(rest) or _MEASURED.match(rest))


def _share(before: str, tail: str, told: Told) -> str:
    """What a share is of: as said behind it, or as of the one before it in the sentence."""
    counts = _per_cent(tail)
    rest = _PER_CENT.sub("", tail)
    again = told.counts.startswith("per cent of")
    if counts != "per cent" or not again or not _CLAUSE_ENDS.match(rest):
        return counts
    return told.counts if _NAMED_AT.search(before) else counts


def _made(sentence: _Sentence, number: Number, tail: str, *, counts: str, unit: str) -> FoundFigure:
    hedge = hedge_of(sentence.text[max(0, number.start - 80) : number.start], tail[:40])
    return FoundFigure(
        value=number.value,
        about=bool(hedge),
        counts=counts,
        sentence=sentence.shown,
        span=(sentence.offset + number.start, sentence.offset + number.end),
        unit=unit,
        hedge=hedge,
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
    if counts.startswith("per cent"):
        return "per cent"  # "the 3 the company first put forward", of which a share said before
    words = counts.lower().partition(" of ")[0].split()
    if len(words) > 1 and words[-2] in ("square", "cubic"):
        return f"{words[-2]} {_NUMERAL_UNITS.get(words[-1], words[-1])}"
    if len(words) > 2 and words[-1] in ("hour", "second"):
        length = _NUMERAL_UNITS.get(words[0], words[0])
        return _SPEEDS.get(f"{length} {words[-1]}", counts.lower())
    if words[-1] in _MONEY:
        return counts.lower() if len(words) <= 2 else words[-1]
    return _NUMERAL_UNITS.get(words[-1], "")

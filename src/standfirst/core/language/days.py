"""Finds the days that a text names, and tells which days they were from when it was published."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

from standfirst.core.article.dates import month_of
from standfirst.core.language.calendars import CALENDARS, Calendar
from standfirst.core.types import NamedDay

MAX_READ = 100_000  # characters; what lies behind is not looked at
MAX_DAYS = 300  # of one text
_BESIDE = 60  # characters before and after a day in which its tense is looked for
_AHEAD = timedelta(days=60)  # a date without a year this near is one to come, not a year old
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d|[.,]\d)"
_DAY = r"(?P<{0}>[12]\d|3[01]|0?[1-9])"
_TH = r"(?:st|nd|rd|th|er|º|\.)?"
_RANGE = r"(?:\s?[-–]\s?|\s(?:to|au|bis|al)\s)"
_OF_YEAR = rf"(?:\.?,?\s(?:de\s|del\s)?{_YEAR})?"
_WEEKDAY = r"(?:\b(?:{weekdays}),?\s(?:the\s|der\s|den\s|le\s)?)?"
# Each is tried at each place in this order. The letter of a group tells day, end, month or year.
_SHAPES = (
    r"(?<![\w-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\w-])",
    rf"(?<![\w./])(?P<d0>\d\d?)(?P<mark>[{{marks}}])(?P<m0>\d\d?)(?P=mark){_YEAR.format('y0')}",
    rf"{_WEEKDAY}(?<![\w.,:/-]){_DAY.format('d1')}{_TH}(?:{_RANGE}{_DAY.format('e1')}{_TH})?"
    rf"\s(?:of\s|de\s)?(?P<m1>{{months}})\b{_OF_YEAR.format('y1')}",
    rf"{_WEEKDAY}\b(?P<m2>{{months}})\b\.?\s{_DAY.format('d2')}(?!\d)(?:st|nd|rd|th)?"
    rf"(?:{_RANGE}{_DAY.format('e2')}(?!\d)(?:st|nd|rd|th)?)?(?![%:]|[.,/]\d)"
    rf"{_OF_YEAR.format('y2')}",
    rf"\b(?P<m3>{{months}})\b\.?,?\s(?:de\s|del\s)?{_YEAR.format('y3')}",
    rf"\b(?:{{in_month}})[\s-](?P<m4>{{months}})\b(?!\.?\s\d\d?\b){_OF_YEAR.format('y4')}",
    r"\b(?i:{ago})\b",
    r"\b(?P<word>{words})\b",
    r"\b(?P<weekday>{weekdays})(?:{parts})?\b",
)
_MONTH_FIRST = 3
_CLAUSE = re.compile(r"[.;!?:,][\s\n]|\n|[–—“”\"»]")
_DATELINE = re.compile(r"\s?(?:\([A-Z]|[-–—]{1,2}\s|\||\d\d?:\d\d)")
_DATELINE_ENDS = 80
_STAMP = re.compile(
    r"\b(?:published|posted|updated|publié le|mis à jour le|veröffentlicht am|aktualisiert am|"
    r"publicado el|actualizado el)[:,]?\s$",
    re.IGNORECASE,
)
_POSSESSIVE = ("'s", "’s")  # killed by Tuesday's quake

Resolved = tuple[date, date]  # first and last day


@dataclass(frozen=True, slots=True)
class _Rules:
    """A calendar as patterns, and what its words stand for."""

    pattern: re.Pattern[str]
    signs: re.Pattern[str]
    last: tuple[re.Pattern[str], re.Pattern[str]]  # at the end of what stands before, after
    next: tuple[re.Pattern[str], re.Pattern[str]]
    until: re.Pattern[str]
    never: re.Pattern[str]
    weekdays: Mapping[str, int]
    words: Mapping[str, int]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the words beside a day say of it."""

    last: bool  # "last Friday"
    next: bool
    coming: bool  # the clause tells of the future


def find_days(text: str, *, published: date, language: str) -> tuple[NamedDay, ...]:
    """The days that a text in "en", "fr", "de" or "es" names, in order; none in other languages.

    A weekday is the nearest past one, and a date without a year the latest past one, unless the
    words beside it tell of what is to come. `published` is the day from which the text counts.
    """
    if language not in CALENDARS:
        return ()
    return tuple(islice(_named(text[:MAX_READ], published, _rules(language)), MAX_DAYS))


def _named(text: str, published: date, rules: _Rules) -> Iterator[NamedDay]:
    for match in rules.pattern.finditer(text):
        start, end = match.start("m4") if match["m4"] else match.start(), match.end()
        before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        named = match["weekday"] or match["word"]
        if rules.never.search(before) if named else _is_stamp(end, before, after):
            continue
        with suppress(ValueError, OverflowError):  # 31 February, the year 10000
            first, last = _resolved(match, published, _beside(before, after, rules), rules)
            yield NamedDay(match.span(), first, last)


def _is_stamp(end: int, before: str, after: str) -> bool:
    """TRIPOLI, Feb. 24 (Reuters), and "Updated Feb. 24": the day on which it was written."""
    dateline = end < _DATELINE_ENDS and _DATELINE.match(after)
    return bool(dateline or _STAMP.search(before))


def _beside(before: str, after: str, rules: _Rules) -> _Beside:
    last, following = (
        bool(pair[0].search(before) or pair[1].match(after)) for pair in (rules.last, rules.next)
    )
    until = rules.until.search(before) and not after.startswith(_POSSESSIVE)
    return _Beside(last, following, following or bool(until) or _ahead(before, after, rules))


def _ahead(before: str, after: str, rules: _Rules) -> bool:
    """Whether the nearest sign of a tense in the clause, before else after, is of the future."""
    signs = list(rules.signs.finditer(_CLAUSE.split(before)[-1]))
    sign = signs[-1] if signs else rules.signs.search(_CLAUSE.split(after.lstrip(", "))[0])
    return sign is not None and bool(sign["coming"])


def _resolved(match: re.Match[str], published: date, beside: _Beside, rules: _Rules) -> Resolved:
    """The first and last day meant. Raises ValueError for a day that is in no calendar."""
    found = match.groupdict()
    if found["iso"]:
        return _one(date.fromisoformat(found["iso"]))
    if found["y0"]:
        return _one(date(int(found["y0"]), int(found["m0"]), int(found["d0"])))
    for n in "12":
        if found.get(f"m{n}"):
            ends = int(found[f"d{n}"]), int(found[f"e{n}"] or 0)
            return _dated(*ends, month_of(found[f"m{n}"]), found[f"y{n}"], published, beside)
    for n in "34":
        if found[f"y{n}"]:
            return _month(int(found[f"y{n}"]), month_of(found[f"m{n}"]))
    if found["m4"]:
        return _nearest_month(month_of(found["m4"]), published, beside)
    if found["number"]:
        given = found["number"].casefold()
        return _one(published - timedelta(days=rules.numbers.get(given) or int(given)))
    if found["word"]:
        return _one(published + timedelta(days=rules.words[found["word"].casefold()]))
    return _one(_weekday(rules.weekdays[found["weekday"].casefold()], published, beside))


def _one(day: date) -> Resolved:
    return day, day


def _dated(
    day: int, end: int, month: int, year: str | None, published: date, beside: _Beside
) -> Resolved:
    first = date(int(year), month, day) if year else _nearest(day, month, published, beside)
    return first, first.replace(day=end) if end > day else first


def _nearest(day: int, month: int, published: date, beside: _Beside) -> date:
    """A date without a year: the last one, or the next one where it is to come or near.

    Raises ValueError where no year has it.
    """
    years = range(
        published.year - 8, published.year + 9
    )  # eight years from 29 February to the next
    days = [date(year, month, day) for year in years if _exists(day, month, year)]
    past = [one for one in days if one <= published - timedelta(days=beside.last)]
    ahead = [one for one in days if one >= published]
    if not past or not ahead:
        raise ValueError(f"There is no day {day} of month {month}.")
    near = past[-1] != published and ahead[0] - published <= _AHEAD
    return ahead[0] if (beside.coming or near) and not beside.last else past[-1]


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= year <= 9999 and day <= monthrange(year, month)[1]


def _month(year: int, month: int) -> Resolved:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _nearest_month(month: int, published: date, beside: _Beside) -> Resolved:
    """A month without a year: this one or the last of its name, or the next where to come."""
    if beside.coming and not beside.last:
        passed = month < published.month or (month == published.month and beside.next)
        return _month(published.year + passed, month)
    ahead = month > published.month or (month == published.month and beside.last)
    return _month(published.year - ahead, month)


def _weekday(weekday: int, published: date, beside: _Beside) -> date:
    """The nearest past day of that name, today too; the next one where it is to come.

    Tomorrow's name means tomorrow, not six days ago: a sign of the future was missed, or the day
    has begun where the outlet is.
    """
    ahead = (weekday - published.weekday()) % 7
    if beside.last:
        return published - timedelta(days=7 - ahead)
    if beside.coming or ahead == 1:
        return published + timedelta(days=ahead or 7 * beside.next)
    return published - timedelta(days=-ahead % 7)


@cache
def _rules(language: str) -> _Rules:
    calendar = CALENDARS[language]
    flags = re.IGNORECASE if calendar.any_case else re.NOFLAG
    shapes = [
        shape
        for number, shape in enumerate(_SHAPES)
        if calendar.month_first or number != _MONTH_FIRST
    ]
    return _Rules(
        pattern=re.compile("|".join(_filled(shape, calendar) for shape in shapes), flags),
        signs=re.compile(rf"\b(?:(?P<coming>{calendar.coming})|{calendar.past})\b"),
        last=_around(calendar.last),
        next=_around(calendar.next),
        until=_before(calendar.until),
        never=_before(calendar.never),
        weekdays={name.casefold(): number for number, name in enumerate(calendar.weekdays)},
        words={word.casefold(): days for word, days in calendar.words.items()},
        numbers={name: number for number, name in enumerate(calendar.numbers, 1)},
    )


def _filled(shape: str, calendar: Calendar) -> str:
    """A shape with the calendar's names in it; regular expressions have braces of their own."""
    number = rf"(?P<number>\d\d?|{'|'.join(calendar.numbers)})"
    for slot, names in (
        ("{marks}", "." if calendar.month_first else "./"),  # 3/4/2011 may be in March or April
        ("{months}", f"(?:{calendar.months})"),
        ("{weekdays}", "|".join(calendar.weekdays)),
        ("{parts}", calendar.parts),
        ("{in_month}", calendar.in_month),
        ("{ago}", calendar.ago.replace("{number}", number)),
        ("{words}", "|".join(calendar.words)),
    ):
        shape = shape.replace(slot, names)
    return shape


def _around(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _before(words), re.compile(rf"\s(?:{words})\b", re.IGNORECASE)


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})[:,]?\s$", re.IGNORECASE)

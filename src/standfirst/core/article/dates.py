"""Reads the dates that pages write, in the outlet's own zone where they say it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import parser as dateutil_parser

MAX_DATE = 120  # characters
YEARS = range(1600, 2101)  # in which something can have been published

# Months in English, French, German, Spanish, Italian, Portuguese and Dutch.
_MONTHS = (
    "january janvier januar jänner enero gennaio janeiro januari",
    "february février februar feber febrero febbraio fevereiro februari",
    "march mars märz marz mrz marzo março maart mrt",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juin juni junio giugno junho",
    "july juillet juli julio luglio julho",
    "august août aout agosto augustus",
    "september septembre setiembre septiembre settembre setembro",
    "october octobre oktober octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december décembre dezember diciembre dicembre dezembro",
)
_MONTH_OF = {
    name[:length]: number
    for number, names in enumerate(_MONTHS, 1)
    for name in names.split()
    for length in range(3, len(name) + 1)
}
_MONTH = r"([^\W\d_]{3,10})\.?"
_TH = r"(?:st|nd|rd|th|er|re|º|°|ª|\.)?"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_TH}[\s-]{{0,3}}(?:(?:de|of)\s)?{_MONTH}[\s,/-]{{0,3}}"
    r"(?:(?:de|del|of)\s)?((?:19|20)\d\d)(?!\d)",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"(?<!\w){_MONTH}[\s-]{{1,3}}(\d{{1,2}}){_TH}(?:,\s?|[\s-]{{1,3}})(?:\d\d:\d\d(?::\d\d)?\s)?"
    r"((?:19|20)\d\d)(?!\d)",
    re.I,
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:1[6-9]|20)\d\d)\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?:[日일T.,]|(?!\d))"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d))?)?(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_TIME = re.compile(
    r"(?<![\d+-])(\d{1,2})(?:\s?[:h]\s?|\s?시\s?|時|(?<=\d)\.)(\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?(?![\d.]\d|\d)"
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s?(?:uhr\b|h\b(?!\s?\d)|(?=[ap]\.?\s?m\b))", re.I)
_HALF = re.compile(r"(?<![^\W\d_])([ap])\.?\s?m\b", re.I)
_SHIFT = re.compile(r"(?:\b(?:UTC|GMT)\s?|(?<=\d)\s?)([+-])(\d{1,2}):?(\d\d)?(?!\d|[-/.])")
_ZULU = re.compile(r"(?<=\d)\s?Z\b|\b(?:UTC|GMT)\b")
_NAMED = re.compile(r"(?<![A-Za-z])([A-Z]{2,4})(?![A-Za-z])")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
# Hours from UTC of zones by their short names.
_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3,
    "BST": 1, "IST": 5.5, "WET": 0, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "WEST": 1, "MSK": 3, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "SAST": 2, "EAT": 3, "WAT": 1, "HKT": 8, "SGT": 8, "PKT": 5,
}  # fmt: skip
# Names that mean summer or winter time, whichever it is.
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "AET": "Australia/Sydney",
}  # fmt: skip


def read_date(text: str, *, day_first: bool = False) -> datetime | None:
    """An aware moment in the zone that the text names, or UTC if none; None for no whole date.

    `day_first` says how 3/4/2026 is meant; 31/4 and 4/31 are read whichever way is a date.
    """
    text = " ".join(text[: MAX_DATE + 1].split())[:MAX_DATE].strip(" .,;|")
    if len(text) < 6 or not any(letter.isdigit() for letter in text):
        return None
    try:
        found = _read(text, day_first)
        return found if found is None or found.astimezone(UTC).year in YEARS else None
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=2048)
def _read(text: str, day_first: bool) -> datetime | None:
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if compact := _COMPACT.match(text):
        return _moment(compact.group(1, 2, 3), compact.group(4, 5, 6), text[compact.end() - 1 :])
    if found := _YEAR_FIRST.search(text):
        return _with_time(found, found.group(1, 2, 3), text)
    if found := _NUMBERS.search(text):
        first, mark, second, year = found.groups()
        swap = not (day_first or mark == "." or int(first) > 12) or int(second) > 12
        day, month = (second, first) if swap else (first, second)
        return _with_time(found, (year, month, day), text)
    for match in _DAY_MONTH.finditer(text):
        if month := month_of(match[2]):
            return _with_time(match, (match[3], str(month), match[1]), text)
    for match in _MONTH_DAY.finditer(text):
        if month := month_of(match[1]):
            return _with_time(match, (match[3], str(month), match[2]), text)
    return _loose(text)


def month_of(word: str) -> int:
    """1 to 12 for a month's name, whole or cut to three letters or more, in seven languages."""
    return _MONTH_OF.get(word.casefold(), 0)


def _with_time(found: re.Match[str], day: tuple[str, ...], text: str) -> datetime:
    """The date with the time that stands after it, else with one before or within it."""
    after, before = text[found.end() :], text[: found.start()]
    for where in (after, before, found.group()):
        time = _TIME.search(where)
        if time:
            rest = text if where == found.group() else where
            return _moment(day, time.groups(), rest[time.end() - 1 :])
    hour = _HOUR.search(after) or _HOUR.search(before)
    return _moment(day, (hour[1],) if hour else (), text if hour else "")


def _moment(day: tuple[str, ...], time: tuple[str | None, ...], rest: str) -> datetime:
    """A moment from the numbers of its day and time, and the text that names half and zone."""
    hour, minute, second = (int(part or 0) for part in (*time[:3], "", "", "")[:3])
    fraction = int((time[3] or "0")[:6].ljust(6, "0")) if len(time) > 3 else 0
    half = _HALF.search(rest[:12] if len(time) > 1 else rest)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    later = timedelta(days=1) if hour == 24 else timedelta()
    year, month, number = (int(part) for part in day)
    zone = _zone(rest) or UTC
    seconds = min(second, 59)
    return datetime(year, month, number, hour % 24, minute, seconds, fraction, tzinfo=zone) + later


def _zone(text: str) -> tzinfo | None:
    shift = _SHIFT.search(text)
    if shift and int(shift[2]) <= 14:
        away = timedelta(hours=int(shift[2]), minutes=int(shift[3] or 0))
        return timezone(-away if shift[1] == "-" else away)
    if _ZULU.search(text):
        return UTC
    for name in _NAMED.findall(text):
        if name in _ZONES:
            return timezone(timedelta(hours=_ZONES[name]))
        if name in _PLACES:
            return _place(_PLACES[name])
    return None


def _place(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None


# Naive on purpose: a default with a zone would be taken for the text's own.
_DEFAULTS = (datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2004-02-28"))
_OFFSETS = {name: int(hours * 3600) for name, hours in _ZONES.items()}
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def _loose(text: str) -> datetime | None:
    """Anything dateutil reads with year, month and day written: it fills gaps by itself."""
    if not _YEAR.search(text) or not re.search(r"\d.*\D.*\d|[A-Za-z]{3}.*\d", text):
        return None
    low, high = (_parse(text, default) for default in _DEFAULTS)
    if low is None or high is None or low.date() != high.date():
        return None
    return low if low.tzinfo else low.replace(tzinfo=UTC)


def _parse(text: str, default: datetime) -> datetime | None:
    try:
        return dateutil_parser.parse(text, default=default, tzinfos=_OFFSETS)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None

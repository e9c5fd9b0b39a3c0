"""Reads the dates that pages write, into aware UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d))?(?:[.,](\d{1,9}))?\s?(Z|UTC|GMT|"
    r"[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\D{1,12}(\d{1,2})[:.](\d\d))?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
# Zones that dateutil does not know, in hours.
_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "BST": 1, "IST": 5.5, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "WEST": 1,
    "MSK": 3, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2,
}  # fmt: skip
# Naive on purpose: a default with a zone would be taken for the text's own.
_DEFAULTS = (datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2004-02-28"))
_OFFSETS = {name: int(hours * 3600) for name, hours in _ZONES.items()}


def read_date(text: str) -> datetime | None:
    """Aware UTC, or None if the text holds no whole date. Without a zone UTC is assumed."""
    text = " ".join(text.split())[:80].strip(" .,;|")
    if not text:
        return None
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    try:
        found = _iso(text) or _european(text) or _mail(text) or _loose(text)
    except (ValueError, OverflowError):
        return None
    if found is None or not 1600 <= found.year <= 2100:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if not match or (len(text) > match.end() and text[match.end()].isdigit()):
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    fraction = int((match.group(7) or "0")[:6].ljust(6, "0"))
    if hour == 24:
        hour, day_later = 0, timedelta(days=1)
    else:
        day_later = timedelta()
    moment = datetime(year, month, day, hour, minute, min(second, 59), fraction, tzinfo=UTC)
    return moment + day_later - _offset(match.group(8) or "")


def _offset(zone: str) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta()
    digits = zone[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -shift if zone[0] == "-" else shift


def _european(text: str) -> datetime | None:
    """ "3.1.2020 um 14:05": the day comes first where dots divide."""
    match = _DAY_FIRST.search(text)
    if not match:
        return None
    day, month, year, hour, minute = (int(part or 0) for part in match.groups())
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def _mail(text: str) -> datetime | None:
    if not re.match(r"[A-Za-z]{3}, \d", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _loose(text: str) -> datetime | None:
    """Anything dateutil reads with year, month and day written: it fills gaps by itself."""
    if not _YEAR.search(text) or not re.search(r"\d.*\D.*\d|[A-Za-z]{3}.*\d", text):
        return None
    low = _parse(text, _DEFAULTS[0])
    high = _parse(text, _DEFAULTS[1])
    if low is None or high is None or low.date() != high.date():
        return None
    return low


def _parse(text: str, default: datetime) -> datetime | None:
    try:
        return dateutil_parser.parse(text, default=default, tzinfos=_OFFSETS)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None

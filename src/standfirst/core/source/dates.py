"""Reads the dates that feeds write, in whatever form, as aware UTC datetimes."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from dateutil import parser as dateutil_parser

from standfirst.core.article.dates import read_date as read_page_date

MAX_DATE = 64  # characters; dateutil takes quadratic time
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(hours=1)  # more is another clock's: it would lead the front page
_DIGITS_OF_YEAR = re.compile(r"\d{4}|\d{1,2}[-/. ]\w{1,9}[-/. ,']+\d{2}")
_ZONE_AT_END = re.compile(r"(?<=[\d ])([A-Za-z]{2,5})$")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_ZONE = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)|\s+(?=Z$)")
# Other zones ("IST", "GMT+2", "+02:00") are passed over by the library, as if they were UTC.
_MAIL_ZONE = re.compile(
    r"(?<![+-]\d\d):\d\d$|\s(?:\d{4}|Z|UTC?|GMT|[+-]\d{4}(?:\s?\(\w{1,5}\))?)$", re.IGNORECASE
)
_YEAR_ZERO = re.compile(r"[A-Za-z]{3,9}\.?[ -]0\d{3}\b")  # "4 May 0001": libraries make 2001 of it
_DAY_NAME = re.compile(r"^[A-Za-z]{3,9}\.?,\s*")
_HOURS = {
    "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MET": 1, "CEST": 2,
    "MEST": 2, "MESZ": 2, "MEZ": 1, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8,
    "SGT": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "AST": -4, "ADT": -3, "EST": -5,
    "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9,
    "AKDT": -8, "HST": -10, "ET": -5, "PT": -8,
}  # fmt: skip


def read_date(text: str) -> datetime | None:
    """The moment a feed's date text names, in UTC; None where it names no certain day.

    A date without a zone is taken as UTC. What is read may still be absurd (year 1, year 2099):
    `plausible` judges that, for it needs to know what time it is.
    """
    text = " ".join(text[: MAX_DATE + 1].split())
    if not text or len(text) > MAX_DATE:
        return None
    return _read(text)


def plausible(
    when: datetime | None, now: datetime, *, ahead: timedelta = _AHEAD
) -> datetime | None:
    """`when`, or None if it lies before 1990 or more than `ahead` after `now`."""
    if when is None or not _EARLIEST <= when <= now + ahead:
        return None
    return when


@lru_cache(maxsize=4096)
def _read(text: str) -> datetime | None:
    if _YEAR_ZERO.search(text):
        return None
    for reader in (_iso, _mail, read_page_date, _loose):
        try:
            when = reader(_with_offset(text))
            if when is not None:
                return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
        except (ValueError, OverflowError, TypeError, IndexError, ArithmeticError):
            continue  # at the edges of the calendar a zone leads out of it
    return None


def _with_offset(text: str) -> str:
    """Zone names as offsets: the libraries know only a few of them."""
    found = _ZONE_AT_END.search(text)
    hours = _HOURS.get(found[1].upper()) if found else None
    if found is None or hours is None:
        return text
    return f"{text[: found.start()].rstrip()} {'-' if hours < 0 else '+'}{abs(hours):02d}00"


def _iso(text: str) -> datetime | None:
    if not _ISO.match(text):
        return None
    return datetime.fromisoformat(_ISO_ZONE.sub("", text))


def _mail(text: str) -> datetime | None:
    if _ISO.match(text) or ":" not in text or not _MAIL_ZONE.search(text):
        return None
    # A wrong day name ("Thu" on a Friday) is common and says nothing.
    return parsedate_to_datetime(_DAY_NAME.sub("", text))


def _loose(text: str) -> datetime | None:
    """What dateutil reads, if the text itself says year, month and day."""
    if not _DIGITS_OF_YEAR.search(text):
        return None
    first, second = (
        dateutil_parser.parse(text, default=default, ignoretz=False)
        for default in (datetime(1904, 2, 3, tzinfo=UTC), datetime(1908, 4, 5, tzinfo=UTC))
    )
    return first if first == second else None

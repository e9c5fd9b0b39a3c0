"""How a source fares, for people: how often it publishes, and its trouble in two halves."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import datetime, timedelta

_DAY = 86400.0  # seconds
_WINDOW = timedelta(days=28)
_ENOUGH = 4  # articles in the window that tell the pace
_MOST = 50  # newest articles looked at
_LEAST = 0.25  # days; a first poll brings a batch of one hour, which is no pace of hundreds a day
_MEMORY = 14.0  # days
_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-Z“])")
_UNITS = (("day", 1.0), ("week", 7.0), ("month", 30.44))  # name, days


def articles_a_day(dates: Iterable[datetime], now: datetime) -> float | None:
    """The pace of the last four weeks, or of all where these hold few; None without dates.

    `dates` may name one article twice. The silence until now counts.
    """
    newest = sorted({when for when in dates if when <= now}, reverse=True)[:_MOST]
    recent = [when for when in newest if when > now - _WINDOW]
    counted = recent if len(recent) >= _ENOUGH else newest
    if not counted:
        return None
    return len(counted) / max((now - counted[-1]).total_seconds() / _DAY, _LEAST)


def pace_in_words(a_day: float | None) -> str:
    """ "about 14 articles a day", "about one article a week"; "" where nothing is known."""
    if a_day is None:
        return ""
    for unit, days in _UNITS:
        count = a_day * days
        if count >= 0.75:
            return _about(count, unit)
    return "less than one article a month"


def _about(count: float, unit: str) -> str:
    if count < 1.5:
        return f"about one article a {unit}"
    number = round(count) if count < 100 else round(count, -1)
    return f"about {number:.0f} articles a {unit}"


def pace_after(before: float, *, new: int, seconds: float) -> float:
    """Articles a day, after so many seconds that brought so many: a mean that forgets in weeks."""
    days = max(seconds, 1.0) / _DAY
    kept = math.exp(-days / _MEMORY)
    return before * kept + new / days * (1 - kept)


def halves(trouble: str) -> tuple[str, str]:
    """A trouble's first sentence (what happened) and the rest (what to do)."""
    first, *rest = _SENTENCE_END.split(trouble.strip(), maxsplit=1)
    return first, "".join(rest)

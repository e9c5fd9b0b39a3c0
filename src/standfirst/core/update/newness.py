"""How new what articles tell is, and what "today" is worth on another day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from standfirst.core.types import ArticleForUpdate

_OLDER = 0.7  # what the first report of an event counts beside the last
_NIGHT = timedelta(hours=4)  # until then "this evening" is that of the day before


def newness(fresh: Sequence[ArticleForUpdate]) -> dict[int, float]:
    """How new each article is: 1.0 down to 0.4, by the time of its event's first report, and a
    little by its own.

    By event first: a feature that comes last tells the event not much better than the dispatch.
    """
    first: dict[int, float] = {}
    for article in fresh:
        at = article.at.timestamp()
        first[article.event] = min(at, first.get(article.event, at))
    event = _scaled(first, 0.6)
    own = _scaled({article.id: article.at.timestamp() for article in fresh}, 1.0 - _OLDER)
    return {article.id: event[article.event] * own[article.id] for article in fresh}


def _scaled(moments: Mapping[int, float], lost: float) -> dict[int, float]:
    """1.0 for the newest of these, so much less for the oldest; of one hour all are about new."""
    newest, oldest = max(moments.values()), min(moments.values())
    span = max(newest - oldest, 3600.0)
    return {key: 1.0 - lost * (newest - at) / span for key, at in moments.items()}


def worth_of_today(at: datetime, until: datetime, of_its_day: float) -> float:
    """What "this evening", written then, counts in an edition; it is dated by the day of `at`."""
    if _day(at, until) == _day(until, until):
        return 1.0
    return of_its_day if at.astimezone(until.tzinfo).date() != until.date() else 0.0


def _day(at: datetime, until: datetime) -> date:
    """The day, where the edition is read, to which what is written at a moment belongs."""
    return (at.astimezone(until.tzinfo) - _NIGHT).date()

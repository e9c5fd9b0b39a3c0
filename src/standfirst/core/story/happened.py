"""When an event happened, as the first sentences of its reports date it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

HOOK = 50  # letters; "Yesterday it was “a limited incident”." leads to the sentence that tells
LEAD = 4  # sentences of a report that tell when; what stands behind is mostly background
BEFORE = timedelta(days=7)  # an older day is background: an event is told while it is news
_MORE_THAN = 0.5  # of all votes, for the day that wins
_NOBODY = (LEAD, datetime.max.replace(tzinfo=UTC), 0)


@dataclass(frozen=True, slots=True)
class DatedReport:
    """An article and the days it names: first day, last day, number of the sentence from 0."""

    article: int
    at: datetime  # published
    origin: int  # equal for copies of one text
    days: tuple[tuple[date, date, int], ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """The day on which an event happened, and an article that says so."""

    day: date
    article: int


def dated_report(
    article: int,
    *,
    at: datetime,
    origin: int,
    dates: Sequence[Sequence[Any]],
    sentences: Sequence[Sequence[int]],
) -> DatedReport:
    """A report from what its Reading keeps; what is no date is left out. A first sentence that only
    leads to the next changes its place with that one."""
    starts = [span[0] for span in sentences]
    hooked = len(sentences) > 1 and sentences[0][1] - starts[0] < HOOK
    days: list[tuple[date, date, int]] = []
    for named in dates:
        with suppress(ValueError, TypeError):
            start, _, first, last = named
            sentence = max(0, bisect_right(starts, start) - 1)
            place = 1 - sentence if hooked and sentence < 2 else sentence
            days.append((date.fromisoformat(first), date.fromisoformat(last), place))
    return DatedReport(article, at, origin, tuple(days))


def happened(reports: Iterable[DatedReport], opened: datetime | None = None) -> Happening | None:
    """The day that the reports of one event give; None where they give none, or differ, or give a
    day after that of the first report: `opened`, or else the first of these.

    Each origin votes once, with more weight the earlier the sentence stands. A day to come, a month
    and a day long gone have no vote; the winner needs more than half of all votes.
    """
    rows = _one_an_origin(reports)
    first = opened or (rows[0].at if rows else None)
    votes: dict[date, float] = defaultdict(float)
    said: dict[date, tuple[int, datetime, int]] = {}  # by whom: sentence, published, article
    for report in rows:
        for day, sentence in _past_days(report).items():
            votes[day] += 1 / (1 + sentence)
            said[day] = min(said.get(day, _NOBODY), (sentence, report.at, report.article))
    for day, weight in votes.items():
        if weight > _MORE_THAN * sum(votes.values()) and first and day <= first.date():
            return Happening(day, said[day][2])
    return None


def _one_an_origin(reports: Iterable[DatedReport]) -> list[DatedReport]:
    """The first report of each origin, oldest first."""
    first: dict[int, DatedReport] = {}
    for report in sorted(reports, key=lambda report: (report.at, report.article)):
        first.setdefault(report.origin, report)
    return list(first.values())


def _past_days(report: DatedReport) -> Mapping[date, int]:
    """The single days of the last week that a report's lead names, each with its first sentence."""
    published = report.at.date()
    found: dict[date, int] = {}
    for first, last, sentence in report.days:
        if first == last and sentence < LEAD and published - BEFORE <= first <= published:
            found.setdefault(first, sentence)
    return found

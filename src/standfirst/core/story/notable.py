"""The days that matter in a long story: those that its reports name, most of all later on."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from standfirst.core.story.happened import DatedReport


@dataclass(frozen=True, slots=True)
class DayWeights:
    """How much of a day's weight comes from where."""

    later: float = 2.0  # more for one that is still named later
    published: float = 0.5  # a report published on the day, beside one that names it


WEIGHTS = DayWeights()


def notable_days(
    reports: Iterable[DatedReport],
    count: int,
    *,
    since: date = date.min,
    until: date = date.max,
    weights: DayWeights = WEIGHTS,
) -> tuple[date, ...]:
    """The `count` days from `since` to `until` of which the reports tell most, in order of time.

    A day is told of by what names it, wherever in the text, and a little by what is published on
    it. Reports of one day count by their logarithm: a day is notable that many days look back on.
    After DATEWISE (Gholipour Ghalandari and Ifrim, 2020), without a trained model.
    """
    told = _told(reports, weights)
    within = (day for day in told if since <= day <= until)
    return tuple(sorted(sorted(within, key=lambda day: (-told[day], day))[:count]))


def _told(reports: Iterable[DatedReport], weights: DayWeights) -> dict[date, float]:
    """How much the reports tell of each day."""
    published: Counter[date] = Counter()
    named: dict[date, Counter[date]] = defaultdict(Counter)  # day → published → reports
    for report in reports:
        today = report.at.date()
        published[today] += 1
        for day in {first for first, last, _ in report.days if first == last}:
            named[day][today] += 1
    told = {day: weights.published * math.log1p(times) for day, times in published.items()}
    for day, when in named.items():
        for today, times in when.items():
            later = weights.later * math.log1p(max(0, (today - day).days))
            told[day] = told.get(day, 0.0) + (1 + later) * math.log1p(times)
    return told

"""The chart of one count of a story: a point for each report, measured out for a small drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.story.amounts import shown
from standfirst.core.story.counts import Count
from standfirst.models import Figure

WIDTH, HEIGHT = 340, 120  # of the drawing, in its own units
TOP, FOOT, SIDE = 12, 22, 12  # room above the points, for the times, and beside the points
LABEL = 84  # for the numbers on the left
MOST_POINTS = 40  # newest


@dataclass(frozen=True, slots=True)
class Point:
    """One report: its place in the drawing, and how far up and down what it allows reaches."""

    figure: Figure
    x: float
    y: float
    top: float  # y, where it tells one number
    bottom: float
    open: bool = False  # "at least": what it allows has no upper end


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; `points` in order of time, `line` the SVG path through them."""

    points: Sequence[Point]
    line: str
    highest: str
    lowest: str
    lowest_y: float
    highest_y: float
    width: int = WIDTH
    height: int = HEIGHT
    begin: int = LABEL
    finish: int = WIDTH - SIDE
    foot: int = HEIGHT - 4

    @property
    def first(self) -> Figure:
        """The oldest report."""
        return self.points[0].figure

    @property
    def last(self) -> Figure:
        """The newest report."""
        return self.points[-1].figure


def chart(entries: Sequence[Count], rows: Sequence[Figure]) -> Chart | None:
    """The drawing of a count's reports, `rows` those of `entries`, both in order of time; None
    where fewer than two articles tell it, or all tell one number: then a drawing says nothing."""
    entries, rows = entries[-MOST_POINTS:], rows[-MOST_POINTS:]
    values = [row.value for row in rows]
    if len({row.article_id for row in rows}) < 2 or len(set(values)) < 2:
        return None
    ends = [end for one in entries for end in _ends(one)]
    scale = _Scale([row.article.published for row in rows], [*values, *ends])
    points = [
        _point(one, row, scale, n) for n, (one, row) in enumerate(zip(entries, rows, strict=True))
    ]
    return Chart(
        points=points,
        line="M" + "L".join(f"{point.x} {point.y}" for point in points),
        highest=shown(scale.high),
        lowest=shown(scale.low),
        lowest_y=scale.y(scale.low),
        highest_y=scale.y(scale.high),
    )


def _ends(one: Count) -> list[float]:
    """The ends of a range, where the report tells one; how numbers are rounded says none."""
    if not one.ranged:
        return []
    return [end for end in (one.amount.low, one.amount.high) if math.isfinite(end)]


class _Scale:
    """Turns a time into a place across, and a number into a height."""

    def __init__(self, times: Sequence[datetime], values: Sequence[float]) -> None:
        self.times = times
        self.low, self.high = min(values), max(values)

    def x(self, place: int) -> float:
        """Where the report at this place stands; those of one moment stand side by side."""
        start, span = self.times[0], (self.times[-1] - self.times[0]).total_seconds()
        passed = (self.times[place] - start).total_seconds()
        share = passed / span if span else place / max(1, len(self.times) - 1)
        return round(LABEL + SIDE + share * (WIDTH - LABEL - 2 * SIDE), 1)

    def y(self, value: float) -> float:
        """The height at which a number stands."""
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - FOOT - share * (HEIGHT - FOOT - TOP), 1)


def _point(one: Count, row: Figure, scale: _Scale, place: int) -> Point:
    y = scale.y(row.value)
    least = math.isinf(one.amount.high)
    ends = [scale.y(end) for end in _ends(one)] or [y]
    top = max(2.0, y - TOP) if least else min(ends)
    return Point(row, scale.x(place), y, top, max(ends), least)

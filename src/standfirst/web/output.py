"""How much was written when, on a topic or by an author, measured out for a picture."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WIDTH, HEAD, BASE, FOOT = 340, 16, 84, 20  # of the drawing, in its own units
BROADEST, LOWEST = 22.0, 2.0  # of a bar
UNITS = (  # what a bar stands for, and how many stand at most; months beyond
    ("day", 35),
    ("week", 40),
    ("month", 36),
)


@dataclass(frozen=True, slots=True)
class Window:
    """The times that the bars stand for: each from one of the `edges` to the next.

    `whole` says that nothing was written before it.
    """

    unit: str
    edges: tuple[datetime, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, week or month with its number; `path` draws it."""

    at: datetime
    pieces: int
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, the oldest first; `peak` is one of those with most pieces, at `peak_x`."""

    window: Window
    bars: tuple[Bar, ...]
    peak: Bar
    peak_x: float
    peak_y: float
    width: int = WIDTH
    height: int = BASE + FOOT
    base: int = BASE

    @property
    def pieces(self) -> int:
        """How many articles stand in it."""
        return sum(bar.pieces for bar in self.bars)

    @property
    def written(self) -> list[Bar]:
        """The bars that are not empty, the newest first, for the table."""
        return [bar for bar in reversed(self.bars) if bar.pieces]


def window(first: datetime, last: datetime) -> Window:
    """The days, weeks or months, in the current zone, that end with the last: from the first on,
    or as many as there is room for."""
    begin, end = timezone.localtime(first).date(), timezone.localtime(last).date()
    for unit, most in UNITS:
        starts = _starts(begin, end, unit, most)
        whole = starts[0] <= begin
        if whole or unit == UNITS[-1][0]:
            return Window(unit, tuple(map(_moment, [*starts, _after(end, unit)])), whole)
    raise AssertionError("the last unit is taken always")


def picture(view: Window, counts: Sequence[int]) -> Picture | None:
    """The picture of so many articles between the edges; None where one bar would stand alone."""
    if sum(map(bool, counts)) < 2:
        return None
    most = max(counts)
    step = WIDTH / len(counts)
    broad = round(min(step * 0.8, BROADEST), 1)
    bars = tuple(
        Bar(at, pieces, _bar(place * step + (step - broad) / 2, broad, pieces / most))
        for place, (at, pieces) in enumerate(zip(view.edges, counts, strict=False))
    )
    place = len(counts) - 1 - list(reversed(counts)).index(most)
    return Picture(
        window=view,
        bars=bars,
        peak=bars[place],
        peak_x=round(min(max((place + 0.5) * step, 8), WIDTH - 8), 1),
        peak_y=HEAD - 4,
    )


def counted(view: Window, times: Iterable[datetime]) -> list[int]:
    """How many of these times lie between each edge and the next."""
    places = Counter(bisect_right(view.edges, at) - 1 for at in times)
    return [places[place] for place in range(len(view.edges) - 1)]


def _starts(begin: date, end: date, unit: str, most: int) -> list[date]:
    """The first days of the units from the one that holds `begin` to the one that holds `end`,
    oldest first; of more than `most` the last."""
    found = [_first_day(end, unit)]
    while len(found) < most and found[-1] > begin:
        found.append(_first_day(found[-1] - timedelta(days=1), unit))
    return found[::-1]


def _first_day(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day


def _after(day: date, unit: str) -> date:
    """The first day of the unit after the one that holds this day."""
    length = {"day": 1, "week": 7, "month": 32}[unit]
    return _first_day(_first_day(day, unit) + timedelta(days=length), unit)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _bar(x: float, broad: float, share: float) -> str:
    if not share:
        return ""
    height = round(max((BASE - HEAD) * share, LOWEST), 1)
    return f"M{round(x, 1)} {BASE}v-{height}h{broad}v{height}z"

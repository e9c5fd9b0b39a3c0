"""A story's coverage: which outlet published how much, and when, measured out for a picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import wrap
from typing import Any

WIDTH, ROW, FOOT = 340, 30, 18  # of the drawing, in its own units
LABEL, NUMBER = 128, 30  # room for an outlet's name, for its total
TALLEST, LOWEST, BROADEST = 19.0, 3.0, 14.0  # of a bar
MOST_ROWS = 10
LISTED = 40  # outlets, and times, in the tables
NAME_LETTERS, NAME_ROW = 18, 12  # of a line of a name, of which there may be two
UNITS = (  # span of a story up to which a bar stands for this; years beyond
    (timedelta(days=2), "hour"),
    (timedelta(days=62), "day"),
    (timedelta(days=420), "week"),
    (timedelta(days=1900), "month"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet: its place in the drawing, its bars as SVG paths, its numbers for the table."""

    name: str
    label: tuple[tuple[int, str], ...]  # one or two lines, each with its place
    pieces: int
    copies: int
    first: datetime
    latest: datetime
    y: int  # of the line on which the bars stand
    own: str
    again: str  # copies, on top of its own


@dataclass(frozen=True, slots=True)
class Moment:
    """One hour, day, week, month or year with its numbers, for the table."""

    at: datetime
    pieces: int
    copies: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing and its numbers. `left` is the number of outlets that found no room in it."""

    unit: str
    lines: tuple[Line, ...]
    outlets: tuple[Line, ...]  # for the table
    moments: tuple[Moment, ...]  # newest first
    start: datetime | None
    end: datetime | None
    left: int
    height: int
    width: int = WIDTH
    begin: int = LABEL
    finish: int = WIDTH - NUMBER
    number: int = WIDTH - NUMBER + 6

    @property
    def copies(self) -> int:
        """Articles in it that repeat another's text."""
        return sum(line.copies for line in self.outlets)

    @property
    def unlisted(self) -> bool:
        """The tables do not hold all."""
        return len(self.outlets) == LISTED or len(self.moments) == LISTED


def unit_for(span: timedelta) -> str:
    """What one bar stands for in a story of this length: so that at most some sixty stand."""
    return next((unit for longest, unit in UNITS if span <= longest), "year")


def picture(rows: Iterable[Mapping[str, Any]], unit: str) -> Picture:
    """The picture of rows with at, outlet_id, outlet__name, pieces and repeats; one row of bars
    for each outlet, those with most articles first, empty times left as gaps."""
    every = list(rows)
    times = sorted({row["at"] for row in every})
    scale = _Scale(every, times, unit)
    by_outlet: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in every:
        by_outlet[row["outlet_id"]].append(row)
    order = sorted(by_outlet.values(), key=lambda own: (-_pieces(own), own[0]["outlet__name"]))
    lines = [_line(own, place, scale) for place, own in enumerate(order[: max(LISTED, MOST_ROWS)])]
    shown = lines[:MOST_ROWS]
    return Picture(
        unit=unit,
        lines=tuple(shown),
        outlets=tuple(lines[:LISTED]),
        moments=_moments(every)[:LISTED],
        start=times[0] if times else None,
        end=times[-1] if times else None,
        left=len(order) - len(shown),
        height=ROW * len(shown) + FOOT,
    )


class _Scale:
    """Turns a time into a place across, and a number into a height."""

    def __init__(
        self, rows: Sequence[Mapping[str, Any]], times: Sequence[datetime], unit: str
    ) -> None:
        self.unit = unit
        self.start = times[0] if times else None
        count = 1 + (self.place(times[-1]) if times else 0)
        self.step = (WIDTH - NUMBER - LABEL) / count
        self.broad = round(min(self.step * 0.8, BROADEST), 1)
        self.most = max((row["pieces"] for row in rows), default=1)

    def place(self, at: datetime) -> int:
        """Which bar from the left stands for this hour, day, week, month or year."""
        start = self.start or at
        if self.unit == "hour":
            return int((at - start).total_seconds() // 3600)
        if self.unit in ("day", "week"):
            return (at.date() - start.date()).days // (7 if self.unit == "week" else 1)
        months = (at.year - start.year) * 12 + at.month - start.month
        return months if self.unit == "month" else at.year - start.year

    def bar(self, at: datetime, pieces: int, *, on: float, base: int) -> tuple[str, float]:
        """A bar for so many pieces that stands `on` others; and its height."""
        if not pieces:
            return "", 0.0
        height = round(max(TALLEST * pieces / self.most, LOWEST), 1)
        x = round(LABEL + self.step * self.place(at) + (self.step - self.broad) / 2, 1)
        y = round(base - on, 1)
        return f"M{x} {y}v-{height}h{self.broad}v{height}z", height


def _line(rows: Sequence[Mapping[str, Any]], place: int, scale: _Scale) -> Line:
    base = ROW * (place + 1) - 4
    own, again = [], []
    for row in rows:
        bar, height = scale.bar(row["at"], row["pieces"] - row["repeats"], on=0.0, base=base)
        own.append(bar)
        again.append(scale.bar(row["at"], row["repeats"], on=height, base=base)[0])
    name = str(rows[0]["outlet__name"])
    return Line(
        name=name,
        label=_label(name, base),
        pieces=_pieces(rows),
        copies=sum(row["repeats"] for row in rows),
        first=rows[0]["at"],
        latest=rows[-1]["at"],
        y=base,
        own="".join(own),
        again="".join(again),
    )


def _shortened(text: str, most: int) -> str:
    """The text, or as much of it as has room with "…" for the rest."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _label(name: str, base: int) -> tuple[tuple[int, str], ...]:
    """The name in at most two lines, one above the other: "The New York" alone names nobody."""
    lines = wrap(name, NAME_LETTERS) or [""]
    if len(lines) > 2:
        lines = [lines[0], _shortened(" ".join(lines[1:]), NAME_LETTERS)]
    above = NAME_ROW * (len(lines) - 1)
    return tuple((base - above + NAME_ROW * place, line) for place, line in enumerate(lines))


def _pieces(rows: Iterable[Mapping[str, Any]]) -> int:
    return sum(row["pieces"] for row in rows)


def _moments(rows: Iterable[Mapping[str, Any]]) -> tuple[Moment, ...]:
    pieces: Counter[datetime] = Counter()
    copies: Counter[datetime] = Counter()
    outlets: Counter[datetime] = Counter()
    for row in rows:
        pieces[row["at"]] += row["pieces"]
        copies[row["at"]] += row["repeats"]
        outlets[row["at"]] += 1
    newest = sorted(pieces, reverse=True)
    return tuple(Moment(at, pieces[at], copies[at], outlets[at]) for at in newest)

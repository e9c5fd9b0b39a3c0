"""A story's coverage by outlet, measured out for a small bar chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WIDTH = 340  # of the drawing, in its own units
LABEL = 156
ROW = 26
MOST_BARS = 12
LONGEST_NAME = 21


@dataclass(frozen=True, slots=True)
class Bar:
    """One outlet: its place in the drawing, and its numbers for the table."""

    name: str
    label: str
    pieces: int
    copies: int
    y: int
    text_y: int
    width: float  # all pieces
    own_width: float  # those that are no copies
    number_x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing. `left` is the number of outlets that found no room in it."""

    bars: tuple[Bar, ...]
    height: int
    left: int
    width: int = WIDTH
    label: int = LABEL


def chart(rows: Iterable[Mapping[str, Any]]) -> Chart:
    """The chart of rows with outlet__name, pieces and repeats, most pieces first."""
    every = list(rows)
    shown = every[:MOST_BARS]
    most = max((row["pieces"] for row in shown), default=1)
    bars = tuple(_bar(row, at, most) for at, row in enumerate(shown))
    return Chart(bars=bars, height=ROW * len(bars), left=len(every) - len(bars))


def _bar(row: Mapping[str, Any], at: int, most: int) -> Bar:
    name, pieces = str(row["outlet__name"]), int(row["pieces"])
    room = WIDTH - LABEL - 30
    width = round(room * pieces / most, 1)
    own = round(room * (pieces - int(row["repeats"])) / most, 1)
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
    return Bar(
        name=name,
        label=short,
        pieces=pieces,
        copies=int(row["repeats"]),
        y=ROW * at + 5,
        text_y=ROW * at + 18,
        width=width,
        own_width=own,
        number_x=LABEL + width + 6,
    )

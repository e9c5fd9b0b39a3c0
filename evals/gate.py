"""Compares scores with their floors: floors rise with `pin`, and fall only with a reason."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

TOLERANCE = 0.005  # a pinned floor lies this far under the score, and is rounded down
Floors = dict[str, dict[str, Any]]  # name → {"floor", "score" when pinned, "lowered": [...]}


class GateError(Exception):
    """The floors cannot be changed in that way; the message says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One score beside its floor; `trouble` is a sentence where the gate fails."""

    name: str
    score: float | None
    floor: float | None
    trouble: str = ""


def load(path: Path) -> Floors:
    """The floors of a file; none where there is no file yet."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def save(path: Path, floors: Floors) -> None:
    """Write the floors, in order of name."""
    text = json.dumps(dict(sorted(floors.items())), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def compare(
    scores: Mapping[str, float], floors: Floors, *, left_out: Iterable[str]
) -> list[Verdict]:
    """Every score and every floor, by name.

    `left_out` are the evals that were not run, by the names their scores begin with: a floor of
    theirs passes. Any other floor without a score fails, or a renamed score would lose its floor.
    """
    absent = tuple(f"{name} " for name in left_out)
    names = sorted({*scores, *(name for name in floors if not name.startswith(absent))})
    return [_verdict(name, scores.get(name), floors.get(name)) for name in names]


def _verdict(name: str, score: float | None, entry: Mapping[str, Any] | None) -> Verdict:
    floor: float | None = entry["floor"] if entry else None
    if entry is None or (score is None and floor is None):
        return Verdict(name, score, None)
    if score is None:
        trouble = f"{name} was not measured, and its floor is {floor}: measure it, or lower it."
        return Verdict(name, None, floor, trouble)
    if floor is not None and not score >= floor:  # a score that is not a number fails
        trouble = (
            f"{name} is {score:.4f}, below its floor of {floor}: mend what made it fall, or lower "
            "the floor and say why."
        )
        return Verdict(name, score, floor, trouble)
    return Verdict(name, score, floor)


def pinned(floors: Floors, scores: Mapping[str, float]) -> Floors:
    """The floors with each raised to its score less TOLERANCE; none is lowered.

    Raises GateError for a score that is no number.
    """
    raised = dict(floors)
    for name, score in scores.items():
        old = floors.get(name, {})
        floor = floor_for(name, score)
        if old.get("floor") is None or floor > old["floor"]:
            raised[name] = {**old, "floor": floor, "score": round(score, 4)}
    return raised


def lowered(
    floors: Floors, scores: Mapping[str, float], *, name: str, because: str, on: date
) -> Floors:
    """The floors with one of them at today's score, and the reason written beside it.

    A score that is not measured any more gets no floor. Raises GateError where there is no such
    floor, no reason, or nothing to lower.
    """
    if name not in floors or floors[name]["floor"] is None:
        raise GateError(f"There is no floor called {name!r}: take a name from the table.")
    if not because.strip():
        raise GateError("A floor falls only with a reason: give it with --because.")
    old = floors[name]
    floor = floor_for(name, scores[name]) if name in scores else None
    if floor is not None and floor >= old["floor"]:
        raise GateError(f"{name} stands at {scores[name]:.4f} and needs no lower floor.")
    fall = {"on": on.isoformat(), "from": old["floor"], "to": floor, "because": because.strip()}
    entry = {
        "floor": floor,
        "score": round(scores[name], 4) if name in scores else None,
        "lowered": [*old.get("lowered", []), fall],
    }
    return {**floors, name: entry}


def floor_for(name: str, score: float) -> float:
    """The floor that goes with a score. Raises GateError for a score that is no number."""
    if not math.isfinite(score):
        raise GateError(f"{name} is {score}, which no floor can be made of: mend the eval.")
    return math.floor(round((score - TOLERANCE) * 1000, 6)) / 1000

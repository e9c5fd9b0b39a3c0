"""Runs the evals, prints one table of scores and floors, and fails where a score is too low."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from evals import (
    articles,
    feeds,
    gate,
    kinds,
    named,
    names,
    pages,
    statements,
    stories,
    subjects,
    tallies,
    timelines,
    wake,
    wires,
)
from evals.gold import Eval, Folders, MissingError

BASELINE = Path(__file__).resolve().parent / "baseline.json"
CHAPTERS: dict[str, tuple[Eval, ...]] = {
    "feeds": feeds.EVALS,
    "pages": pages.EVALS,
    "articles": articles.EVALS,
    "names": names.EVALS,
    "kinds": kinds.EVALS,
    "statements": statements.EVALS,
    "named": named.EVALS,
    "subjects": subjects.EVALS,
    "stories": stories.EVALS,
    "tallies": tallies.EVALS,
    "wake": wake.EVALS,
    "timelines": timelines.EVALS,
    "wires": wires.EVALS,
}


@dataclass(slots=True)
class Report:
    """What a run brought: scores, evals left out, evals that broke."""

    scores: dict[str, float] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def main() -> None:
    """Run what is asked for; exit with 1 where the gate fails."""
    options = arguments().parse_args()
    if bool(options.lower) != bool(options.because):
        sys.exit("A floor falls with a name and a reason: give --lower NAME --because “…”.")
    chosen = options.chapters or list(CHAPTERS)
    report = run(chosen, Folders(options.data, options.tools))
    floors = gate.load(BASELINE)
    try:
        if options.lower:
            floors = gate.lowered(
                floors,
                report.scores,
                name=measured(options.lower, report),
                because=options.because,
                on=datetime.now(UTC).date(),
            )
        if options.pin:
            floors = gate.pinned(floors, report.scores)
    except gate.GateError as error:
        sys.exit(str(error))
    if options.lower or options.pin:
        gate.save(BASELINE, floors)
    sys.exit(tell(report, floors))


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    command = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    command.add_argument(
        "chapters", nargs="*", metavar="CHAPTER", help=f"any of {', '.join(CHAPTERS)}; all"
    )
    command.add_argument("--data", type=Path, default=Path("data"), help="folder with the sets")
    command.add_argument("--tools", type=Path, default=Path("tools"), help="folder of the scorers")
    command.add_argument("--pin", action="store_true", help="raise floors to today's scores")
    command.add_argument("--lower", metavar="NAME", default="", help="lower one score's floor")
    command.add_argument("--because", metavar="REASON", default="", help="why it is lowered")
    return command


def run(chapters: Sequence[str], folders: Folders) -> Report:
    """Run the evals of some chapters; each prints its scores and its speed as it ends."""
    report = Report()
    unknown = [name for name in chapters if name not in CHAPTERS]
    if unknown:
        sys.exit(f"There is no chapter {unknown[0]!r}: choose from {', '.join(CHAPTERS)}.")
    for chapter, evals in CHAPTERS.items():
        if chapter not in chapters:
            report.left_out += [one.name for one in evals]
            continue
        print(f"\n== {chapter}", flush=True)
        for one in evals:
            measure(one, folders, report)
    return report


def measure(one: Eval, folders: Folders, report: Report) -> None:
    """Run one eval into the report. One that breaks leaves the others their turn."""
    began = time.monotonic()
    try:
        outcome = one.run(folders)
    except MissingError as missing:
        report.left_out.append(one.name)
        print(f"{one.name}: left out. {missing}", flush=True)
        return
    except Exception:  # noqa: BLE001
        traceback.print_exc()
        report.broken.append(one.name)
        return
    report.scores |= {f"{one.name} {name}": score for name, score in outcome.scores.items()}
    shown = "  ".join(f"{name} {score:.4f}" for name, score in outcome.scores.items())
    took = f"took {time.monotonic() - began:.0f} s"
    print(f"{one.name}: {shown}  ({'; '.join(filter(None, (outcome.speed, took)))})", flush=True)


def measured(name: str, report: Report) -> str:
    """The name, if its eval had its turn: a floor does not fall because a set is missing."""
    unseen = [*report.left_out, *report.broken]
    if name not in report.scores and name.startswith(tuple(f"{one} " for one in unseen)):
        raise gate.GateError(f"{name} was not measured in this run: its floor stays.")
    return name


def tell(report: Report, floors: gate.Floors) -> int:
    """Print the table and what failed; the exit code."""
    verdicts = gate.compare(report.scores, floors, left_out=[*report.left_out, *report.broken])
    width = max((len(v.name) for v in verdicts), default=5)
    print(f"\n{'score':{width}}   today   floor")
    for v in verdicts:
        today, floor = (f"{x:7.4f}" if x is not None else "      –" for x in (v.score, v.floor))
        print(f"{v.name:{width}} {today} {floor}  {'FAILED' if v.trouble else ''}".rstrip())
    fresh = [v.name for v in verdicts if v.score is not None and v.floor is None]
    if fresh:
        print(f"\nWithout a floor; pin with --pin: {', '.join(fresh)}")
    if report.left_out:
        print(f"\nLeft out: {', '.join(report.left_out)}")
    troubles = [v.trouble for v in verdicts if v.trouble]
    troubles += [f"{name} broke off; its error is above." for name in report.broken]
    print("\n" + ("\n".join(troubles) if troubles else "No score is below its floor."))
    return 1 if troubles else 0


if __name__ == "__main__":
    main()

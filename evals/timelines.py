"""Scores the days picked for long timelines, and the days on which events happened."""

from __future__ import annotations

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import accumulate, product
from pathlib import Path
from statistics import fmean

from evals.gold import Eval, Folders, MissingError, Outcome, Row, rows_of
from evals.measures import f1, share
from evals.stories import STREAMS
from standfirst.core.language.days import find_days
from standfirst.core.language.rules import mark_by_rules
from standfirst.core.story.happened import DatedReport, dated_report, happened
from standfirst.core.story.notable import WEIGHTS, DayWeights, notable_days
from standfirst.core.types import Span

Pick = Callable[[Sequence[DatedReport], int, date, date], Iterable[date]]
_BROKEN = (("\\/", "/"), ("`` ", '"'), (" ''", '"'), ("-LRB- ", "("), (" -RRB-", ")"))
_BEFORE_MARK = re.compile(r" (?=[,.;:!?%'’]|n't)")
_SLUG_DAY = re.compile(r"\d{4}-\d\d-\d\d")
TRIED = [DayWeights(*pair) for pair in product((0.5, 1.0, 2.0, 4.0), (0.0, 0.25, 0.5, 1.0))]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline that people wrote: its days, and the reports between its first and its last."""

    name: str
    topic: str
    days: frozenset[date]
    reports: tuple[DatedReport, ...]


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """An event of a labelled stream, with the day that people gave it."""

    day: date
    reports: tuple[DatedReport, ...]


def timelines(folders: Folders) -> list[Timeline]:
    """The timelines of timeline17 (topic, entries[date]) for which there are articles."""
    folder = folders.data / "timeline17"
    gold = rows_of(folder / "timelines.jsonl")
    reports: dict[str, list[DatedReport]] = defaultdict(list)
    for number, row in enumerate(rows_of(folder / "articles.jsonl.gz")):
        reports[row["topic"]].append(_of_tokens(number, row))
    found = [_timeline(row, reports[row["topic"]]) for row in gold if reports[row["topic"]]]
    if not found:
        raise MissingError(f"{folder} has no timeline with articles.")
    return found


def _timeline(row: Row, reports: Iterable[DatedReport]) -> Timeline:
    days = frozenset(date.fromisoformat(entry["date"]) for entry in row["entries"])
    within = (one for one in reports if min(days) <= one.at.date() <= max(days))
    return Timeline(row["timeline_id"], row["topic"], days, tuple(within))


def _of_tokens(number: int, row: Row) -> DatedReport:
    """A report of a text that is cut into tokens by blanks and into sentences by lines."""
    text = row["text"]
    for token, mark in _BROKEN:
        text = text.replace(token, mark)
    lines = [_BEFORE_MARK.sub("", line.strip()) for line in text.split("\n") if line.strip()]
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]
    return _report(number, row["date"], "\n".join(lines), spans)


def _report(number: int, day: str, text: str, sentences: Sequence[Span]) -> DatedReport:
    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    named = find_days(text, published=at.date(), language="en")
    dates = [[*one.span, one.first.isoformat(), one.last.isoformat()] for one in named]
    return dated_report(number, at=at, origin=number, dates=dates, sentences=sentences)


def day_f1(gold: Sequence[Timeline], pick: Pick) -> dict[str, float]:
    """F1 of the days picked for each timeline: as many as it has, from its first to its last."""
    return {one.name: _one_f1(one, pick) for one in gold}


def _one_f1(one: Timeline, pick: Pick) -> float:
    given = set(pick(one.reports, len(one.days), min(one.days), max(one.days)))
    return f1(len(given & one.days), found=len(given), gold=len(one.days))


def ours(
    reports: Sequence[DatedReport],
    count: int,
    since: date,
    until: date,
    *,
    weights: DayWeights = WEIGHTS,
) -> Iterable[date]:
    """The days that the desk picks."""
    return notable_days(reports, count, since=since, until=until, weights=weights)


def most_published(
    reports: Sequence[DatedReport], count: int, since: date, until: date
) -> Iterable[date]:
    """The days with the most reports: the plain way that ours must beat."""
    undated = [DatedReport(one.article, one.at, one.origin, ()) for one in reports]
    return notable_days(undated, count, since=since, until=until)


def timeline17(folders: Folders) -> Outcome:
    """Days picked for the timelines of timeline17, beside the days with the most reports."""
    gold = timelines(folders)
    scores = {"date F1": fmean(day_f1(gold, ours).values())}
    plain = fmean(day_f1(gold, most_published).values())
    scores["date F1 above counting reports"] = scores["date F1"] - plain
    return Outcome(scores, f"{len(gold)} timelines")


def labelled_events(folders: Folders) -> list[LabelledEvent]:
    """The events of the labelled streams whose slug holds the day of the occurrence."""
    found: list[LabelledEvent] = []
    for name in STREAMS:
        path = folders.data / "streams" / f"{name}.jsonl"
        slugs = {
            row["id"]: row["event"] or "" for row in rows_of(path.with_suffix(".labels.jsonl"))
        }
        events: dict[str, list[DatedReport]] = defaultdict(list)
        for number, row in enumerate(rows_of(path)):
            sentences = mark_by_rules(row["text"]).sentences
            report = _report(number, row["date"], row["text"], sentences)
            events[slugs.get(row["id"], "")].append(report)
        found += _with_days(events)
    return found


def _with_days(events: Mapping[str, Sequence[DatedReport]]) -> Iterable[LabelledEvent]:
    for slug, reports in events.items():
        if day := _SLUG_DAY.search(slug):
            yield LabelledEvent(date.fromisoformat(day.group()), tuple(reports))


def happenings(folders: Folders) -> Outcome:
    """The share of events that are given a day, and of these the share given the right one."""
    began = time.process_time()
    events = labelled_events(folders)
    given = [(one.day, told) for one in events if (told := happened(one.reports))]
    right = sum(day == told.day for day, told in given)
    scores = {"days right": share(right, len(given)), "days told": share(len(given), len(events))}
    return Outcome(scores, f"{len(events)} events, {time.process_time() - began:.1f} s of CPU")


EVALS = (Eval("timeline17", timeline17), Eval("happened", happenings))


def left_out(gold: Sequence[Timeline]) -> tuple[float, float, float]:
    """F1 where the weights are set on all affairs but one; the worst and the best of all tried."""
    tried = [day_f1(gold, partial(ours, weights=weights)) for weights in TRIED]
    found: list[float] = []
    for topic in dict.fromkeys(one.topic for one in gold):
        own = [one.name for one in gold if one.topic == topic]
        others = [one.name for one in gold if one.topic != topic]
        best = max(tried, key=lambda scores: fmean(scores[name] for name in others))
        found += [best[name] for name in own]
    means = [fmean(scores.values()) for scores in tried]
    return fmean(found), min(means), max(means)


def main() -> None:
    """Print each timeline's F1, and how much the weights matter."""
    command = argparse.ArgumentParser(prog="python -m evals.timelines", description=main.__doc__)
    command.add_argument("--data", type=Path, default=Path("data"), help="folder with the sets")
    folder = command.parse_args().data
    gold = timelines(Folders(folder, folder))
    found, plain = day_f1(gold, ours), day_f1(gold, most_published)
    for one in gold:
        all_days = (max(one.days) - min(one.days)).days + 1
        print(
            f"{one.name:10} {len(one.days):3} of {all_days:4} days: "
            f"{found[one.name]:.3f}, counting reports {plain[one.name]:.3f}"
        )
    scores = "set on the other affairs {:.3f}; of all tried, worst {:.3f}, best {:.3f}"
    print(f"{len(TRIED)} settings: " + scores.format(*left_out(gold)))


if __name__ == "__main__":
    main()

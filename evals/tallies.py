"""Scores which figures of a story count the same: the sample wire's numbers that change."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from evals.gold import SAMPLE, Eval, Folders, Outcome, Row, sample_wire
from evals.measures import share
from evals.statements import read
from standfirst.core.story.clashes import statements_clash
from standfirst.core.story.disagree import Disagreement, figures_differ
from standfirst.core.story.tallies import Tally, agreeing, tallies
from standfirst.core.story.told import FigureTold, StatementTold, attributed
from standfirst.core.types import FoundStatement

Pair = tuple[float, float]


def over_time(_: Folders) -> Outcome:
    """Of the pairs of numbers told to follow one another, how many do, and how many of the truth's
    are found; and the truth's disagreements of which both sides stand together."""
    stories = told()
    right = found = gold = steps = apart = disputed = 0
    for story, (figures, statements) in stories.items():
        truth = truth_of(story)
        lists = [values_of(one) for one in (*truth["figure_changes"], *disputes(truth))]
        counted = tallies(attributed(figures, statements))
        pairs = set().union(*(pairs_of(tally) for tally in counted))
        good = {pair for pair in pairs if any(set(pair) <= set(values) for values in lists)}
        wanted = set().union(*(consecutive(values) for values in lists))
        right, found = right + len(good), found + len(pairs)
        steps, gold = steps + len(good & wanted), gold + len(wanted)
        sides = [{side.article for side in one.sides} for one in clashes(counted, statements)]
        disputed += len(disputes(truth))
        apart += sum(any(side <= articles_of(one) for side in sides) for one in disputes(truth))
    scores = {
        "precision": share(right, found),
        "recall": share(steps, gold),
        "disagreements found": share(apart, disputed),
    }
    return Outcome(scores)


def told() -> dict[str, tuple[list[FigureTold], list[StatementTold]]]:
    """Story → its figures and statements as the desk reads them, but those of copies."""
    wire = [article for article in sample_wire() if article.kind != "copy"]
    articles, _ = read([article.text for article in wire])
    stories: dict[str, tuple[list[FigureTold], list[StatementTold]]] = defaultdict(lambda: ([], []))
    events = {event: n for n, event in enumerate(sorted({one.event or "" for one in wire}))}
    for number, (row, article) in enumerate(zip(wire, articles, strict=True)):
        figures, statements = stories[row.story]
        known = (number, number, events[row.event or ""], row.outlet, row.at, "en")
        first = 1_000 * number
        figures += [
            FigureTold(first + n, *known, figure) for n, figure in enumerate(article.figures)
        ]
        statements += [
            StatementTold(
                first + n, number, number, row.outlet, row.at, "en", one.speaker, one.named,
                one.cue, one.words, n, place(one),
            )
            for n, one in enumerate(article.statements)
        ]  # fmt: skip
    return stories


def place(statement: FoundStatement) -> tuple[int, int] | tuple[()]:
    """Where cue and words stand."""
    parts = [*statement.spans.cue, *statement.spans.content]
    return (min(a for a, _ in parts), max(b for _, b in parts)) if parts else ()


def truth_of(story: str) -> Row:
    """What the truth says of a story."""
    path = SAMPLE / "truth" / f"{story}.json"
    if not path.exists():  # a piece without a chain of events
        return {"figure_changes": []}
    found: Row = json.loads(path.read_text(encoding="utf-8"))
    return found


def disputes(truth: Row) -> list[Row]:
    """The disagreements of a story."""
    return list(truth.get("disagreements", ()))


def values_of(one: Row) -> list[float]:
    """The numbers of a count, in order of time."""
    return [float(value) for _, value in one["values"]]


def articles_of(one: Row) -> set[int]:
    """The articles of a disagreement, by their number among those that are no copies."""
    ids = [article.id for article in sample_wire() if article.kind != "copy"]
    return {ids.index(key) for key in one["articles"] if key in ids}


def consecutive(values: Sequence[float]) -> set[Pair]:
    """Numbers that follow one another, the smaller first."""
    pairs = pairwise(values)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def pairs_of(tally: Tally) -> set[Pair]:
    """Numbers that a tally says follow one another, and those that one sentence says did."""
    values = [run[0].told.figure.value for run in agreeing(tally)]
    told = ([entry.was, entry.told.figure.value] for entry in tally.entries if entry.was)
    return consecutive(values).union(*map(consecutive, told))


def clashes(counted: Iterable[Tally], statements: Sequence[StatementTold]) -> list[Disagreement]:
    """Everything that is told to be a disagreement."""
    return [*figures_differ(counted), *statements_clash(statements)]


EVALS = (Eval("sample figures over time", over_time),)

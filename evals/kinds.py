"""Scores of which kind the sample's most frequent names are, by our own labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from evals.gold import Eval, Folders, Outcome, rows_of, sample_wire
from evals.measures import share
from evals.statements import read
from standfirst.core.topic.kinds import majority
from standfirst.core.types import FoundTopic

LABELS = Path(__file__).resolve().parent / "labels" / "kinds.jsonl"
NONE = "none"  # a name of nothing that a reader could follow


def of_sample(_: Folders) -> Outcome:
    """Over all the wire's articles, as the desk decides: by what most of them take a name for."""
    articles, _spent = read([article.text for article in sample_wire()])
    labels = {row["name"]: row["kind"] for row in rows_of(LABELS)}
    given = kinds(topic for article in articles for topic in article.topics)
    wrong = [f"{name} ({given.get(name, NONE)})" for name in labels if not _is(labels, given, name)]
    return Outcome(scores(labels, given), f"wrong: {', '.join(wrong) or 'none'}")


def kinds(topics: Iterable[FoundTopic]) -> dict[str, str]:
    """Name → the kind that most articles give."""
    taken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for topic in topics:
        taken[topic.name][topic.kind.value] += 1
    return {name: kind for name, counts in taken.items() if (kind := majority(counts))}


def scores(labels: Mapping[str, str], given: Mapping[str, str]) -> dict[str, float]:
    """The share of labelled names that are rightly told, and of each kind precision and recall.

    A name of nothing is rightly told where it is not given; one of something that is not given
    is wrong.
    """
    right = {name for name in labels if _is(labels, given, name)}
    found = {"accuracy": share(len(right), len(labels))}
    for kind in ("person", "organisation", "place"):
        ours = [name for name in labels if given.get(name) == kind]
        gold = [name for name, label in labels.items() if label == kind]
        found[f"{kind} precision"] = share(len(right.intersection(ours)), len(ours))
        found[f"{kind} recall"] = share(len(right.intersection(gold)), len(gold))
    return found


def _is(labels: Mapping[str, str], given: Mapping[str, str], name: str) -> bool:
    return given.get(name, NONE) == labels[name]


EVALS = (Eval("sample kinds", of_sample),)

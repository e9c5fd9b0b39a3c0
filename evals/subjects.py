"""Scores the subjects that articles get, by our own labels: the broadest, and the branches."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from evals.gold import Eval, Folders, Outcome, Row, needed, rows_of, sample_wire
from evals.measures import share
from standfirst.core.language.detect import detect
from standfirst.core.language.similarity import terms
from standfirst.core.subject import newscodes
from standfirst.core.subject.choose import SubjectChooser, WordsOfArticle
from standfirst.core.subject.top import TOP
from standfirst.core.subject.tree import SubjectTree

LABELS = Path(__file__).resolve().parent / "labels"
SAMPLE = "sample"  # the name of our own wire among the sets
TAGGED = "extract_fundus_tests/pages"  # the set whose rows have the outlet's own topics


def of_sample(_: Folders) -> Outcome:
    """The sample wire: what is given, how much is right, and how much of the main ones is given."""
    return _score([row for row in rows_of(LABELS / "subjects.jsonl") if row["set"] == SAMPLE], {})


def of_sets(folders: Folders) -> Outcome:
    """Articles of other people's sets: each second one, the half not used to choose thresholds."""
    labels = [row for row in rows_of(LABELS / "subjects.jsonl") if row["set"] != SAMPLE]
    return _score(labels[1::2], _texts(folders, labels))


def of_branches(folders: Folders) -> Outcome:
    """How many of the branches given are right, by hand, with IPTC's whole tree."""
    tree = SubjectTree.of(newscodes.parse(needed(_export(folders)).read_bytes()))
    judged = {
        (row["set"], row["id"], row["code"]): row["right"]
        for row in rows_of(LABELS / "branches.jsonl")
    }
    labels = rows_of(LABELS / "subjects.jsonl")
    texts = _texts(folders, [row for row in labels if row["set"] != SAMPLE])
    chooser = SubjectChooser(tree)
    given = [
        (row["set"], row["id"], code)
        for row in labels
        for code in chooser.choose(_words(row, texts))
        if tree.above(code)
    ]
    known = [judged[one] for one in given if one in judged]
    scores = {"right": share(sum(known), len(known)), "judged": share(len(known), len(given))}
    return Outcome(scores, f"{len(given)} branches of {len(labels)} articles")


def scores(pairs: Sequence[tuple[Row, Sequence[str]]]) -> dict[str, float]:
    """Of pairs (label, first two digits of the broadest subjects given, the likeliest first).

    What is `main` or `also` is right; only `main` must be found. An article with none counts
    against `found` alone.
    """
    right = [[code in (label["main"], *label["also"]) for code in codes] for label, codes in pairs]
    flat = [one for ones in right for one in ones]
    first = [ones[0] for ones in right if ones]
    precision = share(sum(flat), len(flat))
    found = share(sum(label["main"] in codes for label, codes in pairs), len(pairs))
    both = precision + found
    return {
        "precision": precision,
        "first right": share(sum(first), len(first)),
        "found": found,
        "F1": 2 * precision * found / both if both else 0.0,
    }


def _score(labels: Sequence[Row], texts: dict[tuple[str, str], Row]) -> Outcome:
    chooser = SubjectChooser(SubjectTree.of(TOP))
    words = [_words(row, texts) for row in labels]
    began = time.perf_counter()
    given = [chooser.choose(one) for one in words]
    took = (time.perf_counter() - began) / len(labels) * 1000
    pairs = [(row, [code[:2] for code in codes]) for row, codes in zip(labels, given, strict=True)]
    none = sum(not codes for codes in given)
    return Outcome(scores(pairs), f"{took:.2f} ms an article; {none} of {len(labels)} got none")


def _words(label: Row, texts: dict[tuple[str, str], Row]) -> WordsOfArticle:
    row = _sample()[label["id"]] if label["set"] == SAMPLE else texts[label["set"], label["id"]]
    headline, text = row["title"], row["text"]
    language = detect(f"{headline}\n{text[:2_000]}", declared="")
    return WordsOfArticle(
        terms(headline, text, language), language, tuple(row["topics"]), row["section"]
    )


@lru_cache(maxsize=1)
def _sample() -> dict[str, Row]:
    return {
        one.id: {
            "title": one.headline,
            "text": one.text,
            "topics": one.told.get("topics") or [],
            "section": one.told.get("section") or "",
        }
        for one in sample_wire()
    }


def _texts(folders: Folders, labels: Iterable[Row]) -> dict[tuple[str, str], Row]:
    """The texts of labelled articles by set and id. Raises MissingError."""
    wanted = {(row["set"], row["id"]) for row in labels}
    return {
        (name, str(row["id"])): {
            "title": row.get("title") or "",
            "text": row["text"],
            "topics": row["topics"] if name == TAGGED else [],
            "section": "",
        }
        for name in sorted({name for name, _ in wanted})
        for row in rows_of(folders.data / f"{name}.jsonl")
        if (name, str(row["id"])) in wanted
    }


def _export(folders: Folders) -> Path:
    return folders.data / "iptc" / "mediatopics-en.json"


EVALS = (
    Eval("subjects sample", of_sample),
    Eval("subjects sets", of_sets),
    Eval("subjects branches", of_branches),
)

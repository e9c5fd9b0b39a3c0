"""Scores whether the sources found are rightly called named or unnamed, by our own labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.gold import Eval, Folders, Outcome, Row, rows_of
from evals.measures import f1, share
from evals.statements import read
from standfirst.core.types import FoundStatement, Span

LABELS = Path(__file__).resolve().parent / "labels" / "named.jsonl"


def named(folders: Folders) -> Outcome:
    """Accuracy over the labelled sources that we found, how many that are, F1 of the unnamed."""
    labels = [row for row in rows_of(LABELS) if row["label"] != "neither"]
    texts = {row["id"]: row["text"] for row in rows_of(folders.data / "polnear" / "dev.jsonl")}
    ids = sorted({row["id"] for row in labels})
    articles, _ = read([texts[one] for one in ids])
    said = {one: article.statements for one, article in zip(ids, articles, strict=True)}
    pairs = [
        (row["label"] == "named", ours.named)
        for row in labels
        if (ours := counterpart(row, said[row["id"]])) is not None
    ]
    return Outcome(scores(pairs, labelled=len(labels)), f"{len(pairs)} of {len(labels)} found")


def scores(pairs: Sequence[tuple[bool, bool]], *, labelled: int) -> dict[str, float]:
    """Of pairs (truly named, named by us), with the number of labels, those not found included."""
    unnamed = [(not truly, not ours) for truly, ours in pairs]
    return {
        "accuracy": share(sum(truly == ours for truly, ours in pairs), len(pairs)),
        "found": share(len(pairs), labelled),
        "unnamed F1": f1(
            sum(truly and ours for truly, ours in unnamed),
            found=sum(ours for _, ours in unnamed),
            gold=sum(truly for truly, _ in unnamed),
        ),
    }


def counterpart(label: Row, found: Iterable[FoundStatement]) -> FoundStatement | None:
    """The statement whose source shares most with the label's, then its content; None if none."""
    best: FoundStatement | None = None
    most = (0, 0)
    for one in found:
        shared = common(label["source"], one.spans.source)
        if shared and (both := (shared, common(label["content"], one.spans.content))) > most:
            best, most = one, both
    return best


def common(ours: Iterable[Sequence[int]], theirs: Sequence[Span]) -> int:
    """Characters that stand in both."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in ours for c, d in theirs)


EVALS = (Eval("named", named),)

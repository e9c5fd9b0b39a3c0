"""Scores grouping on four invented wires of our own, two German, a French and a Spanish one."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from evals.gold import Eval, Folders, Outcome, english_model, rows_of
from evals.stories import REPORTS, Labelled, grouped, two_levels
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.types import ArticleForGrouping, ReadArticle, TopicKind

WIRES = Path(__file__).parent / "labels" / "wires"
APART = ("de", "de2", "fr", "es")
TOGETHER = ("de", "fr", "es")  # that tell of one affair, beside their own
COMMON = "ferry-meridia"
Row = dict[str, str]


def wire(*names: str) -> Labelled:
    """These wires as one stream, in order of arrival, and their labels.

    The affair that several tell has one slug in all of them, as have its events; the slugs of all
    others are made different by the wire.
    """
    rows = [row for one in names for row in rows_of(WIRES / f"{one}.jsonl")]
    rows.sort(key=lambda row: (row["date"], row["id"]))
    read = read_texts([_to_read(row) for row in rows], parser=english_model())
    return Labelled(
        " ".join(names),
        [_ready(row, one) for row, one in zip(rows, read, strict=True)],
        {row["id"]: _slug(row, "event") for row in rows if row["event"] and row["kind"] in REPORTS},
        {row["id"]: _slug(row, "story") for row in rows},
    )


def _to_read(row: Row) -> TextToRead:
    return TextToRead(row["headline"], row["text"], row["id"][:2])


def _slug(row: Row, level: str) -> str:
    wire_of = row["id"].partition("-")[0]
    return row[level] if row["story"] == COMMON else f"{wire_of} {row[level]}"


def _ready(row: Row, read: ReadArticle) -> ArticleForGrouping:
    return ArticleForGrouping(
        id=row["id"],
        at=datetime.fromisoformat(row["date"]),
        headline=row["headline"],
        language=read.language,
        terms=read.terms,
        names={
            topic.name.casefold(): max(1, len(topic.spans))
            for topic in read.topics
            if topic.kind is not TopicKind.SUBJECT
        },
        fingerprint=read.fingerprint,
        words=len(row["text"].split()),
    )


def scored(_: Folders, *, names: tuple[str, ...]) -> Outcome:
    """Events and stories of these wires, read by one desk."""
    one = wire(*names)
    found = grouped(one.articles)
    scores = two_levels(found, events=one.events, stories=one.stories)
    return Outcome(scores, f"{len(one.articles)} articles")


EVALS = (
    *(Eval(f"wire {one}", partial(scored, names=(one,))) for one in APART),
    Eval("wires together", partial(scored, names=TOGETHER)),
)

"""Scores grouping on labelled streams, on shuffled sets, and on the sample wire."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import fmean

from evals.gold import FIRST_DAY, Eval, Folders, Outcome, english_model, rows_of, sample_wire
from evals.measures import bcubed, macro
from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.aliases import join_names
from standfirst.core.language.entities import clean_names
from standfirst.core.language.parse import MarkedText
from standfirst.core.language.similarity import terms
from standfirst.core.story.assign import group_stream
from standfirst.core.types import ArticleForGrouping

MOST_LETTERS = 6_000  # of a text in which names are looked for
REPORTS = ("report", "liveblog")
ORDERS = 5  # of a set without dates


@dataclass(frozen=True, slots=True)
class Arrival:
    """One article as it comes."""

    id: str
    at: datetime
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Article → event and story, and articles grouped in a second."""

    events: Mapping[str, str]
    stories: Mapping[str, str]
    rate: float


def ready(arrivals: Sequence[Arrival]) -> list[ArticleForGrouping]:
    """Arrivals as reading gives them to grouping."""
    marked = english_model().mark([one.text[:MOST_LETTERS] for one in arrivals])
    return [_read(one, mark) for one, mark in zip(arrivals, marked, strict=True)]


def _read(one: Arrival, mark: MarkedText) -> ArticleForGrouping:
    seen = one.text[:MOST_LETTERS]
    topics = join_names(seen, clean_names(seen, mark.entities))
    return ArticleForGrouping(
        id=one.id,
        at=one.at,
        headline=one.headline or one.text.partition("\n")[0][:90],
        language="en",
        terms=terms(one.headline, one.text, "en"),
        names={topic.name.casefold(): len(topic.spans) for topic in topics},
        fingerprint=fingerprint(one.text),
        words=len(one.text.split()),
    )


def grouped(articles: Sequence[ArticleForGrouping]) -> Grouped:
    """Group a stream with the desk's own settings."""
    began = time.process_time()
    placed = list(group_stream(articles))
    rate = len(articles) / (time.process_time() - began)
    events = {str(key): str(event) for key, event, _, _ in placed}
    stories = {str(key): str(story) for key, _, story, _ in placed}
    return Grouped(events, stories, rate)


def two_levels(
    found: Grouped, *, events: Mapping[str, str], stories: Mapping[str, str]
) -> dict[str, float]:
    """BCubed F1 and macro F1 of events and of stories."""
    return {
        "events F1": bcubed(events, found.events),
        "events macro": macro(events, found.events),
        "stories F1": bcubed(stories, found.stories),
        "stories macro": macro(stories, found.stories),
    }


def stream(folders: Folders, *, name: str) -> Outcome:
    """A labelled stream in order of arrival; articles of one day keep the file's order."""
    path = folders.data / "streams" / f"{name}.jsonl"
    arrivals = [
        Arrival(
            row["id"],
            datetime.fromisoformat(row["date"]).replace(hour=12, tzinfo=UTC),
            row.get("title", ""),
            row["text"],
        )
        for row in rows_of(path)
    ]
    labels = rows_of(path.with_suffix(".labels.jsonl"))
    found = grouped(ready(arrivals))
    known = [row for row in labels if row["id"] in found.stories]
    events = {r["id"]: r["event"] for r in known if r["event"] and r["kind"] in REPORTS}
    stories = {r["id"]: r["story"] for r in known if r["story"]}
    scores = two_levels(found, events=events, stories=stories)
    return Outcome(scores, f"{len(arrivals)} articles, {found.rate:,.0f}/s")


def ecbplus(folders: Folders) -> Outcome:
    """ECB+, whose pairs of stories are alike, in five shuffled orders, one article a minute."""
    rows = rows_of(folders.data / "ecbplus" / "docs.jsonl.gz")
    gold = {row["id"]: row["story"] for row in rows}
    articles = ready([Arrival(row["id"], FIRST_DAY, "", row["text"]) for row in rows])
    found = [grouped(shuffled(articles, seed=seed)) for seed in range(ORDERS)]
    scores = {
        "stories F1": fmean(bcubed(gold, one.stories) for one in found),
        "events F1": fmean(bcubed(gold, one.events) for one in found),
    }
    return Outcome(scores, f"{len(rows)} articles, {fmean(one.rate for one in found):,.0f}/s")


def shuffled(articles: Sequence[ArticleForGrouping], *, seed: int) -> list[ArticleForGrouping]:
    """The articles in another order, a minute apart."""
    order = list(articles)
    random.Random(seed).shuffle(order)
    return [replace(a, at=FIRST_DAY + timedelta(minutes=n)) for n, a in enumerate(order)]


def sample(_: Folders) -> Outcome:
    """The sample wire's stories and events."""
    wire = sample_wire()
    found = grouped(ready([Arrival(a.id, a.at, a.headline, a.text) for a in wire]))
    events = {a.id: a.event for a in wire if a.event and a.kind in REPORTS}
    stories = {a.id: a.story for a in wire}
    scores = two_levels(found, events=events, stories=stories)
    return Outcome(scores, f"{len(wire)} articles, {found.rate:,.0f}/s")


EVALS = (
    Eval("streams dev_2011_02", partial(stream, name="dev_2011_02")),
    Eval("streams dev_2009_04", partial(stream, name="dev_2009_04")),
    Eval("ecbplus", ecbplus),
    Eval("sample stories", sample),
)

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
from standfirst.core.language.missions import with_missions
from standfirst.core.language.parse import MarkedText
from standfirst.core.language.similarity import terms
from standfirst.core.story.stream import group_stream
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping

MOST_LETTERS = 6_000  # of a text in which names are looked for
REPORTS = ("report", "liveblog")
STREAMS = ("dev_2011_02", "dev_2009_04")
SETTINGS = GroupingSettings()
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
    reasons: Mapping[str, str]
    rate: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stream as grouping gets it, and the events and stories that people gave its articles."""

    name: str
    articles: Sequence[ArticleForGrouping]
    events: Mapping[str, str]
    stories: Mapping[str, str]


def ready(arrivals: Sequence[Arrival]) -> list[ArticleForGrouping]:
    """Arrivals as reading gives them to grouping."""
    marked = english_model().mark([one.text[:MOST_LETTERS] for one in arrivals])
    return [_read(one, mark) for one, mark in zip(arrivals, marked, strict=True)]


def _read(one: Arrival, mark: MarkedText) -> ArticleForGrouping:
    seen = one.text[:MOST_LETTERS]
    topics = with_missions(seen, join_names(seen, clean_names(seen, mark.entities)))
    return ArticleForGrouping(
        id=one.id,
        at=one.at,
        headline=one.headline,
        language="en",
        terms=terms(one.headline, one.text, "en"),
        names={topic.name.casefold(): len(topic.spans) for topic in topics},
        fingerprint=fingerprint(one.text),
        words=len(one.text.split()),
    )


def grouped(
    articles: Sequence[ArticleForGrouping],
    settings: GroupingSettings = SETTINGS,
    *,
    splits: bool = True,
    merges: bool = True,
) -> Grouped:
    """Group a stream, with the desk's own settings if none are given."""
    began = time.process_time()
    placed = list(group_stream(articles, settings, splits=splits, merges=merges))
    rate = len(articles) / (time.process_time() - began)
    events = {str(key): str(event) for key, event, _, _ in placed}
    stories = {str(key): str(story) for key, _, story, _ in placed}
    return Grouped(events, stories, {str(key): why for key, _, _, why in placed}, rate)


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


def stream_labelled(folders: Folders, name: str) -> Labelled:
    """A labelled stream in order of arrival; articles of one day keep the file's order."""
    path = folders.data / "streams" / f"{name}.jsonl"
    arrivals = [
        Arrival(
            row["id"],
            datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
            row.get("title", ""),
            row["text"],
        )
        for row in rows_of(path)
    ]
    ids = {one.id for one in arrivals}
    known = [row for row in rows_of(path.with_suffix(".labels.jsonl")) if row["id"] in ids]
    return Labelled(
        name,
        ready(arrivals),
        {r["id"]: r["event"] for r in known if r["event"] and r["kind"] in REPORTS},
        {r["id"]: r["story"] for r in known if r["story"]},
    )


def sample_labelled() -> Labelled:
    """The sample wire and its own truth."""
    wire = sample_wire()
    return Labelled(
        "sample",
        ready([Arrival(a.id, a.at, a.headline, a.text) for a in wire]),
        {a.id: a.event for a in wire if a.event and a.kind in REPORTS},
        {a.id: a.story for a in wire},
    )


def stream(folders: Folders, *, name: str) -> Outcome:
    """A labelled stream, and its thirds: streams that begin in mid-affair."""
    whole = stream_labelled(folders, name)
    outcome = _outcome(whole)
    parts = [
        two_levels(grouped(third.articles), events=third.events, stories=third.stories)
        for third in thirds(whole)
    ]
    scores = {
        f"thirds {score}": fmean(found[score] for found in parts)
        for score in ("stories F1", "stories macro")
    }
    return replace(outcome, scores={**outcome.scores, **scores})


def thirds(one: Labelled) -> list[Labelled]:
    """The first, second and last third of a stream, each on its own."""
    size = len(one.articles)
    return [part(one, one.articles[n * size // 3 : (n + 1) * size // 3]) for n in range(3)]


def part(one: Labelled, articles: Sequence[ArticleForGrouping]) -> Labelled:
    """These articles, with the labels of those that are the stream's."""
    kept = {str(article.id) for article in articles}
    return Labelled(
        one.name,
        articles,
        {key: event for key, event in one.events.items() if key in kept},
        {key: story for key, story in one.stories.items() if key in kept},
    )


def sample(_: Folders) -> Outcome:
    """The sample wire's stories and events."""
    return _outcome(sample_labelled())


def _outcome(one: Labelled) -> Outcome:
    found = grouped(one.articles)
    scores = two_levels(found, events=one.events, stories=one.stories)
    return Outcome(scores, f"{len(one.articles)} articles, {found.rate:,.0f}/s")


def ecbplus(folders: Folders) -> Outcome:
    """ECB+, whose pairs of stories are alike, in five shuffled orders, one article a minute."""
    sets = shuffled_sets(folders)
    found = [(one.stories, grouped(one.articles)) for one in sets]
    scores = {
        "stories F1": fmean(bcubed(gold, given.stories) for gold, given in found),
        "events F1": fmean(bcubed(gold, given.events) for gold, given in found),
    }
    rate = fmean(given.rate for _, given in found)
    return Outcome(scores, f"{len(sets[0].articles)} articles, {rate:,.0f}/s")


def shuffled_sets(folders: Folders) -> list[Labelled]:
    """ECB+ in five orders."""
    rows = rows_of(folders.data / "ecbplus" / "docs.jsonl.gz")
    gold = {row["id"]: row["story"] for row in rows}
    articles = ready([Arrival(row["id"], FIRST_DAY, "", row["text"]) for row in rows])
    return [Labelled("ecbplus", shuffled(articles, seed=seed), {}, gold) for seed in range(ORDERS)]


def shuffled(articles: Sequence[ArticleForGrouping], *, seed: int) -> list[ArticleForGrouping]:
    """The articles in another order, a minute apart."""
    order = list(articles)
    random.Random(seed).shuffle(order)
    return [replace(a, at=FIRST_DAY + timedelta(minutes=n)) for n, a in enumerate(order)]


EVALS = (
    Eval("streams dev_2011_02", partial(stream, name="dev_2011_02")),
    Eval("streams dev_2009_04", partial(stream, name="dev_2009_04")),
    Eval("ecbplus", ecbplus),
    Eval("sample stories", sample),
)

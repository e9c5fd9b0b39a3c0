"""What the newest articles on a topic, or by an author, hold together: stories, writers, names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from standfirst.models import (
    Article,
    Author,
    Byline,
    Development,
    Outlet,
    Statement,
    Story,
    Topic,
)

LATELY = 200  # newest articles
STORIES, MOST_STORIES = 5, 20  # that stand open; with those that are a click away
PEOPLE, OUTLETS, SPEAKERS = 5, 5, 8


@dataclass(frozen=True, slots=True)
class Placed:
    """An article by ids: pages look at hundreds and show a few."""

    pk: int
    story: int | None  # of more than one article
    outlet: int
    by_rules: str  # its language, where rules alone have read it; else ""


@dataclass(frozen=True, slots=True)
class Chains:
    """The stories of more than one article that some articles are in, the one with the newest
    article first: by story the articles, newest first."""

    rows: Mapping[int, Story]  # of those that a page lists
    parts: Mapping[int, Sequence[int]]

    @property
    def newest(self) -> list[int]:
        """The newest article of each that a page lists."""
        return [parts[0] for parts in islice(self.parts.values(), MOST_STORIES)]


@dataclass(frozen=True, slots=True)
class Told:
    """One story: `pieces` of the articles are in it, the newest is `latest`; its newest step."""

    row: Story
    pieces: int
    latest: Article
    step: Development | None  # only one that has a sentence


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of the articles, newest first; `left` are not listed."""

    shown: Sequence[Told]
    folded: Sequence[Told]
    left: int


@dataclass(frozen=True, slots=True)
class Writers:
    """Who signs the articles, and which outlets print them, each with how many; most first."""

    people: Sequence[tuple[Author, int]]
    outlets: Sequence[tuple[Outlet, int]]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Who speaks in the articles, most first, and how many statements have a named speaker."""

    speakers: Sequence[tuple[Topic, int]]
    named: int
    unnamed: int


def placed(articles: Collection[int]) -> list[Placed]:
    """Where these articles stand, newest first. One question."""
    rows = Article.objects.filter(pk__in=articles).order_by("-published", "-id")
    fields = ("pk", "story_id", "story__article_count", "outlet_id", "language", "reading__model")
    return [
        Placed(pk, story if pieces and pieces > 1 else None, outlet, language * (model == "rules"))
        for pk, story, pieces, outlet, language, model in rows.values_list(*fields)
    ]


def chains(articles: Iterable[Placed]) -> Chains:
    """The stories that these articles (newest first) are in, each once. One question."""
    parts: dict[int, list[int]] = defaultdict(list)
    for article in articles:
        if article.story:
            parts[article.story].append(article.pk)
    return Chains(Story.objects.in_bulk(list(parts)[:MOST_STORIES]), parts)


def stories(
    found: Chains, heads: Mapping[int, Article], *, about: bool = False, own: bool = False
) -> Stories:
    """These stories as a page lists them; `heads` are the articles by id, with their outlets, of
    `found.newest`. With `about` those first of which half the articles are among these: the others
    only touch what all these share. With `own` they are told by these articles alone. One
    question, none of their own."""
    listed = [pk for pk in found.parts if pk in found.rows]
    if about:
        listed.sort(key=lambda pk: 2 * len(found.parts[pk]) < found.rows[pk].article_count)
    steps = {} if own else Development.objects.newest_of(listed[:STORIES])
    every = [
        Told(found.rows[pk], len(found.parts[pk]), heads[latest], _clear(steps.get(pk)))
        for pk in listed
        if (latest := found.parts[pk][0]) in heads
    ]
    left = max(0, len(found.parts) - MOST_STORIES)
    return Stories(every[:STORIES], every[STORIES:], left)


def _clear(step: Development | None) -> Development | None:
    """The step, if a sentence tells it."""
    return step if step and step.sentence and step.sentence_by else None


def writers(articles: Sequence[Placed], heads: Mapping[int, Article]) -> Writers:
    """Who writes these articles; `heads` are some of them by id, with their outlets. Two questions,
    a third where the outlets are of none of these."""
    counted = Byline.objects.busiest([article.pk for article in articles], PEOPLE)
    people = Author.objects.select_related("outlet").in_bulk([pk for pk, _ in counted])
    printed = Counter(article.outlet for article in articles).most_common(OUTLETS)
    outlets = {row.outlet_id: row.outlet for row in heads.values()}
    if missing := [pk for pk, _ in printed if pk not in outlets]:
        outlets |= Outlet.objects.in_bulk(missing)
    return Writers(
        [(people[pk], pieces) for pk, pieces in counted if pk in people],
        [(outlets[pk], pieces) for pk, pieces in printed if pk in outlets],
    )


def quoted(articles: Collection[int]) -> Quoted:
    """Who speaks in these articles. Two questions."""
    spoken: Counter[int] = Counter()
    sides: Counter[bool] = Counter()
    for row in Statement.objects.quoted(articles):
        sides[row["named"]] += row["pieces"]
        if row["speaker_id"]:
            spoken[row["speaker_id"]] += row["pieces"]
    speakers = spoken.most_common(SPEAKERS)
    rows = Topic.objects.in_bulk([pk for pk, _ in speakers])
    return Quoted(of_rows(speakers, rows), sides[True], sides[False])


def of_rows(
    counted: Iterable[tuple[int, int]], rows: Mapping[int, Topic]
) -> list[tuple[Topic, int]]:
    """Topics in the place of their ids, without those that are not there."""
    return [(rows[pk], pieces) for pk, pieces in counted if pk in rows]

"""What the newest articles on a topic, or by an author, hold together: stories, writers, names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from standfirst.models import (
    Article,
    Author,
    Byline,
    Development,
    Mention,
    Outlet,
    Statement,
    Story,
    Topic,
)

LATELY = 200  # newest articles
STORIES, MOST_STORIES = 5, 20  # that stand open; with those that are a click away
PEOPLE, OUTLETS, NAMES, SPEAKERS = 5, 5, 10, 8


@dataclass(frozen=True, slots=True)
class Placed:
    """An article by ids: pages look at hundreds and show a few."""

    pk: int
    story: int | None
    outlet: int


@dataclass(frozen=True, slots=True)
class Told:
    """One story: `pieces` of the articles are in it, the newest is `latest`; its newest step."""

    row: Story
    pieces: int
    latest: Article
    step: Development | None  # only one that has a sentence


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of the articles, the one with the newest article first; `left` are not listed."""

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
    return [Placed(*row) for row in rows.values_list("pk", "story_id", "outlet_id")]


def stories(articles: Iterable[Placed]) -> Stories:
    """The stories of more than one article that these articles (newest first) are in, each once.
    Three questions."""
    parts: dict[int, list[int]] = defaultdict(list)
    for article in articles:
        if article.story:
            parts[article.story].append(article.pk)
    rows = Story.objects.filter(pk__in=parts, article_count__gt=1).in_bulk()
    order = [pk for pk in parts if pk in rows]
    listed = order[:MOST_STORIES]
    newest = Article.objects.select_related("outlet").in_bulk([parts[pk][0] for pk in listed])
    steps = Development.objects.newest_of(listed[:STORIES])
    every = [
        Told(rows[pk], len(parts[pk]), newest[parts[pk][0]], _clear(steps.get(pk)))
        for pk in listed
        if parts[pk][0] in newest
    ]
    return Stories(every[:STORIES], every[STORIES:], len(order) - len(listed))


def _clear(step: Development | None) -> Development | None:
    """The step, if a sentence tells it."""
    return step if step and step.sentence and step.sentence_by else None


def writers(articles: Sequence[Placed]) -> Writers:
    """Who writes these articles. Three questions."""
    counted = Byline.objects.busiest([article.pk for article in articles], PEOPLE)
    people = Author.objects.select_related("outlet").in_bulk([pk for pk, _ in counted])
    printed = Counter(article.outlet for article in articles).most_common(OUTLETS)
    outlets = Outlet.objects.in_bulk([pk for pk, _ in printed])
    return Writers(
        [(people[pk], pieces) for pk, pieces in counted if pk in people],
        [(outlets[pk], pieces) for pk, pieces in printed if pk in outlets],
    )


def beside(articles: Collection[int], without: Collection[int] = ()) -> list[tuple[Topic, int]]:
    """The topics that these articles name, most first, with how many of them do. Two questions."""
    return _topics(Mention.objects.beside(articles, without=without, most=NAMES))


def quoted(articles: Collection[int]) -> Quoted:
    """Who speaks in these articles. Two questions."""
    spoken: Counter[int] = Counter()
    sides: Counter[bool] = Counter()
    for row in Statement.objects.quoted(articles):
        sides[row["named"]] += row["pieces"]
        if row["speaker_id"]:
            spoken[row["speaker_id"]] += row["pieces"]
    return Quoted(_topics(spoken.most_common(SPEAKERS)), sides[True], sides[False])


def _topics(counted: Sequence[tuple[int, int]]) -> list[tuple[Topic, int]]:
    rows = Topic.objects.in_bulk([pk for pk, _ in counted])
    return [(rows[pk], pieces) for pk, pieces in counted if pk in rows]

"""Articles read and ready for grouping, without texts: a few made words tell their affair."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

from standfirst.models import Article, Development, Reading, Story
from tests import cast
from tests.jobs.conftest import NOW

START = NOW - timedelta(days=1)
SHARED = "quake coast tremor rescue".split()
NORTH = "harbour sund chapel ferry pier lighthouse fishermen jetty slipway".split()
SOUTH = "mine kirrow shaft valley miners tunnel pit winch gallery".split()


def report(words: Sequence[str], *, number: int, due: bool = True) -> Article:
    """An article that holds these words, the `number`-th minute of the stream; due for grouping."""
    row = cast.article(
        f"Report {number}",
        published=START + timedelta(minutes=number),
        language="en",
        group_due_at=NOW if due else None,
    )
    Reading.objects.create(article=row, model="rules", terms=dict.fromkeys(words, 1))
    return row


def affair(words: Sequence[str], *, number: int, due: bool = True) -> Article:
    """A report of an affair: the words that both affairs share, and six of its own."""
    chosen = random.Random(number).sample(list(words), 6)
    return report([*SHARED, *chosen], number=number, due=due)


def noise(count: int = 30) -> None:
    """Stories of one article each, grouped before: so that words have a weight."""
    for key in range(count):
        open_story([report([f"w{key}n{at}" for at in range(9)], number=key - 100, due=False)])


def open_story(articles: Sequence[Article], *, steps: int = 1) -> Story:
    """Put articles into a story of their own, in so many steps, as grouping had done it before."""
    first = articles[0]
    story = Story.objects.create(
        headline=first.headline,
        lead=first,
        opened_at=first.published,
        latest_at=articles[-1].published,
        article_count=len(articles),
    )
    size = -(-len(articles) // steps)
    for at in range(0, len(articles), size):
        put(articles[at : at + size], story)
    return story


def put(articles: Sequence[Article], story: Story) -> Development:
    """Put articles into one step of a story."""
    at = articles[0].published
    step = Development.objects.create(story=story, opened_at=at, latest_at=at)
    for row in articles:
        row.story, row.development, row.group_due_at = story, step, None
        row.reason = row.reason or "shares 3 rare words with 2 articles of the last day"
        row.grouped_at = row.published + timedelta(minutes=1)
        row.save()
    return step


def places() -> list[tuple[str, str, str, str]]:
    """Of each article the reports that opened its story, its step and the text that it repeats."""
    stories: dict[int | None, str] = {}
    steps: dict[int | None, str] = {}
    rows = list(Article.objects.order_by("published", "id").select_related("origin"))
    for row in rows:
        stories.setdefault(row.story_id, row.headline)
        steps.setdefault(row.development_id, row.headline)
    return [
        (
            row.headline,
            stories[row.story_id],
            steps[row.development_id],
            row.origin.headline if row.origin else "",
        )
        for row in rows
    ]

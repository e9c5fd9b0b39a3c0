"""Articles read and ready for grouping, without texts: a few made words tell their affair."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

from standfirst.models import Article, Body, Development, Reading, Story
from tests import cast
from tests.jobs.conftest import NOW

START = NOW - timedelta(days=1)
TEXT = "The bridge over the Orl was closed on Tuesday."
PLACE = ["story", "development", "group_due_at", "reason", "grouped_at"]
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
    outlet, known = cast.outlet(), Article.objects.count()
    rows = [
        Article(
            outlet=outlet,
            key=f"article-{known + key}",
            url=f"https://harbour.example/article-{known + key}",
            headline=f"Report {key - 100}",
            published=START + timedelta(minutes=key - 100),
            seen_at=START + timedelta(minutes=key - 100),
            language="en",
        )
        for key in range(count)
    ]
    Article.objects.bulk_create(rows)
    Body.objects.bulk_create(Body(article=row, headline=row.headline, text=TEXT) for row in rows)
    Reading.objects.bulk_create(
        Reading(article=row, model="rules", terms={f"w{key}n{at}": 1 for at in range(9)})
        for key, row in enumerate(rows)
    )
    place_each(rows)


def place_each(articles: Sequence[Article]) -> None:
    """Put each into a story and a step of its own, as `open_story` does it: few questions."""
    stories = Story.objects.bulk_create(
        Story(
            headline=row.headline,
            lead=row,
            opened_at=row.published,
            latest_at=row.published,
            article_count=1,
        )
        for row in articles
    )
    steps = Development.objects.bulk_create(
        Development(story=story, opened_at=story.opened_at, latest_at=story.latest_at)
        for story in stories
    )
    for row, story, step in zip(articles, stories, steps, strict=True):
        stand_in(row, story, step)
    Article.objects.bulk_update(articles, PLACE)


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
        stand_in(row, story, step)
        row.save()
    return step


def stand_in(row: Article, story: Story, step: Development) -> None:
    """Say of an article that it was grouped before; not yet in the table."""
    row.story, row.development, row.group_due_at = story, step, None
    row.reason = row.reason or "shares 3 rare words with 2 articles of the last day"
    row.grouped_at = row.published + timedelta(minutes=1)


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

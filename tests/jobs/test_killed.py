"""Each job killed at one write after another and run again: nothing lost, nothing twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from standfirst.jobs import group
from standfirst.jobs.tools import Tools
from standfirst.models import (
    Article,
    Brief,
    Byline,
    Development,
    Entry,
    FetchedPage,
    Figure,
    Follow,
    Item,
    Mention,
    Outlet,
    Reader,
    Reading,
    Sentence,
    Setup,
    Source,
    Statement,
    Story,
    Topic,
    Update,
)
from tests.jobs.conftest import NOW
from tests.jobs.killed import kill
from tests.jobs.rounds import run_stages, stage
from tests.stand import Stand

pytestmark = pytest.mark.django_db(transaction=True)

# At which write of which stage: the first, some in the middle, and late ones.
POINTS = [
    *(("poll", number) for number in (1, 4)),
    *(("fetch", number) for number in (1, 3, 6)),
    *(("extract", number) for number in (1, 6, 14)),
    *(("read", number) for number in (3, 12, 20)),
    *(("group", number) for number in (1, 4, 9)),
    *(("compose", number) for number in (2, 5)),
]
ORDER = ("poll", "fetch", "extract", "read", "group", "compose")
LATER = NOW + timedelta(minutes=11)  # every lease has ended
EVERYTHING = (Item, FetchedPage, Article, Reading, Byline, Topic, Mention, Statement, Figure)
GROUPED = (Story, Development, Update, Brief, Sentence, Entry)


def outcome() -> dict[str, Any]:
    """What the desk knows, without row numbers and moments of work."""
    return {
        "counts": {table.__name__: table.objects.count() for table in (*EVERYTHING, *GROUPED)},
        "articles": sorted(
            Article.objects.values_list("key", "headline", "published", "whole", "body__text")
        ),
        "topics": sorted(Topic.objects.values_list("key", "article_count")),
        "statements": sorted(Statement.objects.values_list("article__key", "position", "words")),
        "stories": sorted(
            Story.objects.values_list("headline", "article_count", "origin_count", "outlet_count")
        ),
        "entries": sorted(Entry.objects.values_list("article__key", "followed")),
        "update": sorted(Sentence.objects.values_list("text", "article__key")),
    }


def clear() -> None:
    """Take what the pipeline wrote off the desk; sources and follows stay."""
    for table in (Update, Story, Article, Item, Topic):
        table.objects.all().delete()
    Source.objects.update(due_at=NOW, etag="", last_modified="", failures=0, trouble="")
    Setup.objects.update(grouping_until=None)
    group._memory = group._Memory()


def test_a_killed_job_run_again_gives_what_an_unhurt_one_gives(news: Stand, kit: Tools) -> None:
    Follow.objects.create(reader=Reader.owner(), words="bridge", since=NOW)
    Follow.objects.create(reader=Reader.owner(), outlet=Outlet.objects.first(), since=NOW)
    whole = (*map(stage, ORDER),)
    run_stages(kit, NOW, whole)
    unhurt = outcome()
    assert unhurt["counts"]["Sentence"]
    assert unhurt["counts"]["Entry"]
    killed = 0
    for name, number in POINTS:
        clear()
        for earlier in ORDER[: ORDER.index(name)]:
            run_stages(kit, NOW, [stage(earlier)])
        killed += kill(name, number, NOW) != 0
        run_stages(kit, LATER, whole)
        assert outcome() == unhurt, f"killed at write {number} of {name}"
    assert killed >= len(POINTS) - 2  # a point beyond a stage's last write kills nothing

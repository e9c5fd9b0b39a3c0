"""A desk of an earlier version, brought up to date: its statements, topics and follows stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from standfirst.core.types import FoundTopic, ReadArticle, TopicKind
from standfirst.jobs import follow, reading
from standfirst.models import Article, Follow, Mention, Reader, Statement, Topic
from tests.cast import NOON

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = "0004_stories_that_live"


def migrate(name: str) -> Apps:
    """Brings the database to a migration; answers the models as they were then."""
    MigrationExecutor(connection).migrate([("standfirst", name)])
    apps: Apps = MigrationExecutor(connection).loader.project_state([("standfirst", name)]).apps
    return apps


def newest() -> str:
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes("standfirst")
    return str(leaves[0][1])


@pytest.fixture
def earlier() -> Iterator[Apps]:
    """The models of the earlier version, in a database of that version."""
    yield migrate(BEFORE)
    migrate(newest())


def old_desk(apps: Apps) -> tuple[Any, Any]:
    """Two articles of different days that name one topic, of whom each has a statement."""

    def table(name: str) -> Any:
        return apps.get_model("standfirst", name).objects

    reader = table("Reader").create(username="owner", password="-")
    outlet = table("Outlet").create(name="The Harbour Herald", host="herald.example")
    topic = table("Topic").create(kind="person", name="Ida Moor", key="ida moor", article_count=2)
    for days in (1, 40):
        at = NOON - timedelta(days=days)
        row = table("Article").create(
            outlet=outlet,
            key=f"article-{days}",
            url=f"https://herald.example/{days}",
            headline="Bridge closed",
            published=at,
            seen_at=at,
            read_due_at=NOON,
        )
        table("Mention").create(article=row, topic=topic, published=at)
        table("Statement").create(
            article=row, position=0, topic=topic, kind="direct", named=True, words="It is shut."
        )
        table("Figure").create(article=row, position=0, value=3, counts="people", sentence="Three.")
    table("Follow").create(reader=reader, topic=topic, since=NOON)
    table("Follow").create(reader=reader, words="bridge", since=NOON)
    return reader, topic


def test_a_desk_of_an_earlier_version_keeps_its_follows_and_dates_its_statements(
    earlier: Apps,
) -> None:
    reader, topic = old_desk(earlier)
    migrate(newest())
    rows = Statement.objects.select_related("article")
    assert [row.published for row in rows] == [row.article.published for row in rows]
    assert len({row.published for row in rows}) == 2
    assert {str(row) for row in Follow.objects.of(reader.pk)} == {"Ida Moor", "bridge"}
    follow.follow(Reader.objects.get(), Topic.objects.get(pk=topic.pk), now=NOON)
    assert Follow.objects.count() == 2
    read_again()
    row = Topic.objects.get(pk=topic.pk)
    assert (row.article_count, Mention.objects.count()) == (2, 2)
    assert row.evidence["kinds"] == {"person": 2}


def read_again() -> None:
    found = FoundTopic("Ida Moor", TopicKind.PERSON, ((0, 3),))
    read = ReadArticle(
        language="en",
        topics=(found,),
        phrases=(),
        statements=(),
        figures=(),
        sentences=(),
        terms={},
        fingerprint=(),
        model="rules",
    )
    with transaction.atomic():
        reading.write([(row, read) for row in Article.objects.all()], NOON)

"""An editor's click on topics while a worker reads: each waits for the other, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import transaction

from standfirst.core.types import FoundTopic, ReadArticle, TopicKind
from standfirst.jobs import follow, reading, senses, topics
from standfirst.models import Article, Follow, Mention, Topic
from tests import cast
from tests.cast import NOON
from tests.jobs.test_side_by_side import beside

pytestmark = pytest.mark.django_db(transaction=True)


def read(*names: str) -> ReadArticle:
    return ReadArticle(
        language="en",
        topics=tuple(FoundTopic(name, TopicKind.PERSON, ((0, 3),)) for name in names),
        phrases=(),
        statements=(),
        figures=(),
        sentences=(),
        terms={},
        fingerprint=(),
        model="rules",
    )


def due(*names: str, n: int = 3) -> list[tuple[Article, ReadArticle]]:
    """Articles that wait to be written as read, the last one first."""
    rows = [cast.article(f"Article {one}", read_due_at=NOON) for one in range(n)]
    return [(row, read(*names)) for row in reversed(rows)]


def write(pairs: list[tuple[Article, ReadArticle]]) -> None:
    """As the worker does, in one transaction."""
    with transaction.atomic():
        reading.write(pairs, NOON)


def counted() -> bool:
    return all(row.article_count == row.mentions.count() for row in Topic.objects.all())


def test_a_join_while_a_worker_writes_readings_counts_what_it_wrote() -> None:
    owner = cast.owner()
    one, two = cast.topic("Ida Moor", "person"), cast.topic("Moor Ida", "person")
    follow.follow(owner, two, now=NOON)
    pairs = due("Moor Ida", "Ida Moor")

    def editor() -> None:
        topics.join(one, two, by=owner, now=NOON)

    with beside('INSERT INTO "standfirst_mention"', editor):
        write(pairs)
    assert Topic.objects.get(pk=one.pk).joined == two
    assert {topic for _, topic in Mention.objects.all().topics()} == {two.pk}
    assert counted()
    assert Follow.objects.with_subjects().get().subject == two


def test_readings_while_an_editor_joins_arrive_at_the_one_topic() -> None:
    owner = cast.owner()
    one, two = cast.topic("Ida Moor", "person"), cast.topic("Moor Ida", "person")
    pairs = due("Ida Moor")
    with beside('UPDATE "standfirst_topic"', lambda: write(pairs)):
        topics.join(one, two, by=owner, now=NOON)
    assert {topic for _, topic in Mention.objects.all().topics()} == {two.pk}
    assert counted()


def test_a_short_form_that_a_worker_joins_meanwhile_goes_along() -> None:
    owner = cast.owner()
    long, other = cast.topic("Northern Grain Council", "organisation"), cast.topic("Grain Board")
    row = cast.article(read_due_at=NOON)
    names = ("Northern Grain Council", "NGC")
    found = FoundTopic(names[0], TopicKind.ORGANISATION, ((0, 3),), forms=names)

    def editor() -> None:
        topics.join(long, other, by=owner, now=NOON)

    with beside('UPDATE "standfirst_topic" SET "joined_id"', editor):
        write([(row, replace(read(), topics=(found,)))])
    joined = Topic.objects.exclude(joined=None)
    assert {(one.key, one.joined) for one in joined} == {(key.casefold(), other) for key in names}


@pytest.mark.parametrize("first", ["worker", "editor"])
def test_a_namesake_told_while_its_articles_are_read_again_keeps_them(first: str) -> None:
    owner = cast.owner()
    sam = cast.topic("Sam Moore", "person")
    pairs = due("Sam Moore")
    write(pairs)
    ids = [article.pk for article, _ in pairs]
    Article.objects.update(read_due_at=NOON)

    def editor() -> None:
        senses.part_articles(sam, ids[:2], sense="judge", by=owner, now=NOON)

    def worker() -> None:
        write(pairs[:2])

    if first == "worker":
        with beside('INSERT INTO "standfirst_mention"', editor):
            worker()
    else:
        with beside('UPDATE "standfirst_mention"', worker):
            editor()
    judge = Topic.objects.get(sense="judge")
    assert set(judge.mentions.values_list("article", flat=True)) == set(ids[:2])
    assert list(sam.mentions.values_list("article", flat=True)) == ids[2:]
    assert counted()


def test_an_article_read_again_after_it_was_parted_keeps_its_namesake() -> None:
    owner = cast.owner()
    sam = cast.topic("Sam Moore", "person")
    pairs = due("Sam Moore", n=1)
    write(pairs)
    done = senses.part_articles(sam, [pairs[0][0].pk], sense="judge", by=owner, now=NOON)
    Article.objects.update(read_due_at=NOON)
    write(pairs)
    assert str(Mention.objects.get().topic) == "Sam Moore (judge)"
    topics.undo(done, by=owner, now=NOON)
    assert Mention.objects.get().topic == sam
    assert counted()

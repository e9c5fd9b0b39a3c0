"""Following by name, what a follow brings, and what stays when it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standfirst.jobs import follow
from standfirst.models import Article, Entry, Follow, Reader, Topic
from standfirst.models.remarks import speakers_named
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> cast.Told:
    """A story of three articles: one by Ida Moor on the River Orl."""
    made = cast.story()
    cast.mention(made.articles[0], cast.topic())
    return made


def reader() -> Reader:
    return Reader.owner()


def brought() -> list[tuple[int, list[str]]]:
    rows = Entry.objects.following(reader().pk)
    return [(row.article_id, [why["says"] for why in row.reasons]) for row in rows]


def test_each_kind_of_follow_brings_its_articles_with_the_reason(told: cast.Told) -> None:
    first, second, copy = told.articles
    wishes: list[tuple[follow.Subject, set[int], str]] = [
        (cast.author(), {first.pk}, "You follow Ida Moor"),
        (cast.topic(), {first.pk}, "You follow River Orl"),
        (copy.outlet, {copy.pk}, "You follow Orl Valley News"),
        (told.story, {first.pk, second.pk, copy.pk}, "You follow the story “Bridge closed"),
        ("long way", {second.pk}, "You follow the search long way"),
        ('"crack is found" -way', {first.pk, copy.pk}, "You follow the search"),
    ]
    for subject, articles, says in wishes:
        row = follow.follow(reader(), subject, now=NOON)
        found = dict(brought())
        assert set(found) == articles, subject
        assert all(why[0].startswith(says) for why in found.values())
        follow.unfollow(reader(), row.pk)
        assert brought() == []


def test_following_twice_is_following_once(told: cast.Told) -> None:
    first = follow.follow(reader(), cast.topic(), now=NOON)
    again = follow.follow(reader(), cast.topic(), now=NOON + timedelta(hours=1))
    assert (again.pk, again.since) == (first.pk, NOON)
    assert follow.follow(reader(), " long   way ", now=NOON) == follow.follow(
        reader(), "long way", now=NOON
    )
    assert Follow.objects.count() == 2
    assert all(len(why) == 1 for _, why in brought())


def test_an_article_that_answers_two_follows_stands_once_with_both_reasons(told: cast.Told) -> None:
    topic = follow.follow(reader(), cast.topic(), now=NOON)
    follow.follow(reader(), cast.author(), now=NOON)
    ((_, why),) = brought()
    assert why == ["You follow River Orl", "You follow Ida Moor"]
    follow.unfollow(reader(), topic.pk)
    ((_, why),) = brought()
    assert why == ["You follow Ida Moor"]


def test_what_is_saved_or_read_stays_so_when_the_follow_ends(told: cast.Told) -> None:
    article = told.articles[0]
    row = follow.follow(reader(), cast.topic(), now=NOON)
    Entry.objects.keep(reader().pk, article, saved=True, now=NOON)
    Entry.objects.mark_read(reader().pk, article, now=NOON)
    follow.unfollow(reader(), row.pk)
    assert brought() == []
    entry = Entry.objects.get()
    assert (entry.saved_at, entry.read_at) == (NOON, NOON)


def test_nobody_ends_a_strangers_follow(told: cast.Told) -> None:
    row = follow.follow(cast.bea(), cast.topic(), now=NOON)
    follow.unfollow(reader(), row.pk)
    assert Follow.objects.filter(pk=row.pk).exists()


def test_new_articles_reach_each_reader_by_their_own_follows(told: cast.Told) -> None:
    bea = cast.bea()
    follow.follow(bea, "ferry", now=NOON)
    follow.follow(reader(), told.articles[0].outlet, now=NOON)
    Entry.objects.all().delete()
    ferry = cast.article("Ferry sails", outlet=cast.outlet("Orl Valley News"), story=told.story)
    other = cast.article("Rain comes", story=told.story)
    rows = list(Article.objects.filter(pk__in=[ferry.pk, other.pk]))
    for _ in range(2):  # a batch grouped again brings nothing twice
        follow.deliver_to_followers(rows, now=NOON)
        assert [row.article for row in Entry.objects.filter(reader=bea)] == [ferry]
        assert [pk for pk, _ in brought()] == [other.pk]


def test_a_follow_brings_no_more_than_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "BACKFILL", 2)
    made = cast.story()
    follow.follow(reader(), made.story, now=NOON)
    assert [pk for pk, _ in brought()] == [made.articles[2].pk, made.articles[1].pk]


@pytest.mark.parametrize("words", ["", "  ", "\n\t"])
def test_a_search_without_words_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(ValueError, match=r"^Write the words"):
        follow.follow(reader(), words, now=NOON)


@pytest.mark.parametrize("words", ['"', "-oil", "* NEAR(", "'; DROP TABLE", "ø" * 999, "😀"])
def test_odd_words_can_be_followed_and_bring_what_they_say(told: cast.Told, words: str) -> None:
    row = follow.follow(reader(), words, now=NOON)
    assert brought() == []
    follow.unfollow(reader(), row.pk)


def test_names_are_found_whole_first(told: cast.Told) -> None:
    longer = cast.topic("River Orl Authority", "organisation")
    cast.mention(told.articles[1], longer)
    assert follow.find("river  ORL")[:2] == [cast.topic(), longer]
    assert follow.find("ida moor") == [cast.author()]
    assert follow.find("Orl Valley News") == [cast.outlet("Orl Valley News")]
    assert told.story in follow.find("bridge closed")
    assert follow.find("zebra") == follow.find(" ") == []
    assert follow.find("%") == follow.find("_") == []


def test_a_name_that_no_article_has_alone_is_not_found_but_through_its_topic(
    told: cast.Told,
) -> None:
    ghost, whole = cast.topic("Tornby", "person"), cast.topic("Aksel Tornby", "person")
    cast.mention(told.articles[0], whole)
    assert follow.find("Tornby") == [whole]
    assert speakers_named("Tornby") == [whole]
    Topic.objects.filter(pk=ghost.pk).update(joined=whole)
    assert follow.find("Tornby") == speakers_named("Tornby") == [whole]


def test_a_topic_is_found_while_an_article_names_it_by_any_name_and_a_listed_subject_always(
    told: cast.Told,
) -> None:
    whole, short = cast.topic("Aksel Tornby", "person"), cast.topic("Tornby", "person")
    Topic.objects.filter(pk=short.pk).update(joined=whole)
    cast.mention(told.articles[0], short)
    subject = Topic.objects.create(key="mining", name="mining", kind="subject", code="20000001")
    assert follow.find("aksel tornby") == [whole]
    assert follow.find("mining") == [subject]

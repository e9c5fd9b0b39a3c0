"""Topics that an editor joins, parts and corrects: follows go along, and undo restores exactly."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.core.errors import TopicError
from standfirst.core.types import TopicKind
from standfirst.jobs import follow, senses, topics
from standfirst.models import (
    Article,
    Entry,
    Fact,
    Follow,
    Mention,
    Reader,
    Remarks,
    Statement,
    StatementTopic,
    Story,
    Topic,
    TopicChange,
)
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db

_NUMBER = count(1)


def names(*found: Topic) -> Article:
    """A grouped article that names these topics, brought to who follows them."""
    number = next(_NUMBER)
    told = cast.article(
        f"Article {number}", published=NOON + timedelta(minutes=number % 500), story=_story()
    )
    for one in found:
        cast.mention(told, one)
    follow.deliver_to_followers([told], now=NOON)
    return told


def _story() -> Story:
    return Story.objects.get_or_create(
        headline="A story", defaults={"opened_at": NOON, "latest_at": NOON}
    )[0]


def person(name: str) -> Topic:
    return cast.topic(name, "person")


def fresh(topic: Topic) -> Topic:
    return Topic.objects.named().get(pk=topic.pk)


def owner() -> Reader:
    return Reader.owner()


def brought(to: Reader | None = None) -> dict[str, tuple[str, ...]]:
    """Headline → why, of a reader's Following."""
    rows = Entry.objects.following((to or owner()).pk)
    return {row.article.headline: row.says for row in rows}


def everything() -> dict[str, Any]:
    """All that joining, parting and undoing may touch."""
    mentions = Mention.objects.order_by("article", "topic")
    return {
        "topics": list(Topic.objects.order_by("pk").values()),
        "mentions": list(mentions.values_list("article", "topic", "count", "pinned")),
        "said": list(Statement.objects.order_by("pk").values_list("pk", "topic")),
        "facts": list(Fact.objects.order_by("pk").values_list("pk", "topic", "other")),
        "remarks": sorted(StatementTopic.objects.values_list("statement", "topic")),
        "follows": list(Follow.objects.order_by("pk").values_list("reader", "topic")),
        "following": sorted(
            (e.reader_id, e.article_id, sorted(e.says)) for e in Entry.objects.filter(followed=True)
        ),
    }


def join(topic: Topic, into: Topic) -> TopicChange:
    return topics.join(topic, into, by=owner(), now=NOON)


def undo(change: TopicChange) -> None:
    topics.undo(change, by=owner(), now=NOON)


def two() -> tuple[Topic, Topic]:
    """NATO and its long name, one article each."""
    short, long = (
        cast.topic("NATO", "organisation"),
        cast.topic("North Atlantic Treaty Organization", "organisation"),
    )
    names(short)
    names(long)
    return short, long


# --- joining --------------------------------------------------------------------------------------


def test_who_follows_either_of_two_joined_topics_gets_both_and_one_reason() -> None:
    short, long = two()
    follow.follow(owner(), short, now=NOON)
    join(short, long)
    late = names(long)
    assert len(brought()) == 3
    assert set(brought().values()) == {("You follow North Atlantic Treaty Organization",)}
    assert late.headline in brought()
    assert Follow.objects.get().topic == short


def test_a_join_asks_little_more_for_each_who_follows(
    django_assert_max_num_queries: Any,
) -> None:
    short, long = two()
    for number in range(10):
        reader = Reader.objects.create(username=f"reader{number}")
        follow.follow(reader, short, now=NOON)
        follow.follow(reader, Remarks(short), now=NOON)
    with django_assert_max_num_queries(70):
        join(short, long)
    assert len(brought(reader)) == 2


def test_who_followed_both_follows_once_and_ends_both_at_once() -> None:
    short, long = two()
    for one in (short, long):
        follow.follow(owner(), one, now=NOON)
    join(short, long)
    again = follow.follow(owner(), fresh(short), now=NOON)
    assert Follow.objects.count() == 2
    told = names(short)
    assert brought()[told.headline] == ("You follow North Atlantic Treaty Organization",)
    follow.unfollow(owner(), again.pk)
    assert not Follow.objects.exists()
    assert brought() == {}


def test_undoing_a_join_restores_everything_for_every_reader() -> None:
    short, long = two()
    bea = cast.bea()
    follow.follow(owner(), short, now=NOON)
    follow.follow(bea, long, now=NOON)
    before = everything()
    done = join(short, long)
    assert brought().keys() == brought(bea).keys()
    undo(done)
    assert everything() == before
    assert TopicChange.objects.get().undone_at == NOON


def test_names_joined_to_a_topic_go_along_and_come_back_with_it() -> None:
    one, two_, three = (person(name) for name in ("Q. Soleimani", "Soleimani", "Qassem Soleimani"))
    join(one, two_)
    done = join(one, three)  # by a joined name, the topic behind it is meant
    assert {fresh(one).joined, fresh(two_).joined} == {three}
    undo(done)
    assert fresh(one).joined == two_
    assert fresh(two_).joined is None


def test_the_program_may_decide_again_only_where_no_other_word_of_the_editor_stands() -> None:
    one, two_, three = (person(name) for name in ("Moor", "Ida Moor", "I. Moor"))
    first, second = join(one, two_), join(three, two_)
    undo(first)
    assert [fresh(row).settled for row in (one, two_, three)] == [False, True, True]
    undo(second)
    assert not Topic.objects.filter(settled=True).exists()


def test_what_cannot_be_is_refused_in_words() -> None:
    short, long = two()
    done = join(short, long)
    with pytest.raises(TopicError, match="one topic already"):
        join(short, long)
    with pytest.raises(TopicError, match="one topic already"):
        topics.tell_apart(long, short, by=owner(), now=NOON)
    undo(done)
    with pytest.raises(TopicError, match="undone already"):
        undo(done)
    with pytest.raises(TopicError, match="stands for itself"):
        topics.part(long, [short.pk], by=owner(), now=NOON)
    listed = Topic.objects.create(kind="subject", name="War", key="war", code="16")
    with pytest.raises(TopicError, match="list of subjects"):
        join(listed, long)
    Topic.objects.filter(pk=short.pk).delete()
    with pytest.raises(TopicError, match="no longer on the desk"):
        join(short, long)


def test_a_join_whose_name_went_elsewhere_since_stays() -> None:
    one, two_, three = (person(name) for name in ("Moor", "Ida Moor", "Bo Moor"))
    done = join(one, two_)
    topics.part(two_, [one.pk], by=owner(), now=NOON)
    join(one, three)
    with pytest.raises(TopicError, match="changed again"):
        undo(done)
    assert fresh(one).joined == three


# --- parting --------------------------------------------------------------------------------------


def test_a_parted_name_stands_for_itself_and_a_follow_of_it_is_of_it_alone() -> None:
    short, long = two()
    follow.follow(owner(), short, now=NOON)
    before = brought()
    join(short, long)
    done = topics.part(long, [short.pk], by=owner(), now=NOON)
    assert fresh(short).joined is None
    assert fresh(short).settled
    assert brought() == before
    undo(done)
    assert fresh(short).joined == long
    assert len(brought()) == 2


def test_undoing_a_parting_takes_along_what_was_joined_to_the_name_since() -> None:
    one, two_, three = (person(name) for name in ("Moor", "Ida Moor", "I. Moor"))
    join(one, two_)
    done = topics.part(two_, [one.pk], by=owner(), now=NOON)
    join(three, one)
    undo(done)
    assert {fresh(one).joined, fresh(three).joined} == {two_}


def test_not_the_same_is_remembered_until_it_is_undone() -> None:
    short, long = two()
    done = topics.tell_apart(short, long, by=owner(), now=NOON)
    assert TopicChange.objects.told_apart([long.pk]) == {short.pk}
    assert fresh(short).settled
    undo(done)
    assert TopicChange.objects.told_apart([long.pk]) == set()
    assert not fresh(short).settled


# --- namesakes ------------------------------------------------------------------------------------


def moores() -> tuple[Topic, Topic, list[Article]]:
    """Sam Moore, also written Moore, in three articles, with what he said and is."""
    sam, short = person("Sam Moore"), person("Moore")
    join(short, sam)
    told = [names(sam), names(sam, short), names(sam)]
    for one in told:
        said = cast.statement(one, "We won.", topic=sam)
        cast.statement(one, "We lost.", topic=short)
        StatementTopic.objects.create(statement=said, topic=short, published=NOON)
        Fact.objects.create(
            topic=sam, other=short, article=one, kind="role", words="judge", published=NOON
        )
    return sam, short, told


def test_articles_about_somebody_else_go_to_a_namesake_with_all_that_is_told_in_them() -> None:
    sam, _, told = moores()
    mine = [told[1].pk, told[2].pk]
    done = senses.part_articles(sam, mine, sense=" foot\x00baller ", by=owner(), now=NOON)
    other = done.other
    assert other is not None
    assert (str(other), other.name, other.kind) == (
        "Sam Moore (foot baller)",
        "Sam Moore",
        "person",
    )
    behind = {(pk, topic) for pk, topic in Mention.objects.all().topics()}
    assert behind == {(told[0].pk, sam.pk), *((pk, other.pk) for pk in mine)}
    assert Mention.objects.filter(pinned=True).count() == 3
    for table in (
        Statement.objects.filter(article__in=mine),
        Fact.objects.filter(article__in=mine),
    ):
        assert {row.topic.topic for row in table if row.topic} == {other}
    remarks = StatementTopic.objects.filter(statement__article__in=mine)
    assert {row.topic.topic for row in remarks} == {other}
    assert counted()
    kept = Statement.objects.filter(article=told[0])
    assert {row.topic.topic for row in kept if row.topic} == {sam}


def counted() -> bool:
    return all(row.article_count == row.mentions.count() for row in Topic.objects.all())


def test_of_which_kind_and_calling_a_name_is_goes_along_with_its_articles_and_comes_back() -> None:
    sam = person("Sam Moore")
    told = [names(sam), names(sam)]
    Mention.objects.filter(article=told[0]).update(kind="person", role="judge")
    Mention.objects.filter(article=told[1]).update(kind="place", role="striker")
    known = {"kinds": {"person": 1, "place": 1}, "callings": {"office": 1, "sport": 1}}
    Topic.objects.filter(pk=sam.pk).update(evidence=known)
    done = senses.part_articles(sam, [told[1].pk], sense="striker", by=owner(), now=NOON)
    assert done.other is not None
    assert fresh(sam).evidence == {"kinds": {"person": 1}, "callings": {"office": 1}}
    assert fresh(done.other).evidence == {"kinds": {"place": 1}, "callings": {"sport": 1}}
    assert (fresh(sam).kind, fresh(done.other).kind) == ("person", "person")
    undo(done)
    assert fresh(sam).evidence == known


def test_undoing_it_restores_everything_and_takes_the_namesake_off_the_desk() -> None:
    sam, _, told = moores()
    follow.follow(owner(), sam, now=NOON)
    before = everything()
    done = senses.part_articles(sam, [told[1].pk], sense="judge", by=owner(), now=NOON)
    assert told[1].headline not in brought()
    undo(done)
    assert everything() == before


def test_more_articles_go_to_the_namesake_that_is_known() -> None:
    sam, _, told = moores()
    first = senses.part_articles(sam, [told[1].pk], sense="judge", by=owner(), now=NOON)
    second = senses.part_articles(sam, [told[2].pk], sense="judge", by=owner(), now=NOON)
    assert first.other == second.other
    undo(second)
    assert set(Mention.objects.filter(topic__sense="judge").values_list("article")) == {
        (told[1].pk,)
    }
    assert first.other is not None
    follow.follow(owner(), first.other, now=NOON)
    undo(first)
    assert Topic.objects.filter(sense="judge").count() == 1  # somebody follows it
    assert counted()


@pytest.mark.parametrize(
    ("sense", "chosen", "says"),
    [("", True, "in a word or two"), ("judge", False, "No article"), ("judge", None, "any more")],
)
def test_a_namesake_needs_a_sense_and_articles(sense: str, chosen: bool | None, says: str) -> None:
    sam, _, told = moores()
    other = names(person("Bo Ek"))
    articles = [other.pk] if chosen is None else [told[0].pk] * chosen
    with pytest.raises(TopicError, match=says):
        senses.part_articles(sam, articles, sense=sense, by=owner(), now=NOON)
    assert not Topic.objects.exclude(sense="").exists()


# --- kinds and names ------------------------------------------------------------------------------


def test_a_kind_that_an_editor_gave_is_settled_and_can_be_taken_back() -> None:
    town = cast.topic("Kirrow", "organisation")
    done = topics.set_kind(town, TopicKind.PLACE, by=owner(), now=NOON)
    assert (fresh(town).kind, fresh(town).settled) == ("place", True)
    with pytest.raises(TopicError, match="already"):
        topics.set_kind(town, TopicKind.PLACE, by=owner(), now=NOON)
    undo(done)
    assert (fresh(town).kind, fresh(town).settled) == ("organisation", False)


def test_a_kind_that_another_topic_of_the_name_has_needs_a_join() -> None:
    body, town = cast.topic("Kirrow", "organisation"), cast.topic("Kirrow", "place")
    with pytest.raises(TopicError, match="Join the two"):
        topics.set_kind(body, TopicKind.PLACE, by=owner(), now=NOON)
    join(town, body)
    done = topics.set_kind(body, TopicKind.PLACE, by=owner(), now=NOON)
    assert (fresh(body).kind, fresh(town).kind) == ("place", "organisation")
    undo(done)
    assert (fresh(body).kind, fresh(town).kind) == ("organisation", "place")
    assert not Topic.objects.exclude(sense="").exists()


def test_a_renamed_topic_is_found_by_both_names_and_keeps_its_address() -> None:
    short, _ = two()
    follow.follow(owner(), short, now=NOON)
    before = everything()
    done = topics.rename(short, "  The  Alliance\x00 ", by=owner(), now=NOON)
    assert follow.find("the alliance") == follow.find("NATO") == [short]
    assert fresh(short).name == "The Alliance"
    assert set(brought().values()) == {("You follow The Alliance",)}
    undo(done)
    assert everything() == before


def test_a_name_that_another_topic_has_is_no_new_name() -> None:
    short, long = two()
    with pytest.raises(TopicError, match="Join the two"):
        topics.rename(short, long.name, by=owner(), now=NOON)
    with pytest.raises(TopicError, match="Write the name"):
        topics.rename(short, " ", by=owner(), now=NOON)
    topics.rename(short, "Nato", by=owner(), now=NOON)
    assert Topic.objects.count() == 2  # the same key


# --- search, lists, feeds -------------------------------------------------------------------------


def test_a_search_and_the_busiest_answer_topics_not_names() -> None:
    short, long = two()
    names(cast.topic("River Orl"))
    join(short, long)
    assert follow.find("nato") == [long]
    assert list(Topic.objects.busiest()) == [long, cast.topic("River Orl")]


def test_an_article_under_a_branch_comes_to_who_follows_the_broad_subject() -> None:
    broad = Topic.objects.create(kind="subject", name="Conflict", key="conflict", code="16000000")
    follow.follow(owner(), broad, now=NOON)
    told = cast.article("Shells fall", story=_story())
    Mention.objects.create(article=told, topic=broad, published=NOON, implied=True)
    follow.deliver_to_followers([told], now=NOON)
    assert brought() == {"Shells fall": ("You follow Conflict",)}


# --- many hands -----------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["join", "part", "undo", "articles"]), st.integers(0, 4), st.integers(0, 4)
    ),
    min_size=1,
    max_size=8,
)


def _one(kind: str, first: int, second: int, rows: list[Topic]) -> None:
    one, other = fresh(rows[first]), fresh(rows[second])
    changes = list(TopicChange.objects.filter(undone_at=None).order_by("pk"))
    if kind == "join":
        join(one, other)
    elif kind == "part":
        topics.part(one, [other.pk], by=owner(), now=NOON)
    elif kind == "undo" and changes:
        undo(changes[first % len(changes)])
    elif kind == "articles":
        chosen = Article.objects.order_by("pk").values_list("pk", flat=True)[second : second + 2]
        senses.part_articles(one, list(chosen), sense=f"sense {second}", by=owner(), now=NOON)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(STEPS)
def test_whatever_is_joined_and_parted_no_mention_count_or_follow_is_lost(
    steps: list[tuple[str, int, int]],
) -> None:
    for table in (TopicChange, Follow, Entry, Article, Topic):
        table.objects.all().delete()
    rows = [person(f"Name {n}") for n in range(5)]
    for n in range(5):
        names(rows[n], rows[(n + 1) % 5])
        follow.follow(owner(), rows[n], now=NOON)
    before = everything()
    for step in steps:
        try:
            _one(*step, rows)
        except TopicError:
            continue
        check(rows)
    while left := TopicChange.objects.filter(undone_at=None).order_by("-pk").first():
        try:
            undo(left)
        except TopicError:
            return  # something was changed again since
        check(rows)
    after = everything()
    if all(step[0] != "undo" for step in steps):
        assert after == before


def check(rows: list[Topic]) -> None:
    assert counted()
    assert Mention.objects.count() == 10
    assert Follow.objects.count() == 5
    assert not Topic.objects.filter(joined__joined__isnull=False).exists()
    follows = {row.pk: row.subject.pk for row in Follow.objects.with_subjects()}
    of_article: dict[int, set[int]] = {}
    for article, topic in Mention.objects.all().topics():
        of_article.setdefault(article, set()).add(topic)
    for entry in Entry.objects.filter(followed=True):
        for reason in entry.reasons:
            assert follows[reason["follow"]] in of_article[entry.article_id]
    wanted = {pk for pk, found in of_article.items() if found & set(follows.values())}
    assert wanted == set(Entry.objects.filter(followed=True).values_list("article", flat=True))

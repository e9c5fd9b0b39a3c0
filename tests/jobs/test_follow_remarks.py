"""Following what somebody says on something: what it brings, when, and how it ends."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from standfirst.jobs import follow, followers, topics
from standfirst.models import (
    Article,
    Entry,
    Follow,
    Reader,
    Remarks,
    StatementTopic,
    Topic,
)
from standfirst.models.remarks import asked_for, speakers_named, statement_ids
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def reader() -> Reader:
    return Reader.owner()


def brought() -> dict[int, list[str]]:
    rows = Entry.objects.following(reader().pk)
    return {row.article_id: [why["says"] for why in row.reasons] for row in rows}


@pytest.fixture
def moor() -> Topic:
    return cast.topic("Ida Moor", "person")


@pytest.fixture
def told(moor: Topic) -> cast.Told:
    """A story whose first article has Ida Moor on Iraq, and whose second has another on it."""
    made = cast.story()
    first, second, _ = made.articles
    cast.statement(first, "We leave Iraq in May.", topic=moor)
    cast.statement(second, "Iraq is far away.", topic=cast.topic("Tor Vik", "person"))
    return made


def test_a_follow_of_statements_brings_the_articles_in_which_they_stand(
    told: cast.Told, moor: Topic
) -> None:
    row = follow.follow(reader(), Remarks(moor, "Iraq"), now=NOON)
    assert brought() == {told.articles[0].pk: ["Ida Moor said something on Iraq"]}
    assert (row.kind, str(row)) == ("statements", "Ida Moor on Iraq")
    assert follow.follow(reader(), Remarks(moor, "Iraq"), now=NOON) == row
    follow.follow(reader(), Remarks(moor, ""), now=NOON)
    assert brought()[told.articles[0].pk][1:] == ["Ida Moor said something"]
    assert Follow.objects.count() == 2
    follow.unfollow(reader(), row.pk)
    assert brought() == {told.articles[0].pk: ["Ida Moor said something"]}


def test_new_articles_come_when_the_speaker_is_heard_on_it(told: cast.Told, moor: Topic) -> None:
    follow.follow(reader(), Remarks(moor, "ferry"), now=NOON)
    said = cast.article("Mayor speaks", story=told.story)
    cast.statement(said, "The ferry sails.", topic=moor)
    headline = cast.article("Ferry sails again", story=told.story)
    cast.statement(headline, "It is a good day.", topic=moor)
    named = cast.article("Much said", story=told.story)
    about = cast.statement(named, "It sails.", topic=moor)
    StatementTopic.objects.create(
        statement=about, topic=cast.topic("Ferry", "operation"), published=NOON
    )
    other = cast.article("The ferry of others", story=told.story)
    cast.statement(other, "The ferry sails.", topic=cast.topic("Tor Vik", "person"))
    rows = [said, headline, named, other]
    follow.deliver_to_followers(
        list(Article.objects.filter(pk__in=[row.pk for row in rows])), now=NOON
    )
    assert set(brought()) == {said.pk, headline.pk, named.pk}


def test_a_search_for_words_is_another_wish(told: cast.Told, moor: Topic) -> None:
    spoken = follow.follow(reader(), Remarks(moor, "bridge"), now=NOON)
    searched = follow.follow(reader(), "bridge", now=NOON)
    assert spoken.pk != searched.pk
    assert follow.follow(reader(), "bridge", now=NOON) == searched
    follow.unfollow(reader(), searched.pk)
    assert list(Follow.objects.all()) == [spoken]


def test_a_follow_goes_along_when_the_speaker_is_joined(told: cast.Told, moor: Topic) -> None:
    mayor = cast.topic("The Mayor of Halvik", "person")
    row = follow.follow(reader(), Remarks(mayor, "Iraq"), now=NOON)
    assert brought() == {}
    mayor.joined = moor
    mayor.save()
    followers.bring_again([mayor.pk], [reader().pk], now=NOON)
    assert brought() == {told.articles[0].pk: ["Ida Moor said something on Iraq"]}
    assert follow.follow(reader(), Remarks(moor, "Iraq"), now=NOON).pk == row.pk
    late = cast.article("More", story=told.story)
    cast.statement(late, "Iraq again.", topic=mayor)
    follow.deliver_to_followers([late], now=NOON)
    assert late.pk in brought()
    follow.unfollow(reader(), row.pk)
    assert brought() == {}


def test_what_a_joined_speaker_said_leaves_when_the_join_is_undone(
    told: cast.Told, moor: Topic
) -> None:
    first, second, _ = told.articles
    vik = Topic.objects.get(key="tor vik")
    for row, of in ((first, moor), (second, vik)):
        cast.mention(row, of)
    follow.follow(reader(), Remarks(moor, "Iraq"), now=NOON)
    done = topics.join(vik, moor, by=reader(), now=NOON)
    assert brought().keys() == {first.pk, second.pk}
    topics.undo(done, by=reader(), now=NOON)
    assert brought() == {first.pk: ["Ida Moor said something on Iraq"]}


def test_the_statements_of_joined_names_answer_newest_first(moor: Topic) -> None:
    short = cast.topic("Moor", "person")
    short.joined = moor
    short.save()
    one, two = (
        cast.statement(cast.article(), f"Word {n}", topic=topic, published=at)
        for n, topic, at in ((1, short, NOON.replace(hour=9)), (2, moor, NOON))
    )
    assert statement_ids(Remarks(moor)) == [two.pk, one.pk]
    assert statement_ids(Remarks(moor, "word 1")) == [one.pk]
    assert speakers_named("moor") == [moor]


def test_the_speaker_is_who_bears_the_name_and_was_heard(told: cast.Told, moor: Topic) -> None:
    silent = cast.topic("Per Moor", "person")
    cast.mention(told.articles[0], silent)
    assert speakers_named("MOOR") == [moor, silent]
    assert speakers_named("Moo") == speakers_named("") == speakers_named("%") == []
    asked = asked_for("statements by Moor on Iraq")
    assert asked is not None
    assert (asked.by, asked.on) == ("Moor", "Iraq")
    assert asked_for("statements by Nobody Known on Iraq") is None
    assert asked_for("Moor Iraq") is None


def test_of_two_readings_the_one_whose_name_is_known_holds(told: cast.Told) -> None:
    cast.topic("Human Commission", "organisation")
    whole = cast.topic("Commission on Rights", "organisation")
    cast.statement(told.articles[0], "Iraq must answer.", topic=whole)
    asked = asked_for("statements by Commission on Rights on Iraq")
    assert asked is not None
    assert (asked.by, asked.on) == ("Commission on Rights", "Iraq")


def test_the_command_follows_lists_and_ends_statements(
    told: cast.Told, moor: Topic, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "statements by Ida Moor on Iraq"
    call_command("follow", words)
    assert "You follow Ida Moor on Iraq (statements). Articles in Following: 1" in " ".join(
        capsys.readouterr().out.split()
    )
    call_command("follow", "--json")
    (row,) = json.loads(capsys.readouterr().out)["follows"]
    assert (row["kind"], row["name"]) == ("statements", "Ida Moor on Iraq")
    call_command("follow", words, "--end")
    assert "You no longer follow" in capsys.readouterr().out
    assert not Follow.objects.exists()


def test_statements_of_nobody_known_cannot_be_followed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        call_command("follow", "statements by Nobody on Iraq", "--kind", "statements")
    assert capsys.readouterr().err.startswith("Write whose statements")

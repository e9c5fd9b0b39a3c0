"""The feeds out: who may read them, what they hold, that programs can read them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from standfirst.clients.feeds import atom, jsonfeed
from standfirst.clients.feeds.entries import Feed, FeedEntry, legible
from standfirst.models import Reader
from tests import cast

TOKEN = "a-long-secret"


@pytest.fixture
def bea(db: None) -> Reader:
    return cast.bea(feed_token=TOKEN)


@pytest.mark.parametrize("kind", ["atom", "json"])
@pytest.mark.parametrize("query", ["", "?token=", "?token=other"])
def test_without_its_secret_a_feed_is_not_found(
    client: Client, bea: Reader, kind: str, query: str
) -> None:
    cast.owner()  # has no feed address: "" must not be theirs
    assert client.get(f"/following.{kind}{query}").status_code == 404


def test_following_as_atom_holds_text_and_reason(client: Client, bea: Reader) -> None:
    row = cast.article("Fish & chips <3", by=("Ida Moor",))
    cast.entry(bea, row)
    answer = client.get(f"/following.atom?token={TOKEN}")
    assert etree.fromstring(answer.content).findtext("{*}entry/{*}title") == "Fish & chips <3"
    assert b"You follow River Orl" in answer.content
    assert b"closed on Tuesday" in answer.content
    assert TOKEN.encode() not in answer.content


def test_an_entry_ends_with_the_outlets_notes_named_once(client: Client, bea: Reader) -> None:
    cast.entry(bea, cast.article(corrections=["Correction: it is the Orl.", "We regret it."]))
    html = json.loads(client.get(f"/following.json?token={TOKEN}").content)["items"][0][
        "content_html"
    ]
    assert "<p>Correction: it is the Orl.</p>" in html
    assert "<strong>Note by the outlet:</strong> We regret it." in html


def test_following_as_json_links_to_the_outlet_too(client: Client, bea: Reader) -> None:
    row = cast.article(by=("Ida Moor",))
    cast.entry(bea, row)
    item = json.loads(client.get(f"/following.json?token={TOKEN}").content)["items"][0]
    assert item["external_url"] == row.url
    assert item["authors"] == [{"name": "Ida Moor"}]
    assert item["url"].endswith(row.path)


def test_the_address_of_an_entry_may_change_its_identity_not(client: Client, bea: Reader) -> None:
    row = cast.article()
    cast.entry(bea, row)
    path = f"/following.json?token={TOKEN}"
    before = json.loads(client.get(path).content)["items"][0]
    row.headline = "A new headline"
    row.save()
    after = json.loads(client.get(path).content)["items"][0]
    assert before["id"] == after["id"]
    assert before["url"] != after["url"]


def test_an_unchanged_feed_is_not_sent_again(client: Client, db: None) -> None:
    cast.update()
    first = client.get("/updates.atom")
    again = client.get("/updates.atom", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_updates_hold_each_sentence_with_its_source(client: Client, db: None) -> None:
    cast.update()
    html = json.loads(client.get("/updates.json").content)["items"][0]["content_html"]
    assert "closed on Tuesday." in html
    assert "The Harbour Herald</a>" in html


def test_a_draft_is_in_no_feed(client: Client, db: None) -> None:
    cast.update(draft=True)
    assert json.loads(client.get("/updates.json").content)["items"] == []


def test_a_readers_feed_is_theirs_alone(client: Client, bea: Reader) -> None:
    answer = client.get(f"/following.atom?token={TOKEN}")
    assert "private" in answer.headers["Cache-Control"]
    assert not answer.cookies


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_makes_a_feed_that_can_be_read(title: str, html: str) -> None:
    at = datetime(2024, 3, 5, tzinfo=UTC)
    one = FeedEntry("urn:x", "https://desk.example/1", legible(title), legible(html), at, at)
    feed = Feed("Following", "https://desk.example/following", (one,))
    root = etree.fromstring(atom.written(feed, url="https://desk.example/f.atom").encode())
    assert root.findtext("{*}entry/{*}id") == "urn:x"
    assert jsonfeed.written(feed, url="https://desk.example/f.json")["items"][0]["id"] == "urn:x"


def titles(client: Client, path: str) -> list[str]:
    """Of the entries of a feed, in its order."""
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=600"
    return [one.text or "" for one in etree.fromstring(answer.content).findall("{*}entry/{*}title")]


def test_a_topics_feed_holds_the_heads_of_articles_under_all_its_names(
    client: Client, db: None
) -> None:
    topic, name = cast.topic("Orl Mission", "organisation"), cast.topic("OM", "organisation")
    name.joined = topic
    name.save()
    cast.mention(cast.article("Mission begins", standfirst="At <last>."), topic)
    late = cast.article("OM leaves", published=cast.NOON + timedelta(days=1))
    for one in (topic, name):
        cast.mention(late, one)
    cast.article("Ferry sails")
    for one in (topic, name):
        assert titles(client, f"/topics/{one.pk}.atom") == ["OM leaves", "Mission begins"]
    body = client.get(f"/topics/{topic.pk}.atom").content
    assert b"At &amp;lt;last&amp;gt;." in body
    assert b"closed on Tuesday" not in body  # the text is the outlet's
    assert f'href="/topics/{topic.pk}.atom"' in client.get(topic.path).content.decode()


def test_an_authors_feed_holds_what_all_their_names_signed(client: Client, db: None) -> None:
    first = cast.article("Bridge closed", by=("Ida Moor",))
    cast.article("Ferry sails", by=("I. Moor",), published=cast.NOON + timedelta(days=1))
    person, name = cast.author("Ida Moor"), cast.author("I. Moor")
    name.joined = person
    name.save()
    for one in (person, name):
        assert titles(client, f"/authors/{one.pk}.atom") == ["Ferry sails", first.headline]


@pytest.mark.parametrize("path", ["/topics/9.atom", "/authors/9.atom"])
def test_the_feed_of_nobody_is_not_found(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404

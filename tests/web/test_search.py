"""Search, and the pages of authors, topics and outlets."""

from __future__ import annotations

import pytest
from django.test import Client

from standfirst.models import Reader
from tests import cast


def test_a_search_finds_articles_stories_and_topics(client: Client, db: None) -> None:
    told = cast.story()
    cast.mention(told.articles[0], cast.topic("Bridge Authority", "organisation"))
    page = client.get("/search?q=bridge").content.decode()
    assert told.articles[0].path in page
    assert told.story.path in page
    assert "Bridge Authority" in page


def test_an_empty_search_explains_how_to_search(client: Client, db: None) -> None:
    assert "quotation marks" in client.get("/search?q=%20").content.decode()


def test_a_search_without_a_result_says_so(client: Client, db: None) -> None:
    assert "No article holds all these words" in client.get("/search?q=zebra").content.decode()


@pytest.mark.parametrize(
    "words", ['"', "* OR *", "NEAR(a b)", "a\x00b", "-", "' OR 1=1 --", "a" * 999, "😀", "%00"]
)
def test_odd_words_are_words(client: Client, db: None, words: str) -> None:
    assert client.get("/search", {"q": words}).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999", "٣", "²"])
def test_an_odd_page_number_is_a_page(client: Client, db: None, number: str) -> None:
    row = cast.article()
    assert client.get(f"{row.outlet.path}?page={number}").status_code == 200


def test_long_lists_come_a_page_at_a_time(client: Client, db: None) -> None:
    for number in range(25):
        row = cast.article(f"Article {number}", by=("Ida Moor",))
    for path in (row.outlet.path, cast.author().path):
        first, second = (client.get(f"{path}?page={n}").content.decode() for n in (1, 2))
        assert (first.count("data-entry"), second.count("data-entry")) == (20, 5)


def test_a_topic_page_shows_where_it_is_named_and_what_it_said(client: Client, db: None) -> None:
    told, who = cast.story(), cast.topic("Ida Moor", "person")
    cast.mention(told.articles[0], who)
    cast.statement(told.articles[0], "It may last a year.", topic=who)
    page = client.get(who.path).content.decode()
    assert told.articles[0].path in page
    assert "It may last a year." in page


@pytest.mark.parametrize("name", ["Ида Мур", "李明", "!!!", "-"])
def test_a_name_without_latin_letters_has_an_address(client: Client, db: None, name: str) -> None:
    for row in (cast.author(name), cast.topic(name), cast.outlet(name)):
        assert client.get(row.path).status_code == 200, row.path


def test_a_signed_in_reader_can_follow_from_each_page(as_bea: Client, bea: Reader) -> None:
    row = cast.article(by=("Ida Moor",))
    topic = cast.topic()
    cast.mention(row, topic)
    for path in (row.path, row.outlet.path, cast.author().path, topic.path, "/search?q=bridge"):
        assert 'action="/follow"' in as_bea.get(path).content.decode(), path

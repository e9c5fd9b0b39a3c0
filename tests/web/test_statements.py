"""The page of what somebody said on something, and the search that leads there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.test import Client

from standfirst.models import Follow, Mention, Reader, Remarks, Statement, Topic
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def moor() -> Topic:
    return cast.topic("Ida Moor", "person")


def say(number: int, words: str, topic: Topic) -> Statement:
    at = cast.NOON + timedelta(minutes=number)
    row = cast.article(f"No {number}", story=None, published=at)
    return cast.statement(row, words, topic=topic, published=at)


def shown(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_a_search_for_statements_leads_to_them(client: Client, moor: Topic) -> None:
    said = say(1, "We leave Iraq in May.", moor)
    answer = client.get("/search", {"q": "statements by Moor on Iraq"})
    assert answer.status_code == 302
    assert unquote_plus(answer.headers["Location"]) == "/statements?by=Moor&on=Iraq"
    page = shown(client, answer.headers["Location"])
    assert "1 statement, newest first" in page
    assert f'href="{said.path}"' in page
    assert "We leave Iraq in May." in page


def test_a_search_for_statements_of_nobody_known_is_one_for_words(client: Client) -> None:
    cast.article("Statements by nobody on the bridge")
    page = shown(client, "/search?q=statements by nobody on bridge")
    assert "heard nobody of the name “" in page
    assert 'href="/search?words=1&amp;q=nobody%20bridge"' in page
    assert "heard nobody" not in shown(client, "/search?words=1&q=nobody bridge")


def test_the_words_can_be_searched_in_all_articles_all_the_same(
    client: Client, moor: Topic
) -> None:
    say(1, "We leave Iraq in May.", moor)
    assert client.get("/search", {"q": "by:Moor on:Iraq", "words": "1"}).status_code == 200


def test_a_statement_is_on_what_its_article_names_again_and_again(
    client: Client, moor: Topic
) -> None:
    one, other = say(1, "We leave in May.", moor), say(2, "We stay until June.", moor)
    iraq = cast.topic("Iraq", "place")
    for said, count in ((one, 3), (other, 1)):
        Mention.objects.create(
            article=said.article, topic=iraq, count=count, published=said.published
        )
    page = shown(client, "/statements?by=Moor&on=Iraq")
    assert "We leave in May." in page
    assert "We stay until June." not in page


def test_statements_stand_newest_first_the_same_words_once(client: Client, moor: Topic) -> None:
    say(1, "We leave the country in May.", moor)
    say(2, "“We leave the country in May!”", moor)
    say(3, "It may rain.", moor)
    page = shown(client, Remarks(moor).path)
    assert page.index("It may rain.") < page.index("We leave the country")
    assert page.count("We leave the country") == 1
    assert "2 statements, newest first" in page
    assert "in 2 reports" in page


def test_the_count_is_of_what_is_shown_and_leaves_scraps_out(client: Client, moor: Topic) -> None:
    say(1, "It may rain.", moor)
    scrap = say(2, "of three", moor)
    Statement.objects.filter(pk=scrap.pk).update(kind="indirect")
    assert "1 statement, newest first" in shown(client, Remarks(moor).path)
    Statement.objects.exclude(pk=scrap.pk).delete()
    assert "No statement" in shown(client, Remarks(moor).path)


def test_a_statement_is_on_the_subjects_that_its_article_was_given(
    client: Client, moor: Topic
) -> None:
    one, _other = say(1, "We leave in May.", moor), say(2, "We stay until June.", moor)
    subject = Topic.objects.create(key="flood", name="flood", kind="subject", code="20000148")
    Mention.objects.create(article=one.article, topic=subject, published=one.published)
    page = shown(client, "/statements?by=Moor&on=floods")
    assert "We leave in May." in page
    assert "We stay until June." not in page


def test_where_nothing_was_said_the_page_tells_what_was_looked_for(
    client: Client, moor: Topic
) -> None:
    say(1, "It may rain.", moor)
    page = shown(client, "/statements?by=Moor&on=zebra")
    assert 'that holds the word “<span dir="auto">zebra</span>”' in page
    assert "headline, standfirst or subject" in page


def test_a_name_of_several_offers_the_others(client: Client, moor: Topic) -> None:
    say(1, "It may rain.", moor)
    other = cast.topic("Per Moor", "person")
    say(2, "It may snow.", other)
    page = shown(client, "/statements?by=moor&on=rain")
    assert "Did you mean" in page
    assert str(other) in page


def test_the_page_of_a_joined_name_is_that_of_its_topic(client: Client, moor: Topic) -> None:
    short = cast.topic("Moor", "person")
    short.joined = moor
    short.save()
    say(1, "It may rain.", short)
    page = shown(client, f"/statements?by={short.pk}")
    assert moor.path in page
    assert "It may rain." in page


@pytest.mark.parametrize(
    "query",
    ["", "by=", "by=zebra", "by=9999999", "by=%00&on=%00", "by=1" + "0" * 30, "by=%25&on=%22"],
)
def test_whatever_else_is_asked_for_is_answered(client: Client, query: str) -> None:
    assert client.get(f"/statements?{query}").status_code == 200


@pytest.mark.parametrize("on", ["", '"', "-oil", "'; DROP", "ø" * 400, "😀", "<script>"])
def test_odd_words_are_words(client: Client, moor: Topic, on: str) -> None:
    say(1, "It may rain.", moor)
    answer = client.get("/statements", {"by": str(moor.pk), "on": on})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_long_lists_come_a_page_at_a_time(client: Client, moor: Topic) -> None:
    for number in range(45):
        say(number, f"Word number{number} on the bridge of mine", moor)
    page = shown(client, "/statements?by=moor&on=bridge")
    assert page.count("<blockquote") == 40
    assert "45 statements, newest first" in page
    assert "On each page the same words stand once." in page
    assert f"?by={moor.pk}&amp;on=bridge&amp;page=2" in page
    below = shown(client, f"/statements?by={moor.pk}&on=bridge&page=2")
    assert below.count("<blockquote") == 5


def test_a_page_of_many_statements_asks_no_more_questions(
    client: Client, moor: Topic, django_assert_max_num_queries: Any
) -> None:
    say(0, "Word 0 on the bridge", moor)
    with django_assert_max_num_queries(14) as few:
        client.get(Remarks(moor, "bridge").path)
    for number in range(1, 30):
        say(number, f"Word {number} on the bridge", moor)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(Remarks(moor, "bridge").path)


def test_a_reader_follows_statements_and_stops_from_the_page(
    as_bea: Client, bea: Reader, moor: Topic
) -> None:
    say(1, "We leave Iraq in May.", moor)
    key = Remarks(moor, "Iraq").key
    assert (
        f'name="key" value="{key}"'
        in as_bea.get(f"/statements?by={moor.pk}&on=Iraq").content.decode()
    )
    as_bea.post("/follow", {"kind": "statements", "key": key})
    row = Follow.objects.get(reader=bea)
    assert row.subject == Remarks(moor, "Iraq")
    page = shown(as_bea, "/following")
    assert "Ida Moor on Iraq" in page
    assert Remarks(moor, "Iraq").path.replace("&", "&amp;") in page
    assert f'name="follow" value="{row.pk}"' in shown(as_bea, Remarks(moor, "Iraq").path)
    as_bea.post("/unfollow", {"follow": str(row.pk)})
    assert not Follow.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "99999 Iraq", "1" * 40, "\x00"])
def test_statements_of_nobody_cannot_be_followed(as_bea: Client, key: str) -> None:
    assert as_bea.post("/follow", {"kind": "statements", "key": key}).status_code == 404

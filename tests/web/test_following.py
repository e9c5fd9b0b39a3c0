"""Following: folded, reasoned, marked, in few questions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from standfirst.models import Entry, Follow, Reader
from tests import cast


def fill(reader: Reader, count: int) -> None:
    for number in range(count):
        at = cast.NOON + timedelta(minutes=number)
        row = cast.article(f"Article {number}", published=at, standfirst="What it says. " * 15)
        cast.entry(reader, row)


def test_who_follows_nothing_is_told_what_could_be_followed(as_bea: Client) -> None:
    cast.mention(cast.article(), cast.topic())
    page = as_bea.get("/following").content.decode()
    assert "You follow nothing yet" in page
    assert "River Orl" in page


def test_each_entry_says_why_it_is_here(as_bea: Client, bea: Reader) -> None:
    cast.entry(bea, cast.article())
    assert "You follow River Orl" in as_bea.get("/following").content.decode()


def test_articles_of_one_story_are_folded(as_bea: Client, bea: Reader) -> None:
    told = cast.story()
    for row in told.articles:
        cast.entry(bea, row)
    page = as_bea.get("/following").content.decode()
    assert page.count("data-entry") == 1
    assert page.count("You follow River Orl") == 1


def test_the_newest_stands_first(as_bea: Client, bea: Reader) -> None:
    fill(bea, 3)
    page = as_bea.get("/following").content.decode()
    assert page.index("Article 2<") < page.index("Article 1<") < page.index("Article 0<")


def test_another_readers_entries_are_not_shown(as_bea: Client, owner: Reader) -> None:
    cast.entry(owner, cast.article("For the owner"))
    assert "For the owner" not in as_bea.get("/following").content.decode()


def test_the_count_of_unread_stops_at_a_hundred(as_bea: Client, bea: Reader) -> None:
    fill(bea, 101)
    assert "100+" in as_bea.get("/").content.decode()


def test_marking_all_read_leaves_what_arrived_in_between(as_bea: Client, bea: Reader) -> None:
    fill(bea, 3)
    until = (cast.NOON + timedelta(minutes=1)).isoformat()
    as_bea.post("/following/read", {"until": until})
    assert list(Entry.objects.filter(read_at=None).values_list("article__headline", flat=True)) == [
        "Article 2"
    ]


def test_marking_all_read_without_a_moment_marks_everything(as_bea: Client, bea: Reader) -> None:
    fill(bea, 2)
    as_bea.post("/following/read", {"until": "2024-13-99T99:99"})
    assert not Entry.objects.filter(read_at=None).exists()


def test_older_entries_come_on_the_next_page(as_bea: Client, bea: Reader) -> None:
    fill(bea, 45)
    first = as_bea.get("/following").content.decode()
    last = Entry.objects.get(article__headline="Article 5")
    assert f"/following?before={last.pk}" in first
    second = as_bea.get(f"/following?before={last.pk}", headers={"hx-request": "true"})
    assert second.content.decode().count("data-entry") == 5
    assert "<html" not in second.content.decode()


def test_a_made_up_place_in_the_list_shows_its_beginning(as_bea: Client, bea: Reader) -> None:
    fill(bea, 2)
    for place in ("99999", "x", "1" * 30, "-1"):
        page = as_bea.get(f"/following?before={place}").content.decode()
        assert page.count("data-entry") == 2


def test_following_asks_few_questions_at_any_size(
    as_bea: Client, bea: Reader, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        told = cast.story(f"Story {number}")
        for row in told.articles:
            cast.entry(bea, row)
        wish = cast.topic(f"Topic {number}")
        Follow.objects.create(reader=bea, topic=wish, since=cast.NOON)
    with django_assert_max_num_queries(12) as asked:
        as_bea.get("/following")
    assert not [one["sql"] for one in asked.captured_queries if "standfirst_body" in one["sql"]]


def test_forty_entries_weigh_little(as_bea: Client, bea: Reader) -> None:
    fill(bea, 40)
    assert len(as_bea.get("/following").content) <= 150_000


def test_a_search_can_be_followed(as_bea: Client, bea: Reader) -> None:
    cast.story()
    as_bea.post("/follow", {"kind": "search", "key": "  bridge   orl "})
    assert Follow.objects.get(reader=bea).words == "bridge orl"
    assert "“bridge orl”" in as_bea.get("/following").content.decode()


def test_what_cannot_be_followed_is_not_found(as_bea: Client) -> None:
    for form in ({"kind": "reader", "key": "1"}, {"kind": "topic", "key": "x"}, {"kind": "search"}):
        assert as_bea.post("/follow", form).status_code == 404

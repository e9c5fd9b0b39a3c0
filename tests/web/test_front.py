"""The front page."""

from __future__ import annotations

from typing import Any

from django.test import Client

from standfirst.models import Setup
from tests import cast


def test_an_empty_desk_asks_its_owner_for_sources(at_home: Client) -> None:
    page = at_home.get("/").content.decode()
    assert 'action="/sources/add"' in page
    assert "Put the sample away" not in page


def test_an_empty_desk_with_sources_says_that_they_are_being_read(at_home: Client) -> None:
    cast.source()
    assert "reading its 1 source." in at_home.get("/").content.decode()


def test_the_weightiest_story_leads(client: Client, db: None) -> None:
    cast.story("A lesser story")
    heavy = cast.story("A weighty story").story
    heavy.weight = 9
    heavy.save()
    page = client.get("/").content.decode()
    assert page.index("A weighty story") < page.index("A lesser story")
    assert "2 outlets, 2 independent reports" in page


def test_a_merged_story_is_not_on_the_front_page(client: Client, db: None) -> None:
    kept, gone = cast.story("Kept").story, cast.story("Gone").story
    gone.merged_into = kept
    gone.save()
    assert gone.path not in client.get("/").content.decode()


def test_the_sample_is_named_as_invented_and_can_be_put_away(at_home: Client) -> None:
    setup = Setup.load()
    setup.sample_until = cast.NOON
    setup.save()
    cast.story()
    page = at_home.get("/").content.decode()
    assert "news is invented and was written for Standfirst" in page
    assert at_home.post("/sample/put-away").headers["Location"] == "/sources"
    assert "news is invented" not in at_home.get("/").content.decode()


def test_a_visitor_sees_the_banner_without_the_button(client: Client, db: None) -> None:
    setup = Setup.load()
    setup.sample_until = cast.NOON
    setup.save()
    page = client.get("/").content.decode()
    assert "news is invented" in page
    assert "/sample/put-away" not in page


def test_the_front_page_asks_few_questions_at_any_size(
    as_bea: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        cast.story(f"Story {number}")
    cast.update()
    with django_assert_max_num_queries(12):
        as_bea.get("/")


def test_the_front_page_loads_no_bodies(as_bea: Client, django_assert_max_num_queries: Any) -> None:
    cast.story()
    with django_assert_max_num_queries(12) as asked:
        as_bea.get("/")
    assert not [one["sql"] for one in asked.captured_queries if "standfirst_body" in one["sql"]]


def test_dates_stand_in_the_readers_zone(as_bea: Client, bea: Any) -> None:
    cast.story()
    bea.zone = "Asia/Tokyo"
    bea.save()
    page = as_bea.get("/").content.decode()
    assert "5 March 2024, 23:00" in page  # 14:00 UTC
    assert 'datetime="2024-03-05T23:00:00+09:00"' in page


def test_a_zone_that_is_known_no_longer_means_the_desks(as_bea: Client, bea: Any) -> None:
    cast.story()
    bea.zone = "Mars/Olympus"
    bea.save()
    assert "5 March 2024, 14:00" in as_bea.get("/").content.decode()

"""The front page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from standfirst.models import Article, Reader, Revision, Setup, StoryVisit
from standfirst.web import news
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
    with django_assert_max_num_queries(14):
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


# --- what the reader has not seen -----------------------------------------------------------------

LOOKED = "since you last looked"


@pytest.fixture
def seen(bea: Reader) -> cast.Told:
    """A story that Bea looked at an hour ago."""
    told = cast.story()
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Article.objects.filter(story=told.story).update(grouped_at=an_hour_ago)
    StoryVisit.objects.create(
        reader=bea, story=told.story, seen_at=an_hour_ago, looked_at=an_hour_ago
    )
    return told


def came(told: cast.Told, headline: str, **fields: Any) -> Article:
    now = timezone.now()
    place = {"story": told.story, "development": told.articles[0].development}
    return cast.article(headline, published=now, grouped_at=now, **place | fields)


def test_a_story_says_how_many_articles_came_as_its_page_says(
    as_bea: Client, seen: cast.Told
) -> None:
    for number in range(3):
        came(seen, f"Report {number}", origin=seen.articles[0] if number else None)
    changed = came(seen, "Known before")
    Article.objects.filter(pk=changed.pk).update(seen_at=cast.NOON)
    Revision.objects.create(article=changed, replaced_at=timezone.now(), text="Said before.")
    assert f"3 articles {LOOKED}" in as_bea.get("/").content.decode()
    page = as_bea.get(seen.story.path)
    assert page.context["news"].articles == 3
    assert LOOKED in page.content.decode()


def test_the_number_goes_when_the_reader_has_looked(as_bea: Client, seen: cast.Told) -> None:
    came(seen, "The one")
    assert f"1 article {LOOKED}" in as_bea.get("/").content.decode()
    as_bea.get(seen.story.path)
    assert LOOKED not in as_bea.get("/").content.decode()


def test_of_more_than_the_storys_page_looks_at_both_give_one_number(
    as_bea: Client, seen: cast.Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "ARTICLES", 4)
    for number in range(7):
        came(seen, f"Report {number}")
    assert f"7 articles {LOOKED}" in as_bea.get("/").content.decode()
    found = as_bea.get(seen.story.path).context["news"]
    assert (found.articles, found.repeats) == (7, 7)


def test_nobody_is_told_of_a_story_they_never_opened(
    as_bea: Client, as_owner: Client, client: Client, seen: cast.Told
) -> None:
    came(seen, "The one")
    cast.story("Never opened")
    assert as_bea.get("/").content.decode().count(LOOKED) == 1
    assert LOOKED not in as_owner.get("/").content.decode()
    assert LOOKED not in client.get("/").content.decode()


def test_what_was_not_seen_is_counted_in_two_questions_for_all_stories(
    bea: Reader, django_assert_num_queries: Any
) -> None:
    now = timezone.now()
    stories = []
    for number in range(12):
        told = cast.story(f"Story {number}")
        StoryVisit.objects.create(reader=bea, story=told.story, seen_at=now - timedelta(hours=1))
        came(told, f"Report {number}")
        stories.append(told.story.pk)
    with django_assert_num_queries(2):
        assert StoryVisit.objects.unseen(bea.pk, stories, now) == dict.fromkeys(stories, 1)


def test_a_standfirst_without_spaces_is_cut_too(client: Client, db: None) -> None:
    article = cast.article("Kept short", standfirst="日" * 20_000)
    page = client.get("/").content.decode()
    assert article.headline in page
    assert page.count("日") < 1_000


# --- what stands once -----------------------------------------------------------------------------


def test_no_headline_of_the_lead_story_stands_twice(client: Client, db: None) -> None:
    told = cast.story("Bridge of Halvik closed")
    cast.update(told)
    for row in told.articles:
        assert client.get("/").content.decode().count(f">{row.title}<") == 1


def test_the_newest_articles_are_those_of_no_story_that_stands_above(
    client: Client, db: None
) -> None:
    story = cast.story("Story of the day")
    cast.article("The story of the day a day before", story=story.story)
    cast.article("Libraries open till ten")
    cast.article("Libraries open till ten", outlet=cast.outlet("Orl Valley News"))
    newest = [article.title for article in client.get("/").context["newest"]]
    assert newest == ["Libraries open till ten"]


def test_where_all_stories_stand_above_no_newest_are_listed(client: Client, db: None) -> None:
    cast.story("Story of the day")
    page = client.get("/").content.decode()
    assert "More of the newest" not in page
    assert '<div class="top unrailed">' in page


def test_the_teaser_of_the_update_tells_what_is_not_the_lead(client: Client, db: None) -> None:
    lead, lesser = cast.story("Bridge closed"), cast.story("Trains late")
    lead.story.weight = 9
    lead.story.save()
    update = cast.update(lead)
    other = update.briefs.create(position=1, story=lesser.story, headline="Trains late")
    assert client.get("/").context["briefs"] == [other]


def test_an_update_of_the_lead_alone_says_so_and_an_empty_one_has_no_teaser(
    client: Client, db: None
) -> None:
    update = cast.update(cast.story("Bridge closed"))
    assert "It tells the story above." in client.get("/").content.decode()
    update.briefs.all().delete()
    assert "teaser-head" not in client.get("/").content.decode()


def test_no_sentence_of_a_standfirst_is_cut_in_the_middle(client: Client, db: None) -> None:
    lead, lesser = cast.story("Bridge closed").story, cast.story("Trains late").story
    lead.weight = 9
    long = f"Engineers {'of the great municipal inspectorate ' * 11}found a crack."
    for row in (lead, lesser):
        row.standfirst = f"{long} {long.replace('crack', 'second crack')}"
        row.save()
    page = client.get("/").content.decode()
    assert page.count(f">{long}<") == 2


def test_the_teaser_says_how_many_headlines_it_leaves_out(client: Client, db: None) -> None:
    update = cast.update(cast.story("Bridge closed"))
    for place in range(1, 6):
        update.briefs.create(position=place, headline=f"Headline {place}")
    assert client.get("/").context["briefs_left"] == 0
    assert " more</a>" not in client.get("/").content.decode()
    for place in range(6, 10):
        update.briefs.create(position=place, headline=f"Headline {place}")
    shown = client.get("/")
    left = shown.context["briefs_left"]
    assert len(shown.context["briefs"]) + left == 9  # but the lead story's
    assert f'<a href="{update.path}">and {left} more</a>' in shown.content.decode()

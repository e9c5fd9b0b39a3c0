"""One item stays one item and one article, whatever ids and addresses its feed gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from standfirst.core.source.backlog import TAKEN
from standfirst.core.types import ParsedItem
from standfirst.jobs.note import BACKLOG, note
from standfirst.models import Item, Source
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db

STORIES = [
    ParsedItem(
        key=f"http://paper.example/?p={number}",
        url=f"http://paper.example/news/{number}",
        title=f"The council met for the {number}th time",
        published=NOON - timedelta(hours=number),
    )
    for number in range(1, 6)
]
Changes = Callable[[ParsedItem], ParsedItem]


def secure(item: ParsedItem) -> ParsedItem:
    return replace(
        item, key=item.key.replace("http", "https"), url=item.url.replace("http", "https")
    )


def moved(item: ParsedItem) -> ParsedItem:
    return replace(item, key=f"tag:{item.key}", url=item.url.replace("paper", "www.new-paper"))


def tracked(item: ParsedItem) -> ParsedItem:
    url = f"{item.url}?utm_source=rss&utm_campaign={item.key[-1]}"
    return replace(item, key=url, url=url)


@pytest.mark.parametrize("change", [secure, moved, tracked])
def test_a_feed_that_changes_every_id_adds_no_item(change: Changes) -> None:
    source = cast.source()
    note(source, STORIES, NOON)
    known = set(Item.objects.values_list("pk", flat=True))
    for hours in (1, 2, 3):
        note(source, [change(one) for one in STORIES], NOON + timedelta(hours=hours))
        assert set(Item.objects.values_list("pk", flat=True)) == known
    note(source, STORIES, NOON + timedelta(hours=4))  # and back
    assert set(Item.objects.values_list("pk", flat=True)) == known


def test_an_address_in_another_dress_is_not_fetched_again() -> None:
    source = cast.source()
    note(source, STORIES, NOON)
    Item.objects.update(fetch_due_at=None)
    note(source, [secure(one) for one in STORIES], NOON + timedelta(hours=1))
    assert not Item.objects.exclude(fetch_due_at=None).exists()
    note(source, [moved(one) for one in STORIES], NOON + timedelta(hours=2))
    assert Item.objects.exclude(fetch_due_at=None).count() == 5
    assert set(Item.objects.values_list("url", flat=True)) == {moved(one).url for one in STORIES}


def test_ids_given_anew_at_each_poll_overwrite_no_item() -> None:
    source = cast.source()
    for now in range(3, 9):  # a feed of three, numbered from the newest: 1, 2, 3
        shown = [
            replace(
                STORIES[0],
                key=str(place + 1),
                url=f"https://paper.example/news/{now - place}",
                title=f"The council met for the {now - place}th time",
                published=NOON + timedelta(hours=now - place),
            )
            for place in range(3)
        ]
        note(source, shown, NOON + timedelta(hours=now))
    urls = Item.objects.order_by("pk").values_list("url", flat=True)
    assert list(urls) == [f"https://paper.example/news/{number}" for number in range(1, 9)]


def test_sources_do_not_share_their_items() -> None:
    one, other = cast.source(), cast.source()
    note(one, STORIES, NOON)
    note(other, [moved(item) for item in STORIES], NOON)
    assert Item.objects.count() == 10


def test_items_noted_before_they_had_marks_get_them_and_are_known_again() -> None:
    source = cast.source()
    note(source, STORIES, NOON)
    Item.objects.update(address="", telling="", fetch_due_at=None)
    note(source, STORIES, NOON)
    assert not Item.objects.filter(address="").exists()
    assert not Item.objects.exclude(fetch_due_at=None).exists()
    note(source, [moved(one) for one in STORIES], NOON)
    assert Item.objects.count() == 5


def test_a_feed_without_news_costs_one_question(django_assert_num_queries: object) -> None:
    source = cast.source()
    note(source, STORIES, NOON)
    with django_assert_num_queries(1):  # type: ignore[operator]
        note(source, STORIES, NOON)
    with django_assert_num_queries(3):  # type: ignore[operator]
        note(source, [replace(STORIES[0], key="n", url="https://paper.example/n"), *STORIES], NOON)


def test_the_first_look_at_a_sitemap_does_not_fetch_its_archive() -> None:
    source = cast.source(kind="sitemap")
    archive = [
        ParsedItem(key=f"/{n}", url=f"https://paper.example/page/{n}") for n in range(2 * TAKEN)
    ]
    note(source, archive, NOON)
    waiting = Item.objects.exclude(fetch_due_at=None)
    assert (Item.objects.count(), waiting.count()) == (2 * TAKEN, TAKEN)
    assert Item.objects.filter(fetch_due_at=None, trouble=BACKLOG).count() == TAKEN
    fresh = ParsedItem(key="/new", url="https://paper.example/page/new")
    note(source, [*archive, fresh], NOON + timedelta(hours=1))
    assert waiting.count() == TAKEN + 1


def test_a_feed_is_fetched_whole_at_the_first_look() -> None:
    items = [ParsedItem(key=f"/{n}", url=f"https://paper.example/{n}") for n in range(2 * TAKEN)]
    note(cast.source(), items, NOON)
    assert not Item.objects.filter(fetch_due_at=None).exists()


# --- a date of change alone ----------------------------------------------------------------------


def announced(source: Source, *items: ParsedItem, hours: float) -> list[Item]:
    """The items after a poll, those that are to be fetched; before it none was."""
    Item.objects.update(fetch_due_at=None)
    note(source, items, NOON + timedelta(hours=hours))
    return list(Item.objects.filter(fetch_due_at__isnull=False))


def told(source: Source, *items: ParsedItem, **fields: Any) -> None:
    """Items that became articles."""
    note(source, items, NOON)
    for row in Item.objects.all():
        row.article = cast.article(row.title, published=NOON - timedelta(hours=2), **fields)
        row.fetch_due_at = None
        row.save()


def changed_at(item: ParsedItem, hours: float) -> ParsedItem:
    return replace(item, modified=NOON + timedelta(hours=hours))


def test_a_new_date_of_change_brings_the_page_again_once() -> None:
    source, item = cast.source(), STORIES[0]
    told(source, changed_at(item, -1))
    (row,) = announced(source, changed_at(item, 4), hours=5)
    assert row.fetch_due_at == NOON + timedelta(hours=5)
    assert announced(source, changed_at(item, 4), hours=6) == []


def test_a_feed_that_stamps_the_time_of_the_poll_brings_a_page_once_an_hour() -> None:
    source, item = cast.source(), STORIES[0]
    told(source, changed_at(item, 0))
    due = set()
    for minutes in range(5, 60, 5):
        note(source, [changed_at(item, minutes / 60)], NOON + timedelta(minutes=minutes))
        due.add(Item.objects.get().fetch_due_at)
    assert max(one for one in due if one) == NOON + timedelta(hours=1)


def test_one_date_of_change_on_many_items_tells_nothing() -> None:
    source = cast.source()
    told(source, *(changed_at(item, 0) for item in STORIES))
    assert announced(source, *(changed_at(item, 4) for item in STORIES), hours=5) == []


def test_what_never_became_an_article_is_not_fetched_for_its_date() -> None:
    source, item = cast.source(), STORIES[0]
    note(source, [changed_at(item, -1)], NOON)
    assert announced(source, changed_at(item, 4), hours=5) == []

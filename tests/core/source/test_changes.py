"""New, changed or the same, and which item it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.changes import (
    FIELDS,
    Identity,
    KnownItem,
    decide,
    kept_of,
    match,
)
from standfirst.core.types import ParsedItem, Person, Picture

NOW = datetime(2026, 5, 2, 12, tzinfo=UTC)
ITEM = ParsedItem("k", url="https://x.example/1", title="A", summary="s", published=NOW)


KNOWN = kept_of(ITEM)


def story(number: int, **fields: object) -> ParsedItem:
    made = ParsedItem(
        key=f"id-{number}",
        url=f"https://paper.example/news/{number}",
        title=f"The council met for the {number}th time",
        published=NOW - timedelta(hours=number),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


STORIES = [story(number) for number in range(1, 6)]


def found(again: list[ParsedItem], before: list[ParsedItem]) -> list[int | None]:
    """For each item the place of the known one that it is, None for a new one."""
    known = [kept_of(one) for one in before]
    return [
        None if one is None else known.index(one)
        for one in match([kept_of(one) for one in again], known)
    ]


def test_an_item_nobody_knows_is_new() -> None:
    assert decide(None, ITEM, NOW).verdict == "new"
    assert match([KNOWN], []) == [None]


@pytest.mark.parametrize(
    "again",
    [
        ITEM,
        replace(ITEM, title=" A "),
        replace(ITEM, summary="s\n"),
        replace(ITEM, published=NOW + timedelta(minutes=5), modified=NOW),
        replace(ITEM, language="en"),
        replace(ITEM, url="http://www.x.example/1?utm_source=rss"),
    ],
)
def test_blanks_tracking_and_the_hour_of_the_poll_change_nothing(again: ParsedItem) -> None:
    assert decide(KNOWN, again, NOW).verdict == "same"


@pytest.mark.parametrize(
    ("again", "field"),
    [
        (replace(ITEM, url="https://x.example/2"), "url"),
        (replace(ITEM, title="B"), "title"),
        (replace(ITEM, summary="t"), "summary"),
        (replace(ITEM, content="t"), "content"),
        (replace(ITEM, authors=(Person("Ann"),)), "authors"),
        (replace(ITEM, topics=("t",)), "topics"),
        (replace(ITEM, picture=Picture("https://x.example/p")), "picture"),
    ],
)
def test_what_changed_is_named(again: ParsedItem, field: str) -> None:
    decision = decide(KNOWN, again, NOW)
    assert (decision.verdict, decision.changed) == ("changed", (field,))


def test_a_hash_of_another_version_counts_as_changed() -> None:
    known = KnownItem(Identity(KNOWN.identity.key), "abc")
    assert decide(known, ITEM, NOW).changed == FIELDS


def test_absurd_dates_are_dropped() -> None:
    item = replace(ITEM, published=NOW + timedelta(days=3), modified=NOW - timedelta(days=1))
    decision = decide(None, item, NOW)
    assert decision.published == decision.modified == NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("ids from http to https", lambda one: {"key": one.key.replace("id", "https://id")}),
        ("random ids", lambda one: {"key": f"{one.key}-7f3a"}),
        ("tracking", lambda one: {"key": "", "url": f"{one.url}?utm_medium=feed&fbclid=1"}),
        ("https", lambda one: {"key": one.url, "url": one.url.replace("https", "http")}),
        ("a moved host", lambda one: {"url": one.url.replace("paper", "new-paper")}),
        (
            "a moved host that ids name too",
            lambda one: {"key": one.url, "url": one.url.replace("paper", "new-paper")},
        ),
        ("new slugs", lambda one: {"key": f"a{one.key}", "url": f"{one.url}-and-a-slug"}),
        ("new headlines", lambda one: {"title": f"Update: {one.title}"}),
        (
            "all but the address",
            lambda one: {"key": "x" + one.key, "title": "New: " + one.title, "published": NOW},
        ),
    ],
)
def test_a_feed_that_changes_all_its_items_announces_nothing_new(
    what: str, changes: object
) -> None:
    again = [replace(one, **changes(one)) for one in STORIES]  # type: ignore[operator]
    again = [replace(one, key=one.key or one.url) for one in again]
    assert found(again, STORIES) == [0, 1, 2, 3, 4], what


def test_a_moved_host_without_dates_is_known_by_title_and_path() -> None:
    undated = [replace(one, published=None) for one in STORIES]
    again = [replace(one, key=f"n{one.key}", url=one.url.replace("paper", "b")) for one in undated]
    assert found(again, undated) == [0, 1, 2, 3, 4]


def test_a_feed_that_numbers_its_items_anew_mixes_none_up() -> None:
    new = story(9, key="id-1")
    moved = [replace(one, key=f"id-{number + 2}") for number, one in enumerate(STORIES)]
    assert found([new, *moved], STORIES) == [None, 0, 1, 2, 3, 4]


def test_an_id_given_to_an_item_of_another_day_is_a_new_item() -> None:
    other = story(1, url="https://paper.example/x", title="Something else entirely happened")
    assert found([other], STORIES) == [0]  # on the same day it may be rewritten
    later = replace(other, published=NOW + timedelta(days=3))
    assert found([later], STORIES) == [None]


def test_items_that_share_an_address_or_a_title_stay_apart() -> None:
    home = "https://paper.example/live"
    before = [story(n, url=home) for n in (1, 2)]
    again = [story(n, url=home, key=f"new-{n}", title=f"Other words, number {n}") for n in (3, 4)]
    assert found(again, before) == [None, None]
    rows = [story(n, title="Letters to the editor", published=NOW) for n in (1, 2)]
    more = [story(n, title="Letters to the editor", published=NOW) for n in (3, 4)]
    assert found(more, rows) == [None, None]


def test_a_short_title_or_a_home_page_proves_nothing() -> None:
    before = [story(1, title="Weather", published=NOW)]
    assert found([story(2, title="Weather", published=NOW)], before) == [None]
    root = "https://paper.example/"
    assert found([story(2, url=root)], [story(1, url=root)]) == [None]


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_whatever_the_order_and_whatever_is_gone_each_finds_itself(
    order: list[int], gone: set[int]
) -> None:
    again = [STORIES[number] for number in order if number not in gone]
    assert found(again, STORIES) == [number for number in order if number not in gone]

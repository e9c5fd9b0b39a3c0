"""New, changed or the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.source.changes import FIELDS, KnownItem, decide, hash_of
from standfirst.core.types import ParsedItem, Person, Picture

NOW = datetime(2026, 5, 2, 12, tzinfo=UTC)
ITEM = ParsedItem("k", url="https://x.example/1", title="A", summary="s", published=NOW)
KNOWN = KnownItem("k", hash_of(ITEM))


def test_an_item_nobody_knows_is_new() -> None:
    assert decide(None, ITEM, NOW).verdict == "new"
    assert decide(KnownItem("other", hash_of(ITEM)), ITEM, NOW).verdict == "new"


@pytest.mark.parametrize(
    "again",
    [
        ITEM,
        replace(ITEM, title=" A "),
        replace(ITEM, summary="s\n"),
        replace(ITEM, published=NOW + timedelta(minutes=5), modified=NOW),
        replace(ITEM, language="en"),
    ],
)
def test_blanks_and_the_hour_of_the_poll_change_nothing(again: ParsedItem) -> None:
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
    assert decide(KnownItem("k", "abc"), ITEM, NOW).changed == FIELDS


def test_absurd_dates_are_dropped() -> None:
    item = replace(ITEM, published=NOW + timedelta(days=3), modified=NOW - timedelta(days=1))
    decision = decide(None, item, NOW)
    assert decision.published == decision.modified == NOW - timedelta(days=1)

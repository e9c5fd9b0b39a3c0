"""What a sitemap had before the desk came is known and not fetched; what is news is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standfirst.core.source.backlog import TAKEN, backlog
from standfirst.core.types import ParsedItem

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def pages(count: int, *, published: datetime | None = None) -> list[ParsedItem]:
    return [ParsedItem(key=f"{n}", published=published) for n in range(count)]


def taken(items: list[ParsedItem]) -> list[int]:
    return sorted(set(range(len(items))) - backlog(items, NOW))


def test_of_pages_without_dates_those_at_both_ends_are_taken() -> None:
    half = TAKEN // 2
    assert taken(pages(2000)) == [*range(half), *range(2000 - half, 2000)]


def test_a_short_sitemap_is_taken_whole() -> None:
    assert taken(pages(TAKEN)) == list(range(TAKEN))
    assert taken([]) == []


def test_of_pages_with_a_day_of_change_the_last_changed_are_taken() -> None:
    items = [ParsedItem(key=f"{n}", modified=NOW - (n * 37 % 1000) * DAY) for n in range(1000)]
    newest = sorted(range(1000), key=lambda n: n * 37 % 1000)[:TAKEN]
    assert taken(items) == sorted(newest)


def test_all_that_was_published_of_late_is_news() -> None:
    items = pages(900, published=NOW - DAY)
    assert taken(items) == list(range(900))
    assert taken([*items, *pages(500)]) == list(range(900))


def test_what_was_published_long_ago_is_no_news() -> None:
    items = [ParsedItem(key=f"{n}", published=NOW - (n + 31) * DAY) for n in range(200)]
    assert taken(items) == list(range(TAKEN))

"""Scores feed parsing: gofeed's conformance cases on the fields we keep, and captured feeds."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator
from datetime import datetime
from html import unescape

from evals.gold import Eval, Folders, Outcome, Row, needed, rows_of
from evals.measures import share
from standfirst.core.errors import FeedError
from standfirst.core.source.parse import parse_feed
from standfirst.core.types import ParsedFeed, ParsedItem

ADDRESS = "http://example.org/feed"
NEWS = {"title", "link", "links", "id", "guid", "summary", "description", "content"}  # or no item
SLOW = 2.0  # seconds; a feed that takes longer counts as failed


def conformance(folders: Folders) -> Outcome:
    """Share of cases that hold an expectation on a field we keep and meet all of them."""
    cases = [
        (row, expected)
        for row in rows_of(folders.data / "feeds" / "conformance_gofeed.jsonl.gz")
        if (expected := list(expectations(row["expected_json"])))
    ]
    began = time.process_time()
    met = sum(meets(base64.b64decode(row["b64"]), expected) for row, expected in cases)
    rate = len(cases) / (time.process_time() - began)
    return Outcome(
        {"cases met": share(met, len(cases))}, f"{len(cases)} cases, {rate:,.0f} a second"
    )


def expectations(expected: Row) -> Iterator[tuple[int | None, str, str]]:
    """(index of the item or None for the feed, field of ours, value) for every field we keep."""
    if title := expected.get("title"):
        yield None, "title", plain(title)
    for number, item in enumerate(expected.get("items") or expected.get("entries") or []):
        if NEWS & item.keys():
            yield from ((number, name, value) for name, value in kept_fields(item))


def kept_fields(item: Row) -> Iterator[tuple[str, str]]:
    """The fields of one expected item that we keep, as `value_of` gives them."""
    if title := item.get("title"):
        yield "title", plain(title)
    if (link := item.get("link")) and link.startswith("http"):
        yield "url", link
    for name in ("published", "updated"):
        if parsed := item.get(f"{name}Parsed"):
            yield name, parsed
    names = [author["name"] for author in item.get("authors") or [] if author.get("name")]
    if names:
        yield "authors", names[0]
    words = [word for word in item.get("categories") or [] if isinstance(word, str)]
    if words:
        yield "topics", "|".join(words)
    if summary := item.get("description") or item.get("summary"):
        yield "summary", plain(summary)


def meets(body: bytes, expected: list[tuple[int | None, str, str]]) -> bool:
    """Whether the feed, as we parse it, says everything that is expected."""
    try:
        feed = parse_feed(body, url=ADDRESS)
    except FeedError:
        return False
    return all(value in values_of(feed, number, name) for number, name, value in expected)


def values_of(feed: ParsedFeed, number: int | None, name: str) -> set[str]:
    """What we have in a field; more than one form where ours may rightly differ."""
    if number is None:
        return {plain(feed.title)}
    if number >= len(feed.items):
        return set()
    item = feed.items[number]
    values: dict[str, set[str]] = {
        "title": {plain(item.title)},
        "url": {item.url},
        "published": moments(item),
        "updated": moments(item),
        "authors": {person.name for person in item.authors},
        "topics": {"|".join(item.topics)},
        "summary": {plain(item.summary), plain(item.content)},
    }
    return values[name]


def moments(item: ParsedItem) -> set[str]:
    """The item's dates as gofeed writes them; one date may stand for both."""
    dates: list[datetime] = [d for d in (item.published, item.modified) if d is not None]
    return {f"{date:%Y-%m-%dT%H:%M:%S}Z" for date in dates}


def plain(text: str) -> str:
    """Words alone: markup, entities and spacing are judged elsewhere."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", unescape(text))).split())


def wild(folders: Folders) -> Outcome:
    """Shares of captured feeds that are read within SLOW seconds, and with as many items as told.

    Any error but FeedError ends the eval: it is a fault of ours.
    """
    rows = rows_of(folders.data / "feeds" / "real_manifest.jsonl")
    read = whole = 0
    slowest = 0.0
    for row in rows:
        body = needed(folders.data / "feeds" / row["file"]).read_bytes()
        began = time.process_time()
        count = items_in(body)
        spent = time.process_time() - began
        slowest = max(slowest, spent)
        read += count > 0 and spent <= SLOW
        whole += count >= row["items"]
    scores = {"read": share(read, len(rows)), "all items": share(whole, len(rows))}
    return Outcome(scores, f"{len(rows)} feeds, the slowest {1000 * slowest:.0f} ms")


def items_in(body: bytes) -> int:
    """The number of items; 0 where it is refused."""
    try:
        return len(parse_feed(body, url=ADDRESS).items)
    except FeedError:
        return 0


EVALS = (Eval("gofeed", conformance), Eval("feeds of the wild", wild))

"""Scores feed parsing: conformance cases on the fields we keep, and captured feeds."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape, unescape
from urllib.parse import unquote

from evals.feedcases import HOME, Case, Expectation, feedparser_cases, gofeed_cases
from evals.gold import Eval, Folders, Outcome, needed, rows_of
from evals.measures import share
from standfirst.core.article.sanitize import clean
from standfirst.core.errors import FeedError
from standfirst.core.source.dates import read_date
from standfirst.core.source.parse import parse_feed
from standfirst.core.types import ParsedFeed, ParsedItem

SLOW = 2.0  # seconds; a feed that takes longer counts as failed
_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
_EMPTY = re.compile(rb"<(?:item|entry)\s*/>")
_SANITISER = "/sanitize/"  # feedparser's tests of its own sanitiser


def gofeed(folders: Folders) -> Outcome:
    """Share of gofeed's expectations on fields we keep that are met."""
    return _conformance(gofeed_cases(folders))


def feedparser(folders: Folders) -> Outcome:
    """Share of feedparser's expectations on fields we keep that are met."""
    return _conformance([c for c in feedparser_cases(folders) if _SANITISER not in c.path])


def hostile(folders: Folders) -> Outcome:
    """Share of the cases of feedparser's sanitiser whose words and addresses ours leaves too.

    Its exact mark-up is left out: which elements and styles are allowed is each one's choice.
    """
    return _conformance([c for c in feedparser_cases(folders) if _SANITISER in c.path])


def misses(case: Case) -> list[Expectation]:
    """The expectations that are not met. All of them, where the feed is refused or too slow."""
    began = time.process_time()
    try:
        feed = parse_feed(case.body, url=case.url, content_type=case.content_type)
    except FeedError:
        return list(case.expected)
    if time.process_time() - began > SLOW:
        return list(case.expected)
    return [one for one in case.expected if not meets(feed, one, case.url)]


def meets(feed: ParsedFeed, expected: Expectation, url: str) -> bool:
    """Whether the feed, fetched from `url`, says what is expected of it."""
    if expected.item is None:
        return bool(_OF_FEED[expected.field](feed) & _forms(expected, url))
    if not feed.items:
        return False
    # Entries of one identity are one item: the last stands for those that repeat it.
    item = feed.items[min(expected.item, len(feed.items) - 1)]
    return bool(_of_item(item, expected.field, url) & _forms(expected, url))


def words(html: str, url: str) -> str:
    """What a reader gets of HTML after our own cleaning: words, then addresses of links."""
    kept = clean(html, base_url=url)
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", kept)).split())
    return " ".join((text, *sorted(unquote(unescape(a)) for a in _ADDRESS.findall(kept))))


def title(text: str) -> str:
    """A title's words alone: titles are kept without mark-up."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", text)).split())


def _conformance(cases: tuple[Case, ...] | list[Case]) -> Outcome:
    began = time.process_time()
    failed = [len(misses(case)) for case in cases if case.expected]
    rate = len(failed) / (time.process_time() - began)
    total = sum(len(case.expected) for case in cases)
    left = Counter(reason for case in cases for reason in case.others)
    without = "; ".join(f"left out: {count} on {reason}" for reason, count in left.items())
    told = f"{len(failed)} cases, {total} expectations, {rate:,.0f} cases a second"
    scores = {
        "expectations met": share(total - sum(failed), total),
        "cases met": share(failed.count(0), len(failed)),
    }
    return Outcome(scores, f"{told}; {without}".rstrip("; "))


def _forms(expected: Expectation, url: str) -> set[object]:
    """The forms in which what is expected may be kept; a value is not marked as text or HTML."""
    value = expected.value
    forms: dict[str, Callable[[], set[object]]] = {
        "title": lambda: _depths(str(value)),
        "topic": lambda: _depths(str(value)),
        "key": lambda: _depths(str(value)),
        "text": lambda: {
            words(text, url)
            for text in (str(value), escape(str(value), quote=False), unescape(str(value)))
        },
        "moment": lambda: {_moment(value)},
        "ttl": lambda: {float(str(value)) * 60},
        "skip_hours": lambda: {tuple(sorted(int(str(hour)) % 24 for hour in _tuple(value)))},
        "skip_days": lambda: {tuple(sorted(_DAYS.index(str(day)) for day in _tuple(value)))},
        "language": lambda: {_language(value)},
        "title_language": lambda: {_language(value)},
    }
    return forms.get(expected.field, lambda: {value})()


def _depths(text: str) -> set[object]:
    """A line of text as it stands, without mark-up, and without mark-up that was escaped twice."""
    return {" ".join(text.split()), title(text), title(title(text))}


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OF_FEED: dict[str, Callable[[ParsedFeed], set[object]]] = {
    "title": lambda feed: {feed.title},
    "home_url": lambda feed: {feed.home_url},
    "self_url": lambda feed: {feed.self_url},
    "language": lambda feed: {feed.language},
    "ttl": lambda feed: {feed.ttl},
    "skip_hours": lambda feed: {feed.skip_hours},
    "skip_days": lambda feed: {feed.skip_days},
}


def _of_item(item: ParsedItem, field: str, url: str) -> set[object]:
    picture = item.picture
    values: dict[str, Callable[[], set[object]]] = {
        "title": lambda: {item.title},
        "text": lambda: {words(item.summary, url), words(item.content, url)},
        "key": lambda: {item.key},
        "url": lambda: {item.url},
        "language": lambda: {item.language},
        "title_language": lambda: {item.language},
        "moment": lambda: {item.published, item.modified},
        "author": lambda: {person.name for person in item.authors},
        "author_url": lambda: {person.url for person in item.authors},
        "topic": lambda: set(item.topics),
        "picture": lambda: {picture.url if picture else ""},
    }
    return values[field]()


def _language(value: object) -> str:
    return str(value or "").replace("_", "-")


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _moment(value: object) -> datetime | None:
    if isinstance(value, tuple):  # time.struct_time's nine numbers, in UTC
        year, month, day, hour, minute, second = value[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return read_date(str(value))


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
        # What is counted there are the tags; of those, some hold nothing.
        whole += count >= row["items"] - len(_EMPTY.findall(body))
    scores = {"read": share(read, len(rows)), "all items": share(whole, len(rows))}
    return Outcome(scores, f"{len(rows)} feeds, the slowest {1000 * slowest:.0f} ms")


def items_in(body: bytes) -> int:
    """The number of items; 0 where it is refused."""
    try:
        return len(parse_feed(body, url=HOME).items)
    except FeedError:
        return 0


EVALS = (
    Eval("gofeed", gofeed),
    Eval("feedparser", feedparser),
    Eval("hostile feedparser", hostile),
    Eval("feeds of the wild", wild),
)

"""Reads what a source answers, whatever its dialect, into one record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from standfirst.core.errors import FeedError
from standfirst.core.source import fields
from standfirst.core.source.charset import text_of
from standfirst.core.source.document import MAX_DAMAGED, open_xml, sniff
from standfirst.core.source.jsonfeed import read_json
from standfirst.core.source.lenient import open_lenient
from standfirst.core.source.names import name_of
from standfirst.core.source.prolog import without_prolog
from standfirst.core.source.rss import read_tree
from standfirst.core.source.sitemap import read_index, read_sitemap
from standfirst.core.types import ParsedFeed, ParsedItem

MAX_ITEMS = 2000
_ATOM = "http://www.w3.org/2005/Atom"
_ITEM_END = re.compile(r"</(?:[\w-]+:)?(?:item|entry|url|sitemap)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<([\w:.-]+)")
# A feed within a web page, or behind the warnings of its server.
_WRAPPED = re.compile(r"<(feed(?=\s[^<>]*/Atom)|rss(?=[\s>])|rdf:RDF(?=\s))")
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_BREAKS_OFF = (
    "The feed breaks off in the middle, before its first whole entry. It is read again later."
)
_NOT_A_FEED = {
    "html": "This is a web page, not a feed. Give the page's address to have its feed looked for.",
    "opml": "This is a list of sources (OPML), not a feed. Import it instead.",
    "": "This is no feed that Standfirst knows (RSS, Atom, JSON Feed, sitemap). Check the address.",
}


def parse_feed(body: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    """Read RSS 0.9x to 2.0, RDF, CDF, Atom, JSON Feed or a sitemap: 2,000 items at most.

    `url` is the address it came from, for relative addresses. Of a feed that breaks off, the
    items before the break are taken. Dates are as written; `dates.plausible` judges them.
    Raises FeedError, with a sentence for its reader, where there is nothing to read.
    """
    if not body.strip(b"\x00\t\r\n "):
        raise FeedError("The answer is empty where a feed should be. It is read again later.")
    kind = sniff(body, content_type)
    text = text_of(body, content_type)
    if kind in {"html", ""} and (wrapped := _WRAPPED.search(text, 0, 4096)):
        end = text.rfind(f"</{wrapped[1]}>")
        text = text[wrapped.start() : end + len(wrapped[1]) + 3 if end > 0 else None]
    elif kind in _NOT_A_FEED:
        raise FeedError(_NOT_A_FEED[kind])
    if kind == "json":
        feed = read_json(text, url=url, limit=MAX_ITEMS)
    elif kind == "sitemapindex":
        feed = read_index(_tree(text, kind), url=url)
    elif kind == "sitemap":
        feed = read_sitemap(_tree(text, kind), url=url, limit=MAX_ITEMS)
    else:
        feed = _read_feed(text, url)
    return replace(feed, items=distinct(feed.items))


def distinct(items: Iterable[ParsedItem]) -> tuple[ParsedItem, ...]:
    """Each key once, in order.

    Items that share an id but not an address are told apart by both; of items that share both,
    the newest stays.
    """
    items = tuple(items)
    addresses: dict[str, set[str]] = defaultdict(set)
    for item in items:
        addresses[item.key].add(item.url)
    kept: dict[str, ParsedItem] = {}
    for item in items:
        shared = len(addresses[item.key]) > 1 and item.url
        key = fields.key_of(f"{item.key} {item.url}", "") if shared else item.key
        if key not in kept or _age(item) > _age(kept[key]):
            kept[key] = replace(item, key=key)
    return tuple(kept.values())


def _age(item: ParsedItem) -> datetime:
    return item.modified or item.published or _LONG_AGO


def _read_feed(text: str, url: str) -> ParsedFeed:
    root = _tree(text, "feed")
    _name_namespace(root)
    return read_tree(root, url=url, limit=MAX_ITEMS)


def _tree(text: str, kind: str) -> etree._Element:
    try:
        return _opened(text)
    except FeedError as error:
        if error.permanent:
            raise
    text = without_prolog(text)
    if _breaks_off(text) or len(text) > MAX_DAMAGED:
        ends = list(_ITEM_END.finditer(text, 0, MAX_DAMAGED))
        if not ends:
            raise FeedError(_BREAKS_OFF)
        text = text[: ends[-1].end()]  # the item that the break cuts is left for the next time
    return open_lenient(text, limit=MAX_ITEMS, kind=kind)


def _opened(text: str) -> etree._Element:
    """The tree; of a document that breaks off, of all whole items before the break."""
    try:
        return open_xml(text)
    except FeedError as error:
        text = "" if error.permanent else without_prolog(text)
        if not _breaks_off(text):
            raise
    ends = list(_ITEM_END.finditer(text))
    if not ends:
        raise FeedError(_BREAKS_OFF)
    whole = text[: ends[-1].end()]
    return open_xml(whole + _closing(whole))


def _breaks_off(text: str) -> bool:
    root = _ROOT.match(text)
    return root is not None and f"</{root[1]}" not in text[-2000:]


def _closing(text: str) -> str:
    root = _ROOT.match(text)
    count = Counter(re.findall(r"<(/?channel)\b", text))
    channel = "</channel>" if count["channel"] > count["/channel"] else ""
    return f"{channel}</{root[1]}>" if root else ""


def _name_namespace(root: etree._Element) -> None:
    """Give a feed whose namespace nobody knows the one it must have meant."""
    name = name_of(root)
    if name not in {"?:rss", "?:feed", "feed"}:
        return
    tag = str(root.tag)
    space = tag[: tag.find("}") + 1]
    meant = "" if name == "?:rss" else f"{{{_ATOM}}}"
    for element in root.iter(etree.Element):
        if str(element.tag).startswith(space) and (space or "}" not in str(element.tag)):
            element.tag = meant + str(element.tag)[len(space) :]

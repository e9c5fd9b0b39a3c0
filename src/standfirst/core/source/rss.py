"""Reads RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 from a tree, one reader for all of them."""

from __future__ import annotations

import base64
import binascii
import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from standfirst.core.source import fields
from standfirst.core.source.dates import read_date
from standfirst.core.source.names import (
    ABOUT,
    BASE,
    LANG,
    children,
    inherited,
    name_of,
    text_in,
)
from standfirst.core.source.picture import picture_of
from standfirst.core.types import ParsedFeed, ParsedItem, Person

_Found = dict[str, list[etree._Element]]

_ITEMS = frozenset({"item", "entry", "atom:entry", "rss:item"})
_CHANNELS = frozenset({"channel", "rss:channel", "?:channel", "rdf:channel"})
_TITLE = ("title", "atom:title", "rss:title", "dc:title", "media:title", "itunes:title")
_SUMMARY = (
    *("description", "atom:summary", "summary", "rss:description", "dc:description"),
    *("dcterms:abstract", "itunes:summary", "itunes:subtitle", "media:description"),
)
_CONTENT = ("content:encoded", "atom:content", "content", "xhtml:body", "body", "fullitem")
_PUBLISHED = (
    *("pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued"),
    *("dcterms:created", "atom:created", "published", "rss:pubdate", "date"),
)
_MODIFIED = ("atom:updated", "atom:modified", "dcterms:modified", "updated", "modified")
_TOPICS = ("category", "dc:subject", "atom:category", "media:category", "itunes:category")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What items fall back on."""

    url: str
    home: str
    authors: tuple[Person, ...] = ()


def read_tree(root: etree._Element, *, url: str, limit: int) -> ParsedFeed:
    """The feed in a tree, with its first `limit` items; dialect "rss", "rdf" or "atom".

    `url` is where it was fetched: relative addresses are resolved against it.
    """
    channel = next((e for e in root if name_of(e) in _CHANNELS), root)
    head = children(channel)
    home = _home(head, channel, url)
    feed = _Feed(url=url, home=home, authors=_people(head, ("atom:author",), url))
    items: list[ParsedItem] = []
    for element in _item_elements(root):
        item = _item(element, feed)
        if item is not None:
            items.append(item)
        if len(items) >= limit:
            break
    return ParsedFeed(
        dialect=_dialect(root),
        title=_title(head, _TITLE),
        home_url=home,
        language=_language(head, channel),
        items=tuple(items),
        ttl=_ttl(head),
        hub=_hub(head, channel, url),
    )


def _item_elements(root: etree._Element) -> Iterator[etree._Element]:
    # Anywhere: some feeds put items beside the channel, some inside of one another.
    return (element for element in root.iter(etree.Element) if name_of(element) in _ITEMS)


def _item(element: etree._Element, feed: _Feed) -> ParsedItem | None:
    found = children(element)
    bases = _bases(element, feed)
    url = _address(found, element, bases)
    title = _title(found, _TITLE)
    groups = (children(group) for group in found.get("media:group", ()))
    summary = next((text for part in (found, *groups) if (text := _body(part, _SUMMARY))), "")
    content = _body(found, _CONTENT)
    key = fields.key_of(_identity(found, element), url, title, summary or content)
    if not key:
        return None
    published, modified = _date(found, _PUBLISHED), _date(found, _MODIFIED)
    return ParsedItem(
        key=key,
        url=url,
        title=title,
        summary=summary,
        content=content,
        authors=_authors(found, element, feed),
        published=published or modified,
        modified=modified,
        topics=fields.labels(_topics(found)),
        picture=picture_of(found, bases),
        language=_language(found, element),
    )


def _dialect(root: etree._Element) -> str:
    name = name_of(root)
    return "rdf" if name.lower() == "rdf:rdf" else "atom" if name.startswith("atom:") else "rss"


def _first(found: _Found, names: Iterable[str]) -> Iterator[etree._Element]:
    return (element for name in names for element in found.get(name, ()))


def _title(found: _Found, names: Iterable[str]) -> str:
    for element in _first(found, names):
        kind = (element.get("type") or "").lower()
        # Atom's "text" is the default, and feeds that mean HTML forget to say so.
        written = text_in(element)
        if element.get("mode") == "base64":
            written = _from_base64(written)
        text = fields.plain(written, is_html=kind not in {"text", "text/plain"})
        if text:
            return text
    return ""


def _date(found: _Found, names: Iterable[str]) -> datetime | None:
    for element in _first(found, names):
        when = read_date(text_in(element))
        if when is not None:
            return when
    return None


def _body(found: _Found, names: Iterable[str]) -> str:
    for element in _first(found, names):
        text = fields.body(_html_in(element))
        if text:
            return text
    return ""


def _html_in(element: etree._Element) -> str:
    kind, mode = (element.get("type") or "").lower(), (element.get("mode") or "").lower()
    if mode == "base64":
        return _from_base64(text_in(element))
    if len(element):
        return _markup_in(element)
    text = text_in(element)
    if kind in {"text", "text/plain"} or (
        name_of(element) in {"atom:summary", "atom:content"} and not kind
    ):
        return fields.as_html(text)
    is_text = "/" not in kind or kind.startswith("text/") or kind.endswith("xml")
    return text if is_text else ""


def _markup_in(element: etree._Element) -> str:
    """The mark-up within, as HTML without namespaces; the one <div> of Atom's xhtml taken off."""
    holder = copy.deepcopy(element)
    for node in holder.iter(etree.Element):
        node.tag = str(node.tag).rpartition("}")[2]
    etree.cleanup_namespaces(holder)
    if len(holder) == 1 and holder[0].tag == "div" and not (holder.text or "").strip():
        holder = holder[0]
    holder.tail = None
    text = etree.tostring(holder, encoding="unicode", method="html")
    return text[text.find(">") + 1 : text.rfind("</")].strip()


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _bases(element: etree._Element, feed: _Feed) -> tuple[str, ...]:
    """Bases from the innermost outwards; the channel's own page before the feed's address."""
    outer = () if any(True for _ in inherited(element, BASE)) else (feed.home,)
    return (*inherited(element, BASE), *outer, feed.url)


def _address(found: _Found, element: etree._Element, bases: tuple[str, ...]) -> str:
    candidates = (
        *(text_in(e) for e in found.get("feedburner:origLink", ())),
        *(text_in(e) for e in _first(found, ("link", "rss:link")) if not e.get("href")),
        *_hrefs(found, "alternate"),
        *(text_in(e) for e in found.get("guid", ()) if e.get("isPermaLink", "").lower() != "false"),
        element.get(ABOUT) or "",
        *(e.get("src") or "" for e in found.get("atom:content", ())),
        *(text_in(e) for e in found.get("atom:id", ())),
        *_hrefs(found, "self"),
    )
    guessed = {text_in(e) for e in (*found.get("guid", ()), *found.get("atom:id", ()))}
    for text in filter(None, candidates):
        # An id that is no address must not become one by being resolved.
        url = fields.address(text, () if text in guessed else bases)
        if url:
            return url
    return ""


def _hrefs(found: _Found, rel: str) -> list[str]:
    links = [
        link
        for link in _first(found, ("atom:link", "link"))
        if link.get("href") and (link.get("rel") or "alternate").lower() == rel
    ]
    links.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    return [str(link.get("href")) for link in links]


def _identity(found: _Found, element: etree._Element) -> str:
    names = ("guid", "atom:id", "rss:guid", "id", "dc:identifier")
    stated = next((text for e in _first(found, names) if (text := text_in(e))), "")
    return stated or element.get(ABOUT) or ""


def _authors(found: _Found, element: etree._Element, feed: _Feed) -> tuple[Person, ...]:
    bases = _bases(element, feed)[0]
    own = _people(found, ("dc:creator", "author", "atom:author", "rss:author"), bases)
    if own:
        return own
    spoken = _people(found, ("itunes:author", "dcterms:creator"), bases)
    for source in found.get("atom:source", ()):
        spoken = spoken or _people(children(source), ("atom:author",), bases)
    return spoken or feed.authors


def _people(found: _Found, names: Iterable[str], url: str) -> tuple[Person, ...]:
    return fields.people(_person(one, url) for one in _first(found, names))


def _person(element: etree._Element, url: str) -> Person | None:
    parts = children(element)
    name = next((text_in(e) for e in _first(parts, ("atom:name", "name", "?:name"))), "")
    home = next((text_in(e) for e in _first(parts, ("atom:uri", "atom:url", "uri", "url"))), "")
    if not parts:
        name = text_in(element)
    return fields.person(
        name, fields.address(home, (*inherited(element, BASE), url)) if home else ""
    )


def _topics(found: _Found) -> Iterator[str]:
    for element in _first(found, _TOPICS):
        yield element.get("label") or element.get("term") or element.get("text") or text_in(element)
    for element in _first(found, ("media:keywords", "itunes:keywords")):
        yield from text_in(element).split(",")


def _language(found: _Found, element: etree._Element) -> str:
    stated = next((text_in(e) for e in _first(found, ("language", "dc:language"))), "")
    return (stated or next(inherited(element, LANG), ""))[:35].replace("_", "-")


def _home(head: _Found, channel: etree._Element, url: str) -> str:
    bases = (*inherited(channel, BASE), url)
    plain = (text_in(e) for e in _first(head, ("link", "rss:link")) if not e.get("href"))
    for text in (*plain, *_hrefs(head, "alternate")):
        found = fields.address(text, bases) if text else ""
        if found:
            return found
    return ""


def _hub(head: _Found, channel: etree._Element, url: str) -> str:
    bases = (*inherited(channel, BASE), url)
    return next((found for h in _hrefs(head, "hub") if (found := fields.address(h, bases))), "")


def _ttl(head: _Found) -> float | None:
    """Seconds; RSS counts minutes. sy:updatePeriod is left out: every WordPress says "hourly"."""
    for element in head.get("ttl", ()):
        text = text_in(element)
        if text.isascii() and text.isdigit() and len(text) < 8:
            return float(text) * 60 or None
    return None

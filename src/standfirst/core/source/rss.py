"""Reads RSS 0.9x to 2.0, RDF, CDF and Atom 0.3 and 1.0 from a tree, one reader for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from lxml import etree

from standfirst.core.source import fields
from standfirst.core.source.channel import (
    home_of,
    language_of,
    link_of,
    links,
    plain_links,
    skip_days,
    skip_hours,
    ttl_of,
)
from standfirst.core.source.dates import read_date
from standfirst.core.source.names import (
    ABOUT,
    BASE,
    Found,
    attribute,
    children,
    inherited,
    name_of,
    text_in,
)
from standfirst.core.source.picture import picture_in, picture_of
from standfirst.core.source.texts import bodies_in, first, title_in
from standfirst.core.types import ParsedFeed, ParsedItem, Person

_ITEMS = frozenset({"item", "entry", "atom:entry", "rss:item"})
_CHANNELS = frozenset({"channel", "rss:channel", "?:channel", "rdf:channel"})
_TITLE = ("title", "atom:title", "rss:title", "dc:title", "media:title", "itunes:title")
_SUMMARY = ("description", "atom:summary", "summary", "rss:description")
_LESSER_SUMMARY = (
    *("dc:description", "dcterms:abstract", "abstract", "itunes:summary"),
    *("itunes:subtitle", "media:description"),
)
_CONTENT = ("content:encoded", "atom:content", "content", "xhtml:body", "body", "fullitem")
_TELLING = (*_CONTENT, *_SUMMARY, *_TITLE)  # an entry's language is that of its text
_PUBLISHED = (
    *("pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued"),
    *("dcterms:created", "atom:created", "published", "rss:pubdate", "date"),
)
_MODIFIED = ("atom:updated", "atom:modified", "dcterms:modified", "updated", "modified")
_AUTHORS = ("dc:creator", "dc:author", "author", "atom:author", "rss:author")
_LESSER_AUTHORS = ("itunes:author", "dcterms:creator", "xhtml:address")
_WRITERS = frozenset({"author", "writer", "journalist", "reporter"})  # roles of media:credit
_TOPICS = ("category", "dc:subject", "atom:category", "media:category")
_LISTS = ("media:keywords", "itunes:keywords", "tags", "keywords")
_PLACES = ("georss:featurename", "georss:featureName")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What items fall back on."""

    url: str
    home: str
    authors: tuple[Person, ...] = ()


def read_tree(root: etree._Element, *, url: str, limit: int) -> ParsedFeed:
    """The feed in a tree, with its first `limit` items; dialect "rss", "rdf", "cdf" or "atom".

    `url` is where it was fetched: relative addresses are resolved against it.
    """
    channel = next((e for e in root if name_of(e) in _CHANNELS), root)
    head = children(channel)
    home = home_of(head, channel, url)
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
        title=title_in(head, _TITLE),
        home_url=home,
        language=language_of(head, channel),
        items=tuple(items),
        ttl=ttl_of(head),
        hub=link_of(head, channel, url, rel="hub"),
        self_url=link_of(head, channel, url, rel="self"),
        skip_hours=skip_hours(head),
        skip_days=skip_days(head),
    )


def _item_elements(root: etree._Element) -> Iterator[etree._Element]:
    # Anywhere: some feeds put items beside the channel, some inside of one another.
    return (element for element in root.iter(etree.Element) if name_of(element) in _ITEMS)


def _item(element: etree._Element, feed: _Feed) -> ParsedItem | None:
    found = children(element)
    bases = _bases(element, feed)
    url = _address(found, element, bases)
    title = title_in(found, _TITLE)
    summary, content = _texts(found, feed.url)
    authors = _authors(found, element, feed)
    published, modified = _date(found, _PUBLISHED), _date(found, _MODIFIED)
    published = published or read_date(attribute(element, "lastmod"))  # CDF
    topics = fields.labels(_topics(found))
    picture = picture_of(found, bases) or picture_in(content or summary, bases)
    key = fields.key_of(_identity(found, element), url, title, summary or content)
    if not key and (
        len(element) or element.attrib
    ):  # nothing to read, but it may yet say who, when or what about
        key = fields.key_of("", "", *(str(t) for t in element.itertext()), *_values(element))
    if not key:
        return None
    return ParsedItem(
        key=key,
        url=url,
        title=title,
        summary=summary,
        content=content,
        authors=authors,
        published=published or modified,
        modified=modified,
        topics=topics,
        picture=picture,
        language=language_of(found, next(first(found, _TELLING), element)),
    )


def _values(element: etree._Element) -> Iterator[str]:
    return (str(value) for part in element.iter(etree.Element) for value in part.values())


def _dialect(root: etree._Element) -> str:
    name = name_of(root).lower()
    if name == "channel" and attribute(root, "href"):
        return "cdf"
    return "rdf" if name == "rdf:rdf" else "atom" if name.startswith("atom:") else "rss"


def _texts(found: Found, url: str) -> tuple[str, str]:
    """(summary, content) of an entry; where it has two summaries, the longer is the content."""
    content = next(bodies_in(found, _CONTENT, url), "")
    given = list(dict.fromkeys(islice(bodies_in(found, _SUMMARY, url), 8)))
    if len(given) > 1 and not content:
        longest = max(given, key=len)
        return next(text for text in given if text is not longest), longest
    groups = (children(group) for group in found.get("media:group", ()))
    lesser = (text for part in (found, *groups) for text in bodies_in(part, _LESSER_SUMMARY, url))
    return given[0] if given else next(lesser, ""), content


def _date(found: Found, names: Iterable[str]) -> datetime | None:
    written = (text_in(e) for name in names for e in reversed(found.get(name, ())))
    return next((when for text in written if (when := read_date(text)) is not None), None)


def _bases(element: etree._Element, feed: _Feed) -> tuple[str, ...]:
    """Bases from the innermost outwards; the channel's own page before the feed's address."""
    outer = () if any(True for _ in inherited(element, BASE)) else (feed.home,)
    return (*inherited(element, BASE), *outer, feed.url)


def _address(found: Found, element: etree._Element, bases: tuple[str, ...]) -> str:
    candidates = (
        *(text_in(e) for e in found.get("feedburner:origLink", ())),
        *plain_links(found),
        *links(found, "alternate"),
        *(text_in(e) for e in found.get("guid", ()) if e.get("isPermaLink", "").lower() != "false"),
        element.get(ABOUT) or "",
        attribute(element, "href"),  # CDF
        *(e.get("src") or "" for e in found.get("atom:content", ())),
        *(text_in(e) for e in found.get("atom:id", ())),
        *links(found, "self"),
    )
    guessed = {text_in(e) for e in (*found.get("guid", ()), *found.get("atom:id", ()))}
    for text in filter(None, candidates):
        # An id that is no address must not become one by being resolved.
        url = fields.address(text, () if text in guessed else bases)
        if url:
            return url
    return ""


def _identity(found: Found, element: etree._Element) -> str:
    names = ("guid", "atom:id", "rss:guid", "id", "dc:identifier")
    stated = next((text for e in first(found, names) if (text := text_in(e))), "")
    return stated or element.get(ABOUT) or ""


def _authors(found: Found, element: etree._Element, feed: _Feed) -> tuple[Person, ...]:
    base = _bases(element, feed)[0]
    own = _people(found, _AUTHORS, base)
    if own:
        return own
    spoken = _people(found, _LESSER_AUTHORS, base) or _writers(found)
    for source in found.get("atom:source", ()):
        spoken = spoken or _people(children(source), ("atom:author",), base)
    return spoken or feed.authors


def _writers(found: Found) -> tuple[Person, ...]:
    groups = (children(group) for group in found.get("media:group", ()))
    credited = [e for part in (found, *groups) for e in part.get("media:credit", ())]
    return fields.people(
        fields.person(text_in(e)) for e in credited if (e.get("role") or "").lower() in _WRITERS
    )


def _people(found: Found, names: Iterable[str], url: str) -> tuple[Person, ...]:
    return fields.people(_person(one, url) for one in islice(first(found, names), 200))


def _person(element: etree._Element, url: str) -> Person | None:
    parts = children(element)
    name = next((text_in(e) for e in first(parts, ("atom:name", "name", "?:name"))), "")
    homes = first(parts, ("atom:uri", "atom:url", "atom:homepage", "uri", "url"))
    home = next(map(text_in, homes), "")
    if not name and not home and not any(part.endswith("email") for part in parts):
        name = text_in(element)
    return fields.person(
        name, fields.address(home, (*inherited(element, BASE), url)) if home else ""
    )


def _topics(found: Found) -> Iterator[str]:
    for element in first(found, _TOPICS):
        yield element.get("label") or element.get("term") or element.get("text") or text_in(element)
    for element in first(found, ("itunes:category",)):
        yield from (one.get("text") or text_in(one) for one in element.iter(etree.Element))
    for element in first(found, _LISTS):
        yield from text_in(element).split(",")
    yield from (text_in(element) for element in first(found, _PLACES))

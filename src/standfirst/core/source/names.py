"""The XML names that feeds use, brought to one spelling whatever prefix a feed gives them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Found = dict[str, list[etree._Element]]  # child elements by canonical name

# Addresses of namespaces in lower case, without the "/" or "#" at their end.
_SPACES = {
    "": (
        "",
        "http://purl.org/rss/1.0",
        "http://purl.org/net/rss1.1",
        "http://my.netscape.com/rdf/simple/0.9",
        "http://channel.netscape.com/rdf/simple/0.9",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://cyber.law.harvard.edu/rss/rss.html",
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "https://www.sitemaps.org/schemas/sitemap/0.9",
        "http://www.google.com/schemas/sitemap/0.84",
        "http://www.google.com/schemas/sitemap/0.9",
    ),
    "atom:": (
        "http://www.w3.org/2005/atom",
        "https://www.w3.org/2005/atom",
        "http://purl.org/atom/ns",
        "http://purl.org/atom/app",
    ),
    "dc:": ("http://purl.org/dc/elements/1.0", "http://purl.org/dc/elements/1.1"),
    "dcterms:": ("http://purl.org/dc/terms",),
    "content:": ("http://purl.org/rss/1.0/modules/content",),
    "sy:": ("http://purl.org/rss/1.0/modules/syndication",),
    "media:": (
        "http://search.yahoo.com/mrss",
        "https://search.yahoo.com/mrss",
        "http://video.search.yahoo.com/mrss",
        "http://www.rssboard.org/media-rss",
    ),
    "itunes:": ("http://www.itunes.com/dtds/podcast-1.0.dtd",),
    "georss:": ("http://www.georss.org/georss",),
    "feedburner:": (
        "http://rssnamespace.org/feedburner/ext/1.0",
        "http://feeds.feedburner.com/~d/styles/itemcontent.css",
    ),
    "rdf:": ("http://www.w3.org/1999/02/22-rdf-syntax-ns",),
    "xhtml:": ("http://www.w3.org/1999/xhtml",),
    "news:": ("http://www.google.com/schemas/sitemap-news/0.9",),
    "image:": ("http://www.google.com/schemas/sitemap-image/1.1",),
}
_PREFIXES = {space: prefix for prefix, spaces in _SPACES.items() for space in spaces}
_XML = "{http://www.w3.org/XML/1998/namespace}"
LANG = _XML + "lang"
BASE = _XML + "base"
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
MAX_TEXT = 512 * 1024  # characters of one field


def name_of(element: etree._Element) -> str:
    """Canonical name: "title" (RSS), "atom:title", "dc:creator"; "?:x" for an unknown one."""
    space, _, local = str(element.tag).rpartition("}")
    prefix = _PREFIXES.get(space[1:].lower().rstrip("/#"), "?:")
    if prefix == "?:" and f"{element.prefix}:" in _SPACES:
        prefix = f"{element.prefix}:"  # a namespace misspelt, under the prefix everybody uses
    if prefix == "" and ":" in local:  # a prefix that the feed forgot to declare
        return local.lower()
    return prefix + (local if prefix != "" else local.lower())


def text_in(element: etree._Element) -> str:
    """All text within, as it stands, blanks around it removed; at most MAX_TEXT characters."""
    if len(element) == 0:
        return (element.text or "")[:MAX_TEXT].strip()
    pieces: list[str] = []
    room = MAX_TEXT
    for piece in element.itertext():
        pieces.append(str(piece)[:room])
        room -= len(pieces[-1])
        if room <= 0:
            break
    return "".join(pieces).strip()


def children(element: etree._Element) -> Found:
    """The child elements by canonical name, each name's in document order."""
    found: Found = {}
    for child in element:
        found.setdefault(name_of(child), []).append(child)
    return found


def inherited(element: etree._Element, attribute: str) -> Iterator[str]:
    """The values of an xml: attribute, from the element outwards."""
    node: etree._Element | None = element
    while node is not None:
        value = node.get(attribute)
        if value is not None:
            yield str(value).strip()
        node = node.getparent()


def attribute(element: etree._Element, name: str) -> str:
    """An attribute of a dialect that writes names in any case; "" if there is none."""
    return next((str(value) for key, value in element.items() if str(key).lower() == name), "")

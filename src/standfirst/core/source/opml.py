"""Reads and writes lists of sources in OPML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from standfirst.core.errors import FeedError
from standfirst.core.source import fields
from standfirst.core.source.charset import text_of
from standfirst.core.source.document import clean, open_xml, sniff
from standfirst.core.types import FoundSource, SourceKind

MAX_BODY = 5 * 1024 * 1024  # bytes
MAX_OUTLINES = 10_000
MAX_DEPTH = 32
_KINDS = {"sitemap": SourceKind.SITEMAP, "page": SourceKind.PAGE}


def parse_opml(body: bytes) -> tuple[FoundSource, ...]:
    """The sources of an OPML file, each address once, in order; folders are looked into.

    Raises FeedError for what is no OPML, is over 5 MiB, 10,000 outlines or 32 folders deep.
    """
    if len(body) > MAX_BODY:
        raise FeedError("The file is larger than 5 MiB. Split it into smaller ones.")
    if sniff(body) != "opml":
        raise FeedError("This is no OPML file. Export the sources as OPML and choose that file.")
    sources: dict[str, FoundSource] = {}
    for count, (depth, outline) in enumerate(_outlines(open_xml(text_of(body)))):
        if count >= MAX_OUTLINES:
            raise FeedError("The file lists more than 10,000 entries. Split it into smaller ones.")
        if depth > MAX_DEPTH:
            raise FeedError("The file nests folders more than 32 deep. Move them further up.")
        source = _source(outline)
        if source is not None:
            sources.setdefault(source.url, source)
    return tuple(sources.values())


def write_opml(sources: Iterable[FoundSource], *, title: str) -> bytes:
    """An OPML 2.0 file in UTF-8, which `parse_opml` reads back unchanged."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean(title)
    body = etree.SubElement(root, "body")
    for source in sources:
        kind = "rss" if source.kind is SourceKind.FEED else source.kind.value
        name = clean(source.title) or source.url
        outline = {"type": kind, "text": name, "title": name, "xmlUrl": clean(source.url)}
        if source.home_url:
            outline["htmlUrl"] = clean(source.home_url)
        etree.SubElement(body, "outline", outline)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _outlines(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Every outline with its depth, in document order, without recursion."""
    waiting = [(0, root)]
    while waiting:
        depth, element = waiting.pop()
        is_outline = str(element.tag).lower() == "outline"
        if is_outline:
            yield depth, element
        waiting.extend((depth + is_outline, child) for child in reversed(element))


def _source(outline: etree._Element) -> FoundSource | None:
    found = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
    kind = _KINDS.get(found.get("type", "").lower(), SourceKind.FEED)
    address = fields.address(found.get("xmlurl", ""))
    if not address and found.get("type", "").lower() in {"rss", "atom", "page"}:
        address = fields.address(found.get("url", ""))
    if not address:
        return None
    title = fields.plain(found.get("title") or found.get("text") or "", is_html=False)
    home = fields.address(found.get("htmlurl", ""))
    return FoundSource(
        url=address, kind=kind, title="" if title == address else title, home_url=home
    )

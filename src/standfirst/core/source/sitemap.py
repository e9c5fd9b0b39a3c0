"""Reads news sitemaps, plain sitemaps that say when pages changed, and lists of sitemaps."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from standfirst.core.errors import FeedError
from standfirst.core.source import fields
from standfirst.core.source.dates import read_date
from standfirst.core.source.document import open_xml, text_of
from standfirst.core.source.names import children, name_of, text_in
from standfirst.core.types import FoundSource, ParsedFeed, ParsedItem, Picture, SourceKind

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
MAX_SITEMAPS = 500


def read_sitemap(root: etree._Element, *, url: str, limit: int) -> ParsedFeed:
    """The `limit` newest pages of a sitemap; those without any date are left out.

    Raises FeedError where no page has a date: then nothing tells news from old pages.
    """
    pages = [element for element in root if name_of(element) == "url"]
    found = [item for element in pages if (item := _item(element, url)) is not None]
    dated = [item for item in found if item.published or item.modified]
    if found and not dated:
        raise FeedError(
            "This sitemap does not say when its pages were written, so news cannot be told from "
            "old pages. Look for a feed or a news sitemap of this site."
        )
    # Sitemaps come in any order, and the oldest pages often come first.
    dated.sort(key=lambda item: item.published or item.modified or _LONG_AGO, reverse=True)
    return ParsedFeed(
        dialect="sitemap",
        title=_publication(pages),
        home_url=fields.address("/", (url,)),
        language=next((item.language for item in dated if item.language), ""),
        items=tuple(dated[:limit]),
    )


def sitemaps_in_index(body: bytes, *, url: str) -> tuple[FoundSource, ...]:
    """The sitemaps that a list of sitemaps names, the last changed first. Raises FeedError."""
    root = open_xml(text_of(body))
    dated: list[tuple[datetime, FoundSource]] = []
    for element in root:
        found = children(element)
        address = _address(found, url)
        if address:
            when = _date(found, "lastmod") or _LONG_AGO
            dated.append((when, FoundSource(url=address, kind=SourceKind.SITEMAP)))
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(source for _, source in dated[:MAX_SITEMAPS])


def _item(element: etree._Element, url: str) -> ParsedItem | None:
    page = children(element)
    address = _address(page, url)
    if not address:
        return None
    news = children(page["news:news"][0]) if "news:news" in page else {}
    publication = children(news["news:publication"][0]) if "news:publication" in news else {}
    return ParsedItem(
        key=address,
        url=address,
        title=fields.plain(_text(news, "news:title")),
        published=_date(news, "news:publication_date"),
        modified=_date(page, "lastmod"),
        topics=fields.labels(_text(news, "news:keywords").split(",")),
        picture=_picture(page, url),
        language=_text(publication, "news:language")[:35],
    )


def _picture(page: dict[str, list[etree._Element]], url: str) -> Picture | None:
    for element in page.get("image:image", ()):
        found = children(element)
        address = fields.address(_text(found, "image:loc"), (url,))
        if address:
            return Picture(address, fields.plain(_text(found, "image:caption")))
    return None


def _publication(pages: list[etree._Element]) -> str:
    for element in pages[:1]:
        for name in element.iter("{*}name"):
            return fields.plain(text_in(name))
    return ""


def _address(found: dict[str, list[etree._Element]], url: str) -> str:
    text = _text(found, "loc")
    return fields.address(text, (url,)) if text else ""


def _text(found: dict[str, list[etree._Element]], name: str) -> str:
    return next((text for e in found.get(name, ()) if (text := text_in(e))), "")


def _date(found: dict[str, list[etree._Element]], name: str) -> datetime | None:
    return read_date(_text(found, name))

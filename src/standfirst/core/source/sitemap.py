"""Reads news sitemaps, plain sitemaps and lists of sitemaps."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

from lxml import etree

from standfirst.core.errors import FeedError
from standfirst.core.source import fields
from standfirst.core.source.charset import text_of
from standfirst.core.source.dates import read_date
from standfirst.core.source.document import open_xml
from standfirst.core.source.names import Found, children, name_of, text_in
from standfirst.core.types import FoundSource, ParsedFeed, ParsedItem, Picture, SourceKind

MAX_PAGES = 50_000  # the most that the sitemap protocol allows in one file
MAX_SITEMAPS = 500
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def read_sitemap(root: etree._Element, *, url: str, limit: int) -> ParsedFeed:
    """The `limit` newest pages of a sitemap, newest first.

    Pages without a date are left out where others have one. Where none has, nothing tells new
    pages from old: then half of them are taken from the beginning and half from the end, since
    some sites add at the top and some at the bottom. Such items carry no more than an address.
    """
    pages = list(islice((element for element in root if name_of(element) == "url"), MAX_PAGES))
    dated = [(when, page) for page in pages if (when := _when(page)) is not None]
    # Sitemaps come in any order, and the oldest pages often come first.
    dated.sort(key=lambda pair: pair[0], reverse=True)
    chosen = [page for _, page in dated[:limit]] if dated else _ends(pages, limit)
    items = [item for page in chosen if (item := _item(page, url)) is not None]
    return ParsedFeed(
        dialect="sitemap",
        title=next((name for page in pages[:20] if (name := _publication(page))), ""),
        home_url=fields.address("/", (url,)),
        language=next((item.language for item in items if item.language), ""),
        items=tuple(items),
    )


def read_index(root: etree._Element, *, url: str) -> ParsedFeed:
    """A list of sitemaps: no items, but the sitemaps that it names, the last changed first.

    Raises FeedError where it names none.
    """
    found = _sitemaps(root, url)
    if not found:
        raise FeedError("This list of sitemaps names none. It is read again later.")
    home = fields.address("/", (url,))
    return ParsedFeed(dialect="sitemap", home_url=home, sitemaps=found)


def sitemaps_in_index(body: bytes, *, url: str) -> tuple[FoundSource, ...]:
    """The sitemaps that a list of sitemaps names, the last changed first. Raises FeedError."""
    found = _sitemaps(open_xml(text_of(body)), url)
    return tuple(FoundSource(url=address, kind=SourceKind.SITEMAP) for address in found)


def _sitemaps(root: etree._Element, url: str) -> tuple[str, ...]:
    dated: list[tuple[datetime, str]] = []
    for element in islice(root, MAX_PAGES):
        found = children(element)
        address = _address(found, url)
        if address:
            dated.append((_date(found, "lastmod") or _LONG_AGO, address))
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(dict.fromkeys(address for _, address in dated))[:MAX_SITEMAPS]


def _ends(pages: list[etree._Element], limit: int) -> list[etree._Element]:
    half = limit // 2
    return pages if len(pages) <= limit else [*pages[:half], *pages[-half:]]


def _when(element: etree._Element) -> datetime | None:
    page = children(element)
    return _date(_news(page), "news:publication_date") or _date(page, "lastmod")


def _news(page: Found) -> Found:
    return children(page["news:news"][0]) if "news:news" in page else {}


def _item(element: etree._Element, url: str) -> ParsedItem | None:
    page = children(element)
    address = _address(page, url)
    if not address:
        return None
    news = _news(page)
    publication = children(news["news:publication"][0]) if "news:publication" in news else {}
    return ParsedItem(
        key=address,
        url=address,
        title=fields.plain(_text(news, "news:title")),
        published=_date(news, "news:publication_date"),
        modified=_date(page, "lastmod"),
        topics=fields.labels(_text(news, "news:keywords").split(",")),
        picture=_picture(page, url),
        # Old news sitemaps have name and language beside the title.
        language=(_text(publication, "news:language") or _text(news, "news:language"))[:35],
    )


def _picture(page: Found, url: str) -> Picture | None:
    for element in page.get("image:image", ()):
        found = children(element)
        address = fields.address(_text(found, "image:loc"), (url,))
        if address:
            words = (_text(found, "image:caption"), _text(found, "image:title"))
            return Picture(address, next((fields.plain(text) for text in words if text), ""))
    return None


def _publication(element: etree._Element) -> str:
    return next((fields.plain(text_in(name)) for name in element.iter("{*}name")), "")


def _address(found: Found, url: str) -> str:
    text = _text(found, "loc")
    return fields.address(text, (url,)) if text else ""


def _text(found: Found, name: str) -> str:
    return next((text for e in found.get(name, ()) if (text := text_in(e))), "")


def _date(found: Found, name: str) -> datetime | None:
    return read_date(_text(found, name))

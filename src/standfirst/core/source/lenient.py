"""Reads a damaged feed with feedparser, where no strict reader can."""

from __future__ import annotations

import io
import re
from typing import Any

import feedparser

from standfirst.core.errors import FeedError
from standfirst.core.source import fields
from standfirst.core.source.dates import read_date
from standfirst.core.types import ParsedFeed, ParsedItem, Person, Picture

MAX_TEXT = 512 * 1024  # characters: hostile ones cost it seconds for each million
MAX_DEPTH = 300
_ELEMENT = re.compile(r"<(/?)(item|entry|[\w-]+:(?:item|entry))\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:(/)|([A-Za-z_]))[^<>]{0,4000}?(/?)>")


def read_damaged(text: str, *, url: str, limit: int) -> ParsedFeed:
    """What feedparser makes of XML that is not well-formed. Raises FeedError if that is nothing.

    `text` begins at its root element: no DOCTYPE is left in front of it.
    """
    _refuse_depth(text)
    # A stream: bytes or text would be tried as a file name and an address first.
    stream = io.BytesIO(_shortened(text, limit).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    found = feedparser.parse(
        stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    items = tuple(filter(None, (_item(entry, url) for entry in found.entries[:limit])))
    if not items and not found.get("version"):
        raise FeedError("The feed is damaged beyond reading. Usually its publisher mends it soon.")
    return ParsedFeed(
        dialect="atom" if str(found.get("version", "")).startswith("atom") else "rss",
        title=fields.plain(_text(found.feed, "title")),
        home_url=fields.address(_text(found.feed, "link"), (url,)),
        language=_text(found.feed, "language")[:35],
        items=items,
    )


def _item(entry: Any, url: str) -> ParsedItem | None:
    link = fields.address(_text(entry, "link"), (url,))
    title = fields.plain(_text(entry, "title"))
    contents = [fields.body(str(part.get("value") or "")) for part in entry.get("content", ())]
    content = next(filter(None, contents), "")
    summary = fields.body(_text(entry, "summary"))
    key = fields.key_of(_text(entry, "id"), link, title, summary or content)
    if not key:
        return None
    modified = read_date(_text(entry, "updated"))
    return ParsedItem(
        key=key,
        url=link,
        title=title,
        summary="" if summary == content else summary,
        content=content,
        authors=fields.people(_person(one, url) for one in entry.get("authors", ())),
        published=read_date(_text(entry, "published")) or modified,
        modified=modified,
        topics=fields.labels(
            str(t.get("label") or t.get("term") or "") for t in entry.get("tags", ())
        ),
        picture=_picture(entry, url),
    )


def _person(found: Any, url: str) -> Person | None:
    home = str(found.get("href") or "")
    return fields.person(str(found.get("name") or ""), fields.address(home, (url,)) if home else "")


def _picture(entry: Any, url: str) -> Picture | None:
    for name in ("media_content", "media_thumbnail"):
        for one in entry.get(name, ()):
            is_picture = str(one.get("medium") or one.get("type") or "image").startswith("image")
            found = fields.address(str(one.get("url") or ""), (url,)) if is_picture else ""
            if found:
                return Picture(found)
    return None


def _text(found: Any, name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _shortened(text: str, limit: int) -> str:
    """Up to the item at which it has enough, or to the last whole item that fits."""
    ends = [m.end() for m in _ELEMENT.finditer(text, 0, MAX_TEXT) if m[1]]
    if len(ends) > limit:
        return text[: ends[limit - 1]] + ">"
    return text if len(text) <= MAX_TEXT else text[: ends[-1] if ends else MAX_TEXT] + ">"


def _refuse_depth(text: str) -> None:
    depth = 0
    for found in _TAG.finditer(text, 0, MAX_TEXT):
        depth += -1 if found[1] else 0 if found[3] else 1
        if depth > MAX_DEPTH:
            raise FeedError(
                "The feed nests elements hundreds deep, as attacks do, so it was not read.",
                permanent=True,
            )

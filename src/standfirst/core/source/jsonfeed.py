"""Reads JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import html
import json
from typing import Any

from standfirst.core.errors import FeedError
from standfirst.core.source import fields
from standfirst.core.source.dates import read_date
from standfirst.core.types import ParsedFeed, ParsedItem, Person, Picture

_WRONG = "This is JSON, but not a JSON Feed. Check the address."


def read_json(text: str, *, url: str, limit: int) -> ParsedFeed:
    """The feed with its first `limit` items. Raises FeedError where it is no JSON Feed.

    What is of a wrong type is passed over, as if it were not there.
    """
    feed = _loaded(text)
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise FeedError(_WRONG)
    authors = _authors(feed, url)
    items = (_item(entry, url, authors) for entry in entries[:limit] if isinstance(entry, dict))
    hubs = [hub for hub in _list(feed, "hubs") if isinstance(hub, dict)]
    return ParsedFeed(
        dialect="json",
        title=fields.plain(_text(feed, "title"), is_html=False),
        home_url=fields.address(_text(feed, "home_page_url"), (url,)),
        language=_text(feed, "language")[:35],
        items=tuple(item for item in items if item is not None),
        self_url=fields.address(_text(feed, "feed_url"), (url,)),
        hub=next((a for hub in hubs if (a := fields.address(_text(hub, "url"), (url,)))), ""),
    )


def _loaded(text: str) -> dict[str, Any]:
    try:
        feed = json.loads(text.lstrip("\ufeff"), strict=False)
    except RecursionError:
        raise FeedError(
            "The feed nests too deeply, as attacks do, so it was not read. Check the address."
        ) from None
    except ValueError:
        raise FeedError(
            "The feed breaks off in the middle or is not correct JSON. It is read again later."
        ) from None
    if not isinstance(feed, dict):
        raise FeedError(_WRONG)
    return feed


def _item(entry: dict[str, Any], url: str, authors: tuple[Person, ...]) -> ParsedItem | None:
    link = _first_address(entry, ("url", "external_url"), url)
    title = fields.plain(_text(entry, "title"))
    text = _text(entry, "content_text")
    content = fields.body(_text(entry, "content_html") or _paragraphs(text))
    summary = fields.body(html.escape(_text(entry, "summary"), quote=False))
    identity = entry.get("id")
    written = str(identity) if isinstance(identity, str | int | float) else ""
    key = fields.key_of(written[:5000], link, title, summary or content)
    if not key:
        return None
    modified = read_date(_text(entry, "date_modified"))
    picture = _first_address(entry, ("image", "banner_image"), url)
    return ParsedItem(
        key=key,
        url=link or fields.address(written),
        title=title,
        summary=summary,
        content=content,
        authors=_authors(entry, url) or authors,
        published=read_date(_text(entry, "date_published")) or modified,
        modified=modified,
        topics=fields.labels(tag for tag in _list(entry, "tags") if isinstance(tag, str)),
        picture=Picture(picture) if picture else None,
        language=_text(entry, "language")[:35],
    )


def _authors(found: dict[str, Any], url: str) -> tuple[Person, ...]:
    named = [
        one for one in [*_list(found, "authors"), found.get("author")] if isinstance(one, dict)
    ]
    return fields.people(
        fields.person(_text(one, "name"), fields.address(_text(one, "url"), (url,)))
        for one in named
    )


def _first_address(entry: dict[str, Any], names: tuple[str, ...], url: str) -> str:
    found = (fields.address(text, (url,)) for name in names if (text := _text(entry, name)))
    return next(filter(None, found), "")


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in html.escape(text, quote=False).split("\n\n"))
    return "\n".join(f"<p>{part}</p>" for part in parts if part)


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _list(found: dict[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value[: fields.MAX_NAMES] if isinstance(value, list) else []

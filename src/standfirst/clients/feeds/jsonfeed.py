"""JSON Feed 1.1 out."""

from __future__ import annotations

from typing import Any

from standfirst.clients.feeds.entries import Feed, FeedEntry

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed, *, url: str) -> dict[str, Any]:
    """The feed as JSON Feed; `url` is its own address, without secrets."""
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": url,
        "language": "en",
        "items": [_item(entry) for entry in feed.entries],
    }


def _item(entry: FeedEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.modified.isoformat(),
    }
    if entry.external_url:
        item["external_url"] = entry.external_url
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    return item

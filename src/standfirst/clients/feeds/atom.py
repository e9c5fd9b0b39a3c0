"""Atom (RFC 4287) out."""

from __future__ import annotations

from django.utils.feedgenerator import Atom1Feed

from standfirst.clients.feeds.entries import Feed, legible

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


def written(feed: Feed, *, url: str) -> str:
    """The feed as Atom; `url` is its own address, without secrets."""
    made = Atom1Feed(
        title=legible(feed.title),
        link=feed.home_url,
        description="",
        feed_url=url,
        feed_guid=url,
        language="en",
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title or "Without a headline",
            link=entry.url,
            description=entry.html,
            unique_id=entry.id,
            author_name=", ".join(entry.authors) or "unsigned",
            pubdate=entry.published,
            updateddate=entry.modified,
        )
    return str(made.writeString("utf-8"))

"""Decides which pages a sitemap had long before the desk came: known, but no news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from standfirst.core.types import ParsedItem

TAKEN = 50  # pages of a first announcement that are taken though nothing says that they are news
RECENT = timedelta(days=30)
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def backlog(items: Sequence[ParsedItem], now: datetime) -> frozenset[int]:
    """The places of the items whose pages are not to be fetched, at a sitemap's first poll.

    A sitemap lists all that a site ever had, and `lastmod` is often the day of the last redesign:
    only a date of publication tells news. Of the others TAKEN are taken, the last changed; where
    none is dated, half from the beginning and half from the end, as sites add at either.
    """
    old = [n for n, item in enumerate(items) if not _is_news(item, now)]
    room = max(0, TAKEN - (len(items) - len(old)))
    if any(items[n].modified or items[n].published for n in old):
        old.sort(key=lambda n: items[n].modified or items[n].published or _LONG_AGO, reverse=True)
        return frozenset(old[room:])
    head = (room + 1) // 2
    return frozenset(old[head : max(head, len(old) - (room - head))])


def _is_news(item: ParsedItem, now: datetime) -> bool:
    return item.published is not None and item.published > now - RECENT

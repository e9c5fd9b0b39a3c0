"""Reads what an RSS or Atom feed says of itself: its page, its hub, when not to ask."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from standfirst.core.source import fields
from standfirst.core.source.names import BASE, LANG, Found, attribute, children, inherited, text_in
from standfirst.core.source.texts import first

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000}
_PERIODS |= {"yearly": 31536000}
_UNCHOSEN = 3600.0  # "once an hour" stands in every WordPress, whose owners never said so


def home_of(head: Found, channel: etree._Element, url: str) -> str:
    """The address of the page that the feed belongs to; "" if it names none."""
    bases = (*inherited(channel, BASE), url)
    named = (*plain_links(head), *links(head, "alternate"), attribute(channel, "href"))
    return next((found for text in named if text and (found := fields.address(text, bases))), "")


def link_of(head: Found, channel: etree._Element, url: str, *, rel: str) -> str:
    """The first address of such a link ("hub", "self") in the feed's head; "" if there is none."""
    bases = (*inherited(channel, BASE), url)
    # An empty reference is a whole one: it stands for the base itself.
    named = (target or bases[0] for target in links(head, rel))
    return next((found for text in named if (found := fields.address(text, bases))), "")


def plain_links(found: Found) -> list[str]:
    """What RSS's links point to; of several the last comes first, as other readers have it."""
    elements = [e for e in first(found, ("link", "rss:link")) if not e.get("rel")]
    return [text_in(e) or str(e.get("href") or "") for e in reversed(elements)]


def links(found: Found, rel: str) -> list[str]:
    """What the links of this relation point to, pages first; old ones hold it as their text."""
    named = [
        link
        for link in first(found, ("atom:link", "link"))
        if (link.get("rel") or "alternate").lower() == rel
    ]
    named.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    return [text_in(link) if link.get("href") is None else str(link.get("href")) for link in named]


def language_of(found: Found, element: etree._Element) -> str:
    """The language that is stated within, else the nearest xml:lang of `element`."""
    stated = next((text_in(e) for e in first(found, ("language", "dc:language"))), "")
    return (stated or next(inherited(element, LANG), ""))[:35].replace("_", "-")


def ttl_of(head: Found) -> float | None:
    """Seconds between two questions, by RSS's ttl (in minutes) or else sy:updatePeriod."""
    for element in head.get("ttl", ()):
        minutes = _number(text_in(element))
        if minutes is not None:
            return minutes * 60.0 or None
    period = next((text_in(e).lower() for e in head.get("sy:updatePeriod", ())), "")
    times = next((_number(text_in(e)) for e in head.get("sy:updateFrequency", ())), None) or 1
    seconds = _PERIODS.get(period, 0) / times
    return seconds if seconds and seconds != _UNCHOSEN else None


def skip_hours(head: Found) -> tuple[int, ...]:
    """The hours of the day, UTC, in which not to ask; RSS 0.91 counts from 1 to 24."""
    numbers = (_number(text) for text in _within(head, "skiphours", "hour"))
    return tuple(sorted({number % 24 for number in numbers if number is not None and number < 25}))


def skip_days(head: Found) -> tuple[int, ...]:
    """The days of the week on which not to ask; Monday is 0."""
    names = (text.lower() for text in _within(head, "skipdays", "day"))
    return tuple(sorted({_DAYS.index(name) for name in names if name in _DAYS}))


def _within(head: Found, name: str, part: str) -> Iterable[str]:
    for element in head.get(name, ()):
        for one in children(element).get(part, ())[:31]:
            yield text_in(one)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None

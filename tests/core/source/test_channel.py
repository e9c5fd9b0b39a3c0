"""What a feed says of itself: its page, its hub, when not to ask."""

from __future__ import annotations

import json

import pytest

from standfirst.core.source.parse import parse_feed
from standfirst.core.types import ParsedFeed

URL = "https://paper.example/feeds/all.xml"
NAMES = (
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def read(channel: str) -> ParsedFeed:
    return parse_feed(f"<rss {NAMES}><channel>{channel}</channel></rss>".encode(), url=URL)


def test_hub_and_self_are_told_in_every_dialect() -> None:
    links = '<{0}link rel="self" href="/f"/><{0}link rel="hub" href="https://hub.example/"/>'
    atom = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'.format(links.format(""))
    hubs = [{"type": "WebSub", "url": "https://hub.example/"}]
    told = {"items": [], "feed_url": "https://paper.example/f", "hubs": hubs}
    told["version"] = "https://jsonfeed.org/version/1.1"
    for feed in (
        read(links.format("atom:")),
        parse_feed(atom.encode(), url=URL),
        parse_feed(json.dumps(told).encode(), url=URL),
    ):
        assert (feed.hub, feed.self_url) == ("https://hub.example/", "https://paper.example/f")


def test_hours_and_days_not_to_ask_are_told_in_utc() -> None:
    feed = read(
        """<skipHours><hour>4</hour><hour>24</hour><hour> 5 </hour><hour>99</hour><hour>x</hour>
        </skipHours><skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>"""
    )
    assert feed.skip_hours == (0, 4, 5)
    assert feed.skip_days == (0, 6)


@pytest.mark.parametrize(
    ("channel", "seconds"),
    [
        ("<ttl>30</ttl>", 1800.0),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 86400.0),
        (
            "<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            21600.0,
        ),
        ("<ttl>5</ttl><sy:updatePeriod>weekly</sy:updatePeriod>", 300.0),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>",
            None,
        ),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            None,
        ),
    ],
)
def test_the_wait_that_a_feed_asks_for_is_in_seconds(channel: str, seconds: float | None) -> None:
    assert read(channel).ttl == seconds


def test_of_several_links_the_last_is_the_home_page() -> None:
    links = "<link>https://a.example/</link><link>https://b.example/</link>"
    assert read(links).home_url == "https://b.example/"
    assert read(f"<link></link>{links}<link/>").home_url == "https://b.example/"

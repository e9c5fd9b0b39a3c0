"""Lists of sources, in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.errors import FeedError
from standfirst.core.source.opml import parse_opml, write_opml
from standfirst.core.types import FoundSource, SourceKind

FILE = b"""<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body>
<outline text="News"><outline type="rss" text="One &amp; all" xmlUrl="https://a.example/f"
 htmlUrl="https://a.example/"/><outline text="Deeper"><outline title="Two"
 xmlurl="http://b.example/f"/></outline></outline>
<outline text="Again" xmlUrl="https://a.example/f"/><outline text="No address" xmlUrl=""/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/>
<outline type="sitemap" text="S" xmlUrl="https://c.example/s.xml"/></body></opml>"""


def test_sources_are_found_in_all_folders_each_once() -> None:
    assert parse_opml(FILE) == (
        FoundSource("https://a.example/f", title="One & all", home_url="https://a.example/"),
        FoundSource("http://b.example/f", title="Two"),
        FoundSource("https://c.example/s.xml", kind=SourceKind.SITEMAP, title="S"),
    )


def test_what_is_written_is_read_back() -> None:
    sources = parse_opml(FILE)
    assert parse_opml(write_opml(sources, title="Mine <&>")) == sources


def nested(depth: int) -> bytes:
    inner = b'<outline xmlUrl="http://a.example/"/>'
    return (
        b"<opml><body>" + b"<outline>" * depth + inner + b"</outline>" * depth + b"</body></opml>"
    )


def test_folders_are_followed_32_deep_and_no_deeper() -> None:
    assert len(parse_opml(nested(32))) == 1
    with pytest.raises(FeedError, match="32 deep"):
        parse_opml(nested(33))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "no OPML"),
        (b"<rss/>", "no OPML"),
        (b'<!DOCTYPE opml [<!ENTITY a "b"><!ENTITY c "&a;">]><opml/>', "declares entities"),
        (b"<opml><body>", "not correct XML"),
        (b" " * (5 * 1024 * 1024 + 1), "larger than 5 MiB"),
        (b"<opml><body>" + b"<outline/>" * 10_001 + b"</body></opml>", "more than 10,000"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(body: bytes, says: str) -> None:
    with pytest.raises(FeedError, match=says):
        parse_opml(body)


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=20))
def test_any_title_can_be_written_and_read(titles: list[str], title: str) -> None:
    sources = [FoundSource(f"https://a.example/{n}", title=name) for n, name in enumerate(titles)]
    found = parse_opml(write_opml(sources, title=title))
    assert [source.url for source in found] == [source.url for source in sources]

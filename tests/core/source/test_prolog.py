"""What stands before the root of a feed: harmless entities are written out, attacks refused."""

from __future__ import annotations

import pytest

from standfirst.core.errors import FeedError
from standfirst.core.source.parse import parse_feed
from standfirst.core.source.prolog import MAX_ENTITIES, MAX_VALUE, without_prolog
from tests.cost import at_most

FEED = "<rss><channel><item><title>&a;</title></item></channel></rss>"
BOMB = f'<!DOCTYPE rss [<!ENTITY b "b"><!ENTITY a "&b;&b;">]>{FEED}'


@pytest.mark.parametrize(
    "body",
    [
        BOMB.encode(),
        b"\xef\xbb\xbf  " + BOMB.encode(),
        BOMB.encode("utf-16"),
        BOMB.encode("utf-16-le"),
        BOMB.encode("utf-32"),
        f'<?xml version="1.0" encoding="cp037"?>{BOMB}'.encode("cp037"),
        f"<!-- x --><?y?>{BOMB}".encode(),
        b'<!DOCTYPE rss SYSTEM "a" [ <!ELEMENT rss ANY> ]><rss/>',
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
        b'<!DOCTYPE rss [<!ENTITY % a "b"> %a;]><rss/>',
        b'<!DOCTYPE rss [<!ENTITY a "b">%c;]><rss/>',
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * (MAX_VALUE + 1)}">]>{FEED}'.encode(),
        b"<!DOCTYPE rss ["
        + b"".join(b'<!ENTITY a%d "b">' % n for n in range(MAX_ENTITIES + 1))
        + b"]><rss/>",
        b"<!ENTITY a 'b'><rss/>",
        b"<!DOCTYPE rss [<rss " + b"<!--" * 24_000 + b"]><rss/>",
    ],
)
def test_declarations_that_attack_are_refused_in_every_encoding(body: bytes) -> None:
    with at_most(2.0):
        with pytest.raises(FeedError, match="declares entities") as error:
            parse_feed(body, url="https://x.example/", content_type="application/rss+xml")
        assert error.value.permanent


def test_a_comment_without_an_end_hides_nothing() -> None:
    with pytest.raises(FeedError, match="declares entities"):
        without_prolog("<!DOCTYPE rss [<!-- no end ]><rss/>")


def test_entities_that_stand_for_plain_words_are_written_out_except_in_cdata() -> None:
    declared = """<!-- x --> <!ENTITY a "AT"> <!ENTITY t 'T'>"""
    text = f"<!DOCTYPE rss [{declared}]><r>&a;&t;&o;<![CDATA[&a;]]></r>"
    assert without_prolog(text) == "<r>ATT&o;<![CDATA[&a;]]></r>"


def test_entities_may_not_blow_a_feed_up() -> None:
    text = f'<!DOCTYPE r [<!ENTITY a "{"x" * MAX_VALUE}">]><r>{"&a;" * 6000}</r>'
    with pytest.raises(FeedError, match="declares entities"):
        without_prolog(text)

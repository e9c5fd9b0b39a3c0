"""Foreign HTML made safe, and made text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.article.markup import MAX_TAGS, decode, flatten, parse
from standfirst.core.article.sanitize import clean, plain
from tests.cost import at_most

BAD = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href=' &#106;avascript:alert(1)'>x</a>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<form action='/x'><input></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href='//evil.example'>",
]


@pytest.mark.parametrize("html", BAD)
def test_nothing_active_survives(html: str) -> None:
    cleaned = clean(html, base_url="https://example.org/").casefold()
    for bad in (
        "<script",
        '"javascript',
        "onerror=",
        "<svg",
        "<iframe",
        "style",
        "<form",
        "<meta",
        "<base",
        "<math",
    ):
        assert bad not in cleaned


def test_what_an_article_needs_is_kept() -> None:
    html = "<h2>A</h2><p>b <em>c</em></p><ul><li>d</li></ul><blockquote>e</blockquote>"
    assert clean(html) == html


def test_relative_addresses_are_made_whole_or_dropped() -> None:
    html = '<a href="/a">x</a>'
    assert 'href="https://example.org/a"' in clean(html, base_url="https://example.org/b")
    assert "href" not in clean(html)


def test_links_carry_no_referrer_and_no_opener() -> None:
    assert 'rel="noopener noreferrer nofollow"' in clean('<a href="https://example.org/a">x</a>')


def test_plain_gives_a_line_for_each_block() -> None:
    html = (
        "<p>One  &amp; <b>two</b></p><script>x()</script>"
        "<ul><li>three</li><li>four</li></ul>five<br>six"
    )
    assert plain(html) == "One & two\nthree\nfour\nfive\nsix"
    assert plain("a &lt; b") == "a < b"
    assert plain("") == ""


SHAPES = [
    "<div>",
    "<b>",
    "<p>",
    "</p>",
    "<!--",
    "<a href='",
    "<table><tr><td>",
    "<ul><li>",
    "<svg>",
    "<",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_time_stays_linear(shape: str) -> None:
    html = shape * 200_000
    with at_most(4):
        clean(html)
        plain(html)


def test_tags_too_deep_lose_their_tags_and_keep_their_text() -> None:
    html = flatten("<div>" * 300 + "word" + "</div>" * 300 + "<p>after</p>", depth=100)
    assert html == "<div>" * 100 + "word" + "</div>" * 100 + "<p>after</p>"


def test_tags_without_number_are_cut() -> None:
    assert flatten("<p>x</p>" * (MAX_TAGS + 10)).count("<p>") == MAX_TAGS


def test_scripts_and_comments_do_not_count_as_depth() -> None:
    html = "<script>'<div>'</script><!-- <div> --><div>x</div>"
    assert flatten(html, depth=1) == html


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        ("<p>Škoda žluťoučký kůň</p>".encode(), "text/html; charset=iso-8859-1"),
        ("<p>Škoda žluťoučký kůň</p>".encode("cp1250"), "text/html; charset=windows-1250"),
        (b"<meta charset=windows-1250>" + "<p>Škoda žluťoučký kůň</p>".encode("cp1250"), ""),
        (b"\xff\xfe" + "<p>Škoda žluťoučký kůň</p>".encode("utf-16-le"), ""),
        (b"\xef\xbb\xbf" + "<p>Škoda žluťoučký kůň</p>".encode(), "text/html; charset=ascii"),
    ],
)
def test_encodings_are_found_even_where_the_label_lies(raw: bytes, content_type: str) -> None:
    assert "Škoda žluťoučký kůň" in decode(raw, content_type)


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    raw = "Žluťoučký kůň úpěl ďábelské ódy. ".encode() * 20 + b"\xff"
    assert decode(raw).startswith("Žluťoučký kůň")


def test_an_unknown_label_is_no_error() -> None:
    assert decode(b"caf\xe9 au lait", "text/html; charset=klingon")
    assert decode(b"abc \xff", "text/html; charset=hex")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.binary(max_size=200))
def test_nothing_raises(text: str, raw: bytes) -> None:
    assert isinstance(clean(text), str)
    assert isinstance(plain(text), str)
    assert isinstance(decode(raw), str)
    parse(text)


def test_spaces_around_an_address_are_none_of_it() -> None:
    assert 'href="https://a.example/b"' in clean(
        '<a href=" /b ">c</a>', base_url="https://a.example"
    )


def test_what_an_object_shows_in_its_stead_stays() -> None:
    assert "its picture" in clean(
        '<p>See <object data="x.swf"><param name="a">its picture</object>'
    )


def test_an_address_with_control_characters_raises_nothing() -> None:
    assert "c</a>" in clean('<a href=" &#1;x&#x1f;&#xfffe; ">c</a>', base_url="https://a.example")

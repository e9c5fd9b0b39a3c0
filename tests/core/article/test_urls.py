"""One form for an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.urls import canonical, canonical_of, registrable


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("HTTP://Example.ORG:80/A?b=2&a=1#top", "http://example.org/A?b=2&a=1"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
        ("https://example.org/a?gclid=1&mc_cid=2", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/index.html", "https://example.org/index.html"),
        ("https://example.org/a/amp", "https://example.org/a/amp"),
        ("https://example.org/a?ref=rss", "https://example.org/a"),
        ("https://example.org/a?ref=4711", "https://example.org/a?ref=4711"),
        (" https://example.org/a\n", "https://example.org/a"),
        ("https://example.org", "https://example.org/"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://[::1/", "http://[::1/"),
        ("", ""),
    ],
)
def test_an_address_has_one_form(url: str, found: str) -> None:
    assert canonical(url) == found


@given(st.text(max_size=200).map("https://example.org/".__add__))
def test_a_canonical_address_stays_as_it_is(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("https://example.org/b", "https://example.org/b"),
        ("/b", "https://example.org/b"),
        ("https://m.example.org/b", "https://m.example.org/b"),
        ("https://other.net/b", "https://www.example.org/a"),
        ("https://example.org/", "https://www.example.org/a"),
        ("javascript:x", "https://www.example.org/a"),
        ("http://[bad", "https://www.example.org/a"),
        ("", "https://www.example.org/a"),
    ],
)
def test_a_declared_address_is_believed_within_its_site(declared: str, found: str) -> None:
    expected = found if declared != "/b" else "https://www.example.org/b"
    assert canonical_of("https://www.example.org/a", declared) == expected


def test_what_was_registered_is_seen_by_its_shape() -> None:
    assert registrable("m.news.example.co.uk") == "example.co.uk"
    assert registrable("www.example.org") == "example.org"
    assert registrable("127.0.0.1") == "127.0.0.1"

"""What is found on a page that offers feeds, or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.source.discover import (
    find_sources,
    guesses,
    links_of,
    sitemaps_in_robots,
    sniff,
)

URL = "https://paper.example/world/"


def test_named_feeds_come_in_order_without_those_of_comments() -> None:
    page = b"""<html><head><base href="https://cdn.example/x/">
    <link rel="stylesheet" href="a.css">
    <link rel="alternate" type="application/rss+xml" title="World" href="/world.rss">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/c">
    <link rel="alternate" type="application/rss+xml" href="/post/comments/feed/">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
    <link rel="alternate" type="application/feed+json" href="feed://j.example/feed.json">
    <link rel="alternate" hreflang="de" href="/de/"></head>
    <a href="/rss">RSS</a></html>"""
    found = find_sources(page, url=URL)
    assert [source.url for source in found] == [
        "https://cdn.example/world.rss",
        "https://cdn.example/x/atom",
        "http://j.example/feed.json",
    ]
    assert (found[0].title, found[0].home_url) == ("World", URL)


def test_links_that_look_like_feeds_are_taken_where_none_is_named() -> None:
    page = b"""<a href="/about">x</a><a href="/feeds/world.xml">World</a><a href="rss.jpg">p</a>
    <a href="/rss/">All</a><a href="mailto:rss@paper.example">mail</a><a href="/rss/#x">All</a>"""
    assert [source.url for source in find_sources(page, url=URL)] == [
        "https://paper.example/feeds/world.xml",
        "https://paper.example/rss/",
    ]


def test_common_places_are_guessed_beside_the_page_and_at_the_top() -> None:
    found = guesses("https://paper.example/blog?x=1")
    assert found[0] == "https://paper.example/blog/feed"
    assert "https://paper.example/rss.xml" in found
    assert "https://paper.example/news-sitemap.xml" in found
    assert len(found) == len(set(found))
    assert guesses("ftp://x") == guesses("http://[") == ()


def test_sitemaps_come_out_of_robots_with_those_of_news_first() -> None:
    text = "User-agent: *\nSitemap: https://a.example/s.xml\r\nsitemap:https://a.example/news.xml\n"
    assert sitemaps_in_robots(f"{text}Sitemap: /relative\nSitemap: https://a.example/s.xml") == (
        "https://a.example/news.xml",
        "https://a.example/s.xml",
    )


def test_a_page_without_a_feed_gives_its_article_links() -> None:
    page = b"""<html lang="en"><title>The Paper</title><nav><a href="/2026/05/02/menu-of-today">
    A menu of many words here</a></nav>
    <a href="/2026/05/02/river-rises"><img></a>
    <a href="/2026/05/02/river-rises#top"><h2>River rises again</h2>By Ann</a>
    <a href="https://www.paper.example/world/a-b-c-d-e">Five words of a headline</a>
    <a href="https://elsewhere.example/2026/05/02/other-news">News from somewhere else</a>
    <a href="/tag/rivers-and-more-of-them">All the stories about rivers of ours</a>
    <a href="/2026/05/02/paper.pdf">The whole paper as PDF</a><a href="/world/">World news</a>
    <a href="javascript:void(0)">Open the menu of the page now</a></html>"""
    feed = links_of(page, URL)
    assert (feed.dialect, feed.title, feed.language) == ("page", "The Paper", "en")
    assert [(item.url, item.title) for item in feed.items] == [
        ("https://paper.example/2026/05/02/river-rises", "River rises again"),
        ("https://www.paper.example/world/a-b-c-d-e", "Five words of a headline"),
    ]


TEASER = (
    '<article><a href="{0}"><img alt=""></a><h3><a href="{0}?utm_source=x">{1}</a></h3></article>'
)


def picked(body: str) -> list[tuple[str, str]]:
    page = f"<html><body>{body}</body></html>".encode()
    return [(item.key, item.title) for item in links_of(page, URL).items]


def test_a_front_page_gives_its_teasers_under_addresses_that_last() -> None:
    teasers = (("/a/rail", "Rail strike ends tonight"), ("/a/port", "Ports open again on Monday"))
    body = "<main>" + "".join(TEASER.format(*teaser) for teaser in teasers) + "</main>"
    assert picked(body) == [(f"https://paper.example{path}", title) for path, title in teasers]


@pytest.mark.parametrize(
    "around",
    [
        "<header>{}</header>",
        "<div role=navigation>{}</div>",
        "<div role=contentinfo>{}</div>",
        "<aside>{}</aside>",
        "<footer><div>{}</div></footer>",
    ],
)
def test_the_furniture_of_a_front_page_gives_no_links(around: str) -> None:
    link = '<a href="/2026/05/02/the-whole-long-slug">Our promise to all of our readers</a>'
    assert picked(around.format(link)) == []
    assert len(picked(f"<main><article><header>{link}</header></article></main>")) == 1


def test_headlines_without_spaces_count_their_letters() -> None:
    link = '<a href="/news/20260502">日本の新聞は今日の出来事を伝えています</a>'
    assert len(picked(link)) == 1


def test_the_parts_of_one_site_are_one_site() -> None:
    link = '<a href="https://{}/2026/05/02/river-rises-again">The river rises again</a>'
    assert len(picked(link.format("edition.paper.example"))) == 1
    assert picked(link.format("other.example")) == []


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b'<?xml version="1.0"?><!-- <html> --><rss>', "text/html", "rss"),
        (b'\xef\xbb\xbf\n<feed xmlns="x">', "", "atom"),
        (b"<rdf:RDF xmlns:rdf='x'>", "", "rdf"),
        (b"<urlset>", "", "sitemap"),
        (b"<sitemapindex>", "", "sitemapindex"),
        (b"<opml>", "", "opml"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "", "json"),
        (b'{"a": 1}', "application/json", ""),
        (b"<!DOCTYPE html><html>", "application/rss+xml", "html"),
        (b"<p>hello", "text/html", "html"),
        (b"hello", "text/html", ""),
        (b"", "", ""),
    ],
)
def test_a_body_is_told_by_what_it_holds(body: bytes, content_type: str, kind: str) -> None:
    assert sniff(body, content_type) == kind


PIECES = ["<a href=", "'", "/feed", ">", "<link rel=alternate ", "\x00", "</a>", "é"]
PIECES += ["type=application/rss+xml ", "href=//[", "<base href="]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_no_page_raises(parts: list[str]) -> None:
    page = "".join(parts).encode()
    find_sources(page, url=URL)
    links_of(page, URL)

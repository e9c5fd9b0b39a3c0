"""News sitemaps, plain sitemaps and lists of sitemaps."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

from standfirst.core.source.parse import MAX_ITEMS, parse_feed
from standfirst.core.source.sitemap import sitemaps_in_index
from standfirst.core.types import ParsedFeed, Picture

URL = "https://paper.example/sitemap.xml"
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">%s</urlset>"""
PAGE = """<url><loc>https://paper.example/%d</loc><news:news><news:publication>
 <news:name>Paper</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2026-05-0%dT00:00:00Z</news:publication_date>
 <news:title>N%d &amp;amp; more</news:title><news:keywords>a, b</news:keywords></news:news>
 <image:image><image:loc>/%d.jpg</image:loc><image:caption>The river</image:caption></image:image>
 </url>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap><loc>/old.xml</loc><lastmod>2026-05-01</lastmod></sitemap>
 <sitemap><loc>/never.xml</loc></sitemap>
 <sitemap><loc>/new.xml.gz</loc><lastmod>2026-05-02T08:00:00+02:00</lastmod></sitemap>%s"""


def read(text: str) -> ParsedFeed:
    return parse_feed(text.encode(), url=URL)


def test_a_news_sitemap_is_read_newest_first() -> None:
    feed = read(SITEMAP % (PAGE % (1, 1, 1, 1) + PAGE % (2, 2, 2, 2)))
    assert (feed.dialect, feed.title, feed.language) == ("sitemap", "Paper", "en")
    assert [item.title for item in feed.items] == ["N2 & more", "N1 & more"]
    newest = feed.items[0]
    assert (newest.topics, newest.language) == (("a", "b"), "en")
    assert newest.published == datetime(2026, 5, 2, tzinfo=UTC)
    assert newest.picture == Picture("https://paper.example/2.jpg", "The river")


def test_a_plain_sitemap_gives_its_dated_pages_newest_first() -> None:
    dated = "<url><loc>https://p.example/%d</loc><lastmod>2026-05-0%d</lastmod></url>"
    undated = "<url><loc>https://p.example/2</loc></url>"
    body = gzip.compress((SITEMAP % (dated % (1, 1) + undated + dated % (3, 3))).encode())
    feed = parse_feed(body, url=URL)
    assert [item.key for item in feed.items] == ["https://p.example/3", "https://p.example/1"]
    assert (feed.items[0].published, feed.items[0].title) == (None, "")


def test_a_sitemap_without_dates_gives_addresses_from_both_its_ends() -> None:
    pages = "".join(f"<url><loc>https://p.example/{n}</loc></url>" for n in range(MAX_ITEMS + 10))
    items = read(SITEMAP % pages).items
    assert len(items) == MAX_ITEMS
    assert (items[0].url, items[-1].url) == (
        "https://p.example/0",
        f"https://p.example/{MAX_ITEMS + 9}",
    )


def test_a_list_of_sitemaps_names_the_last_changed_first() -> None:
    names = ("new.xml.gz", "old.xml", "never.xml")
    feed = read(INDEX % "</sitemapindex>")
    assert (feed.items, feed.dialect) == ((), "sitemap")
    assert feed.sitemaps == tuple(f"https://paper.example/{name}" for name in names)
    sources = sitemaps_in_index((INDEX % "</sitemapindex>").encode(), url=URL)
    assert tuple(source.url for source in sources) == feed.sitemaps


def test_a_list_or_sitemap_that_breaks_off_gives_what_is_whole() -> None:
    assert len(read(INDEX % "<sitemap><loc>/cut").sitemaps) == 3
    whole = SITEMAP % (PAGE % (1, 1, 1, 1) + PAGE % (2, 2, 2, 2))
    assert [item.title for item in read(whole[: whole.rindex("N2")]).items] == ["N1 & more"]


def test_damage_of_one_page_spoils_no_other() -> None:
    broken = (PAGE % (2, 2, 2, 2)).replace("</news:title>", "</news:oops>")
    titles = [i.title for i in read(SITEMAP % (broken + PAGE % (1, 1, 1, 1) + "<br>")).items]
    assert "N1 & more" in titles

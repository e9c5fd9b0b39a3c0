"""What an address offers, and what stands on the desk afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.core.errors import FeedError, StandfirstError
from standfirst.core.source.opml import write_opml
from standfirst.core.types import FoundSource, SourceKind
from standfirst.jobs import add
from standfirst.jobs.tools import Tools
from standfirst.models import Outlet, Setup, Source
from tests import wire
from tests.jobs.conftest import NOW
from tests.stand import Answer, Stand

pytestmark = pytest.mark.django_db

NEWS_SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{}</loc><news:news>'
    "<news:publication_date>2026-03-02T09:00:00Z</news:publication_date>"
    "<news:title>Bridge closed</news:title></news:news></url></urlset>"
)


@pytest.fixture
def site(stand: Stand, kit: Tools) -> Stand:
    wire.put_up(stand)
    return stand


def page(head: str) -> Answer:
    return Answer(f"<!doctype html><html><head>{head}</head><body>News</body></html>".encode())


def added(stand: Stand, path: str) -> list[tuple[str, str, bool]]:
    rows = add.add_typed(stand.url(path), now=NOW)
    start = stand.url("")
    return [(row.source.url.removeprefix(start), row.source.kind, row.new) for row in rows]


def test_a_feed_is_added_by_its_own_address(site: Stand) -> None:
    assert added(site, "/courier/feed.xml") == [("/courier/feed.xml", "feed", True)]
    row = Source.objects.get()
    assert (row.title, row.due_at) == ("The Halvik Courier", NOW)


def test_adding_twice_adds_once(site: Stand) -> None:
    added(site, "/courier/feed.xml")
    assert added(site, "/courier/feed.xml") == [("/courier/feed.xml", "feed", False)]
    assert Source.objects.count() == Outlet.objects.count() == 1
    assert Setup.load().loopback_hosts == [site.place]


def test_the_feeds_that_a_page_names_are_found(site: Stand) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="{0}" href="/{0}/feed.xml">'
    site.answers["/"] = page(link.format("courier") + link.format("post"))
    assert added(site, "/") == [
        ("/courier/feed.xml", "feed", True),
        ("/post/feed.xml", "feed", True),
    ]


def test_a_feed_in_the_usual_place_is_found_where_no_page_names_it(site: Stand) -> None:
    site.answers["/"] = page("")
    site.answers["/feed"] = site.answers["/post/feed.xml"]
    assert added(site, "/") == [("/feed", "feed", True)]


def test_a_news_sitemap_is_found_by_the_robots_file(site: Stand) -> None:
    site.answers["/"] = page("")
    lines = f"User-agent: *\nSitemap: {site.url('/map.xml')}\nSitemap: {site.url('/news-map.xml')}"
    site.answers["/robots.txt"] = Answer(lines.encode(), "text/plain")
    assert added(site, "/") == [("/news-map.xml", "sitemap", True)]


def test_a_news_sitemap_is_added_by_its_own_address(site: Stand) -> None:
    body = NEWS_SITEMAP.format(site.url(wire.BRIDGE.path)).encode()
    site.answers["/map.xml"] = Answer(body, "application/xml")
    assert added(site, "/map.xml") == [("/map.xml", "sitemap", True)]


def test_an_index_of_sitemaps_gives_the_one_with_news(site: Stand) -> None:
    urls = "".join(
        f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in ("/old.xml", "/news.xml")
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    body = f"<sitemapindex {space}>{urls}</sitemapindex>"
    site.answers["/index.xml"] = Answer(body.encode(), "application/xml")
    assert added(site, "/index.xml") == [("/news.xml", "sitemap", True)]


def test_an_index_of_sitemaps_without_one_for_news_is_a_source_itself(site: Stand) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    listed = f"<sitemap><loc>{site.url('/2026-03.xml')}</loc></sitemap>"
    body = f"<sitemapindex {space}>{listed}</sitemapindex>"
    site.answers["/index.xml"] = Answer(body.encode(), "application/xml")
    assert added(site, "/index.xml") == [("/index.xml", "sitemap", True)]


def test_an_opml_list_is_taken_from_a_file_and_from_an_address(site: Stand, tmp_path: Path) -> None:
    listed = [
        FoundSource(url=site.url("/courier/feed.xml"), title="The Halvik Courier"),
        FoundSource(url=site.url("/post/map.xml"), kind=SourceKind.SITEMAP, title="Portside Post"),
    ]
    body = write_opml(listed, title="Mine")
    (tmp_path / "mine.opml").write_bytes(body)
    site.answers["/mine.opml"] = Answer(body, "text/x-opml")
    rows = add.add_typed(str(tmp_path / "mine.opml"), now=NOW)
    assert [(row.source.kind, row.new) for row in rows] == [("feed", True), ("sitemap", True)]
    assert [new for *_, new in added(site, "/mine.opml")] == [False, False]
    assert [row.name for row in Outlet.objects.order_by("pk")] == [one.title for one in listed]


def test_a_file_that_is_no_list_of_sources_is_told_so(kit: Tools, tmp_path: Path) -> None:
    for name, body in {"empty.opml": b"", "notes.txt": b"milk", "bin.opml": b"\x00\xff"}.items():
        (tmp_path / name).write_bytes(body)
        with pytest.raises(FeedError, match="OPML"):
            add.add_typed(str(tmp_path / name), now=NOW)
    assert not Source.objects.exists()


def test_what_is_neither_page_nor_feed_is_told_so(site: Stand) -> None:
    site.answers["/picture.png"] = Answer(b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png")
    with pytest.raises(StandfirstError, match="neither a page nor a feed"):
        added(site, "/picture.png")


@pytest.mark.parametrize(
    "address",
    ["", " ", "http://", "http://[::1", "a/" * 3000, "\x00", "file:///etc/passwd", "mailto:a@b.c"],
    ids=repr,
)
def test_odd_addresses_get_a_sentence(kit: Tools, address: str) -> None:
    with pytest.raises(StandfirstError, match=r"^[A-Z“].*\.$"):
        add.add_typed(address, now=NOW)
    assert not Source.objects.exists()


def test_a_failed_address_allows_no_host(stand: Stand, kit: Tools) -> None:
    Setup.objects.update(loopback_hosts=[])
    with pytest.raises(StandfirstError):
        add.add_typed(stand.url("/nothing"), now=NOW)
    assert Setup.load().loopback_hosts == []


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("http://127.0.0.1:8100/", "127.0.0.1:8100"),
        ("127.0.0.1:8100", "127.0.0.1:8100"),
        ("http://localhost:8100/a", "localhost:8100"),
        ("http://[::1]:8100/", "[::1]:8100"),
        ("http://127.0.0.1/", ""),
        ("http://127.0.0.2:80/", ""),
        ("http://127.0.0.1.example.org:80/", ""),
        ("http://user@127.0.0.1:99999/", ""),
        ("https://example.org/", ""),
        ("http://[::1", ""),
    ],
)
def test_only_a_plain_loopback_address_with_a_port_is_the_owners_own(
    address: str, place: str
) -> None:
    assert add.loopback_of(address) == place


def test_a_mailbox_is_named_in_the_settings_and_its_address_is_not_repeated(kit: Tools) -> None:
    with pytest.raises(FeedError, match="STANDFIRST_MAILBOX") as raised:
        add.offers("imaps://ann:tell-nobody@mail.example.org/News")
    assert "tell-nobody" not in raised.value.message

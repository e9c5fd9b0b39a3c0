"""The sample wire: five invented outlets, as a desk meets them over HTTP."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from standfirst.core.article.extract import extract_article
from standfirst.core.source.discover import find_sources, sniff
from standfirst.core.source.parse import parse_feed
from standfirst.core.types import Page
from standfirst.io import samplewire

DAY = date(2026, 3, 3)
ZONE = "Europe/Oslo"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        number: int = found.getsockname()[1]
    with samplewire.serving(number, last_day=DAY, zone=ZONE):
        yield number


def get(port: int, path: str, **headers: str) -> tuple[int, bytes, str]:
    """(status, body, ETag); a header's name is given with "_" for "-"."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=named)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read(), answer.headers["ETag"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), str(error.headers["ETag"])


def test_three_days_end_on_the_day_that_was_asked_for() -> None:
    wire = samplewire.outlets(DAY, ZONE)
    days = {
        article.at.astimezone(ZoneInfo(ZONE)).date() for one in wire for article in one.articles
    }
    assert days == {DAY - timedelta(days=2), DAY - timedelta(days=1), DAY}
    for outlet in wire:
        assert [article.at for article in outlet.articles] == sorted(
            article.at for article in outlet.articles
        )


def test_the_hours_are_those_of_the_desks_zone() -> None:
    here, there = (
        min(article.at for one in samplewire.outlets(DAY, zone) for article in one.articles)
        for zone in ("UTC", "Asia/Tokyo")
    )
    assert here - there == timedelta(hours=9)


def test_every_feed_announces_every_article_of_its_outlet(port: int) -> None:
    urls = samplewire.source_urls(port)
    dialects = set()
    for outlet in samplewire.outlets(DAY, ZONE):
        url = urls[outlet.id]
        feed = parse_feed(get(port, url.partition(str(port))[2])[1], url=url)
        dialects.add(feed.dialect)
        told = {(item.title, item.published) for item in feed.items}
        assert told == {(article.told["headline"], article.at) for article in outlet.articles}
    assert dialects >= {"rss", "atom", "json", "sitemap"}


def test_every_page_gives_back_what_was_written(port: int) -> None:
    for outlet in samplewire.outlets(DAY, ZONE):
        article = outlet.articles[0]
        path = f"/{outlet.id}/{article.told['id']}.html"
        found = extract_article(Page(html=get(port, path)[1], url=f"http://127.0.0.1:{port}{path}"))
        assert found.headline == article.told["headline"]
        assert found.published == article.at
        assert [person.name for person in found.authors] == article.told["authors"]
        wanted = [block["p"] for block in article.told["body"] if "p" in block]
        missing = [line for line in wanted if line not in found.paragraphs]
        assert missing == [], outlet.id


def test_a_home_page_names_its_feed_where_it_has_one(port: int) -> None:
    urls = samplewire.source_urls(port)
    for outlet in samplewire.outlets(DAY, ZONE):
        home = f"http://127.0.0.1:{port}/{outlet.id}/"
        found = find_sources(get(port, f"/{outlet.id}/")[1], url=home)
        if outlet.feed != "sitemap":
            assert [one.url for one in found] == [urls[outlet.id]]


def test_a_page_that_has_not_changed_is_not_sent_again(port: int) -> None:
    path = samplewire.source_urls(port)["post"].partition(str(port))[2]
    status, body, etag = get(port, path)
    assert status == 200
    assert sniff(body)
    assert get(port, path, If_None_Match=etag)[:2] == (304, b"")
    assert get(port, path, If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize(
    "path", ["/", "/nobody/", "/post/nothing.html", "/post/../../etc/passwd", "/post/a/b", "//"]
)
def test_what_is_not_there_is_not_found(port: int, path: str) -> None:
    assert get(port, path)[0] == 404


def test_a_second_program_of_the_desk_leaves_the_port_to_the_first(port: int) -> None:
    with samplewire.serving(port, last_day=DAY, zone=ZONE):
        assert get(port, "/post/")[0] == 200
    assert get(port, "/post/")[0] == 200


def test_a_wire_put_away_answers_no_more() -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        number: int = found.getsockname()[1]
    with samplewire.serving(number, last_day=DAY, zone=ZONE):
        assert get(number, "/post/")[0] == 200
    with pytest.raises(urllib.error.URLError):
        get(number, "/post/")


def test_no_article_of_the_wire_is_of_the_future() -> None:
    evening = datetime(2026, 3, 3, 17, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    late = [
        article.told["id"]
        for one in samplewire.outlets(DAY, ZONE)
        for article in one.articles
        if article.at > evening
    ]
    assert late == []

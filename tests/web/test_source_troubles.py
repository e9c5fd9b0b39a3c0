"""Whatever a source does wrong, its page says what happened and what to do, in whole sentences."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from standfirst.core.errors import EngineError, FetchError
from standfirst.core.source.health import halves
from standfirst.core.types import FoundSource, SourceKind
from standfirst.io.answers import failure
from standfirst.io.engine import InProcess
from standfirst.jobs import add, poll, tools
from standfirst.jobs.tools import Tools
from standfirst.models import Setup, Source
from tests.stand import Answer, Stand, standing

NOW = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
XML = "application/rss+xml"
# What a person can do, or what the desk does by itself.
ADVICE = re.compile(
    r"\b(?:check|give|ask|remove|look|add|write|wait|read again|asked again|mends it|split|set)\b",
    re.IGNORECASE,
)
OFFERING = b"""<html><head><title>News</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<body>Hello</body></html>"""
DEEP = b"<rss><channel>" + b"<a>" * 5000

ANSWERS = {
    "not found": Answer(b"", status=404),
    "gone": Answer(b"", status=410),
    "forbidden": Answer(b"", status=403),
    "password": Answer(b"", status=401),
    "payment": Answer(b"", status=402),
    "legal": Answer(b"", status=451),
    "teapot": Answer(b"", status=418),
    "own error": Answer(b"", status=500),
    "out of service": Answer(b"", status=503),
    "too often": Answer(b"", status=429, headers={"Retry-After": "600"}),
    "empty": Answer(b"", XML),
    "not a feed": Answer(b"just some words", "text/plain"),
    "a page": Answer(b"<html><body><h1>Hello</h1></body></html>"),
    "a page that offers a feed": Answer(OFFERING),
    "a picture": Answer(b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "image/png"),
    "a broken feed": Answer(b"<rss><channel><item><ti", XML),
    "broken json": Answer(b'{"version": "https://jsonfeed.org/version/1", "items": [', XML),
    "json that is no feed": Answer(b'{"hello": 1}', "application/json"),
    "deep": Answer(DEEP, XML),
    "too big": Answer(b" " * (10 * 1024 * 1024 + 1), XML),
    "packed wrong": Answer(b"not packed", XML, headers={"Content-Encoding": "gzip"}),
    "packed twice": Answer(b"x", XML, headers={"Content-Encoding": "gzip, br, gzip"}),
    "packed oddly": Answer(b"x", XML, headers={"Content-Encoding": "rot13"}),
    "a loop": Answer(b"", status=302, headers={"Location": "/x"}),
    "nowhere": Answer(b"", status=302, headers={"Location": "http://[::bad/"}),
    "inside": Answer(b"", status=302, headers={"Location": "http://10.1.2.3/feed"}),
    "no web": Answer(b"", status=302, headers={"Location": "ftp://example.org/feed"}),
}


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with standing() as found:
        yield found


@pytest.fixture
def kit(db: None, stand: Stand) -> Tools:
    Setup.load()
    refusing = "127.0.0.1:9"
    Setup.objects.update(loopback_hosts=[stand.place, refusing])
    return replace(tools.make(processes=0), engine=InProcess(), model="rules")


def has_both_parts(text: str) -> bool:
    happened, advice = halves(text)
    ends = happened.endswith((".", "!")) and advice.endswith(".")
    return ends and ADVICE.search(advice) is not None


def told(kit: Tools, client: Client, url: str, kind: SourceKind = SourceKind.FEED) -> str:
    """What the page of the source says, after one poll."""
    (row,) = add.add_sources([FoundSource(url=url, kind=kind)], now=NOW)
    poll.run(kit, NOW)
    row.refresh_from_db()
    assert row.failures == 1, "the poll was to fail"
    shown = html.unescape(client.get(row.path).content.decode())
    assert f"{row.happened}</p>" in shown
    assert f"<strong>What to do:</strong> {row.advice}</p>" in shown
    assert f"{row.happened} {row.advice}" in html.unescape(client.get("/sources").content.decode())
    return row.trouble


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_is_no_feed_is_told_in_both_parts(
    kit: Tools, as_owner: Client, stand: Stand, name: str
) -> None:
    stand.answers["/x"] = ANSWERS[name]
    trouble = told(kit, as_owner, stand.url("/x"))
    assert has_both_parts(trouble), trouble


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/feed",
        "http://no-such-host.invalid/feed",
        "http://192.168.7.7/feed",
        "http://example.org:22/feed",
        "http://user:secret@example.org/feed",
        "gopher://example.org/feed",
        "http://0x7f.1/feed",
    ],
)
def test_an_address_that_cannot_be_asked_is_told_in_both_parts(
    kit: Tools, as_owner: Client, url: str
) -> None:
    trouble = told(kit, as_owner, url)
    assert has_both_parts(trouble), trouble


def test_a_site_without_tls_is_told_in_both_parts(
    kit: Tools, as_owner: Client, stand: Stand
) -> None:
    trouble = told(kit, as_owner, stand.url("/x").replace("http:", "https:"))
    assert has_both_parts(trouble), trouble


def test_a_sitemap_without_dates_is_told_in_both_parts(
    kit: Tools, as_owner: Client, stand: Stand
) -> None:
    stand.answers["/x"] = Answer(b"<html><body>no links</body></html>")
    trouble = told(kit, as_owner, stand.url("/x"), SourceKind.SITEMAP)
    assert has_both_parts(trouble), trouble


@pytest.mark.parametrize(
    "error", [TimeoutError(), ConnectionResetError(), OSError("odd"), OSError(101, "no route")]
)
def test_a_broken_line_is_told_in_both_parts(error: Exception) -> None:
    found = failure(error, host="orl.example", seconds=30.0)
    assert isinstance(found, FetchError)
    assert has_both_parts(found.message), found.message


def test_work_that_was_stopped_is_told_in_both_parts() -> None:
    error = EngineError("The work was stopped: it took too long.")
    row = Source(failures=1, heard_at=NOW, trouble=error.message)
    assert row.advice == "It is tried again by itself."


@pytest.mark.parametrize("failures", [1, 4, 5, 40])
def test_a_source_that_fails_again_and_again_asks_for_a_hand(failures: int) -> None:
    row = Source(failures=failures, trouble="The site does not answer. It is asked again later.")
    assert ("times in a row" in row.advice) == (failures >= 5)


def test_a_gone_source_says_that_it_rests(kit: Tools, as_owner: Client, stand: Stand) -> None:
    stand.answers["/x"] = Answer(b"", status=410)
    told(kit, as_owner, stand.url("/x"))
    row = Source.objects.get()
    assert row.state == "resting"
    assert "410" in row.happened
    assert "once a week" in row.advice

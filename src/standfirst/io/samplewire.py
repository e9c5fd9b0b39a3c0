"""The sample wire's server: five invented outlets on loopback, each with its own markup."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

DAYS = 3
HOST = "127.0.0.1"
FEED_FILES = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json", "sitemap": "sitemap.xml"}
_KINDS = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "sitemap": "application/xml",
}
_FOLDER = files("standfirst") / "sample"


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article of the sample wire; `told` is its record in the wire's file."""

    outlet: str
    at: datetime
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleOutlet:
    """One invented outlet with its articles, oldest first."""

    id: str
    name: str
    kind: str
    feed: str
    articles: tuple[SampleArticle, ...]


def outlets(last_day: date, zone: str) -> tuple[SampleOutlet, ...]:
    """The wire, its third day on `last_day`."""
    articles = sorted(_articles(last_day, ZoneInfo(zone)), key=lambda a: (a.at, a.told["id"]))
    listed = json.loads((_FOLDER / "outlets.json").read_text(encoding="utf-8"))["outlets"]
    return tuple(
        SampleOutlet(
            o["id"],
            o["name"],
            o["kind"],
            o["feed"],
            tuple(a for a in articles if a.outlet == o["id"]),
        )
        for o in listed
    )


def source_urls(port: int) -> dict[str, str]:
    """Outlet id → address of its feed."""
    listed = json.loads((_FOLDER / "outlets.json").read_text(encoding="utf-8"))["outlets"]
    return {o["id"]: f"http://{HOST}:{port}/{o['id']}/{FEED_FILES[o['feed']]}" for o in listed}


@contextmanager
def serving(port: int, *, last_day: date, zone: str) -> Iterator[None]:
    """Serve the wire on loopback while the block runs.

    Another program of this desk may serve it already: then this does nothing.
    """
    stand = _Stand(outlets(last_day, zone), f"http://{HOST}:{port}")
    try:
        server = ThreadingHTTPServer((HOST, port), stand.handler())
    except OSError:
        yield
        return
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="sample-wire", daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _articles(last_day: date, zone: ZoneInfo) -> Iterator[SampleArticle]:
    for path in sorted((_FOLDER / "wire").iterdir(), key=lambda entry: entry.name):
        for told in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            day = last_day - timedelta(days=DAYS - told["day"])
            local = datetime.combine(day, time.fromisoformat(told["time"]), tzinfo=zone)
            yield SampleArticle(told["outlet"], local.astimezone(UTC), told)


class _Stand:
    """Answers by address; everything is rendered once, at the first request for it."""

    def __init__(self, wire: tuple[SampleOutlet, ...], base: str) -> None:
        self.wire = {outlet.id: outlet for outlet in wire}
        self.base = base

    def answer(self, path: str) -> tuple[bytes, str] | None:
        """(body, content type) of a path, or None."""
        parts = [part for part in urlsplit(path).path.split("/") if part]
        outlet = self.wire.get(parts[0]) if parts else None
        if outlet is None or len(parts) > 2:
            return None
        if len(parts) == 1:
            return self.home(outlet).encode(), "text/html; charset=utf-8"
        if parts[1] == FEED_FILES[outlet.feed]:
            return getattr(self, outlet.feed)(outlet).encode(), _KINDS[outlet.feed]
        for article in outlet.articles:
            if parts[1] == f"{article.told['id']}.html":
                return self.page(outlet, article).encode(), "text/html; charset=utf-8"
        return None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        stand = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                found = stand.answer(self.path)
                body, kind = found or (b"There is no such page.\n", "text/plain")
                etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
                fresh = found and self.headers.get("If-None-Match") == etag
                self.send_response(304 if fresh else 200 if found else 404)
                self.send_header("ETag", etag)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", "0" if fresh else str(len(body)))
                self.end_headers()
                if not fresh:
                    self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Quiet: the desk's own progress is what its owner reads."""

        return Handler

    def url(self, outlet: SampleOutlet, article: SampleArticle | None = None) -> str:
        return f"{self.base}/{outlet.id}/" + (f"{article.told['id']}.html" if article else "")

    # Pages

    def page(self, outlet: SampleOutlet, article: SampleArticle) -> str:
        told = article.told
        by = " and ".join(told["authors"]) or told.get("agency") or ""
        words = {
            "headline": escape(told["headline"]),
            "outlet": escape(outlet.name),
            "url": self.url(outlet, article),
            "standfirst": escape(told["standfirst"]),
            "linked_data": self.linked_data(outlet, article).replace("</", "<\\/"),
            "byline": f"By {escape(by)}" if by else "",
            "byline_itemprop": " and ".join(
                f'<span itemprop="author">{escape(name)}</span>' for name in told["authors"] or [by]
            ),
            "author_meta": "".join(
                f'<meta name="author" content="{escape(name)}">' for name in told["authors"]
            ),
            "published": article.at.isoformat(),
            "printed_date": f"{article.at:%-d %B %Y}",
            "section": escape(told["section"]),
            "tags": " ".join(f'<a rel="tag" href="#">{escape(t)}</a>' for t in told["topics"]),
            "picture": _picture(told["picture"]),
            "body": "\n".join(_block(block) for block in told["body"]),
            "correction": (
                f'<p class="correction">{escape(told["correction"])}</p>'
                if told["correction"]
                else ""
            ),
        }
        return _template(outlet.id).substitute(words)

    def linked_data(self, outlet: SampleOutlet, article: SampleArticle) -> str:
        told = article.told
        authors: list[dict[str, str]] = [{"@type": "Person", "name": n} for n in told["authors"]]
        if told.get("agency"):
            authors.append({"@type": "Organization", "name": told["agency"]})
        return json.dumps(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": told["headline"],
                "description": told["standfirst"],
                "datePublished": article.at.isoformat(),
                "author": authors,
                "articleSection": told["section"],
                "keywords": told["topics"],
                "mainEntityOfPage": self.url(outlet, article),
                "publisher": {"@type": "Organization", "name": outlet.name},
            },
            ensure_ascii=False,
        )

    def home(self, outlet: SampleOutlet) -> str:
        link = (
            ""
            if outlet.feed == "sitemap"
            else f'<link rel="alternate" type="{_KINDS[outlet.feed]}" '
            f'href="{FEED_FILES[outlet.feed]}">'
        )
        items = "\n".join(
            f'<li><a href="{a.told["id"]}.html">{escape(a.told["headline"])}</a></li>'
            for a in reversed(outlet.articles)
        )
        return _template("home").substitute(
            outlet=escape(outlet.name), kind=escape(outlet.kind), feed_link=link, items=items
        )

    # Feeds

    def rss(self, outlet: SampleOutlet) -> str:
        items = "".join(
            f"<item><title>{escape(a.told['headline'])}</title><link>{self.url(outlet, a)}</link>"
            f"<guid>{self.url(outlet, a)}</guid><pubDate>{format_datetime(a.at)}</pubDate>"
            + "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in a.told["authors"])
            + "".join(f"<category>{escape(topic)}</category>" for topic in a.told["topics"])
            + f"<description>{escape(a.told['standfirst'])}</description></item>"
            for a in reversed(outlet.articles)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>{escape(outlet.name)}</title><link>{self.url(outlet)}</link>"
            f"<description>Sample outlet of Standfirst</description>{items}</channel></rss>"
        )

    def atom(self, outlet: SampleOutlet) -> str:
        newest = outlet.articles[-1].at if outlet.articles else datetime(2000, 1, 1, tzinfo=UTC)
        entries = "".join(
            f"<entry><id>{self.url(outlet, a)}</id><title>{escape(a.told['headline'])}</title>"
            f'<link href="{self.url(outlet, a)}"/><published>{a.at.isoformat()}</published>'
            f"<updated>{a.at.isoformat()}</updated>"
            + "".join(f"<author><name>{escape(name)}</name></author>" for name in a.told["authors"])
            + f"<summary>{escape(a.told['standfirst'])}</summary></entry>"
            for a in reversed(outlet.articles)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
            f"<id>{self.url(outlet)}</id><title>{escape(outlet.name)}</title>"
            f"<updated>{newest.isoformat()}</updated>"
            f'<link href="{self.url(outlet)}"/>{entries}</feed>'
        )

    def json(self, outlet: SampleOutlet) -> str:
        items = [
            {
                "id": self.url(outlet, a),
                "url": self.url(outlet, a),
                "title": a.told["headline"],
                "summary": a.told["standfirst"],
                "content_text": a.told["standfirst"],
                "date_published": a.at.isoformat(),
                "authors": [{"name": name} for name in a.told["authors"]],
                "tags": a.told["topics"],
            }
            for a in reversed(outlet.articles)
        ]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": outlet.name,
            "home_page_url": self.url(outlet),
            "items": items,
        }
        return json.dumps(feed, ensure_ascii=False)

    def sitemap(self, outlet: SampleOutlet) -> str:
        urls = "".join(
            f"<url><loc>{self.url(outlet, a)}</loc><news:news><news:publication>"
            f"<news:name>{escape(outlet.name)}</news:name><news:language>en</news:language>"
            f"</news:publication><news:publication_date>{a.at.isoformat()}</news:publication_date>"
            f"<news:title>{escape(a.told['headline'])}</news:title></news:news></url>"
            for a in reversed(outlet.articles)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
        )


def _template(name: str) -> Template:
    return Template((_FOLDER / "pages" / f"{name}.html").read_text(encoding="utf-8"))


def _block(block: dict[str, Any]) -> str:
    if "h" in block:
        return f"<h2>{escape(block['h'])}</h2>"
    if "quote" in block:
        return f"<blockquote><p>{escape(block['quote'])}</p></blockquote>"
    if "list" in block:
        return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in block["list"]) + "</ul>"
    return f"<p>{escape(block['p'])}</p>"


def _picture(picture: dict[str, str] | None) -> str:
    if not picture:
        return ""
    return (
        f"<figure><figcaption>{escape(picture['caption'])} "
        f'<span class="credit">{escape(picture["credit"])}</span></figcaption></figure>'
    )

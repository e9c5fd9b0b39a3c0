"""A real HTTP server on loopback whose answers a test writes: the edge where fakes stand."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Answer:
    """What the stand answers at a path."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Stand:
    """Answers by path; `asked` counts requests, `sent` keeps the headers of the last one."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    sent: dict[str, dict[str, str]] = field(default_factory=dict)
    begun: list[float] = field(default_factory=list)  # monotonic, of each request
    open: int = 0  # requests under way
    most_open: int = 0
    seconds: float = 0.0  # that each answer takes
    conditional: bool = False  # answers 304 to the ETag that it sent

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def feed(self, path: str, title: str, articles: list[Told]) -> None:
        """An RSS feed and its pages."""
        items = "".join(
            f"<item><title>{escape(one.headline)}</title><link>{self.url(one.path)}</link>"
            f"<guid>{one.path}</guid><pubDate>{format_datetime(one.at)}</pubDate></item>"
            for one in articles
        )
        body = f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
        self.answers[path] = Answer(body.encode(), "application/rss+xml")
        for one in articles:
            self.answers[one.path] = Answer(one.page(title).encode())


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the stand tells it."""

    path: str
    headline: str
    text: tuple[str, ...]
    author: str = "Nora Eklund"
    at: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def page(self, outlet: str) -> str:
        paragraphs = "".join(f"<p>{escape(line, quote=False)}</p>" for line in self.text)
        return (
            '<!doctype html><html lang="en"><head>'
            f"<title>{escape(self.headline)} | {outlet}</title>"
            f'<meta property="og:title" content="{escape(self.headline)}">'
            f'<meta name="author" content="{self.author}">'
            f'<meta property="article:published_time" content="{self.at.isoformat()}"></head>'
            f"<body><nav><a href='/'>Home</a></nav><article><h1>{escape(self.headline)}</h1>"
            f"{paragraphs}</article><footer>Sign up for our newsletter</footer></body></html>"
        )


@contextmanager
def standing() -> Iterator[Stand]:
    """A stand that serves while the block runs."""
    stand = Stand(port=0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            stand.asked[self.path] += 1
            stand.sent[self.path] = dict(self.headers.items())
            stand.begun.append(time.monotonic())
            stand.open += 1
            stand.most_open = max(stand.most_open, stand.open)
            time.sleep(stand.seconds)
            answer = stand.answers.get(self.path, Answer(b"gone fishing", "text/plain", 404))
            etag = answer.headers.get("ETag", "")
            if stand.conditional and etag and self.headers.get("If-None-Match") == etag:
                answer = Answer(status=304, headers={"ETag": etag})
            stand.open -= 1
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stand.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield stand
    finally:
        server.shutdown()
        server.server_close()

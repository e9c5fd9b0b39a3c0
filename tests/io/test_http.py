"""Fetching, against real servers on the loopback."""

from __future__ import annotations

import errno
import gzip
import socket
import socketserver
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import Any

import brotli
import pytest

from standfirst.core.errors import AddressError, FetchError
from standfirst.core.types import Fetched, Request
from standfirst.io.answers import failure, max_age, retry_after
from standfirst.io.guard import parse_allowed
from standfirst.io.http import Place, Policy, Turn, fetch_many, fetch_one

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Answer = Callable[[str], bytes | Iterator[bytes]]


@dataclass
class Site:
    """A server that answers raw bytes and remembers what it was asked."""

    answer: Answer
    port: int = 0
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str = "/", **options: Any) -> Fetched:
        return fetch_one(Request(self.url(path), **options), policy=self.policy)


@contextmanager
def site(answer: Answer) -> Iterator[Site]:
    """Serve `answer(head of the request)`, one connection a request."""
    made = Site(answer)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            made.asked.append(head.decode("latin-1"))
            made.times.append(time.monotonic())
            given = made.answer(made.asked[-1])
            try:
                for piece in [given] if isinstance(given, bytes) else given:
                    self.wfile.write(piece)
            except OSError:
                return  # the client has had enough, as it should

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        made.port = server.server_address[1]
        made.policy = Policy(allowed=parse_allowed(f"127.0.0.1:{made.port}"))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield made
        server.shutdown()
        thread.join()


def reply(body: bytes = b"", *headers: str, status: str = "200 OK", length: int = -1) -> bytes:
    """An HTTP answer."""
    size = len(body) if length < 0 else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def path_of(head: str) -> str:
    return head.split(" ")[1]


def test_a_page_comes_with_what_its_headers_say() -> None:
    headers = ("Content-Type: text/xml", 'ETag: W/"a,b"', "Cache-Control: public, max-age=600")
    with site(lambda _: reply(b"<rss/>", *headers, "Last-Modified: Sun, 06 Nov 1994")) as server:
        answer = server.get("/feed#part")
    assert answer == Fetched(
        url=server.url("/feed"),
        status=200,
        body=b"<rss/>",
        content_type="text/xml",
        etag='W/"a,b"',
        last_modified="Sun, 06 Nov 1994",
        max_age=600.0,
    )


def test_validators_go_back_byte_for_byte_and_no_cookie_does() -> None:
    etag, stamp = 'W/"x-_:; \'~"-gzip', "Thursday, 1-Jan-70 00:00:01 gmt"
    with site(lambda _: reply(status="304 Not Modified")) as server:
        answer = server.get(etag=etag, last_modified=stamp)
    assert f"\r\nIf-None-Match: {etag}\r\n" in server.asked[0]
    assert f"\r\nIf-Modified-Since: {stamp}\r\n" in server.asked[0]
    assert "\r\nUser-Agent: Standfirst\r\n" in server.asked[0]
    assert "cookie" not in server.asked[0].lower()
    assert (answer.status, answer.body, answer.etag, answer.last_modified) == (
        304,
        b"",
        etag,
        stamp,
    )


def test_a_304_that_nobody_asked_for_is_an_error() -> None:
    with site(lambda _: reply(status="304 Not Modified")) as server, pytest.raises(FetchError):
        server.get()


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(b"news" * 99, mtime=0), "gzip"),
        (gzip.compress(b"news" * 50, mtime=0) + gzip.compress(b"news" * 49, mtime=0), "x-gzip"),
        (zlib.compress(b"news" * 99), "deflate"),
        (zlib.compress(b"news" * 99, wbits=-15), "deflate"),
        (brotli.compress(b"news" * 99), "br"),
        (zstd.compress(b"news" * 99), "zstd"),
        (b"news" * 99, "gzip"),
        (b"news" * 99, "utf-8"),
    ],
)
def test_a_packed_body_is_unpacked_and_one_that_only_says_so_is_kept(
    packed: bytes, coding: str
) -> None:
    with site(lambda _: reply(packed, f"Content-Encoding: {coding}")) as server:
        assert server.get().body == b"news" * 99


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_stops_early(coding: str) -> None:
    plain = bytes(60 * 1024 * 1024)
    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "br": partial(brotli.compress, quality=1),
        "zstd": zstd.compress,
    }
    packed = pack[coding](plain)
    with (
        site(lambda _: reply(packed, f"Content-Encoding: {coding}")) as server,
        pytest.raises(FetchError, match="as an attack would"),
    ):
        server.get()


def test_a_packed_body_that_breaks_off_is_an_error() -> None:
    packed = gzip.compress(bytes(range(256)) * 40)[:-20]
    with (
        site(lambda _: reply(packed, "Content-Encoding: gzip")) as server,
        pytest.raises(FetchError, match="breaks off"),
    ):
        server.get()


def test_several_layers_of_packing_are_refused() -> None:
    with (
        site(lambda _: reply(b"x", "Content-Encoding: gzip, gzip")) as server,
        pytest.raises(FetchError, match="several times"),
    ):
        server.get()


def endless(head: bytes) -> Iterator[bytes]:
    yield head
    while True:
        yield b"x" * 65536


@pytest.mark.parametrize("header", [b"Content-Length: 52428800\r\n", b""])
def test_a_body_over_the_limit_stops_with_a_sentence(header: bytes) -> None:
    with (
        site(lambda _: endless(b"HTTP/1.1 200 OK\r\n" + header + b"\r\n")) as server,
        pytest.raises(FetchError, match="larger than the limit of 1 MiB"),
    ):
        server.get(max_bytes=1024 * 1024)


def drip() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    for _ in range(100):
        time.sleep(0.05)
        yield b"x"


def test_a_slow_body_ends_at_the_deadline_however_often_a_byte_comes() -> None:
    started = time.monotonic()
    with (
        site(lambda _: drip()) as server,
        pytest.raises(FetchError, match=r"did not answer in full within 0\.3 seconds"),
    ):
        server.get(seconds=0.3)
    assert time.monotonic() - started < 2


def test_a_body_shorter_than_it_says_is_an_error() -> None:
    with (
        site(lambda _: reply(b"short", length=500)) as server,
        pytest.raises(FetchError, match="breaks off, or is shorter than it says"),
    ):
        server.get()


@pytest.mark.parametrize(
    "raw", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 20000 + b"\r\n\r\n"]
)
def test_an_answer_that_is_not_http_is_an_error(raw: bytes) -> None:
    with site(lambda _: raw) as server, pytest.raises(FetchError):
        server.get()


@pytest.mark.parametrize(
    ("status", "permanent"), [(404, True), (410, True), (403, True), (500, False), (429, False)]
)
def test_an_error_status_comes_with_a_sentence(status: int, permanent: bool) -> None:
    with (
        site(lambda _: reply(b"no", status=f"{status} Word")) as server,
        pytest.raises(FetchError, match=str(status)) as error,
    ):
        server.get()
    assert (error.value.status, error.value.permanent) == (status, permanent)


def test_retry_after_is_told_and_holds_the_host_for_the_rest_of_the_call() -> None:
    with site(lambda _: reply(b"", "Retry-After: 120", status="429 Slow down")) as server:
        answers = list(ask_as_public(server, ["/a", "/b", "/c"], spacing=0.0))
    waits = [a.retry_after or 0 for _, a in answers if isinstance(a, FetchError)]
    assert len(server.asked) == 1
    assert len(waits) == 3
    assert waits[0] == 120
    assert all(115 < wait <= 120 for wait in waits)


def ask_as_public(
    server: Site, paths: list[str], *, spacing: float, **options: Any
) -> Iterator[tuple[Request, Fetched | FetchError]]:
    """Ask the loopback as a public host is asked: its address is allowed, its name is not."""
    policy = Policy(allowed=parse_allowed("127.0.0.0/8,::1"), per_host_seconds=spacing)
    requests = [Request(f"http://localhost:{server.port}{path}") for path in paths]
    return fetch_many(requests, policy=policy, **options)


def test_an_allowed_host_is_held_by_retry_after_too() -> None:
    with site(lambda _: reply(b"", "Retry-After: 9", status="503 Busy")) as server:
        policy = Policy(allowed=server.policy.allowed, concurrency=1)
        answers = fetch_many([Request(server.url(p)) for p in ("/a", "/b")], policy=policy)
        assert all(isinstance(answer, FetchError) for _, answer in answers)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        ("429 Slow", (), 600.0),
        ("429 Slow", ("Retry-After: rubbish",), 600.0),
        ("503 Busy", (), None),
        # Their clock is two hours ahead of everybody's: what they mean is a minute.
        (
            "503 Busy",
            (
                "Date: Wed, 01 Jan 2031 14:00:00 GMT",
                "Retry-After: Wed, 01 Jan 2031 14:01:00 GMT",
            ),
            60.0,
        ),
    ],
)
def test_how_long_a_host_is_held_depends_on_no_clock_of_ours(
    status: str, headers: tuple[str, ...], seconds: float | None
) -> None:
    with (
        site(lambda _: reply(b"", *headers, status=status)) as server,
        pytest.raises(FetchError) as error,
    ):
        server.get()
    assert error.value.retry_after == seconds


def test_two_requests_to_one_public_host_are_spaced_and_never_at_once() -> None:
    with site(lambda _: reply(b"ok")) as server:
        answers = list(ask_as_public(server, ["/a", "/b", "/c"], spacing=0.2))
    assert [request.url[-1] for request, _ in answers] == ["a", "b", "c"]
    gaps = [later - earlier for earlier, later in zip(server.times, server.times[1:], strict=False)]
    assert all(gap >= 0.19 for gap in gaps)


@pytest.mark.parametrize(
    ("turn", "asked", "answered"),
    [
        (Turn(), 2, 2),
        (Turn(busy=True), 0, 0),
        (Turn(held=60.0, status=503), 0, 2),
        (Turn(wait=0.1), 2, 2),
    ],
)
def test_a_gate_says_who_may_be_asked(turn: Turn, asked: int, answered: int) -> None:
    met: list[Place] = []

    def gate(place: Place) -> Turn:
        met.append(place)
        return turn

    with site(lambda _: reply(b"ok")) as server:
        started = time.monotonic()
        answers = list(ask_as_public(server, ["/a", "/b"], spacing=0.0, gate=gate))
    assert {place.name for place in met} == {"localhost"}
    assert (len(server.asked), len(answers)) == (asked, answered)
    assert all(when - started >= turn.wait for when in server.times)
    held = [a for _, a in answers if isinstance(a, FetchError)]
    assert all(error.held and error.status == 503 and error.host == "localhost" for error in held)


def test_a_gate_is_asked_in_the_callers_thread_for_hosts_met_on_the_way() -> None:
    threads: dict[str, int] = {}

    def gate(place: Place) -> Turn:
        threads[place.name] = threading.get_ident()
        return Turn(busy=place.spared)

    with site(lambda head: redirect(f"http://localhost:{head.split()[4][-5:]}/b")) as server:
        policy = Policy(allowed=parse_allowed(f"127.0.0.0/8,127.0.0.1:{server.port}"))
        answers = fetch_many([Request(server.url("/a"))], policy=policy, gate=gate)
        assert list(answers) == []
    assert len(server.asked) == 1
    assert threads == dict.fromkeys(
        [f"127.0.0.1:{server.port}", "localhost"], threading.get_ident()
    )


def test_after_its_seconds_no_request_goes_out_and_none_is_answered_for() -> None:
    with site(lambda _: reply(b"ok")) as server:
        paths = [f"/{n}" for n in range(40)]
        answers = list(ask_as_public(server, paths, spacing=0.05, seconds=0.22))
    assert 3 <= len(answers) == len(server.asked) <= 6


def test_a_host_that_the_owner_allowed_is_asked_without_waiting() -> None:
    with site(lambda _: reply(b"ok")) as server:
        started = time.monotonic()
        requests = [Request(server.url(f"/{n}")) for n in range(20)]
        answers = list(fetch_many(requests, policy=server.policy))
    assert {request.url for request, _ in answers} == {request.url for request in requests}
    assert all(isinstance(answer, Fetched) for _, answer in answers)
    assert time.monotonic() - started < 3


def redirect(target: str, status: int = 301) -> bytes:
    return reply(b"moved", f"Location: {target}", status=f"{status} Moved")


@pytest.mark.parametrize(
    ("statuses", "moved"), [([301], True), ([308, 301], True), ([302], False), ([301, 302], False)]
)
def test_only_an_unbroken_chain_of_permanent_redirects_moves(
    statuses: list[int], moved: bool
) -> None:
    def answer(head: str) -> bytes:
        step = int(path_of(head)[1:])
        return redirect(f"/{step + 1}", statuses[step]) if step < len(statuses) else reply(b"ok")

    with site(answer) as server:
        fetched = server.get("/0")
    assert fetched.url == server.url(f"/{len(statuses)}")
    assert fetched.moved_to == (fetched.url if moved else "")


def test_a_redirect_loop_ends_after_five_hops() -> None:
    with (
        site(lambda _: redirect("/again")) as server,
        pytest.raises(FetchError, match="more than 5 times"),
    ):
        server.get()
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//10.0.0.1/x",
        "file:///etc/passwd",
        "http://0x7f.1/",
        "http://user@127.0.0.1/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(target: str) -> None:
    with site(lambda _: redirect(target, 302)) as server, pytest.raises(AddressError):
        server.get()
    assert len(server.asked) == 1


def test_a_name_that_leads_to_a_private_address_is_refused_unasked() -> None:
    with site(lambda _: reply(b"secret")) as server:
        allowed = parse_allowed("10.9.9.0/24")  # lets the port through, not the address
        with pytest.raises(AddressError, match="STANDFIRST_ALLOW_PRIVATE"):
            fetch_one(Request(f"http://localhost:{server.port}/"), policy=Policy(allowed=allowed))
    assert server.asked == []


def test_a_name_is_refused_when_only_one_of_its_addresses_is_private(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def look_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        answers = ("8.8.8.8", "10.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in answers]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(AddressError, match=r"10\.0\.0\.1"):
        fetch_one(Request("http://mixed.example/"), policy=Policy())


def test_a_machine_without_a_network_blames_no_site() -> None:
    error = failure(OSError(errno.ENETUNREACH, "unreachable"), host="x.example", seconds=1)
    assert error.local
    assert not failure(OSError(errno.ECONNREFUSED, "no"), host="x.example", seconds=1).local


def test_a_redirect_may_hold_blanks_and_letters_beyond_ascii() -> None:
    def answer(head: str) -> bytes:
        return reply(b"ok") if "%20" in path_of(head) else redirect("/a b/é?q=ü")

    with site(answer) as server:
        assert server.get().url == server.url("/a%20b/%C3%A9?q=%C3%BC")


def test_an_address_that_is_no_site_is_an_error_with_a_sentence() -> None:
    with pytest.raises(FetchError, match=r"nothing\.invalid leads to no address"):
        fetch_one(Request("http://nothing.invalid/"), policy=Policy())


def test_a_port_where_nobody_listens_is_an_error_with_a_sentence() -> None:
    policy = Policy(allowed=parse_allowed("127.0.0.1"))
    with pytest.raises(FetchError, match="does not accept connections"):
        fetch_one(Request("http://127.0.0.1:1/"), policy=policy)


def test_one_bad_address_does_not_stop_the_others() -> None:
    with site(lambda _: reply(b"ok")) as server:
        urls = ["nonsense", server.url("/a"), "http://10.0.0.1/", server.url("/b")]
        answers = dict(fetch_many([Request(url) for url in urls], policy=server.policy))
    kinds = {request.url: type(answer) for request, answer in answers.items()}
    assert kinds == dict(zip(urls, [AddressError, Fetched, AddressError, Fetched], strict=True))


def test_stopping_early_cancels_what_is_under_way() -> None:
    with site(lambda head: drip() if "slow" in head else reply(b"ok")) as server:
        started = time.monotonic()
        requests = [Request(server.url("/quick")), Request(server.url("/slow"))]
        with closing(fetch_many(requests, policy=server.policy)) as answers:  # type: ignore[type-var]
            assert next(answers)[0].url == server.url("/quick")
    assert time.monotonic() - started < 3


def test_a_reader_slower_than_the_network_gets_every_answer() -> None:
    with site(lambda _: reply(b"x" * 1000)) as server:
        policy = Policy(allowed=server.policy.allowed, concurrency=2)
        requests = [Request(server.url(f"/{n}")) for n in range(12)]
        count = 0
        for _, answer in fetch_many(requests, policy=policy):
            time.sleep(0.01)
            count += isinstance(answer, Fetched)
            assert len(server.asked) <= count + 3
    assert count == 12


def test_nothing_asked_is_nothing_answered() -> None:
    assert list(fetch_many([], policy=Policy())) == []


NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999", 604800.0),
        (format_datetime(NOW + timedelta(minutes=5), usegmt=True), 300.0),
        (format_datetime(NOW - timedelta(minutes=5), usegmt=True), 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1" * 5000, 604800.0),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, now=NOW) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=60", 60.0),
        ('public,  MAX-AGE="60"', 60.0),
        ("s-maxage=5", None),
        ("no-cache, max-age=60", None),
        ("", None),
    ],
)
def test_max_age_is_read_from_cache_control(value: str, seconds: float | None) -> None:
    assert max_age(value) == seconds

"""An open line to the web: one polite, guarded request after the other, hop by hop."""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import SplitResult, urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from standfirst.core.errors import AddressError, FetchError
from standfirst.core.types import Fetched, Request
from standfirst.io.answers import failure, linked, max_age, status_error
from standfirst.io.encoding import ACCEPTED, Body, coding_of
from standfirst.io.guard import NOTHING, Allowed, check_ip, check_url
from standfirst.io.hosts import Host, Place, Turn, Unasked, new_host, place_at, port_of, tidy

MAX_HOPS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOVED_WITH_FORM = frozenset({307, 308})  # the others would make a GET of a POST
_LOOKUPS = 16  # names resolved at once
_HEADER_LIMITS = {"max_line_size": 8190, "max_field_size": 8190, "max_headers": 128}

# Whom this task asks, for the last check before its socket connects.
_asked: ContextVar[tuple[str, int]] = ContextVar("_asked")


@dataclass(frozen=True, slots=True)
class Policy:
    """How we ask. `per_host_seconds` lie between two requests to one host that is not allowed."""

    allowed: Allowed = NOTHING
    user_agent: str = "Standfirst"
    per_host_seconds: float = 1.0
    concurrency: int = 32


@dataclass(frozen=True, slots=True)
class Line:
    """An open session and what it knows of each host; made by `open_line`.

    `turn_of` tells of a host that is met on the way. After `until` (loop time) none is asked.
    """

    session: aiohttp.ClientSession
    policy: Policy
    places: asyncio.Semaphore
    hosts: dict[str, Host]
    turn_of: Callable[[Place], Awaitable[Turn]] | None = None
    until: float = math.inf


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request as it goes out, and what the hops before it came to."""

    url: str
    parts: SplitResult
    request: Request
    left: float  # seconds of the deadline
    permanent: bool = True  # every hop so far was 301 or 308, none from https to http
    count: int = 0

    @property
    def host(self) -> str:
        return self.parts.hostname or ""

    @property
    def port(self) -> int:
        return port_of(self.parts)


@dataclass(slots=True)
class _Resolver(AbstractResolver):
    """Resolves a name once, and refuses it when any one of its addresses is refused."""

    allowed: Allowed
    pool: ThreadPoolExecutor

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self.pool, _look_up, host, port, family)
        for answer in found:
            check_ip(answer["host"], host, port, self.allowed)
        return found

    async def close(self) -> None:
        # Never wait: a lookup of a dead name server outlives every deadline.
        self.pool.shutdown(wait=False, cancel_futures=True)


@asynccontextmanager
async def open_line(
    policy: Policy,
    *,
    turn_of: Callable[[Place], Awaitable[Turn]] | None = None,
    seconds: float = math.inf,
) -> AsyncIterator[Line]:
    """A line that is closed at the end, connections and all; see `Line` for what it is told."""
    resolver = _Resolver(policy.allowed, ThreadPoolExecutor(_LOOKUPS, "standfirst-names"))
    connector = aiohttp.TCPConnector(
        resolver=resolver,
        use_dns_cache=False,
        limit=0,  # `places` bounds it
        socket_factory=lambda info: _checked_socket(info, policy.allowed),
    )
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(total=None),  # one deadline over all hops is ours
        headers={"User-Agent": policy.user_agent, "Accept-Encoding": ACCEPTED},
        read_bufsize=64 * 1024,
        **_HEADER_LIMITS,  # type: ignore[arg-type]
    )
    try:
        async with session:
            until = asyncio.get_running_loop().time() + seconds
            places = asyncio.Semaphore(policy.concurrency)
            yield Line(session, policy, places, {}, turn_of, until)
    finally:
        await resolver.close()


async def fetch(request: Request, *, line: Line) -> Fetched:
    """One conditional GET with at most five redirects; FetchError for all but 200 and 304.

    The deadline counts from the moment it is our turn, over all hops. Unasked where that moment
    does not come.
    """
    answer = await fetch_held(request, line=line)
    line.places.release()
    return answer


async def fetch_held(request: Request, *, line: Line) -> Fetched:
    """As `fetch`, but an answer keeps its place on the line until the caller releases it."""
    step: _Hop | Fetched = _first_hop(request, line.policy.allowed)
    while isinstance(step, _Hop):
        step = await _take_turn(step, line)
    return step


async def _take_turn(hop: _Hop, line: Line) -> _Hop | Fetched:
    place = place_at(hop.parts, line.policy.allowed)
    host = await _host(place, line)
    if not place.spared:
        return await _in_place(hop, line, host)
    async with host.lock:  # held for one hop only: two chains that cross cannot lock each other
        host.refuse()
        loop = asyncio.get_running_loop()
        wait = host.next_at - loop.time()
        if loop.time() + wait > line.until:
            raise Unasked
        await asyncio.sleep(max(0.0, wait))
        try:
            return await _in_place(hop, line, host)
        finally:
            host.next_at = loop.time() + line.policy.per_host_seconds


async def _host(place: Place, line: Line) -> Host:
    if place.name not in line.hosts and line.turn_of is not None:
        turn = await line.turn_of(place)
        return line.hosts.setdefault(place.name, new_host(place.name, turn))
    return line.hosts.setdefault(place.name, Host(place.name))


async def _in_place(hop: _Hop, line: Line, host: Host) -> _Hop | Fetched:
    await line.places.acquire()
    done: _Hop | Fetched | None = None
    try:
        host.refuse()  # it may have been held while we waited for a place
        if asyncio.get_running_loop().time() > line.until:
            raise Unasked
        done = await _timed(hop, line)
    except FetchError as error:
        if not error.held:
            host.hold(error)
        raise
    finally:
        if not isinstance(done, Fetched):
            line.places.release()
    return done


async def _timed(hop: _Hop, line: Line) -> _Hop | Fetched:
    loop = asyncio.get_running_loop()
    started = loop.time()
    _asked.set((hop.host, hop.port))
    try:
        async with asyncio.timeout(hop.left):
            done = await _ask(hop, line)
    except (FetchError, aiohttp.ClientError, OSError, ValueError) as error:
        raise failure(error, host=hop.host, seconds=hop.request.seconds) from error
    if isinstance(done, Fetched):
        return done
    return replace(done, left=hop.left - (loop.time() - started))


async def _ask(hop: _Hop, line: Line) -> _Hop | Fetched:
    target = URL(hop.url, encoded=True)
    if target.raw_host != hop.host or target.port != hop.port:
        # Two readers of one address that differ are how guards are passed by.
        raise AddressError("The address can be read in two ways. Check it.", permanent=True)
    form = hop.request.form
    async with line.session.request(
        "POST" if form else "GET",
        target,
        headers=_headers(hop.request),
        data=form or None,
        allow_redirects=False,
    ) as response:
        _check_peer(response, hop, line.policy.allowed)
        moved = _MOVED_WITH_FORM if form else _MOVED
        if response.status in moved and response.headers.get("Location"):
            response.close()  # a redirect's body is never read
            return _next_hop(hop, response, line.policy.allowed)
        if form and 200 <= response.status < 300:
            response.close()  # what is said there is for nobody
            return _fetched(hop, response, b"")
        if response.status in {200, 203}:
            return _fetched(hop, response, await _body(response, hop.request))
        if response.status == 304 and (hop.request.etag or hop.request.last_modified):
            return _fetched(hop, response, b"")
        response.close()
        raise status_error(response.status, response.headers, now=datetime.now(UTC))


async def _body(response: aiohttp.ClientResponse, request: Request) -> bytes:
    body = Body(coding_of(response.headers.get("Content-Encoding", "")), request.max_bytes)
    announced = response.content_length
    if announced is not None and announced > request.max_bytes:
        response.close()
        body.refuse()
    async for piece in response.content.iter_any():
        body.add(piece)
    return body.finish()


def _fetched(hop: _Hop, response: aiohttp.ClientResponse, body: bytes) -> Fetched:
    headers = response.headers
    unchanged = response.status == 304
    return Fetched(
        url=hop.url,
        status=304 if unchanged else 200,
        body=body,
        content_type=_text(headers.get("Content-Type", "")),
        etag=_text(headers.get("ETag", "")) or (hop.request.etag if unchanged else ""),
        last_modified=_text(headers.get("Last-Modified", ""))
        or (hop.request.last_modified if unchanged else ""),
        max_age=max_age(headers.get("Cache-Control", "")),
        moved_to=hop.url if hop.count and hop.permanent else "",
        hub=linked(response, "hub"),
        self_url=linked(response, "self"),
    )


def _first_hop(request: Request, allowed: Allowed) -> _Hop:
    parts = check_url(tidy(request.url), allowed)
    return _Hop(parts.geturl(), parts, request, request.seconds)


def _next_hop(hop: _Hop, response: aiohttp.ClientResponse, allowed: Allowed) -> _Hop:
    if hop.count >= MAX_HOPS:
        raise FetchError(f"{hop.host} sends us on more than {MAX_HOPS} times. Check the address.")
    try:
        target = urljoin(hop.url, tidy(response.headers["Location"]))
    except ValueError:
        raise FetchError(
            f"{hop.host} sends us on to an address that is none. Check the address."
        ) from None
    parts = check_url(target, allowed)
    downgrade = hop.parts.scheme == "https" and parts.scheme == "http"
    permanent = hop.permanent and response.status in {301, 308} and not downgrade
    return replace(hop, url=parts.geturl(), parts=parts, permanent=permanent, count=hop.count + 1)


def _headers(request: Request) -> dict[str, str]:
    headers = {"Accept": request.accept}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    return headers


def _check_peer(response: aiohttp.ClientResponse, hop: _Hop, allowed: Allowed) -> None:
    connection = response.connection  # None once a short body is in: the socket was checked too
    transport = connection.transport if connection else None
    peer = transport.get_extra_info("peername") if transport else None
    if peer is not None:
        check_ip(peer[0], hop.host, hop.port, allowed)


def _checked_socket(info: Any, allowed: Allowed) -> socket.socket:
    family, kind, protocol, _, address = info
    host, port = _asked.get()
    check_ip(address[0], host, port, allowed)
    made = socket.socket(family=family, type=kind, proto=protocol)
    made.setblocking(False)
    return made


def _look_up(host: str, port: int, family: int) -> list[ResolveResult]:
    answers = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    return [
        ResolveResult(
            hostname=host,
            host=str(address[0]),
            port=port,
            family=int(kind),
            proto=socket.IPPROTO_TCP,
            flags=int(socket.AI_NUMERICHOST),
        )
        for kind, _, _, _, address in answers
        if kind in {socket.AF_INET, socket.AF_INET6}
    ]


def _text(value: str) -> str:
    # Bytes that are no text cannot be sent back byte for byte, nor stored: better none.
    return value if value.isprintable() and value.isascii() else ""

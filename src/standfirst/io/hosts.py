"""Hosts: whose requests wait for each other, and whether one may be asked now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit

from standfirst.core.errors import AddressError, FetchError
from standfirst.io.guard import Allowed, check_url, is_allowed

_SAFE = "!#$%&'()*+,/:;=?@[]~"  # stays as it is in an address; the rest is percent-encoded


class Unasked(Exception):  # noqa: N818  (no error: the request waits for another round)
    """A request that was not asked: the time was over, or another worker asks its host."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: a host that must be `spared`, or host:port where the owner allowed it.

    `name` is "" for an address that will be refused.
    """

    name: str
    spared: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether a place may be asked; seconds from now. `busy`: another worker asks it."""

    wait: float = 0.0
    held: float = 0.0
    status: int = 429  # for which it is held
    busy: bool = False


Gate = Callable[[Place], Turn]


@dataclass(slots=True)
class Host:
    """What a line knows of a place; times are those of its event loop."""

    name: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    held_until: float = 0.0
    held_status: int = 429
    busy: bool = False

    def refuse(self) -> None:
        """Raise FetchError while the host is held, Unasked while another worker asks it."""
        left = self.held_until - asyncio.get_running_loop().time()
        if left > 0:
            raise held_error(self.name, left, self.held_status)
        if self.busy:
            raise Unasked

    def hold(self, error: FetchError) -> None:
        """Ask it no more for as long as an answer of it said."""
        if error.retry_after is None:
            return
        error.host = self.name
        self.held_until = asyncio.get_running_loop().time() + error.retry_after
        self.held_status = error.status or 429


def new_host(name: str, turn: Turn) -> Host:
    """The host as its turn says; called in the event loop of its line."""
    now = asyncio.get_running_loop().time()
    held = now + turn.held if turn.held > 0 else 0.0
    return Host(
        name, next_at=now + turn.wait, held_until=held, held_status=turn.status, busy=turn.busy
    )


def held_error(name: str, seconds: float, status: int) -> FetchError:
    """The error of a request that was not asked because its host wants us to wait."""
    error = FetchError(
        f"{name} asked us to wait ({status}). It is not asked before the time it named.",
        status=status,
        retry_after=seconds,
        held=True,
    )
    error.host = name
    return error


def place_of(url: str, allowed: Allowed) -> Place:
    """Where a request for `url` goes first."""
    try:
        return place_at(check_url(tidy(url), allowed), allowed)
    except AddressError:
        return Place("")


def place_at(parts: SplitResult, allowed: Allowed) -> Place:
    """The place of a checked address."""
    host = parts.hostname or ""
    port = port_of(parts)
    if is_allowed(host, port, allowed):
        return Place(f"{host}:{port}")
    return Place(host, spared=True)


def port_of(parts: SplitResult) -> int:
    """The port of a checked address."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def tidy(url: str) -> str:
    """Without its fragment and the blanks around it; what no address may hold is encoded."""
    address = url.strip().partition("#")[0]
    if address.isascii():
        return address.replace(" ", "%20")
    try:
        parts = urlsplit(address)
    except ValueError:
        return address  # check_url says what is wrong with it
    path = quote(parts.path, safe=_SAFE, errors="replace")
    query = quote(parts.query, safe=_SAFE, errors="replace")
    return parts._replace(path=path, query=query).geturl()

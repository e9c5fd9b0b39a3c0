"""Unpacks a compressed HTTP body piece by piece, and stops at a limit instead of filling memory."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

import brotli

from standfirst.core.errors import FetchError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED = "gzip, deflate, br, zstd"
MAX_EXPANDED = 40 * 1024 * 1024  # bytes, whatever max_bytes says
MAX_RATIO = 200  # expanded to wire; pages and feeds reach 30
_FREE = 1024 * 1024  # bytes below which the ratio does not count
_PIECE = 256 * 1024
_MAX_MEMBERS = 64  # each costs a copy of what is left
_TOO_LARGE = (
    "The answer is larger than the limit of {size}, so it was not read to its end. Look for a "
    "shorter feed of this site."
)
_BOMB = (
    "The answer unpacks to over {ratio} times its size, as an attack would, so it was dropped. "
    "It is asked again later."
)
_BROKEN = (
    "The answer could not be unpacked ({coding}): it is damaged or breaks off. It is asked again "
    "later."
)

# Unpacks the next bytes into at most so many; (data, more to come without new input)
_Step = Callable[[bytes, int], tuple[bytes, bool]]


@dataclass(slots=True)
class Body:
    """A body as it arrives: feed it pieces with `add`, then take `finish()`."""

    coding: str
    max_bytes: int
    wire: int = 0
    pieces: list[bytes] = field(default_factory=list)
    expanded: int = 0
    step: _Step | None = None
    ended: Callable[[], bool] = lambda: True

    def add(self, piece: bytes) -> None:
        """Take bytes from the wire. Raises FetchError at a limit or at damage."""
        if self.wire == 0:
            self.step, self.ended = _opened(self.coding, piece)
        self.wire += len(piece)
        if self.wire > self.max_bytes:
            raise _too_large(self.max_bytes)
        if self.step is None:
            self._keep(piece)
            return
        more = True
        while more:
            data, more = self._unpack(self.step, piece)
            piece = b""
            self._keep(data)

    def refuse(self) -> NoReturn:
        """Raise the FetchError of a body that announces itself too large."""
        raise _too_large(self.max_bytes)

    def finish(self) -> bytes:
        """The whole body. Raises FetchError where the packed stream breaks off."""
        if self.wire and not self.ended():
            raise FetchError(_BROKEN.format(coding=self.coding))
        return b"".join(self.pieces)

    def _unpack(self, step: _Step, piece: bytes) -> tuple[bytes, bool]:
        try:
            return step(piece, _PIECE)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError):
            raise FetchError(_BROKEN.format(coding=self.coding)) from None

    def _keep(self, data: bytes) -> None:
        self.expanded += len(data)
        limit = min(4 * self.max_bytes, MAX_EXPANDED)
        if self.expanded > limit:
            raise _too_large(limit)
        if self.expanded > max(_FREE, MAX_RATIO * self.wire):
            raise FetchError(_BOMB.format(ratio=MAX_RATIO))
        self.pieces.append(data)


def coding_of(header: str) -> str:
    """The one coding of a Content-Encoding header, "" for none or one that means nothing.

    Raises FetchError where several are stacked, which only attacks do.
    """
    named = [part.strip().lower().removeprefix("x-") for part in header.split(",")]
    known = [name for name in named if name in {"gzip", "deflate", "br", "zstd"}]
    if len(known) > 1:
        raise FetchError(
            "The answer is packed several times over, as an attack would, so it was dropped. It is "
            "asked again later."
        )
    return known[0] if known else ""


def _opened(coding: str, start: bytes) -> tuple[_Step | None, Callable[[], bool]]:
    # Servers say gzip over plain text: trust the first bytes more than the header.
    if coding == "gzip" and start[:1] == b"\x1f":
        return _zlib(31)
    if coding == "deflate":
        wrapped = start[0] & 0x0F == 8 and (len(start) < 2 or (start[0] * 256 + start[1]) % 31 == 0)
        return _zlib(15 if wrapped else -15)
    if coding == "br":
        return _brotli()
    if coding == "zstd" and start[:1] == b"\x28":
        return _zstd()
    return None, lambda: True


def _zlib(window: int) -> tuple[_Step, Callable[[], bool]]:
    unpacker = zlib.decompressobj(window)
    rest = b""
    members = 1

    def step(piece: bytes, limit: int) -> tuple[bytes, bool]:
        nonlocal unpacker, rest, members
        source = rest + piece
        if unpacker.eof:  # a gzip body may be several members in a row
            members += 1
            unpacker = zlib.decompressobj(window)
        if members > _MAX_MEMBERS:
            raise zlib.error("too many members")
        data = unpacker.decompress(source, limit)
        rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        if unpacker.eof and not (window == 31 and rest.startswith(b"\x1f\x8b")):
            return data, False
        # zlib may hold output back although it took all input: then it filled the limit.
        return data, bool(rest) or len(data) == limit

    return _until_eof(step, lambda: unpacker.eof and not rest.startswith(b"\x1f\x8b"))


def _until_eof(step: _Step, ended: Callable[[], bool]) -> tuple[_Step, Callable[[], bool]]:
    def guarded(piece: bytes, limit: int) -> tuple[bytes, bool]:
        return (b"", False) if ended() else step(piece, limit)  # rubbish after the end is common

    return guarded, ended


def _brotli() -> tuple[_Step, Callable[[], bool]]:
    unpacker = brotli.Decompressor()

    def step(piece: bytes, limit: int) -> tuple[bytes, bool]:
        data: bytes = unpacker.process(piece, output_buffer_limit=limit)
        return data, not unpacker.can_accept_more_data()

    return _until_eof(step, lambda: bool(unpacker.is_finished()))


def _zstd() -> tuple[_Step, Callable[[], bool]]:
    # A frame may ask for gigabytes of window; browsers cap it at 8 MiB, and so do we.
    unpacker = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: 23})

    def step(piece: bytes, limit: int) -> tuple[bytes, bool]:
        data = unpacker.decompress(piece, limit)
        return data, not unpacker.needs_input and not unpacker.eof

    return _until_eof(step, lambda: unpacker.eof)


def _too_large(limit: int) -> FetchError:
    size = f"{limit / 1024 / 1024:.0f} MiB" if limit >= 1024 * 1024 else f"{limit:,} bytes"
    return FetchError(_TOO_LARGE.format(size=size))

"""Whose a source is: one host is one outlet, unless its sources plainly belong to several."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_PARTS = re.compile(r"\s*(?:[|»>:–—·/]|\s-\s|::)\s*")
_NOISE = re.compile(
    r"\b(rss|atom|feeds?|xml|news\s?feed|latest|headlines|all articles|homepage|sitemap)\b", re.I
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet that the desk has. `place` is its host, with a path where hosts are shared."""

    id: int
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class OutletChoice:
    """The outlet of a source: a known one (`id`), or a new one of this place and name."""

    id: int | None
    place: str
    name: str


def outlet_of(*, url: str, title: str, known: Iterable[KnownOutlet]) -> OutletChoice:
    """The outlet that a source belongs to.

    Sources of one host belong together when their titles share a part ("BBC News - World", "BBC
    News - UK") or when one has no telling title. Otherwise the host is shared (a platform, a stand
    of many papers), and each folder of it is an outlet of its own.
    """
    host = host_of(url)
    there = [row for row in known if row.place.partition("/")[0] == host]
    folder = urlsplit(url).path.strip("/").rpartition("/")[0]
    place = f"{host}/{folder}" if there and folder else host
    for row in there:
        if row.place == place or row.name == host or same_name(row.name, title):
            return OutletChoice(row.id, row.place, row.name)
    return OutletChoice(None, place, name_of(title) or host)


def host_of(url: str) -> str:
    """The host of an address, without www., with its port where that is not the default."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    return f"{host}:{port}" if port and port != _DEFAULT_PORTS.get(parts.scheme) else host


def name_of(title: str) -> str:
    """A source's title as the name of its outlet: "Latest news | The Courier" → "The Courier"."""
    parts = [part for part in map(str.strip, _PARTS.split(title)) if _NOISE.sub("", part).strip()]
    if not parts:
        return ""
    clean = [part for part in parts if not _NOISE.search(part)] or parts
    return _NOISE.sub("", clean[0]).strip() or clean[0]


def same_name(name: str, title: str) -> bool:
    """Whether a source of this title may be the outlet's: no telling title, or a shared part."""
    mine, theirs = _telling(name), _telling(title)
    return not theirs or not mine or bool(mine & theirs)


def _telling(title: str) -> set[str]:
    parts = (_NOISE.sub("", part).strip().casefold() for part in _PARTS.split(title))
    return {part for part in parts if part}

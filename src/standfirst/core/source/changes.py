"""Decides whether an item is new, changed or the same as when it was last seen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from standfirst.core.source.dates import plausible
from standfirst.core.types import ParsedItem

__all__ = ["Decision", "KnownItem", "decide", "hash_of", "plausible"]

# Dates are left out: many feeds give every item the time of the poll, and would never rest.
FIELDS = ("url", "title", "summary", "content", "authors", "topics", "picture")
_WIDTH = 12  # hexadecimal digits for each field


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What is kept of an item to tell later whether it changed. `hash` is `hash_of` it."""

    key: str
    hash: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What an item is to us. `changed` names fields; the dates are None where they are absurd."""

    verdict: Literal["new", "changed", "same"]
    changed: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None


def decide(known: KnownItem | None, item: ParsedItem, now: datetime) -> Decision:
    """Compare an item with what is known under its key (None: nothing)."""
    published, modified = plausible(item.published, now), plausible(item.modified, now)
    published = published or modified
    if known is None or known.key != item.key:
        return Decision("new", (), published, modified)
    changed = _differences(known.hash, hash_of(item))
    return Decision("changed" if changed else "same", changed, published, modified)


def hash_of(item: ParsedItem) -> str:
    """One short hash a field, in the order of FIELDS, joined; 84 characters."""
    return "".join(_hash(getattr(item, name)) for name in FIELDS)


def _differences(before: str, after: str) -> tuple[str, ...]:
    if len(before) != len(after):
        return FIELDS  # kept by a version with other fields
    pairs = ((at, at + _WIDTH) for at in range(0, len(after), _WIDTH))
    return tuple(
        name for name, (a, z) in zip(FIELDS, pairs, strict=True) if before[a:z] != after[a:z]
    )


def _hash(value: object) -> str:
    # A field that only changed its blanks has not changed.
    text = " ".join(value.split()) if isinstance(value, str) else repr(value)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_WIDTH]

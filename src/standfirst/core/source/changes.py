"""Decides whether an item is new, changed or the same as when it was last seen, and which it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from standfirst.core.article.urls import comparable
from standfirst.core.source.dates import plausible
from standfirst.core.types import ParsedItem

__all__ = [
    "Decision",
    "Identity",
    "KnownItem",
    "decide",
    "hash_of",
    "identify",
    "match",
    "plausible",
]

# Dates are left out: many feeds give every item the time of the poll, and would never rest.
# A new date of change alone is core.source.again's to judge.
FIELDS = ("url", "title", "summary", "content", "authors", "topics", "picture")
_WIDTH = 12  # hexadecimal digits for each field
_TELLING = 12  # characters of a title that hardly two items of one minute share
_OTHER_DAY = timedelta(days=2)  # between two dates that cannot be one item's


@dataclass(frozen=True, slots=True)
class Identity:
    """By what an item is known again, as digests of 40 characters or "" where it has none.

    `key` is what the source calls it, `address` its address without scheme and tracking, `telling`
    its title with its date (or, undated, with the path of its address).
    """

    key: str
    address: str = ""
    telling: str = ""


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What is kept of an item to tell later whether it is the same. `hash` is `hash_of` it."""

    identity: Identity
    hash: str
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an item is to us. `changed` names fields; the dates are None where they are absurd."""

    verdict: Literal["new", "changed", "same"]
    changed: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None


def identify(item: ParsedItem) -> Identity:
    """By what the item is known again."""
    address = comparable(item.url)
    title = " ".join(item.title.casefold().split())
    when = item.published.isoformat() if item.published else _path(item.url)
    telling = f"{title}\n{when}" if len(title) >= _TELLING and when else ""
    return Identity(
        _digest(item.key),
        _digest(address) if address else "",
        _digest(telling) if telling else "",
    )


def kept_of(item: ParsedItem) -> KnownItem:
    """What is kept of an item to know it again."""
    return KnownItem(identify(item), hash_of(item), item.published, item.modified)


def match(announced: Sequence[KnownItem], known: Iterable[KnownItem]) -> list[KnownItem | None]:
    """For each announced item the known one that it is, None for a new one; none is given twice.

    An id counts when address, title or date agree, so that a feed which numbers its items anew
    mixes none up. Then an address counts, then title and date, each where it stands for one item
    of this feed alone: feeds that change every id or every address at once announce nothing new.
    An id alone counts last, unless this feed gives known ids to other items.
    """
    left = {one.identity.key: one for one in known}
    keys = set(left)
    found: list[KnownItem | None] = [None] * len(announced)
    reassigned = False  # an id that we know stands for another item now

    def take(number: int, one: KnownItem | None) -> None:
        if one is not None and left.pop(one.identity.key, None) is not None:
            found[number] = one

    for number, new in enumerate(announced):
        one = left.get(new.identity.key)
        take(number, one if one and _agrees(one.identity, new.identity) else None)
    for name in ("address", "telling"):
        marks = [getattr(new.identity, name) for new in announced]
        counts = Counter(marks)
        by_mark = {getattr(one.identity, name): one for one in left.values()}
        for number, mark in enumerate(marks):
            if found[number] is None and mark and counts[mark] == 1:
                take(number, by_mark.get(mark))
                reassigned |= found[number] is not None and announced[number].identity.key in keys
    if reassigned:
        return found
    for number, new in enumerate(announced):
        one = left.get(new.identity.key)
        if found[number] is None and one and not _is_another_day(one.published, new.published):
            take(number, one)
    return found


def decide(known: KnownItem | None, item: ParsedItem, now: datetime) -> Decision:
    """Compare an item with the known one that it is (None: it is new)."""
    # A date of change is compared with the one before: a clock that is wrong by hours is no harm.
    modified = plausible(item.modified, now, ahead=timedelta(days=1))
    published = plausible(item.published, now) or plausible(item.modified, now)
    if known is None:
        return Decision("new", (), published, modified)
    changed = _differences(known.hash, hash_of(item))
    if "url" in changed and known.identity.address == identify(item).address:
        changed = tuple(name for name in changed if name != "url")  # only its dress has changed
    return Decision("changed" if changed else "same", changed, published, modified)


def hash_of(item: ParsedItem) -> str:
    """One short hash a field, in the order of FIELDS, joined; 84 characters."""
    return "".join(_hash(getattr(item, name)) for name in FIELDS)


def _agrees(one: Identity, other: Identity) -> bool:
    """Whether anything beside the id says the same, or one side says nothing beside it."""
    if one.address and other.address and one.address == other.address:
        return True
    if one.telling and other.telling and one.telling == other.telling:
        return True
    return not (one.address or one.telling) or not (other.address or other.telling)


def _is_another_day(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and abs(one - other) > _OTHER_DAY


def _differences(before: str, after: str) -> tuple[str, ...]:
    if len(before) != len(after):
        return FIELDS  # kept by a version with other fields
    pairs = ((at, at + _WIDTH) for at in range(0, len(after), _WIDTH))
    return tuple(
        name for name, (a, z) in zip(FIELDS, pairs, strict=True) if before[a:z] != after[a:z]
    )


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.path.strip("/") or parts.query else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=20).hexdigest()


def _hash(value: object) -> str:
    # A field that only changed its blanks has not changed.
    text = " ".join(value.split()) if isinstance(value, str) else repr(value)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_WIDTH]

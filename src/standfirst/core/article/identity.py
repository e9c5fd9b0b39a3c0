"""Decides whether two pieces of one outlet are one article, whatever their addresses say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import urlsplit

from standfirst.core.article.fingerprint import bands, fingerprint, likeness
from standfirst.core.article.urls import comparable, registrable

CUT = 40_000  # characters of a text that are compared
BANDS_KEPT = 4  # finds texts of resemblance .8 with .98, of .9 with .999
SAME_BREATH = timedelta(minutes=1)
SOON = timedelta(hours=18)  # less than a day: tomorrow's column has the same title
WEEK = timedelta(days=7)
FORTNIGHT = timedelta(days=14)
NEAR_IDENTICAL, REVISED, RELATED = 0.8, 0.5, 0.2  # resemblance of texts
_TELLING = 4  # words from which a headline hardly comes twice in a day
_LINE = 8  # words from which equal short texts are one
_STEM = 4  # letters by which a word of a headline is found in the text, whatever its ending

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ID = re.compile(r"(?<!\d)\d{6,}(?!\d)")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?")


class By(StrEnum):
    """How a known article was come by."""

    ADDRESS = "address"  # the item is announced at one of its addresses
    LANDING = "landing"  # the item's page lands there, or declares it as its own
    ITEM = "item"  # the same item led to it before
    TRACE = "trace"  # the same outlet has it, and they share a trace


@dataclass(frozen=True, slots=True)
class Piece:
    """What is compared. `at` is when it was published, or first seen where that is not told."""

    headline: str
    text: str
    at: datetime
    url: str = ""
    whole: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        return words_of(self.headline)


def words_of(headline: str) -> tuple[str, ...]:
    """A headline's words without case and punctuation: equal for headlines that say the same."""
    return tuple(_WORD.findall(headline.casefold()))


@lru_cache(maxsize=4)  # asked twice of each new piece: to look for it, and to keep it
def traces(piece: Piece) -> frozenset[int]:
    """Keys (63 bits) that the same piece at another address shares at least one of.

    From its headline, from the fingerprint of its text, and from a long number in its address.
    """
    named = [" ".join(("headline", *piece.words))] if piece.words else []
    number = number_in(piece.url)
    named += [f"number {number}"] if number else []
    kept = bands(fingerprint(piece.text[:CUT]))[:BANDS_KEPT]
    return frozenset(kept) | {_key(name) for name in named}


def number_in(url: str) -> str:
    """The site with the last long number of an address, which outlives the words beside it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    found = [n for n in _ID.findall(parts.path + "?" + parts.query) if not _DAY.fullmatch(n)]
    return f"{registrable(parts.hostname or '')} {found[-1]}" if found else ""


def is_same(known: Piece, found: Piece, *, by: By, same_item: bool = False) -> bool:
    """Whether what was found is the known article, perhaps changed."""
    if by is By.ADDRESS:
        return same_item or not _another_at_this_address(known, found)
    if by is By.TRACE:
        return _is_twin(known, found)
    heads, texts = _heads(known, found), likeness(known.text[:CUT], found.text[:CUT])
    return heads >= 0.6 or (texts is not None and max(texts[0], texts[1] - 0.3) >= RELATED)


def _another_at_this_address(known: Piece, found: Piece) -> bool:
    """A page whose address stays and whose piece is another one each day, or each item."""
    texts = likeness(known.text[:CUT], found.text[:CUT])
    unlike = texts is not None and max(texts) < 0.1
    if known.whole and found.whole:
        return unlike and abs(known.at - found.at) > SOON
    if known.whole or found.whole:
        return False
    return _heads(known, found) < 0.5 and (unlike or texts is None)


def _is_twin(known: Piece, found: Piece) -> bool:
    """Whether two pieces of one outlet at unlike addresses are one.

    Headlines alone never tell it for whole texts ("Morning briefing"), nor do texts written to a
    pattern, whose numbers differ (the weather, the markets).
    """
    apart = abs(known.at - found.at)
    texts = _texts(known, found)
    equal_heads = bool(found.words) and known.words == found.words
    if not (known.whole and found.whole) and equal_heads and len(found.words) > _TELLING:
        return apart <= SOON and (texts is None or texts[1] >= REVISED)
    if texts is None:
        return False
    shared, numbers = texts[0], _same_numbers(known.text, found.text)
    if shared >= NEAR_IDENTICAL and numbers >= 0.7:
        told = _heads(known, found) >= REVISED or (_is_of(known) and _is_of(found))
        return told and apart <= WEEK
    grown = max(shared, texts[1] - 0.3)
    if equal_heads and len(found.words) >= _TELLING and grown >= REVISED and numbers >= 0.5:
        return apart <= SOON
    number = number_in(found.url)
    return (
        bool(number)
        and number == number_in(known.url)
        and shared >= RELATED
        and apart <= (FORTNIGHT)
    )


def _heads(known: Piece, found: Piece) -> float:
    """Share of the longer headline's words that both have, 0 to 1."""
    ours, theirs = Counter(known.words), Counter(found.words)
    most = max(ours.total(), theirs.total())
    return (ours & theirs).total() / most if most else 0.0


def _texts(known: Piece, found: Piece) -> tuple[float, float] | None:
    """Resemblance and containment of the texts; None where one is too short to tell."""
    measured = likeness(known.text[:CUT], found.text[:CUT])
    ours = words_of(known.text[:CUT])
    if measured is None and len(ours) >= _LINE and ours == words_of(found.text[:CUT]):
        return 1.0, 1.0
    return measured


def _is_of(piece: Piece) -> bool:
    """Whether a text speaks of what its headline names; a wall that stands for it does not."""
    names = {word[:_STEM] for word in piece.words if len(word) >= _STEM}
    text = {word[:_STEM] for word in words_of(piece.text[:CUT])}
    return bool(names) and len(names & text) >= REVISED * len(names)


def _same_numbers(a: str, b: str) -> float:
    """Share of the numbers of the text with fewer that the other holds too."""
    ours, theirs = Counter(_NUMBER.findall(a[:CUT])), Counter(_NUMBER.findall(b[:CUT]))
    least = min(ours.total(), theirs.total())
    return (ours & theirs).total() / least if least else 1.0


def address_key(url: str, *, otherwise: str = "") -> str:
    """The digest under which an address is kept; of `otherwise` where it names no one article."""
    identity = comparable(url) or otherwise
    return blake2b(identity.encode("utf-8", "replace"), digest_size=20).hexdigest()


def _key(name: str) -> int:
    raw = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(raw, "little") >> 1

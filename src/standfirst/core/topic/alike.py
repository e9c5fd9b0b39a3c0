"""Whether two names may be one topic, and why, in words for who decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import category, normalize

from standfirst.core.story.spellings import are_one
from standfirst.core.types import TopicKind

_NEAR = 0.85  # of the letters, in the same order: "Gaddafi" and "Qaddafi"
_SHORTEST = 5  # letters of a name that is compared by its letters: "Iran" and "Iraq" are two
_LONGEST = 60
_HEARD = (TopicKind.PERSON, TopicKind.PLACE)  # whose names other alphabets are spelled from
_SMALL = frozenset("and der des du for la le of the und y".split())


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one topic, 0 the likeliest, and why."""

    rank: int
    why: str


def likeness(one: str, other: str, *, kinds: tuple[TopicKind, TopicKind]) -> Likeness | None:
    """Why `other` may be the same topic as `one`, None where nothing says so.

    Kinds may be mistaken where the words are equal; else a person is no place.
    """
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return None
    if ours == theirs:
        return Likeness(0, "has the same name")
    same_kind = kinds[0] == kinds[1]
    initials = acronym(one) == _plain(other) or acronym(other) == _plain(one)
    if initials and (same_kind or TopicKind.PERSON not in kinds):
        return Likeness(1, "one is the initials of the other")
    if not same_kind:
        return None
    if _part(ours, theirs) or _part(theirs, ours):
        return Likeness(2, "one name is a part of the other")
    if kinds[0] in _HEARD and are_one(one, other):
        return Likeness(2, "sounds the same")
    return Likeness(3, "is spelled almost alike") if _near(ours, theirs) else None


def acronym(name: str) -> str:
    """The initials of a name of several words, small ones left out, folded; "" for one word."""
    words = [word for word in _words(name) if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _plain(name: str) -> str:
    return "".join(_words(name))


@lru_cache(maxsize=2048)  # a page compares a few names with hundreds
def _words(name: str) -> tuple[str, ...]:
    letters = (sign for sign in normalize("NFKD", name.casefold()) if category(sign) != "Mn")
    return tuple(re.findall(r"\w+", "".join(letters)))


def _part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of one stand in the other, at least one of them a long one."""
    return set(short) < set(long) and any(len(word) > 2 and word not in _SMALL for word in short)


def _near(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    one, other = " ".join(ours)[:_LONGEST], " ".join(theirs)[:_LONGEST]
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR

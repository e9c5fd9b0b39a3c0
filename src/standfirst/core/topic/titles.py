"""By which of its names a topic is titled: the full form that most articles use, or its letters
where hardly any article writes them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.core.language.territories import is_listed, territory
from standfirst.core.topic.shortforms import is_acronym
from standfirst.core.types import TopicKind

LEAST = 3  # articles that use a name, before it takes a title
_MORE = 1.5  # times as many as use the name that has it: who is close behind takes nothing
_LETTERS = (
    4  # times as many write the letters alone as write them out: "GOP", not "Grand Old Party"
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of a topic, and how many articles write it."""

    id: int
    name: str
    articles: int


def title(names: Sequence[Spelling], *, kind: TopicKind, longest: str, holder: int) -> int:
    """The id of the name that a topic is titled by: its holder, until another full form is used by
    half as many articles again.

    `longest` is the name that all others are short for, `holder` the id of the name that has the
    title now; it must be one of `names`.
    """
    spelled = max((one.articles for one in names if one.name == longest), default=0)
    full = [
        one
        for one in names
        if _is_full(one.name, kind=kind, longest=longest)
        or (
            not territory(longest)
            and _is_known_by(one, kind=kind, spelled=spelled, holds=one.id == holder)
        )
    ]
    held = next((one for one in names if one.id == holder), None)
    best = max(full, key=lambda one: (one.articles, one.id == holder, -one.id), default=held)
    if held is None or best is None or best is held:
        return holder
    if held not in full:
        return best.id
    return best.id if best.articles >= max(LEAST, _MORE * held.articles) else holder


def _is_full(name: str, *, kind: TopicKind, longest: str) -> bool:
    """Of a person with the first name or its letter ("Wasserman Schultz" is a surname), of a body
    in whole words, of a country what the list calls it."""
    if territory(longest):
        return is_listed(name)
    if name == longest:
        return True
    words = name.split()
    if kind is TopicKind.PERSON:
        return len(words) > 1 and name[:1].casefold() == longest[:1].casefold()
    short = any(is_acronym(word) for word in words)
    return not short and (len(words) > 1 or kind is TopicKind.PLACE)


def _is_known_by(one: Spelling, *, kind: TopicKind, spelled: int, holds: bool) -> bool:
    """Letters that are a body's name to nearly all who write of it."""
    if kind is not TopicKind.ORGANISATION or not is_acronym(one.name):
        return False
    times = _LETTERS / _MORE if holds else _LETTERS  # who has the title keeps it a while
    return one.articles >= max(LEAST, times * spelled)

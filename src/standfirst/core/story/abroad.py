"""Finds the story of an article in another language: only names and figures can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from standfirst.core.story.shelf import Member, Shelf
from standfirst.core.story.weights import GroupingSettings, apart
from standfirst.core.types import ArticleForGrouping

LEAST_SHARED = 4  # words of names, or figures, in common
LEAST_SHARE = 0.5  # of the words and figures of the article that has fewer
MOST_STORIES = 3  # a name in more stories of the other language leads to none
MOST_DAYS = 2.0  # between the two articles
_LOOKED_AT = 16  # newest articles behind one name
_LEAST_LETTERS = 3  # of a word of a name; shorter ones are particles


@dataclass(frozen=True, slots=True)
class Foreign:
    """An article in another language that tells of the same, and the names that led to it."""

    member: Member
    names: tuple[str, ...]
    shared: int  # words of names, and figures
    days: float


def same_abroad(
    article: ArticleForGrouping, shelves: Iterable[Shelf], settings: GroupingSettings
) -> Foreign | None:
    """The article of these shelves that tells of the same, or None.

    Asked for when the article's own language knows no story. A whole name that few stories hold
    must agree, and half of all names and figures, within two days: a wrong join shows a reader an
    article in another language that has nothing to do with the story; a missed one shows only two
    stories where one would do.
    """
    own = _marks(article.names, article.terms)
    found = [
        match for shelf in shelves for match in _matches(article, own, shelf, settings.name_limit)
    ]
    return max(found, key=lambda match: (match.shared, str(match.member.id)), default=None)


def _matches(
    article: ArticleForGrouping, own: set[str], shelf: Shelf, limit: int
) -> Iterator[Foreign]:
    for slot, names in sorted(_led_to(article.names, shelf, limit).items()):
        member = shelf.members[slot]
        days = apart(article.at, member.at)
        theirs = _marks(shelf.names.keys_of(slot), shelf.words.keys_of(slot))
        shared = len(own & theirs)
        enough = max(LEAST_SHARED, LEAST_SHARE * min(len(own), len(theirs)))
        if shared >= enough and days <= MOST_DAYS:
            yield Foreign(member, tuple(names), shared, days)


def _led_to(names: Mapping[str, int], shelf: Shelf, limit: int) -> dict[int, list[str]]:
    """Articles that share a whole name which few stories hold: slot → the names."""
    found: dict[int, list[str]] = {}
    for name in sorted(names, key=lambda name: (-names[name], name))[:limit]:
        if 0 < shelf.names.groups_with(name) <= MOST_STORIES:
            for slot in shelf.names.newest(name, _LOOKED_AT):
                found.setdefault(slot, []).append(name)
    return found


def _marks(names: Iterable[str], words: Iterable[str]) -> set[str]:
    """The words of names, and the figures but for years: what is the same in every language."""
    return {part for name in names for part in name.split() if len(part) >= _LEAST_LETTERS} | {
        word for word in words if word.isdigit() and len(word) > 1 and not _is_year(word)
    }


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")

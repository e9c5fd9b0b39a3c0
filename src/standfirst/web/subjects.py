"""What a page offers to follow, and whether the reader follows it already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from standfirst.models import Author, Follow, Outlet, Story, Topic
from standfirst.web.access import reader_of

NOUNS: dict[str, type[Author | Topic | Story | Outlet]] = {
    "author": Author,
    "topic": Topic,
    "story": Story,
    "outlet": Outlet,
}
Key = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Subject:
    """One follow button. `follow` is the id of the reader's follow, 0 where there is none."""

    kind: str  # a key of NOUNS, or "search"
    key: str  # id of the row, or the words of the search
    name: str
    path: str
    follow: int = 0
    noun: str = ""  # what a person calls it: a topic says "person", "place", ...


def followed(request: HttpRequest) -> dict[Key, int]:
    """What the reader follows: (kind, id or words) → id of the follow. One question."""
    reader = reader_of(request)
    if reader is None:
        return {}
    follows = Follow.objects.filter(reader=reader).select_related("author")
    return {_key(follow): follow.pk for follow in follows}


def _key(follow: Follow) -> Key:
    kind = follow.kind
    if follow.author is not None:
        return (kind, follow.author.person_id)
    return (kind, follow.words if kind == "search" else getattr(follow, f"{kind}_id"))


def subject(row: Any, known: dict[Key, int]) -> Subject:
    """The button for a row (Author, Topic, Story, Outlet); of a name, for the person behind it."""
    kind = kind_of(row)
    row = row.person if isinstance(row, Author) else row
    noun = row.kind if isinstance(row, Topic) else kind
    follow = known.get((kind, row.pk), 0)
    return Subject(kind, str(row.pk), str(row), row.path, follow=follow, noun=noun)


def subjects(rows: Iterable[Any], known: dict[Key, int]) -> list[Subject]:
    """The buttons for rows, one for each person."""
    found = [subject(row, known) for row in rows]
    return list({(one.kind, one.key): one for one in reversed(found)}.values())[::-1]


def search_subject(words: str, known: dict[Key, int]) -> Subject:
    """The button for the words of a search."""
    follow = known.get(("search", words), 0)
    return Subject("search", words, f"“{words}”", "", follow=follow, noun="search")


def kind_of(row: Any) -> str:
    """The noun of a row that can be followed. Raises StopIteration for any other."""
    return next(noun for noun, model in NOUNS.items() if isinstance(row, model))

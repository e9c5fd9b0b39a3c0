"""What a page offers to follow, and whether the reader follows it already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from standfirst.models import Author, Follow, Outlet, Remarks, Story, Topic
from standfirst.web.access import reader_of

NOUNS: dict[str, type[Author | Topic | Story | Outlet]] = {
    "author": Author,
    "topic": Topic,
    "story": Story,
    "outlet": Outlet,
}
REMARKS = "statements"
Key = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Subject:
    """One follow button. `follow` is the id of the reader's follow, 0 where there is none."""

    kind: str  # a key of NOUNS, "search", or "statements"
    key: str  # id of the row; the words of the search; id of the speaker and the words
    name: str
    path: str
    follow: int = 0
    noun: str = ""  # what a person calls it: a topic says "person", "place", ...


def followed(request: HttpRequest) -> dict[Key, int]:
    """What the reader follows: (kind, id or words) → id of the follow. One question."""
    reader = reader_of(request)
    if reader is None:
        return {}
    follows = Follow.objects.filter(reader=reader).select_related("author", "topic", "speaker")
    return {_key(follow): follow.pk for follow in follows}


def _key(follow: Follow) -> Key:
    kind = follow.kind
    if follow.author is not None:
        return (kind, follow.author.person_id)
    if follow.speaker is not None:
        return (kind, f"{follow.speaker.topic_id} {follow.words}".strip())
    if kind == "topic" and follow.topic is not None:
        return (kind, follow.topic.topic_id)
    return (kind, follow.words if kind == "search" else getattr(follow, f"{kind}_id"))


def subject(row: Any, known: dict[Key, int]) -> Subject:
    """The button for a row (Author, Topic, Story, Outlet), of a name for what is behind it; or for
    what a speaker says."""
    if isinstance(row, Remarks):
        follow = known.get((REMARKS, row.key), 0)
        name = f"what {row.speaker} says{f' on {row.words}' if row.words else ''}"
        return Subject(REMARKS, row.key, name, row.path, follow=follow, noun=REMARKS)
    kind = kind_of(row)
    row = row.person if isinstance(row, Author) else row
    row = row.topic if isinstance(row, Topic) else row
    noun = row.kind if isinstance(row, Topic) else kind
    follow = known.get((kind, row.pk), 0)
    return Subject(kind, str(row.pk), str(row), row.path, follow=follow, noun=noun)


def subjects(rows: Iterable[Any], known: dict[Key, int]) -> list[Subject]:
    """The buttons for rows, one for each person and topic."""
    found = [subject(row, known) for row in rows]
    return list({(one.kind, one.key): one for one in reversed(found)}.values())[::-1]


def search_subject(words: str, known: dict[Key, int]) -> Subject:
    """The button for the words of a search."""
    follow = known.get(("search", words), 0)
    return Subject("search", words, f"“{words}”", "", follow=follow, noun="search")


def kind_of(row: Any) -> str:
    """The noun of a row that can be followed. Raises StopIteration for any other."""
    return next(noun for noun, model in NOUNS.items() if isinstance(row, model))

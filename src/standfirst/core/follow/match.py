"""Which of a reader's follows an article answers, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from standfirst.core.follow.remarks import Heard, answers
from standfirst.core.follow.search import fold_words, found_in, parse_query


class FollowKind(StrEnum):
    """What can be followed."""

    AUTHOR = "author"
    TOPIC = "topic"
    STORY = "story"
    OUTLET = "outlet"
    SEARCH = "search"
    REMARKS = "statements"  # of one speaker, on some words or on anything


@dataclass(frozen=True, slots=True)
class FollowWish:
    """One follow of a reader. `target` is the id of what is followed, or the search as typed."""

    id: int
    kind: FollowKind
    target: int | str
    name: str  # as a reader reads it: "Jennie Carignan"
    words: str = ""  # that a followed speaker's statements are on


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What following looks at: ids of an article's authors, topics, story, outlet; its words."""

    id: int
    authors: frozenset[int] = frozenset()  # people, whatever names they sign with
    topics: frozenset[int] = frozenset()
    story: int | None = None
    outlet: int | None = None
    headline: str = ""
    text: str = ""  # standfirst and text, for searches
    said: tuple[Heard, ...] = ()  # by named speakers, for who follows statements


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in Following."""

    follow: int
    kind: FollowKind
    sentence: str


_ORDER = (
    FollowKind.STORY,
    FollowKind.AUTHOR,
    FollowKind.REMARKS,
    FollowKind.TOPIC,
    FollowKind.SEARCH,
    FollowKind.OUTLET,
)


def match(article: ArticleFacts, follows: Iterable[FollowWish]) -> tuple[Reason, ...]:
    """The follows that an article answers, the most particular kind first; () for none."""
    folded = ""
    found: list[FollowWish] = []
    for follow in follows:
        if follow.kind is FollowKind.SEARCH:
            folded = folded or fold_words(f"{article.headline} \n {article.text}")
            hit = found_in(parse_query(str(follow.target)), folded)
        elif follow.kind is FollowKind.REMARKS:
            on = parse_query(follow.words)
            hit = any(answers(one, int(follow.target), on) for one in article.said)
        else:
            hit = _HITS[follow.kind](article, follow.target)
        if hit:
            found.append(follow)
    found.sort(key=lambda follow: (_ORDER.index(follow.kind), follow.name.casefold(), follow.id))
    return tuple(Reason(follow.id, follow.kind, sentence(follow)) for follow in found)


def sentence(follow: FollowWish) -> str:
    """ "You follow Jennie Carignan"; no full stop, as it stands under a headline."""
    if follow.kind is FollowKind.SEARCH:
        return f"You follow the search {follow.name or follow.target}"
    if follow.kind is FollowKind.REMARKS:
        return f"{follow.name} said something{f' on {follow.words}' if follow.words else ''}"
    if follow.kind is FollowKind.STORY:
        return f"You follow the story “{follow.name}”"
    return f"You follow {follow.name}"


_HITS: Mapping[FollowKind, Callable[[ArticleFacts, int | str], bool]] = {
    FollowKind.AUTHOR: lambda article, target: target in article.authors,
    FollowKind.TOPIC: lambda article, target: target in article.topics,
    FollowKind.STORY: lambda article, target: target == article.story,
    FollowKind.OUTLET: lambda article, target: target == article.outlet,
}

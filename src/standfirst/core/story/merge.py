"""Have two stories proved to be one? Several articles must say so, never a single digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

Key = int | str

LEAST_BRIDGES = 3  # articles on either side that link across
LEAST_SHARE = 0.5  # of the smaller story's articles that link across
LEAST_LIKENESS = 0.2  # of a link that counts


@dataclass(frozen=True, slots=True)
class Bridge:
    """A link from an article of the story in question to an article of another story."""

    article: Key
    other_article: Key
    other_story: Key
    likeness: float  # 0 to 1, as the index weighs it


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What the decision needs of a story: when it opened, and its articles without copies."""

    id: Key
    opened: datetime
    articles: int


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """`story` becomes part of `into`; the reason in a reader's words."""

    story: Key
    into: Key
    reason: str


def proved_one(
    story: StoryFacts, others: Mapping[Key, StoryFacts], bridges: Sequence[Bridge]
) -> MergeChoice | None:
    """The merge that the links of a story's articles prove, or None.

    Links count from a likeness of 0.2. At least three articles on each side must be linked (two,
    where the smaller story has only two), and half of the smaller story. A story of one article is
    never merged: grouping has already decided. The story that opened later joins the earlier one.
    """
    sides: dict[Key, tuple[set[Key], set[Key]]] = defaultdict(lambda: (set(), set()))
    for bridge in bridges:
        known = bridge.other_story in others and bridge.other_story != story.id
        if known and bridge.likeness >= LEAST_LIKENESS:
            sides[bridge.other_story][0].add(bridge.article)
            sides[bridge.other_story][1].add(bridge.other_article)
    proved = [
        (min(len(mine), len(theirs)), other)
        for other, (mine, theirs) in sides.items()
        if _enough(story, others[other], len(mine), len(theirs))
    ]
    if not proved:
        return None
    links, other = max(proved, key=lambda pair: (pair[0], str(pair[1])))
    return _choice(story, others[other], links)


def _enough(story: StoryFacts, other: StoryFacts, mine: int, theirs: int) -> bool:
    small, linked = min((story.articles, mine), (other.articles, theirs))
    if small < 2:
        return False
    least = min(LEAST_BRIDGES, small)
    return mine >= least and theirs >= least and linked >= LEAST_SHARE * small


def _choice(a: StoryFacts, b: StoryFacts, links: int) -> MergeChoice:
    early, late = sorted((a, b), key=lambda story: (story.opened, str(story.id)))
    return MergeChoice(late.id, early.id, f"{links} articles of each tell of the same affair")

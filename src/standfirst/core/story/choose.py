"""Chooses among the open stories, and among the events of the chosen one, by an article's links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from standfirst.core.story.shelf import Asked, Key, Link, Shelf
from standfirst.core.story.weights import (
    GroupingSettings,
    busyness,
    fading,
    group_score,
    same_event,
)

_LEAST_SHARED = 4  # words and names, while no other stories tell what is common
_LIKELY_STORIES = 8  # stories whose middle is looked at
_DAY = timedelta(days=1)
Scored = tuple[Key | None, float]


class Best(NamedTuple):
    """The story most alike, how much, and the likest that is of another country, if any is."""

    story: Key | None
    score: float
    foreign: Key | None


def best_story(
    shelf: Shelf, links: Sequence[Link], asked: Asked, settings: GroupingSettings
) -> Best:
    """The story most alike: by its links, and by the middle of all its open articles.

    One of another country than the article counts only if it is much alike; on a young desk, no
    article that shares but a few words.
    """
    found: dict[Key, list[float]] = defaultdict(list)
    for link in links:
        if link.member.story not in found and shelf.is_young and _is_thin(shelf, link, asked):
            continue
        found[link.member.story].append(link.alike * fading(link.days, settings.story_days))
    likely = sorted(found, key=lambda story: -max(found[story]))[:_LIKELY_STORIES]
    scores: dict[Key, float] = {}
    for story, middle in zip(likely, _middles(shelf, asked, likely, settings), strict=True):
        score = _group(found[story], len(shelf.stories[story]), settings)
        scores[story] = score + settings.centre_share * (middle - score)
    foreign = None
    for story in sorted(likely, key=lambda story: -scores[story]):
        if scores[story] <= 0.0 or not _is_foreign(shelf, story, scores[story], asked, settings):
            return Best(story, scores[story], foreign)
        foreign = story if foreign is None else foreign
    return Best(None, 0.0, foreign)


def _is_thin(shelf: Shelf, link: Link, asked: Asked) -> bool:
    """Whether the two share so few words and names that it may be chance: "Notice", "Weather"."""
    fields = ((shelf.words, asked.words), (shelf.names, asked.names))
    return sum(field.in_common(query, link.slot) for field, query in fields) < _LEAST_SHARED


def _is_foreign(
    shelf: Shelf, story: Key, score: float, asked: Asked, settings: GroupingSettings
) -> bool:
    """Whether the article is of another country than the story, and not as alike as it must be."""
    join, sure = settings.story_threshold, settings.story_threshold * settings.foreign_bar
    return join <= score < sure and shelf.is_foreign(story, asked)


def _middles(
    shelf: Shelf, asked: Asked, stories: Sequence[Key], settings: GroupingSettings
) -> list[float]:
    """Likeness of the article to all the open articles of each story, taken as one."""
    total = shelf.breadth
    words = shelf.words.centres(asked.words, asked.word_weights, stories, total=total)
    if not asked.names.keys:
        return words
    share = settings.name_share
    names = shelf.names.centres(asked.names, asked.name_weights, stories, total=total)
    return [(1 - share) * word + share * name for word, name in zip(words, names, strict=True)]


def best_event(
    shelf: Shelf, links: Sequence[Link], asked: Asked, story: Key, settings: GroupingSettings
) -> Scored:
    """The event of one story most alike, from the article's links to that story within the window.

    Of equals the one with the best link (it comes first).
    """
    near = [link for link in links if link.days * _DAY <= settings.event_window]
    if not near:
        return None, 0.0
    busy = busyness(max(1, shelf.pace(story, asked.at)), settings.pace)
    groups: dict[Key, list[float]] = defaultdict(list)
    for link, alike in zip(near, _within(shelf, near, asked, story, settings), strict=True):
        score = same_event(alike, link.days, busy=busy, settings=settings)
        groups[link.member.event].append(score)
    best: Scored = (None, 0.0)
    for event, values in groups.items():
        score = _group(values, shelf.events[event], settings)
        if score > best[1]:
            best = (event, score)
    return best


def _within(
    shelf: Shelf, links: Sequence[Link], asked: Asked, story: Key, settings: GroupingSettings
) -> list[float]:
    """Likeness to articles of one story by what was rare in and around it before the day's news."""
    slots, size = [link.slot for link in links], len(shelf.stories[story])
    fresh, others = shelf.since(story, asked.at - settings.fresh), settings.background
    words, names = (
        field.links_within(query, slots, story, size=size, fresh=fresh, background=others)
        for field, query in ((shelf.words, asked.words), (shelf.names, asked.names))
    )
    share = settings.name_share if asked.names.keys else 0.0
    return [float(alike) for alike in (1 - share) * words + share * names]


def _group(values: Sequence[float], size: int, settings: GroupingSettings) -> float:
    return group_score(values, size, best_share=settings.best_share, members=settings.members)

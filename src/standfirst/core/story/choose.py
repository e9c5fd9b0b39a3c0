"""Chooses among the open stories, and among the events of the chosen one, by an article's links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from standfirst.core.story.index import BY_GROUPS
from standfirst.core.story.shelf import Asked, Key, Link, Shelf
from standfirst.core.story.weights import (
    GroupingSettings,
    busyness,
    fading,
    group_score,
    same_event,
)

_LIKELY_STORIES = 8  # stories whose middle is looked at
_DAY = timedelta(days=1)
Scored = tuple[Key | None, float]


def best_story(
    shelf: Shelf, links: Sequence[Link], asked: Asked, settings: GroupingSettings
) -> Scored:
    """The story most alike: by its links, and by the middle of all its open articles."""
    found: dict[Key, list[float]] = defaultdict(list)
    for link in links:
        found[link.member.story].append(link.story * fading(link.days, settings.story_days))
    likely = sorted(found, key=lambda story: -max(found[story]))[:_LIKELY_STORIES]
    best: Scored = (None, 0.0)
    for story in likely:
        score = _group(found[story], len(shelf.stories[story]), settings)
        score += settings.centre_share * (middle(shelf, asked, story, settings) - score)
        if score > best[1]:
            best = (story, score)
    return best


def middle(shelf: Shelf, asked: Asked, story: Key, settings: GroupingSettings) -> float:
    """Likeness of the article to all the open articles of a story, taken as one."""
    share = settings.name_share if asked.names.keys else 0.0
    total = len(shelf.stories)
    words = shelf.words.centre(asked.words, asked.word_weights[BY_GROUPS], story, total=total)
    names = shelf.names.centre(asked.names, asked.name_weights[BY_GROUPS], story, total=total)
    return (1 - share) * words + share * names


def best_event(
    shelf: Shelf, links: Sequence[Link], story: Key, at: datetime, settings: GroupingSettings
) -> Scored:
    """The event of the story most alike; of equals the one with the best link (it comes first)."""
    busy = busyness(max(1, shelf.pace(story, at)), settings.pace)
    groups: dict[Key, list[float]] = defaultdict(list)
    for link in links:
        if link.member.story == story and link.days * _DAY <= settings.event_window:
            alike = same_event(link.event, link.days, busy=busy, settings=settings)
            groups[link.member.event].append(alike)
    best: Scored = (None, 0.0)
    for event, values in groups.items():
        score = _group(values, shelf.events[event], settings)
        if score > best[1]:
            best = (event, score)
    return best


def _group(values: Sequence[float], size: int, settings: GroupingSettings) -> float:
    return group_score(values, size, best_share=settings.best_share, members=settings.members)

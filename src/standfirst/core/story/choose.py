"""Chooses among the open stories, and among the events of the chosen one, by an article's links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

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
        found[link.member.story].append(link.alike * fading(link.days, settings.story_days))
    likely = sorted(found, key=lambda story: -max(found[story]))[:_LIKELY_STORIES]
    best: Scored = (None, 0.0)
    for story, middle in zip(likely, _middles(shelf, asked, likely, settings), strict=True):
        score = _group(found[story], len(shelf.stories[story]), settings)
        score += settings.centre_share * (middle - score)
        if score > best[1]:
            best = (story, score)
    return best


def _middles(
    shelf: Shelf, asked: Asked, stories: Sequence[Key], settings: GroupingSettings
) -> list[float]:
    """Likeness of the article to all the open articles of each story, taken as one."""
    total = len(shelf.stories)
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
    """Likeness to articles of one story by what is rare in and around it."""
    slots, size = [link.slot for link in links], len(shelf.stories[story])
    share, others = settings.name_share if asked.names.keys else 0.0, settings.background
    words = shelf.words.links_within(asked.words, slots, story, size=size, background=others)
    names = shelf.names.links_within(asked.names, slots, story, size=size, background=others)
    return [float(alike) for alike in (1 - share) * words + share * names]


def _group(values: Sequence[float], size: int, settings: GroupingSettings) -> float:
    return group_score(values, size, best_share=settings.best_share, members=settings.members)

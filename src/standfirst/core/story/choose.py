"""Chooses among the open stories, and among the events of the chosen one, by an article's links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from standfirst.core.story.shelf import Asked, Key, Link, Member, Shelf
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


class Best(NamedTuple):
    """The story most alike, how much, and the likest that is of another country, if any is."""

    story: Key | None
    score: float
    foreign: Key | None


class BestEvent(NamedTuple):
    """The event to join, how alike it is, and else the decisions that kept one away, a bit each."""

    event: Key | None
    score: float
    untold: int


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
) -> BestEvent:
    """The event of one story most alike, if it is enough, by the article's links to that story.

    Of equals the one with the best link (it comes first). Never one of whose reports none tells
    what the article's headline says was decided: an attack, and the halt ordered after it, are two.
    """
    near = [link for link in links if link.days * _DAY <= settings.event_window]
    events: dict[Key, list[Member]] = defaultdict(list)
    groups: dict[Key, list[float]] = defaultdict(list)
    for link, score in zip(near, _as_events(shelf, near, asked, story, settings), strict=True):
        events[link.member.event].append(link.member)
        groups[link.member.event].append(score)
    best, turned = BestEvent(None, 0.0, 0), BestEvent(None, 0.0, 0)
    for event, values in groups.items():
        score = _group(values, shelf.events[event], settings)
        one = BestEvent(event, score, _untold(events[event], asked, settings.settled))
        if one.untold:
            turned = max(turned, one, key=_score)
        else:
            best = max(best, one, key=_score)
    if best.score >= settings.event_threshold:
        return best
    untold = turned.untold if turned.score >= settings.event_threshold else 0
    return BestEvent(None, 0.0, untold)


def _untold(event: Sequence[Member], asked: Asked, settled: timedelta) -> int:
    """The decisions that keep an article from an event: told as news by the later of them, long
    enough after the earlier began, and told by none of the earlier.

    In an event's first hours its reports tell one thing by different verbs, and nothing keeps them
    apart. An article that comes late is as far from what followed it as if it had come in time.
    """
    if asked.at >= min(member.at for member in event) + settled:
        return asked.decided & ~reduce(or_, (member.told for member in event))
    first = min(event, key=lambda member: member.at)
    return first.decided & ~asked.told if first.at >= asked.at + settled else 0


def _score(one: BestEvent) -> float:
    return one.score


def _as_events(
    shelf: Shelf, near: list[Link], asked: Asked, story: Key, settings: GroupingSettings
) -> list[float]:
    """Likeness to each of some articles of one story as reports of one event."""
    if not near:
        return []
    busy = busyness(max(1, shelf.pace(story, asked.at)), settings.pace)
    alike = _within(shelf, near, asked, story, settings)
    return [
        same_event(one, link.days, busy=busy, settings=settings)
        for one, link in zip(alike, near, strict=True)
    ]


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

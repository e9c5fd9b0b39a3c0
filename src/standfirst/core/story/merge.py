"""Have two stories proved to be one? Their articles say so, when each side stands in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from standfirst.core.story.reason import merge_reason
from standfirst.core.story.shelf import Key, Shelf
from standfirst.core.story.split import NEIGHBOURS, mean_within
from standfirst.core.story.weights import Floats

LOOKED_AT = 32  # newest articles of either story
LEAST_ARTICLES = 3  # of either story: two that are alike may be alike by chance
LEAST_ALIKE = 0.65  # likeness across, as a share of the likeness within
LEAST_WRITTEN = 0.4  # the same, before names are taken for one however they are spelled
LEAST_HEARD = 6  # articles of a story of which names are taken so
LEAST_CROSSING = 0.25  # of either story's articles have one of their most alike in the other
_LIKELY = 3  # stories found by their keys that are compared, the one with the likest middle first
_KEYS = 64  # of a story's middle, by which it is compared
_PROBES = 12  # and by which others are found
_BEHIND = 24  # newest articles behind one key


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """`story` becomes part of `into`, which has the oldest article; the reason in plain words."""

    story: Key
    into: Key
    reason: str


def due_to_merge(articles: int) -> bool:
    """Whether a story that has now so many articles is looked at: ever more seldom as it grows."""
    return articles >= LEAST_ARTICLES and articles % max(1, articles // 4) == 0


def one_story(
    shelf: Shelf, story: Key, *, apart: Collection[Key], name_share: float
) -> MergeChoice | None:
    """The merge that a story's newest articles prove, or None; never with one of `apart`.

    A name spelled in several ways is taken for one: else outlets with two house styles would tell
    one war in two stories.
    """
    mine = shelf.stories[story][-LOOKED_AT:]
    for other in _likest(shelf, story, apart, name_share):
        slots = [*mine, *shelf.stories[other][-LOOKED_AT:]]
        alike = shelf.alike_among(slots, name_share=name_share)
        if one_cloth(alike, len(mine)):
            return _choice(shelf, story, other)
        # To hear costs more than all the rest: never where a story is small and often looked at.
        if len(mine) < LEAST_HEARD or likeness_across(alike, len(mine)) < LEAST_WRITTEN:
            continue
        heard = shelf.alike_among(slots, name_share=name_share, spelled_alike=True)
        if one_cloth(heard, len(mine)):
            return _choice(shelf, story, other)
    return None


def one_cloth(alike: Floats, first: int) -> bool:
    """Whether the `first` articles and the rest are one story, from their likeness (n, n)."""
    if likeness_across(alike, first) < LEAST_ALIKE:
        return False
    links = alike.copy()
    np.fill_diagonal(links, 0.0)
    half = np.arange(len(links)) < first
    nearest = np.argsort(-links, axis=1, kind="stable")[:, :NEIGHBOURS]
    near = np.take_along_axis(links, nearest, axis=1) > 0.0
    crosses = ((half[nearest] != half[:, None]) & near).any(axis=1)
    return bool(min(crosses[half].mean(), crosses[~half].mean()) >= LEAST_CROSSING)


def likeness_across(alike: Floats, first: int) -> float:
    """Likeness of the `first` articles to the rest, as a share of that within either side."""
    links = alike.copy()
    np.fill_diagonal(links, 0.0)
    here, there = links[:first, :first], links[first:, first:]
    within = np.sqrt(mean_within(here) * mean_within(there))
    return float(links[:first, first:].mean() / max(float(within), 1e-9))


def _likest(shelf: Shelf, story: Key, apart: Collection[Key], name_share: float) -> list[Key]:
    """The few stories found by this one's strongest keys, the one with the likest middle first."""
    total, found = shelf.breadth, defaultdict[Key, float](float)
    asked = [
        (field, share, *field.middle(story, limit=_KEYS, total=total))
        for field, share in ((shelf.words, 1 - name_share), (shelf.names, name_share))
    ]
    for field, share, query, weights in asked:
        for weight, slots in field.candidates(query, weights, probes=_PROBES, limit=_BEHIND):
            for other in {shelf.members[slot].story for slot in slots}:
                found[other] += share * weight
    order = sorted(found, key=lambda other: (-found[other], shelf.stories[other][0]))
    never = {story, *apart}
    fit = [other for other in order if _may(shelf, other, never)][:_LIKELY]
    alike = np.zeros(len(fit))
    for field, share, query, weights in asked:
        alike += share * np.array(field.centres(query, weights, fit, total=total))
    return [fit[at] for at in np.argsort(-alike, kind="stable")]


def _may(shelf: Shelf, other: Key, never: Collection[Key]) -> bool:
    return other not in never and len(shelf.stories[other]) >= LEAST_ARTICLES


def _choice(shelf: Shelf, story: Key, other: Key) -> MergeChoice:
    sizes = {key: len(shelf.stories[key]) for key in (story, other)}
    early, late = sorted((story, other), key=lambda key: shelf.stories[key][0])
    return MergeChoice(late, early, merge_reason(sizes[late], sizes[early]))

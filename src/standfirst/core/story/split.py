"""Does a story hold two? The articles say so, when none is closest to one of the other half."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.core.story.reason import split_reason
from standfirst.core.story.shelf import Key, Shelf
from standfirst.core.story.weights import Floats

Half = npt.NDArray[np.bool_]

LOOKED_AT = 64  # newest articles of a story that are compared, each with each
LEAST_HALF = 4  # articles in the smaller half
LEAST_SHARE = 0.2  # of the articles in the smaller half: a few odd ones are no affair of their own
NEIGHBOURS = 3  # most alike articles of each; not one of them may stand in the other half
MOST_ALIKE = 0.75  # likeness across, as a share of the likeness within the halves
LEAST_TURNS = 0.75  # runs of articles of one half, as a share of what a random order brings


@dataclass(frozen=True, slots=True)
class SplitChoice:
    """`leave` become a story of their own; the reason in a reader's words.

    An event of `torn` has articles on both sides: those that leave become a new event. Copies are
    not named: they go where their origin goes. The part with the oldest article keeps the address.
    """

    story: Key
    leave: tuple[Key, ...]  # in order of arrival
    torn: tuple[Key, ...]
    reason: str


def due(articles: int) -> bool:
    """Whether a story that has now so many articles is looked at: ever more seldom as it grows."""
    return articles >= 2 * LEAST_HALF and articles % max(1, articles // 8) == 0


def two_stories(shelf: Shelf, story: Key, *, name_share: float) -> SplitChoice | None:
    """The split that the newest articles of a story prove, or None."""
    slots = shelf.stories[story][-LOOKED_AT:]
    if halves(shelf.alike_among(slots, name_share=name_share)) is None:
        return None
    apart = halves(shelf.alike_among(slots, name_share=name_share, spelled_alike=True))
    if apart is None:
        return None
    members = [shelf.members[slot] for slot in slots]
    leave = [member for member, leaves in zip(members, apart, strict=True) if leaves]
    stay = [member for member, leaves in zip(members, apart, strict=True) if not leaves]
    torn = {member.event for member in leave} & {member.event for member in stay}
    return SplitChoice(
        story,
        tuple(member.id for member in leave),
        tuple(dict.fromkeys(member.event for member in leave if member.event in torn)),
        split_reason(len(leave), len(stay)),
    )


def halves(alike: Floats) -> Half | None:
    """True for the articles that belong apart from the first; None where all belong together.

    `alike` is the likeness of each with each (n, n), in the order of their arrival.
    No article may be parted from any of its three most alike: so the halves are made of whole
    components of the graph of nearest neighbours. Two affairs are reported side by side; halves one
    after the other are steps of one affair that changed its words. Of the components that may stand
    alone, the one is parted that leaves least likeness across for its size (normalised cut, Shi and
    Malik, 2000).
    """
    size = len(alike)
    if size < 2 * LEAST_HALF:
        return None
    links = alike.copy()
    np.fill_diagonal(links, 0.0)
    best: tuple[float, Half | None] = (np.inf, None)
    for half in _components(links):
        smaller = min(int(half.sum()), size - int(half.sum()))
        enough = smaller >= max(LEAST_HALF, LEAST_SHARE * size)
        if enough and _in_turns(half) and _unlike(links, half):
            cut = _cut(links, half)
            best = min(best, (cut, half), key=lambda pair: pair[0])
    found = best[1]
    if found is None:
        return None
    apart: Half = found if not found[0] else ~found
    return apart


def _components(links: Floats) -> list[Half]:
    """The connected parts of the graph that links each article with its most alike."""
    size = len(links)
    nearest = np.argsort(-links, axis=1, kind="stable")[:, :NEIGHBOURS]
    near = np.eye(size, dtype=bool)
    at = np.arange(size)[:, None]
    near[at, nearest] |= links[at, nearest] > 0.0  # an article like none is near to none
    near |= near.T
    parts: list[Half] = []
    left = np.ones(size, dtype=bool)
    while left.any():
        part = near[int(left.argmax())]
        while (grown := near[part].any(axis=0)).sum() > part.sum():
            part = grown
        parts.append(part)
        left &= ~part
    return parts if len(parts) > 1 else []


def _in_turns(half: Half) -> bool:
    """Whether the halves come in about as many runs as in a random order (Wald and Wolfowitz)."""
    inside = int(half.sum())
    by_chance = 1.0 + 2.0 * inside * (len(half) - inside) / len(half)
    runs = 1 + int((half[1:] != half[:-1]).sum())
    return runs >= LEAST_TURNS * by_chance


def _cut(links: Floats, half: Half) -> float:
    severed = float(links[half][:, ~half].sum())
    degrees = links.sum(axis=1)
    return severed / max(float(degrees[half].sum()), 1e-9) + severed / max(
        float(degrees[~half].sum()), 1e-9
    )


def _unlike(links: Floats, half: Half) -> bool:
    within = np.sqrt(mean_within(links[half][:, half]) * mean_within(links[~half][:, ~half]))
    return float(links[half][:, ~half].mean()) <= MOST_ALIKE * float(within)


def mean_within(links: Floats) -> float:
    """The mean likeness of each article to each other, from a table with an empty diagonal."""
    return float(links.sum()) / (len(links) * (len(links) - 1))

"""Does a story hold two? The articles say so, when none is closest to one of the other half."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.core.story.weights import Floats

Key = int | str
Half = npt.NDArray[np.bool_]

LOOKED_AT = 64  # newest articles of a story that are compared, each with each
LEAST_HALF = 4  # articles in the smaller half
LEAST_SHARE = 0.2  # of the articles in the smaller half: a few odd ones are no affair of their own
NEIGHBOURS = 3  # most alike articles of each; not one of them may stand in the other half
MOST_ALIKE = 0.75  # likeness across, as a share of the likeness within the halves


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


def halves(alike: Floats) -> Half | None:
    """True for the articles that belong apart from the first, from their likeness (n, n); or None.

    The cut is the one that severs the least likeness for the halves' size (normalised cut, Shi and
    Malik, 2000: along the second eigenvector of the normalised Laplacian). It counts where it
    severs no article from one of its three most alike.
    """
    size = len(alike)
    if size < 2 * LEAST_HALF:
        return None
    links = alike.copy()
    np.fill_diagonal(links, 0.0)
    degrees = links.sum(axis=1)
    if degrees.min() <= 0.0:
        return None  # an article like none: nothing is proved, and the cut would only be its own
    half = _least_cut(links, degrees)
    if half is None or _crossed(links, half) or not _unlike(links, half):
        return None
    apart: Half = half if not half[0] else ~half
    return apart


def _least_cut(links: Floats, degrees: Floats) -> Half | None:
    scale = np.sqrt(degrees)
    laplacian = np.eye(len(links)) - links / np.outer(scale, scale)
    order = np.argsort(np.linalg.eigh(laplacian)[1][:, 1] / scale, kind="stable")
    least = max(LEAST_HALF, int(np.ceil(LEAST_SHARE * len(links))))
    best: tuple[float, Half | None] = (np.inf, None)
    for at in range(least, len(links) - least + 1):
        half = np.zeros(len(links), dtype=bool)
        half[order[:at]] = True
        severed = float(links[half][:, ~half].sum())
        cut = severed / float(degrees[half].sum()) + severed / float(degrees[~half].sum())
        if cut < best[0]:
            best = (cut, half)
    return best[1]


def _crossed(links: Floats, half: Half) -> bool:
    nearest = np.argsort(-links, axis=1, kind="stable")[:, :NEIGHBOURS]
    return bool((half[nearest] != half[:, None]).any())


def _unlike(links: Floats, half: Half) -> bool:
    within = np.sqrt(_mean(links[half][:, half]) * _mean(links[~half][:, ~half]))
    return float(links[half][:, ~half].mean()) <= MOST_ALIKE * float(within)


def _mean(links: Floats) -> float:
    return float(links.sum()) / (len(links) * (len(links) - 1))

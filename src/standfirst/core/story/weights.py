"""The few numbers that grouping turns on, and the arithmetic of likeness between articles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_DAY = timedelta(days=1)
_WITHIN_A_DAY = 1 / 3  # days between two moments of one day, on the average
_FAINT = 1e-3  # likeness of articles that share nothing


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """One setting for every stream; measured by `evals/stories.py`, written down in the docs."""

    event_threshold: float = 0.235  # likeness at which an article joins an event of its story
    story_threshold: float = 0.13  # likeness at which an article joins a story
    foreign_bar: float = 2.0  # times that, for an article of another country than the story
    copy_threshold: float = 0.5  # share of the shorter text that stands in the longer
    name_share: float = 0.18  # how much names weigh against words
    best_share: float = 0.25  # how much the best link weighs against the mean of links
    centre_share: float = 0.7  # how much the middle of a story weighs against its links
    background: float = 150.0  # articles of other stories that tell what is rare in one
    pace: float = 2.3  # articles a day at which words tell a story's events apart like the clock
    quiet_days: float = 0.19  # days after which a link for an event fell to 1/e, in a quiet story
    busy_days: float = 4.0  # the same in a busy story, where the words must tell
    story_days: float = 40.0  # the same for a story
    fresh: timedelta = timedelta(hours=20)  # articles so new make no word common in their story
    settled: timedelta = timedelta(hours=5)  # before, a decision is another word for the same event
    event_window: timedelta = timedelta(hours=48)  # no link further apart makes an event
    story_window: timedelta = timedelta(days=28)  # older articles are not looked at
    members: int = 8  # links over which the mean of a group is taken
    candidates: int = 48  # articles compared in full
    probes: int = 16  # words, and as many names, through which candidates are found
    posting_limit: int = 128  # newest articles looked at behind one word
    word_limit: int = 160  # words kept of one article
    name_limit: int = 40  # names kept of one article


def rarity(frequencies: Floats, total: float) -> Floats:
    """Inverse document frequency: ln((N + 1) / (n + 0.5)), never below 0.05."""
    return np.maximum(math.log(total + 1.0) - np.log(frequencies + 0.5), 0.05)


def damped(counts: Floats) -> Floats:
    """Counts to weights, 1 + ln(count): the tenth mention says less than the first."""
    return 1.0 + np.log(counts)


def fading(days: float, scale: float) -> float:
    """How much of a link is left after `days` (either direction): exp(-days / scale)."""
    return math.exp(-abs(days) / scale)


def apart(one: datetime, other: datetime) -> float:
    """Days between two moments of publication.

    Where one of them tells only its day (midnight sharp, as a date without a time is kept), at
    least a third of a day: so far apart are two moments of one day on the average.
    """
    days = abs(one - other) / _DAY
    return max(days, _WITHIN_A_DAY) if _day_only(one) or _day_only(other) else days


def _day_only(at: datetime) -> bool:
    return not (at.hour or at.minute or at.second or at.microsecond)


def busyness(articles: int, pace: float) -> float:
    """0 to 1: how far the words, and not the clock, tell the events of a story apart.

    Two reports of one hour in a story that brings three a day tell of one event whatever their
    words; in a story that brings forty, several things happen at once. A half at `pace` articles.
    """
    return articles / (articles + pace)


def same_event(alike: float, days: float, *, busy: float, settings: GroupingSettings) -> float:
    """Likeness of two articles of one story as reports of one event, 0 to 1."""
    scale = settings.quiet_days ** (1.0 - busy) * settings.busy_days**busy
    return math.pow(max(alike, _FAINT), busy) * fading(days, scale)


def group_score(links: Sequence[float], size: int, *, best_share: float, members: int) -> float:
    """Likeness to a group: a share of the best link and the rest of the mean over its best links.

    `size` is the number of articles in the group; at most `members` links count in the mean, and
    members of the group without a link count as nothing.
    """
    if not links:
        return 0.0
    best = sorted(links, reverse=True)[:members]
    mean = sum(best) / min(max(size, len(best)), members)
    return best_share * best[0] + (1.0 - best_share) * mean


def contained(resemblance: float, a_words: int, b_words: int) -> float:
    """Share of the shorter text that stands in the longer, from their Jaccard resemblance.

    Of two sets with resemblance j the shared part is j / (1 + j) of the sum of their sizes.
    """
    shorter = min(a_words, b_words)
    if shorter <= 0 or resemblance <= 0.0:
        return resemblance
    return min(1.0, resemblance / (1.0 + resemblance) * (a_words + b_words) / shorter)

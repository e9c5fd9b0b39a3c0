"""A story's standing: an order by weight that holds at every moment, so that it can be stored."""

from __future__ import annotations

import math
from datetime import datetime

from standfirst.core.story.rank import HALF_LIFE


def standing(*, origins: int, outlets: int, recent: int, newest: datetime) -> float:
    """The story's place among all stories, higher is weightier.

    `recent` are the origins of the last 12 hours before `newest`. Weight halves each 12 hours
    (core.story.rank.weight), for all stories alike; so the order of weights at any moment is the
    order of log2(weight when newest) + newest / 12 hours, which does not change with the clock.
    """
    size = math.log2(1 + origins) + math.log2(1 + outlets) / 2
    growth = recent / origins if origins else 0.0
    return (
        math.log2(max(size * (1 + growth / 2), 1e-9))
        + newest.timestamp() / HALF_LIFE.total_seconds()
    )

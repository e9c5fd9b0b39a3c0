"""How much a story weighs at a moment: independent reports, outlets, freshness, growth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.core.types import ArticleForUpdate

HALF_LIFE = timedelta(hours=12)  # after which freshness has halved
GROWTH_SPAN = timedelta(hours=12)  # the last hours, set against those before


@dataclass(frozen=True, slots=True)
class StoryWeight:
    """A story's weight at a moment, and the four parts it is made of."""

    total: float
    origins: int
    outlets: int
    freshness: float  # 0 to 1: a half each 12 hours since the newest article
    growth: float  # 0 to 1: share of the origins that came in the last 12 hours


def weight(articles: Sequence[ArticleForUpdate], now: datetime) -> StoryWeight:
    """Weigh a story by the articles published up to `now`.

    total = (log2(1 + origins) + log2(1 + outlets) / 2) · freshness · (1 + growth / 2).
    Copies of one text are one origin, so that a wire story printed fifty times weighs like one that
    one outlet reported, but for the outlets that found it worth printing. Analyses count as half an
    origin: they comment and do not report. An empty story weighs nothing.
    """
    known = [article for article in articles if article.at <= now]
    if not known:
        return StoryWeight(0.0, 0, 0, 0.0, 0.0)
    origins = len({article.origin for article in known})
    outlets = len({article.outlet for article in known})
    fresh = freshness(max(article.at for article in known), now)
    recent = {article.origin for article in known if article.at > now - GROWTH_SPAN}
    growth = len(recent) / origins
    total = size(known) * fresh * (1 + growth / 2)
    return StoryWeight(total, origins, outlets, fresh, growth)


def size(articles: Sequence[ArticleForUpdate]) -> float:
    """How much is reported: log2(1 + origins) + log2(1 + outlets) / 2; an analysis is half one."""
    reports = {article.origin for article in articles if not article.analysis}
    comments = {article.origin for article in articles} - reports
    outlets = {article.outlet for article in articles}
    return math.log2(1 + len(reports) + len(comments) / 2) + math.log2(1 + len(outlets)) / 2


def freshness(newest: datetime, now: datetime) -> float:
    """1 for now, a half for 12 hours ago, a quarter for 24; never more than 1."""
    return float(min(1.0, 0.5 ** ((now - newest) / HALF_LIFE)))

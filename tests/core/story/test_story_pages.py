"""How stories weigh, how groups are scored, and how reasons are written."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.story.rank import freshness, weight
from standfirst.core.story.reason import copy_reason, shared_reason, written
from standfirst.core.story.weights import contained, fading, group_score
from standfirst.core.types import ArticleForUpdate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def article(
    key: int,
    *sentences: str,
    event: int = 1,
    origin: int = 0,
    outlet: str = "Courier",
    hours: float = 0.0,
    headline: str = "Bridge closed in Halvik",
    analysis: bool = False,
) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=event,
        origin=origin or key,
        outlet=outlet,
        at=NOON + timedelta(hours=hours),
        headline=headline,
        standfirst="",
        sentences=sentences,
        analysis=analysis,
    )


CLOSED = "The Karl Amund bridge in Halvik was closed before dawn after a crack was found."
COST = "Repairing the Karl Amund bridge will cost 95 million crowns, the council was told."


def test_weight_follows_its_written_formula() -> None:
    weighed = weight([article(1), article(2, outlet="Post")], NOON)
    assert weighed.total == pytest.approx((math.log2(3) + math.log2(3) / 2) * 1.0 * 1.5)


def test_fifty_copies_weigh_less_than_five_reports() -> None:
    copies = [article(key, origin=1, outlet=f"o{key}") for key in range(1, 51)]
    reports = [article(key, outlet=f"o{key}") for key in range(1, 6)]
    assert weight(copies, NOON).origins == 1
    assert weight(copies, NOON).total < weight(reports, NOON).total


def test_an_old_story_fades_by_half_in_twelve_hours() -> None:
    assert freshness(NOON, NOON + timedelta(hours=12)) == pytest.approx(0.5)
    assert freshness(NOON, NOON - timedelta(hours=12)) == 1.0


def test_a_story_without_articles_weighs_nothing() -> None:
    assert weight([article(1, hours=5)], NOON).total == 0.0


def test_a_group_is_scored_by_best_and_mean() -> None:
    assert group_score([0.4, 0.2], 2, best_share=0.5, members=8) == pytest.approx(0.35)
    assert group_score([0.4], 4, best_share=0.5, members=8) == pytest.approx(0.25)
    assert group_score([], 4, best_share=0.5, members=8) == 0.0


def test_fading_falls_both_ways() -> None:
    assert fading(2.0, 2.0) == fading(-2.0, 2.0) == pytest.approx(math.exp(-1))


def test_containment_follows_from_resemblance() -> None:
    assert contained(1 / 3, 100, 200) == pytest.approx(0.75)
    assert contained(0.0, 100, 200) == 0.0


def test_names_are_written_as_people_write_them() -> None:
    assert written("saif al-islam gaddafi", "") == "Saif al-Islam Gaddafi"
    assert written("nato", "NATO meets in Halvik") == "NATO"
    assert written("un", "") == "UN"
    assert written("bank of varland", "") == "Bank of Varland"


def test_reasons_are_sentences_a_reader_understands() -> None:
    reason = shared_reason(["tripoli"], 1, articles=4, days=2.2, headline="In Tripoli")
    assert reason == "shares Tripoli and 1 rare word with 4 articles of the last 3 days"
    assert copy_reason("") == "repeats the text of an article"

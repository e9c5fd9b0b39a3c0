"""What a story page shows: its weight, timeline, coverage, news, and whether two are one."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest

from standfirst.core.story.merge import Bridge, StoryFacts, proved_one
from standfirst.core.story.news import news_since
from standfirst.core.story.rank import freshness, weight
from standfirst.core.story.reason import copy_reason, shared_reason, written
from standfirst.core.story.timeline import coverage, developments
from standfirst.core.story.weights import contained, fading, group_score
from standfirst.core.types import ArticleForUpdate, FoundFigure, FoundStatement, StatementKind

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


def test_a_timeline_is_in_order_of_first_reports() -> None:
    steps = developments(
        [
            article(3, COST, event=2, hours=5),
            article(1, CLOSED),
            article(2, CLOSED, outlet="Post", hours=1),
        ]
    )
    assert [step.event for step in steps] == [1, 2]
    assert (steps[0].first, steps[0].first_outlet, steps[0].outlets) == (
        1,
        "Courier",
        ("Courier", "Post"),
    )
    assert (steps[1].sentence, steps[1].sentence_article) == (COST, 3)


def test_an_event_without_a_good_sentence_has_none() -> None:
    assert developments([article(1, "He said so.")])[0].sentence == ""


def test_a_story_without_articles_has_no_timeline() -> None:
    assert developments([]) == ()
    assert coverage([]) == ()


def test_coverage_counts_outlets_by_day() -> None:
    days = coverage([article(1), article(2), article(3, outlet="Post"), article(4, hours=24)])
    assert [day.day for day in days] == [date(2026, 3, 2), date(2026, 3, 3)]
    assert days[0].outlets == (("Courier", 2), ("Post", 1))


def said(speaker: str, words: str) -> FoundStatement:
    return FoundStatement(speaker, speaker, "", "said", StatementKind.INDIRECT, True, "", words)


def test_a_late_copy_is_no_news() -> None:
    old, copy = article(1, CLOSED), article(2, CLOSED, origin=1, hours=3)
    assert not news_since([old, copy], NOON).anything
    assert news_since([old, copy], NOON).articles == ()


def test_news_are_new_events_statements_and_figures() -> None:
    articles = [article(1, CLOSED), article(2, COST, event=2, hours=3)]
    news = news_since(
        articles,
        NOON,
        statements={
            1: [said("Hovden", "the bridge is closed")],
            2: [said("Hovden", "it costs more")],
        },
        figures={
            1: [FoundFigure(40.0, False, "crowns", COST, unit="million")],
            2: [FoundFigure(95.0, False, "crowns", COST, unit="million")],
        },
    )
    assert news.events == (2,)
    assert [statement.words for _, statement in news.statements] == ["it costs more"]
    assert [(change.before, change.now, change.article) for change in news.figures] == [
        (40.0, 95.0, 2)
    ]


def test_a_statement_made_before_is_no_news() -> None:
    articles = [article(1), article(2, hours=3)]
    same = [said("Hovden", "the bridge stays closed until autumn")]
    assert not news_since(articles, NOON, statements={1: same, 2: same}).statements


def facts(key: int, count: int, hours: float = 0.0) -> StoryFacts:
    return StoryFacts(key, NOON + timedelta(hours=hours), count)


def test_two_stories_with_many_links_are_one_and_the_older_stays() -> None:
    bridges = [Bridge(at, 10 + at, 2, 0.4) for at in range(3)]
    choice = proved_one(facts(1, 4, hours=5), {2: facts(2, 9)}, bridges)
    assert choice is not None
    assert (choice.story, choice.into) == (1, 2)
    assert choice.reason == "3 articles of each tell of the same affair"


def test_one_digest_does_not_merge_two_stories() -> None:
    bridges = [Bridge(1, other, 2, 0.9) for other in range(10, 20)]
    assert proved_one(facts(1, 6), {2: facts(2, 12)}, bridges) is None


def test_weak_links_and_unknown_stories_prove_nothing() -> None:
    weak = [Bridge(at, 10 + at, 2, 0.1) for at in range(5)]
    unknown = [Bridge(at, 10 + at, 3, 0.9) for at in range(5)]
    assert proved_one(facts(1, 5), {2: facts(2, 5)}, weak + unknown) is None


def test_a_story_of_one_article_is_not_merged() -> None:
    assert proved_one(facts(1, 1), {2: facts(2, 5)}, [Bridge(1, 10, 2, 0.9)]) is None


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

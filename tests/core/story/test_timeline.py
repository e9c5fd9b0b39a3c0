"""Which sentence and which headline tell a step of a story."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standfirst.core.story.timeline import best_sentence, clearest, in_common, in_order
from standfirst.core.types import ArticleForUpdate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLOSED = "The Karl Amund bridge in Halvik was closed before dawn after a crack was found."
COST = "Repairing the Karl Amund bridge will cost 95 million crowns, the council was told."
BOAT = "A ferry of the Orl line will carry cyclists across the river from Monday morning on."

PRICE = "Repair of Karl Amund bridge to cost 95 million crowns"


def article(
    key: int, *sentences: str, headline: str = "Bridge closed in Halvik", hours: float = 0.0
) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=1,
        origin=key,
        outlet="Courier",
        at=NOON + timedelta(hours=hours),
        headline=headline,
        standfirst="",
        sentences=sentences,
    )


def test_the_best_sentence_says_what_most_of_the_articles_say() -> None:
    articles = [article(1, BOAT, CLOSED), article(2, CLOSED), article(3, CLOSED, COST)]
    assert best_sentence(articles) == (CLOSED, 2)


def test_a_sentence_that_leans_on_another_is_not_taken() -> None:
    assert best_sentence(
        [article(1, "He said that it was closed before dawn after all.", COST, headline=PRICE)]
    ) == (
        COST,
        1,
    )


def test_the_rest_of_a_quotation_is_not_taken() -> None:
    quoted = "“The bridge is closed and nobody will cross it before the autumn comes.”"
    tail = "Ida Moor told reporters in Halvik on Monday, near the bridge of Karl Amund."
    assert best_sentence([article(1, quoted, tail)]) == ("", 1)


def test_a_sentence_without_what_the_reports_share_is_not_taken() -> None:
    cake = "The cake had three tiers when it reached the quay of Halvik at six."
    rows = [article(1, cake, headline="A wedding cake is late"), article(2, CLOSED)]
    assert best_sentence([*rows, article(3, CLOSED)]) == (CLOSED, 2)
    assert best_sentence([rows[0], article(2, "No."), article(3, "It is.")]) == ("", 1)


def test_background_of_a_year_long_past_stands_behind_what_happened() -> None:
    built = "The Karl Amund bridge in Halvik, closed after a crack was found, dates from 1968."
    assert best_sentence([article(1, built, CLOSED), article(2, built)]) == (CLOSED, 1)


def test_a_sentence_stands_in_its_article_as_it_is_but_for_its_dateline() -> None:
    assert best_sentence([article(1, f"HALVIK (Kestrel) - {CLOSED}")]) == (CLOSED, 1)


def test_where_no_sentence_reads_alone_the_first_article_stands_for_the_step() -> None:
    assert best_sentence([article(7, "He said so."), article(8, "No.")]) == ("", 7)
    assert best_sentence([]) == ("", 0)


def test_the_clearest_headline_shares_most_and_asks_nothing() -> None:
    rows = [
        article(1, headline="Is the bridge in Halvik closed?"),
        article(2, headline="A long way round"),
        article(3, headline="Bridge in Halvik closed"),
    ]
    assert clearest(rows).id == 3
    assert clearest(rows[:1]).id == 1


def test_of_headlines_that_share_nothing_the_first_stands() -> None:
    assert clearest([article(1, headline="One"), article(2, headline="Two and three")]).id == 1


def test_articles_of_one_moment_are_ordered_by_their_number() -> None:
    rows = [article(3), article(1, hours=1), article(2)]
    assert [row.id for row in in_order(rows)] == [2, 3, 1]


def test_what_texts_have_in_common_is_counted_by_their_words() -> None:
    closed, cost, boat = in_common([CLOSED, COST, BOAT])
    assert closed > cost > boat >= 0
    assert in_common([]) == []
    assert in_common([CLOSED, ""]) == [0, 0]


def test_where_nothing_is_shared_a_sentence_that_tells_its_own_headline_is_taken() -> None:
    leak = "The addresses of 900 customers lay open on a server, the Orl Line said on Monday."
    rows = [
        article(1, leak, headline="Moor boats: data of 900 customers open"),
        article(2, "No such luck.", headline="Moor firms among the victims"),
    ]
    assert best_sentence(rows) == (leak, 1)
    told = "The firms of Moor in the valley are among the victims of it all, the mayor said."
    assert best_sentence(
        [*rows, article(3, "No.", "It is.", "So be it.", told, headline="Moor")]
    ) == (told, 3)


def test_what_somebody_says_to_an_event_does_not_head_its_step() -> None:
    terms = (
        "Halvik’s minister has set terms for the sale of the Karl Amund bridge to a Dravna bank."
    )
    backing = "Drivers have backed the terms of the minister for the sale of the Karl Amund bridge."
    setting = article(1, terms, headline="Minister sets terms for sale of Karl Amund bridge")

    def heads(headline: str) -> int:
        return best_sentence([setting, article(2, backing, headline=headline, hours=9)])[1]

    assert heads("Drivers on Karl Amund bridge heard the minister’s terms") == 2
    assert heads("Drivers of Karl Amund bridge back minister’s terms") == 1
    assert heads("Drivers of Karl Amund bridge welcome minister’s terms") == 1
    assert heads("Drivers are back on Karl Amund bridge, with terms") == 2

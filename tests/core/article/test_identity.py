"""When two pieces of one outlet are one article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.identity import By, Piece, address_key, is_same, number_in, traces
from standfirst.core.article.urls import comparable

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FERRY = (
    "The ferry Ulla ran aground off Brunnstad at noon with 253 people on board, the coast guard "
    "said. Nobody was hurt. Tugs from the harbour reached it within 40 minutes and waited for "
    "the tide. The channel has lost a metre in ten years and is to be dredged in spring, the port "
    "authority said in January."
)
MARKET = (
    "Shares in Halvik closed higher on Tuesday. The index of the 30 largest companies rose by 1.2 "
    "per cent to 14,310 points. Banks gained 2.4 per cent, builders 0.7 per cent. The krona stood "
    "at 11.42 to the euro, a barrel of oil cost 71 dollars, and an ounce of gold 1,902 dollars."
)
MARKET_NEXT = (
    "Shares in Halvik closed higher on Tuesday. The index of the 30 largest companies rose by 0.3 "
    "per cent to 14,352 points. Banks gained 1.1 per cent, builders 0.2 per cent. The krona stood "
    "at 11.39 to the euro, a barrel of oil cost 73 dollars, and an ounce of gold 1,911 dollars."
)
OTHER = (
    "Halvik wakes to a clear sky. The council meets at ten to talk about the school roofs, the "
    "tram line to Sund is shut until noon, and the museum of rope opens its doors again after "
    "two years of work on the cellar and the stairs."
)
KNOWN = Piece("Ferry aground off Brunnstad with 253 on board", FERRY, NOON, "https://a.example/x")


def found(**changes: object) -> Piece:
    return replace(KNOWN, **{"url": "https://a.example/y", **changes})  # type: ignore[arg-type]


def same(one: Piece, known: Piece = KNOWN) -> bool:
    return is_same(known, one, by=By.TRACE)


def test_the_same_text_at_another_address_is_the_same_article() -> None:
    assert same(found())


def test_the_same_text_under_a_new_headline_is_the_same_article() -> None:
    assert same(found(headline="Tugs wait for the tide", at=NOON + 3 * DAY))


def test_one_wall_before_many_articles_makes_them_not_one() -> None:
    wall = (
        "To read on, choose one of our offers. You get the whole paper on every device, may stop "
        "at the end of each month, and give us the means for the work that you value so much."
    )
    known = replace(KNOWN, text=wall)
    assert not same(found(text=wall, headline="Council votes on the school roofs"), known)


def test_a_caption_under_many_galleries_makes_them_not_one() -> None:
    known = replace(KNOWN, text="See the pictures.")
    assert not same(found(text="See the pictures.", headline="Council votes on roofs"), known)


def test_the_same_text_in_the_next_month_is_another() -> None:
    assert not same(found(at=NOON + 30 * DAY))


def test_a_text_that_grew_under_its_headline_is_the_same_article() -> None:
    grown = f"{FERRY} {OTHER}"
    assert same(found(text=grown, at=NOON + timedelta(hours=3)))
    assert not same(found(text=grown, headline="The day in Halvik"))


@pytest.mark.parametrize("headline", ["Morning briefing", "What the day brings to Halvik today"])
def test_a_headline_alone_makes_no_article_the_same(headline: str) -> None:
    known = replace(KNOWN, headline=headline)
    assert not same(found(headline=headline, text=OTHER), known)
    assert not same(found(headline=headline, text=OTHER, at=NOON + DAY), known)


def test_a_text_written_to_a_pattern_is_another_each_day() -> None:
    known = replace(KNOWN, headline="Shares close higher in Halvik", text=MARKET)
    assert not same(replace(known, text=MARKET_NEXT, at=NOON + DAY), known)
    assert not same(replace(known, text=MARKET_NEXT, at=NOON + timedelta(hours=5)), known)
    assert same(replace(known, at=NOON + timedelta(hours=5)), known)


def test_a_weekly_column_with_one_title_and_one_number_is_another_each_week() -> None:
    known = replace(KNOWN, headline="My week", url="https://a.example/columns/482910/1")
    assert not same(
        found(
            headline="My week", text=OTHER, url="https://a.example/columns/482910/2", at=NOON + DAY
        ),
        known,
    )


def test_a_number_in_the_address_outlives_the_words_beside_it() -> None:
    known = replace(KNOWN, url="https://www.a.example/news/ferry-aground-7718203.html")
    later = found(
        url="https://a.example/news/ferry-freed-7718203.html",
        headline="Ferry freed",
        text=f"The ferry was freed at dusk and towed to the harbour. {FERRY[60:]} {OTHER[:90]}",
        at=NOON + DAY,
    )
    assert traces(known) & traces(later)
    assert same(later, known)
    assert not same(replace(later, text=OTHER), known)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.a.example/2026/03/02/ferry-1234567", "a.example 1234567"),
        ("https://a.example/ferry?id=998877", "a.example 998877"),
        ("https://a.example/20260302/ferry", ""),
        ("https://a.example/202603/ferry", ""),
        ("https://a.example/12345/ferry", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_the_number_of_an_address_is_long_and_no_date(url: str, number: str) -> None:
    assert number_in(url) == number


def test_what_the_feed_gave_and_the_page_are_one() -> None:
    summary = found(text="The ferry ran aground at noon.", whole=False)
    assert same(KNOWN, summary)
    assert not same(KNOWN, replace(summary, headline="Weather"))
    assert not same(replace(KNOWN, at=NOON + 2 * DAY), summary)


def test_an_address_is_the_article_whatever_it_says() -> None:
    rewritten = replace(KNOWN, headline="All are safe", text=OTHER)
    assert is_same(KNOWN, rewritten, by=By.ADDRESS)
    assert is_same(KNOWN, replace(rewritten, at=NOON + DAY), by=By.ADDRESS, same_item=True)


def test_a_page_that_holds_another_piece_each_day_is_one_article_a_day() -> None:
    tomorrow = replace(KNOWN, text=OTHER, at=NOON + DAY)
    assert not is_same(KNOWN, tomorrow, by=By.ADDRESS)


def test_notices_that_all_link_to_one_page_stay_apart() -> None:
    first = replace(KNOWN, text="Closed at noon.", headline="Pool closed", whole=False)
    second = replace(first, text="Opens in May.", headline="Library hours")
    assert not is_same(first, second, by=By.ADDRESS)
    assert is_same(first, replace(first, text="Closed at one."), by=By.ADDRESS)


def test_a_wrongly_declared_address_joins_nothing() -> None:
    stranger = found(headline="What the day brings", text=OTHER)
    assert not is_same(KNOWN, stranger, by=By.LANDING)
    assert is_same(KNOWN, found(headline="All are safe"), by=By.LANDING)
    assert is_same(KNOWN, found(text=OTHER), by=By.LANDING)


def test_an_item_number_that_is_given_out_again_is_another_article() -> None:
    assert not is_same(KNOWN, found(headline="Pool closed", text=OTHER), by=By.ITEM, same_item=True)
    assert is_same(KNOWN, found(headline="Tugs wait"), by=By.ITEM, same_item=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/news/ferry",
        "https://www.a.example/news/ferry/",
        "https://m.a.example/news/ferry?utm_source=feed&fbclid=x",
        "https://amp.a.example/news/ferry",
        "https://a.example/amp/news/ferry",
        "https://a.example/news/ferry/amp/",
        "https://a.example/news/ferry?amp=1",
        "https://a.example/news/ferry?outputType=amp#top",
        "https://a.example/news/ferry/index.html",
        "HTTPS://A.EXAMPLE:443/news/ferry",
    ],
)
def test_one_article_has_one_key_in_every_dress(url: str) -> None:
    assert comparable(url) == "a.example/news/ferry"
    assert address_key(url) == address_key("https://a.example/news/ferry")


def test_amp_in_the_name_of_a_file_is_a_dress_too() -> None:
    assert comparable("https://a.example/ferry.amp.html") == comparable(
        "https://a.example/ferry.html"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/news/Ferry",
        "https://a.example/news/ferry?id=2",
        "https://a.example:8443/news/ferry",
        "https://news.a.example/news/ferry",
        "https://a.example/news",
    ],
)
def test_other_addresses_are_others(url: str) -> None:
    assert comparable(url) != "a.example/news/ferry"


@pytest.mark.parametrize(
    "url", ["https://a.example/", "https://www.a.example/index.html#x", "mailto:a@a.example", ""]
)
def test_a_home_page_is_no_articles_address(url: str) -> None:
    assert comparable(url) == ""
    assert address_key(url, otherwise="item 1") != address_key(url, otherwise="item 2")


@given(st.text(max_size=80).map("https://www.a.example/".__add__))
def test_any_address_has_a_key_and_dresses_do_not_change_it(url: str) -> None:
    assert comparable(url.replace("https://www.", "http://")) == comparable(url)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_texts_can_be_compared_and_likeness_is_mutual(a: str, b: str) -> None:
    one, two = Piece(a[:60], a, NOON), Piece(b[:60], b, NOON)
    assert is_same(one, two, by=By.TRACE) == is_same(two, one, by=By.TRACE)
    assert len(traces(one)) <= 6

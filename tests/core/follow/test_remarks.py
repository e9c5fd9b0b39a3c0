"""Searches for what somebody said, and which statements answer them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.follow.match import ArticleFacts, FollowKind, FollowWish, match
from standfirst.core.follow.remarks import Asked, answers, heard, readings
from standfirst.core.follow.search import parse_query


@pytest.mark.parametrize(
    ("text", "by", "on"),
    [
        ("statements by Ida Moor on Iraq", "Ida Moor", "Iraq"),
        ("Statement by Ida Moor", "Ida Moor", ""),
        ("all quotes from “Ida Moor” about the bridge", "Ida Moor", "bridge"),
        ("what did Ida Moor say about Iraq?", "Ida Moor", "Iraq"),
        ("what Ida Moor said on oil sanctions", "Ida Moor", "oil sanctions"),
        ('by:"Ida Moor" on:Iraq', "Ida Moor", "Iraq"),
        ('on:"foreign troops" by:Moor oil', "Moor", '"foreign troops" oil'),
        ("Aussagen von Ida Moor zum Irak", "Ida Moor", "Irak"),
        ("Was sagte Ida Moor über den Irak?", "Ida Moor", "Irak"),
        ("Was hat Ida Moor zu Libyen gesagt?", "Ida Moor", "Libyen"),
        ("déclarations d’Ida Moor sur l’Irak", "Ida Moor", "Irak"),
        ("propos du ministre Moor au sujet de la Libye", "ministre Moor", "Libye"),
        ("declaraciones de Ida Moor sobre Irak", "Ida Moor", "Irak"),
        ("qué dijo Ida Moor sobre el puente", "Ida Moor", "puente"),
    ],
)
def test_a_search_for_statements_is_read_in_four_languages(text: str, by: str, on: str) -> None:
    assert readings(text)[0] == Asked(by, on)


def test_a_name_that_holds_an_on_has_further_readings() -> None:
    found = readings("statements by Commission on Human Rights on Iraq")
    assert Asked("Commission on Human Rights", "Iraq") in found


@pytest.mark.parametrize(
    "text", ["Iraq oil", "comments on Iraq", "on:Iraq", "statements", "by:", 'by:""', "", "what"]
)
def test_other_searches_are_searches_for_words(text: str) -> None:
    assert readings(text) == ()


def test_a_search_has_a_few_readings_however_often_it_says_on() -> None:
    found = readings("statements by" + " on" * 80 + " Iraq")
    assert len(found) == 4
    assert found[-1].on == ""


@given(st.text())
def test_whatever_is_typed_is_read(text: str) -> None:
    assert all(one.by for one in readings(text))
    assert all(one.by for one in readings(f"statements by {text}"))
    assert all(one.by for one in readings(f"by:{text}"))


def test_a_statement_answers_by_its_words_by_a_topic_in_it_or_by_its_headline() -> None:
    said = heard(7, "We leave the country.", "Bridge reopens", "Iraq")
    for words in ("country", "iraq", "bridge COUNTRY", '"the country"', "", "leave -oil"):
        assert answers(said, 7, parse_query(words)), words
    for words in ("oil", "countr", '"country bridge"', "leave -bridge"):
        assert not answers(said, 7, parse_query(words)), words
    assert not answers(said, 8, parse_query("country"))


def test_one_and_many_are_one_word_to_who_asks_what_was_said() -> None:
    said = heard(7, "It rose.", "River floods the valley", "Glass news")
    for words in ("flood", "floods", "valleys", '"river flood"', "glass", "rose -ships"):
        assert answers(said, 7, parse_query(words)), words
    for words in ("floo", "glas", "new", "rose -floods", "rose -flood"):
        assert not answers(said, 7, parse_query(words)), words


def test_an_article_answers_who_follows_what_is_said_in_it() -> None:
    article = ArticleFacts(1, said=(heard(7, "We leave Iraq."), heard(8, "It rains.")))
    on_iraq = FollowWish(1, FollowKind.REMARKS, 7, "Ida Moor", "iraq")
    anything = FollowWish(2, FollowKind.REMARKS, 8, "Tor Vik")
    on_rain = FollowWish(3, FollowKind.REMARKS, 7, "Ida Moor", "rains")
    found = match(article, [on_iraq, anything, on_rain])
    assert [(one.follow, one.sentence) for one in found] == [
        (1, "Ida Moor said something on iraq"),
        (2, "Tor Vik said something"),
    ]

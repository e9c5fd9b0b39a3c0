"""A story told of one country is at home there; an article of another one is foreign to it."""

from __future__ import annotations

import pytest

from standfirst.core.story.home import (
    Lands,
    as_lands,
    before_own,
    home_of,
    is_foreign,
    lands_of,
    own_of,
)


def report(**mentions: int) -> Lands:
    return as_lands(mentions)


def test_countries_are_counted_whatever_letters_their_names_have() -> None:
    names = {"us": 2, "united states": 1, "algerie": 1, "the netherlands": 1, "cairo": 9, "un": 3}
    assert lands_of(names) == {"US": 3, "DZ": 1, "NL": 1}


def told(names: dict[str, int]) -> str:
    return own_of(lands_of(names), names)


def test_a_passing_mention_is_not_what_an_article_tells_of() -> None:
    assert told({"cairo": 12, "tahrir square": 6, "egypt": 2, "qatar": 3}) == ""
    assert told({"sanaa": 6, "yemen": 4}) == "YE"
    assert told({}) == ""


def test_what_stands_before_an_articles_country_are_its_other_names() -> None:
    names = {"hurricane maria": 5, "cuba": 4, "haiti": 4, "havana": 2}
    assert before_own("CU", lands_of(names), names) == ("hurricane maria",)


def test_what_is_kept_are_the_leading_countries_and_all() -> None:
    assert report(EG=3, LY=3, US=1) == Lands(("EG", "LY"), ("EG", "LY", "US"))
    assert report() == Lands((), ())


def test_of_equals_an_articles_own_country_is_the_first_by_its_code() -> None:
    assert told({"libya": 2, "egypt": 2, "usa": 1}) == "EG"


@pytest.mark.parametrize(
    ("story", "home"),
    [
        ([], ""),
        ([report(EG=2)], ""),
        ([report(EG=2), report(EG=1, US=1)], "EG"),
        ([report(EG=2), report(US=2)], ""),
        ([report(EG=2)] * 4 + [report()], "EG"),
        ([report(EG=2)] * 3 + [report(MX=1), report()], ""),
    ],
)
def test_a_story_is_at_home_where_nearly_all_its_reports_are(story: list[Lands], home: str) -> None:
    assert home_of(story) == home


EGYPT = [report(EG=4, US=1)] * 9


@pytest.mark.parametrize(
    "mentions", [{"YE": 2}, {"YE": 7, "EG": 2, "TN": 1}, {"DZ": 2, "EG": 1, "FR": 1}]
)
def test_a_report_that_tells_of_another_country_is_foreign(mentions: dict[str, int]) -> None:
    assert is_foreign(max(mentions, key=mentions.__getitem__), mentions, EGYPT)


@pytest.mark.parametrize(
    ("own", "mentions"),
    [
        ("", {}),
        ("EG", {"EG": 3, "YE": 3}),
        ("YE", {"YE": 1}),  # a single mention
        ("YE", {"YE": 5, "EG": 3}),  # less than twice as often
        ("US", {"US": 9, "EG": 2}),  # whom all its reports name
    ],
)
def test_a_reaction_from_abroad_is_not(own: str, mentions: dict[str, int]) -> None:
    assert not is_foreign(own, mentions, EGYPT)


def test_an_epidemic_is_at_home_nowhere_and_nothing_is_foreign_to_it() -> None:
    flu = [report(MX=3), report(US=4, MX=1), report(ES=2, MX=1), report(MX=2), report(GB=3)]
    assert not is_foreign("HK", {"HK": 8, "MX": 1}, flu)

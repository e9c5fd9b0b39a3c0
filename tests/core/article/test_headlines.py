"""Headlines out of a page's titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.core.article.headlines import Titles, choose, strip_site

SITE = "The Daily Fjord"


@pytest.mark.parametrize(
    "title",
    [
        "Harbour to be dredged | The Daily Fjord",
        "Harbour to be dredged - The Daily Fjord",
        "Harbour to be dredged – Port – Daily Fjord",
        "The Daily Fjord | Harbour to be dredged",
        "Harbour to be dredged - dailyfjord.example",
    ],
)
def test_the_site_is_stripped_from_a_title(title: str) -> None:
    stripped = strip_site(title, site=SITE, host="www.dailyfjord.example")
    assert stripped.removesuffix(" – Port") == "Harbour to be dredged"


def test_a_dash_within_a_headline_stays() -> None:
    assert strip_site("Dredging - who pays", site=SITE) == "Dredging - who pays"


@pytest.mark.parametrize("title", ["The Daily Fjord", "Daily Fjord", "DailyFjord.example", ""])
def test_the_site_alone_is_no_headline(title: str) -> None:
    assert (
        choose(Titles(window=title, shared=title), site=SITE, host="www.dailyfjord.example") == ""
    )


def test_what_is_shown_and_shared_beats_what_is_declared() -> None:
    titles = Titles(
        declared="Dredging: the facts",
        shared="Harbour to be dredged",
        shown=("Harbour to be dredged",),
    )
    assert choose(titles) == "Harbour to be dredged"


def test_what_is_declared_beats_what_is_only_shared() -> None:
    titles = Titles(declared="Harbour to be dredged", shared="You won't believe this harbour")
    assert choose(titles) == "Harbour to be dredged"


def test_a_cut_headline_is_completed() -> None:
    titles = Titles(declared="Harbour to be…", shared="Harbour to be dredged in spring")
    assert choose(titles) == "Harbour to be dredged in spring"


def test_an_h1_of_the_page_frame_is_no_headline() -> None:
    titles = Titles(
        shown=("Log in", "Harbour to be dredged"), window="Harbour to be dredged | Fjord"
    )
    assert choose(titles) == "Harbour to be dredged"


def test_the_feed_helps_a_page_without_titles() -> None:
    assert (
        choose(Titles(feed="Harbour to be dredged", window="Fjord"), site="Fjord")
        == "Harbour to be dredged"
    )


def test_a_title_that_says_the_site_twice_is_no_headline() -> None:
    assert strip_site("The Harbour Herald | The Harbour Herald") == ""
    assert strip_site("Bridge closed | The Harbour Herald") == "Bridge closed | The Harbour Herald"


@pytest.mark.parametrize(
    ("declared", "shared"),
    [
        ("Verdict: Captain walks free", "Captain walks free"),
        ("Captain walks free", "Verdict: Captain walks free"),
        ("“He lied” - Captain walks free", "Captain walks free"),
    ],
)
def test_the_shared_title_says_whether_a_kicker_belongs(declared: str, shared: str) -> None:
    titles = Titles(declared=declared, shared=shared, shown=(declared, "Log in"))
    assert choose(titles) == shared


def test_a_headline_loses_two_different_kickers() -> None:
    titles = Titles(
        shared="War in the North: Talks have failed", shown=("Live - Talks have failed",)
    )
    assert choose(titles) == "Talks have failed"


def test_a_dash_in_both_titles_is_no_kicker() -> None:
    shared = "I sell whole islands - one day could save you thousands"
    titles = Titles(shared=shared, shown=(shared.replace("whole", "small"),))
    assert choose(titles) == shared


def test_a_headline_that_is_declared_twice_beats_what_is_shown() -> None:
    declared, shown = "Lost towns found under the forest", "Sensation: towns in the jungle"
    titles = Titles(declared=declared, alternative=declared, shared=shown, shown=(shown,))
    assert choose(titles) == declared


def test_a_headline_that_the_address_spells_beats_what_is_shown() -> None:
    declared, shown = "Grüne Städte: Was jetzt zu tun ist", "Klima: So werden Orte kühler"
    path = "/politik/123/gruene-staedte-was-jetzt-zu-tun-ist.html"
    titles = Titles(declared=declared, shared=shown, shown=(shown,), path=path)
    assert choose(titles) == declared
    assert choose(Titles(declared=declared, shared=shown, shown=(shown,))) == shown


def test_a_title_shared_by_hand_beats_one_for_search_engines() -> None:
    shown, shared = "Ferry strike: what we know so far", "Why nothing sails from the islands today"
    titles = Titles(declared=shown, shared=shared, shown=(shown,), window=f"{shown} | The Fjord")
    assert choose(titles) == shared


@pytest.mark.parametrize(
    "titles",
    [
        Titles(shared="Nothing sails today | The Fjord"),
        Titles(shared="Nothing sails today", window="Nothing sails today - The Fjord"),
        Titles(shared="Nothing sails today", alternative="Nothing sails today"),
        Titles(shared="Nothing sails today", feed="Ferry strike: what we know"),
    ],
)
def test_a_shared_title_that_is_for_machines_does_not(titles: Titles) -> None:
    shown = "Ferry strike: what we know"
    assert choose(replace(titles, declared=shown, shown=(shown,)), site="The Fjord") == shown


def test_what_is_shown_beats_a_shared_title_with_the_sites_name() -> None:
    titles = Titles(shared="Lemon cake | The Fjord", shown=("Lemon cake: so simple!",))
    assert choose(titles, site="The Fjord") == "Lemon cake: so simple!"


def test_the_shown_title_is_set_with_care() -> None:
    titles = Titles(
        shared='"No" - says the captain\'s crew', shown=("“No” – says the captain’s crew",)
    )
    assert choose(titles) == "“No” – says the captain’s crew"


def test_invisible_characters_are_no_part_of_a_headline() -> None:
    assert (
        choose(Titles(declared="Har\u00adbour to\u200b be\u2060 dredged"))
        == "Harbour to be dredged"
    )


def test_an_outlet_goes_by_its_name_with_news() -> None:
    assert strip_site("Talks have failed | CFC News", site="CFC") == "Talks have failed"


def test_a_headline_given_as_the_sites_name_is_kept() -> None:
    title = "Halls too full to be safe"
    assert choose(Titles(shown=(title,), window=title), site=title) == title
    name = "The Daily Fjord"
    assert choose(Titles(shown=(name,), window=name), site=name) == ""


def test_a_rubric_before_a_bar_is_left_out() -> None:
    assert choose(Titles(shared="Opinion | The harbour must wait")) == "The harbour must wait"
    assert choose(Titles(shared="Analysis | Talks")) == "Analysis | Talks"

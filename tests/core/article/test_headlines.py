"""Headlines out of a page's titles."""

from __future__ import annotations

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

"""What reports share, and whether a sentence tells of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.gist import gist, looks_back, share_of, tells_of
from tests.cost import at_most

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def article(key: int, headline: str, *sentences: str, origin: int = 0) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=1,
        origin=origin or key,
        outlet=f"Outlet {key}",
        at=NOON,
        headline=headline,
        standfirst="",
        sentences=sentences,
    )


STRIKE = article(1, "Ferry strike in Sund", "Crews of the Varland Lines walked off at dawn today.")
TALKS = article(2, "Ferry talks today", "Varland Lines and the crews of Sund met in the morning.")
CAKE = article(3, "A cake is stuck", "The cake had three tiers when it reached Sund.")


def test_a_word_of_a_headline_counts_twice_what_one_of_leads_does() -> None:
    assert gist([STRIKE, TALKS]) == {
        "ferri": 1.0,
        "sund": 1.0,
        "crew": 0.5,
        "varland": 0.5,
        "line": 0.5,
    }


def test_words_that_any_two_reports_share_do_not_count() -> None:
    assert not {"today", "morn", "dawn"} & set(gist([STRIKE, TALKS]))


def test_copies_of_one_text_do_not_share_words_with_each_other() -> None:
    copy = article(4, STRIKE.headline, *STRIKE.sentences, origin=1)
    assert gist([STRIKE, copy, TALKS]) == gist([STRIKE, TALKS])


def test_one_report_is_about_what_its_headline_and_lead_share() -> None:
    alone = article(1, "Mill sold to Hallgarth", "Hallgarth buys the mill.", "A long history.")
    assert gist([alone]) == {"mill": 1.0, "hallgart": 1.0}
    assert gist([article(1, "Mill dear", "The mill in Osk costs a lot.")]) == {"mill": 1.0}
    assert set(gist([article(1, "A riddle", "Nothing of it here.")])) == {"riddle"}
    assert gist([]) == {}


def test_colour_does_not_tell_of_what_the_reports_share() -> None:
    about = gist([STRIKE, TALKS, CAKE])
    assert not tells_of(CAKE.sentences[0], about)
    assert tells_of("No ferry will leave Sund before noon.", about)
    assert tells_of("The ferry crews of Varland want more pay.", about)
    assert tells_of("Anything will do where nothing is known.", {})


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("A pandemic in 1968 killed about a million.", True),
        ("The bridge was opened in 2025.", False),
        ("About 1,968 people came, and 19.68 per cent stayed.", False),
    ],
)
def test_a_year_long_past_marks_background(sentence: str, back: bool) -> None:
    assert looks_back(sentence, 2026) is back


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("The minister Marit Stenvold met nobody.", 1.5),
        ("The minister Marit Stenvold met the crews.", 2.5),
        ("The envoy of Marit met the crews.", 2.0),
        ("The envoy of Marit, Stenvold met the crews.", 3.0),
        ("Nobody else came to see the rain.", 0.0),
    ],
)
def test_a_name_of_several_words_is_never_enough_alone(sentence: str, share: float) -> None:
    assert share_of(sentence, {"marit": 1.0, "stenvold": 1.0, "crew": 1.0}) == share


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("The council brought in the levy three years ago.", True),
        ("The council brought in the levy a year ago.", False),
        ("Der Rat beschloss die Abgabe vor drei Jahren.", True),
        ("Le conseil a créé la taxe il y a trois ans.", True),
        ("El consejo creó la tasa hace tres años.", True),
        ("The levy has stood for three years.", False),
    ],
)
def test_years_ago_is_background(sentence: str, back: bool) -> None:
    assert looks_back(sentence, 2026) is back


def test_an_endless_name_costs_nothing() -> None:
    with at_most(0.5):
        assert share_of("Ab-" * 17_000, {"marit": 1.0}) == 0.0

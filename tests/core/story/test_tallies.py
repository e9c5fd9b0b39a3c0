"""Which figures of a story follow one another, and which only look as if they did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.language.figures import find_figures
from standfirst.core.story.disagree import figures_differ
from standfirst.core.story.tallies import Tally, agreeing, tallies
from standfirst.core.story.told import FigureTold

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def said(
    article: int, sentence: str, *speakers: str, hours: float = 0, event: int = 1
) -> list[FigureTold]:
    """All figures of a sentence, each its speaker's."""
    found = find_figures(sentence, [(0, len(sentence))], language="en")
    at = NOON + timedelta(hours=hours or article)
    names = [*speakers, *[""] * len(found)]
    return [
        FigureTold(
            1_000 * article + len(sentence) + place,
            article,
            article,
            event,
            f"Outlet {article}",
            at,
            "en",
            figure,
            names[place],
        )
        for place, figure in enumerate(found)
    ]


def over_time(*articles: list[FigureTold]) -> list[list[float]]:
    """The values of each count that has more than one."""
    counted = [values(tally) for tally in tallies(one for told in articles for one in told)]
    return [each for each in counted if len(each) > 1]


def values(tally: Tally) -> list[float]:
    return [run[0].told.figure.value for run in agreeing(tally)]


# --- Joined ----------------------------------------------------------------------------------


def test_a_count_with_which_articles_begin_is_one_whoever_words_it() -> None:
    first = said(1, "Details of 18,000 customers stood on an open server, the bank said.")
    people = said(2, "The file held details of 64,000 people.", hours=24, event=2)
    named = said(3, "Yesterday's total of 64,000 customers may rise.", hours=40, event=3)
    last = said(4, "She said 112,000 customers had details on the server.", hours=50, event=4)
    assert over_time(first, people, named, last) == [[18_000, 64_000, 112_000]]


def test_up_from_joins_the_number_before_whatever_the_place() -> None:
    first = said(1, "About 2,400 people have left their homes in Tolmere.")
    then = said(2, "Some 3,100 people were moved to safety in Brenning, up from 2,400 last night.")
    assert over_time(first, then) == [[2_400, 3_100]]


def test_an_article_that_tells_what_it_was_joins_what_others_told_apart() -> None:
    first = said(1, "Repairing a girder would cost 40 million crowns.")
    second = said(2, "The bridge needs 95 million crowns, the mayor said.", hours=20)
    third = [
        *said(3, "The whole would now take 120 million crowns.", hours=40),
        *said(3, "The first estimate was 40 million crowns, and yesterday 95 million.", hours=40),
    ]
    assert over_time(first, second, third) == [[4e7, 9.5e7, 1.2e8]]


def test_a_running_total_follows_the_toll_of_another_step() -> None:
    first = said(1, "Fourteen children are ill.", event=1)
    then = said(2, "The number of cases has risen to 19.", event=2)
    assert over_time(first, then) == [[14, 19]]


def test_the_same_number_without_a_word_of_what_befell_them_is_the_same_count() -> None:
    first = said(1, "Fourteen children at two schools have measles.")
    again = said(2, "The health service says 14 children are ill.")
    rose = said(3, "The number of cases has risen to 19.")
    assert over_time(first, again, rose) == [[14, 19]]


def test_more_than_at_least_is_a_new_value() -> None:
    first = said(1, "The blast killed at least 12 people.")
    again = said(2, "The blast killed at least 12 people.")
    rose = said(3, "The blast killed 14 people.")
    fewer = said(4, "The blast killed more than 10 people.")
    assert over_time(first, again, rose, fewer) == [[12, 14]]


# --- Disagreements in one article ------------------------------------------------------------


def test_owner_and_union_disagree_in_one_article() -> None:
    owner = said(1, "The owner put the number at 14 people.", "the owner")
    union = said(1, "The union said 17 workers had not been accounted for.", "the union")
    (one,) = figures_differ(tallies([*owner, *union]))
    assert [side.speaker for side in one.sides] == ["the owner", "the union"]


def test_a_sum_put_at_another_is_the_sum_before() -> None:
    post = said(1, "The Post reported that the buyers paid 62 million crowns.", "the Post")
    other = said(1, "The Ledger put the sum at 48 million crowns.", "the Ledger")
    (one,) = figures_differ(tallies([*post, *other]))
    assert {side.speaker for side in one.sides} == {"the Post", "the Ledger"}


def test_the_trapped_are_the_missing_unless_an_article_tells_both() -> None:
    trapped = said(1, "Fourteen miners are trapped underground.")
    missing = said(2, "Seventeen miners are missing.")
    assert over_time(trapped, missing) == [[14, 17]]
    both = said(3, "Fourteen miners are trapped and 17 visitors are missing.")
    assert over_time(trapped, missing, both) == []


# --- Apart, by hand --------------------------------------------------------------------------

APART = [
    # A part beside its whole, and what was added.
    ("There are 160 confirmed cases.", "Worldwide 9 new cases were confirmed."),
    ("The paper names 210 posts in the mill and 170 in sales.", "It may cut 380 posts."),
    # Two places, and whose they are.
    ("In Kansas, two cases were confirmed.", "Eight cases were confirmed in London."),
    ("Some 3,000 Turkish citizens left on a ship.", "Some 4,300 Chinese citizens left on a ship."),
    # Two days.
    ("Police arrested 14 people on Monday.", "Police arrested 30 people on Tuesday."),
    # How surely.
    ("There were 176 suspected deaths in Mexico.", "There were 19 confirmed deaths in Mexico."),
    # Where something lies.
    ("Planes bombed Brega, 800 km east of Tripoli.", "They fled Lanuf, 600 km east of Tripoli."),
    ("The camp lies 7 km (4 miles) from the border.", "It lies 5 miles from the border."),
    # Scores.
    ("The house passed the bill by 76 votes to 74.", "She needs 17 votes to pass the bill."),
    # Those who did it, and where, are not those it befell.
    ("The flu has infected 40 people.", "It has infected people in 25 countries."),
    ("The raid killed 12 people.", "The 12 were killed by 3 gunmen."),
    # Far more, and far fewer.
    ("The flood killed 233 people.", "The flood killed six people."),
    ("The flood killed 20 people.", "The flood killed 775 people."),
    # The same noun, of nothing else alike.
    ("She said 24 rescuers listened at the pipes.", "A fresh team of 16 rescuers came by bus."),
    # What may come, and what was.
    ("The flu has killed 14 people.", "Officials fear it could kill 30 people."),
    ("The flu has killed 14 people.", "The flu of 1976 killed 30 people."),
    # Rates.
    ("The strike costs shops 3 million crowns a day.", "The strike cost shops 8 million crowns."),
    # Two units of one matter.
    ("Oil rose 2 per cent on the news.", "Oil rose 3 dollars on the news."),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_only_looks_alike_is_two_counts(first: str, second: str) -> None:
    assert over_time(said(1, first), said(2, second)) == []


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_only_looks_alike_is_no_disagreement(first: str, second: str) -> None:
    one, other = said(1, first, "Moor"), said(2, second, "Hesk")
    assert figures_differ(tallies([*one, *other])) == ()


def test_two_speakers_who_count_two_things_in_one_article_do_not_disagree() -> None:
    army = said(1, "The army said 12 officers were hurt.", "the army")
    union = said(1, "The union said 30 workers marched.", "the union")
    assert figures_differ(tallies([*army, *union])) == ()


def test_a_small_number_told_again_joins_nothing() -> None:
    first = said(1, "The firm has two ships and a crew.")
    again = said(2, "Two ships are idle, and three more ships sail.")
    assert over_time(first, again) == []

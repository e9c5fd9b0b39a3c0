"""Which figures of a story follow one another, and which only look as if they did."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

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


def test_a_level_of_what_both_name_is_one_count_that_goes_up_and_down() -> None:
    first = said(1, "The Ansel stood at 5.1 metres on the gauge at five.")
    second = said(2, "At dawn the Ansel had reached 5.6 metres, the highest since 1934.", hours=12)
    other = said(3, "The Marrow stood at 5.3 metres further north.", hours=13)
    assert over_time(first, second, other) == [[5.1, 5.6]]


def test_a_number_well_above_more_than_another_is_a_change() -> None:
    first = said(1, "More than 3,100 people have been evacuated so far.")
    second = said(2, "The number of evacuees is now 3,400.", hours=20, event=2)
    assert over_time(first, second) == [[3100, 3400]]


def test_the_second_part_of_a_whole_is_no_total() -> None:
    first = said(1, "Nine of the cases are at one school and five at another.")
    second = said(2, "The number of cases had risen to 19.", hours=20, event=2)
    assert over_time(first, second) == []


# --- Places and days -------------------------------------------------------------------------


def placed(article: int, sentence: str, place: str, *, hours: float = 0) -> list[FigureTold]:
    """The figures of a sentence, each counted at the place."""
    found = said(article, sentence, hours=hours)
    return [replace(one, figure=replace(one.figure, place=place)) for one in found]


def test_counts_of_two_countries_are_two() -> None:
    one = placed(1, "The flu has killed 20 people in Peru.", "Peru")
    other = placed(2, "The flu has killed 25 people in Chile.", "Chile", hours=9)
    again = said(3, "The flu has killed 27 people there, Chilean officials said.", hours=20)
    assert over_time(one, other, again) == [[25, 27]]


def test_a_count_that_says_no_country_is_of_that_of_which_its_article_tells_first() -> None:
    one = placed(1, "The flu has killed 20 people in Peru.", "Peru")
    lead = placed(2, "In Chile 90 people are in hospital.", "Chile", hours=9)
    at_home = said(2, "The flu has killed 25 people.", hours=9)
    assert over_time(one, [*lead, *at_home]) == []


def test_the_world_is_no_country() -> None:
    one = placed(1, "The flu has killed 20 people in Peru.", "Peru")
    all_of_them = said(2, "The flu has killed 25 people worldwide.", hours=9)
    assert over_time(one, all_of_them) == []


def test_a_town_and_a_list_of_towns_are_two_places() -> None:
    one = placed(1, "The storm hurt 20 people in Osk.", "Osk")
    both = placed(2, "The storm hurt 25 people in Osk and Sund.", "Osk and Sund", hours=9)
    again = placed(3, "The storm hurt 23 people in Osk.", "Osk", hours=20)
    assert over_time(one, both, again) == [[20, 23]]


def test_what_an_article_tells_of_an_earlier_day_is_no_change() -> None:
    first = said(1, "The storm hurt 20 people.", hours=0)
    late = [
        replace(one, figure=replace(one.figure, day=NOON.date() - timedelta(days=2)))
        for one in said(2, "The storm hurt 25 people.", hours=20)
    ]
    assert over_time(first, late) == []


def test_a_toll_told_weeks_later_is_of_another_affair() -> None:
    first = said(1, "The storm hurt 20 people.")
    soon = said(2, "The storm hurt 25 people.", hours=24 * 3)
    late = said(3, "The storm hurt 28 people.", hours=24 * 30)
    assert over_time(first, soon, late) == [[20, 25]]


# --- Prices and moves ------------------------------------------------------------------------


def test_prices_of_two_things_are_two() -> None:
    one = said(1, "Norrland crude rose to $101 a barrel on fears of war.")
    other = said(2, "Sund crude rose to $108 a barrel on fears of war.", hours=9)
    again = said(3, "Norrland crude rose to $104 a barrel on fears of war.", hours=20)
    assert over_time(one, other, again) == [[101, 104]]


@pytest.mark.parametrize("moved", ["fell {} per cent", "rose by {} per cent", "gained ${}"])
def test_what_a_price_moved_by_is_no_count(moved: str) -> None:
    one = said(1, f"Shares in Brenning Steel {moved.format(3)} on the Halvik exchange.")
    other = said(2, f"Shares in Brenning Steel {moved.format(4)} on the Halvik exchange.", hours=9)
    assert over_time(one, other) == []


# --- Told in other words ---------------------------------------------------------------------


def test_a_part_that_something_befell_is_a_count() -> None:
    some = said(1, "Three of the children have been admitted to hospital.", event=1)
    more = said(2, "Four are in hospital.", hours=20, event=2)
    assert over_time(some, more) == []  # "four" counts nothing in an article of one sentence
    people = said(2, "Four people are in hospital.", hours=20, event=2)
    assert over_time(some, people) != []


def test_a_number_that_several_articles_give_of_a_noun_follows_another_such() -> None:
    before = said(1, "The minister announced 450 soldiers.", event=1)
    again = said(2, "She is one of the 450 troops sent to the valley.", hours=9, event=2)
    then = said(3, "There are 750 soldiers.", hours=20, event=3)
    half = said(4, "Half of the 750 troops will leave.", hours=30, event=4)
    assert over_time(before, again, then, half) == [[450, 750]]
    assert over_time(before, again, then) == []


def test_two_numbers_that_one_article_tells_do_not_follow_each_other() -> None:
    first = said(1, "The Accord holds 83 seats.", event=1)
    second = said(2, "The Accord won 83 of the 200 seats.", hours=9, event=2)
    third = said(3, "The Alliance keeps 84 of the 200 seats to the Accord’s 83.", hours=20, event=3)
    assert all(200 not in each for each in over_time(first, second, third))


def test_a_round_number_is_of_anybody() -> None:
    killed = said(1, "He said 300 civilians had been killed in the shelling.", event=1)
    aboard = said(2, "A ferry carried 300 people to the island.", hours=9, event=2)
    toll = said(3, "The police said 240 people were killed in the shelling.", hours=20, event=3)
    assert over_time(killed, aboard, toll) == [[300, 240]]


def test_one_who_is_still_missing_is_what_is_left_of_many() -> None:
    many = said(1, "Sixteen miners are missing in the mine.")
    one = said(2, "One miner, a loader driver, is still missing in the mine.", hours=30)
    assert over_time(many, one) == [[16, 1]]


def test_far_fewer_who_left_their_homes_are_others_unless_said_to_be_left() -> None:
    many = said(1, "In all 3,400 people have been evacuated.")
    few = said(2, "He said 1,240 people were evacuated.", hours=9)
    assert over_time(many, few) == []
    left = said(3, "He said 1,240 people remain evacuated.", hours=9)
    assert over_time(many, left) == [[3_400, 1_240]]


# --- What is left ----------------------------------------------------------------------------


def test_what_is_left_of_a_whole_follows_it() -> None:
    first = said(1, "About 640 crew members are on strike.")
    last = [
        *said(2, "Of the 640 crew members who walked out, 410 go back.", hours=20),
        *said(2, "The other 230 crew members, on smaller boats, remain on strike.", hours=20),
    ]
    assert over_time(first, last) == [[640, 230]]


def test_people_of_whom_no_more_is_told_are_no_barns_that_burned() -> None:
    barns = said(1, "The fire destroyed 23 barns in the valley.")
    people = said(2, "In the valley 23 people sat on the flat roof.", hours=3)
    fates = [{one.fate for one in tally.entries} for tally in tallies([*barns, *people])]
    assert fates == [{"destroyed"}, {""}]


def test_what_is_left_of_the_original_number_follows_it() -> None:
    first = said(1, "The mission has 180 instructors in Qesra.")
    last = said(3, "The first 64 instructors left, which leaves 116 of the original 180.", hours=9)
    assert over_time(first, last) == [[180, 116]]


def test_a_part_that_does_not_make_up_the_whole_is_no_rest() -> None:
    first = said(1, "About 640 crew members are on strike.")
    last = [
        *said(2, "Of the 640 crew members who walked out, 300 go back.", hours=20),
        *said(2, "The other 230 crew members, on smaller boats, remain on strike.", hours=20),
    ]
    assert over_time(first, last) == []


@pytest.mark.parametrize(
    ("lost", "left"),
    [
        ("The flood destroyed 600 cars.", "That leaves 300 children without a school."),
        ("The flood cost 600 crowns.", "That leaves 300 houses standing."),
    ],
)
def test_a_whole_and_what_is_left_of_it_are_of_one_kind(lost: str, left: str) -> None:
    whole = "The town has 900 homes."
    last = [told for sentence in (whole, lost, left) for told in said(2, sentence, hours=20)]
    assert over_time(said(1, whole), last) == []


@pytest.mark.parametrize("left", ["homes", "houses"])
def test_the_whole_and_the_rest_may_be_named_by_two_words_for_one(left: str) -> None:
    whole = "The town has 900 homes."
    told = (whole, "The flood destroyed 600 homes.", f"That leaves 300 {left} standing.")
    last = [one for sentence in told for one in said(2, sentence, hours=20)]
    assert over_time(said(1, whole), last) == [[900, 300]]


def test_a_rate_of_one_noun_is_one_count() -> None:
    first = said(1, "They allow two crossings a day for food.")
    then = said(2, "Six crossings a day will run from Monday.", hours=20)
    assert over_time(first, then) == [[2, 6]]


def test_a_burned_area_grows_as_a_toll_does() -> None:
    first = said(1, "The fire near Osk had burned 640 hectares by dawn, up from 120 on Monday.")
    then = said(2, "The burned area had reached 910 hectares, the chief said.", hours=9)
    assert over_time(first, then) == [[640, 910]]


def test_the_time_of_day_is_not_what_is_counted() -> None:
    first = said(1, "They cleared 30 metres of rock in the ramp by nightfall.")
    then = said(2, "In the ramp 70 metres of rubble had been cleared by this morning.", hours=12)
    assert over_time(first, then) == [[30, 70]]


def test_a_number_of_children_disputes_none_of_people() -> None:
    people = said(1, "At least 27 people have been killed, he said.", "he")
    children = said(1, "She said 20 children have been killed.", "she")
    assert over_time([*people, *children]) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("There are 30 cases in England.", "An extra 41 cases were confirmed in England."),
        ("Misrata is 210 km east of Tripoli.", "The town is about 80 km away from Tripoli."),
        (
            "The United States, the worst hit, said it had confirmed 160 cases.",
            "Some 898 cases were confirmed worldwide.",
        ),
    ],
)
def test_more_cases_a_distance_and_another_country_are_no_change(first: str, then: str) -> None:
    assert over_time(said(1, first), said(2, then, hours=20)) == []


def test_turnout_is_one_share_however_it_is_worded() -> None:
    first = said(1, "By three 46 per cent of registered voters had been to the polls.")
    then = said(2, "Turnout had reached 70 per cent, the commission said.", hours=6)
    assert over_time(first, then) == [[46, 70]]
    party = said(3, "The Union had 48 per cent of the vote.", hours=9)
    assert over_time(first, party) == []


def test_homes_that_were_lost_are_destroyed() -> None:
    first = said(1, "The crews had lost four farmhouses, the chief said.")
    then = said(2, "Seven houses and 23 barns were destroyed.", hours=20)
    assert over_time(first, then) == [[4, 7]]


def test_the_weekday_and_a_high_do_not_join_two_prices() -> None:
    oil = said(1, "They peaked at $113.91, below Thursday's high of the year.")
    silver = said(2, "Silver hit a fresh high at $134.59 an ounce.", hours=20)
    assert over_time(oil, silver) == []


def test_a_number_told_twice_on_end_is_no_change() -> None:
    first = said(1, "It killed as many as 150 people in Osk.")
    then = said(2, "It killed at least 130 people in Osk.", hours=2)
    again = said(3, "It killed at least 130 people in Osk, police said.", hours=3)
    values = over_time(first, then, again)
    assert all(a != b for each in values for a, b in pairwise(each))


def test_a_place_is_the_same_with_its_genitive() -> None:
    first = said(1, "Some 1,700 children were vaccinated in Halvik.")
    then = said(2, "At Halvik’s clinics 1,912 children were vaccinated.", hours=9)
    assert over_time(first, then) == [[1_700, 1_912]]


def test_a_number_now_registered_is_news_after_more_than_so_many() -> None:
    first = said(1, "The fire forced more than 1,200 people to leave their homes.", event=1)
    then = said(2, "He said 1,240 people were now registered as evacuated.", hours=9, event=2)
    assert over_time(first, then) == [[1_200, 1_240]]
    same = said(2, "There were 1,240 people evacuated from their homes.", hours=9, event=2)
    assert over_time(first, same) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Three rebels were killed west of the city.", "Five rebels were killed near the coast."),
        ("Eleven rebels were killed, he said.", "Fourteen rebels were killed in the port."),
        ("One person was killed and 15 hurt.", "At least five people died in the shelling."),
    ],
)
def test_tolls_of_two_days_of_a_war_are_two(first: str, then: str) -> None:
    assert over_time(said(1, first, event=1), said(2, then, hours=30, event=2)) == []


def test_tolls_of_two_days_are_one_where_both_are_of_one_country() -> None:
    first = said(1, "The virus was the cause of 26 deaths in Mexico.", event=1)
    then = said(2, "Mexican officials have reported 29 confirmed deaths.", hours=30, event=2)
    placed = [replace(one, figure=replace(one.figure, place="Mexico")) for one in first]
    assert over_time(placed, then) == [[26, 29]]


def test_two_speakers_numbers_of_one_noun_are_of_two_things_where_no_other_word_is_shared() -> None:
    here = said(1, "Ten students had likely caught it abroad.", "the government")
    there = said(1, "Eight students in Osk were ill, the paper said, at one school.", "the paper")
    assert over_time([*here, *there]) == []


def test_a_final_count_goes_on_from_what_befell_as_many_before() -> None:
    first = said(1, "Some 1,700 children had been vaccinated in Halvik.", event=1)
    then = said(2, "The final count for Halvik was 1,912 children.", hours=9, event=2)
    assert over_time(first, then) == [[1_700, 1_912]]


def test_closing_prices_follow_one_another_though_the_first_names_nothing() -> None:
    first = said(1, "The offer is far above last night’s close of 32.80 crowns.")
    then = said(2, "Brenning shares ended the day at 41.10 crowns.", hours=9)
    assert over_time(first, then) == [[32.8, 41.1]]
    other = said(3, "Hallgarth shares ended the day at 35.20 crowns.", hours=20)
    assert over_time(then, other) == []


def test_a_part_larger_than_the_land_around_it_is_a_later_whole() -> None:
    first = [
        *said(1, "Some 1,200 people left their homes in Varland’s Ansel Valley.", event=1),
        *said(1, "The river reached 5.6 metres at Tolmere.", event=1),
    ]
    placed = [replace(one, figure=replace(one.figure, place="Varland")) for one in first[:1]]
    then = said(2, "About 2,400 people have left their homes in Tolmere.", hours=9, event=2)
    assert over_time([*placed, *first[1:]], then) == [[1_200, 2_400]]
    elsewhere = said(2, "About 2,400 people have left their homes in Dravna.", hours=9, event=2)
    assert over_time([*placed, *first[1:]], elsewhere) == []


def test_people_dead_and_as_many_things_are_two_counts() -> None:
    dead = said(1, "The ministry said 11 people were killed in the quake.", event=1)
    toll = said(2, "The ministry said 16 people were killed in the quake.", hours=9, event=2)
    things = said(3, "The concert for the quake was shown on 11 channels.", hours=20, event=3)
    assert over_time(dead, toll, things) == [[11, 16]]


def test_what_is_usual_is_no_newer_number() -> None:
    first = said(1, "Output of the field has fallen to 250,000 barrels a day.")
    usual = "The war has cut the normal output of 1,200,000 barrels a day of the field."
    assert over_time(first, said(2, usual, hours=9)) == []


def test_the_last_who_was_missing_is_found() -> None:
    first = said(1, "Two people are still missing in Osk.")
    then = said(2, "No one is missing any longer.", hours=20)
    assert over_time(first, then) == [[2, 0]]

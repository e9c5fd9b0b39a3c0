"""Which figures of a story count one thing, by what was so when and to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.core.story.told import FigureTold
from tests.core.story.figures import article, over_time


def test_animals_that_died_are_no_part_of_a_toll_of_people() -> None:
    first = article(1, "Twelve people were killed in the flood.")
    then = article(2, "The flood killed 14 sheep.", hours=20)
    assert over_time(first, then) == []


def test_of_many_on_strike_few_may_be_left() -> None:
    first = article(1, "Some 4,000 miners are on strike at the mine.")
    then = article(2, "Only 230 miners are still on strike at the mine.", hours=30)
    assert over_time(first, then) == [[4_000, 230]]


def test_the_dead_of_two_days_of_a_war_are_two_tolls() -> None:
    known = "Shells killed 12 people in the market of Osk."
    again = "Shells killed 20 people in the market of Osk."
    first, then = article(1, known), article(2, again, hours=48)
    assert over_time(first, then) == [[12, 20]]
    dated = [
        [replace(one, figure=replace(one.figure, day=one.at.date())) for one in told]
        for told in (first, then)
    ]
    assert over_time(*dated) == []


def test_all_who_have_died_by_a_day_are_one_toll() -> None:
    first = article(1, "Shells have killed 12 people in the market of Osk.")
    then = article(2, "Shells have killed 20 people in the market of Osk.", hours=48)
    dated = [
        [replace(one, figure=replace(one.figure, day=one.at.date())) for one in told]
        for told in (first, then)
    ]
    assert over_time(*dated) == [[12, 20]]


def test_the_points_by_which_an_index_moves_are_no_count() -> None:
    first = article(1, "The news helped lift the Halvik index more than 140 points.")
    then = article(2, "The Halvik index swung by 500 points on the news.", hours=20)
    assert over_time(first, then) == []


def test_prices_of_two_things_are_not_joined_by_one_that_names_neither() -> None:
    first = article(1, "Brent crude ended the day at 112 dollars a barrel of oil.")
    then = article(2, "April futures settled at 98 dollars a barrel of oil.", hours=8)
    last = article(3, "Oil prices fell to 111 dollars a barrel of oil.", hours=20)
    assert all({112, 98} - set(values) for values in over_time(first, then, last))


def test_shares_of_two_wholes_are_two() -> None:
    first = article(1, "Varland imports about 90 per cent of its food from abroad.")
    then = article(2, "Varland imports about 80 per cent of its energy from abroad.", hours=20)
    assert over_time(first, then) == []


def test_fewer_dead_in_the_same_country_are_of_another_blow() -> None:
    first, fewer, more = (
        [replace(one, figure=replace(one.figure, place="Egypt")) for one in told]
        for told in (
            article(1, "Three people were killed on the square."),
            article(2, "Two people were killed by gunmen.", hours=150),
            article(3, "Five people were killed by gunmen.", hours=20),
        )
    )
    assert over_time(first, fewer) == []
    assert over_time(first, more) == [[3, 5]]


def test_a_toll_that_one_report_alone_tells_between_two_of_another_is_none_of_them() -> None:
    known = "The flood has killed {} people in the valley."
    told = [article(n, known.format(value), hours=n) for n, value in enumerate((12, 60, 12), 1)]
    later = article(4, known.format(19), hours=20)
    assert over_time(*told, later) == [[12, 19]]
    again = article(5, known.format(64), hours=30)
    assert over_time(*told[:2], again)[0][:2] == [12, 60]


def test_a_number_told_instead_of_another_is_of_the_same_time() -> None:
    first = article(1, "Some 31,000 vehicles use the bridge every day.")
    then = article(2, "The city said 34,000 vehicles cross it, not the 31,000 it gave.", hours=8)
    assert over_time(first, then) == [[31_000, 34_000]]


@pytest.mark.parametrize(
    ("sentence", "apart"),
    [
        ("Shells have now killed {} people in the market of Osk.", False),
        ("In the market of Osk {} people are dead.", False),
        ("In the market of Osk {} people were killed by Sunday.", False),
        ("Shells killed {} people by 5 p.m. in the market of Osk.", False),
        ("In the market of Osk {} people were killed by a shell.", True),
        ("The town is quiet; {} people were killed in the market of Osk.", True),
        ("Shells killed {} people who had come to the market of Osk.", True),
    ],
)
def test_only_words_for_all_so_far_make_two_days_one_toll(sentence: str, *, apart: bool) -> None:
    first = article(1, sentence.format(12))
    then = article(2, sentence.format(20), hours=48)
    dated = [
        [replace(one, figure=replace(one.figure, day=one.at.date())) for one in told]
        for told in (first, then)
    ]
    assert over_time(*dated) == ([] if apart else [[12, 20]])


@pytest.mark.parametrize(("value", "grows"), [(320, True), (480, False)])
def test_a_count_of_one_place_grows_tenfold_at_most(value: int, *, grows: bool) -> None:
    sentence = "In Osk the fire burned {} hectares of old forest."
    first, then = article(1, sentence.format(40)), article(2, sentence.format(value), hours=20)
    assert over_time(first, then) == ([[40, value]] if grows else [])


def test_what_is_outside_a_place_is_another_count_than_what_is_in_it() -> None:
    sentence = "The new duty on diesel angers {} per cent of voters."
    first, then = article(1, sentence.format(61)), article(2, sentence.format(48), hours=20)

    def at(told: list[FigureTold], place: str) -> list[FigureTold]:
        return [replace(one, figure=replace(one.figure, place=place)) for one in told]

    assert over_time(at(first, "Osk"), at(then, "Osk")) == [[61, 48]]
    assert over_time(at(first, "outside Osk"), at(then, "Osk")) == []


def test_of_the_missing_many_may_be_found_and_lost_again() -> None:
    known = "After the flood {} people are missing in the valley."
    told = [article(n, known.format(value), hours=n) for n, value in enumerate((12, 60, 12), 1)]
    assert over_time(*told) == [[12, 60, 12]]

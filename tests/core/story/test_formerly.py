"""Which numbers are told as what a count was before."""

from __future__ import annotations

import pytest

from standfirst.core.language.numbers import find_numbers
from standfirst.core.story.counts import count_of
from standfirst.core.story.formerly import is_former
from tests.core.story.figures import article, over_time


@pytest.mark.parametrize(
    ("sentence", "former"),
    [
        ("Last night the ministry had given a toll of 14 and 0.4 per cent of the town.", [14, 0.4]),
        ("Yesterday the police had reported 14 dead, but 20 were found today.", [14]),
        ("Pay rises by 5 per cent, not the 3 the company first put forward.", [3]),
        ("The 120 posts originally announced are safe.", [120]),
        ("The 120 people first told the police what they saw.", []),
        ("Two officers earlier said the road was closed.", []),
        ("The police said 14 people had died.", []),
        ("The owner had spoken of 14, the union of 17.", [14, 17]),
        ("The owner had spoken of 14, and now 17 are missing.", [14]),
        ("The owner had spoken of 14 people and the union of 17.", [14, 17]),
        ("Police had counted 14 people killed but now put the number at 17.", [14]),
        ("Police had said 14 were hurt, and the hospital now speaks of 17.", [14]),
        ("The owner had spoken of 14, and now speaks of 17.", [14]),
        ("The owner had spoken of 14 workers at the bottom of 17 shafts.", [14]),
    ],
)
def test_what_was_told_before_is_a_former_number(sentence: str, former: list[float]) -> None:
    numbers = find_numbers(sentence, language="en")
    told = [one for one in numbers if is_former(sentence[: one.start], sentence[one.end :])]
    assert [one.value for one in told] == former


def test_a_number_first_put_forward_is_what_the_new_one_was_before() -> None:
    sentence = (
        "The offer is 5 per cent, between the 7 the union asked and the 3 the firm first gave."
    )
    assert [(count.was if (count := count_of(one)) else None) for one in article(1, sentence)] == [
        3,
        None,
        None,
    ]


def test_what_was_taken_back_is_the_number_before_however_far_the_two_are_apart() -> None:
    first = article(1, "The comet would pass at a distance of 190,000 kilometres.")
    then = article(
        2,
        "The new distance is 4.1 million kilometres.",
        "Last night the observatory had given a distance of 190,000 kilometres.",
        hours=20,
    )
    assert over_time(first, then) == [[190_000, 4_100_000]]


def test_a_former_number_of_another_thing_is_not_what_a_far_greater_one_was() -> None:
    first = article(1, "The ministry yesterday offered a rescue of 5 billion crowns.")
    then = article(
        2,
        "The ministry yesterday offered a rescue of 5 billion crowns.",
        "Savers hold 350 billion crowns in funds.",
        hours=20,
    )
    assert over_time(first, then) == []


@pytest.mark.parametrize(
    ("sentence", "former"),
    [
        ("The navy took 150 people from 12 ships.", []),
        ("They came after 40 guards had left.", []),
        ("The toll was corrected to 17 from 19.", [19]),
        ("The queue was 4 kilometres, after 6 the day before.", [6]),
        ("The offer rose to 5 per cent from 3 per cent.", [3]),
        ("It cuts the staff from 40 guards to 30.", [40]),
        ("It cuts the staff from 40 guards to 30 guards.", [40]),
        ("The toll is up from 12 people.", [12]),
        ("They raised the offer from 3 per cent.", [3]),
        ("They raised funds from 12 banks.", []),
        ("The boat rescued 150 passengers from 12 ships.", []),
        ("It picked up 42 migrants from 3 boats.", []),
        ("They rounded up suspects from 12 villages.", []),
        ("They lifted 20 people from 6 roofs.", []),
        ("They cut the people from 3 cars.", []),
        ("Shares rose after 12 banks reported losses.", []),
        ("The queue grew after 14 days of rain.", []),
        ("They moved 400 families from 12 villages to 3 camps.", []),
    ],
)
def test_a_number_behind_from_or_after_was_before_only_where_another_follows_it(
    sentence: str, former: list[float]
) -> None:
    numbers = find_numbers(sentence, language="en")
    told = [one for one in numbers if is_former(sentence[: one.start], sentence[one.end :])]
    assert [one.value for one in told] == former


@pytest.mark.parametrize(
    "sentence", ["La police parle de 300 personnes.", "Les passagers de 12 bus sont partis."]
)
def test_more_than_a_few_people_are_no_former_number_in_french(sentence: str) -> None:
    (one,) = find_numbers(sentence, language="fr")
    assert not is_former(sentence[: one.start], sentence[one.end :])


def test_a_sum_that_is_to_be_raised_is_the_one_before_but_funds_are_raised_from_banks() -> None:
    assert is_former("She asked leave to raise the sum from ", " crowns.")
    assert is_former("They cut the price from £", ".")
    assert not is_former("They raised funds from ", " banks.")


def test_what_was_said_days_ago_is_told_as_former() -> None:
    assert is_former("Two days ago the agency spoke of a risk of ", " per cent.")
    assert not is_former("Two days ago the agency spoke of rain, and now of ", " dead.")
    assert not is_former("The storm began two days ago and killed ", " people.")

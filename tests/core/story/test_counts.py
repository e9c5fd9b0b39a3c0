"""When two figures count the same, and what each of them claims."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf

import pytest

from standfirst.core.language.figures import find_figures
from standfirst.core.story import counts
from standfirst.core.story.amounts import Amount, agree, amount, number_of
from standfirst.core.story.counts import Count, count_of
from standfirst.core.story.tallies import Tally, agreeing, tallies
from standfirst.core.story.told import FigureTold, StatementTold, attributed
from standfirst.core.types import FoundFigure
from tests.cost import at_most

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def told(
    key: int,
    sentence: str,
    *,
    nth: int = 0,
    hours: float = 0,
    outlet: str = "",
    event: int = 1,
    language: str = "en",
    article: int = 0,
    speaker: str = "",
) -> FigureTold:
    """The nth figure of a sentence, as reading finds it."""
    figure = find_figures(sentence, [(0, len(sentence))], language=language)[nth]
    at = NOON + timedelta(hours=hours)
    article = article or key
    name = outlet or f"Outlet {article}"
    return FigureTold(key, article, article, event, name, at, language, figure, speaker)


def count(sentence: str, *, nth: int = 0, language: str = "en") -> Count:
    found = count_of(told(1, sentence, nth=nth, language=language))
    assert found is not None
    return found


def told_apart(*figures: FigureTold) -> bool:
    return max(len(tally.entries) for tally in tallies(figures)) == 1


def values(tally: Tally) -> list[float]:
    return [entry.told.figure.value for entry in tally.entries]


def claims(sentence: str, *, language: str = "en") -> Amount:
    figure = find_figures(sentence, [(0, len(sentence))], language=language)[0]
    return amount(figure, number_of(figure, language=language), language=language)


# --- What a figure claims --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "language", "low", "high"),
    [
        ("Police counted 14 miners there.", "en", 14, 14),
        ("At least 12 people were killed.", "en", 12, inf),
        ("More than 5,000 people took part.", "en", 5000, inf),
        ("Up to 60 workers may be sent home.", "en", 0, 60),
        ("About 600 people left.", "en", 540, 660),
        ("Some 34,000 vehicles cross it.", "en", 30_600, 37_400),
        ("A queue of 34,000 vehicles formed.", "en", 33_500, 34_500),
        ("Mindestens 12 Menschen starben.", "de", 12, inf),
        ("Au moins 12 personnes sont mortes.", "fr", 12, inf),
        ("Al menos 12 personas murieron.", "es", 12, inf),
    ],
)
def test_a_hedge_says_which_values_are_allowed(
    sentence: str, language: str, low: float, high: float
) -> None:
    found = claims(sentence, language=language)
    assert [found.low, found.high] == pytest.approx([low, high])


def test_a_range_allows_what_lies_in_it() -> None:
    assert claims("Between 10 and 12 miners are missing.") == Amount(10, 12)
    assert claims("Rescuers look for 10 to 12 miners.") == Amount(10, 12)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("At least 12 people died.", "It killed 14 people.", True),
        ("About 600 people left.", "A total of 598 people left.", True),
        ("At least 17 people died.", "It killed 14 people.", False),
        ("It killed 12 people.", "It killed 14 people.", False),
        ("Between 10 and 12 people died.", "It killed 11 people.", True),
    ],
)
def test_figures_agree_when_both_can_be_true(one: str, other: str, *, same: bool) -> None:
    assert agree(claims(one), claims(other)) is same


def test_a_number_that_is_not_found_again_is_taken_as_it_is() -> None:
    figure = FoundFigure(14.0, False, "miners", "Fourteen of them.")
    assert amount(figure, None, language="en") == Amount(14, 14)


# --- What is counted -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "language", "fate"),
    [
        ("The blast killed 14 people in the square.", "en", "dead"),
        ("It left a death toll of 14 people.", "en", "dead"),
        ("Police arrested 14 demonstrators.", "en", "held"),
        ("14 miners are still unaccounted for.", "en", "missing"),
        ("Fire crews forced 260 people from their homes.", "en", "moved"),
        ("Bei dem Unglück starben 14 Menschen.", "de", "dead"),
        ("14 Menschen wurden verletzt.", "de", "hurt"),
        ("L’explosion a blessé 14 personnes.", "fr", ""),
        ("L’explosion a fait 14 morts.", "fr", "dead"),
        ("El terremoto dejó 14 muertos.", "es", "dead"),
        ("Fueron evacuadas 14 personas.", "es", "moved"),
    ],
)
def test_what_befell_them_is_read_in_four_languages(
    sentence: str, language: str, fate: str
) -> None:
    if fate:
        assert count(sentence, language=language).fate == fate


def test_the_nearest_fate_counts_and_none_beyond_an_and() -> None:
    sentence = "Four recruits were killed and two instructors wounded before dawn."
    assert [count(sentence, nth=n).fate for n in (0, 1)] == ["dead", "hurt"]


def test_a_fate_far_from_the_number_is_not_of_those_counted() -> None:
    assert count("Two men with guns in a car seen near the spot later killed").fate == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said a further 300 soldiers would arrive.",
        "Fourteen people died, including three children there.",
        "Its last accident, nine years ago, killed three workers.",
        "In 1998 a fire killed 12 people.",
        "Officials fear that 40 people may have died.",
        "The clash left 25 people dead earlier in the day.",
    ],
)
def test_parts_history_and_forecasts_are_not_compared(sentence: str) -> None:
    last = find_figures(sentence, [(0, len(sentence))], language="en")
    assert count_of(told(1, sentence, nth=len(last) - 1)) is None


def test_a_sentence_that_tells_both_tells_what_the_count_was() -> None:
    assert count("The fire has burned 640 hectares, up from 120 last evening.").was == 120
    assert count("It counted 34,000 vehicles, not the 31,000 it gave before.").was == 31_000
    assert count("The toll of 640 hectares rose after 6 days.").was is None
    assert count("Some 640 hectares burned from 05:20 on.").was is None


def test_a_former_number_is_known_as_such() -> None:
    assert count("The company had at first spoken of 14 miners.").former
    assert not count("The company spoke of 14 miners.").former


# --- Tallies ---------------------------------------------------------------------------------


def test_tolls_of_one_event_are_one_count_whatever_the_words() -> None:
    (tally,) = tallies(
        [
            told(1, "Four recruits were killed at the gate."),
            told(2, "Five people are dead.", hours=4),
            told(3, "The blast killed six people.", hours=20),
        ]
    )
    assert values(tally) == [4, 5, 6]


def test_the_dead_and_the_wounded_are_two_counts() -> None:
    assert told_apart(told(1, "The blast killed 14 people."), told(2, "It wounded 20 people."))


def test_figures_of_two_places_are_two_counts() -> None:
    assert told_apart(
        told(1, "The flood killed 14 people in Tolmere."),
        told(2, "The flood killed three people in Brenning."),
    )


def test_figures_of_two_days_are_two_counts() -> None:
    assert told_apart(
        told(1, "The clashes killed 14 people on Monday."),
        told(2, "The clashes killed three people on Tuesday."),
    )


def test_tolls_of_two_events_compare_only_when_they_share_a_word() -> None:
    first = told(1, "The blast killed 14 people.")
    assert told_apart(first, told(2, "Gunmen killed three people.", event=2))
    assert not told_apart(first, told(2, "That blast has now killed 15 people.", event=2))


def test_an_article_that_gives_two_numbers_counts_two_things() -> None:
    one = told(1, "The town has 2,300 people on its rolls.", article=1)
    two = told(2, "The town has 900 people on its boats.", article=1)
    assert told_apart(one, two)


def test_other_counts_need_the_same_words_beside_them() -> None:
    before = told(1, "Repairing the bridge would cost 40 million crowns, the mayor said.")
    after = told(2, "Repairing the bridge will cost 95 million crowns.", hours=20)
    other = told(3, "The police budget was cut by 22 million crowns.", hours=20)
    assert [values(tally) for tally in tallies([before, after, other])] == [[4e7, 9.5e7], [2.2e7]]


def test_so_many_a_day_is_another_count_than_so_many() -> None:
    assert told_apart(
        told(1, "The strike costs shops 3 million crowns a day."),
        told(2, "The strike costs shops 10 million crowns."),
    )


def test_numbers_a_hundred_times_apart_are_two_counts() -> None:
    assert told_apart(
        told(1, "Hallgarth offered 42 crowns in cash."),
        told(2, "Hallgarth offered 3.4 billion crowns in cash."),
    )


def test_a_former_number_is_left_out_of_the_values() -> None:
    (tally,) = tallies(
        [
            told(1, "The blast killed 12 people."),
            told(2, "The army had first spoken of 12 dead.", hours=2, article=2),
            told(3, "The blast killed 14 people.", hours=2, article=2),
        ]
    )
    assert [[one.told.id for one in run] for run in agreeing(tally)] == [[1], [3]]


def test_a_number_in_somebodys_words_is_theirs() -> None:
    words = "14 miners were below"
    said = StatementTold(1, 1, 1, "Post", NOON, "en", "Ida Moor", True, "said", words)
    mine = told(1, f"Ida Moor said {words}.")
    own = told(2, "Rescuers found 14 miners.", article=1)
    assert [one.speaker for one in attributed([mine, own], [said])] == ["Ida Moor", ""]


def test_hostile_sentences_are_looked_at_in_no_time() -> None:
    sentence = "14 people " + "from " * 40_000
    figure = FoundFigure(14.0, False, "people", sentence)
    one = FigureTold(1, 1, 1, 1, "Post", NOON, "en", figure)
    assert tallies([one]) == ()


def test_what_a_court_hears_is_counted_by_its_noun() -> None:
    cases = count("The court heard 14 cases of fraud.")
    assert (cases.noun, cases.fate) == ("case", "")
    assert count("The clinic saw 14 cases of measles.").fate == "ill"


@pytest.mark.parametrize("text", ["1-1-", "a-a-", "one of the ", "o", "in 1999 ", "last "])
def test_no_pattern_of_counting_costs_squared_time(text: str) -> None:
    patterns = [each for each in vars(counts).values() if isinstance(each, re.Pattern)]
    hostile = text * (20_000 // len(text))
    with at_most(0.4):
        for pattern in patterns:
            pattern.search(hostile)


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("A further lot of 400 boats will arrive.", True),
        ("The 400 boats arrived.", False),
    ],
)
def test_what_is_told_for_a_day_to_come_is_a_plan_and_no_count(
    sentence: str, *, planned: bool
) -> None:
    one = told(1, sentence)
    tomorrow = replace(one, figure=replace(one.figure, day=NOON.date() + timedelta(days=1)))
    assert (count_of(tomorrow) is None) is planned


def test_the_bombing_of_another_year_is_history() -> None:
    killed = "evidence that he ordered the 1988 bombing of a jet over Osk that killed 270 people."
    assert count_of(told(1, f"He had {killed}")) is None
    assert count_of(told(1, "The bombing of a jet over Osk killed 270 people.")) is not None


def test_the_final_count_is_of_all_so_far_wherever_it_stands() -> None:
    rest = "to roll up a sleeve at the three emergency clinics of the town, according to the"
    assert count(f"She was one of 1,912 children {rest} final count of the clinics.").running
    assert not count(f"She was one of 1,912 children {rest} clinics.").running


def test_kinds_of_dwellings_are_homes() -> None:
    nouns = {count(f"They saw 14 {noun} there.").noun for noun in ("homes", "farmhouses", "houses")}
    assert len(nouns) == 1


def test_a_round_number_of_posts_is_not_that_of_the_people_held() -> None:
    held = told(1, "Police have arrested 140 people.")
    fled = told(2, "Some 140 pupils left the school.", hours=1)
    assert told_apart(held, fled)
    assert not told_apart(held, told(2, "The 140 people held are students.", hours=1))


def test_two_shares_that_are_only_levels_count_two_things() -> None:
    jobless = told(1, "Unemployment was at 9 percent.")
    deficit = told(2, "The deficit was over 10 percent.", hours=1)
    assert told_apart(jobless, deficit)


def test_a_toll_of_somebody_counts_them_alone() -> None:
    assert count("The death toll of its peacekeepers rose to 14.").noun == "peacekeep"
    assert count("The death toll of the earthquake rose to 14.").noun == ""


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("The Halvik index stood at 1,240 points.", True),
        ("The Halvik index swung by 500 points.", False),
        ("The Halvik index fell 140 points.", False),
    ],
)
def test_points_count_where_an_index_stands_at_them(sentence: str, *, counts: bool) -> None:
    assert (count_of(told(1, sentence)) is not None) is counts

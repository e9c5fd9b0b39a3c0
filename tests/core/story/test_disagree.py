"""Where outlets disagree, and where a number only changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.language.figures import find_figures
from standfirst.core.story.disagree import Disagreement, Kind, figures_differ
from standfirst.core.story.tallies import tallies
from standfirst.core.story.told import FigureTold
from standfirst.core.types import FoundFigure
from tests.core.story.figures import article
from tests.cost import at_most

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def dead(
    key: int,
    value: float,
    *,
    hours: float = 0,
    outlet: str = "",
    origin: int = 0,
    hedge: str = "",
) -> FigureTold:
    sentence = f"The blast killed {hedge}{value:g} people."
    figure = FoundFigure(value, bool(hedge), "people", sentence)
    at = NOON + timedelta(hours=hours)
    return FigureTold(key, key, origin or key, 1, outlet or f"Outlet {key}", at, "en", figure)


def differ(*figures: FigureTold) -> tuple[Disagreement, ...]:
    return figures_differ(tallies(figures))


def test_a_number_kept_after_another_was_told_is_a_disagreement() -> None:
    (found,) = differ(dead(1, 14), dead(2, 17, hours=2), dead(3, 14, hours=6, outlet="Outlet 1"))
    assert found.kind is Kind.FIGURE
    assert [(side.outlet, side.row) for side in found.sides] == [("Outlet 2", 2), ("Outlet 1", 3)]


def test_a_number_that_later_reports_left_behind_is_a_change() -> None:
    assert differ(dead(1, 12), dead(2, 14, hours=2), dead(3, 14, hours=8)) == ()


def test_an_outlet_that_corrects_itself_disagrees_with_nobody() -> None:
    both = [dead(1, 17, outlet="Post"), dead(2, 14, hours=1, outlet="Post")]
    assert differ(*both) == ()


def test_two_numbers_within_hours_are_a_disagreement_until_a_third_report_decides() -> None:
    open_yet = [dead(1, 17), dead(2, 14, hours=2)]
    assert len(differ(*open_yet)) == 1
    assert differ(*open_yet, dead(3, 14, hours=3)) == ()


def test_a_toll_that_rises_within_hours_is_a_change() -> None:
    assert differ(dead(1, 12), dead(2, 14, hours=1)) == ()


def test_copies_of_one_text_are_one_report() -> None:
    assert differ(dead(1, 17), dead(2, 14, hours=1, origin=1)) == ()


@pytest.mark.parametrize(("hedge", "value"), [("at least ", 12), ("about ", 15), ("up to ", 20)])
def test_a_hedged_number_that_allows_the_other_does_not_disagree(hedge: str, value: int) -> None:
    assert differ(dead(1, 14), dead(2, value, hours=1, hedge=hedge)) == ()


def test_at_least_more_than_the_other_disagrees() -> None:
    told = [dead(1, 14), dead(2, 17, hours=1, hedge="at least "), dead(3, 14, hours=4)]
    assert len(differ(*told)) == 1


def test_numbers_of_two_days_are_of_two_times() -> None:
    assert differ(dead(1, 17), dead(2, 14, hours=30)) == ()


def test_numbers_far_apart_count_two_things() -> None:
    assert differ(dead(1, 233), dead(2, 25, hours=1)) == ()


def march(key: int, value: float, speaker: str) -> FigureTold:
    """One article's figure of those who marched."""
    figure = FoundFigure(value, False, "supporters", f"{value:g} supporters marched to the ground.")
    return FigureTold(key, 1, 1, 1, "Radio", NOON, "en", figure, speaker)


def test_two_speakers_of_one_article_disagree_at_once() -> None:
    (found,) = differ(march(1, 2500, "Police"), march(2, 5000, "The organisers"))
    assert [side.speaker for side in found.sides] == ["Police", "The organisers"]


def away(key: int, value: float, unit: str, place: str) -> FigureTold:
    figure = FoundFigure(
        value, False, unit, f"It lies {value:g} {unit} east of {place}.", unit=unit
    )
    return FigureTold(key, key, key, 1, f"Outlet {key}", NOON, "en", figure)


def test_two_distances_are_of_two_places() -> None:
    assert differ(away(1, 500, "miles", "Halvik"), away(2, 375, "miles", "Halvik")) == ()
    assert differ(away(1, 500, "barrels", "Halvik"), away(2, 375, "barrels", "Halvik"))


def test_one_speaker_who_gives_two_numbers_counts_two_things() -> None:
    assert differ(march(1, 2500, "Police"), march(2, 5000, "Police")) == ()


def hurt(key: int, value: float, people: str, *, hours: float) -> FigureTold:
    figure = FoundFigure(value, False, people, f"{value:g} {people} were injured in the clashes.")
    return FigureTold(
        key, key, key, 1, f"Outlet {key}", NOON + timedelta(hours=hours), "en", figure
    )


def test_numbers_of_two_kinds_of_people_do_not_disagree() -> None:
    officers = hurt(1, 12, "officers", hours=0), hurt(3, 12, "officers", hours=2)
    assert not differ(officers[0], hurt(2, 30, "protesters", hours=1), officers[1])
    (one,) = differ(officers[0], hurt(2, 30, "people", hours=1), officers[1])
    assert len(one.sides) == 3


def test_many_outlets_with_many_numbers_cost_little_time() -> None:
    figures = [dead(key, 200 + key, hours=key / 100) for key in range(1, 401)]
    counted = tallies(figures)
    with at_most(2.0):
        figures_differ(counted)


def told(
    key: int, sentence: str, *, hours: float = 0, speaker: str = "", nth: int = 0
) -> FigureTold:
    """One figure of a sentence, told by an outlet of its own."""
    figure = find_figures(sentence, [(0, len(sentence))], language="en")[nth]
    at = NOON + timedelta(hours=hours)
    return FigureTold(key, key, key, 1, f"Outlet {key}", at, "en", figure, speaker)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Unemployment is at 9 percent in Varland.", "The deficit was growing over 10 percent."),
        ("Varland crude eased to $97.60.", "Varland crude futures settled at $97.88."),
        ("Oil of Varland cost $104 a barrel.", "Oil of Varland cost $108 a barrel."),
    ],
)
def test_shares_of_nobody_says_what_and_prices_do_not_disagree(first: str, then: str) -> None:
    assert differ(told(1, first), told(2, then, hours=1), told(3, first, hours=4)) == ()


def test_shares_of_one_thing_disagree() -> None:
    first = "Some 60 per cent of the pupils at Harbour Hill were ill on Monday."
    then = "Only 40 per cent of the pupils at Harbour Hill were ill on Monday."
    found = differ(told(1, first), told(2, then, hours=1))
    assert [one.about for one in found] == ["per cent of the pupils"]


def test_the_shares_of_two_polls_are_of_those_whom_each_asked() -> None:
    sentence = "The poll gave 46 per cent of voters to Velk and her Union."
    other = "The poll gave 51 per cent of voters to Velk and her Union."
    first = told(1, sentence, speaker="a Herald poll"), told(3, sentence, speaker="a Herald poll")
    assert differ(first[0], told(2, other, speaker="a Post survey"), first[1]) == ()


def test_votes_for_two_people_are_two_counts() -> None:
    velk = told(1, "She announced 36 votes for Velk.", speaker="Anna Moen")
    aas = told(1, "He announced 31 votes for Gunnar Aas.", speaker="Per Lien")
    assert differ(replace(velk, article=1), replace(aas, id=2, article=1)) == ()


def test_people_held_and_prisoners_who_escaped_are_two_counts() -> None:
    held = told(1, "Police have arrested 1,000 people.")
    fled = told(2, "Roughly 1,000 prisoners have escaped in Osk.", hours=1, speaker="Osk TV")
    few = told(2, "The army has arrested 450 people in Sund.", hours=1, speaker="Sund TV")
    assert differ(held, replace(few, id=3), fled) == ()


def test_a_number_told_once_more_at_the_same_hour_is_late() -> None:
    assert differ(dead(1, 34), dead(2, 39, hours=24), dead(3, 34, hours=24)) == ()


def missing(key: int, value: float, *, hours: float, outlet: str = "") -> FigureTold:
    verb = "is" if value == 1 else "are"
    one = told(key, f"{value:g} people {verb} still missing.", hours=hours)
    return replace(one, outlet=outlet or one.outlet)


def test_who_was_found_again_is_no_disagreement_but_a_number_kept_is() -> None:
    several = missing(1, 3, hours=0), missing(2, 4, hours=12)
    assert differ(*several, missing(3, 3, hours=30)) == ()
    assert len(differ(*several, missing(3, 3, hours=30, outlet="Outlet 1"))) == 1


def test_what_is_counted_is_people_where_a_side_says_no_more() -> None:
    mine = told(1, "The mine said 14 people were missing.", speaker="The mine")
    union = told(2, "The union said 17 workers were missing.", hours=1, speaker="The union")
    (found,) = differ(mine, union, replace(mine, id=3, article=3, at=NOON + timedelta(hours=4)))
    assert (found.about, found.befell) == ("people", "missing")


def test_more_than_so_many_tells_no_larger_number() -> None:
    least = dead(1, 200, hours=-48, hedge="more than ")
    assert differ(least, dead(2, 480, hours=0), dead(3, 520, hours=22)) == ()


# --- Settled ---------------------------------------------------------------------------------


def trapped(number: int, *sentences: str | tuple[str, str], hours: float) -> list[FigureTold]:
    return article(number, *sentences, hours=hours)


OWNER = ("the owner", "The owner put the number at 14 people trapped in the mine.")
UNION = ("the union", "The union said 17 workers were trapped in the mine.")
OPEN_YET = trapped(1, OWNER, UNION, hours=0)


def settled(*later: list[FigureTold]) -> list[float | None]:
    """The number that settles each disagreement."""
    told = [*OPEN_YET, *(one for each in later for one in each)]
    numbers = {one.id: one.figure.value for one in told}
    found = figures_differ(tallies(told))
    return [numbers[one.settled.row] if one.settled else None for one in found]


def test_a_report_that_gives_up_one_of_two_numbers_settles_it() -> None:
    sixteen = "Sixteen people were trapped in the mine.", "The owner had at first said it was 14."
    assert settled() == [None]
    assert settled(trapped(2, *sixteen, hours=9)) == [16]


def test_a_report_that_settles_it_within_hours_is_no_side_of_a_dispute_of_its_own() -> None:
    sixteen = "Sixteen people were trapped in the mine.", "The owner had at first said it was 14."
    assert settled(trapped(2, *sixteen, hours=3)) == [16]


def test_what_was_settled_before_hides_no_dispute_that_is_open() -> None:
    told = [dead(1, 17), dead(2, 14, hours=2), dead(3, 17, hours=4, outlet="Outlet 1")]
    told += [dead(4, 14, hours=9, outlet="Outlet 1"), dead(5, 20, hours=20)]
    told += [dead(6, 23, hours=22), dead(7, 20, hours=26, outlet="Outlet 5")]
    (one,) = differ(*told)
    assert (one.settled, {side.row for side in one.sides}) == (None, {6, 7})


def test_the_first_report_that_settles_it_is_told() -> None:
    sixteen = "Sixteen people were trapped in the mine.", "The owner had at first said it was 14."
    later = [trapped(number, *sixteen, hours=9 * number) for number in (2, 3)]
    (found,) = figures_differ(tallies([*OPEN_YET, *later[0], *later[1]]))
    assert found.settled is not None
    assert found.settled.article == 2


def test_more_than_both_is_a_change_and_settles_nothing() -> None:
    more = "In all 21 people were trapped in the mine.", "The owner had at first said it was 14."
    assert settled(trapped(2, *more, hours=9)) == [None]


def test_a_number_that_says_nothing_of_the_others_settles_nothing() -> None:
    assert settled(trapped(2, "Sixteen people were trapped in the mine.", hours=9)) == [None]


def test_what_somebody_keeps_is_not_settled() -> None:
    sixteen = "Sixteen people were trapped in the mine.", "The owner had at first said it was 14."
    kept = trapped(3, ("the union", "The union said 17 workers were trapped."), hours=12)
    assert None in settled(trapped(2, *sixteen, hours=9), kept)
    assert 14 not in settled(trapped(2, *sixteen, hours=9), kept)


@pytest.mark.parametrize("keeper", [OWNER, UNION])
def test_what_somebody_keeps_days_later_is_not_settled(keeper: tuple[str, str]) -> None:
    sixteen = "Sixteen people were trapped in the mine.", "The owner had at first said it was 14."
    assert settled(trapped(2, *sixteen, hours=9)) == [16]
    assert settled(trapped(2, *sixteen, hours=9), trapped(3, keeper, hours=49)) == []


def test_no_side_settles_its_own_dispute() -> None:
    first = trapped(1, "Seventeen people were trapped in the mine.", hours=1)
    then = trapped(2, "Fourteen people were trapped in the mine, not 17.", hours=2)
    (one,) = figures_differ(tallies([*first, *then]))
    assert (one.settled, [side.article for side in one.sides]) == (None, [1, 2])


def test_a_number_of_another_day_settles_nothing() -> None:
    rows = [
        (who, sentence.replace("in the mine", "in the mine on Monday"))
        for who, sentence in (OWNER, UNION)
    ]
    for day, settles in (("Monday", True), ("Tuesday", False)):
        later = trapped(2, f"Sixteen people were trapped in the mine on {day}, not 14.", hours=9)
        (one,) = figures_differ(tallies([*trapped(1, *rows, hours=0), *later]))
        assert (one.settled is not None) is settles


def test_what_settles_a_dispute_is_no_side_of_it() -> None:
    union = "Seventeen people were trapped in the mine.", "The owner had at first said it was 14."
    (one,) = figures_differ(tallies([*OPEN_YET, *trapped(2, *union, hours=9)]))
    assert one.settled is not None
    assert [side.article for side in one.sides] == [1, 1]


def test_what_is_settled_comes_last() -> None:
    sixteen = "Sixteen people were trapped in the mine.", "The owner had at first said it was 14."
    pupils = [
        told(key, f"Some {share} per cent of the pupils at Harbour Hill were ill.", hours=key)
        for key, share in ((50, 60), (51, 40))
    ]
    closed = [*OPEN_YET, *trapped(2, *sixteen, hours=9)]
    counted = tallies([*closed, *pupils])
    for order in (counted, counted[::-1]):
        assert [one.settled is None for one in figures_differ(order)] == [True, False]


@pytest.mark.parametrize(
    "moved",
    [
        "Sixteen people were trapped in the mine, down from 17 this morning.",
        "The number of people trapped in the mine rose to 16 from 14.",
        "Sixteen people were trapped in the mine, up from 14.",
        "The number of people trapped in the mine fell to 15 from 17 when two walked out.",
    ],
)
def test_a_number_that_moved_from_another_settles_nothing(moved: str) -> None:
    assert settled(trapped(2, moved, hours=9)) == [None]
    assert settled(trapped(2, "Sixteen people were trapped in the mine, not 14.", hours=9)) == [16]


def test_an_outlet_that_tells_of_fewer_missing_corrects_nothing() -> None:
    told = [missing(1, 17, hours=0), missing(2, 14, hours=2)]
    told.append(missing(3, 17, hours=4, outlet="Outlet 1"))
    assert len(differ(*told)) == 1
    assert differ(*told, missing(4, 14, hours=9, outlet="Outlet 1")) == ()


def test_an_outlet_that_takes_up_the_other_s_number_settles_a_dispute_that_was() -> None:
    told = [dead(1, 17), dead(2, 14, hours=2), dead(3, 17, hours=4, outlet="Outlet 1")]
    (one,) = differ(*told)
    assert one.settled is None
    (one,) = differ(*told, dead(4, 14, hours=9, outlet="Outlet 1"))
    assert one.settled is not None
    assert (one.settled.row, {side.row for side in one.sides}) == (4, {2, 3})

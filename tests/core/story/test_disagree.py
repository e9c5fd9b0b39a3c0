"""Where outlets disagree, and where a number only changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.story.disagree import (
    Disagreement,
    Kind,
    denies_nothing,
    figures_differ,
    statements_clash,
)
from standfirst.core.story.tallies import tallies
from standfirst.core.story.told import FigureTold, StatementTold
from standfirst.core.types import FoundFigure
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


def said(
    key: int,
    words: str,
    *,
    speaker: str,
    cue: str = "said",
    article: int = 0,
    hours: float = 0,
    place: tuple[int, int] | tuple[()] = (),
    position: int = 0,
    language: str = "en",
) -> StatementTold:
    at = NOON + timedelta(hours=hours)
    of = article or key
    return StatementTold(
        key, of, of, f"Outlet {of}", at, language, speaker, True, cue, words, position, place
    )


# --- Figures ---------------------------------------------------------------------------------


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


# --- Statements ------------------------------------------------------------------------------


def test_a_denial_stands_beside_what_it_denies() -> None:
    claim = said(1, "the council shelved the report on the bridge", speaker="Stroem")
    answer = said(
        2, "the report on the bridge was shelved", speaker="Hovden", cue="denied", hours=3
    )
    (found,) = statements_clash([claim, answer])
    assert found.kind is Kind.DENIAL
    assert [side.speaker for side in found.sides] == ["Stroem", "Hovden"]


@pytest.mark.parametrize(
    "words", ["the decision to close the bridge", "his bid to close the bridge"]
)
def test_what_is_turned_down_is_no_claim_denied(words: str) -> None:
    claim = said(1, words, speaker="Stroem")
    answer = said(2, words, speaker="Hovden", cue="dismissed", hours=1)
    assert statements_clash([claim, answer]) == ()


def test_a_claim_of_a_decision_is_denied() -> None:
    words = "suggestions the decision harmed the bridge"
    claim = said(1, "the decision harmed the bridge", speaker="Stroem")
    answer = said(2, words, speaker="Hovden", cue="dismissed", hours=1)
    assert len(statements_clash([claim, answer])) == 1


def test_a_denial_in_german_is_one_too() -> None:
    claim = said(1, "der Bericht über die Brücke wurde versteckt", speaker="Stroem", language="de")
    answer = said(
        2, "dass der Bericht über die Brücke versteckt wurde", speaker="Hovden", cue="bestritt",
        hours=1, language="de",
    )  # fmt: skip
    assert len(statements_clash([claim, answer])) == 1


def test_this_points_to_what_another_said_just_before() -> None:
    claim = said(
        1, "four of the nurses had not been replaced", speaker="Labour", article=9, place=(0, 40)
    )
    answer = said(
        2, "this", speaker="The council", cue="rejected", article=9, place=(60, 75), position=1
    )
    assert [side.row for side in statements_clash([claim, answer])[0].sides] == [1, 2]


def test_this_points_to_nothing_far_away() -> None:
    claim = said(
        1, "four of the nurses had not been replaced", speaker="Labour", article=9, place=(0, 40)
    )
    answer = said(
        2, "this", speaker="The council", cue="rejected", article=9, place=(900, 915), position=1
    )
    assert statements_clash([claim, answer]) == ()


def test_nobody_denies_themselves() -> None:
    claim = said(1, "the report on the bridge was shelved", speaker="Hovden")
    answer = said(2, "the report on the bridge was shelved", speaker="Hovden", cue="denied")
    assert statements_clash([claim, answer]) == ()


def test_a_denial_of_something_else_stands_beside_nothing() -> None:
    claim = said(1, "the bridge will be closed for a year", speaker="Stroem")
    answer = said(2, "the report had been shelved by his staff", speaker="Hovden", cue="denied")
    assert statements_clash([claim, answer]) == ()


def test_a_claim_that_says_no_and_its_denial_are_left_alone() -> None:
    claim = said(1, "the report on the bridge was never shelved", speaker="Stroem")
    answer = said(2, "the report on the bridge was shelved", speaker="Hovden", cue="denied")
    assert statements_clash([claim, answer]) == ()


def test_confirmed_stands_beside_could_not_be_confirmed() -> None:
    claim = said(1, "three soldiers died in the ambush", speaker="The army", cue="confirmed")
    answer = said(
        2, "it could not confirm that three soldiers died in the ambush", speaker="NATO", hours=1
    )
    (found,) = statements_clash([claim, answer])
    assert found.kind is Kind.CONFIRMATION


def test_what_was_not_confirmed_first_and_is_later_is_no_disagreement() -> None:
    claim = said(
        1, "three soldiers died in the ambush", speaker="The army", cue="confirmed", hours=9
    )
    answer = said(2, "it could not confirm that three soldiers died in the ambush", speaker="NATO")
    assert statements_clash([claim, answer]) == ()


@pytest.mark.parametrize(
    ("sentence", "nothing"),
    [
        ("The bank neither confirmed nor disputed it.", True),
        ("The agency did not deny the account.", True),
        ("Hovden denied that the advice had been shelved.", False),
    ],
)
def test_a_negated_denial_denies_nothing(sentence: str, *, nothing: bool) -> None:
    assert denies_nothing(sentence) is nothing


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


@pytest.mark.parametrize("cue", ["rejected this, saying", "denied the claim, adding"])
def test_a_denial_that_goes_on_answers_what_was_said_just_before(cue: str) -> None:
    claim = said(
        1, "four of the city’s nurses had not been replaced", speaker="Labour", place=(0, 70)
    )
    answer = said(
        2, "only two posts were empty", speaker="the council", cue=cue, article=1,
        place=(90, 150), position=1,
    )  # fmt: skip
    (found,) = statements_clash([claim, answer])
    assert (found.kind, [side.row for side in found.sides]) == (Kind.DENIAL, [1, 2])


def test_who_only_goes_on_speaking_denies_nothing() -> None:
    claim = said(
        1, "four of the city’s nurses had not been replaced", speaker="Labour", place=(0, 70)
    )
    answer = said(
        2, "only two posts were empty", speaker="the council", cue="welcomed this, saying",
        article=1, place=(90, 150), position=1,
    )  # fmt: skip
    assert statements_clash([claim, answer]) == ()

"""What later reports have overtaken, and what was counted already."""

from __future__ import annotations

import pytest

from standfirst.core.update.overtaken import counts, counts_alike, is_overtaken

OUT = "The last of the 13 miners was carried out of the chamber at ten to seven."


@pytest.mark.parametrize(
    "sentence",
    [
        "By six nine of the 13 miners had been carried out of the chamber.",
        "The first of the miners have been carried out of the chamber.",
        "All miners of the chamber are well.",
    ],
)
def test_a_state_or_a_count_is_overtaken_by_a_later_one_of_the_same_matter(sentence: str) -> None:
    assert is_overtaken(sentence, [OUT], language="en")


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry to Sund is late by 40 minutes.",  # another matter
        "Rescuers cleared the chamber of the miners by hand.",  # done, whatever came later
        "All 13 miners in the chamber are well.",  # counted alike later
        "The company has named the miners of the chamber.",  # done, too
    ],
)
def test_what_still_holds_is_not_overtaken(sentence: str) -> None:
    assert not is_overtaken(sentence, [OUT], language="en")
    assert not is_overtaken(sentence, [], language="en")


def test_a_state_within_a_quotation_is_no_state() -> None:
    said = "“It is dark and we are cold,” a miner shouted from the chamber."
    assert not is_overtaken(said, [OUT], language="en")


@pytest.mark.parametrize(
    ("sentence", "later", "language"),
    [
        (
            "Die Brücke in Halvik ist für Lastwagen gesperrt.",
            "Die Brücke in Halvik wurde für Lastwagen geöffnet.",
            "de",
        ),
        (
            "Le pont de Halvik reste fermé aux camions.",
            "Le pont de Halvik rouvrit hier aux camions.",
            "fr",
        ),
        (
            "El puente de Halvik sigue cerrado a los camiones.",
            "El puente de Halvik abrió a los camiones.",
            "es",
        ),
    ],
)
def test_states_are_known_in_four_languages(sentence: str, later: str, language: str) -> None:
    assert is_overtaken(sentence, [later], language=language)
    assert not is_overtaken(sentence, [later], language="fi")


def test_counts_are_figures_and_words() -> None:
    assert counts("Nine of 1,300 men, two by two.") == {"nine", "1300", "two"}


def test_a_matter_told_with_the_same_two_counts_is_told_already() -> None:
    said = ["A truck bomb at the gate killed four trainees and injured two of the Varland team."]
    again = "Four recruits were killed and two Varland instructors wounded by a truck at the gate."
    assert counts_alike(again, said)
    assert not counts_alike(again.replace("two", "three"), said)
    assert not counts_alike("Four ferries left Sund and two were late.", said)


@pytest.mark.parametrize(
    "when",
    [
        "On 3 May 2026", "On May 3, 2026,", "From 3 to 5 May 2026", "On 2026-05-03 at 10:30",
        "In 2025 and 2026", "On 3 May at 10.30 a.m.", "At 7 o’clock on 3 May", "Am 3. Mai um 9 Uhr",
        "Le 1er mai à 9 h 30", "El 3 de mayo a las 10",
    ],
)  # fmt: skip
def test_dates_and_hours_are_no_counts(when: str) -> None:
    freed = f"{when} the Tolm court freed the mayor."
    assert counts(freed) == frozenset()
    assert not counts_alike(freed, [f"{when} the Tolm court jailed the mayor."])


def test_what_only_looks_like_a_date_is_a_count() -> None:
    assert counts("Some 2,026 of 1950.5 tonnes, $2000 and 20 marched.") == {
        "2026", "1950.5", "2000", "20",
    }  # fmt: skip


def test_a_date_is_none_of_the_words_that_two_sentences_share() -> None:
    freed = "On 3 December 2026 four men and 12 women left Tolm."
    assert not counts_alike(freed, ["On 3 December 2026 four ferries and 12 trains reached Tolm."])


CLOSED = "The bridge at Tolm is closed to all traffic."


@pytest.mark.parametrize(
    "later", [CLOSED, "The Tolm bridge remains closed to all traffic, the police said."]
)
def test_a_state_is_not_overtaken_by_its_own_repetition(later: str) -> None:
    assert not is_overtaken(CLOSED, [later], language="en")


@pytest.mark.parametrize(
    "later",
    [
        "The bridge at Tolm is open to all traffic.",
        "The bridge at Tolm is no longer closed to all traffic.",
        "The bridge at Tolm, closed to all traffic on Monday, has opened.",
        "The bridge at Tolm that was closed to all traffic is open.",
    ],
)
def test_only_a_different_state_overtakes(later: str) -> None:
    assert is_overtaken(CLOSED, [CLOSED, later], language="en")

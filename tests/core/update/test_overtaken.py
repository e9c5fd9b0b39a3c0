"""What later reports have overtaken, and what was counted already."""

from __future__ import annotations

import pytest

from standfirst.core.update.overtaken import (
    counts,
    counts_alike,
    has_another_toll,
    is_overtaken,
    puts_lives_at_stake,
    tells_of_lives,
    tolls,
)
from tests.cost import at_most

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
    assert counts_alike(again, said, language="en")
    assert not counts_alike(again.replace("two", "three"), said, language="en")
    assert not counts_alike("Four ferries left Sund and two were late.", said, language="en")


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
    assert not counts_alike(freed, [f"{when} the Tolm court jailed the mayor."], language="en")


def test_what_only_looks_like_a_date_is_a_count() -> None:
    assert counts("Some 2,026 of 1950.5 tonnes, $2000 and 20 marched.") == {
        "2026", "1950.5", "2000", "20",
    }  # fmt: skip


def test_a_date_is_none_of_the_words_that_two_sentences_share() -> None:
    freed = "On 3 December 2026 four men and 12 women left Tolm."
    assert not counts_alike(
        freed, ["On 3 December 2026 four ferries and 12 trains reached Tolm."], language="en"
    )


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


@pytest.mark.parametrize(
    "later",
    [
        "At noon nine of the 13 miners were thought to be out of the chamber, but that was wrongly"
        " counted.",
        "The 13 miners of the chamber are up from nine.",
    ],
)
def test_a_number_that_was_corrected_confirms_none(later: str) -> None:
    nine = "Nine miners are out of the chamber by noon."
    assert is_overtaken(nine, [later], language="en")
    assert not is_overtaken(nine, [later, nine], language="en")


def test_a_toll_is_what_a_sentence_counts_of_whom_something_befell() -> None:
    said = "The flood killed five people and 1,200 were evacuated, up from 900, police said."
    assert tolls(said, "en") == {"dead": {5.0}, "moved": {1200.0}}
    assert tolls("Die Flut hat fünf Menschen getötet.", "de") == {"dead": {5.0}}
    assert tolls("The flood came at five.", "en") == {}
    corrected = "Seven people had died at noon, but the police corrected the figure."
    assert tolls(corrected, "en") == {}


def test_the_last_report_that_counts_the_dead_decides() -> None:
    five = "The flood killed five people in Osk."
    six = "Six people have died in the flood, police said."
    quiet = "The water is going back to the river."
    assert has_another_toll(five, [[five], [six]], language="en")
    assert has_another_toll(five, [[six], [quiet]], language="en")
    assert not has_another_toll(five, [[six], [quiet, five]], language="en")
    assert not has_another_toll(quiet, [[six]], language="en")


def test_far_fewer_dead_are_of_another_event_and_far_fewer_missing_are_not() -> None:
    fifty = "A bomb in Osk killed 50 people on Monday."
    two = "Two guards were killed in Halvik on Monday."
    assert not has_another_toll(fifty, [[two]], language="en")
    assert has_another_toll(two, [[fifty]], language="en")
    missing = "After the flood in Osk 14 people are missing."
    assert has_another_toll(missing, [["One man is missing, police said."]], language="en")


@pytest.mark.parametrize(
    ("part", "language"),
    [
        ("Ten of the dead in Osk were children, police said.", "en"),
        ("Ten of the 43 dead in Osk were children, police said.", "en"),
        ("Ten of those who have died in Osk were children, police said.", "en"),
        ("The flood in Osk killed 43 people, including ten children.", "en"),
        ("Another ten people died in Osk during the night.", "en"),
        ("Ten more people died in Osk during the night.", "en"),
        ("Zehn der Toten in Osk waren Kinder.", "de"),
        ("Dix des morts à Osk étaient des enfants.", "fr"),
        ("Diez de los muertos en Osk eran niños.", "es"),
    ],
)
def test_a_part_of_the_dead_is_no_toll(part: str, language: str) -> None:
    assert 10.0 not in tolls(part, language).get("dead", frozenset())


def test_a_part_of_the_dead_and_the_missing_overtakes_not_the_whole() -> None:
    dead = "At least 12 people are dead after the flood in Osk, police said."
    children = "Ten of the dead after the flood in Osk were children, police said."
    missing = "After the flood in Osk 14 people are missing."
    crew = "Two of the missing after the flood in Osk are firefighters."
    for whole, part in ((dead, children), (missing, crew)):
        assert not has_another_toll(whole, [[part]], language="en")
        assert not is_overtaken(whole, [part], language="en")
    assert has_another_toll(
        dead, [[children.replace("Ten of the dead", "The 15 dead")]], language="en"
    )


def test_those_of_all_whom_something_befell_are_all_that_it_befell() -> None:
    assert tolls("Three of the miners were found dead at noon.", "en") == {"dead": {3.0}}
    assert tolls("Three of the miners died at noon.", "en") == {"dead": {3.0}}
    assert tolls("Drei der Bergleute starben am Mittag.", "de") == {"dead": {3.0}}


@pytest.mark.parametrize(
    "sentence",
    [
        "In all 43 people are dead, the ministry said in a revised count.",
        "In all 43 people are dead, the ministry said later in a corrected statement.",
        "In all 43 people are dead, and two men were wrongly arrested.",
        "In all 43 people are dead, but the seven told of at noon were wrongly counted.",
        "In all 43 people are dead, but the ministry revised its count of the missing.",
        "In all 43 people are dead, but the court revised the licence of the mine.",
    ],
)
def test_a_number_stands_where_it_is_another_that_was_corrected(sentence: str) -> None:
    assert tolls(sentence, "en")["dead"] >= {43.0}
    assert is_overtaken("In all 41 people are dead, the ministry said.", [sentence], language="en")
    assert not is_overtaken(
        "In all 43 people are dead, the ministry said.", [sentence], language="en"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Seven people had died at noon, but the police later corrected that figure.",
        "Seven people are dead, police said, but then retracted it.",
        "Seven people are dead, a number which was later revised to six.",
        "Seven people were wrongly counted as dead.",
        "Seven people were counted as dead by mistake.",
    ],
)
def test_a_number_that_is_taken_back_in_its_own_sentence_is_none(sentence: str) -> None:
    assert 7.0 not in tolls(sentence, "en").get("dead", frozenset())


def test_a_sentence_of_twenty_thousand_letters_costs_nothing() -> None:
    endless = "In all 3 people are dead, the ministry said" + " 3 dead" * 3_000 + "."
    short = "In all 3 people are dead, the ministry said."
    with at_most(0.5):
        assert tolls(endless, "en") == {}
        assert not is_overtaken(endless, [short], language="en")
        assert not is_overtaken(short, [endless], language="en")
        assert not has_another_toll(endless, [[short]], language="en")


@pytest.mark.parametrize(
    ("sentence", "language", "lives"),
    [
        ("Two miners are missing in Kirrow.", "en", True),
        ("Zwei Bergleute werden vermisst.", "de", True),
        ("Some 3,100 people were moved to safety.", "en", False),
        ("The council of Kirrow met at noon.", "en", False),
    ],
)
def test_lives_are_at_stake_where_people_died_or_are_missing(
    sentence: str, language: str, lives: bool
) -> None:
    assert tells_of_lives(sentence, language) is lives


def test_the_dead_overtake_no_number_of_those_moved() -> None:
    moved = "More than 3,100 people of Osk were moved to safety from the flood, police said."
    six = "Six people of Osk have died in the flood, police said at noon."
    assert not is_overtaken(moved, [six], language="en")
    assert is_overtaken(moved, [six.replace("died", "been moved")], language="en")


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Two trapped in Kirrow mine", "en"),
        ("Miners trapped underground at Kirrow", "en"),
        ("Dozens killed in Osk blast", "en"),
        ("Embankment bursts in Osk, death toll rises to five", "en"),
        ("Mann tot in Osk gefunden", "de"),
        ("Deux morts dans un incendie", "fr"),
    ],
)
def test_a_headline_of_lives_counts_or_names_whose_they_are(headline: str, language: str) -> None:
    assert puts_lives_at_stake(headline, language)


@pytest.mark.parametrize(
    "headline",
    [
        "Dead heat in Halvik poll",
        "Dead heat for mayor",
        "Dead Sea shrinks by 12 metres",
        "Killer app wins fans",
        "Missing the point on rates, mayor says",
        "Trapped: series returns",
        "Mayor on the new series: Trapped returns",
    ],
)
def test_words_of_death_alone_tell_of_no_lives(headline: str) -> None:
    assert not puts_lives_at_stake(headline, "en")


def test_one_toll_in_two_matters_is_told_twice() -> None:
    flood = "Five people of Osk have died in the flood, police said at noon."
    assert not counts_alike(flood, ["Five sailors died off Sund when a ferry sank."], language="en")
    assert counts_alike(
        flood, ["The flood in Osk killed five people, the mayor said."], language="en"
    )


def test_a_toll_of_one_does_not_make_two_sentences_alike() -> None:
    one = "One man of Osk has died in the flood, police said at noon."
    again = "One man died in the flood in Osk, the mayor said."
    assert not counts_alike(one, [again], language="en")

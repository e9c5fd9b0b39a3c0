"""Names in one story that are one person's."""

from __future__ import annotations

from standfirst.core.story.speakers import fullest_names, whole_bodies


def test_a_surname_is_the_one_person_who_bears_it() -> None:
    full = fullest_names(["Stoltenberg", "Jens Stoltenberg", "Tor Vik"])
    assert full == {
        "Stoltenberg": "Jens Stoltenberg",
        "Jens Stoltenberg": "Jens Stoltenberg",
        "Tor Vik": "Tor Vik",
    }


def test_a_surname_of_two_stays_by_itself() -> None:
    assert fullest_names(["Moor", "Ida Moor", "Per Moor"])["Moor"] == "Moor"


def test_the_middle_of_a_name_may_be_left_out() -> None:
    full = fullest_names(["Ida Moor", "Ida Karin Moor", "Moor"])
    assert set(full.values()) == {"Ida Karin Moor"}


def test_accents_and_case_make_no_other_person() -> None:
    assert len(set(fullest_names(["JOSÉ PEÑA", "Jose Pena"]).values())) == 1


def test_a_given_name_alone_is_nobody_known() -> None:
    assert fullest_names(["Ida", "Ida Moor", ""])["Ida"] == "Ida"


def test_a_body_that_two_could_spell_out_stays_by_itself() -> None:
    assert whole_bodies(["the bank", "Osk Bank"]) == {"the bank": "Osk Bank"}
    assert whole_bodies(["the bank", "Osk Bank", "Tolm Bank"]) == {}
    short, full = "Institute of Health", "Osk Institute of Health"
    assert whole_bodies([short, full]) == {short: full}
    assert whole_bodies(["Nurses’ League", "Miners’ League", "League"]) == {}


def test_what_every_land_has_and_who_heads_a_body_are_not_that_body() -> None:
    assert whole_bodies(["the government", "Tolm’s government"]) == {}
    assert whole_bodies(["the bank", "Ida Moor of the bank", "a rival bank"]) == {}

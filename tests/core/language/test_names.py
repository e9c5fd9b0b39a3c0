"""Names of an article are cleaned, typed and joined."""

from __future__ import annotations

import pytest

from standfirst.core.language.aliases import join_names
from standfirst.core.language.entities import clean_names
from standfirst.core.language.parse import Entity
from standfirst.core.types import FoundTopic, TopicKind
from tests.cost import at_most


def topics(text: str, *marked: tuple[str, str]) -> dict[str, FoundTopic]:
    entities = []
    place = 0
    for form, label in marked:
        start = text.index(form, place)
        place = start + len(form)
        entities.append(Entity(start, place, label))
    return {t.name: t for t in join_names(text, clean_names(text, entities))}


def test_a_short_form_joins_its_full_form_without_the_title() -> None:
    text = "General Maro Veldt spoke. Later Gen. Veldt left."
    found = topics(text, ("Maro Veldt", "PERSON"), ("Gen. Veldt", "PERSON"))
    assert list(found) == ["Maro Veldt"]
    assert len(found["Maro Veldt"].spans) == 2


def test_an_acronym_joins_its_long_form() -> None:
    text = "The Northern Grain Council met. The NGC said no."
    found = topics(text, ("Northern Grain Council", "ORG"), ("NGC", "ORG"))
    assert found["Northern Grain Council"].forms == ("Northern Grain Council", "NGC")


def test_the_role_before_a_name_is_kept() -> None:
    found = topics("Harbour spokesman Ilo Trent was late.", ("Ilo Trent", "PERSON"))
    assert found["Ilo Trent"].role == "Harbour spokesman"


def test_the_role_behind_a_name_is_kept() -> None:
    found = topics("Ana Soler, the chief engineer, said so.", ("Ana Soler", "PERSON"))
    assert found["Ana Soler"].role == "chief engineer"


def test_a_nationality_is_no_topic() -> None:
    assert topics("The Finnish team won.", ("Finnish", "NORP")) == {}


def test_an_operation_is_found_without_a_model() -> None:
    found = topics("Soldiers of Operation Lantern came home.")
    assert found["Operation Lantern"].kind is TopicKind.OPERATION


def test_an_office_is_found_without_a_model() -> None:
    found = topics("Officers of the Lower Canton Police came.")
    assert found["Lower Canton Police"].kind is TopicKind.ORGANISATION


@pytest.mark.parametrize("text", ["Aa’Bb" * 20_000, "Aa-" * 33_000, "Aa and " * 14_000])
def test_words_without_an_end_cost_little_to_look_through_for_offices(text: str) -> None:
    with at_most(1):
        clean_names(text, ())


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("It won 84 seats in the Chamber on the first count.", "Chamber on", "Chamber"),
        ("It goes to Kirrow Group of Lower Osk.", "Kirrow Group of", "Kirrow Group"),
        ("The Rural Accord of Prime Minister Bo Ek won.", "Rural Accord of Prime", "Rural Accord"),
        ("At Kirrow 90 per cent had both.", "Kirrow 90", "Kirrow"),
        ("In Kirrow 4.5% had both.", "Kirrow 4.5", "Kirrow"),
        ("The Bank of Osk failed.", "Bank of Osk", "Bank of Osk"),
        ("The Kirrow 90 sails.", "Kirrow 90", "Kirrow 90"),
    ],
)
def test_a_name_ends_before_a_small_word_a_share_and_an_office(
    text: str, marked: str, name: str
) -> None:
    assert name in topics(text, (marked, "ORG"))


def test_what_stands_at_the_foot_of_a_page_is_no_office() -> None:
    assert topics("By reading on you accept our Terms of Service and more.") == {}


def test_a_bracket_ends_a_name() -> None:
    text = "The Harbour Health Agency (HHA) met. Then came Bank (Ost)."
    found = topics(text, ("Harbour Health Agency (HHA)", "ORG"), ("Bank (Ost)", "ORG"))
    assert set(found) == {"Harbour Health Agency", "Bank"}


def test_a_party_before_a_name_is_no_first_name() -> None:
    text = "There sat Harbourist Ilo Trent."
    assert list(topics(text, ("Harbourist", "NORP"), ("Ilo Trent", "PERSON"))) == ["Ilo Trent"]


def test_a_surname_taken_for_a_body_joins_the_person() -> None:
    text = "Mayor Lena Brook opened it. Brook said little."
    found = topics(text, ("Lena Brook", "PERSON"), ("Brook said", "ORG"))
    assert "Lena Brook" in found


def test_a_town_taken_for_a_body_is_a_place() -> None:
    found = topics("Crowds came in Marsby and left.", ("Marsby", "ORG"))
    assert found["Marsby"].kind is TopicKind.PLACE


def test_page_furniture_is_no_name() -> None:
    assert topics("Following | Read more", ("Following", "GPE")) == {}


def test_a_surname_is_found_again_where_the_parser_missed_it() -> None:
    text = "Lidia Marsek won. Then Marsek spoke, and so did Mrs Marsek’s heir."
    found = topics(text, ("Lidia Marsek", "PERSON"))
    assert len(found["Lidia Marsek"].spans) == 3


def test_a_surname_within_another_name_is_left_alone() -> None:
    found = topics("Lidia Marsek won. The Grand Marsek Hotel shut.", ("Lidia Marsek", "PERSON"))
    assert len(found["Lidia Marsek"].spans) == 1


def test_what_a_comma_parts_is_two_names() -> None:
    found = topics("The Mayor of Osk, Solveig Rand, left.", ("Osk, Solveig Rand", "ORG"))
    assert {n: t.kind for n, t in found.items()} == {
        "Osk": TopicKind.PLACE,
        "Solveig Rand": TopicKind.PERSON,
    }


def test_a_dateline_is_no_part_of_a_name() -> None:
    found = topics("SUND (Kestrel) - Estmark fell silent.", ("SUND (Kestrel) - Estmark", "GPE"))
    assert list(found) == ["Estmark"]


def test_a_country_and_its_initials_are_one() -> None:
    text = "The United States waited. The US, or U.S., may not."
    marked = [("United States", "GPE"), ("US", "GPE"), ("U.S.", "GPE")]
    assert list(topics(text, *marked)) == ["United States"]


def test_a_body_is_no_short_form_of_a_part_of_it() -> None:
    text = "The Union of Orl met. The Union of Orl Security Council did not. Orl Grain Works did."
    marked = [("Union of Orl", "ORG"), ("Union of Orl Security Council", "ORG")]
    assert set(topics(text, *marked)) == {"Union of Orl", "Union of Orl Security Council"}
    text = "Orl Grain Works met. Orl Grain did not stay."
    assert list(topics(text, ("Orl Grain Works", "ORG"), ("Orl Grain", "ORG"))) == [
        "Orl Grain Works"
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The secretary for Management Ana Soler spoke.", "Management Ana Soler"),
        ("The secretary for Management Ana Soler spoke.", "Ana Soler"),
        ("The envoy to the council Ana Soler spoke.", "council Ana Soler"),
        ("Luckily Ana Soler spoke.", "Luckily Ana Soler"),
        ("Director-General Ana Soler spoke.", "Director-General Ana Soler"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, marked: str) -> None:
    assert list(topics(text, (marked, "PERSON"))) == ["Ana Soler"]


def test_a_body_takes_the_capital_word_before_it() -> None:
    assert list(topics("The Mines Inspectorate spoke.", ("Inspectorate", "ORG"))) == [
        "Mines Inspectorate"
    ]


def test_a_name_behind_a_quotation_keeps_its_first_name() -> None:
    assert list(topics("“It is late,” Ana Soler told them.", ("Soler", "PERSON"))) == ["Ana Soler"]


def test_who_speaks_by_surname_is_the_person_of_that_name() -> None:
    text = "Brekke said no. They thanked Per Otto Brekke of the Field Union."
    found = topics(text, ("Brekke", "ORG"))
    assert found["Per Otto Brekke"].kind is TopicKind.PERSON
    assert len(found["Per Otto Brekke"].spans) == 2


def test_a_country_that_speaks_is_no_surname() -> None:
    text = "They flew to Northern Chad. Chad said no."
    assert "Northern Chad" not in topics(text, ("Chad", "GPE"))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A voice so low that the judge, Ana Soler, spoke.", "judge"),
        ("A man from Osk, Ana Soler, spoke.", ""),
        (
            "Ana Soler, commander of U.S. Central Command, spoke.",
            "commander of U.S. Central Command",
        ),
    ],
)
def test_a_role_is_the_office_nearest_the_name(text: str, role: str) -> None:
    assert topics(text, ("Ana Soler", "PERSON"))["Ana Soler"].role == role

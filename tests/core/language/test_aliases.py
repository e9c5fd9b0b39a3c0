"""Which names of a text are one, and which of their forms is the name."""

from __future__ import annotations

import pytest

from standfirst.core.language.aliases import join_names
from standfirst.core.language.entities import clean_names
from standfirst.core.language.kinds import Name
from standfirst.core.language.parse import Entity
from standfirst.core.types import FoundTopic, TopicKind


def topics(text: str, *marked: tuple[str, str]) -> dict[str, FoundTopic]:
    """The topics by name; each form is marked with its label at every place."""
    entities = [
        Entity(start, start + len(form), label)
        for form, label in marked
        for start in range(len(text))
        if text.startswith(form, start)
    ]
    return {t.name: t for t in join_names(text, clean_names(text, entities))}


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    text = "It was read by Clare Tolm KC. Later came Tolm."
    found = topics(text, ("Clare Tolm KC", "PERSON"), ("Tolm.", "PERSON"))
    assert list(found) == ["Clare Tolm"]


def test_the_country_before_a_body_is_no_part_of_its_name() -> None:
    text = "It rained in Varland. Nobody called Varland’s Defence Command."
    found = topics(text, ("Varland’s Defence Command", "ORG"), ("Varland.", "GPE"))
    assert "Defence Command" in found


def test_a_shop_keeps_the_name_of_whom_no_country_is() -> None:
    text = "Nobody called Harrow’s Garden Stores."
    assert list(topics(text, ("Harrow’s Garden Stores", "ORG"))) == ["Harrow’s Garden Stores"]


def test_a_name_told_before_a_longer_one_is_not_short_for_it() -> None:
    text = "The app by Trailo is new. There is the Trailo Community Hub. And now Trailo rests."
    marked = [("Trailo ", "PERSON"), ("Trailo Community Hub", "ORG"), ("Trailo rests", "PERSON")]
    assert "Trailo" in topics(text, *marked)


def test_who_is_called_by_a_surname_is_a_person_though_often_taken_for_a_place() -> None:
    kinds = [TopicKind.PERSON, TopicKind.PLACE, TopicKind.PLACE]
    names = [Name("Jonas Reik", kind, (20 * i, 20 * i + 10)) for i, kind in enumerate(kinds)]
    names.append(Name("Reik", TopicKind.PLACE, (80, 84)))
    found = join_names(" " * 100, names)
    assert [(t.name, t.kind) for t in found] == [("Jonas Reik", TopicKind.PERSON)]


def test_other_middle_letters_are_other_people_and_a_name_without_is_either() -> None:
    text = "Here sat Maro W. Veldt. There sat Maro H. W. Veldt. Then Maro Veldt left."
    found = topics(
        text, ("Maro W. Veldt", "PERSON"), ("Maro H. W. Veldt", "PERSON"), ("Maro Veldt", "PERSON")
    )
    assert {name: topic.forms for name, topic in found.items()} == {
        "Maro W. Veldt": ("Maro W. Veldt",),
        "Maro H. W. Veldt": ("Maro H. W. Veldt", "Maro Veldt"),
    }


def test_a_middle_letter_has_its_stop_however_a_text_writes_it() -> None:
    text = "Here sat Maro W Veldt. Then Juan Y Trent left."
    found = topics(text, ("Maro W Veldt", "PERSON"), ("Juan Y Trent", "PERSON"))
    assert list(found) == ["Maro W. Veldt", "Juan Y Trent"]
    assert found["Maro W. Veldt"].forms == ("Maro W Veldt",)
    for name, stopped in (("Maro W O’Veldt", "Maro W. O’Veldt"), ("Tom J D'Osk", "Tom J. D'Osk")):
        assert list(topics(f"Here sat {name} today.", (name, "PERSON"))) == [stopped]


def test_a_middle_name_is_one_with_its_letter() -> None:
    text = "Here sat Maro Willem Veldt. Then Maro W. Veldt left."
    found = topics(text, ("Maro Willem Veldt", "PERSON"), ("Maro W. Veldt", "PERSON"))
    assert list(found) == ["Maro Willem Veldt"]


def test_whole_middle_names_do_not_tell_two_people_apart_as_letters_do() -> None:
    text = "Here sat Maro Willem van Veldt. Then Maro van Veldt left."
    found = topics(text, ("Maro Willem van Veldt", "PERSON"), ("Maro van Veldt", "PERSON"))
    assert list(found) == ["Maro Willem van Veldt"]


def test_who_goes_by_a_first_name_is_one_however_often() -> None:
    text = "Here sat Fadil Omar. Later came Fadil. Then ate Fadil."
    found = topics(text, ("Fadil Omar", "PERSON"), ("Fadil.", "PERSON"))
    assert list(found) == ["Fadil Omar"]


def test_a_first_name_alone_is_the_one_person_who_bears_it() -> None:
    text = "Maro Veldt spoke. Veldt left. “Maro is late,” she said."
    found = topics(text, ("Maro Veldt", "PERSON"), ("Veldt", "PERSON"), ("Maro", "PERSON"))
    assert [(t.name, len(t.spans)) for t in found.values()] == [("Maro Veldt", 3)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Maro Veldt spoke. Veldt left. Then Maro Ilk came. Nobody saw Maro.", "Maro Ilk"),
        ("Maro Veldt spoke. Veldt left. Then Ana Maro came. Nobody saw Maro.", "Ana Maro"),
        ("Maro Veldt spoke. Veldt left. Then came Mullah Maro.", "Mullah Maro"),
    ],
)
def test_a_first_name_that_may_be_anothers_is_not_taken_for_the_first(
    text: str, other: str
) -> None:
    names = ("Maro Veldt", other, "Veldt", "Maro")
    found = topics(text, *((name, "PERSON") for name in names))
    assert len(found["Maro Veldt"].spans) == 2


def test_a_surname_in_capitals_is_the_persons_and_letters_are_not() -> None:
    text = "Ana Veldt and Bo Nato met. VELDT: It rains. NATO left."
    marked = [(name, "PERSON") for name in ("Ana Veldt", "Bo Nato")]
    found = topics(text, *marked, ("VELDT", "ORG"), ("NATO", "ORG"))
    assert found["Ana Veldt"].forms == ("Ana Veldt", "VELDT")
    assert "NATO" in found


def test_a_day_behind_a_preposition_is_no_name() -> None:
    assert not topics("On Sunday it rained.", ("On Sunday", "PERSON"))


def test_a_first_name_that_a_parser_left_out_belongs_to_the_surname() -> None:
    text = "They voted for the ousted premier, Imra Kasun, last May."
    assert list(topics(text, ("Kasun", "PERSON"))) == ["Imra Kasun"]


def test_a_word_that_opens_a_clause_is_no_first_name() -> None:
    assert list(topics("It fell. But Tolm Berg rose.", ("But Tolm Berg", "PERSON"))) == [
        "Tolm Berg"
    ]

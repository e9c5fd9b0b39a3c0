"""Speech reported in German, French and Spanish is found with its speaker, without a parse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser
from standfirst.core.types import FoundStatement, StatementKind
from tests.cost import at_most


def statements(text: str, language: str) -> tuple[FoundStatement, ...]:
    return read_texts([TextToRead("", text, language)], parser=RulesParser())[0].statements


def told(text: str, language: str) -> list[tuple[str, str]]:
    return [(s.mention, s.words) for s in statements(text, language)]


@pytest.mark.parametrize(
    ("text", "mention", "words"),
    [
        (
            "Die Ministerin sagte, dass die Brücke im Herbst öffnet.",
            "Die Ministerin",
            "die Brücke im Herbst öffnet",
        ),
        (
            "Der Bürgermeister erklärte am Montag, die Brücke sei sicher.",
            "Der Bürgermeister",
            "die Brücke sei sicher",
        ),
        (
            "Die Brücke bleibt gesperrt, teilte die Stadt am Abend mit.",
            "die Stadt",
            "Die Brücke bleibt gesperrt",
        ),
        (
            "Die Brücke halte noch zehn Jahre, so die Gutachterin Anna Berg.",
            "die Gutachterin Anna Berg",
            "Die Brücke halte noch zehn Jahre",
        ),
        (
            "Laut Polizei starben drei Menschen auf der Brücke.",
            "Polizei",
            "starben drei Menschen auf der Brücke",
        ),
        (
            "Dem Verkehrsminister zufolge wird die Brücke teurer.",
            "Dem Verkehrsminister",
            "wird die Brücke teurer",
        ),
        (
            "Wie die Stadt mitteilte, bleibt die Brücke gesperrt.",
            "die Stadt",
            "bleibt die Brücke gesperrt",
        ),
        (
            "Der Verband forderte den Minister auf, die Brücke zu sperren.",
            "Der Verband",
            "die Brücke zu sperren",
        ),
    ],
)
def test_german_speech_is_read(text: str, mention: str, words: str) -> None:
    assert told(text, "de") == [(mention, words)]


def test_a_name_behind_its_office_speaks() -> None:
    (found,) = statements("Der Minister, Hans Maier, sagte, dass die Steuern sinken.", "de")
    assert (found.speaker, found.named) == ("Hans Maier", True)


def test_the_mood_of_what_others_say_goes_on_with_the_last_speaker() -> None:
    first, second = statements(
        "Ein Sprecher sagte, der Fahrer sei geflohen. Er habe die Kontrolle verloren.", "de"
    )
    assert second.speaker == first.speaker == "ein Sprecher"
    assert not second.named
    assert second.words == "Er habe die Kontrolle verloren"


def test_what_stood_before_is_confirmed_by_another() -> None:
    first, second = statements(
        "Die Brücke bleibe gesperrt, sagte der Wirt. Das bestätigte Ministerin Anna Berg.", "de"
    )
    assert second.speaker == "Anna Berg"
    assert second.words == first.words


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke ist seit Montag gesperrt.",
        "Alle Passagiere verließen das Schiff teilweise über die Rampe.",
        "Man kann nur schwer sagen, was das kostet.",
        "Hinweise nimmt die Wache entgegen.",
    ],
)
def test_plain_german_tells_nothing(text: str) -> None:
    assert told(text, "de") == []


@pytest.mark.parametrize(
    ("language", "text", "mention", "words"),
    [
        (
            "fr",
            "La maire a déclaré mardi que le pont serait fermé.",
            "La maire",
            "le pont serait fermé",
        ),
        (
            "fr",
            "Le pont restera fermé, a annoncé la préfecture.",
            "la préfecture",
            "Le pont restera fermé",
        ),
        (
            "fr",
            "Selon la police, trois personnes sont blessées.",
            "la police",
            "trois personnes sont blessées",
        ),
        (
            "fr",
            "« Nous allons rester ici », explique-t-elle.",
            "elle",
            "« Nous allons rester ici »",
        ),
        (
            "es",
            "La alcaldesa afirmó que el puente se cerrará en julio.",
            "La alcaldesa",
            "el puente se cerrará en julio",
        ),
        (
            "es",
            "El puente seguirá cerrado, ha anunciado el Ministerio de Fomento.",
            "el Ministerio de Fomento",
            "El puente seguirá cerrado",
        ),
        (
            "es",
            "Según la policía, tres personas murieron.",
            "la policía",
            "tres personas murieron",
        ),
    ],
)
def test_french_and_spanish_speech_is_read(
    language: str, text: str, mention: str, words: str
) -> None:
    assert told(text, language) == [(mention, words)]


def test_an_office_is_unnamed_and_a_body_is_named() -> None:
    (office,) = statements("Le maire de Lyon a déclaré que le pont fermerait.", "fr")
    (body,) = statements("Das Verkehrsministerium erklärte, die Brücke sei sicher.", "de")
    assert (office.named, body.named) == (False, True)


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "LENA BROOK: We go.\n\nQ: When do you go?\n\nBROOK: At noon, all of us."
    found = statements(text, "en")
    assert [(s.mention, s.words) for s in found] == [
        ("LENA BROOK", "We go."),
        ("Q", "When do you go?"),
        ("BROOK", "At noon, all of us."),
    ]
    assert {s.kind for s in found} == {StatementKind.DIRECT}
    assert [s.named for s in found] == [True, False, True]


def test_labels_with_a_colon_are_no_transcript() -> None:
    assert told("UPDATE: The dam broke.\n\nPhoto: The dam at noon today.", "en") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "sagte",
                "sei",
                ",",
                "„",
                "“",
                "dass",
                "Die Stadt",
                "laut",
                "que",
                "a dit",
                ".",
                "\n\n",
            ]
        ),
        max_size=60,
    ),
    st.sampled_from(["de", "fr", "es"]),
)
@settings(max_examples=60, deadline=None)
def test_spans_stand_in_the_text_whatever_it_holds(words: list[str], language: str) -> None:
    text = " ".join(words)
    for found in statements(text, language):
        for start, end in (*found.spans.source, *found.spans.cue, *found.spans.content):
            assert 0 <= start < end <= len(text)


def test_one_sentence_of_3000_words_costs_little() -> None:
    text = "Die Stadt sagte, dass " + "die Brücke, die gesperrt sei, " * 600 + "hält."
    with at_most(2):
        statements(text, "de")

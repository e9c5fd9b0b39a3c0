"""Names in German, French and Spanish without a model: nouns, openers, elisions, offices, kinds."""

from __future__ import annotations

import pytest

from standfirst.core.language.namesabroad import mark_abroad, places
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser


def names(text: str, language: str) -> list[tuple[str, str]]:
    marked = mark_abroad(text, language=language)
    return [(text[e.start : e.end], e.label) for e in marked.entities]


GERMAN = [
    ("Gestern kam der Außenminister Rolf Egger nach Kiew.", ["Rolf Egger", "Kiew"]),
    ("Der Aufmarsch von Islamisten am Rande der Veranstaltung.", []),
    ("Massiver Lärm störte. Der Lärm blieb.", []),
    ("Die Kriminologin Ina Lara Roth warnt.", ["Ina Lara Roth"]),
    ("Die Kriminologin Ina Roth warnt.", ["Ina Roth"]),
    ("Eggers Plan lobte auch Rolf Egger.", ["Rolf Egger"]),
    ("Ursula von der Brügg und die SPD.", ["Ursula von der Brügg", "SPD"]),
    ("Sie reist an den Golf von Mexiko.", ["Golf von Mexiko"]),
    ("Ihr Leid und sowohl Freude als auch Zeit.", []),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_nouns_are_no_names(text: str, expected: list[str]) -> None:
    assert [name for name, _ in names(text, "de")] == expected


ROMANCE = [
    ("fr", "C’est l’Insee qui compte. L’évaluation suit.", ["Insee"]),
    ("fr", "Seul le Canada refuse. Faut-il attendre ?", ["Canada"]),
    ("fr", "Le ministre de la Santé Jean Roux est venu.", ["Santé", "Jean Roux"]),
    ("es", "Cuando llegó, Francia y Alemania callaron.", ["Francia", "Alemania"]),
    ("es", "Relató los hechos. Además, nadie vino.", []),
    ("es", "La Alcaldía de Medellín y el Comité para la Defensa del Río.",
     ["Alcaldía de Medellín", "Comité para la Defensa del Río"]),
    ("es", "Según la Sala de Apelaciones, no.", ["Sala de Apelaciones"]),
    ("es", "El Gobierno calla.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ROMANCE)
def test_words_that_open_a_sentence_are_no_names(
    language: str, text: str, expected: list[str]
) -> None:
    assert [name for name, _ in names(text, language)] == expected


KINDS = [
    ("es", "Habló la Comisión Europea.", "ORG"),
    ("es", "Ganó la Copa de Naciones.", "EVENT"),
    ("es", "Vive en Bruselas.", "GPE"),
    ("fr", "Il travaille à La Poste.", "ORG"),
    ("fr", "La mer Méditerranée et Jean Roux.", "PERSON"),
    ("de", "Er kam aus Brüssel.", "GPE"),
    ("de", "Es spielt der FC Steinach.", "ORG"),
]


@pytest.mark.parametrize(("language", "text", "label"), KINDS)
def test_words_of_a_name_tell_its_kind(language: str, text: str, label: str) -> None:
    assert names(text, language)[-1][1] == label


def test_cities_and_countries_are_known_in_four_languages() -> None:
    assert {"londres", "bruxelles", "bruselas", "kiew", "berlin", "deutschland"} <= places()


def test_a_text_in_capitals_names_nothing() -> None:
    assert names("ALLES IST GROSS UND NIEMAND KOMMT HEUTE AN", "de") == []


def test_the_noun_before_a_german_name_stays_outside_its_topic() -> None:
    text = "Der Landesbischof Jonas Kopp sprach. Kopp will bleiben."
    (read,) = read_texts([TextToRead("", text, "de")], parser=RulesParser())
    assert [topic.name for topic in read.topics] == ["Jonas Kopp"]

"""Who said what in German, French and Spanish."""

from __future__ import annotations

import pytest

from standfirst.core.language.germanspeech import german
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.romanceverbs import french_forms, spanish_forms
from standfirst.core.language.rules import RulesParser
from standfirst.core.language.speech import is_mood, is_past_mood


def said(text: str, language: str) -> list[tuple[str, str]]:
    (read,) = read_texts([TextToRead("", text, language)], parser=RulesParser())
    return [(s.speaker, s.words) for s in read.statements]


def speakers(text: str, language: str) -> list[str]:
    return [speaker for speaker, _ in said(text, language)]


GERMAN = [
    # who stands behind the verb where a phrase opens the sentence
    (
        "In der Begründung äußerten die Richter „sehr gravierende Bedenken“ gegen den Bau.",
        [("die Richter", "„sehr gravierende Bedenken“")],
    ),
    (
        "In dem Bericht, der heute erschien, heißt es, der Deich habe nachgegeben.",
        [("Bericht", "der Deich habe nachgegeben")],
    ),
    # a verb whose particle stands behind an apposition
    (
        "Die Brücke bleibt zu. Das teilte die Sprecherin der Stadt, Ina Roth, mit.",
        [("Ina Roth", "Die Brücke bleibt zu")],
    ),
    # what reports with one word alone
    ("Die Polizei geht von Brandstiftung aus.", [("die Polizei", "von Brandstiftung aus")]),
    ("Rolf Egger sprach von einem Erfolg.", [("Rolf Egger", "von einem Erfolg")]),
    # the mood goes on behind a subordinate clause and behind words in marks
    (
        "Ina Roth sagte, der Damm halte. Falls der Regen anhalte, müssten alle gehen.",
        [
            ("Ina Roth", "der Damm halte"),
            ("Ina Roth", "Falls der Regen anhalte, müssten alle gehen"),
        ],
    ),
    # the clause before the source phrase's is said too
    (
        "Weil Zahlen fehlen, ist die Lage laut einem Bericht der Stadt unklar.",
        [("Stadt", "Weil Zahlen fehlen, ist die Lage … unklar")],
    ),
    # what is said ends where the main clause begins
    (
        "Die Zusage des Ministers, den Deich zu bauen, wurde gestern zurückgenommen.",
        [("Minister", "den Deich zu bauen")],
    ),
    ("Nach einer neuen Studie sinkt der Pegel.", [("Studie", "sinkt der Pegel")]),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german_speech_is_read_by_its_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    found = said(text, "de")
    assert [words for _, words in found] == [words for _, words in expected]
    for (speaker, _), (wanted, _) in zip(found, expected, strict=True):
        assert wanted in speaker


NOTHING_SAID = [
    "Auf dem Kongress finden Vorträge und Diskussionen statt.",
    "Die Überschwemmungen haben mehr als hundert Todesopfer gefordert.",
    "Der Pilot meldete einen Schaden, so dass am Flughafen Alarm ausgelöst wurde.",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_german_verbs_that_report_nothing_here(text: str) -> None:
    assert [words for _, words in said(text, "de") if "Schaden" not in words] == []


def test_the_first_of_two_that_are_no_name_is_no_speaker() -> None:
    text = "Bislang glaubten die Forscher, dass der Stern erloschen sei."
    assert speakers(text, "de") == ["die Forscher"]


def test_a_past_subjunctive_is_known_with_its_prefix() -> None:
    assert is_past_mood("befänden", german())
    assert is_mood("beruhe", german())
    assert not is_past_mood("gingen", german())  # the plain past of "gehen"


ROMANCE = [
    ("es", "Según informó ayer la policía, el puente está cerrado.", ["la policía"]),
    ("es", "Según se supo ayer, el puente está cerrado.", []),
    ("es", "La alcaldesa Clara Moreno cerró el puente. Aseguró que hay riesgo.", ["Clara Moreno"]),
    ("es", "El juez Luis Pardo le exigió que pagara la multa.", ["Luis Pardo"]),
    ("es", "El ministerio presentó una denuncia. La sentencia que dictaron es firme.", []),
    ("es", "«Nadie nos avisó nunca de la inundación», explicaba el portavoz.", ["el portavoz"]),
    ("es", "Para la experta, las obras llegan muy tarde.", ["la experta"]),
    ("es", "Los vecinos reclaman una ley que regule el ruido.", ["los vecinos"]),
    ("es", "La ministra dijo el martes que la mina cerrará.", ["la ministra"]),
    ("es", "«Nadie nos avisó nunca», explicaba ayer la vecina Rosa Vidal.", ["Rosa Vidal"]),
    ("fr", "La durée varie selon les métiers et les régions.", []),
    ("fr", "Selon les pompiers, le feu est éteint.", ["les pompiers"]),
    ("fr", "Pour Anne Roux, directrice du parc, la forêt est sauvée.", ["Anne Roux"]),
    ("fr", "Pour la ville, la forêt reste un refuge.", []),
    ("fr", "Rien ne dit que le pont sera rouvert.", []),
    ("fr", "On considère que le pont est sûr.", []),
    ("fr", "Votre critique du livre repose sur une hypothèse.", []),
    ("fr", "Anne Roux répétait que la forêt était sauvée.", ["Anne Roux"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROMANCE)
def test_french_and_spanish_speakers_are_those_who_can_speak(
    language: str, text: str, expected: list[str]
) -> None:
    assert speakers(text, language) == expected


def test_an_apposition_is_no_part_of_what_is_said() -> None:
    text = "Selon Anne Roux, directrice du parc, la forêt est sauvée."
    assert said(text, "fr") == [("Anne Roux", "la forêt est sauvée")]


def test_a_relative_clause_behind_an_article_opens_nothing() -> None:
    text = "El estudio, en la que participó el diario, fue anunciado en la feria."
    assert said(text, "es") == []


def test_verbs_have_the_forms_of_the_third_person() -> None:
    assert {"espère", "espéra", "espérait", "espéré"} <= french_forms("espérer")
    assert {"annonce", "annonçait", "annonça", "annoncèrent"} <= french_forms("annoncer")
    assert {"juge", "jugeait", "jugea"} <= french_forms("juger")
    assert {"rappelle", "rappelait"} <= french_forms("rappeler")
    assert {"explica", "explicó", "explicaba", "explicado"} <= spanish_forms("explicar")
    assert {"teme", "temió", "temía"} <= spanish_forms("temer")
    assert "dijo" in spanish_forms("decir")
    assert "dit" in french_forms("dire")


def test_a_team_sheet_is_no_transcript() -> None:
    lines = ["Hora: 8:00 p.m", "Árbitro: Luis Pardo", "Hora: 9:00 p.m", "Árbitro: Juan Rey"]
    assert said("\n\n".join(lines), "es") == []

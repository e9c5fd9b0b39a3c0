"""The outlet's notes of what it corrected are kept apart from the text, in four languages."""

from __future__ import annotations

import pytest

from standfirst.core.article.corrections import is_note
from tests.newspage import PARAGRAPHS, read

NOTES = [
    "Correction: The ferry ran aground on Tuesday, not on Monday.",
    "Correction, March 3, 2026: The ferry ran aground on Tuesday.",
    "CORRECTION (March 3): The ferry ran aground on Tuesday.",
    "Clarification: The state pays half of the work, not of the ferry.",
    "Editor's note: The ferry ran aground on Tuesday; the first report was incorrect.",
    "Editor’s Note: This article was updated to correct the name of the ferry.",
    "An earlier version of this article said that the ferry ran aground on Monday.",
    "This article was corrected on 3 March to say that the ferry ran aground on Tuesday.",
    "This story has been updated to correct the name of the ferry.",
    "Korrektur: Die Fähre lief am Dienstag auf Grund.",
    "Anmerkung der Redaktion: Der Name der Fähre wurde berichtigt.",
    "Anm. d. Red.: In einer früheren Version stand ein falscher Name.",
    "In einer früheren Version dieses Artikels hieß es, die Fähre sei am Montag gesunken.",
    "In einer früheren Fassung stand, die Fähre sei gesunken. Wir haben das korrigiert.",
    "Correction du 3 mars : le ferry s’est échoué mardi.",
    "Rectificatif : le ferry s’est échoué mardi.",
    "Note de la rédaction : le nom du ferry a été corrigé.",
    "Une version précédente de cet article indiquait que le ferry avait coulé.",
    "Fe de errores: el transbordador encalló el martes.",
    "Fe de erratas: el transbordador encalló el martes.",
    "Corrección: el transbordador encalló el martes.",
    "Rectificación: el transbordador encalló el martes.",
    "Una versión anterior de este artículo decía que el transbordador se hundió.",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_at_the_end_is_a_correction_and_no_paragraph(note: str) -> None:
    article = read(inside=f"<p><em>{note}</em></p>")
    assert article.corrections == (note,)
    assert article.paragraphs == PARAGRAPHS
    assert note not in article.html


def test_a_note_beside_the_text_is_found_too() -> None:
    article = read(inside=f"<div class='correction'><p>{NOTES[0]}</p></div>")
    assert article.corrections == (NOTES[0],)
    assert article.paragraphs == PARAGRAPHS


def test_a_head_gives_its_name_to_the_note_below() -> None:
    article = read(inside="<h3>Correction</h3><p>The ferry ran aground on Tuesday.</p>")
    assert article.corrections == ("Correction: The ferry ran aground on Tuesday.",)
    assert article.paragraphs == PARAGRAPHS


def test_two_notes_keep_their_order() -> None:
    article = read(inside=f"<p>{NOTES[0]}</p><p>{NOTES[3]}</p>")
    assert article.corrections == (NOTES[0], NOTES[3])


def test_an_article_without_notes_has_none() -> None:
    assert read().corrections == ()


SENTENCES = [
    "Correction officers at the prison went on strike on Monday.",
    "The correction came after a year of rising prices.",
    "Corrections in the share market are common after such a year.",
    "An earlier version of the bill was turned down in March.",
    "Korrekturen am Gesetz lehnt die Regierung weiter ab.",
    "In einer früheren Version des Gesetzes fehlte der Satz.",
    "Une première version du texte avait été rejetée en mars.",
    "Una versión anterior de la ley fue rechazada en marzo.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_about_corrections_is_no_note(sentence: str) -> None:
    assert not is_note(sentence)


@pytest.mark.parametrize(
    "note",
    [
        "Editor’s Note: The author is a member of the port authority.",
        "Editor's note: The disclaimer below refers to advertising and not to this story.",
        "Anmerkung der Redaktion: Der Autor ist Mitglied der Hafenbehörde.",
        "Note de la rédaction : l’auteur est membre de la capitainerie.",
        "Nota del editor: la autora es miembro de la autoridad portuaria.",
    ],
)
def test_a_note_on_the_author_or_the_offer_is_neither_text_nor_correction(note: str) -> None:
    article = read(inside=f"<p><em>{note}</em></p>")
    assert article.corrections == ()
    assert article.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "note",
    [
        "Editor's note: This article names a minor with the consent of her parents.",
        "Anm. d. Red.: Der Name des Fischers wurde zu seinem Schutz geändert.",
    ],
)
def test_a_note_that_explains_the_text_stays_in_it(note: str) -> None:
    article = read(inside=f"<p>{note}</p>")
    assert article.corrections == ()
    assert article.paragraphs == (*PARAGRAPHS, note)


def test_an_editors_head_goes_with_a_correction_below_and_stays_above_text() -> None:
    mended = read(inside="<h3>Editor's note</h3><p>We corrected the name of the ferry.</p>")
    assert mended.corrections == ("Editor's note: We corrected the name of the ferry.",)
    assert mended.paragraphs == PARAGRAPHS

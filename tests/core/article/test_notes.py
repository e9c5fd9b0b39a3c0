"""Notes of an outlet, and which of them need a label."""

from __future__ import annotations

import pytest

from standfirst.core.article.notes import LABEL, labelled


@pytest.mark.parametrize(
    "note",
    [
        "Correction: the river is the Orl.",
        "Corrections and clarifications: the river is the Orl.",
        "Correction, 3 March: the river is the Orl.",
        "Editor’s note — the river is the Orl.",
        "Korrektur vom 3. März: Der Fluss heißt Orl.",
        "Anmerkung der Redaktion: Der Fluss heißt Orl.",
        "Rectificatif : le fleuve est l’Orl.",
        "Fe de errores: el río es el Orl.",
    ],
)
def test_a_note_that_begins_with_its_name_needs_no_label(note: str) -> None:
    assert labelled([note])[0].label == ""


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this article said: the river is the Elbe.",
        "This article was amended to correct the name of the river.",
        "In einer früheren Version hieß der Fluss anders.",
    ],
)
def test_a_note_in_a_sentence_needs_one(note: str) -> None:
    assert labelled([note])[0].label == LABEL

"""Which decisions a headline tells."""

from __future__ import annotations

import pytest

from standfirst.core.language import decisions
from standfirst.core.language.decisions import decided, deciding, told
from standfirst.core.language.similarity import terms


@pytest.mark.parametrize(
    ("language", "headline", "word"),
    [
        ("en", "Minister resigns over ferry contract", "resigns"),
        ("en", "Harbour board HALTS all sailings", "HALTS"),
        ("en", "Troops sent to the delta", "sent"),
        ("de", "Ministerin tritt nach Kritik zurück", "tritt"),
        ("de", "Behörde setzt Ausbildung aus: Kritik aus Berlin", "setzt"),
        ("de", "Rat beschließt den Abzug", "beschließt"),
        ("fr", "Le préfet suspend les travaux", "suspend"),
        ("es", "El juez ordena una nueva autopsia", "ordena"),
    ],
)
def test_a_headline_tells_what_was_decided(language: str, headline: str, word: str) -> None:
    found = decided(headline, language)
    assert found
    assert deciding(headline, language, found) == word


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "River tops its banks at dawn"),
        ("en", "Opposition wants minister to quit"),
        ("en", "Port may not have halted the cranes"),
        ("en", "Harbour in chaos after board halts sailings"),
        ("en", "Union rejects the offer"),
        ("en", "Storm kills four"),
        ("en", "Charged scooters burn in a garage"),
        ("en", "Ten years behind bars for a minister: the ordered diet"),
        ("en", "How the state seized the bank"),
        ("en", "The minister hasn’t resigned"),
        ("de", "Er tritt im Herbst wieder auf"),
        ("de", "Zentralbank hebt den Zins auf vier Prozent an"),
        ("de", "Amt weist Vorwürfe aus Berlin zurück"),
        ("fr", "Le maire affirme qu’il démissionne en juin"),
        ("de", "Was geschah, seit Behörde gestoppt hat"),
        ("it", "Il ministro si dimette"),
        ("en", ""),
    ],
)
def test_nothing_is_decided_by_wishes_answers_mishaps_or_what_was_before(
    language: str, headline: str
) -> None:
    assert decided(headline, language) == 0


def test_two_words_for_one_decision_are_the_same() -> None:
    assert decided("Board halts sailings", "en") == decided("Sailings suspended", "en")


@pytest.mark.parametrize(
    "text", ["The suspension came at noon.", "She suspended the work.", "All work is halted."]
)
def test_a_text_tells_a_decision_by_any_of_its_words(text: str) -> None:
    asked = decided("Board stops work on the quay", "en")
    assert asked & told("Quay", terms("Quay", text, "en"), "en") == asked


def test_what_means_more_than_the_decision_does_not_tell_it() -> None:
    asked = decided("Board stops work on the quay", "en")
    text = "The lorry was stopped at a barrier."
    assert asked & told("Crash on the quay", terms("Crash", text, "en"), "en") == 0


def test_who_tells_a_decision_as_news_tells_it() -> None:
    headline = "Council approves budget and orders an audit"
    asked = decided(headline, "en")
    assert asked.bit_count() == 2
    assert told(headline, (), "en") & asked == asked


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_who_tells_a_decision_by_its_verb_tells_it_later_too(language: str) -> None:
    ambiguous = {"stops", "stopped", "frees", "fined", "extradited", "extradites", "recalls"}
    rows = decisions._rows(language)
    for at, (verbs, _) in enumerate(rows):
        for verb in verbs:
            text = f"Gestern {verb}, hier"
            known = told("", terms("", text, language), language) & 1 << at
            assert known or "+" in verb or verb in ambiguous, verb

"""Agencies by their names, their datelines and their last words."""

from __future__ import annotations

import pytest

from standfirst.core.article.agencies import (
    agency_in_text,
    agency_of,
    employer_of,
    without_dateline,
)
from standfirst.core.article.extract import extract_article
from standfirst.core.types import Page


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "Reuters"),
        ("Thomson Reuters", "Reuters"),
        ("the associated press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("La Presse canadienne", "The Canadian Press"),
        ("Deutsche Presse-Agentur", "dpa"),
        ("Agencia EFE", "EFE"),
        ("ANSA", "ANSA"),
        ("Xinhua News Agency", "Xinhua"),
        ("PAP", "PAP"),
        ("Kestrel Wire", "Kestrel Wire"),
        ("Agence de presse du Nord", ""),
        ("Sana", ""),
        ("SANA", "SANA"),
        ("Ann Lee", ""),
    ],
)
def test_an_agency_goes_by_one_name(name: str, agency: str) -> None:
    assert agency_of(name) == agency


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("PARIS (AFP) – The talks went on.", "AFP"),
        ("LONDON, Jan 3 (Reuters) - The talks went on.", "Reuters"),
        ("(Reuters) - The talks went on.", "Reuters"),
        ("WASHINGTON (AP) — The talks went on.", "AP"),
        ("OTTAWA (The Canadian Press) — The talks went on.", "The Canadian Press"),
        ("Berlin (dpa/tmn) - Die Gespräche gehen weiter.", "dpa"),
        ("MADRID, 3 (EUROPA PRESS) Las conversaciones siguen.", "Europa Press"),
        ("(ANSA) - ROMA, 3 GEN - I colloqui continuano.", "ANSA"),
        ("AFP - Les pourparlers continuent.", "AFP"),
        ("BERLIN — The talks went on.", ""),
        ("He told the agency (Reuters) that the talks went on.", ""),
        ("The talks (of which AP wrote) went on.", ""),
        ("MOSCOW (map) – The talks went on.", ""),
    ],
)
def test_an_agency_in_the_dateline_is_the_origin(opening: str, agency: str) -> None:
    assert agency_in_text([opening, "More was said.", "Nobody knew."]) == agency


@pytest.mark.parametrize(
    ("closing", "agency"),
    [
        ("(Reuters)", "Reuters"),
        ("Quelle: dpa", "dpa"),
        ("Source: AFP", "AFP"),
        ("© 2026 AFP", "AFP"),
        ("sda/kbr", "Keystone-SDA"),
        ("The Canadian Press", "The Canadian Press"),
        ("Mehr sagte er nicht. (dpa)", "dpa"),
        ("With files from The Canadian Press", ""),
        ("The Associated Press contributed to this report.", ""),
        ("Mit Material von dpa", ""),
        ("Avec AFP", ""),
        ("Reuters asked him for comment.", ""),
    ],
)
def test_an_agency_at_the_end_is_the_origin_but_not_one_that_contributed(
    closing: str, agency: str
) -> None:
    assert agency_in_text(["The talks went on.", "Nobody knew.", closing]) == agency


def test_a_text_of_nothing_has_no_agency() -> None:
    assert agency_in_text([]) == ""


def test_an_article_without_a_byline_is_its_datelines_agencys() -> None:
    text = "".join(f"<p>The talks went on for day {n}, and nobody knew why.</p>" for n in range(9))
    html = f"<html><body><article><h1>Talks</h1><p>PARIS (AFP) – It began.</p>{text}</article>"
    article = extract_article(Page(html=html.encode(), url="https://www.fjord.example/talks"))
    assert (article.agency, article.authors) == ("AFP", ())


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("HAYWARD, Calif. (AP) — A fire burnt for a day.", "AP"),
        ("SANTA FE, N.M. (AP) — A cat came home.", "AP"),
        ("STOCKHOLM, Nov. 20 (Reuters) - Rates stay.", "Reuters"),
        ("BRÜSSEL, 3. März (dpa) - Die Minister tagen.", "dpa"),
        ("PARIS, 3 janv. (AFP) – Le port rouvre.", "AFP"),
        ("St. Gallen. Er sprach mit der Firma (AP) und ging.", ""),
    ],
)
def test_a_dateline_may_hold_full_stops(opening: str, agency: str) -> None:
    assert agency_in_text([opening]) == agency


def test_an_agency_after_the_last_sentence_is_the_origin() -> None:
    assert agency_in_text(["A first one.", "They were held in the US. PTI"]) == "PTI"
    assert agency_in_text(["A first one.", "They were held. Then Sana left."]) == ""


@pytest.mark.parametrize(
    ("signed", "agency"),
    [
        ("Ann Lee, AP Auto Writer", "AP"),
        ("Associated Press Writer", "AP"),
        ("Ann Lee, dpa-Korrespondentin", "dpa"),
        ("Ann Lee, Chief Correspondent", ""),
    ],
)
def test_a_role_names_the_agency_that_one_works_for(signed: str, agency: str) -> None:
    assert employer_of(signed) == agency


def test_a_standfirst_stands_without_its_dateline() -> None:
    assert without_dateline("Bogotá (dpa) - Der Fahrer liegt.") == "Der Fahrer liegt."
    said = "The woman works at the bank (AP) - and sails."
    assert without_dateline(said) == said

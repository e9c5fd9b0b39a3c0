"""What closes a text and is none of it: credits, and notes on the authors."""

from __future__ import annotations

import pytest

from standfirst.core.article.extract import extract_article
from standfirst.core.types import Page
from tests.newspage import PARAGRAPHS, read

CREDITS = [
    "Reporting by Ann Lee in Brunnstad; editing by Tom Berg.",
    "Additional reporting by Donald Vik",
    "With files from The Canadian Press",
    "Associated Press writers Alan Berg and Ida Holm contributed to this report.",
    "Berg reported from Oslo and Holm from Sandvik. Ann Lee in Brunnstad helped.",
    "Mit Material von dpa",
    "Mit Informationen von AFP und Reuters",
    "Aus dem Englischen von Jan Vik",
    "Avec l’AFP",
    "Traduit de l’anglais par Jeanne Roux",
    "Con información de EFE",
]
ABOUT = [
    "Ann Lee is a reporter in Brunnstad.",
    "Ann Lee covers ports and ferries for the paper.",
    "Korrespondentin Ann Lee berichtet aus Skandinavien.",
    "Ann Lee est journaliste au service économique.",
    "Ann Lee es corresponsal en el norte.",
    "Ann Lee",
]


@pytest.mark.parametrize("credit", CREDITS)
def test_a_credit_at_the_end_is_no_text(credit: str) -> None:
    assert read(inside=f"<p>{credit}</p>").paragraphs == PARAGRAPHS


@pytest.mark.parametrize("note", ABOUT)
def test_a_note_on_the_author_at_the_end_is_no_text(note: str) -> None:
    head = "<meta name='author' content='Ann Lee'>"
    article = read(head=head, inside=f"<h3>About the author</h3><p>{note}</p>")
    assert article.paragraphs == PARAGRAPHS


def test_an_author_named_within_the_text_stays() -> None:
    sentence = "When the crane fell, Ann Lee was the first to see it from her window."
    article = read(head="<meta name='author' content='Ann Lee'>", inside=f"<p>{sentence}</p>")
    assert article.paragraphs[-1] == sentence


def test_a_credit_in_the_middle_stays() -> None:
    sentence = "Reporting by the local paper had told of the rocks a year before the ferry struck."
    article = read(inside=f"<p>{sentence}</p>" + "".join(f"<p>{p} So.</p>" for p in PARAGRAPHS * 2))
    assert sentence in article.paragraphs


@pytest.mark.parametrize(
    ("line", "agency"),
    [("Source: AFP", "AFP"), ("dpa", "dpa"), ("(Reuters)", "Reuters"), ("(dpa/tmn)", "dpa")],
)
def test_a_last_line_that_names_the_agency_goes_and_is_believed(line: str, agency: str) -> None:
    story = "<p>The bridge at Halvik was closed on Tuesday after engineers found deep cracks.</p>"
    page = f"<title>Bridge closed</title><article><h1>Bridge closed</h1>{story * 6}<p>{line}</p>"
    article = extract_article(Page(html=page.encode(), url="https://paper.example/bridge"))
    assert article.agency == agency
    assert line not in article.text

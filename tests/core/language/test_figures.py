"""Figures with what they count; dates, ages and labels are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.language.figures import find_figures
from standfirst.core.language.sentences import split_text
from standfirst.core.types import FoundFigure


def figures(text: str, language: str = "en") -> tuple[FoundFigure, ...]:
    return find_figures(text, split_text(text), language=language)


@pytest.mark.parametrize(
    ("text", "value", "about", "counts"),
    [
        ("The camp, where 47 Finns work, is shut.", 47, False, "Finns"),
        ("It has about 320 sailors serving at sea.", 320, True, "sailors"),
        ("They sent nine Dutch customs officers.", 9, False, "Dutch customs officers"),
        ("Some 1,250 homes lost power.", 1250, True, "homes"),
        ("It cost 1.2 million crowns.", 1_200_000, False, "crowns"),
        ("Twenty-one ships left.", 21, False, "ships"),
        ("Three hundred and five voters came.", 305, False, "voters"),
        ("A rise of 7 per cent is due.", 7, False, "per cent"),
        ("It found 40 per cent of pupils ill.", 40, False, "per cent of pupils"),
        ("They took $3 billion.", 3e9, False, "dollars"),
        ("From 10 to 12 people fled.", 10, False, "people"),
        ("Two dozen trees fell.", 24, False, "trees"),
        ("At least six more children are ill.", 6, True, "children"),
    ],
)
def test_a_figure_keeps_value_hedge_and_noun(
    text: str, value: float, about: bool, counts: str
) -> None:
    first = figures(text)[0]
    assert (first.value, first.about, first.counts) == (value, about, counts)


@pytest.mark.parametrize(
    "text",
    [
        "It began on 12 March.",
        "It began on March 12, 2019.",
        "The gate opened at 18:30.",
        "They met at nine this morning.",
        "Anna Berg, 58, was there.",
        "A 58-year-old man came.",
        "Under Article 5 they must help.",
        "They won 3-1.",
        "He came third on the 4th day.",
        "Call 555-123-4567 now.",
        "The Boeing 737 landed.",
        "The law is from 2004.",
        "It lasted three weeks.",
    ],
)
def test_dates_times_ages_scores_and_labels_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_figure_stands_where_its_span_says() -> None:
    text = "No news.\n\nThen 12 boats sank."
    (found,) = figures(text)
    assert text[slice(*found.span)] == "12"
    assert found.sentence == "Then 12 boats sank."


def test_of_them_takes_the_noun_before() -> None:
    assert figures("The 14 pupils are ill. Three of them are in hospital.")[1].counts == "pupils"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Rund 1.200 Menschen kamen.", "de", 1200),
        ("Environ 3,5 millions personnes votent.", "fr", 3_500_000),
        ("Al menos 2.500 personas huyeron.", "es", 2500),
    ],
)
def test_other_languages_write_numbers_their_way(text: str, language: str, value: float) -> None:
    (found,) = figures(text, language)
    assert (found.value, found.about) == (value, True)


@given(st.text(alphabet="0123456789.,:-$% abmilonhundred\n", max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    for language in ("en", "de", "ka"):
        assert all(f.value >= 0 for f in figures(text, language))

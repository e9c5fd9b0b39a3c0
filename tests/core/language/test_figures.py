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
        ("It failed in 11 of the city’s 34 primary schools.", 11, False, "primary schools"),
        ("Some 45 observers monitors the line.", 45, True, "observers"),
        ("The number of confirmed cases rose to 19.", 19, False, "confirmed cases"),
        ("The death toll rose to six.", 6, False, "death toll"),
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
        "The pandemic of 1918 offers clues to how we may fare.",
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


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It burned 640 hectares by dawn, up from 120 on Sunday.", ["hectares", "hectares"]),
        ("The bill is 1.2 billion crowns. Of that 250 million, for roads, is new.", ["crowns"] * 2),
        ("Of 640 sailors who left, the other 230, in small boats, stay.", ["sailors"] * 2),
    ],
)
def test_a_number_without_a_noun_counts_what_the_one_before_counts(
    text: str, counts: list[str]
) -> None:
    assert [f.counts for f in figures(text)] == counts


@pytest.mark.parametrize("text", ["There were two answers.", "Of 58 men, 42 therefore stayed."])
def test_vague_words_and_adverbs_are_no_counted_nouns(text: str) -> None:
    assert all(f.counts not in ("answers", "therefore") for f in figures(text))


def test_german_nouns_are_counted_by_their_capital() -> None:
    found = figures("Es gab mindestens 12 Verletzte und zwei junge Tote.", "de")
    assert [(f.value, f.about, f.counts) for f in found] == [
        (12, True, "Verletzte"),
        (2, False, "junge Tote"),
    ]

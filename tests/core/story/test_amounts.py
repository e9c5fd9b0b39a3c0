"""How numbers are written on pages: large ones in words, ranges and sums as a reader says them."""

from __future__ import annotations

import pytest

from standfirst.core.language.figures import find_figures
from standfirst.core.story.amounts import beside_unit, shown, worded


def words(sentence: str, language: str = "en") -> list[str]:
    found = find_figures(sentence, [(0, len(sentence))], language=language)
    return [worded(figure, language=language) for figure in found]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (14, "14"),
        (5.2, "5.2"),
        (112_000, "112,000"),
        (1e6, "1 million"),
        (9.5e7, "95 million"),
        (1_150_000_000, "1.15 billion"),
        (-2.3e9, "-2.3 billion"),
        (1.7e12, "1.7 trillion"),
        (4e15, "4,000 trillion"),
    ],
)
def test_a_large_number_is_written_with_a_word(value: float, written: str) -> None:
    assert shown(value) == written


def test_a_number_that_a_word_would_round_stays_in_digits() -> None:
    assert shown(1_234_567) == "1,234,567"


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("The state owes 1.15 billion crowns.", "1.15 billion crowns"),
        ("The bridge will cost at least €2.3m.", "at least €2.3 million"),
        ("Repairs cost US$40 million, the bank said.", "US$40 million"),
        ("Between 12 and 15 people were hurt.", "12 to 15"),
        ("Some 10 to 12 people were hurt.", "some 10 to 12"),
        ("It will cost 5 to 7 million crowns.", "5 to 7 million crowns"),
        ("Prices rose by 3 to 4 per cent.", "3 to 4 per cent"),
    ],
)
def test_sums_and_ranges_are_written_as_a_reader_says_them(sentence: str, written: str) -> None:
    assert words(sentence) == [written]


@pytest.mark.parametrize(
    ("sentence", "language", "written"),
    [
        ("Das Werk kostet 2,3 Milliarden Euro.", "de", "2.3 billion euros"),
        ("Das Werk kostet 12,5 Mio. Euro.", "de", "12.5 million euros"),
        ("Der Bund zahlt 3 Milliarden Kronen.", "de", "3 billion crowns"),
        ("Il coûte 15 € par mois.", "fr", "15 euros"),
        ("Cela coûte 2,3 millions d’euros.", "fr", "2.3 million euros"),
        ("Cuesta 1.200 millones de dólares.", "es", "1.2 billion dollars"),
    ],
)
def test_a_foreign_sum_is_written_in_the_language_of_the_page(
    sentence: str, language: str, written: str
) -> None:
    assert words(sentence, language) == [written]


def test_by_how_much_and_to_what_are_two_figures() -> None:
    assert words("Brent rose $2.64 to $108.42 a barrel.") == ["$2.64", "$108.42"]
    assert words("It fell 2 per cent to 40 crowns.") == ["2 per cent", "40 crowns"]


def test_a_range_of_sums_is_one_figure() -> None:
    assert words("Between $5m and $7m was lost.") == ["$5 to 7 million"]


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("The shares closed at 41.70 crowns.", "41.70 crowns"),
        ("The shares closed at 41.0 crowns.", "41.0 crowns"),
        ("The shares cost 41.50 to 42.75 crowns.", "41.50 to 42.75 crowns"),
        ("The shares cost 41.50 to 43 crowns.", "41.50 to 43 crowns"),
        ("The bill came to 1.50 million crowns.", "1.5 million crowns"),
        ("The crowd was 12,300 people.", "12,300 people"),
    ],
)
def test_a_number_keeps_the_decimals_that_the_article_writes(sentence: str, written: str) -> None:
    (figure,) = find_figures(sentence, [(0, len(sentence))], language="en")
    told = worded(figure, language="en")
    assert (told if figure.unit else f"{told} {figure.counts}") == written


@pytest.mark.parametrize(
    ("counts", "unit", "label"),
    [
        ("metres", "m", ""),
        ("kilometres an hour", "km/h", ""),
        ("metres of rock", "m", "of rock"),
        ("per cent of voters", "per cent", "of voters"),
        ("people", "", "people"),
    ],
)
def test_what_the_unit_says_does_not_stand_beside_it(counts: str, unit: str, label: str) -> None:
    assert beside_unit(counts, unit) == label

"""Terms by which articles are compared."""

from __future__ import annotations

from standfirst.core.language.similarity import cosine, stem, terms


def test_a_headline_counts_double_and_stopwords_are_out() -> None:
    assert terms("Bridge closed", "The bridge is closed.", "en") == {"bridg": 3, "clos": 3}


def test_only_the_opening_counts() -> None:
    assert "tail" not in terms("", "word " * 150 + "tail", "en")


def test_forms_of_one_word_share_a_stem() -> None:
    assert stem("floods", "en") == stem("flooded", "en") == stem("flooding", "en")
    assert stem("wahlen", "de") == stem("wahl", "de")


def test_an_elided_article_is_dropped_in_french() -> None:
    assert terms("", "l’école", "fr") == {"écol": 1}


def test_unspaced_scripts_give_pairs() -> None:
    assert terms("", "中国政府", "zh") == {"中国": 1, "国政": 1, "政府": 1}


def test_cosine_of_equal_vectors_is_one_and_of_strangers_nought() -> None:
    assert round(cosine({"a": 2.0}, {"a": 3.0}), 9) == 1
    assert cosine({"a": 1.0}, {"b": 1.0}) == 0
    assert cosine({}, {"b": 1.0}) == 0

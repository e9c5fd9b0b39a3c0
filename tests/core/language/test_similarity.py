"""Terms by which articles are compared."""

from __future__ import annotations

from standfirst.core.language.similarity import cosine, shortened, stem, terms, with_parts


def test_a_headline_counts_double_and_stopwords_are_out() -> None:
    assert terms("Bridge closed", "The bridge is closed.", "en") == {"bridg": 3, "clos": 3}


def test_only_the_opening_counts() -> None:
    assert "tail" not in terms("", "word " * 150 + "tail", "en")


def test_forms_of_one_word_share_a_stem() -> None:
    assert stem("floods", "en") == stem("flooded", "en") == stem("flooding", "en")
    assert stem("wahlen", "de") == stem("wahl", "de")


def test_a_compound_shares_a_part_with_what_it_is_made_of() -> None:
    fires = [with_parts({word: 2}, "de") for word in ("grossbrand", "wohnungsbrand", "brandherd")]
    assert fires[0] == {"grossbrand": 2, "gros": 2, "rand": 2}
    assert set(fires[0]) & set(fires[1]) == {"rand"}
    assert with_parts({"brand": 1, "12345678": 1}, "de") == {"brand": 1, "12345678": 1}


def test_only_german_words_are_taken_apart() -> None:
    assert with_parts({"waterfront": 1}, "en") == {"waterfront": 1}


def test_forms_of_one_word_are_compared_as_one() -> None:
    assert shortened({"suspendu": 1, "suspendues": 2}, "fr") == {"suspendu": 3}
    assert shortened({"detenidos": 1, "detenida": 2}, "es") == {"deten": 3}
    assert shortened({"detained": 1}, "en") == {"detained": 1}


def test_an_elided_article_is_dropped_in_french() -> None:
    assert terms("", "l’école", "fr") == {"écol": 1}


def test_unspaced_scripts_give_pairs() -> None:
    assert terms("", "中国政府", "zh") == {"中国": 1, "国政": 1, "政府": 1}


def test_cosine_of_equal_vectors_is_one_and_of_strangers_nought() -> None:
    assert round(cosine({"a": 2.0}, {"a": 3.0}), 9) == 1
    assert cosine({"a": 1.0}, {"b": 1.0}) == 0
    assert cosine({}, {"b": 1.0}) == 0

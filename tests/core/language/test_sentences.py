"""Sentences cover the text, and abbreviations do not end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.language.sentences import after_dateline, cover, mend, paragraphs, split_text


def cut(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in split_text(text)]


def test_a_title_does_not_end_a_sentence() -> None:
    assert cut("Gen. Adler spoke. Mr. Ito left.") == ["Gen. Adler spoke.", "Mr. Ito left."]


def test_a_paragraph_break_ends_a_sentence_without_a_stop() -> None:
    assert cut("A headline\n\nThe text") == ["A headline", "The text"]


def test_a_closing_mark_belongs_to_its_sentence() -> None:
    assert cut("“We won.” She left.") == ["“We won.”", "She left."]


def test_a_german_ordinal_day_does_not_end_a_sentence() -> None:
    assert cut("Am 3. Oktober kam er. Dann ging er.") == ["Am 3. Oktober kam er.", "Dann ging er."]


def test_unspaced_scripts_are_cut_at_their_own_stop() -> None:
    assert cut("他来了。她走了。") == ["他来了。", "她走了。"]


def test_a_cut_before_a_small_letter_is_mended() -> None:
    text = "Lt. Gen. Berg said no. Then he left."
    assert mend(text, [(0, 4), (4, 23), (23, 36)]) == [(0, 23), (23, 36)]


@given(st.text(alphabet="aB.!? \n“”", max_size=80))
def test_sentences_cover_any_text(text: str) -> None:
    assert "".join(text[a:b] for a, b in split_text(text)) == text


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_any_spans_are_made_gapless(spans: list[tuple[int, int]]) -> None:
    covered = cover("0123456789", spans)
    assert "".join("0123456789"[a:b] for a, b in covered) == "0123456789"


def test_paragraphs_leave_blank_lines_out() -> None:
    assert paragraphs("a\n\n\n b\n\n") == [(0, 1), (5, 6)]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("OSK | Fri May 1, 2009 5:03 pm BST OSK (Reuters) - A strike began.", "A strike began."),
        ("By Ann Lee OSK, April 30 (AFP) – A strike began.", "A strike began."),
        ("The World Health Organization (WHO) - a body - met.", None),
        ("She told the agency (Reuters) on Friday.", None),
    ],
)
def test_an_agencys_line_ends_whatever_stands_before_the_text(text: str, rest: str | None) -> None:
    start = after_dateline(text, (0, len(text)))
    assert text[start:] == (rest or text)

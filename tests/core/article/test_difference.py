"""Two versions of a text, side by side."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.difference import Piece, align, show, squeeze, words
from tests.cost import at_most

FIRST = "The ferry ran aground at noon with 253 people on board, the coast guard said."
SECOND = "Nobody was hurt, said Ida Holm, who heads the port authority of Brunnstad."
THIRD = "The channel has lost a metre in ten years and is to be dredged in spring."


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def said(pieces: tuple[Piece, ...], *, without: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != without)


def test_a_changed_word_is_shown_between_those_that_stay() -> None:
    assert words("The ferry ran aground.", "The ferry was freed.") == (
        Piece("same", "The ferry"),
        Piece("gone", " ran aground"),
        Piece("new", " was freed"),
        Piece("same", "."),
    )


def test_a_number_is_one_word() -> None:
    assert words("31,000 cars", "30,000 cars") == (
        Piece("gone", "31,000"),
        Piece("new", " 30,000"),
        Piece("same", " cars"),
    )


def test_unchanged_paragraphs_are_one_run() -> None:
    passages = show(text(FIRST, SECOND, THIRD), text(FIRST, SECOND, THIRD.replace("ten", "six")))
    assert [passage.kind for passage in passages] == ["same", "changed"]
    assert passages[0].paragraphs == (FIRST, SECOND)


def test_a_paragraph_that_came_or_went_stands_whole() -> None:
    passages = show(text(FIRST, SECOND), text(FIRST, THIRD))
    assert [passage.kind for passage in passages] == ["same", "gone", "new"]
    assert passages[1].pieces == (Piece("gone", SECOND),)


def test_nothing_stays_of_a_text_that_is_another() -> None:
    kinds = {passage.kind for passage in show(text(FIRST), text(THIRD))}
    assert kinds == {"gone", "new"}


def test_a_paragraph_repeated_often_keeps_its_place_at_the_beginning() -> None:
    rows = align(["a"] * 30, ["a"] * 30)
    assert all(row.old == row.new for row in rows)


LINES = st.lists(st.sampled_from(["a b c", "a b d", "x y", "“q” 12", ""]), max_size=8)


@given(LINES, LINES)
def test_both_versions_can_be_read_from_the_rows(old: list[str], new: list[str]) -> None:
    old, new = [line for line in old if line], [line for line in new if line]
    rows = align(old, new)
    assert [row.old for row in rows if row.old] == old
    assert [row.new for row in rows if row.new] == new


WORDS = st.lists(st.sampled_from("the ferry ran , aground . 12 “ ” é 中".split()), max_size=30)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_both_versions_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = words(old, new)
    assert squeeze(said(pieces, without="new")) == squeeze(old)
    assert squeeze(said(pieces, without="gone")) == squeeze(new)


def hostile(seed: int, letters: str, words_: int, paragraphs: int) -> str:
    chance = random.Random(seed)
    return text(*(" ".join(chance.choices(letters.split(), k=words_)) for _ in range(paragraphs)))


@pytest.mark.parametrize(
    ("letters", "words_", "paragraphs"),
    [
        ("a b", 3, 1000),
        ("a b c d e f g h", 190, 300),
        ("one two three four five six seven eight nine ten eleven twelve", 100, 600),
        ("a", 100_000, 1),
    ],
)
def test_no_text_holds_a_page(letters: str, words_: int, paragraphs: int) -> None:
    old, new = (hostile(seed, letters, words_, paragraphs) for seed in (1, 2))
    with at_most(1.5):
        show(old, new)

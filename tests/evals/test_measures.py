"""Scores are counted as their formulas say."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.gold import Folders, MissingError, printed, rows_of
from evals.measures import bcubed, f1, macro, share
from evals.names import spelled
from evals.statements import apart, polnear

GOLD = {"a": 1, "b": 1, "c": 2, "d": 2}


def test_equal_groups_score_one_whatever_they_are_called() -> None:
    assert bcubed(GOLD, {"a": "x", "b": "x", "c": "y", "d": "y"}) == 1.0


def test_one_group_of_everything_is_whole_and_half_pure() -> None:
    assert bcubed(GOLD, dict.fromkeys(GOLD, "x")) == pytest.approx(2 / 3)


def test_articles_without_a_label_do_not_count() -> None:
    assert bcubed(GOLD, {**GOLD, "e": 1, "f": 2}) == 1.0


def test_macro_leaves_groups_of_one_out() -> None:
    assert macro({**GOLD, "e": 3}, {"a": 1, "b": 1, "c": 2, "d": 3, "e": 3}) == pytest.approx(
        (1 + 2 * 0.75 * 0.5 / 1.25) / 2
    )


def test_nothing_found_of_nothing_is_right() -> None:
    assert (f1(0, found=0, gold=0), share(0, 0)) == (1.0, 1.0)


def test_f1_lies_between_precision_and_recall() -> None:
    assert f1(2, found=4, gold=2) == pytest.approx(2 / 3)


def test_a_statement_that_starts_elsewhere_is_another() -> None:
    assert apart(100, [(104, 150)]) == 4
    assert apart(100, [(60, 150)]) == 40
    assert apart(100, [(150, 180)]) is None
    assert apart(100, []) is None


def test_tokens_are_put_together_as_print_has_them() -> None:
    tokens = ["Mr", "Moss", "'s", "(", "Halvik", ")", "."]
    tagged = spelled(tokens, ["O", "I-PER", "O", "O", "I-LOC", "O", "O"])
    assert tagged.text == "Mr Moss's (Halvik)."
    assert [(tagged.text[a:b], kind) for a, b, kind in tagged.names] == [
        ("Moss", "PER"),
        ("Halvik", "LOC"),
    ]


def test_a_line_separator_within_a_row_does_not_break_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "one\u2028two"}\n\n{"text": "three"}\n', encoding="utf-8")
    assert [row["text"] for row in rows_of(path)] == ["one\u2028two", "three"]


def test_a_set_that_is_not_here_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"dev\.jsonl is missing"):
        polnear(Folders(tmp_path, tmp_path))


def test_the_figures_that_a_scorer_prints_are_heard() -> None:
    heard = printed(lambda: print("full: P 0.500 R 1.000 F1 0.667\nsource exact: F1 -0.1"))
    assert heard == {"full": {"P": 0.5, "R": 1.0, "F1": 0.667}, "source exact": {"F1": -0.1}}

"""The arithmetic of the eval of subjects."""

from __future__ import annotations

from evals.subjects import scores


def test_what_is_also_right_counts_as_right_and_need_not_be_found() -> None:
    label = {"main": "11", "also": ["16"]}
    assert scores([(label, ["16"])]) == {
        "precision": 1.0,
        "first right": 1.0,
        "found": 0.0,
        "F1": 0.0,
    }
    assert scores([(label, ["16", "11"]), (label, [])])["found"] == 0.5


def test_a_wrong_one_counts_against_precision_and_a_wrong_first_one_twice() -> None:
    found = scores([({"main": "11", "also": []}, ["04", "11"])])
    assert (found["precision"], found["first right"], found["found"]) == (0.5, 0.0, 1.0)


def test_an_article_with_none_counts_against_found_alone() -> None:
    found = scores([({"main": "11", "also": []}, []), ({"main": "15", "also": []}, ["15"])])
    assert (found["precision"], found["first right"], found["found"]) == (1.0, 1.0, 0.5)

"""Floors rise, never fall silently, and a score below its floor fails."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals import gate
from evals.__main__ import BASELINE, CHAPTERS

DAY = date(2026, 3, 2)
FLOORS: gate.Floors = {"zyte F1": {"floor": 0.95, "score": 0.956}}


def troubles(scores: dict[str, float], *, left_out: tuple[str, ...] = ()) -> list[str]:
    return [v.trouble for v in gate.compare(scores, FLOORS, left_out=left_out) if v.trouble]


def test_a_score_at_its_floor_passes() -> None:
    assert troubles({"zyte F1": 0.95}) == []


def test_a_score_below_its_floor_fails_with_a_sentence() -> None:
    (trouble,) = troubles({"zyte F1": 0.949})
    assert trouble.startswith("zyte F1 is 0.9490, below its floor of 0.95")


def test_a_score_that_is_no_number_fails() -> None:
    assert len(troubles({"zyte F1": float("nan")})) == 1


def test_a_missing_set_passes() -> None:
    assert troubles({}, left_out=("zyte",)) == []


def test_a_renamed_score_does_not_lose_its_floor() -> None:
    (trouble,) = troubles({"zyte score": 0.99}, left_out=("zyt",))
    assert "zyte F1 was not measured" in trouble


def test_a_score_without_a_floor_passes_and_is_shown() -> None:
    (verdict,) = gate.compare({"new F1": 0.5}, {}, left_out=())
    assert (verdict.floor, verdict.trouble) == (None, "")


def test_pinning_raises_a_floor_to_the_score_less_the_tolerance() -> None:
    assert gate.pinned(FLOORS, {"zyte F1": 0.9639}) == {
        "zyte F1": {"floor": 0.958, "score": 0.9639}
    }


def test_pinning_never_lowers_a_floor() -> None:
    assert gate.pinned(FLOORS, {"zyte F1": 0.5}) == FLOORS


def test_a_floor_of_a_perfect_score_is_not_rounded_away() -> None:
    assert gate.floor_for("zyte F1", 1.0) == 0.995


def test_no_floor_is_made_of_a_score_that_is_no_number() -> None:
    with pytest.raises(gate.GateError, match="mend the eval"):
        gate.pinned({}, {"zyte F1": float("nan")})


def test_a_floor_falls_with_a_reason_that_is_kept() -> None:
    floors = gate.lowered(
        FLOORS, {"zyte F1": 0.9}, name="zyte F1", because="A page was taken out.", on=DAY
    )
    assert floors["zyte F1"]["floor"] == 0.895
    assert floors["zyte F1"]["lowered"] == [
        {"on": "2026-03-02", "from": 0.95, "to": 0.895, "because": "A page was taken out."}
    ]


def test_an_earlier_reason_stays_when_a_floor_rises_and_falls_again() -> None:
    once = gate.lowered(FLOORS, {"zyte F1": 0.9}, name="zyte F1", because="One.", on=DAY)
    risen = gate.pinned(once, {"zyte F1": 0.99})
    twice = gate.lowered(risen, {"zyte F1": 0.8}, name="zyte F1", because="Two.", on=DAY)
    assert [fall["because"] for fall in twice["zyte F1"]["lowered"]] == ["One.", "Two."]


def test_a_score_that_is_given_up_needs_a_reason_and_no_floor() -> None:
    floors = gate.lowered(FLOORS, {}, name="zyte F1", because="The set is gone.", on=DAY)
    assert floors["zyte F1"]["floor"] is None
    assert [v.trouble for v in gate.compare({}, floors, left_out=())] == [""]


@pytest.mark.parametrize(
    ("name", "because"), [("zyte F1", " "), ("zyte F2", "Why."), ("zyte F1", "It is not low.")]
)
def test_a_floor_does_not_fall_without_need(name: str, because: str) -> None:
    with pytest.raises(gate.GateError):
        gate.lowered(FLOORS, {"zyte F1": 0.96}, name=name, because=because, on=DAY)


def test_floors_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert gate.load(path) == {}
    gate.save(path, FLOORS)
    assert gate.load(path) == FLOORS


def test_no_eval_takes_the_name_of_another() -> None:
    names = [f"{one.name} " for evals in CHAPTERS.values() for one in evals]
    assert [(a, b) for a in names for b in names if a is not b and b.startswith(a)] == []


def test_every_floor_belongs_to_an_eval() -> None:
    names = tuple(f"{one.name} " for evals in CHAPTERS.values() for one in evals)
    assert [floor for floor in gate.load(BASELINE) if not floor.startswith(names)] == []

"""Reading IPTC's export: what comes of it, and what a hostile file gets."""

from __future__ import annotations

import json
from typing import Any

import pytest

from standfirst.core.errors import SubjectsError
from standfirst.core.subject.newscodes import MAX_BYTES, MAX_DEPTH, MAX_SUBJECTS, parse
from standfirst.core.subject.tree import Subject

TOP = "11000000"


def concept(code: str, name: str = "anything", broader: str = "", **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"qcode": f"medtop:{code}", "prefLabel": {"en-US": name} if name else {}}
    if broader:
        told["broader"] = [f"http://cv.iptc.org/newscodes/mediatopic/{broader}"]
    return told | more


def export(*concepts: Any) -> bytes:
    return json.dumps({"conceptSet": list(concepts)}).encode()


def test_a_subject_has_its_code_name_broader_one_and_description() -> None:
    found = parse(
        export(
            concept(TOP, "politics"),
            concept("20000574", "election", TOP, definition={"en-US": "Choosing  by\nvote"}),
        )
    )
    assert found == (
        Subject(TOP, "politics"),
        Subject("20000574", "election", TOP, "Choosing by vote"),
    )


def test_the_retired_are_left_out_and_their_branches_move_up() -> None:
    found = parse(
        export(
            concept(TOP, "politics"),
            concept("20000001", "old", TOP, retired="2021-01-01"),
            concept("20000002", "branch", "20000001"),
        )
    )
    assert {one.code: one.broader for one in found} == {TOP: "", "20000002": TOP}


def test_a_subject_without_a_name_is_left_out_and_its_branches_move_up() -> None:
    found = parse(
        export(concept(TOP), concept("20000304", "", TOP), concept("20000305", "x", "20000304"))
    )
    assert {one.code: one.broader for one in found} == {TOP: "", "20000305": TOP}


def test_british_spelling_comes_before_american_and_any_language_before_none() -> None:
    labour = {"en-US": "labor", "en-GB": "labour"}
    found = parse(
        export(concept(TOP, prefLabel=labour), concept("20000001", prefLabel={"de": "Arbeit"}))
    )
    assert [one.name for one in found] == ["labour", "Arbeit"]


def test_signs_that_steer_a_terminal_do_not_come_through() -> None:
    assert parse(export(concept(TOP, "poli\x1b[31m\x00tics")))[0].name == "poli[31mtics"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no json",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"[]",
        b'{"conceptSet": {}}',
        b'{"conceptSet": []}',
        b'{"conceptSet": [1]}',
        export(concept("1")),
        export({"qcode": 11000000, "prefLabel": {"en": "x"}}),
        export({"prefLabel": {"en": "x"}}),
        export(concept(TOP), concept(TOP)),
        export(concept(TOP, broader=TOP)),
        export(concept(TOP, broader="20000001"), concept("20000001", broader=TOP)),
        export(concept(TOP, broader="20000009")),
        export(concept(TOP, prefLabel="politics")),
        export(concept(TOP, prefLabel={"en": 5})),
        export(concept(TOP, definition=["x"])),
        export(concept(TOP) | {"broader": {"a": 1}}),
        export(concept(TOP, "x" * 3, retired="2020")),
        b" " * (MAX_BYTES + 1),
    ],
    ids=range(21),
)
def test_what_is_no_export_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(SubjectsError, match="Nothing was changed") as caught:
        parse(data)
    assert len(caught.value.message) < 300


def test_a_tree_too_deep_and_a_list_too_long_are_refused() -> None:
    chain = [concept(f"{n:08}", broader=f"{n - 1:08}" if n else "") for n in range(MAX_DEPTH + 2)]
    with pytest.raises(SubjectsError, match="deeper"):
        parse(export(*chain))
    assert len(parse(export(*chain[:-1]))) == MAX_DEPTH + 1
    with pytest.raises(SubjectsError, match="more than"):
        parse(export(*({} for _ in range(MAX_SUBJECTS + 1))))


def test_an_overlong_name_is_cut() -> None:
    assert len(parse(export(concept(TOP, "x" * 10_000)))[0].name) == 200

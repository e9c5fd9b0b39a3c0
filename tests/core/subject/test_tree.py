"""The tree of subjects: what stands above what."""

from __future__ import annotations

from standfirst.core.subject.top import TOP
from standfirst.core.subject.tree import Subject, SubjectTree


def test_above_tells_the_nearest_first_and_top_the_broadest() -> None:
    tree = SubjectTree.of([Subject("c", "c", "b"), Subject("a", "a"), Subject("b", "b", "a")])
    assert tree.above("c") == ("b", "a")
    assert [tree.top(code) for code in "abc"] == ["a", "a", "a"]
    assert tree.above("unknown") == ()


def test_a_ring_and_a_gap_end_at_the_top() -> None:
    tree = SubjectTree.of([Subject("a", "a", "b"), Subject("b", "b", "a"), Subject("c", "c", "?")])
    assert [tree.above(code) for code in "abc"] == [(), (), ()]


def test_the_seventeen_have_codes_of_their_own_names_and_descriptions() -> None:
    assert [one.code for one in TOP] == [f"{n:02}000000" for n in range(1, 18)]
    assert len({one.name for one in TOP}) == 17
    assert all(one.description and not one.broader for one in TOP)

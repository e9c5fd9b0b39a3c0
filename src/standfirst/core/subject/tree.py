"""The tree of subjects: each with its code, its name and the broader one that it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject. `broader` is the code of the one above, "" for one of the broadest."""

    code: str
    name: str
    broader: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class SubjectTree:
    """Subjects by code; every `broader` is in the tree, and none stands above itself."""

    subjects: Mapping[str, Subject]

    @classmethod
    def of(cls, subjects: Iterable[Subject]) -> SubjectTree:
        """The tree of these; one whose broader one is missing, or above itself, stands at the top.

        Rows of a table come in any order and may be half of a list: a tree is made all the same.
        """
        known = {one.code: one for one in subjects}
        sound = {
            code: one if _reaches_top(one, known) else Subject(code, one.name, "", one.description)
            for code, one in known.items()
        }
        return cls(MappingProxyType(sound))

    def above(self, code: str) -> tuple[str, ...]:
        """The codes of all broader ones, the nearest first; () for the broadest and the unknown."""
        found: list[str] = []
        one = self.subjects.get(code)
        while one is not None and one.broader:
            found.append(one.broader)
            one = self.subjects.get(one.broader)
        return tuple(found)

    def top(self, code: str) -> str:
        """The broadest subject that it stands under; of one of the broadest, itself."""
        return (code, *self.above(code))[-1]


def _reaches_top(one: Subject, known: Mapping[str, Subject]) -> bool:
    seen = {one.code}
    at: Subject | None = one
    while at is not None and at.broader:
        if at.broader in seen:
            return False
        seen.add(at.broader)
        at = known.get(at.broader)
    return at is not None

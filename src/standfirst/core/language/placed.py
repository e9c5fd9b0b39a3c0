"""A statement by its places in a text: cue, content, source."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.core.types import Span

SHORT = 4  # words; a shorter quotation is a term or a scare quote unless a verb of speech takes it


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement by its places in the text; `carried` where the speaker comes from before."""

    cue: Span | None
    content: tuple[Span, ...]
    source: Span | None = None
    who: Span | None = None
    carried: bool = False
    saying: bool = True
    reports: bool = False  # that it was said, whoever tells of it
    retold: bool = False  # within what another said


def says(statement: Placed, place: int) -> bool:
    """Whether a place of the text lies in what is said."""
    return any(a <= place < b for a, b in statement.content)

"""What a parser tells about a text, as plain records, and what any parser must be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from standfirst.core.types import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence. `head` is the index of its governor; a root governs itself.

    `tag` follows the Penn Treebank, `dep` the CLEAR labels; offsets are of the article's text.
    """

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as marked by a parser; labels are those of OntoNotes (PERSON, ORG, GPE, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Sentences (covering the text) and names of one text."""

    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A marked text with the trees of the sentences that were parsed (index of sentence → tree)."""

    text: str
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    trees: dict[int, tuple[Token, ...]]


class Parser(Protocol):
    """Reads English. `name` tells which model; "rules" is the one without a model."""

    @property
    def name(self) -> str:
        """Which model, e.g. "en_core_web_sm 3.8.0"."""
        ...

    def mark(self, texts: Sequence[str]) -> list[MarkedText]:
        """Sentences and names of each text."""
        ...

    def parse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """A tree for each sentence, offsets from the sentence's start; () where none is made."""
        ...

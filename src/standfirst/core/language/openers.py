"""Finds what a parser took for a person because it opens a sentence: "Turnout was 71 per cent"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standfirst.core.language.parse import Entity, MarkedText, Token
from standfirst.core.language.scraps import is_written_by_choice
from standfirst.core.language.sentences import after_dateline

_COMMON = ("NN", "NNS", "JJ", "RB", "VB", "IN", "UH")  # how the tag of a common word begins
_PROPER = ("NNP", "NNPS")


@dataclass(frozen=True, slots=True)
class Opener:
    """A person of one word, and the number of the sentence that it opens."""

    person: Entity
    sentence: int


def openers(text: str, marked: MarkedText) -> list[Opener]:
    """The people of one word, each opening a sentence, whom the text writes nowhere else."""
    starts = [start for start, _ in marked.sentences]
    found = []
    for one in marked.entities:
        form = text[one.start : one.end]
        number = bisect_right(starts, one.start) - 1
        if one.label != "PERSON" or not form.isalpha() or number < 0:
            continue
        if not is_written_by_choice(text, form):
            begin = after_dateline(text, marked.sentences[number])
            if not any(sign.isalnum() for sign in text[begin : one.start]):
                found.append(Opener(one, number))
    return found


def without_common(
    entities: Iterable[Entity], opened: Iterable[Opener], trees: Mapping[int, Iterable[Token]]
) -> tuple[Entity, ...]:
    """The names without those openers that the tree of their sentence (by number) takes for a
    common word."""
    common = {
        token.start
        for one in opened
        for token in trees.get(one.sentence, ())
        if token.start == one.person.start and _is_common(token.tag)
    }
    return tuple(one for one in entities if one.start not in common)


def _is_common(tag: str) -> bool:
    return tag.startswith(_COMMON) and tag not in _PROPER

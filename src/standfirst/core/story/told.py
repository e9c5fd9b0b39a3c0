"""What the articles of a story tell: figures and statements, with where and when they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from standfirst.core.story.amounts import number_of
from standfirst.core.types import FoundFigure, Span


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A figure as an article tells it. `id` is opaque; `at` is when the article was published."""

    id: int
    article: int
    origin: int  # articles with equal origin are one independent reporting
    event: int  # the step of the story that the article tells of
    outlet: str
    at: datetime
    language: str
    figure: FoundFigure
    speaker: str = ""  # whose number it is, where the sentence says so


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement as an article tells it. `id` is opaque; `at` is when the article was published.

    `place` is where its cue and its words stand in the article's text, () where that is not known.
    """

    id: int
    article: int
    origin: int
    outlet: str
    at: datetime
    language: str
    speaker: str
    named: bool
    cue: str
    words: str
    position: int = 0  # among the statements of its article
    place: Span | tuple[()] = ()


def attributed(
    figures: Iterable[FigureTold], statements: Iterable[StatementTold]
) -> tuple[FigureTold, ...]:
    """The figures, each with the speaker in whose words its number stands, where there is one."""
    said: dict[int, list[StatementTold]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    return tuple(replace(one, speaker=_speaker(one, said[one.article])) for one in figures)


def _speaker(told: FigureTold, statements: Sequence[StatementTold]) -> str:
    number = number_of(told.figure, language=told.language) if statements else None
    if number is None:
        return ""
    sentence = told.figure.sentence
    for statement in statements:
        words = " ".join(statement.words.split())
        start = sentence.find(words)
        if start >= 0 and start <= number.start and number.end <= start + len(words):
            return statement.speaker
    return ""

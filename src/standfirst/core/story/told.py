"""What the articles of a story tell: figures and statements, with where and when they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from standfirst.core.story.amounts import number_of
from standfirst.core.types import FoundFigure, Span

FEW = 5  # speakers told of together, whom nobody counts
_SOURCES = re.compile(
    r"\b(?:people|persons|sources|officials|aides|diplomats|experts|witnesses|insiders|executives|"
    r"lawmakers|negotiators|advisers)$",
    re.IGNORECASE,
)
# "Five lawmakers said they would vote against the bill": the news is how many will.
_OF_SELF = re.compile(r"[“\"]?(?:they|we) (?:would|will|were|are)\b", re.IGNORECASE)


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
    """The figures, each with the speaker in whose words its number stands, where there is one;
    without those that only count who speaks: "two people familiar with the matter"."""
    said: dict[int, list[StatementTold]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    told = (one for one in figures if not _counts_speakers(one, said[one.article]))
    return tuple(replace(one, speaker=_speaker(one, said[one.article])) for one in told)


def _counts_speakers(told: FigureTold, statements: Sequence[StatementTold]) -> bool:
    """Does a small number stand in the words for those unnamed who say something, once, and not of
    what they will do or what befell them?"""
    if not (told.figure.value <= FEW and _SOURCES.search(told.figure.counts)):
        return False
    speak = (one for one in statements if not (one.named or _OF_SELF.match(one.words)))
    unnamed = {" ".join(one.speaker.split()) for one in speak}
    number = number_of(told.figure, language=told.language) if unnamed else None
    if number is None:
        return False
    sentence = told.figure.sentence
    places = ((sentence.find(who), len(who)) for who in unnamed if who and sentence.count(who) == 1)
    return any(0 <= start <= number.start < start + long for start, long in places)


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

"""What is new in a story since a moment: events, articles, sentences, statements, figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.story.timeline import in_order
from standfirst.core.types import ArticleForUpdate, FoundFigure, FoundStatement
from standfirst.core.update.sentences import content, overlap, says_the_same

_NOTHING: Mapping[int, Sequence[FoundStatement]] = {}
_NO_FIGURES: Mapping[int, Sequence[FoundFigure]] = {}


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A number that was another before: "14 miners" after "12 miners"."""

    counts: str
    before: float | None  # None: nothing was counted so before
    now: float
    unit: str
    article: int


@dataclass(frozen=True, slots=True)
class StoryNews:
    """What came since a moment. Ids in order of time."""

    events: tuple[int, ...]  # that opened since
    articles: tuple[int, ...]  # that came since and are the first of their origin
    statements: tuple[tuple[int, FoundStatement], ...]  # (article, statement) not made before
    figures: tuple[FigureChange, ...]

    @property
    def anything(self) -> bool:
        """Is there news at all? A copy or a second report of the same is none."""
        return bool(self.events or self.statements or self.figures)


def news_since(
    articles: Sequence[ArticleForUpdate],
    moment: datetime,
    *,
    statements: Mapping[int, Sequence[FoundStatement]] = _NOTHING,
    figures: Mapping[int, Sequence[FoundFigure]] = _NO_FIGURES,
) -> StoryNews:
    """What is new in a story since `moment`; statements and figures by article, where known."""
    ordered = in_order(articles)
    old = [article for article in ordered if article.at <= moment]
    fresh = [article for article in ordered if article.at > moment]
    events = {article.event for article in old}
    origins = {article.origin for article in old}
    return StoryNews(
        tuple(dict.fromkeys(a.event for a in fresh if a.event not in events)),
        tuple({a.origin: a.id for a in reversed(fresh) if a.origin not in origins}.values())[::-1],
        _new_statements(old, fresh, statements),
        _new_figures(old, fresh, figures),
    )


def new_sentences(
    article: ArticleForUpdate, known: Sequence[str], *, limit: float = 0.6
) -> tuple[str, ...]:
    """The sentences of an article that none of the known ones says already, in order."""
    return tuple(
        sentence
        for sentence in article.sentences
        if not says_the_same(sentence, known, limit=limit)
    )


def _new_statements(
    old: Sequence[ArticleForUpdate],
    fresh: Sequence[ArticleForUpdate],
    statements: Mapping[int, Sequence[FoundStatement]],
) -> tuple[tuple[int, FoundStatement], ...]:
    known = [
        (statement.speaker.casefold(), content(statement.words))
        for article in old
        for statement in statements.get(article.id, ())
    ]
    found: list[tuple[int, FoundStatement]] = []
    for article in fresh:
        for statement in statements.get(article.id, ()):
            speaker, said = statement.speaker.casefold(), content(statement.words)
            if any(who == speaker and overlap(said, what) >= 0.6 for who, what in known):
                continue
            known.append((speaker, said))
            found.append((article.id, statement))
    return tuple(found)


def _new_figures(
    old: Sequence[ArticleForUpdate],
    fresh: Sequence[ArticleForUpdate],
    figures: Mapping[int, Sequence[FoundFigure]],
) -> tuple[FigureChange, ...]:
    last: dict[tuple[str, str], float] = {}
    seen: set[tuple[str, str, float]] = set()
    for article in old:
        for figure in figures.get(article.id, ()):
            last[_kind(figure)] = figure.value
            seen.add((*_kind(figure), figure.value))
    changes: list[FigureChange] = []
    for article in fresh:
        for figure in figures.get(article.id, ()):
            kind = _kind(figure)
            if (*kind, figure.value) in seen:
                continue
            seen.add((*kind, figure.value))
            changes.append(
                FigureChange(figure.counts, last.get(kind), figure.value, figure.unit, article.id)
            )
            last[kind] = figure.value
    return tuple(changes)


def _kind(figure: FoundFigure) -> tuple[str, str]:
    return figure.counts.casefold(), figure.unit.casefold()

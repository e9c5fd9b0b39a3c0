"""What the articles of a story tell, loaded once for its page: statements, figures, tallies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standfirst.core.story.tallies import Tally, tallies
from standfirst.core.story.told import FigureTold, StatementTold, attributed
from standfirst.core.types import Span
from standfirst.models import Figure, Statement

STATEMENTS = 400  # newest
FIGURES = 240  # comparing costs squared time


@dataclass(frozen=True, slots=True)
class Told:
    """The newest statements and figures of a story, as rows by id and as core sees them."""

    statement_rows: Mapping[int, Statement]  # newest article first
    figure_rows: Mapping[int, Figure]
    statements: Sequence[StatementTold]
    tallies: Sequence[Tally]  # what can be compared

    @property
    def capped(self) -> bool:
        """There may be older statements."""
        return len(self.statement_rows) == STATEMENTS


def told_in(story_id: int) -> Told:
    """The statements and figures of a story; what wire copies repeat counts once. Two questions."""
    statements = {row.pk: row for row in Statement.objects.in_story(story_id)[:STATEMENTS]}
    figures = {row.pk: row for row in Figure.objects.in_story(story_id)[:FIGURES]}
    said = [_statement(row) for row in statements.values()]
    counted = attributed(map(figure_told, figures.values()), said)
    rows = {one.id: figures[one.id] for one in counted}
    return Told(statements, rows, said, tallies(counted))


def _statement(row: Statement) -> StatementTold:
    article = row.article
    return StatementTold(
        id=row.pk,
        article=article.pk,
        origin=article.origin_key,
        outlet=article.outlet.name,
        at=article.published,
        language=article.language,
        speaker=row.topic.topic.name if row.topic else row.speaker or row.mention,
        named=row.named,
        cue=row.cue,
        words=row.words,
        position=row.position,
        place=_place(row.spans),
    )


def _place(spans: Mapping[str, Sequence[Sequence[int]]]) -> Span | tuple[()]:
    """Where cue and words stand in the text."""
    parts = [*spans.get("cue", ()), *spans.get("content", ())]
    return (min(part[0] for part in parts), max(part[1] for part in parts)) if parts else ()


def figure_told(row: Figure) -> FigureTold:
    """A row as core sees it."""
    article = row.article
    return FigureTold(
        id=row.pk,
        article=article.pk,
        origin=article.origin_key,
        event=article.development_id or -article.pk,
        outlet=article.outlet.name,
        at=article.published,
        language=article.language,
        figure=row.found,
    )

"""Where outlets disagree, for the story page: each side with its sentence, source and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.core.story.disagree import (
    Disagreement,
    Kind,
    Side,
    denies_nothing,
    figures_differ,
    statements_clash,
)
from standfirst.models import Article, Body, Figure
from standfirst.web.figures import beside_unit
from standfirst.web.told import Told

MOST_LETTERS = 600  # of a sentence that is shown


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One side. `figure` is its number, None for a claim; `words` stand so in `article`."""

    article: Article
    speaker: str
    words: str
    path: str
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class ShownDisagreement:
    """What is told in two ways; `denied` and `unconfirmed` say how claims differ."""

    about: str
    sides: Sequence[ShownSide]
    denied: bool
    unconfirmed: bool


def disagreements(told: Told) -> list[ShownDisagreement]:
    """Figures first, then claims. One question where claims are denied, none else."""
    figures = [_shown(one, told, {}) for one in figures_differ(told.tallies)]
    clashes = statements_clash(told.statements)
    sentences = _sentences([side for one in clashes for side in one.sides], told)
    claims = [
        _shown(one, told, sentences)
        for one in clashes
        if not denies_nothing(sentences.get(one.sides[-1].row, ""))
    ]
    return figures + claims


def _shown(one: Disagreement, told: Told, sentences: dict[int, str]) -> ShownDisagreement:
    figures = one.kind is Kind.FIGURE
    counted = told.figure_rows[one.sides[0].row] if figures else None
    return ShownDisagreement(
        about=beside_unit(one.about, counted) if counted else "",
        sides=[_side(side, told, sentences, figure=figures) for side in one.sides],
        denied=one.kind is Kind.DENIAL,
        unconfirmed=one.kind is Kind.CONFIRMATION,
    )


def _side(side: Side, told: Told, sentences: dict[int, str], *, figure: bool) -> ShownSide:
    if figure:
        row = told.figure_rows[side.row]
        return ShownSide(row.article, side.speaker, row.sentence, row.article.path, row)
    said = told.statement_rows[side.row]
    words = sentences.get(said.pk, said.words)
    return ShownSide(said.article, side.speaker, words, said.path, None)


def _sentences(sides: Sequence[Side], told: Told) -> dict[int, str]:
    """Statement → the whole sentence in which it stands."""
    if not sides:
        return {}
    rows = Body.objects.filter(article__in={side.article for side in sides})
    bodies = {row.pk: row for row in rows.select_related("article__reading")}
    places = {one.id: one.place[0] for one in told.statements if one.place}
    return {
        side.row: sentence
        for side in sides
        if side.article in bodies
        and (sentence := _sentence(bodies[side.article], places.get(side.row, -1)))
    }


def _sentence(body: Body, place: int) -> str:
    """The sentence that holds this place, "" where none does or it is overlong."""
    reading = getattr(body.article, "reading", None)
    spans = reading.sentences if reading else ()
    found = next(([start, end] for start, end in spans if start <= place < end), None)
    if found is None or found[1] - found[0] > MOST_LETTERS:
        return ""
    return " ".join(body.sentences([found])[0].split())

"""Where outlets disagree, for the story page: each side with its sentence, source and time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from standfirst.core.story.amounts import beside_unit
from standfirst.core.story.clashes import denying, statements_clash
from standfirst.core.story.disagree import Disagreement, Kind, Side, figures_differ
from standfirst.core.story.retorts import MAY_RETORT, MOST_LETTERS, Sentence
from standfirst.core.update.sentences import without_dateline
from standfirst.models import Article, Body, Figure
from standfirst.web.figures import befallen, shown_speaker
from standfirst.web.told import Told

MOST_ARTICLES = 60  # newest, whose texts are looked through for denials
MOST_SENTENCES = 500  # of an article

Texts = Mapping[int, Sequence[Sentence]]


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
    """What is told in two ways; `denied` and `unconfirmed` say how claims differ.

    `about` is what is counted and `befell` what befell them, both "" where the unit says it;
    `numbers` are the two that differ, `settled` the later report that gives one of them up.
    """

    about: str
    sides: Sequence[ShownSide]
    denied: bool = False
    unconfirmed: bool = False
    befell: str = ""
    numbers: Sequence[Figure] = ()
    settled: ShownSide | None = None


def disagreements(told: Told) -> list[ShownDisagreement]:
    """Figures first, then claims; what stands there as figures is no claim once more. One question
    for the texts in which something is denied, and one where a claim stands in another article."""
    figures = [_figures(one, told) for one in figures_differ(told.tallies)]
    texts = _denying(told)
    clashes = statements_clash(told.statements, texts)
    others = {side.article for one in clashes for side in one.sides} - texts.keys()
    known = {**texts, **_texts(Q(article__in=others))} if others else texts
    claims = [_claims(one, told, known) for one in clashes]
    shown = [{_where(side) for side in one.sides} for one in figures]
    return figures + [one for one in claims if _is_seen(one) and not _is_among(one, shown)]


def _denying(told: Told) -> Texts:
    """The texts of the articles in which somebody seems to deny something."""
    newest = list(dict.fromkeys(one.article for one in told.statements))[:MOST_ARTICLES]
    if not newest:
        return {}
    retorts = Q(article__in=newest, text__regex=MAY_RETORT)
    return _texts(retorts | Q(article__in=denying(told.statements)))


def _texts(wanted: Q) -> Texts:
    """Article → its sentences."""
    rows = Body.objects.filter(wanted).values_list(
        "article_id", "text", "article__reading__sentences"
    )
    return {article: _sentences(text, spans or ()) for article, text, spans in rows}


def _sentences(text: str, spans: Collection[Sequence[int]]) -> list[Sentence]:
    first = list(spans)[:MOST_SENTENCES]
    return [Sentence((start, end), " ".join(text[start:end].split())) for start, end in first]


def _where(side: ShownSide) -> tuple[int, str]:
    return side.article.pk, " ".join(side.words.split())


def _is_seen(one: ShownDisagreement) -> bool:
    """Does each side stand in sentences of its own, so that a reader sees all?"""
    told = [_where(side) for side in one.sides]
    return not any(
        article == other and words in more
        for n, (article, words) in enumerate(told)
        for m, (other, more) in enumerate(told)
        if n != m
    )


def _is_among(one: ShownDisagreement, shown: Sequence[set[tuple[int, str]]]) -> bool:
    """Does each side hold a sentence of the same disagreement in figures?"""
    return any(all(_holds(side, sides) for side in one.sides) for sides in shown)


def _holds(side: ShownSide, sentences: Collection[tuple[int, str]]) -> bool:
    article, words = _where(side)
    return any(article == other and sentence in words for other, sentence in sentences)


def _figures(one: Disagreement, told: Told) -> ShownDisagreement:
    rows = [told.figure_rows[side.row] for side in one.sides]
    sides = [_counted(side, told) for side in one.sides]
    other = next((row for row in rows if row.value != rows[0].value), rows[-1])
    return ShownDisagreement(
        beside_unit(one.about, rows[0].unit),
        sides,
        befell=befallen(one.befell, one.about),
        numbers=(rows[0], other),
        settled=_counted(one.settled, told) if one.settled else None,
    )


def _counted(side: Side, told: Told) -> ShownSide:
    row = told.figure_rows[side.row]
    return ShownSide(row.article, _named(side, row.article), row.sentence, row.article.path, row)


def _claims(one: Disagreement, told: Told, texts: Texts) -> ShownDisagreement:
    articles = {row.article_id: row.article for row in told.statement_rows.values()}
    return ShownDisagreement(
        "",
        [_said(side, told, articles[side.article], texts) for side in one.sides],
        denied=one.kind is Kind.DENIAL,
        unconfirmed=one.kind is Kind.CONFIRMATION,
    )


def _said(side: Side, told: Told, article: Article, texts: Texts) -> ShownSide:
    said = told.statement_rows.get(side.row)
    words = _whole(side, texts.get(side.article, ())) or side.words
    path = said.path if said else article.path
    return ShownSide(article, _named(side, article), words, path, None)


def _named(side: Side, article: Article) -> str:
    return shown_speaker(side.speaker, article.language)


def _whole(side: Side, sentences: Sequence[Sentence]) -> str:
    """The whole sentences in which a claim stands, "" where none does or they are overlong."""
    if not side.place:
        return ""
    start, end = side.place
    found = [one.text for one in sentences if one.span[0] < end and start < one.span[1]]
    words = without_dateline(" ".join(found)) if found else ""
    return words if len(words) <= MOST_LETTERS else ""

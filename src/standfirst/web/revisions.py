"""What outlets changed after publication: of one article, and across the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from standfirst.core.article.difference import Passage, Piece, show, words
from standfirst.core.article.notes import Note, labelled
from standfirst.models import Article, Body, Revision
from standfirst.web.paging import leaf

PER_PAGE = 5  # comparisons on a page
PER_LIST = 50
MOST_COUNTED = 60
ONLY = {"silent": Q(silent=True), "corrected": Q(corrected=True)}
TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Changes:
    """An article's revisions in short: "twice", ("headline", "figures")."""

    times: str
    kinds: tuple[str, ...]
    silent: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Version:
    """What stands in one version: the words of a revision, or of the article as it is now."""

    headline: str
    standfirst: str
    text: str
    corrections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One change. The three parts are empty where nothing of them changed."""

    revision: Revision
    headline: tuple[Piece, ...]
    standfirst: tuple[Piece, ...]
    text: tuple[Passage, ...]
    corrections: tuple[Note, ...]


def changes(article: Article) -> Changes | None:
    """How often the article was changed, and what; None for never. One question."""
    rows = list(article.revisions.values_list("kinds", "silent", "corrected")[:MOST_COUNTED])
    if not rows:
        return None
    kinds = dict.fromkeys(kind for of, _, _ in rows for kind in of if kind != "corrections")
    return Changes(
        times=TIMES.get(len(rows), f"{len(rows)} times"),
        kinds=tuple(kinds),
        silent=any(silent for _, silent, _ in rows),
        corrected=any(corrected for _, _, corrected in rows),
    )


def page(request: HttpRequest, pk: str) -> HttpResponse:
    """The article's changes, newest first, each as a difference of words."""
    article = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    found = leaf(request, article.revisions.all(), size=PER_PAGE)
    above = _now(article) if found.number == 1 else _above(found.rows)
    steps: list[Step] = []
    for revision in found.rows:
        below = _version(revision)
        steps.append(_step(revision, below, above))
        above = below
    context = {"article": article, "leaf": found, "steps": steps}
    return render(request, "article/revisions.html", context)


def latest(request: HttpRequest) -> HttpResponse:
    """What was changed lately, by days; within a day what was changed silently stands first."""
    only = request.GET.get("only", "")
    only = only if only in ONLY else ""
    rows = Revision.objects.latest_changes().filter(ONLY.get(only, Q()))
    found = leaf(request, rows, size=PER_LIST)
    days: dict[object, list[Revision]] = {}
    for row in found.rows:
        days.setdefault(timezone.localdate(row.replaced_at), []).append(row)
    for told in days.values():
        told.sort(key=_loud)
    context = {"leaf": found, "days": days, "only": only, "kept": f"only={only}" if only else ""}
    return render(request, "article/changes.html", context)


def _loud(row: Revision) -> bool:
    return not row.silent


def _now(article: Article) -> Version:
    body = Body.objects.filter(article=article).first()
    return Version(
        headline=article.headline,
        standfirst=article.standfirst,
        text=body.text if body else "",
        corrections=tuple(article.corrections),
    )


def _version(revision: Revision) -> Version:
    return Version(
        headline=revision.headline,
        standfirst=revision.standfirst,
        text=revision.text,
        corrections=tuple(revision.corrections),
    )


def _above(rows: Sequence[Revision]) -> Version | None:
    """The version that replaced the first of these rows: the last one of the page before."""
    if not rows:
        return None
    first = rows[0]
    later = Q(replaced_at__gt=first.replaced_at) | Q(replaced_at=first.replaced_at, pk__gt=first.pk)
    row = first.article.revisions.filter(later).order_by("replaced_at", "pk").first()
    return _version(row) if row else _now(first.article)


def _step(revision: Revision, old: Version, new: Version | None) -> Step:
    new = new or old
    text = show(old.text, new.text)
    return Step(
        revision=revision,
        headline=_line(old.headline, new.headline),
        standfirst=_line(old.standfirst, new.standfirst),
        text=text if any(passage.kind != "same" for passage in text) else (),
        corrections=labelled(note for note in new.corrections if note not in old.corrections),
    )


def _line(old: str, new: str) -> tuple[Piece, ...]:
    return words(old, new) if old != new else ()

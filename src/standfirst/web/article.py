"""One article, whole, with what was understood of it."""

from __future__ import annotations

from collections.abc import Sequence

import nh3
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from standfirst.core.article.notes import labelled
from standfirst.core.article.places import mark_places
from standfirst.core.article.sanitize import ATTRIBUTES, REL, SCHEMES, TAGS
from standfirst.models import Article, Body, Comment, Entry, Regrouping, Statement, Topic
from standfirst.web.access import for_readers, reader_of, signed_in
from standfirst.web.address import elsewhere
from standfirst.web.answer import answered
from standfirst.web.reduced import reduced
from standfirst.web.regroupings import Notice
from standfirst.web.revisions import changes
from standfirst.web.subjects import Key, Subject, followed, subject, subjects
from standfirst.web.trouble import why_partly
from standfirst.web.voices import rests, voices
from standfirst.web.wire import wire

TOPICS, MOST_TOPICS = 8, 40  # that stand open; with those that are a click away
STATEMENTS = 80
FIGURES = 60
TABLE_BOX = '<div class="wide" role="region" aria-label="Table" lang="en" tabindex="0"><table>'


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The article; opening it marks it read."""
    article = get_object_or_404(Article.objects.for_list(), pk=pk)
    if away := elsewhere(request, article):
        return away
    body = Body.objects.filter(article=article).first()
    topics = list(Topic.objects.of_articles([article.pk])[:MOST_TOPICS])
    known = followed(request)
    statements = _statements(article)
    text, marked = _marked(body, statements)
    context = {
        "article": article,
        "wire": wire(article),
        "own": _own(request, article),
        "why_partly": why_partly(article),
        "notes": labelled(article.corrections),
        "text": text,
        "authors": [byline.author for byline in article.bylines.all()],
        "subjects": _subjects(known, article, topics[:TOPICS]),
        "further": subjects(topics[TOPICS:], known),
        "about": subjects(Topic.objects.subjects_of(article.pk).named(), known),
        "statements": statements[:STATEMENTS],
        "marked": marked,
        "rests": rests(voices(statements)),
        "figures": article.figures.all()[:FIGURES],
        "reduced": reduced([article.pk]),
        "changes": changes(article),
        "comments": Comment.objects.shown().filter(article=article),
        "comments_to": f"/articles/{article.pk}/comments",
        "entry": _opened(request, article),
    }
    return render(request, "article/page.html", context)


def _own(request: HttpRequest, article: Article) -> Notice | None:
    """For the owner, that an editor made the article a report of its own: it can be undone."""
    reader = reader_of(request)
    if reader is None or not reader.is_owner:
        return None
    row = Regrouping.objects.own_of(article.pk).first()
    return Notice(row, "own", None) if row else None


def without_pictures(html: str) -> SafeString:
    """The body for display: pictures would call their outlet, so their captions stand alone.

    The sanitiser runs once more, on what it cleaned at extraction.
    """
    cleaned = nh3.clean(
        html,
        tags=set(TAGS - {"img"}),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=REL,
    )
    # A table has no attributes here, and text no bare "<": it scrolls in a box that keys reach.
    boxed = cleaned.replace("<table>", TABLE_BOX).replace("</table>", "</table></div>")
    return mark_safe(boxed)  # noqa: S308


def _statements(article: Article) -> list[Statement]:
    """Who said what in it, in the order of the text; what says nothing is left out."""
    rows = list(article.statements.select_related("topic__joined"))
    for row in rows:
        row.article = article
    return [row for row in rows if not row.is_scrap]


def _marked(body: Body | None, statements: Sequence[Statement]) -> tuple[SafeString, set[str]]:
    """The text with a mark where each statement's words begin, and the marks that were found."""
    if body is None:
        return mark_safe(""), set()
    places = [(row.anchor, row.content[0]) for row in statements if row.content]
    html, found = mark_places(without_pictures(body.html), body.text, places)
    return mark_safe(html), found  # noqa: S308


def _subjects(known: dict[Key, int], article: Article, topics: list[Topic]) -> list[Subject]:
    authors = [byline.author for byline in article.bylines.all()]
    story = [article.story] if article.story else []
    return [
        *subjects([*story, *authors], known),
        subject(article.outlet, known),
        *subjects(topics, known),
    ]


def _opened(request: HttpRequest, article: Article) -> Entry | None:
    """Mark the article read for a signed-in reader, and say whether it is saved."""
    reader = reader_of(request)
    if reader is None:
        return None
    try:
        Entry.objects.mark_read(reader.pk, article, now=timezone.now())
    except IntegrityError:
        return None  # the article or the reader went in this moment; the page still stands
    return Entry.objects.filter(reader=reader, article=article).first()


@require_POST
@for_readers
def save(request: HttpRequest, pk: str) -> HttpResponse:
    """Save the article (`saved=1`) or let it go (`saved=0`)."""
    article = get_object_or_404(Article, pk=pk)
    saved = request.POST.get("saved") == "1"
    Entry.objects.keep(signed_in(request).pk, article, saved=saved, now=timezone.now())
    says = "Saved. You find it under Saved." if saved else "No longer saved."
    context = {"article": article, "saved": saved}
    return answered(request, says, to=article.path, part="part/save.html", context=context)


@require_POST
@for_readers
def read(request: HttpRequest, pk: str) -> HttpResponse:
    """Mark the article read without opening it."""
    article = get_object_or_404(Article, pk=pk)
    Entry.objects.mark_read(signed_in(request).pk, article, now=timezone.now())
    return answered(request, "Marked as read.", to="/following", part="part/read.html")

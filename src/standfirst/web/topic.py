"""One topic: what is new, how much was written when, what is known, said, and who writes on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from standfirst.models import Article, Fact, Mention, Statement, Topic
from standfirst.models.author import signed
from standfirst.web.address import elsewhere
from standfirst.web.lately import LATELY, chains, of_rows, placed, stories, writers
from standfirst.web.output import Picture, picture, window
from standfirst.web.paging import PER_PAGE, Leaf, asked, leaf
from standfirst.web.reduced import reduced_in
from standfirst.web.standing import best, held, standing
from standfirst.web.subjects import followed, subject
from standfirst.web.topics import editing
from standfirst.web.voices import once, voices

STATEMENTS, MOST_STATEMENTS = 5, 15  # that stand open; with those that are a click away
VOICES, MOST_VOICES = 5, 15  # speakers, alike
STATEMENTS_READ = 40  # newest; the same quotation stands once
FACTS_READ = 200
NARROWER = 20
NAMES = 10  # named beside it


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The topic under all its names; a name that is joined to another redirects to it.

    `?page=` asks for older articles: these come without what stands on the first page.
    """
    topic = get_object_or_404(Topic.objects.with_broader(), pk=pk)
    if away := elsewhere(request, topic.topic):
        return away
    names = [topic, *Topic.objects.joined_to(topic.pk)]
    ids = [name.pk for name in names]
    number = asked(request)
    newest = Mention.objects.newest_articles(ids, max(LATELY, number * PER_PAGE + 1))
    shown = leaf(request, newest)
    context = {
        "topic": topic,
        "names": names[1:],
        "subject": subject(topic, followed(request)),
    }
    if number > 1:
        return render(request, "topic/page.html", context | {"leaf": articles_of(shown)})
    about = _about(topic, names, newest[:LATELY], shown)
    if not newest:
        context["meant"] = _meant(topic)
    context |= about | editing(names, about["leaf"].rows, request)
    return render(request, "topic/page.html", context)


def _meant(topic: Topic) -> list[Topic]:
    """For whom a name that no article has alone is a short form somewhere. One question."""
    longer = list(topic.evidence.get("stands_for", {}))[:NAMES]
    rows = Topic.objects.named().filter(pk__in=longer).order_by("name", "pk")
    return list(dict.fromkeys(row.topic for row in rows))


def articles_of(page_of_ids: Leaf, rows: Mapping[int, Article] | None = None) -> Leaf:
    """The page with articles in the place of ids; one question where no rows are given."""
    if rows is None:
        rows = Article.objects.for_list().in_bulk(page_of_ids.rows)
    return replace(page_of_ids, rows=[rows[pk] for pk in page_of_ids.rows if pk in rows])


def _about(
    topic: Topic, names: Sequence[Topic], newest: Sequence[int], shown: Leaf
) -> dict[str, Any]:
    """What stands on the first page only; `names` begin with the topic.

    It is found out first which rows its parts want: they are asked for together.
    """
    ids = [name.pk for name in names]
    span = Mention.objects.span(ids)
    articles = placed(newest)
    found = chains(articles)
    roles = held(Fact.objects.newest(ids, FACTS_READ), [name.name for name in names])
    words = best(roles)
    wanted = {*shown.rows, *found.newest, *(word.article for word in words)}
    heads = Article.objects.select_related("outlet", "story").in_bulk(wanted)
    prefetch_related_objects([heads[pk] for pk in shown.rows if pk in heads], signed())
    near = Mention.objects.beside(newest, without=ids, most=NAMES)
    rows = Topic.objects.in_bulk({*(pk for pk, _ in near), *(w.other for w in words if w.other)})
    return _said(ids) | {
        "leaf": articles_of(shown, heads),
        "span": span,
        "stories": stories(found, heads, about=True),
        "picture": _picture(ids, span),
        "roles": standing(roles, heads, rows),
        "writers": writers(articles, heads),
        "beside": of_rows(near, rows),
        "looked_at": len(newest),
        "reduced": reduced_in({one.by_rules for one in articles} - {""}),
        "narrower": topic.narrower.named_most()[:NARROWER] if topic.code else [],
    }


def _said(ids: Sequence[int]) -> dict[str, Any]:
    """What the topic of these names said, and what others said about it. Two questions."""
    by, about = Statement.objects.of_and_about(ids, STATEMENTS_READ)
    rows = list(Statement.objects.shown({*by, *about}))
    told = once(row for row in rows if row.pk in set(by))[:MOST_STATEMENTS]
    heard = voices(row for row in rows if row.pk in set(about))
    return {
        "told": {"shown": told[:STATEMENTS], "folded": told[STATEMENTS:]},
        "heard": {"shown": heard[:VOICES], "folded": heard[VOICES:MOST_VOICES]},
    }


def _picture(ids: Sequence[int], span: dict[str, Any]) -> Picture | None:
    if span["first"] is None:
        return None
    view = window(span["first"], span["last"])
    return picture(view, Mention.objects.between(ids, view.edges))

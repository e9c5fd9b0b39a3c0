"""One topic: what is new, how much was written when, what is known, said, and who writes on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from standfirst.models import Article, Fact, Mention, Statement, StatementTopic, Topic
from standfirst.web.address import elsewhere
from standfirst.web.lately import LATELY, beside, placed, stories, writers
from standfirst.web.output import Picture, picture, window
from standfirst.web.paging import PER_PAGE, Leaf, asked, leaf
from standfirst.web.reduced import reduced
from standfirst.web.standing import standing
from standfirst.web.subjects import followed, subject
from standfirst.web.topics import editing
from standfirst.web.voices import once, voices

STATEMENTS, MOST_STATEMENTS = 5, 15  # that stand open; with those that are a click away
VOICES, MOST_VOICES = 5, 15  # speakers, alike
STATEMENTS_READ = 40  # newest; the same quotation stands once
FACTS_READ = 200
NARROWER = 20


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
    context = {
        "topic": topic,
        "names": names[1:],
        "subject": subject(topic, followed(request)),
        "leaf": articles_of(leaf(request, newest)),
    }
    about = _about(topic, names, newest[:LATELY]) if number == 1 else {}
    return render(request, "topic/page.html", context | about | editing(topic, request))


def articles_of(page_of_ids: Leaf) -> Leaf:
    """The page with the articles in the place of their ids."""
    rows = Article.objects.for_list().in_bulk(page_of_ids.rows)
    return replace(page_of_ids, rows=[rows[pk] for pk in page_of_ids.rows if pk in rows])


def _about(topic: Topic, names: Sequence[Topic], newest: Sequence[int]) -> dict[str, Any]:
    """What stands on the first page only; `names` begin with the topic."""
    ids = [name.pk for name in names]
    span = Mention.objects.span(ids)
    articles = placed(newest)
    # By ids first: sorting whole rows of a topic with two names costs 20 ms of 10,000.
    said = list(Statement.objects.by_speaker(ids).values_list("pk", flat=True)[:STATEMENTS_READ])
    told = once(Statement.objects.shown(said))[:MOST_STATEMENTS]
    remarks = StatementTopic.objects.newest(ids, STATEMENTS_READ)
    heard = voices(Statement.objects.shown(remarks))
    facts = Fact.objects.newest(ids, FACTS_READ)
    return {
        "span": span,
        "stories": stories(articles),
        "picture": _picture(ids, span),
        "roles": standing(facts, [name.name for name in names]),
        "told": {"shown": told[:STATEMENTS], "folded": told[STATEMENTS:]},
        "heard": {"shown": heard[:VOICES], "folded": heard[VOICES:MOST_VOICES]},
        "writers": writers(articles),
        "beside": beside(newest, without=ids),
        "looked_at": len(newest),
        "reduced": reduced(newest),
        "narrower": topic.narrower.named_most()[:NARROWER] if topic.code else [],
    }


def _picture(ids: Sequence[int], span: dict[str, Any]) -> Picture | None:
    if span["first"] is None:
        return None
    view = window(span["first"], span["last"])
    return picture(view, Mention.objects.between(ids, view.edges))

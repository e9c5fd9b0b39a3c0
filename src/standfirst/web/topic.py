"""One topic: where it is named, and what it said where it is a person or an organisation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from standfirst.models import Mention, Statement, Topic
from standfirst.web.address import elsewhere
from standfirst.web.paging import leaf
from standfirst.web.subjects import followed, subject

STATEMENTS = 12


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The articles that name the topic, newest first."""
    topic = get_object_or_404(Topic, pk=pk)
    if away := elsewhere(request, topic):
        return away
    context = {
        "topic": topic,
        "subject": subject(topic, followed(request)),
        "statements": Statement.objects.by_speaker(topic.pk)[:STATEMENTS],
        "leaf": leaf(request, Mention.objects.newest(topic.pk)),
    }
    return render(request, "topic/page.html", context)

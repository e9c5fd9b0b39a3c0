"""Finds articles and stories by their words, and what can be followed by its name."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.core.follow.remarks import readings
from standfirst.jobs.follow import find
from standfirst.models import Story
from standfirst.models.remarks import asked_for
from standfirst.models.search import search_articles
from standfirst.web.paging import leaf
from standfirst.web.subjects import followed, search_subject, subjects

LONGEST = 300
STORIES = 5
LOOKED_THROUGH = 200  # newest matching articles whose stories are counted


def page(request: HttpRequest) -> HttpResponse:
    """Articles holding every word, newest first, with the stories that most of them belong to.

    A search for what somebody said ("statements by Ida Moor on the bridge") leads to the page of
    these statements, but `?words=1`.
    """
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    if not words:
        return render(request, "search/page.html", {"words": ""})
    asked = None if request.GET.get("words") else asked_for(words)
    if asked is not None:
        return HttpResponseRedirect(f"/statements?{urlencode({'by': asked.by, 'on': asked.on})}")
    known = followed(request)
    found = leaf(request, search_articles(words).for_list())
    context = {
        "words": words,
        "unheard": next(iter(readings(words)), None) if not request.GET.get("words") else None,
        "subject": search_subject(words, known),
        "leaf": found,
        "stories": _stories(words) if found.number == 1 else [],
        "subjects": subjects(find(words)[:8], known) if found.number == 1 else [],
    }
    return render(request, "search/page.html", context)


def _stories(words: str) -> list[Story]:
    """The stories with the most matching articles, of several articles each."""
    ids = search_articles(words).values_list("story_id", flat=True)[:LOOKED_THROUGH]
    counted = Counter(story for story in ids if story)
    best = [story for story, _ in counted.most_common(STORIES * 3)]
    rows = Story.objects.filter(article_count__gt=1).for_list().in_bulk(best)
    return [rows[story] for story in best if story in rows][:STORIES]

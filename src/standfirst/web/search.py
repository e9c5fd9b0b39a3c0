"""Finds articles and stories by their words, and what can be followed by its name."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.jobs.follow import find
from standfirst.models import Story
from standfirst.models.search import search_articles
from standfirst.web.paging import leaf
from standfirst.web.subjects import followed, search_subject, subjects

LONGEST = 300
STORIES = 5
LOOKED_THROUGH = 200  # newest matching articles whose stories are counted


def page(request: HttpRequest) -> HttpResponse:
    """Articles holding every word, newest first, with the stories that most of them belong to."""
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    if not words:
        return render(request, "search/page.html", {"words": ""})
    known = followed(request)
    found = leaf(request, search_articles(words).for_list())
    context = {
        "words": words,
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

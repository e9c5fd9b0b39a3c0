"""All articles of one step of a story, a page at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from standfirst.models import Article, Development
from standfirst.web.paging import leaf
from standfirst.web.wire import held

PER_PAGE = 50


def page(request: HttpRequest, pk: str, step: str) -> HttpResponseBase:
    """The articles of a step, the newest first; one that moved to another story leads there."""
    row = get_object_or_404(Development.objects.select_related("story"), pk=step)
    if row.story_id != int(pk):
        return redirect(row.path)
    articles = Article.objects.for_list().filter(development=row)
    shown = leaf(request, articles, size=PER_PAGE)
    owners = held(shown.rows)
    for article in shown.rows:
        owner = owners.get(article.origin_key)
        article.repeats = None if owner == article else owner
    context = {"story": row.story, "step": row, "leaf": shown}
    return render(request, "story/articles.html", context)

"""One author and what they wrote."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from standfirst.models import Article, Author
from standfirst.web.address import elsewhere
from standfirst.web.paging import leaf
from standfirst.web.subjects import followed, subject


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The author's articles, newest first."""
    author = get_object_or_404(Author.objects.select_related("outlet"), pk=pk)
    if away := elsewhere(request, author):
        return away
    context = {
        "author": author,
        "subject": subject(author, followed(request)),
        "namesakes": Author.objects.filter(key=author.key)
        .exclude(pk=author.pk)
        .select_related("outlet")[:10],
        "leaf": leaf(request, Article.objects.by_author(author.pk)),
    }
    return render(request, "author/page.html", context)

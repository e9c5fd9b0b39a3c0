"""One outlet and what it published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from standfirst.models import Article, Author, Outlet
from standfirst.web.address import elsewhere
from standfirst.web.paging import leaf
from standfirst.web.subjects import followed, subject

AUTHORS = 30


def people(outlet: Outlet) -> list[Author]:
    """Who writes for the outlet, each person once, by the name they sign with here first."""
    names = Author.objects.filter(outlet=outlet).select_related("joined").order_by("name", "pk")
    return list(dict.fromkeys(name.person for name in names[: AUTHORS * 2]))[:AUTHORS]


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The outlet's articles, newest first, and who writes for it."""
    outlet = get_object_or_404(Outlet, pk=pk)
    if away := elsewhere(request, outlet):
        return away
    context = {
        "outlet": outlet,
        "subject": subject(outlet, followed(request)),
        "authors": people(outlet),
        "leaf": leaf(request, Article.objects.of_outlet(outlet.pk)),
    }
    return render(request, "outlet/page.html", context)

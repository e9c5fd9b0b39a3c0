"""The articles that a reader kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.models import Entry
from standfirst.web.access import for_readers, signed_in
from standfirst.web.paging import leaf


@for_readers
def page(request: HttpRequest) -> HttpResponse:
    """The kept articles, the last kept first."""
    entries = Entry.objects.saved(signed_in(request).pk)
    return render(request, "saved/page.html", {"leaf": leaf(request, entries)})

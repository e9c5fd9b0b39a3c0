"""The archive of Updates, and where to sign up for them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.models import Update
from standfirst.web.access import reader_of
from standfirst.web.paging import leaf


def page(request: HttpRequest) -> HttpResponse:
    """Published Updates, the newest first; the owner also sees the drafts."""
    reader = reader_of(request)
    owner = reader is not None and reader.is_owner
    published = Update.objects.published().prefetch_related("briefs")
    context = {
        "leaf": leaf(request, published, size=14),
        "drafts": Update.objects.drafts()[:10] if owner else (),
        "email": reader.email if reader else "",
    }
    return render(request, "updates/page.html", context)

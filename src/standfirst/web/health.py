"""Says that the desk answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 and one word; asks nothing of the database."""
    return HttpResponse("well\n", content_type="text/plain; charset=utf-8")

"""The one right address of a row; the slug in it is decoration."""

from __future__ import annotations

from typing import Protocol

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect


class Addressed(Protocol):
    """A row with a page of its own."""

    @property
    def path(self) -> str: ...


def elsewhere(request: HttpRequest, row: Addressed) -> HttpResponseBase | None:
    """A redirect to the row's address, or None where the request already has it.

    Not a permanent one: a story's headline, and with it its slug, may go back to what it was.
    """
    if request.path == row.path:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{row.path}?{query}" if query else row.path)

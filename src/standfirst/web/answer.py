"""How a small form is answered: a part of the page for HTMX, else a message and the page again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme


def wants_part(request: HttpRequest) -> bool:
    """Whether a script asks for a part of the page only."""
    return "HX-Request" in request.headers


def answered(
    request: HttpRequest,
    says: str,
    *,
    to: str,
    part: str = "",
    context: dict[str, Any] | None = None,
    trouble: bool = False,
) -> HttpResponse:
    """The template `part` for HTMX, with `says` for screen readers; else back, with a message.

    `to` is where to go when the browser does not tell where it came from.
    """
    if part and wants_part(request):
        return render(request, part, {**(context or {}), "says": says})
    (messages.error if trouble else messages.success)(request, says)
    return HttpResponseRedirect(came_from(request, otherwise=to))


def came_from(request: HttpRequest, *, otherwise: str) -> str:
    """The page of this desk that the form stood on."""
    referrer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        referrer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # Browsers send whole addresses only; without a host, "/\\/example.org" would pass for a path.
    return referrer if ours and referrer.startswith(("http://", "https://")) else otherwise

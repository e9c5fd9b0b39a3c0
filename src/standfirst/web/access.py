"""Who asks, and which pages are for readers or for the owner only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from standfirst.models import Reader

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def reader_of(request: HttpRequest) -> Reader | None:
    """The reader who asks, or None for a visitor."""
    user = request.user
    return user if user.is_authenticated else None


def signed_in(request: HttpRequest) -> Reader:
    """The reader who asks. Raises PermissionDenied for a visitor."""
    reader = reader_of(request)
    if reader is None:
        raise PermissionDenied("Sign in first.")
    return reader


def for_readers(view: View[P]) -> View[P]:
    """Ask a visitor to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if reader_of(request) is None:
            return redirect_to_login(_return_address(request), settings.LOGIN_URL)
        return view(request, *args, **kwargs)

    return guarded


def for_owner(view: View[P]) -> View[P]:
    """Ask a visitor to sign in, and refuse a reader who is not the owner."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        reader = reader_of(request)
        if reader is None:
            return redirect_to_login(_return_address(request), settings.LOGIN_URL)
        if not reader.is_owner:
            raise PermissionDenied("This page is for the owner of the desk.")
        return view(request, *args, **kwargs)

    return guarded


def _return_address(request: HttpRequest) -> str:
    # After signing in a GET follows: the address of a form would answer it with "not allowed".
    return request.get_full_path() if request.method == "GET" else "/"

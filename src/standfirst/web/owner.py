"""Lets the owner in without a password, as long as the desk is theirs alone, on their machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from standfirst.models import Reader

Answer = Callable[[HttpRequest], HttpResponse]

# Any of these says that the request came through a proxy: the loopback address is then the
# proxy's, not the person's.
FORWARDED = (
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "Via",
)


def on_loopback(get_response: Answer) -> Answer:
    """Middleware: a request from this machine is the owner's while the desk has no password."""

    def answer(request: HttpRequest) -> HttpResponse:
        if is_from_here(request):
            signed_in = request.user
            # Lazy: feeds and the health page ask nothing of the database.
            request.user = SimpleLazyObject(lambda: _known(signed_in))  # type: ignore[assignment]
        return get_response(request)

    return answer


def is_from_here(request: HttpRequest) -> bool:
    """Whether a person on this machine asks: loopback address, loopback name, no proxy between.

    A proxy on this machine that says nothing of itself would look the same, so a desk that has a
    public address lets nobody in this way.
    """
    return (
        _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and _is_loopback(urlsplit(f"//{request.headers.get('Host', '')}").hostname or "")
        and _is_loopback(urlsplit(settings.DESK.url).hostname or "")
        and not any(name in request.headers for name in FORWARDED)
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _known(signed_in: Reader | AnonymousUser) -> Reader | AnonymousUser:
    if signed_in.is_authenticated:
        return signed_in
    return sole_owner() or AnonymousUser()


def sole_owner() -> Reader | None:
    """The one reader of a desk without a password, made at the first visit; None on other desks."""
    readers = list(Reader.objects.order_by("pk")[:2])
    if not readers:
        return _first_owner()
    only = readers[0]
    alone = len(readers) == 1 and only.is_superuser and only.is_active
    return only if alone and not only.has_usable_password() else None


def _first_owner() -> Reader:
    # get_or_create: two requests of one page may both come first.
    owner, made = Reader.objects.get_or_create(
        username="owner", defaults={"is_superuser": True, "is_staff": True}
    )
    if made:
        owner.set_unusable_password()
        owner.save(update_fields=["password"])
    return owner

"""A reader's own settings, and who else may read."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from standfirst.models import Reader
from standfirst.web.access import for_owner, for_readers, signed_in
from standfirst.web.answer import answered
from standfirst.web.zone import ZONES

BACKEND = "django.contrib.auth.backends.ModelBackend"
HERE = "/settings"


@for_readers
def page(request: HttpRequest) -> HttpResponse:
    """Zone, feed addresses, password; for the owner also the readers."""
    reader = signed_in(request)
    feeds = f"{settings.DESK.url}/following" if reader.feed_token else ""
    context = {
        "reader": reader,
        "zones": ZONES,
        "feeds": feeds,
        "desk_zone": settings.DESK.zone,
        "readers": Reader.objects.exclude(pk=reader.pk).order_by("email")
        if reader.is_owner
        else (),
    }
    return render(request, "settings/page.html", context)


@require_POST
@for_readers
def zone(request: HttpRequest) -> HttpResponse:
    """Choose a time zone; none means the desk's."""
    reader, asked = signed_in(request), request.POST.get("zone", "").strip()
    if asked and asked not in ZONES:
        says = f"There is no time zone named “{asked[:60]}”. Choose one of the list."
        return answered(request, says, to=HERE, trouble=True)
    Reader.objects.filter(pk=reader.pk).update(zone=asked)
    says = f"Dates are shown in the time of {asked or 'the desk'}."
    return answered(request, says, to=HERE)


@require_POST
@for_readers
def feed(request: HttpRequest) -> HttpResponse:
    """Make the reader's feed address, or a new one in place of it."""
    token = secrets.token_urlsafe(32)
    Reader.objects.filter(pk=signed_in(request).pk).update(feed_token=token)
    says = "Your feed has a new address. An older one no longer works."
    return answered(request, says, to=HERE)


@require_POST
@for_readers
def password(request: HttpRequest) -> HttpResponse:
    """Set the e-mail address and first password of the owner, who then signs in with them."""
    reader = signed_in(request)
    if reader.has_usable_password():
        says = "You have a password already. Change it with the old one."
        return answered(request, says, to="/account/password/change/", trouble=True)
    trouble = _set(reader, request.POST.get("email", ""), request.POST.get("password", ""))
    if trouble:
        return answered(request, trouble, to=HERE, trouble=True)
    login(request, reader, backend=BACKEND)
    return answered(request, "From now on you sign in with this address and password.", to=HERE)


@require_POST
@for_owner
def let_in(request: HttpRequest) -> HttpResponse:
    """Make an account for another reader."""
    if not signed_in(request).has_usable_password():
        says = (
            "Set your own password first: with a second reader, the desk asks everybody to sign in."
        )
        return answered(request, says, to=HERE, trouble=True)
    email = request.POST.get("email", "")
    trouble = _set(Reader(), email, request.POST.get("password", ""))
    says = (
        trouble or f"{email.strip()} can sign in now. Tell them the password; they can change it."
    )
    return answered(request, says, to=HERE, trouble=bool(trouble))


@require_POST
@for_owner
def let_go(request: HttpRequest, pk: str) -> HttpResponse:
    """Remove another reader with all that is theirs."""
    gone, _ = Reader.objects.filter(pk=pk, is_superuser=False).delete()
    says = "The account is removed." if gone else "There is no such account, or it is the owner's."
    return answered(request, says, to=HERE, trouble=not gone)


def _set(reader: Reader, email: str, secret: str) -> str:
    """Give an account its address and password; why not, as a sentence, where that cannot be."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        return "This is no e-mail address. Write one like name@example.org."
    try:
        validate_password(secret, reader)
    except ValidationError as error:
        return " ".join(error.messages)
    if (
        Reader.objects.filter(Q(email__iexact=email) | Q(username=email))
        .exclude(pk=reader.pk)
        .exists()
    ):
        return "Another reader has this address."
    reader.email, reader.username = email, reader.username or email[:150]
    reader.set_password(secret)
    try:
        with transaction.atomic():
            reader.save()
    except IntegrityError:
        return "Another reader has this address."
    return ""

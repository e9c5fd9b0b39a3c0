"""Signing up for Updates and leaving; only a POST changes anything, as scanners follow links."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from standfirst.core.errors import StandfirstError
from standfirst.jobs import subscribe
from standfirst.models import Subscriber
from standfirst.web.answer import answered

ONE_CLICK = ("List-Unsubscribe", "One-Click")  # RFC 8058, section 3.2
ASKED = "A letter is on its way to {email}. Open it and confirm; until then nothing is sent."
NO_MAIL = "This desk has no mail server, so it cannot send letters. Take the feed instead."


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Sign an address up; it counts once confirmed from the letter."""
    email = request.POST.get("email", "").strip()[:254]
    morning, evening = "morning" in request.POST, "evening" in request.POST
    trouble = _refused(email, morning=morning, evening=evening)
    if not trouble:
        trouble = _asked(email, morning=morning, evening=evening)
    says = trouble or ASKED.format(email=email)
    return answered(request, says, to="/updates", trouble=bool(trouble))


def _refused(email: str, *, morning: bool, evening: bool) -> str:
    if not settings.DESK.email_url:
        return NO_MAIL
    if not email:
        return "Write your e-mail address, then sign up."
    if not (morning or evening):
        return "Choose the Morning Update, the Evening Update or both."
    return ""


def _asked(email: str, *, morning: bool, evening: bool) -> str:
    try:
        subscribe.ask(email, morning=morning, evening=evening, now=timezone.now())
    except (StandfirstError, ValueError) as error:
        return str(error)
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, POST confirms."""
    if request.method == "POST":
        subscriber = _known(subscribe.confirm(token, now=timezone.now()))
        return render(request, "subscribe/confirmed.html", {"subscriber": subscriber})
    subscriber = _known(subscribe.look_up(token))
    return render(request, "subscribe/confirm.html", {"subscriber": subscriber})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, POST leaves; a mail program's one-click POST needs no cookie."""
    if request.method == "POST" and request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        _known(subscribe.leave(token, now=timezone.now()))
        return HttpResponse("You have left. No more Updates are sent.\n", content_type="text/plain")
    return _leave_page(request, token)


@csrf_protect
def _leave_page(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        subscriber = _known(subscribe.leave(token, now=timezone.now()))
        return render(request, "subscribe/left.html", {"subscriber": subscriber})
    subscriber = _known(subscribe.look_up(token))
    return render(request, "subscribe/leave.html", {"subscriber": subscriber})


def _known(subscriber: Subscriber | None) -> Subscriber:
    if subscriber is None:
        raise Http404(
            "This link is not known here. It may be cut off: copy it whole from the letter."
        )
    return subscriber

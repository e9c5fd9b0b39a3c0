"""Follow and unfollow."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.jobs.follow import follow as start
from standfirst.jobs.follow import unfollow as stop
from standfirst.models import Follow, Remarks, Topic
from standfirst.web.access import for_readers, signed_in
from standfirst.web.answer import answered
from standfirst.web.subjects import NOUNS, REMARKS, Subject, search_subject, subject

LONGEST_SEARCH = 300


@require_POST
@for_readers
def follow(request: HttpRequest) -> HttpResponse:
    """Follow what the form names: `kind` and `key`."""
    kind, key = request.POST.get("kind", ""), request.POST.get("key", "").replace("\x00", "")
    row = _row(kind, key)
    try:
        made = start(signed_in(request), row, now=timezone.now())
    except ValueError as error:
        raise Http404(str(error)) from error
    button = _button(kind, row, made.pk)
    return _answered(request, button, f"You follow {button.name}. It arrives in Following.")


@require_POST
@for_readers
def unfollow(request: HttpRequest) -> HttpResponse:
    """End the follow with the id `follow`; one already ended is no trouble."""
    asked = request.POST.get("follow", "")
    reader = signed_in(request)
    found = Follow.objects.of(reader.pk).filter(pk=_number(asked)).first()
    if found is None:
        return answered(request, "You do not follow this any more.", to="/following")
    button = _button(found.kind, found.subject, 0)
    stop(reader, found.pk)
    return _answered(request, button, f"You no longer follow {button.name}.")


def _row(kind: str, key: str) -> Any:
    if kind == "search":
        words = " ".join(key.split())[:LONGEST_SEARCH]
        if not words:
            raise Http404("There are no words to follow.")
        return words
    if kind == REMARKS:
        speaker, _, words = key.partition(" ")
        row = get_object_or_404(Topic.objects.named(), pk=_number(speaker))
        return Remarks(row.topic, " ".join(words.split())[:LONGEST_SEARCH])
    if kind not in NOUNS:
        raise Http404("This cannot be followed.")
    return get_object_or_404(NOUNS[kind], pk=_number(key))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _button(kind: str, row: Any, follow_id: int) -> Subject:
    if kind == "search":
        return search_subject(row, {("search", row): follow_id})
    key = row.key if isinstance(row, Remarks) else row.pk
    return subject(row, {(kind, key): follow_id})


def _answered(request: HttpRequest, button: Subject, says: str) -> HttpResponse:
    context = {"subject": button, "bare": "bare" in request.POST}
    return answered(request, says, to="/following", part="part/follow.html", context=context)

"""One Update, to read; and on the desk as a draft, for the owner to change and publish."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.jobs.compose import publish as publish_update
from standfirst.models import Brief, Update
from standfirst.web.access import for_owner, reader_of
from standfirst.web.answer import answered
from standfirst.web.draft import changed, changes_of, refused


def page(request: HttpRequest, day: str, slot: str) -> HttpResponse:
    """The Update. A draft is the owner's only, with its form."""
    update = _seen(request, day, slot)
    return render(request, "update/page.html", _context(request, update))


def text(request: HttpRequest, day: str, slot: str) -> HttpResponse:
    """The Update as plain text."""
    update = _seen(request, day, slot)
    words = render_to_string("mail/update.txt", {"update": update, "desk": settings.DESK})
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@require_POST
@for_owner
def edit(request: HttpRequest, day: str, slot: str, brief: str) -> HttpResponse:
    """Change a brief of a draft: each changed sentence must stand in its article."""
    update = _draft(day, slot)
    row = _brief(update, brief)
    if request.POST.get("action") == "drop":
        row.delete()
        return answered(request, f"Dropped: {row.headline}", to=update.path)
    wishes = changes_of(request.POST, row)
    troubles = refused(wishes, row)
    if troubles:
        context = _context(request, update) | {"wishes": wishes, "troubles": troubles}
        return render(request, "update/page.html", context, status=422)
    changed(wishes, row)
    return HttpResponseRedirect(f"{update.path}#brief-{row.pk}")


@require_POST
@for_owner
def publish(request: HttpRequest, day: str, slot: str) -> HttpResponse:
    """Publish a draft: it is on the web and in the feeds at once, and its letters go out."""
    update = _draft(day, slot)
    publish_update(update, now=timezone.now())
    return answered(request, f"The {update.name} is published.", to=update.path)


def _context(request: HttpRequest, update: Update) -> dict[str, object]:
    reader = reader_of(request)
    return {
        "update": update,
        "articles": len({a.pk for b in update.briefs.all() for a in b.sources.all()}),
        "edits": update.published_at is None and reader is not None and reader.is_owner,
    }


def _find(day: str, slot: str) -> Update:
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise Http404("There is no such day.") from None
    update = Update.objects.at(asked, slot, settings.DESK.zone).with_briefs().first()
    if update is None:
        raise Http404("There is no such Update.")
    return update


def _seen(request: HttpRequest, day: str, slot: str) -> Update:
    update = _find(day, slot)
    reader = reader_of(request)
    if update.published_at is None and not (reader and reader.is_owner):
        raise Http404("There is no such Update.")
    return update


def _draft(day: str, slot: str) -> Update:
    update = _find(day, slot)
    if update.published_at is not None:
        raise Http404("This Update is published and changes no more.")
    return update


def _brief(update: Update, asked: str) -> Brief:
    found = next((row for row in update.briefs.all() if str(row.pk) == asked), None)
    if found is None:
        raise Http404("There is no such brief in this Update.")
    return found

"""What the frame of every page shows: the desk's name, the sample's banner, what is unread."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from standfirst.models import Entry, Setup
from standfirst.web.access import reader_of

MOST_COUNTED = 100


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context processor. `unread` is a text: "", "7" or "100+"."""
    setup = Setup.load()
    return {
        "desk": {
            "name": settings.DESK.name,
            "sample": setup.sample_until is not None and setup.sample_gone_at is None,
            "unread": _unread(request),
            "path": request.path,
            "mails": bool(settings.DESK.email_url),
            "now": timezone.now(),
        }
    }


def _unread(request: HttpRequest) -> str:
    reader = reader_of(request)
    if reader is None:
        return ""
    entries = Entry.objects.filter(reader=reader, followed=True).unread()
    # Counting stops at the cap: a reader with 100,000 unread entries waits no longer.
    count = entries[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count or "")

"""Shows every date in the reader's own time zone, or the desk's."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from standfirst.web.access import reader_of

Answer = Callable[[HttpRequest], HttpResponse]
WITHOUT_DATES = ("/healthz", "/leave/", "/websub/")
ZONES = tuple(sorted(available_timezones()))


def activate(get_response: Answer) -> Answer:
    """Middleware: the zone holds for this answer only; the next reader may live elsewhere."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(WITHOUT_DATES):
            return get_response(request)
        with timezone.override(zone_of(request)):
            return get_response(request)

    return answer


def zone_of(request: HttpRequest) -> ZoneInfo:
    """The reader's zone; the desk's where they chose none or one that is known no longer."""
    reader = reader_of(request)
    chosen = reader.zone if reader else ""
    return ZoneInfo(chosen if chosen in ZONES else settings.DESK.zone)

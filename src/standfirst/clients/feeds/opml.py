"""The desk's sources as OPML, to take along to another reader."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from standfirst.core.source.opml import write_opml
from standfirst.core.types import FoundSource, SourceKind
from standfirst.models import Source

CONTENT_TYPE = "text/x-opml; charset=utf-8"


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources; for the owner only, as an address may hold a secret."""
    if not (request.user.is_authenticated and request.user.is_owner):
        raise PermissionDenied("The list of sources is for the owner of the desk.")
    rows = Source.objects.select_related("outlet").order_by("outlet__name", "id")
    rows = rows.exclude(kind=SourceKind.MAILBOX)  # no other program could read it
    found = (
        FoundSource(
            url=row.url,
            kind=SourceKind(row.kind),
            title=str(row),
            home_url=row.outlet.home_url,
        )
        for row in rows.iterator()
    )
    body = write_opml(found, title=f"Sources of {settings.DESK.name}")
    name = 'attachment; filename="sources.opml"'
    return HttpResponse(body, content_type=CONTENT_TYPE, headers={"Content-Disposition": name})

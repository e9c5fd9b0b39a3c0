"""Puts the sample wire away, so that the desk is the owner's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.jobs import sample
from standfirst.web.access import for_owner


@require_POST
@for_owner
def put_away(request: HttpRequest) -> HttpResponse:
    """Remove the invented stories; what the owner added stays."""
    sample.put_away(now=timezone.now())
    says = "The sample is put away. Add a site, a feed or an OPML file, and the desk is yours."
    messages.success(request, says)
    return HttpResponseRedirect("/sources")  # the page it came from may be gone with the sample

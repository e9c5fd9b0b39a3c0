"""What the desk reads: health in words, adding, OPML in."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.core.errors import StandfirstError
from standfirst.core.source.opml import parse_opml
from standfirst.core.types import FoundSource, SourceKind
from standfirst.jobs import add, tend
from standfirst.models import Source
from standfirst.models.source import STATES
from standfirst.web.access import for_owner
from standfirst.web.answer import answered
from standfirst.web.paging import leaf
from standfirst.web.pulse import pulses

PER_PAGE = 50
LONGEST_SEARCH = 100
LARGEST_OPML = 5 * 1024 * 1024
LONGEST_ADDRESS = 2000
SALT = "standfirst.sources.offer"  # offers travel through the form and must come back unchanged


@for_owner
def page(request: HttpRequest) -> HttpResponse:
    """The sources with their health, those that need a hand first; `?state=`, `?find=` narrow."""
    return render(request, "sources/page.html", _context(request))


def _context(request: HttpRequest) -> dict[str, object]:
    now = timezone.now()
    state = request.GET.get("state", "")
    find = request.GET.get("find", "").strip()[:LONGEST_SEARCH]
    counts = Source.objects.states()
    rows = Source.objects.for_list()
    if state in STATES:
        rows = rows.in_states(state)
    if find:
        rows = rows.named(find)
    shown = leaf(request, rows, size=PER_PAGE)
    known = pulses(shown.rows, now)
    tend.mark_held(shown.rows, now)
    return {
        "leaf": shown,
        "rows": [(row, known[row.pk], live(row, now)) for row in shown.rows],
        "states": [(name, counts[name]) for name in STATES if counts.get(name)],
        "total": sum(counts.values()),
        "state": state if state in STATES else "",
        "find": find,
    }


def live(row: Source, now: datetime) -> bool:
    """Whether a hub calls when this source publishes; asks nothing of the database."""
    return hasattr(row, "subscription") and row.subscription.is_live(now)


@require_POST
@for_owner
def offer(request: HttpRequest) -> HttpResponse:
    """Look what an address offers: one source is added at once, of several the owner chooses."""
    address = request.POST.get("address", "").strip()[:LONGEST_ADDRESS]
    if not address:
        return answered(
            request, "Write the address of a site or a feed.", to="/sources", trouble=True
        )
    try:
        found = add.offers(address)
    except StandfirstError as error:
        context = _context(request) | {"address": address, "trouble": error.message}
        return render(request, "sources/page.html", context, status=422)
    if len(found) == 1:
        return _added(request, found)
    offers = [(source, _sealed(source)) for source in found]
    return render(request, "sources/choose.html", {"address": address, "offers": offers})


def _sealed(source: FoundSource) -> str:
    return signing.dumps(asdict(source), salt=SALT)


def _opened(sealed: str) -> FoundSource:
    parts = signing.loads(sealed, salt=SALT, max_age=3600)
    return FoundSource(**parts | {"kind": SourceKind(parts["kind"])})


@require_POST
@for_owner
def choose(request: HttpRequest) -> HttpResponse:
    """Add the offered sources that the owner ticked."""
    try:
        found = tuple(_opened(sealed) for sealed in request.POST.getlist("offer")[:100])
    except signing.BadSignature:
        says = "The choice is older than an hour. Ask the address again."
        return answered(request, says, to="/sources", trouble=True)
    if not found:
        return answered(request, "Nothing was ticked, so nothing was added.", to="/sources")
    return _added(request, found)


def _added(request: HttpRequest, found: tuple[FoundSource, ...]) -> HttpResponse:
    try:
        rows = add.add_found(found, now=timezone.now())
    except StandfirstError as error:
        return answered(request, error.message, to="/sources", trouble=True)
    return answered(request, _tells(rows), to="/sources")


def _tells(rows: list[add.Added]) -> str:
    new = [row.source for row in rows if row.new]
    if not rows:
        return "There was no source in it, so nothing was added."
    if not new:
        return "The desk reads all of this already."
    if len(new) == 1:
        return f"Added {new[0]}. Its first articles come within a minute or two."
    return f"Added {len(new)} sources. Their first articles come within a few minutes."


@require_POST
@for_owner
def opml(request: HttpRequest) -> HttpResponse:
    """Add the sources of an OPML file."""
    upload = request.FILES.get("file")
    trouble = _refused(upload)
    if trouble or upload is None:
        return answered(request, trouble, to="/sources", trouble=True)
    try:
        found = parse_opml(upload.read())
    except StandfirstError as error:
        return answered(request, error.message, to="/sources", trouble=True)
    return _added(request, found)


def _refused(upload: UploadedFile[bytes] | None) -> str:
    if upload is None or not upload.size:
        return "Choose an OPML file, then send it."
    if upload.size > LARGEST_OPML:
        return "The file is larger than 5 MB. An OPML file of ten thousand feeds is smaller."
    return ""

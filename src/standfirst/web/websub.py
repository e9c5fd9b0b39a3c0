"""Where WebSub hubs reach the desk: they ask whether we mean it, and call when there is news."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from standfirst.core.source.signature import is_signed
from standfirst.jobs import websub
from standfirst.models import HubSubscription

LARGEST = 10 * 1024 * 1024  # bytes of a call; they are signed but never kept
PIECE = 64 * 1024


@csrf_exempt  # a hub has no session; what it may do is bound to a token and a signature
@require_http_methods(["GET", "POST"])
def callback(request: HttpRequest, token: str) -> HttpResponse:
    """A hub's question (GET) or call (POST), at an address that only this hub was told."""
    row = websub.find(token)
    if row is None:
        return _plain("There is no such subscription.", status=404)
    if request.method == "GET":
        return _question(request, row)
    return _call(request, row)


def _question(request: HttpRequest, row: HubSubscription) -> HttpResponse:
    echo = websub.confirmed(row, request.GET.dict(), timezone.now())
    if echo is None:
        return _plain("The desk did not ask for this.", status=404)
    return _plain(echo)


def _call(request: HttpRequest, row: HubSubscription) -> HttpResponse:
    if row.source_id is None:
        return _plain("The desk no longer reads this.", status=410)
    length = request.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length[-20:]) > LARGEST:
        return _plain("The call is larger than 10 MB.", status=413)
    header = request.headers.get("X-Hub-Signature", "")
    if is_signed(_pieces(request), header=header, secret=row.secret):
        websub.called(row, timezone.now())
    # The same answer to a forged call: it is dropped, and nobody learns which was right.
    return _plain("", status=202)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body as it comes; never more than its announced length, never held as a whole."""
    while piece := request.read(PIECE):
        yield piece


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")

"""One source: its health, its hub, what it announced last, and what the owner can do about it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.core.errors import StandfirstError
from standfirst.jobs import mailbox, tend
from standfirst.models import Article, Item, Source
from standfirst.web.access import for_owner
from standfirst.web.answer import answered
from standfirst.web.pulse import pulses
from standfirst.web.sources import LONGEST_ADDRESS, live

ITEMS = 20
REASONS = 5
LOOKED_AT = 200  # newest items, for the reasons why articles are not whole


@for_owner
def page(request: HttpRequest, pk: str) -> HttpResponse:
    """Everything that is known of a source."""
    rows = Source.objects.select_related("outlet", "subscription")
    return _page(request, get_object_or_404(rows, pk=pk))


def _page(
    request: HttpRequest, row: Source, *, trouble: str = "", address: str = ""
) -> HttpResponse:
    now = timezone.now()
    tend.mark_held([row], now)
    newest = row.items.select_related("article").defer("announced").order_by("-pk")
    context = {
        "source": row,
        "pulse": pulses([row], now)[row.pk],
        "items": _named(list(newest[:ITEMS])),
        "reasons": _reasons(newest),
        "hub": getattr(row, "subscription", None),
        "live": live(row, now),
        "trouble": trouble,
        "address": address,
    }
    return render(request, "sources/source.html", context, status=422 if trouble else 200)


def _named(items: list[Item]) -> list[tuple[Item, Article | None]]:
    """Items with their articles, be it by another source that announced the same address."""
    nameless = [item.address for item in items if not item.article_id and item.address]
    others = Item.objects.filter(address__in=nameless, article__isnull=False)
    known = {one.address: one.article for one in others.select_related("article")[:LOOKED_AT]}
    return [(item, item.article or known.get(item.address)) for item in items]


def _reasons(newest: QuerySet[Item]) -> list[dict[str, object]]:
    """Why recent articles are not whole, the commonest first."""
    recent = list(newest.values_list("pk", flat=True)[:LOOKED_AT])
    partly = Item.objects.filter(pk__in=recent, article__whole=False).exclude(article__trouble="")
    counted = partly.values("article__trouble").annotate(n=Count("pk")).order_by("-n")
    return [{"says": row["article__trouble"], "n": row["n"]} for row in counted[:REASONS]]


@require_POST
@for_owner
def ask(request: HttpRequest, pk: str) -> HttpResponse:
    """Poll a source now."""
    row = get_object_or_404(Source, pk=pk)
    if row.paused:
        return answered(request, f"{row} is paused. Resume it first.", to=row.path, trouble=True)
    if tend.ask_now(row, now=timezone.now()):
        return answered(request, f"{row} is asked within a minute.", to=row.path)
    says = f"{row} was asked a moment ago. Wait a minute."
    if row.held_until is not None:
        says = f"The host of {row} asked us to wait. {row.advice}"
    return answered(request, says, to=row.path)


@require_POST
@for_owner
def pause(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask a source no more, or again."""
    row = get_object_or_404(Source, pk=pk)
    paused = request.POST.get("paused") == "1"
    tend.pause(row, paused=paused, now=timezone.now())
    says = f"{row} is paused." if paused else f"{row} is asked again, within a minute."
    return answered(request, says, to=row.path)


@require_POST
@for_owner
def move(request: HttpRequest, pk: str) -> HttpResponse:
    """Give a source its new address: the one typed, else the one the site sends us to."""
    row = get_object_or_404(Source.objects.select_related("outlet", "subscription"), pk=pk)
    address = request.POST.get("address", "").strip()[:LONGEST_ADDRESS]
    try:
        moved = tend.move(row, address, now=timezone.now())
    except StandfirstError as error:
        return _page(request, row, trouble=error.message, address=address)
    return answered(request, f"{moved} is read at {moved.url} from now on.", to=row.path)


@require_POST
@for_owner
def remove(request: HttpRequest, pk: str) -> HttpResponse:
    """Stop polling a source. Its articles stay."""
    row = get_object_or_404(Source, pk=pk)
    name = str(row)
    if mailbox.is_set(row.url):  # it would be back in a moment
        says = "This mailbox is in the setting STANDFIRST_MAILBOX. Take it out there, or pause it."
        return answered(request, says, to=row.path, trouble=True)
    row.delete()
    messages.success(request, f"{name} is polled no more. Its articles stay.")
    return redirect("/sources")  # not to where the form stood: that page went with its source

"""Item → page: get the page of each announced item, or keep what the feed gave and say why."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta

from django.db import transaction

from standfirst.core.errors import FetchError
from standfirst.core.types import Fetched, Request
from standfirst.io.http import fetch_many
from standfirst.jobs.claim import MOST_TRIES, claim
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import FetchedPage, Item

BATCH = 64
PAGE_BYTES = 5 * 1024 * 1024
NO_ADDRESS = "The source gives no address for this item, so only the feed's own text is here."


def run(tools: Tools, now: datetime) -> Tally:
    """Fetch the pages of up to BATCH due items."""
    tally = Tally()
    items = claim(Item.objects.due(now), due="fetch_due_at", now=now, limit=BATCH)
    addressed = {item.url: item for item in items if item.url}
    for item in items:
        if addressed.get(item.url) is not item:
            # No address, or the same address twice in one batch: extraction joins the second one
            # to the article of the first.
            _keep(item, None, "" if item.url else NO_ADDRESS, now)
            tally.done += 1
    requests = [Request(url=url, accept=_ACCEPT, max_bytes=PAGE_BYTES) for url in addressed]
    for request, answer in fetch_many(requests, policy=tools.policy):
        _write(addressed[request.url], answer, now, tally)
        tally.done += 1
        tools.progress(1, "fetched")
    return tally


_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"


def _write(item: Item, answer: Fetched | FetchError, now: datetime, tally: Tally) -> None:
    if isinstance(answer, Fetched):
        _keep(item, answer, "", now)
        return
    if answer.permanent or (item.tries >= MOST_TRIES and not answer.local):
        _keep(item, None, answer.message, now)
    else:
        wait = timedelta(seconds=answer.retry_after or 120 * 5 ** (item.tries - 1))
        Item.objects.filter(pk=item.pk).update(fetch_due_at=now + wait, trouble=answer.message)
    tally.troubles.append(f"{item.url}: {answer.message}")


def _keep(item: Item, answer: Fetched | None, trouble: str, now: datetime) -> None:
    """Hand the item on to extraction, with its page or with the reason why there is none."""
    with transaction.atomic():
        FetchedPage.objects.update_or_create(
            item=item,
            defaults={
                "url": (answer.url if answer else item.url)[:2000],
                "content_type": (answer.content_type if answer else "")[:200],
                "body": zlib.compress(answer.body, 1) if answer else b"",
                "trouble": trouble,
                "fetched_at": now,
                "extract_due_at": now,
                "tries": 0,
            },
        )
        Item.objects.filter(pk=item.pk).update(fetch_due_at=None, trouble=trouble)

"""Item → page: get the page of each announced item, or keep what the feed gave and say why."""

from __future__ import annotations

import zlib
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction

from standfirst.core.errors import FetchError
from standfirst.core.source.schedule import line_is_down
from standfirst.core.types import Fetched, Request
from standfirst.io.http import fetch_many
from standfirst.io.line import queue_of
from standfirst.jobs.claim import LEASE, MOST_TRIES, claim, let_go
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import FetchedPage, Item

BATCH = 64
LOOKED_AT = 1000  # due items among which a batch is chosen, so that one host does not fill it
PAGE_BYTES = 5 * 1024 * 1024
PAGE_SECONDS = 25.0
FIRST_WAIT = timedelta(minutes=2)
LINE_DOWN = timedelta(minutes=5)
NO_ADDRESS = "The source gives no address for this item, so only the feed's own text is here."
ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"


def run(tools: Tools, now: datetime) -> Tally:
    """Fetch the pages of up to BATCH due items."""
    tally = Tally()
    chosen = Item.objects.due(now).filter(pk__in=_choose(tools, now))
    items = claim(chosen, due="fetch_due_at", now=now, limit=BATCH)
    addressed = {item.url: item for item in items if item.url}
    for item in items:
        if addressed.get(item.url) is not item:
            # No address, or the same address twice in one batch: extraction joins the second one
            # to the article of the first.
            _keep(item, None, "" if item.url else NO_ADDRESS, now)
            tally.done += 1
    requests = [
        Request(url=url, accept=ACCEPT, max_bytes=PAGE_BYTES, seconds=PAGE_SECONDS)
        for url in addressed
    ]
    failed: list[tuple[Item, FetchError]] = []
    answered = 0
    for request, answer in fetch_many(requests, policy=tools.policy):
        item = addressed[request.url]
        if isinstance(answer, Fetched):
            _keep(item, answer, "", now)
            answered += 1
        else:
            failed.append((item, answer))
        tally.done += 1
        tools.progress(1, "fetched")
    silent = sum(error.silent for _, error in failed)
    outage = line_is_down(answered=answered, unreachable=silent)
    for item, error in failed:
        _put_off(item, error, now, local=error.local or (outage and error.silent))
        tally.troubles.append(f"{item.url}: {error.message}")
    return tally


def _choose(tools: Tools, now: datetime) -> list[int]:
    """A batch in which no host has more than it may be asked within a lease.

    Pages of one host are had one after another, `per_host_seconds` apart, and may each take
    PAGE_SECONDS; the owner's own private hosts are asked as they come.
    """
    each = tools.policy.per_host_seconds + PAGE_SECONDS
    most = max(1, int(LEASE.total_seconds() / each))
    taken: Counter[str] = Counter()
    chosen: list[int] = []
    for pk, url in Item.objects.due(now).values_list("pk", "url")[:LOOKED_AT]:
        host = queue_of(url, tools.policy.allowed)  # "": waits for nobody, or will be refused
        if not host or taken[host] < most:
            taken[host] += 1
            chosen.append(pk)
        if len(chosen) == BATCH:
            break
    return chosen


def _put_off(item: Item, error: FetchError, now: datetime, *, local: bool) -> None:
    """Try again later; after too many tries, or for good reason, go on with the feed's own text."""
    if local:  # our own line is down: this try does not count
        due = now + LINE_DOWN
        let_go(item, "fetch_due_at", fetch_due_at=due, tries=item.tries - 1, trouble=error.message)
    elif error.permanent or item.tries >= MOST_TRIES:
        _keep(item, None, error.message, now)
    else:
        wait = timedelta(seconds=error.retry_after or 0) or FIRST_WAIT * 5 ** (item.tries - 1)
        let_go(item, "fetch_due_at", fetch_due_at=now + wait, trouble=error.message)


def _keep(item: Item, answer: Fetched | None, trouble: str, now: datetime) -> None:
    """Hand the item on to extraction, with its page or with the reason why there is none."""
    with transaction.atomic():
        if not let_go(item, "fetch_due_at", fetch_due_at=None, trouble=trouble):
            return  # announced again meanwhile: it is fetched again
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

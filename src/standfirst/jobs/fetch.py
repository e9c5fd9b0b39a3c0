"""Item → page: get the page of each announced item, or keep what the feed gave and say why."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from standfirst.core.errors import FetchError
from standfirst.core.types import Fetched, Request
from standfirst.io.http import fetch_many
from standfirst.jobs.claim import MOST_TRIES, claim, let_go
from standfirst.jobs.outage import is_out
from standfirst.jobs.tools import Tally, Tools
from standfirst.jobs.turns import SECONDS, Turns, choose, told
from standfirst.models import FetchedPage, Item

BATCH = 64
PAGE_BYTES = 5 * 1024 * 1024
PAGE_SECONDS = 25.0
FIRST_WAIT = timedelta(minutes=2)
LINE_DOWN = timedelta(minutes=5)
NO_ADDRESS = "The source gives no address for this item, so only the feed's own text is here."
ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"


def run(tools: Tools, now: datetime) -> Tally:
    """Fetch the pages of up to BATCH due items whose hosts may be asked."""
    turns = Turns(tools.policy, now)
    queue = Item.objects.due(now)
    try:
        chosen = queue.filter(pk__in=choose(queue, turns, due="fetch_due_at", limit=BATCH))
        items = claim(chosen, due="fetch_due_at", now=now, limit=BATCH)
        return _fetch(tools, items, turns)
    finally:
        turns.give_back()


def _fetch(tools: Tools, items: Sequence[Item], turns: Turns) -> Tally:
    tally = Tally()
    now = turns.now
    waiting = {item.url: item for item in items if item.url}
    for item in items:
        if waiting.get(item.url) is not item:
            # No address, or the same address twice in one batch: extraction joins the second one
            # to the article of the first.
            _keep(item, None, "" if item.url else NO_ADDRESS, now)
            tally.done += 1
    requests = [
        Request(url=url, accept=ACCEPT, max_bytes=PAGE_BYTES, seconds=PAGE_SECONDS)
        for url in waiting
    ]
    failed: list[tuple[Item, FetchError]] = []
    answered = 0
    for request, answer in fetch_many(requests, policy=tools.policy, gate=turns, seconds=SECONDS):
        item = waiting.pop(request.url)
        if isinstance(answer, Fetched):
            _keep(item, answer, "", now)
            answered += 1
        else:
            turns.hold(answer)
            failed.append((item, answer))
            answered += answer.status is not None and not answer.held
        tally.done += 1
        tools.progress(1, "fetched")
    for item in waiting.values():  # there was no time for them: this try does not count
        let_go(item, "fetch_due_at", fetch_due_at=now, tries=item.tries - 1)
    outage = is_out([item.url for item, error in failed if error.silent], answered=answered)
    for item, error in failed:
        _put_off(item, error, turns, local=error.local or (outage and error.silent))
        tally.troubles.append(f"{item.url}: {error.message}")
    return tally


def _put_off(item: Item, error: FetchError, turns: Turns, *, local: bool) -> None:
    """Try again later; after too many tries, or for good reason, go on with the feed's own text."""
    clock = turns.clock  # a wait counts from the answer, not from the beginning of the round
    trouble = told(error, clock)
    wait = timedelta(seconds=error.retry_after or 0) or FIRST_WAIT * 5 ** (item.tries - 1)
    if local or error.held:  # our own line is down, or it was not asked: this try does not count
        due = clock + (LINE_DOWN if local else wait)
        let_go(item, "fetch_due_at", fetch_due_at=due, tries=item.tries - 1, trouble=trouble)
    elif error.permanent or item.tries >= MOST_TRIES:
        _keep(item, None, error.message, turns.now)
    else:
        let_go(item, "fetch_due_at", fetch_due_at=clock + wait, trouble=trouble)


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

"""What an owner does to a source by hand: ask it now, pause it, give it a new address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from standfirst.core.errors import FeedError
from standfirst.core.types import SourceKind
from standfirst.io.hosts import place_of
from standfirst.jobs import add
from standfirst.jobs.tools import allowed
from standfirst.models import HostTurn, Source

BETWEEN = timedelta(minutes=1)


def mark_held(rows: Sequence[Source], now: datetime) -> None:
    """Set `held_until` of those whose hosts want us to wait. Two questions, however many rows."""
    waiting = HostTurn.objects.filter(held_until__gt=now).values_list("name", "held_until")
    until = dict(waiting)
    if not until:
        return
    whom = allowed()
    for row in rows:
        row.held_until = until.get(place_of(row.url, whom).name)


def ask_now(row: Source, *, now: datetime) -> bool:
    """Let the worker poll it in its next round. False where it was asked a moment ago, or where
    its host wants us to wait."""
    mark_held([row], now)
    if row.held_until is not None:
        return False
    if row.tried_at is not None and now - row.tried_at < BETWEEN:
        return False
    Source.objects.filter(pk=row.pk, due_at__gt=now).update(due_at=now)
    return True


def pause(row: Source, *, paused: bool, now: datetime) -> None:
    """Ask it no more, or again from now on."""
    changes = {"paused": True} if paused else {"paused": False, "due_at": now}
    Source.objects.filter(pk=row.pk).exclude(paused=paused).update(**changes)


def move(row: Source, address: str, *, now: datetime) -> Source:
    """Give a source the feed at `address`; its items stay known. Raises StandfirstError.

    "" takes the address to which the site itself sends us for good.
    """
    if row.kind == SourceKind.MAILBOX:
        raise FeedError(
            "A mailbox has no address of its own here. Change the setting that names it."
        )
    if not address and not row.moving_to:
        raise FeedError("There is no new address. Write the one that this source has now.")
    url, kind = _feed_at(address) if address else (row.moving_to, row.kind)
    if Source.objects.filter(url=url).exclude(pk=row.pk).exists():
        raise FeedError("The desk reads this address already. Remove the source you do not need.")
    Source.objects.filter(pk=row.pk).update(
        url=url,
        kind=kind,
        due_at=now,
        failures=0,
        blamed=0,  # never more than the failures, or an outage would count them below zero
        silent_at=None,
        trouble="",
        resting=False,
        tried_at=None,
        etag="",
        last_modified="",
        moving_to="",
        moving_since=None,
    )
    return Source.objects.get(pk=row.pk)


def _feed_at(address: str) -> tuple[str, str]:
    found = add.offers(address)
    if not found:
        raise FeedError(add.NOTHING)
    # Of several, the first is the site's main feed.
    if len(found[0].url) > add.LONGEST:
        raise FeedError(f"The address is longer than {add.LONGEST} characters. Check it.")
    return found[0].url, found[0].kind.value

"""Hosts' turns, shared by all workers: which due rows may be asked now, and whom to leave alone.

A round takes the turns of its hosts in one stroke before it asks, and gives them back in another
after it: a few questions a round, not one a request. A worker that dies gives them back by dying:
its turns end with its lease.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Model, QuerySet

from standfirst.core.errors import FetchError
from standfirst.io.hosts import Place, Turn, held_error, place_of
from standfirst.io.http import Policy
from standfirst.jobs.claim import LEASE
from standfirst.models import HostTurn

LOOKED_AT = 1000  # due rows among which a batch is chosen, so that one host does not fill it
SECONDS = 20.0  # of a round, after which no request goes out; the rest waits for the next round
BUCKET = 60.0  # seconds by which the rows of a host with too many are put off in groups
Queue = dict[Place, list[int]]


@dataclass(slots=True)
class Turns:
    """The turns of one round. `now` is when it began."""

    policy: Policy
    now: datetime
    round: str = field(default_factory=lambda: uuid4().hex)
    began: float = field(default_factory=time.monotonic)
    known: dict[str, Turn] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)  # places of which this round has the turn

    def __call__(self, place: Place) -> Turn:
        """The turn of a place; one that is met on the way is taken now."""
        if place.name not in self.known:
            self.look([place])
            self.take([place])
        return self.known[place.name]

    @property
    def clock(self) -> datetime:
        """`now`, and the time that the round has taken since."""
        return self.now + timedelta(seconds=time.monotonic() - self.began)

    def look(self, places: Iterable[Place]) -> None:
        """Learn how the places stand; none is taken."""
        names = [place.name for place in places if place.name]
        self.known |= dict.fromkeys(names, Turn())
        rows = HostTurn.objects.filter(name__in=names)
        self.known |= {row.name: self._turn(row) for row in rows}

    def take(self, places: Iterable[Place]) -> None:
        """Take the turn of each place that must be spared and is free; the others are known."""
        names = [place.name for place in places if place.spared]
        if not names:
            return
        with transaction.atomic():
            # In one order, or two workers could wait for each other.
            rows = HostTurn.objects.filter(name__in=names).order_by("name").select_for_update()
            turns = {row.name: self._turn(row) for row in rows}
            shut = {name for name, turn in turns.items() if turn.busy or turn.held > 0}
            free = [name for name in names if name not in shut]
            turns |= self._mark(free, missing=set(free) - set(turns))
        self.own.update(name for name in free if not turns[name].busy)
        self.known |= turns

    def _mark(self, free: Sequence[str], *, missing: set[str]) -> dict[str, Turn]:
        """Write that the free places are ours; answers those that another was quicker to make."""
        ours = {"taken_by": self.round, "taken_until": self.clock + LEASE}
        if missing:
            made = [HostTurn(name=name, next_at=self.clock) for name in sorted(missing)]
            HostTurn.objects.bulk_create(made, ignore_conflicts=True)
        if free:
            unclaimed = HostTurn.objects.filter(name__in=free)
            if missing:  # their rows were not locked: only now is seen whose they are
                unclaimed = unclaimed.exclude(taken_until__gt=self.clock)
            unclaimed.update(**ours)
        if not missing:
            return {}
        lost = HostTurn.objects.filter(name__in=missing).exclude(taken_by=self.round)
        return {name: Turn() for name in missing} | {row.name: Turn(busy=True) for row in lost}

    def pause(self) -> None:
        """Before hosts are asked again in this round: each has its pause first."""
        spacing = self.policy.per_host_seconds
        for name in self.own:
            self.known[name] = replace(self.known[name], wait=spacing)

    def hold(self, error: FetchError) -> None:
        """Remember, for every worker, that a host wants us to wait."""
        if not error.host or error.held or not error.retry_after:
            return
        until = self.clock + timedelta(seconds=error.retry_after)
        status = error.status or 429
        held = {"held_until": until, "held_status": status}
        HostTurn.objects.update_or_create(
            name=error.host, defaults=held, create_defaults={**held, "next_at": self.now}
        )

    def give_back(self) -> None:
        """Let others ask these hosts, after the time that lies between two requests."""
        if not self.own:
            return
        after = self.clock + timedelta(seconds=self.policy.per_host_seconds)
        mine = HostTurn.objects.filter(name__in=self.own, taken_by=self.round)
        mine.update(taken_by="", taken_until=None, next_at=after)
        self.own.clear()

    def _turn(self, row: HostTurn) -> Turn:
        clock = self.clock
        busy = row.taken_by != self.round and row.taken_until is not None
        return Turn(
            wait=max(0.0, (row.next_at - clock).total_seconds()),
            held=(row.held_until - clock).total_seconds() if row.held_until else 0.0,
            status=row.held_status,
            busy=busy and row.taken_until is not None and row.taken_until > clock,
        )


def choose(queue: QuerySet[Any], turns: Turns, *, due: str, limit: int) -> list[int]:
    """The keys of up to `limit` due rows whose hosts may be asked now, their turns taken.

    `queue` is in the order of `due`; its rows have a `url`. Every host has its share: the first
    row of each comes before the second of any, and no more of one than SECONDS allow. Rows of a
    host that is held are put off until it is not; rows of one that another worker asks stay.
    """
    looked_at = list(queue.values_list("pk", "url")[:LOOKED_AT])
    waiting = _by_place(looked_at, turns.policy, most=2 * limit)
    turns.look(waiting)
    free: Queue = {}
    for place, keys in waiting.items():
        turn = turns.known.get(place.name, Turn())
        if turn.held > 0:
            _put_off(queue.model, keys, due, place=place, turns=turns)
        elif not turn.busy and turn.wait < SECONDS:
            free[place] = keys
    chosen = _fairly(free, limit=limit, spacing=turns.policy.per_host_seconds)
    turns.take(chosen)
    if len(looked_at) == LOOKED_AT and sum(map(len, chosen.values())) < limit:
        _space_out(queue.model, waiting, due, turns)
    asked = [keys for place, keys in chosen.items() if not place.spared or place.name in turns.own]
    return [key for keys in asked for key in keys]


def _by_place(rows: Iterable[tuple[int, str]], policy: Policy, *, most: int) -> Queue:
    """The rows by where they go; enough different places end the search."""
    found: Queue = {}
    for key, url in rows:
        found.setdefault(place_of(url, policy.allowed), []).append(key)
        if len(found) >= most:
            break
    return found


def _fairly(free: Queue, *, limit: int, spacing: float) -> Queue:
    """Row by row from each place in turn, until there are `limit`."""
    most = max(1, int(SECONDS / spacing)) if spacing else limit
    lots = [
        (number, order, place, key)
        for order, (place, keys) in enumerate(free.items())
        for number, key in enumerate(islice(keys, most if place.spared else limit))
    ]
    chosen: Queue = {}
    for _, _, place, key in sorted(lots, key=lambda lot: lot[:2])[:limit]:
        chosen.setdefault(place, []).append(key)
    return chosen


def _put_off(model: type[Model], keys: list[int], due: str, *, place: Place, turns: Turns) -> None:
    turn = turns.known[place.name]
    until = turns.clock + timedelta(seconds=turn.held)
    trouble = told(held_error(place.name, turn.held, turn.status), turns.clock)
    rows = model._default_manager.filter(**{"pk__in": keys, f"{due}__lte": turns.now})
    rows.update(**{due: until, "trouble": trouble})


def told(error: FetchError, now: datetime) -> str:
    """The sentences of an error; those of a host that wants us to wait say until when."""
    if not error.host or not error.retry_after:
        return error.message
    until = now + timedelta(seconds=error.retry_after)
    until = (until + timedelta(seconds=30)).replace(second=0)
    what = f"{error.host} asked us to wait ({error.status})." if error.held else error.message
    return f"{what} It is not asked before {until:%H:%M} UTC on {until:%-d %B}."


def _space_out(model: type[Model], waiting: Queue, due: str, turns: Turns) -> None:
    """Put the rows of crowded hosts off until about their turn comes, so that others are seen."""
    spacing = turns.policy.per_host_seconds
    for place, keys in waiting.items():
        group = max(1, int(BUCKET / spacing)) if place.spared and spacing else len(keys)
        for number, first in enumerate(range(group, len(keys), group), start=1):
            later = turns.now + timedelta(seconds=BUCKET * number)
            rows = model._default_manager.filter(pk__in=keys[first : first + group])
            rows.filter(**{f"{due}__lte": turns.now}).update(**{due: later})

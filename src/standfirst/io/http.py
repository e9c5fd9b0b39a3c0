"""The one way out: fetches addresses over HTTP for the jobs, many at once, as they complete."""

from __future__ import annotations

import asyncio
import math
import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from standfirst.core.errors import FetchError
from standfirst.core.types import Fetched, Request
from standfirst.io.hosts import Gate, Place, Turn, Unasked, new_host, place_of
from standfirst.io.line import Line, Policy, fetch, fetch_held, open_line

__all__ = [
    "Gate",
    "Line",
    "Place",
    "Policy",
    "Turn",
    "fetch",
    "fetch_many",
    "fetch_one",
    "open_line",
]

# The owner's own hosts are not spared, but a small server's queue of connections may hold as few as
# five: more at once are dropped, and each waits seconds for its second try.
OWN_AT_ONCE = 4
_Answer = tuple[Request, Fetched | FetchError]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A host met on the way, of whose turn the caller's thread is to be asked."""

    place: Place
    turn: asyncio.Future[Turn]


def fetch_one(request: Request, *, policy: Policy) -> Fetched:
    """Fetch one address; raises FetchError (AddressError where it must not be asked)."""
    for _, answer in fetch_many([request], policy=policy):
        if isinstance(answer, FetchError):
            raise answer
        return answer
    raise FetchError("The request was stopped before it was answered.")


def fetch_many(
    requests: Iterable[Request],
    *,
    policy: Policy,
    gate: Gate | None = None,
    seconds: float = math.inf,
) -> Iterator[_Answer]:
    """Fetch many addresses at once; yields each with its answer or error, as they complete.

    `gate` is asked, in the caller's thread, for the turn of each host once. After `seconds` no
    further request goes out. A request that did not go out, for that or because another worker
    asks its host, is not yielded.

    Runs its own event loop in a thread, so it works inside and outside of one. Stopping early
    (closing the generator) cancels what is under way.
    """
    asked = [(request, place_of(request.url, policy.allowed)) for request in requests]
    turns = {place.name: gate(place) for _, place in asked if gate and place.name}
    run = _Run(asked, policy, queue.SimpleQueue(), turns, seconds, asks=gate is not None)
    thread = threading.Thread(target=run.work, name="standfirst-fetch", daemon=True)
    thread.start()
    try:
        while (told := run.answers.get()) is not None:
            if isinstance(told, _Wish):
                run.grant(told, gate(told.place) if gate else Turn())
                continue
            run.taken(told)
            yield told
    finally:
        run.stop()
        thread.join()
    if run.failure is not None:
        raise run.failure


@dataclass(slots=True)
class _Run:
    """One call of fetch_many; its loop lives in another thread than its reader."""

    requests: list[tuple[Request, Place]]
    policy: Policy
    answers: queue.SimpleQueue[_Answer | _Wish | None]
    turns: Mapping[str, Turn] = field(default_factory=dict)
    seconds: float = math.inf
    asks: bool = False  # for the turns of hosts met on the way
    loop: asyncio.AbstractEventLoop | None = None
    task: asyncio.Task[None] | None = None
    line: Line | None = None
    stopped: bool = False
    failure: Exception | None = None

    def work(self) -> None:
        try:
            asyncio.run(self.main())
        except asyncio.CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - raised again in the reader's thread
            self.failure = error
        finally:
            self.answers.put(None)

    async def main(self) -> None:
        self.task, self.loop = asyncio.current_task(), asyncio.get_running_loop()
        if self.stopped:  # before there was a task to cancel
            return
        at_once = min(OWN_AT_ONCE, self.policy.concurrency)
        turn_of = self.turn_of if self.asks else None
        opened = open_line(self.policy, turn_of=turn_of, seconds=self.seconds)
        async with opened as self.line, asyncio.TaskGroup() as group:
            known = {name: new_host(name, turn) for name, turn in self.turns.items()}
            self.line.hosts.update(known)
            for (place, _), requests in self.by_place().items():
                waiting = iter(requests)
                for _ in range(1 if place.spared else min(at_once, len(requests))):
                    group.create_task(self.serve(self.line, waiting))

    def by_place(self) -> dict[tuple[Place, str], list[Request]]:
        """The requests by their place; those that will be refused by what stands there."""
        found: dict[tuple[Place, str], list[Request]] = defaultdict(list)
        for request, place in self.requests:
            written = "" if place.name else "".join(request.url.split("/", 3)[2:3])
            found[place, written].append(request)
        return found

    async def serve(self, line: Line, waiting: Iterator[Request]) -> None:
        for request in waiting:
            answer: Fetched | FetchError
            try:
                answer = await fetch_held(request, line=line)
            except FetchError as error:
                answer = error
            except Unasked:
                continue
            self.answers.put((request, answer))

    async def turn_of(self, place: Place) -> Turn:
        """The turn of a host met on the way, as the caller's thread grants it."""
        wish = _Wish(place, asyncio.get_running_loop().create_future())
        self.answers.put(wish)
        return await wish.turn

    def grant(self, wish: _Wish, turn: Turn) -> None:
        self._tell(lambda: None if wish.turn.done() else wish.turn.set_result(turn))

    def taken(self, answer: _Answer) -> None:
        # A finished body keeps its place until it is read: a slow reader fills no memory.
        if isinstance(answer[1], Fetched):
            self._tell(lambda: self.line.places.release() if self.line else None)

    def stop(self) -> None:
        self.stopped = True
        self._tell(lambda: self.task.cancel() if self.task else None)

    def _tell(self, action: Callable[[], object]) -> None:
        if self.loop is None:
            return
        try:
            self.loop.call_soon_threadsafe(action)
        except RuntimeError:  # the loop has just closed: nothing is left to tell
            return

"""The one way out: fetches addresses over HTTP for the jobs, many at once, as they complete."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from standfirst.core.errors import FetchError
from standfirst.core.types import Fetched, Request
from standfirst.io.line import Line, Policy, fetch, fetch_held, open_line, queue_of

__all__ = ["Line", "Policy", "fetch", "fetch_many", "fetch_one", "open_line"]

# The owner's own hosts are not spared, but a small server's queue of connections may hold as few as
# five: more at once are dropped, and each waits seconds for its second try.
OWN_AT_ONCE = 4
_Answer = tuple[Request, Fetched | FetchError]


def fetch_one(request: Request, *, policy: Policy) -> Fetched:
    """Fetch one address; raises FetchError (AddressError where it must not be asked)."""
    for _, answer in fetch_many([request], policy=policy):
        if isinstance(answer, FetchError):
            raise answer
        return answer
    raise FetchError("The request was stopped before it was answered.")


def fetch_many(requests: Iterable[Request], *, policy: Policy) -> Iterator[_Answer]:
    """Fetch many addresses at once; yields each with its answer or error, as they complete.

    Runs its own event loop in a thread, so it works inside and outside of one. Stopping early
    (closing the generator) cancels what is under way.
    """
    run = _Run(list(requests), policy, queue.SimpleQueue())
    thread = threading.Thread(target=run.work, name="standfirst-fetch", daemon=True)
    thread.start()
    try:
        while (answer := run.answers.get()) is not None:
            run.taken(answer)
            yield answer
    finally:
        run.stop()
        thread.join()
    if run.failure is not None:
        raise run.failure


@dataclass(slots=True)
class _Run:
    """One call of fetch_many; its loop lives in another thread than its reader."""

    requests: list[Request]
    policy: Policy
    answers: queue.SimpleQueue[_Answer | None]
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
        async with open_line(self.policy) as self.line, asyncio.TaskGroup() as group:
            for (host, _), requests in self.by_host().items():
                waiting = iter(requests)
                for _ in range(1 if host else min(at_once, len(requests))):
                    group.create_task(self.serve(self.line, waiting))

    def by_host(self) -> dict[tuple[str, str], list[Request]]:
        """The requests by (host that must be spared or "", host as written)."""
        found: dict[tuple[str, str], list[Request]] = defaultdict(list)
        for request in self.requests:
            written = request.url.split("/", 3)[2:3]
            key = queue_of(request.url, self.policy.allowed), "".join(written)
            found[(key[0], "") if key[0] else key].append(request)
        return found

    async def serve(self, line: Line, waiting: Iterator[Request]) -> None:
        for request in waiting:
            answer: Fetched | FetchError
            try:
                answer = await fetch_held(request, line=line)
            except FetchError as error:
                answer = error
            self.answers.put((request, answer))

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

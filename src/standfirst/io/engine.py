"""An engine that runs pure functions in child processes which can be stopped: by the kernel after
so many seconds of computing, by us after so many of waiting."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Protocol, Self

from standfirst.core.errors import EngineError, StandfirstError

Answer = tuple[int, Any]  # (number of the task, its result or a StandfirstError)
MEMORY_BYTES = 6 * 1024**3  # of address space, a child; a model maps about 1 GiB
PATIENCE = 60.0  # seconds of waiting, beside five times the computing time


class Engine(Protocol):
    """Runs a function over tasks; answers come as they are done, numbered as the tasks came."""

    def map(
        self, function: Callable[[Any], Any], tasks: Iterable[Any], *, seconds: float
    ) -> Iterator[Answer]:
        """Yield (number, result or error). A task gets `seconds` of computing time."""

    def close(self) -> None:
        """Let go of what it holds."""


class InProcess:
    """The engine without children: for one page at the command line, and for tests of jobs."""

    def map(
        self, function: Callable[[Any], Any], tasks: Iterable[Any], *, seconds: float
    ) -> Iterator[Answer]:
        del seconds
        for number, task in enumerate(tasks):
            yield number, _attempt(function, task)

    def close(self) -> None:
        """Nothing is held."""


@dataclass(slots=True)
class _Child:
    process: BaseProcess
    pipe: Connection
    number: int | None = None  # of the task it is at
    deadline: float = 0.0
    seconds: float = field(default=0.0)


class Pool:
    """The engine with children, started when first needed."""

    def __init__(self, processes: int, *, warm: Callable[[], None] | None = None) -> None:
        """`warm` runs in each child at its start, before any limit counts: to load a model."""
        self._warm = warm
        self._context = multiprocessing.get_context("forkserver")
        self._processes = processes
        self._children: list[_Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def map(
        self, function: Callable[[Any], Any], tasks: Iterable[Any], *, seconds: float
    ) -> Iterator[Answer]:
        waiting = enumerate(tasks)
        try:
            while True:
                for child, (number, task) in zip(self._idle(), waiting, strict=False):
                    self._give(child, number, (function, task, seconds))
                busy = [child for child in self._children if child.number is not None]
                if not busy:
                    return
                yield from self._answers(busy)
        finally:
            # Whoever stops in the middle leaves tasks under way: their answers must not turn up
            # in the next call under another task's number.
            for child in [child for child in self._children if child.number is not None]:
                self._replace(child, "it was not waited for")

    def close(self) -> None:
        for child in self._children:
            child.process.kill()
            child.process.join()
            child.pipe.close()
        self._children = []

    def _idle(self) -> list[_Child]:
        for child in [child for child in self._children if not child.process.is_alive()]:
            if child.number is None:
                self._replace(child, "its process ended")
        while len(self._children) < self._processes:
            self._children.append(self._start())
        return [child for child in self._children if child.number is None]

    def _start(self) -> _Child:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._warm), daemon=True)
        process.start()
        theirs.close()
        return _Child(process, ours)

    def _give(self, child: _Child, number: int, work: tuple[object, object, float]) -> None:
        child.number, child.seconds = number, work[2]
        # For children that hang without computing, those still loading their model included.
        child.deadline = time.monotonic() + PATIENCE + 5 * work[2]
        with suppress(OSError):  # a child that died meanwhile is found when its answer is awaited
            child.pipe.send(work)

    def _answers(self, busy: list[_Child]) -> Iterator[Answer]:
        soonest = min(child.deadline for child in busy)
        ready = wait([child.pipe for child in busy], timeout=max(0.0, soonest - time.monotonic()))
        for child in busy:
            number = child.number
            if number is None:
                continue
            if child.pipe in ready:
                yield number, self._receive(child)
            elif time.monotonic() > child.deadline:
                yield number, self._replace(child, "it did not answer in time")

    def _receive(self, child: _Child) -> Any:
        try:
            answer = child.pipe.recv()
        except (EOFError, OSError):
            child.process.join()
            return self._replace(child, _ending(child.process.exitcode, child.seconds))
        child.number = None
        return answer

    def _replace(self, child: _Child, why: str) -> EngineError:
        child.process.kill()
        child.process.join()
        child.pipe.close()
        self._children[self._children.index(child)] = self._start()
        return EngineError(f"The work was stopped: {why}.", permanent=True)


def _ending(code: int | None, seconds: float) -> str:
    if code == -signal.SIGPROF:
        return f"it took more than {seconds:g} seconds of computing"
    return f"its process ended unexpectedly (exit {code})"


def _attempt(function: Callable[[Any], Any], task: Any) -> Any:
    try:
        return function(task)
    except StandfirstError as error:
        return error
    except MemoryError:
        return EngineError("The work was stopped: it needed too much memory.", permanent=True)
    except Exception as error:  # noqa: BLE001  (a fault in reading one page must not stop the others)
        return EngineError(f"The work failed: {type(error).__name__}: {error}", permanent=True)


def _serve(pipe: Connection, warm: Callable[[], None] | None) -> None:
    """The child: take a task, do it under the kernel's limit, answer; end when the pipe closes."""
    # Whoever stops the desk may signal the whole group; the parent ends its children itself.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    # SIGPROF's default action ends the process, also in the middle of C code that no Python
    # exception can interrupt.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    if warm is not None:
        # What cannot be loaded is told by the first task that needs it.
        with suppress(StandfirstError):
            warm()
    while True:
        try:
            function, task, seconds = pipe.recv()
        except (EOFError, OSError):
            return
        signal.setitimer(signal.ITIMER_PROF, seconds)
        answer = _attempt(function, task)
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send(answer)

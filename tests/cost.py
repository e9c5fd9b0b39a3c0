"""What computing costs: limits that are fair on a slow machine, and computing unwatched."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

#: What the yardstick costs on a quiet machine of 2024, in seconds.
QUIET = 0.006
#: Beside other checks on two cores, long computing slows more than the short yardstick does.
BESIDE = 1.5


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What is done within costs at most so much processor time on a quiet machine.

    A busy neighbour on the same core makes computing itself slower, so a yardstick is measured
    beside it, before and after, and the limit grows with it.
    """
    with untraced():
        slow = _slowness()
        began = process_time()
        yield
        spent = process_time() - began
        limit = seconds * BESIDE * max(slow, _slowness())
    assert spent < limit, f"{spent:.2f} s of computing, {limit:.2f} s allowed"


@contextmanager
def untraced() -> Iterator[None]:
    """Coverage is not measured within, in this thread and in those that it starts.

    Measured code computes two to six times as long on Python 3.11.
    """
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)
        threading.settrace(of_threads)


def _slowness() -> float:
    began = process_time()
    words = [f"{at * 7919 % 4093}" for at in range(20_000)]
    seen = {word: len(word) for word in words}
    sum(seen[word] for word in sorted(words))
    return max(1.0, (process_time() - began) / QUIET)

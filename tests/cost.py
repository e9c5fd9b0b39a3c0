"""A limit on what something may cost, fair on a slow or busy machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

#: What the yardstick costs on a quiet machine of 2024, in seconds.
QUIET = 0.006
#: How many times more a line costs while coverage is measured.
TRACED = 6


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What is done within costs at most so much processor time on a quiet machine.

    A busy neighbour on the same core makes computing itself slower, so a yardstick is measured
    beside it, before and after; measuring coverage makes it slower still. The limit grows with
    both.
    """
    slow = _slowness()
    began = process_time()
    yield
    spent = process_time() - began
    limit = seconds * max(slow, _slowness()) * (TRACED if sys.gettrace() else 1)
    assert spent < limit, f"{spent:.2f} s of computing, {limit:.2f} s allowed"


def _slowness() -> float:
    began = process_time()
    words = [f"{at * 7919 % 4093}" for at in range(20_000)]
    seen = {word: len(word) for word in words}
    sum(seen[word] for word in sorted(words))
    return max(1.0, (process_time() - began) / QUIET)

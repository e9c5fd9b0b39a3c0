"""What computing costs: a limit that holds, and what is done while nothing is measured."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from tests.cost import at_most, untraced


def calls_seen(block: Callable[[], None]) -> list[str]:
    """Run the block with a tracer; answers the names of the functions that it saw called."""
    seen: list[str] = []

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            seen.append(frame.f_code.co_name)

    before, of_threads = sys.gettrace(), threading.gettrace()
    threading.settrace(note)
    sys.settrace(note)
    try:
        block()
    finally:
        sys.settrace(before)
        threading.settrace(of_threads)
    return seen


def outside() -> None:
    """Called while the tracer is on."""


def inside() -> None:
    """Called while it is off."""


def test_what_is_untraced_is_seen_by_no_tracer_and_what_follows_is() -> None:
    def block() -> None:
        outside()
        with untraced():
            inside()
            thread = threading.Thread(target=inside)
            thread.start()
            thread.join()
        outside()

    seen = calls_seen(block)
    assert "inside" not in seen
    assert seen.count("outside") == 2


def test_a_tracer_is_back_after_a_failure() -> None:
    def block() -> None:
        with pytest.raises(ValueError, match="no"), untraced():
            raise ValueError("no")
        outside()

    assert "outside" in calls_seen(block)


def test_computing_beyond_its_limit_is_told() -> None:
    with pytest.raises(AssertionError, match="s allowed"), at_most(0.0):
        sum(range(1000))

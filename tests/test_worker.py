"""The worker's loop: works what is due, says so in a line, and stops when it is told."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import OperationalError

from standfirst import pipeline, worker
from standfirst.jobs import tools
from standfirst.jobs.tools import Tally, Tools
from standfirst.pipeline import Round, Stage, run_once, run_until_idle

NOW = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """The worker sets signal handlers; the tests' own come back."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.fixture
def kit(db: None) -> Tools:
    return tools.make(processes=0)


def test_a_round_is_told_in_one_line() -> None:
    done = Round(done=Counter(poll=2, read=7, group=7), troubles=["a", "b", "c", "d", "e", "f"])
    assert worker.line(done) == (
        "2 sources polled, 7 articles read, 7 articles placed in stories, a, b, c, d, e"
    )
    assert worker.line(Round()) == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_stops_at_a_signal(number: signal.Signals) -> None:
    said: list[str] = []
    timer = threading.Timer(0.3, os.kill, (os.getpid(), number))
    timer.start()
    start = time.monotonic()
    worker.work(say=said.append)
    timer.join()
    assert time.monotonic() - start < worker.IDLE
    assert (said[0], said[-1]) == ("The worker runs.", "The worker has stopped.")


def test_a_stage_that_has_begun_is_finished_and_no_other_begun(kit: Tools) -> None:
    stop = threading.Event()

    def interrupted(_: Tools, __: datetime) -> Tally:
        stop.set()
        return Tally(done=2)

    stages = [Stage("poll", interrupted), Stage("read", lambda _, __: Tally(done=9))]
    assert run_once(kit, stages, stopped=stop.is_set).done == {"poll": 2}


def failing(error: Exception) -> Stage:
    def run(_: Tools, __: datetime) -> Tally:
        raise error

    return Stage("extract", run)


def test_a_stage_that_fails_leaves_the_others_their_turn(kit: Tools) -> None:
    stages = [
        failing(OperationalError("database is locked")),
        failing(OSError(28, "No space left on device")),
        failing(KeyError("a fault of ours")),
        Stage("read", lambda _, __: Tally(done=3)),
    ]
    done = run_once(kit, stages)
    assert done.done["read"] == 3
    says = ("busy", "disk is full", "a fault of ours")
    assert [word in line for word, line in zip(says, done.troubles, strict=True)] == [True] * 3


def test_a_failure_nobody_foresaw_is_told_with_its_words(
    kit: Tools, caplog: pytest.LogCaptureFixture
) -> None:
    done = run_once(kit, [failing(OperationalError("no such table: news"))])
    assert "no such table: news" in done.troubles[0]
    assert "extract failed" in caplog.text


def test_rounds_go_on_until_nothing_is_due(kit: Tools) -> None:
    left = [2, 1]
    stages = [
        Stage("poll", lambda _, __: Tally(done=left.pop() if left else 0, troubles=["one"])),
        Stage("read", lambda _, __: Tally()),
    ]
    whole = run_until_idle(kit, stages)
    assert whole.done["poll"] == 3
    assert whole.troubles == ["one"] * 3
    assert set(whole.seconds) == {"poll", "read"}


def test_every_stage_runs_in_the_order_of_the_pipeline() -> None:
    names = "poll mailbox fetch extract read group follow compose deliver websub prune".split()
    assert [stage.name for stage in pipeline.STAGES] == names
    assert pipeline.STAGES[: len(pipeline.POLLING)] == pipeline.POLLING

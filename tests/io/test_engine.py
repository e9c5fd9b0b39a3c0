"""The engine: work that hangs, dies or eats memory is stopped and told, the rest goes on."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from standfirst.core.errors import (
    EngineError,
    ExtractError,
    FetchError,
    MailError,
    ReadError,
    StandfirstError,
)
from standfirst.io import engine
from standfirst.io.engine import Engine, InProcess, Pool

SECONDS = 5.0
WARMED: list[str] = []


def twice(number: int) -> int:
    return number * 2


def slow_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def burn(number: int) -> int:
    """Computes without end for 0, otherwise answers at once."""
    while number == 0:
        pass
    return number


def burn_in_c(number: int) -> int:
    """The same inside one call of C code, which no Python exception interrupts."""
    return number or len(str(7 ** (7**8)))


def sleep(number: int) -> int:
    time.sleep(60 if number == 0 else 0)
    return number


def leave(number: int) -> int:
    if number == 0:
        os._exit(3)
    return number


def fall(number: int) -> int:
    """Ends its process by a fault in C code."""
    if number == 0:
        signal.signal(signal.SIGSEGV, signal.SIG_DFL)
        ctypes.string_at(1)
    return number


def devour(number: int) -> int:
    return len(bytearray(engine.MEMORY_BYTES + 1)) if number == 0 else number


def refuse(kind: str) -> object:
    if kind == "fetch":
        raise FetchError("The host is busy.", status=503, retry_after=7.5, local=True)
    if kind == "read":
        raise ReadError("Empty.", permanent=True)
    if kind == "fault":
        raise KeyError("a fault of ours")
    if kind == "unsendable":
        return lambda: None
    return kind


def where(_: object) -> int:
    return os.getpid()


def warm() -> None:
    WARMED.append("warm")


def cold() -> None:
    raise ReadError("There is no such model.", permanent=True)


def warmed(_: object) -> list[str]:
    return WARMED


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One pool for all: what one test breaks must serve the next."""
    with Pool(2) as made:
        yield made


def answers(
    on: Engine, function: Callable[[Any], Any], tasks: list[Any], seconds: float = SECONDS
) -> dict[int, Any]:
    return dict(on.map(function, tasks, seconds=seconds))


@pytest.mark.parametrize("tasks", [[], [4], list(range(50))])
def test_every_task_is_answered_under_its_number(pool: Pool, tasks: list[int]) -> None:
    assert answers(pool, twice, tasks) == {n: 2 * task for n, task in enumerate(tasks)}
    assert answers(InProcess(), twice, tasks) == {n: 2 * task for n, task in enumerate(tasks)}


def test_answers_come_as_they_are_done(pool: Pool) -> None:
    assert next(iter(pool.map(slow_first, [0, 1, 2], seconds=SECONDS)))[0] == 1


def test_tasks_are_taken_only_as_children_are_free(pool: Pool) -> None:
    taken: list[int] = []

    def giving() -> Iterator[int]:
        for number in range(20):
            taken.append(number)
            yield number

    found = pool.map(twice, giving(), seconds=SECONDS)
    next(found)
    assert len(taken) <= 3
    assert sum(1 for _ in found) == 19


@pytest.mark.parametrize("function", [burn, burn_in_c])
def test_a_task_over_its_computing_time_is_stopped_and_the_others_go_on(
    pool: Pool, function: Callable[[int], int]
) -> None:
    start = time.monotonic()
    found = answers(pool, function, [0, 1, 2, 3], seconds=0.3)
    assert time.monotonic() - start < 10
    assert isinstance(found[0], EngineError)
    assert found[0].permanent
    assert found[0].message == "The work was stopped: it took more than 0.3 seconds of computing."
    assert [found[number] for number in (1, 2, 3)] == [1, 2, 3]


def test_a_task_that_only_waits_is_stopped_too(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.5)
    found = answers(pool, sleep, [0, 1, 2], seconds=0.1)
    assert isinstance(found[0], EngineError)
    assert "did not answer in time" in found[0].message
    assert (found[1], found[2]) == (1, 2)


@pytest.mark.parametrize(
    ("function", "ending"), [(leave, "exit 3"), (fall, f"exit -{signal.SIGSEGV}")]
)
def test_a_child_that_dies_is_told_and_replaced(
    pool: Pool, function: Callable[[int], int], ending: str
) -> None:
    found = answers(pool, function, [0, 1, 0, 2, 0, 3])
    for number in (0, 2, 4):
        assert isinstance(found[number], EngineError)
        assert "ended unexpectedly" in found[number].message
        assert ending in found[number].message
    assert [found[number] for number in (1, 3, 5)] == [1, 2, 3]


def test_a_child_that_dies_between_two_calls_is_replaced(pool: Pool) -> None:
    for pid in set(answers(pool, where, [0] * 8).values()):
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    assert answers(pool, twice, [1, 2, 3]) == {0: 2, 1: 4, 2: 6}


def test_a_task_over_the_memory_is_told_and_its_child_lives_on(pool: Pool) -> None:
    before = set(answers(pool, where, [0] * 8).values())
    found = answers(pool, devour, [0, 1])
    assert isinstance(found[0], EngineError)
    assert "too much memory" in found[0].message
    assert found[1] == 1
    assert set(answers(pool, where, [0] * 8).values()) <= before


def test_errors_come_back_with_their_fields(pool: Pool) -> None:
    found = answers(pool, refuse, ["fetch", "read", "fault", "fine"])
    assert isinstance(found[0], FetchError)
    assert (found[0].status, found[0].retry_after, found[0].local) == (503, 7.5, True)
    assert (found[0].message, found[0].permanent) == ("The host is busy.", False)
    assert isinstance(found[1], ReadError)
    assert found[1].permanent
    assert isinstance(found[2], EngineError)
    assert "KeyError" in found[2].message
    assert found[3] == "fine"


@pytest.mark.parametrize("kind", [ExtractError, MailError, EngineError, StandfirstError])
def test_every_error_can_be_rebuilt(kind: type[StandfirstError]) -> None:
    made = kind("So it is.", permanent=True)
    again = pickle.loads(pickle.dumps(made))
    assert (type(again), again.message, again.permanent) == (kind, "So it is.", True)


def test_an_answer_that_cannot_be_sent_is_an_error(pool: Pool) -> None:
    found = answers(pool, refuse, ["unsendable", "fine"])
    assert isinstance(found[0], EngineError)
    assert found[1] == "fine"


def test_a_call_left_in_the_middle_leaves_no_answers_for_the_next(pool: Pool) -> None:
    for _ in pool.map(slow_first, [1, 0, 0, 0], seconds=SECONDS):
        break
    assert answers(pool, twice, [10, 20, 30]) == {0: 20, 1: 40, 2: 60}


def test_errors_of_tasks_in_this_process_are_answers_too() -> None:
    found = answers(InProcess(), refuse, ["read", "fault", "fine"])
    assert isinstance(found[0], ReadError)
    assert isinstance(found[1], EngineError)
    assert found[2] == "fine"


def test_children_are_warmed_once_before_their_work() -> None:
    with Pool(1, warm=warm) as made:
        assert answers(made, warmed, [1, 2]) == {0: ["warm"], 1: ["warm"]}


def test_a_model_that_cannot_be_loaded_stops_no_other_work() -> None:
    with Pool(1, warm=cold) as made:
        assert answers(made, twice, [1]) == {0: 2}


def test_closing_leaves_no_process() -> None:
    before = set(multiprocessing.active_children())
    made = Pool(2)
    found = made.map(sleep, [1, 0], seconds=SECONDS)
    next(found)
    children = set(multiprocessing.active_children()) - before
    assert len(children) == 2
    made.close()
    assert set(multiprocessing.active_children()) == before
    assert not any(child.is_alive() for child in children)
    made.close()  # once more changes nothing

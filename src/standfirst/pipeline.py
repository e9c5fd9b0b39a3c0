"""The stages of the desk's work, in order, on one page."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from standfirst.jobs import (
    compose,
    deliver,
    extract,
    fetch,
    followers,
    group,
    mailbox,
    poll,
    prune,
    read,
    websub,
)
from standfirst.jobs.tools import Tally, Tools

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stage:
    """One arrow of the pipeline."""

    name: str
    run: Callable[[Tools, datetime], Tally]


POLLING = (
    Stage("poll", poll.run),
    Stage("mailbox", mailbox.run),
    Stage("fetch", fetch.run),
    Stage("extract", extract.run),
    Stage("read", read.run),
    Stage("group", group.run),
    Stage("follow", followers.run),
)
TIDY = Stage("prune", prune.run)
STAGES = (
    *POLLING,
    Stage("compose", compose.run),
    Stage("deliver", deliver.run),
    Stage("websub", websub.run),
    TIDY,
)


@dataclass(slots=True)
class Round:
    """What a run of the pipeline did: rows by stage, seconds by stage, and what went wrong."""

    done: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    troubles: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.done.values())


def now() -> datetime:
    """The clock; below the job layer `now` is an argument."""
    return datetime.now(UTC)


def run_once(
    tools: Tools,
    stages: Iterable[Stage] = STAGES,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> Round:
    """Each stage once over what is due.

    A stage that fails (a locked database, a full disk, a fault of ours) is told and left for the
    next round; the rows it had claimed come due again. `stopped` is asked before each stage.
    """
    done = Round()
    for stage in stages:
        if stopped():
            break
        start = time.perf_counter()
        try:
            tally = stage.run(tools, now())
        except Exception as error:  # noqa: BLE001  (one stage's fault must not end the desk's work)
            tally = Tally(troubles=[trouble(stage, error)])
        done.seconds[stage.name] += time.perf_counter() - start
        done.done[stage.name] += tally.done
        done.troubles += tally.troubles
    return done


def run_until_idle(tools: Tools, stages: Iterable[Stage] = STAGES) -> Round:
    """Round after round until nothing is due any more."""
    whole = Round()
    stages = tuple(stages)
    while True:
        one = run_once(tools, stages)
        whole.done += one.done
        for name, spent in one.seconds.items():
            whole.seconds[name] += spent
        whole.troubles += one.troubles
        if not one.total:
            return whole


def trouble(stage: Stage, error: Exception) -> str:
    """What a person needs to hear when the database or the disk fails."""
    text = str(error)
    if "locked" in text:
        return (
            f"{stage.name}: the database is busy with another program; nothing is lost, the work "
            "is tried again. Close other programs that have it open."
        )
    if "full" in text or "No space" in text:
        return (
            f"{stage.name}: the disk is full; nothing is lost, the work waits. Free some space "
            "where the desk lives."
        )
    log.error("%s failed", stage.name, exc_info=error)
    return f"{stage.name}: it failed ({type(error).__name__}: {text}); the work is tried again."

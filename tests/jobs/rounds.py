"""Running the pipeline at a moment that the test chooses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from standfirst.jobs.tools import Tools
from standfirst.pipeline import POLLING, STAGES, Stage


def run_stages(kit: Tools, at: datetime, stages: Iterable[Stage] = POLLING) -> list[str]:
    """Every stage until nothing is due; answers the troubles told."""
    stages = tuple(stages)
    troubles: list[str] = []
    for _ in range(50):
        tallies = [stage.run(kit, at) for stage in stages]
        troubles += [line for tally in tallies for line in tally.troubles]
        if not any(tally.done for tally in tallies):
            return troubles
    raise AssertionError("the pipeline does not come to rest")


def stage(name: str) -> Stage:
    return next(one for one in STAGES if one.name == name)

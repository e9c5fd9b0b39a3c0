"""Runs one stage of the pipeline in a process of its own and kills it at its n-th write.

    python -m tests.jobs.killed STAGE N ISO-DATETIME

Ends with SIGKILL at the n-th INSERT, UPDATE or DELETE; with exit code 0 where it has fewer.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import django

WRITES = ("INSERT", "UPDATE", "DELETE")


class KillAt:
    """A wrapper of database calls that counts writes."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def main(name: str, number: int, at: datetime) -> None:
    """Run the stage once."""
    django.setup()
    from django.db import connection

    from standfirst.io.engine import InProcess
    from standfirst.jobs import tools
    from tests.jobs.rounds import stage

    kit = replace(tools.make(processes=0), engine=InProcess(), model="rules")
    with connection.execute_wrapper(KillAt(number)):
        stage(name).run(kit, at)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))

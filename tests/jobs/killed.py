"""Runs one stage of the pipeline in a child of this process and kills it at its n-th write."""

from __future__ import annotations

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn

from django.db import connection, connections

from standfirst.io.engine import InProcess
from standfirst.jobs import group, tools
from tests.jobs.rounds import stage

WRITES = ("INSERT", "UPDATE", "DELETE")
SECONDS = 60


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


def kill(name: str, number: int, at: datetime) -> int:
    """Run the stage in a child that dies at its n-th INSERT, UPDATE or DELETE.

    Answers -SIGKILL, or 0 where the stage has fewer writes. A child by fork has this test's
    settings and modules and is there at once; a new Python would load them for two seconds. Only
    for tests whose rows are committed: it opens the database anew.
    """
    connections.close_all()  # SQLite forbids a connection to cross a fork
    with warnings.catch_warnings():
        # The fake servers' threads do not live on in the child, and it asks nothing of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _run(name, number, at)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), f"{name} ended with {code}"
    return code


def _run(name: str, number: int, at: datetime) -> NoReturn:
    sys.settrace(None)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)
    code = 1
    try:
        group._memory = group._Memory()
        kit = replace(tools.make(processes=0), engine=InProcess(), model="rules")
        with connection.execute_wrapper(KillAt(number)):
            stage(name).run(kit, at)
        code = 0
    except Exception:  # noqa: BLE001 (whatever it is, the test shows it)
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)  # nothing of the parent's is closed or written twice

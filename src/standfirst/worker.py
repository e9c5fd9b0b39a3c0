"""The worker's loop: a round of the pipeline, and a short sleep when nothing was due."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections

from standfirst.jobs import tools
from standfirst.pipeline import Round, run_once

IDLE = 2.0  # seconds
log = logging.getLogger(__name__)


def work(*, say: Callable[[str], object]) -> None:
    """Work until SIGTERM or Ctrl-C; a round that has begun is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    kit = tools.make()
    say("The worker runs.")
    try:
        while not stop.is_set():
            close_old_connections()
            try:
                kit = tools.renewed(kit)
            except DatabaseError as error:
                say(f"The database cannot be asked ({error}); the worker waits for it.")
                stop.wait(IDLE)
                continue
            done = run_once(kit, stopped=stop.is_set)
            told = line(done)
            if told:
                say(told)
            if not done.total:
                stop.wait(IDLE)
    finally:
        kit.engine.close()
    say("The worker has stopped.")


def line(done: Round) -> str:
    """A round in one line; "" where nothing was done."""
    counts = {
        "poll": "sources polled",
        "mailbox": "mailboxes read",
        "fetch": "pages fetched",
        "extract": "articles extracted",
        "read": "articles read",
        "group": "articles placed in stories",
        "follow": "readers' Following brought up to date",
        "compose": "Update written",
        "deliver": "letters sent",
        "websub": "hubs asked",
    }
    parts = [f"{done.done[name]} {what}" for name, what in counts.items() if done.done[name]]
    return ", ".join(parts + done.troubles[:5])

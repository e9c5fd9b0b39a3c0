"""Keeping the database tidy: sessions that ended, old turns, SQLite's write-ahead log."""

from __future__ import annotations

import fcntl
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from standfirst.jobs.tools import Tally, Tools
from standfirst.models import HostTurn

BETWEEN = timedelta(minutes=10)
TURNS_KEPT = timedelta(days=7)  # of hosts; as long as one may hold us
LONGEST_LOG = 32 * 1024 * 1024  # bytes of write-ahead log after which tidying does not wait
_last: list[datetime] = []


def run(tools: Tools, now: datetime) -> Tally:
    """Tidy up, at most every ten minutes."""
    del tools
    if _last and now - _last[-1] < BETWEEN and _log_size() < LONGEST_LOG:
        return Tally()
    _last[:] = [now]
    Session.objects.filter(expire_date__lt=now).delete()
    HostTurn.objects.over(now - TURNS_KEPT).delete()
    checkpoint()
    return Tally()


def _log_size() -> int:
    if connection.vendor != "sqlite":
        return 0
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    return log.stat().st_size if log.exists() else 0


def checkpoint() -> None:
    """Fold SQLite's write-ahead log into the database; one program at a time.

    SQLite before 3.51.3 can damage a database when two connections checkpoint at once, so
    automatic checkpoints are off (settings) and this one runs under a lock between processes; who
    finds it taken leaves the work to the other. (A last connection that closes checkpoints too,
    but then there is no second one.)
    """
    if connection.vendor != "sqlite":
        return
    with (settings.DATA_DIR / "checkpoint.lock").open("w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        with connection.cursor() as cursor:
            # TRUNCATE waits for readers, as long as any writer would, and gives the disk back.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

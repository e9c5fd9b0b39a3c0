"""What is wrong with this installation, said at every start with what to do."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, register
from django.core.checks import Warning as CheckWarning
from django.db import connection

# Fixed in 3.51.3, carried back to 3.50.7 and 3.44.6 (sqlite.org/wal.html, "walresetbug").
_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def has_safe_wal(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset fault."""
    return version >= _SAFE[0] or any(
        version[:2] == safe[:2] and version >= safe for safe in _SAFE[1:]
    )


@register
def sqlite_is_recent(**_: Any) -> list[CheckMessage]:
    """Tell of a SQLite whose write-ahead log can be damaged by two checkpoints at once."""
    if connection.vendor != "sqlite" or has_safe_wal(sqlite3.sqlite_version_info):
        return []
    return [
        CheckWarning(
            f"SQLite {sqlite3.sqlite_version} has a fault that can damage a database when two "
            "programs checkpoint at once.",
            hint="Standfirst works round it (one checkpoint at a time, under a lock). Do not open "
            "the desk's database with other programs while it runs, or use PostgreSQL.",
            id="standfirst.W001",
        )
    ]


@register(deploy=True)
def mail_is_set(**_: Any) -> list[CheckMessage]:
    """Tell of a public desk that cannot mail."""
    if settings.DESK.email_url:
        return []
    return [
        CheckWarning(
            "No mail server is set, so Updates are not mailed.",
            hint="Set STANDFIRST_EMAIL_URL, for example smtp+tls://user:secret@mail.example.org:587",
            id="standfirst.W002",
        )
    ]

"""What is wrong with this installation, said at every start with what to do."""

from __future__ import annotations

import os
import sqlite3
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, register
from django.core.checks import Warning as CheckWarning
from django.db import connection

from standfirst.configuration import PREFIX, Configuration

# Fixed in 3.51.3, carried back to 3.50.7 and 3.44.6 (sqlite.org/wal.html, "walresetbug").
_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))

NO_CONTACT = "The desk tells outlets nobody to write to."
SET_CONTACT = "Set STANDFIRST_CONTACT to a mail address, so that an outlet can reach you."


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
            f"SQLite {sqlite3.sqlite_version} can damage a database that two programs checkpoint "
            "at once; Standfirst works round it.",
            hint="Do not open the desk's database with other programs while it runs.",
            id="standfirst.W001",
        )
    ]


@register
def settings_are_known(**_: Any) -> list[CheckMessage]:
    """Tell of a setting that is none: most often a slip of the pen."""
    known = {f"{PREFIX}{name.upper()}" for name in Configuration.model_fields}
    return [
        CheckWarning(
            f"{name} is no setting of Standfirst.",
            hint=f"Did you mean {(get_close_matches(name, known, 1) or ['another'])[0]}? "
            "docs/configuration.md lists them all.",
            id="standfirst.W003",
        )
        for name in sorted(os.environ)
        if name.startswith(PREFIX) and name not in known and not name.startswith(f"{PREFIX}TEST_")
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


@register(deploy=True)
def contact_is_told(**_: Any) -> list[CheckMessage]:
    """Tell of a desk whose User-Agent names nobody to write to."""
    # Only here: most commands need no tools, and loading them takes longer than a short command.
    from standfirst.jobs.tools import user_agent  # noqa: PLC0415

    if "@" in user_agent(settings.DESK):
        return []
    return [CheckWarning(NO_CONTACT, hint=SET_CONTACT, id="standfirst.W004")]

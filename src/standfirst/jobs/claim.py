"""Taking due rows so that no other worker takes them too: the queue is the table."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model, QuerySet

Row = TypeVar("Row", bound=Model)
LEASE = timedelta(minutes=3)  # a batch takes seconds; a dead worker holds its rows no longer
MOST_TRIES = 3


def claim(
    rows: QuerySet[Row], *, due: str, now: datetime, limit: int, tries: bool = True
) -> list[Row]:
    """Up to `limit` of the due rows, each pushed ahead by a lease in the same stroke.

    The UPDATE asks for the due date that we saw: whoever comes second changes no row and goes
    without. A worker that dies leaves its rows due again when the lease ends. With `tries` the
    attempt is counted here, before the work, so that a row which kills its worker is seen.
    """
    seen = list(rows.values_list("pk", due)[:limit])
    changes: dict[str, Any] = {due: now + LEASE}
    if tries:
        changes["tries"] = F("tries") + 1
    with transaction.atomic():
        mine = [
            pk
            for pk, at in seen
            if rows.model._default_manager.filter(pk=pk, **{due: at}).update(**changes)
        ]
    found = rows.model._default_manager.in_bulk(mine)
    return [found[pk] for pk in mine if pk in found]

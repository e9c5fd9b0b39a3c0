"""Taking due rows so that no other worker does, and writing them: the queue is the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import OperationalError, transaction
from django.db.models import F, Model, QuerySet

Row = TypeVar("Row", bound=Model)
Task = TypeVar("Task")
LEASE = timedelta(minutes=3)  # a batch takes seconds; a dead worker holds its rows no longer
MOST_TRIES = 3


def claim(
    rows: QuerySet[Row],
    *,
    due: str,
    now: datetime,
    limit: int,
    tries: bool = True,
    related: Sequence[str] = (),
) -> list[Row]:
    """Up to `limit` of the due rows, each pushed ahead by a lease in the same stroke.

    The UPDATE asks for the due date that we saw: whoever comes second changes no row and goes
    without. A worker that dies leaves its rows due again when the lease ends. With `tries` the
    attempt is counted here, before the work, so that a row which kills its worker is seen.
    `related` rows come along.
    """
    table = rows.model._default_manager
    seen = list(rows.values_list("pk", due)[:limit])
    changes: dict[str, Any] = {due: now + LEASE}
    if tries:
        changes["tries"] = F("tries") + 1
    with transaction.atomic():
        mine = [pk for pk, at in seen if table.filter(pk=pk, **{due: at}).update(**changes)]
    found = table.select_related(*related) if related else table.all()
    by_key = found.in_bulk(mine)
    return [by_key[pk] for pk in mine if pk in by_key]


def let_go(row: Model, due: str, /, **changes: Any) -> bool:
    """Write a claimed row's next state, unless somebody else has set its due date meanwhile.

    False: the row is no longer ours (it was announced again, or our lease ended), so what we made
    of it must not be written.
    """
    ours = {"pk": row.pk, due: getattr(row, due)}
    return bool(type(row)._default_manager.filter(**ours).update(**changes))


def write_all(tasks: Sequence[Task], write: Callable[[Task], None]) -> list[tuple[Task, Exception]]:
    """Write tasks in one transaction; where that fails, each in its own.

    So one that cannot be written costs no other; answers those with their errors. A database that
    is locked, full or gone is nobody's fault and raises OperationalError.
    """
    try:
        with transaction.atomic():
            for task in tasks:
                write(task)
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001  (whatever a foreign text does to the database)
        if len(tasks) == 1:
            return [(tasks[0], error)]
        return [failed for task in tasks for failed in write_all([task], write)]
    return []

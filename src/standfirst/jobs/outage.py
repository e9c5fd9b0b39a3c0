"""Whether our own line is down, told from who was silent since anybody answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F, Max, QuerySet

from standfirst.core.source.outlet import host_of
from standfirst.core.source.schedule import OUTAGE, line_is_down
from standfirst.models import Source

_LOOKED_AT = 1000


def is_out(silent: Iterable[str], *, answered: int) -> bool:
    """Whether a round in which so many answered, and these addresses did not, met an outage.

    On a small desk a round asks one or two sources, so the rounds before count too; but only
    sources that had answered until then: those that are dead for days prove nothing.
    """
    hosts = {host_of(url) for url in silent}
    if answered or not hosts:
        return False
    fresh = _silent_since().filter(failures=F("blamed"))
    hosts |= {host_of(url) for url in fresh.values_list("url", flat=True)[:_LOOKED_AT]}
    return line_is_down(answered=answered, unreachable=len(hosts))


def forgive(now: datetime) -> None:
    """Take back the failures counted since anybody answered: the line was down already then."""
    blamed = _silent_since().filter(blamed__gt=0)
    again = now + timedelta(seconds=OUTAGE)
    blamed.filter(failures=F("blamed")).update(failures=0, blamed=0, trouble="", due_at=again)
    blamed.update(failures=F("failures") - F("blamed"), blamed=0)


def _silent_since() -> QuerySet[Source]:
    last = Source.objects.aggregate(at=Max("answered_at"))["at"]
    silent = Source.objects.exclude(silent_at=None)
    return silent.filter(silent_at__gt=last) if last else silent

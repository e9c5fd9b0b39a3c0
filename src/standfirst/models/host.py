"""The turn of each host: which worker asks it, and when it may be asked again."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class HostTurnQuerySet(models.QuerySet["HostTurn"]):
    def over(self, before: datetime) -> HostTurnQuerySet:
        """Turns of which nothing is to be remembered: nobody asked or was held since `before`."""
        old = self.filter(next_at__lt=before, taken_until=None)
        return old.filter(Q(held_until=None) | Q(held_until__lt=before))


class HostTurn(models.Model):
    """One host, for every worker: at most one asks it at a time, and none while it is held.

    `name` is a host, or host:port where the owner allowed it; such a one has no turns, it can only
    be held.
    """

    name = models.CharField(max_length=270, unique=True)
    next_at = models.DateTimeField()  # not asked before
    taken_by = models.CharField(max_length=32, blank=True)  # the round that has its turn
    taken_until = models.DateTimeField(null=True)  # then that round's worker is dead
    held_until = models.DateTimeField(null=True)  # 429 or Retry-After
    held_status = models.PositiveSmallIntegerField(default=429)

    objects = HostTurnQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["next_at"], name="host_turn_next")]

    def __str__(self) -> str:
        return self.name

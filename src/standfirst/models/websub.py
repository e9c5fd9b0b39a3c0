"""Our subscriptions at WebSub hubs: who tells us, by what secret, and until when."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from standfirst.models.source import Source


class HubSubscriptionQuerySet(models.QuerySet["HubSubscription"]):
    def due(self, now: datetime) -> HubSubscriptionQuerySet:
        """Subscriptions whose hub is to be asked: to begin, to renew, to end."""
        return self.filter(due_at__lte=now).order_by("due_at", "id")


def new_secret() -> str:
    """43 characters that nobody guesses."""
    return secrets.token_urlsafe(32)


class HubSubscription(models.Model):
    """A hub that a source names, and how we stand with it.

    A row whose source was removed stays until the hub was asked to end it. `offered`: the hub
    cannot reach this desk, so it is not asked; `asked`: it has not confirmed; `denied`: it will
    not; `ending`: it is being told to stop. `proven`: the last new items came with its call.
    """

    STATES: ClassVar = [(name, name) for name in ("offered", "asked", "live", "denied", "ending")]

    source = models.OneToOneField(
        Source, null=True, on_delete=models.SET_NULL, related_name="subscription"
    )
    hub = models.CharField(max_length=2000)
    topic = models.CharField(max_length=2000)  # the address under which the hub knows the source
    token = models.CharField(max_length=64, unique=True, default=new_secret)  # of the callback
    secret = models.CharField(max_length=64, default=new_secret)  # signs what the hub sends
    state = models.CharField(max_length=10, choices=STATES, default="offered")
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    pushed_at = models.DateTimeField(null=True)  # the hub's last call, rightly signed
    proven = models.BooleanField(default=False)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)  # what went wrong, as a sentence

    objects = HubSubscriptionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"],
                name="hub_subscription_due",
                condition=Q(due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    def is_live(self, now: datetime) -> bool:
        """Whether the hub has promised to call."""
        return self.state == "live" and self.lease_until is not None and self.lease_until > now

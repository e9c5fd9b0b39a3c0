"""Accounts, and the desk's own state."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractUser
from django.db import models


class Reader(AbstractUser):
    """A person who reads. The owner is the first one and may do everything."""

    zone = models.CharField(max_length=60, blank=True)  # "" = the desk's
    feed_token = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    @property
    def is_owner(self) -> bool:
        return self.is_superuser

    @classmethod
    def owner(cls) -> Self:
        """The desk's owner; made, without a password, where there is none yet."""
        known = cls.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
        if known is not None:
            return known
        # get_or_create: two requests of one page may both come first.
        made, _ = cls.objects.get_or_create(
            username="owner",
            defaults={"is_superuser": True, "is_staff": True, "password": make_password(None)},
        )
        return made


class Setup(models.Model):
    """The desk's own state, one row."""

    sample_until = models.DateTimeField(null=True)  # the sample wire's last moment; null: none
    sample_gone_at = models.DateTimeField(null=True)  # when it was put away
    loopback_hosts = models.JSONField(default=list)  # host:port on this machine, typed by the owner
    grouping_until = models.DateTimeField(null=True)  # lease of the one worker that groups
    grouping_version = models.PositiveIntegerField(
        default=0
    )  # grows with each batch grouped or moved
    subject_list = models.CharField(max_length=64, blank=True)  # digest of the imported; "": none

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_setup"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def load(cls) -> Self:
        row, _ = cls.objects.get_or_create(pk=1)
        return row

    @classmethod
    def hold(cls) -> Self:
        """The row, held until the transaction ends: stories have one hand at a time.

        Whoever changes which articles a story has takes it first, before any other row, so that
        two of them wait for one another and never each for the other.
        """
        cls.load()
        return cls.objects.select_for_update().get(pk=1)

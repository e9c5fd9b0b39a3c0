"""The Morning and Evening Updates, who signed up for them, and each delivery."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from standfirst.core.types import Slot


class UpdateQuerySet(models.QuerySet["Update"]):
    def published(self) -> Self:
        """What readers see, newest first; an edition of a stretch without news is none."""
        told = models.Exists(Brief.objects.filter(update_of=models.OuterRef("pk")))
        return self.filter(told, published_at__isnull=False).order_by("-covers_until")

    def at(self, day: date, slot: str, zone: str) -> Self:
        """Editions of a slot; the one written for `zone` first."""
        own = models.Case(models.When(zone=zone, then=0), default=1)
        return self.filter(day=day, slot=slot).order_by(own, "-covers_until")

    def drafts(self) -> Self:
        return self.filter(published_at=None).order_by("-covers_until")

    def with_briefs(self) -> Self:
        """Updates with all that their page shows, in five questions whatever their length."""
        return self.prefetch_related(
            "briefs__story",
            "briefs__sources__outlet",
            "briefs__sentences__article__outlet",
        )


class Update(models.Model):
    """One edition of the Morning or Evening Update."""

    SLOTS: ClassVar = [(Slot.MORNING.value, "Morning"), (Slot.EVENING.value, "Evening")]

    slot = models.CharField(max_length=10, choices=SLOTS)
    day = models.DateField()
    zone = models.CharField(max_length=60)
    covers_from = models.DateTimeField()
    covers_until = models.DateTimeField()
    composed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)  # null: a draft on the desk

    objects = UpdateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "slot", "zone"], name="update_once_a_slot"),
        ]
        indexes: ClassVar = [models.Index(fields=["-covers_until"], name="update_newest")]

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%-d %B %Y}"

    @property
    def name(self) -> str:
        return f"{self.get_slot_display()} Update"

    @property
    def path(self) -> str:
        return f"/updates/{self.day:%Y-%m-%d}/{self.slot}"

    @property
    def told(self) -> list[Brief]:
        """The Briefs with sentences; load `with_briefs`."""
        return [brief for brief in self.briefs.all() if brief.sentences.all()]

    @property
    def also(self) -> list[Brief]:
        """Those of which only the headline is told; load `with_briefs`."""
        return [brief for brief in self.briefs.all() if not brief.sentences.all()]


class Brief(models.Model):
    """One story in an Update; without sentences it is listed by its headline alone."""

    update_of = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="briefs")
    position = models.PositiveSmallIntegerField()
    story = models.ForeignKey("standfirst.Story", null=True, on_delete=models.SET_NULL)
    headline = models.CharField(max_length=1000)
    news = models.TextField(blank=True)
    origins = models.PositiveIntegerField(default=1)
    outlets = models.PositiveIntegerField(default=1)
    unnamed = models.PositiveIntegerField(default=0)
    sources = models.ManyToManyField("standfirst.Article", related_name="briefs")

    class Meta:
        ordering: ClassVar = ["position"]

    @property
    def told(self) -> list[tuple[Sentence, date | None]]:
        """Its sentences, each with the day to tell before it: where that is no longer the one of
        the sentence before; before the first that of the Update is understood."""
        found: list[tuple[Sentence, date | None]] = []
        known = self.update_of.day
        for sentence in self.sentences.all():
            found.append((sentence, None if sentence.day == known else sentence.day))
            known = sentence.day
        return found


class Sentence(models.Model):
    """One sentence of a Brief, linked to the article in which it stands."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="sentences")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    article = models.ForeignKey("standfirst.Article", on_delete=models.CASCADE)
    edited = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position"]

    @property
    def day(self) -> date:
        """The day of its article, where the Update was written: "today" means that one, wherever
        it is read."""
        zone = ZoneInfo(self.brief.update_of.zone)
        return self.article.published.astimezone(zone).date()


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def awaiting(self, slot: str) -> Self:
        """Confirmed and not gone, for this slot."""
        return self.filter(confirmed_at__isnull=False, left_at=None, **{slot: True})


class Subscriber(models.Model):
    """An e-mail address signed up for Updates; counts only once confirmed by a POST."""

    email = models.CharField(max_length=254, unique=True)  # lower-cased
    token = models.CharField(max_length=64, unique=True)
    morning = models.BooleanField(default=True)
    evening = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    letter_due_at = models.DateTimeField(null=True)  # the letter that asks to confirm
    confirmed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    objects = SubscriberQuerySet.as_manager()

    def __str__(self) -> str:
        return self.email


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> Self:
        return self.filter(due_at__lte=now).order_by("due_at", "id")


class Delivery(models.Model):
    """One Update to one subscriber. `sending` is written before the letter leaves; a delivery found
    in that state after a crash is reported as unknown and not sent again."""

    STATES: ClassVar = [(s, s) for s in ("due", "sending", "sent", "failed", "unknown")]

    update_of = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=STATES, default="due")
    due_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["update_of", "subscriber"], name="delivery_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"], name="delivery_due", condition=Q(due_at__isnull=False)
            ),
        ]

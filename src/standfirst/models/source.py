"""Outlets, the sources that are polled, what these announce, and pages on their way."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from standfirst.core.types import SourceKind


class Outlet(models.Model):
    """Who publishes. One outlet may have many sources."""

    name = models.CharField(max_length=200)
    host = models.CharField(max_length=255, unique=True)  # with port where it is not the default
    home_url = models.CharField(max_length=2000, blank=True)
    sample = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/outlets/{self.pk}-{slugify(self.name)[:60]}"


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> SourceQuerySet:
        return self.filter(due_at__lte=now).order_by("due_at", "id")

    def for_list(self) -> SourceQuerySet:
        """Sources with their outlets and number of items, for the page of sources."""
        return (
            self.select_related("outlet")
            .annotate(item_count=models.Count("items"))
            .order_by("outlet__name", "title", "id")
        )


class Source(models.Model):
    """What is polled, its validators, and its health in words."""

    KINDS: ClassVar = [(kind.value, kind.value) for kind in SourceKind]

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=10, choices=KINDS, default=SourceKind.FEED.value)
    url = models.CharField(max_length=2000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()

    due_at = models.DateTimeField()
    interval = models.FloatField(default=1800.0)  # seconds
    failures = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)  # what went wrong, as a sentence
    resting = models.BooleanField(default=False)  # 410: asked once a week
    tried_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)  # newest item

    etag = models.CharField(max_length=1000, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    moving_to = models.CharField(max_length=2000, blank=True)
    moving_since = models.DateTimeField(null=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at"], name="source_due")]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def state(self) -> str:
        """One word for how it fares: "resting", "trouble", "new", "quiet" or "well"."""
        if self.resting:
            return "resting"
        if self.failures:
            return "trouble"
        if self.heard_at is None:
            return "new"
        return "well" if self.published_at else "quiet"

    @property
    def health(self) -> str:
        """How it fares, as a sentence that says what to do where something must be done."""
        sentences = {
            "resting": "The outlet says this address is gone for good. It is asked once a week; "
            "remove it, or add the outlet again by its home page.",
            "trouble": self.trouble or "The last poll failed. It is tried again by itself.",
            "new": "Not polled yet. Its first articles come within a minute or two.",
            "quiet": "It answers, but it has announced nothing yet.",
            "well": "Works.",
        }
        return sentences[self.state]


class ItemQuerySet(models.QuerySet["Item"]):
    def due(self, now: datetime) -> ItemQuerySet:
        """Items whose page is to be fetched, oldest announcement first."""
        return self.filter(fetch_due_at__lte=now).order_by("fetch_due_at", "id")


class Item(models.Model):
    """One entry as announced. `fetch_due_at` is null once its page was had or given up."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=64)  # digest of the item's identity within the source
    url = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    announced = models.JSONField()  # the ParsedItem as announced
    digest = models.CharField(max_length=100)  # core.source.changes.hash_of, to see a change
    seen_at = models.DateTimeField()
    fetch_due_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)
    article = models.ForeignKey(
        "standfirst.Article", null=True, on_delete=models.SET_NULL, related_name="items"
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "key"], name="item_once_a_source"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["fetch_due_at", "id"],
                name="item_fetch_due",
                condition=Q(fetch_due_at__isnull=False),
            ),
        ]


class PageQuerySet(models.QuerySet["FetchedPage"]):
    def due(self, now: datetime) -> PageQuerySet:
        return self.filter(extract_due_at__lte=now).order_by("extract_due_at", "id")


class FetchedPage(models.Model):
    """A page between fetch and extract; deleted in the transaction that writes the article."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="page")
    url = models.CharField(max_length=2000)
    content_type = models.CharField(max_length=200, blank=True)
    body = models.BinaryField()  # zlib; empty where the page could not be had
    trouble = models.TextField(blank=True)  # why the page could not be had
    fetched_at = models.DateTimeField()
    extract_due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    objects = PageQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["extract_due_at", "id"], name="page_extract_due")]

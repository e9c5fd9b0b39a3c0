"""Outlets, the sources that are polled, what these announce, and pages on their way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.text import slugify

from standfirst.core.source.health import halves, pace_in_words
from standfirst.core.types import SourceKind

QUIET = timedelta(days=60)  # without an article, for a source to be called quiet
MANY = 5  # failures in a row after which somebody should look


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


# What needs a hand first.
STATES = ("trouble", "resting", "new", "quiet", "well", "paused")


def _rank() -> Case:
    """The place of a source's state in STATES; `Source.state` says the same of a row."""
    silent = Q(published_at=None) | Q(published_at__lt=F("heard_at") - QUIET)
    return Case(
        When(paused=True, then=Value(STATES.index("paused"))),
        When(resting=True, then=Value(STATES.index("resting"))),
        # A source that was well is in trouble from its second failure in a row.
        When(Q(failures__gt=1) | Q(failures=1, heard_at=None), then=Value(STATES.index("trouble"))),
        When(heard_at=None, then=Value(STATES.index("new"))),
        When(silent, then=Value(STATES.index("quiet"))),
        default=Value(STATES.index("well")),
        output_field=models.IntegerField(),
    )


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> SourceQuerySet:
        return self.filter(due_at__lte=now, paused=False).order_by("due_at", "id")

    def for_list(self) -> SourceQuerySet:
        """Sources with outlet and hub, those that need a hand first."""
        return self.select_related("outlet", "subscription").order_by(
            _rank(), "outlet__name", "title", "id"
        )

    def in_states(self, *states: str) -> SourceQuerySet:
        """Those in any of these of STATES."""
        ranks = [STATES.index(state) for state in states]
        return self.alias(rank=_rank()).filter(rank__in=ranks)

    def states(self) -> dict[str, int]:
        """State → how many are in it. One question."""
        counts = self.annotate(rank=_rank()).values("rank").annotate(n=models.Count("id"))
        return {STATES[row["rank"]]: row["n"] for row in counts.order_by()}

    def named(self, words: str) -> SourceQuerySet:
        """Those whose title, address or outlet holds the words."""
        return self.filter(
            Q(title__icontains=words) | Q(url__icontains=words) | Q(outlet__name__icontains=words)
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
    paused = models.BooleanField(default=False)  # by the owner
    tried_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)  # newest item
    per_day = models.FloatField(null=True)  # articles a day, kept at each poll

    etag = models.CharField(max_length=1000, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    moving_to = models.CharField(max_length=2000, blank=True)
    moving_since = models.DateTimeField(null=True)
    parts = models.JSONField(default=list)  # sitemaps of an index: [[url, etag, last_modified]]
    ttl = models.FloatField(null=True)  # seconds, as the feed last asked
    skip_hours = models.JSONField(default=list)  # of the day, UTC, as the feed last asked
    skip_days = models.JSONField(default=list)  # Monday is 0
    answered_at = models.DateTimeField(null=True)  # when it last said anything, be it an error
    silent_at = models.DateTimeField(null=True)  # when it last said nothing at all
    blamed = models.PositiveIntegerField(default=0)  # failures since it said anything

    objects = SourceQuerySet.as_manager()
    held_until: datetime | None = None  # its host wants us to wait; jobs.tend.mark_held sets it

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at"], name="source_due")]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def path(self) -> str:
        return f"/sources/{self.pk}"

    @property
    def state(self) -> str:
        """One of STATES; `_rank` says the same in the database."""
        if self.paused:
            return "paused"
        if self.resting:
            return "resting"
        if self.failures > (self.heard_at is not None):
            return "trouble"
        if self.heard_at is None:
            return "new"
        silent = self.published_at is None or self.published_at < self.heard_at - QUIET
        return "quiet" if silent else "well"

    @property
    def health(self) -> str:
        """How it fares, as sentences: what happened, and what to do where something is to do."""
        return " ".join(filter(None, (self.happened, self.advice)))

    @property
    def happened(self) -> str:
        """How it fares, or what went wrong, as a sentence."""
        if self.failures == 1 and self.state in ("quiet", "well"):
            return f"The last poll failed: {halves(self.trouble)[0] or 'it gave no answer.'}"
        sentences = {
            "paused": "Paused: it is not asked.",
            "resting": halves(self.trouble)[0]
            or "The outlet says that this address is gone for good.",
            "trouble": halves(self.trouble)[0] or "The last poll failed.",
            "new": halves(self.trouble)[0] or "Not polled yet.",
            "quiet": f"It answers, but it has announced nothing {self._since}.",
            "well": halves(self.trouble)[0] or "Works.",
        }
        return sentences[self.state]

    @property
    def advice(self) -> str:
        """What to do, or what the desk does by itself; "" where all is well."""
        if self.asked_from is not None:
            return f"It is asked again at {self.asked_from:%H:%M} UTC on {self.asked_from:%-d %B}."
        if self.failures == 1 and self.state in ("quiet", "well"):
            return halves(self.trouble)[1] or "It is tried again by itself."
        sentences = {
            "paused": "Resume it when you want its articles again.",
            "resting": halves(self.trouble)[1]
            or "It is asked once a week; remove it, or give its new address.",
            "trouble": (halves(self.trouble)[1] or "It is tried again by itself.") + self._again,
            "new": halves(self.trouble)[1] or "Its first articles come within a minute or two.",
            "quiet": self._when_quiet,
            "well": halves(self.trouble)[1],
        }
        return sentences[self.state]

    @property
    def brief(self) -> str:
        """Its health as a list tells it: of a quiet source without the advice."""
        if self.state == "quiet" and self.failures == 0:
            return f"Quiet {self._since}." if self.published_at else self.happened
        return self.health

    @property
    def asked_from(self) -> datetime | None:
        """When it may be asked again, of one whose host wants us to wait; None where none does."""
        if self.held_until is None or self.state in ("paused", "resting"):
            return None
        return max(self.held_until, self.due_at)

    @property
    def next_at(self) -> datetime:
        """When it is asked next, as far as its host allows it."""
        return self.asked_from or self.due_at

    @property
    def pace(self) -> str:
        """How often it publishes, in words; "" while that is not known."""
        return pace_in_words(self.per_day)

    @property
    def _since(self) -> str:
        if self.published_at is None:
            return "yet"
        return f"since {self.published_at:%-d %B %Y}"

    @property
    def _when_quiet(self) -> str:
        if self.kind == SourceKind.MAILBOX:
            return "Look whether letters still come to this folder."
        if self.published_at is None:  # the pages themselves tell, once they are read
            return "Its next polls tell more; if nothing comes, give the address of its news."
        return "Look whether the outlet still publishes here; if not, give its new address."

    @property
    def _again(self) -> str:
        if self.failures < MANY:
            return ""
        if self.kind == SourceKind.MAILBOX:
            return f" It failed {self.failures} times in a row."
        return f" It failed {self.failures} times in a row: give its new address, or remove it."


class ItemQuerySet(models.QuerySet["Item"]):
    def due(self, now: datetime) -> ItemQuerySet:
        """Items whose page is to be fetched, oldest announcement first."""
        return self.filter(fetch_due_at__lte=now).order_by("fetch_due_at", "id")


class Item(models.Model):
    """One entry as announced. `fetch_due_at` is null once its page was had or given up."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="items")
    # By what it is known again, digests of core.source.changes.Identity:
    key = models.CharField(max_length=64)
    address = models.CharField(max_length=40, blank=True)
    telling = models.CharField(max_length=40, blank=True)
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
            models.Index(fields=["source", "seen_at"], name="item_of_source_seen"),
            models.Index(fields=["source", "address"], name="item_address"),
            models.Index(fields=["source", "telling"], name="item_telling"),
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

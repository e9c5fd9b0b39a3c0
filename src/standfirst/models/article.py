"""The whole piece, its body, and what was read of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, F, Max, Min, Prefetch, Q, Subquery, Window
from django.db.models.functions import Coalesce, Left, RowNumber, Trunc
from django.utils.text import slugify

from standfirst.core.types import ArticleForGrouping, ArticleForUpdate
from standfirst.core.update.analysis import is_analysis
from standfirst.core.update.unnamed import TOLD_NOTHING
from standfirst.models.author import Byline, signed
from standfirst.models.reader import Setup
from standfirst.models.statement import Statement


class ArticleQuerySet(models.QuerySet["Article"]):
    def to_read(self, now: datetime) -> ArticleQuerySet:
        return self.filter(read_due_at__lte=now).order_by("read_due_at", "id")

    def to_group(self, now: datetime) -> ArticleQuerySet:
        """Articles to be placed, in order of publication: grouping is one ordered stream."""
        return self.filter(group_due_at__lte=now).order_by("published", "id")

    def grouped_since(self, moment: datetime) -> ArticleQuerySet:
        """Grouped articles in the order in which they were grouped."""
        return self.filter(grouped_at__gt=moment, story__isnull=False).order_by(
            "grouped_at", "published", "id"
        )

    def for_list(self) -> ArticleQuerySet:
        """Newest first, with what a list shows; bodies stay in their own table."""
        return (
            self.select_related("outlet", "story")
            .prefetch_related(signed())
            .order_by("-published", "-id")
        )

    def placed_since(self, version: int) -> ArticleQuerySet:
        """Grouped articles that were given their place after a version of grouping, in no order:
        asked for one, SQLite walks the index of that order from its beginning."""
        return self.filter(
            placed_version__gt=version, grouped_at__isnull=False, story__isnull=False
        )

    def put(self, **place: Any) -> int:
        """Give these articles another place, and have every worker take it over.

        Only for one who holds the Setup row and raises its `grouping_version` in the end.
        """
        setup = Setup.objects.filter(pk=1).values(next=F("grouping_version") + 1)
        return self.update(**place, placed_version=Subquery(setup))

    def heads(self) -> ArticleQuerySet:
        """Newest first, with outlets only: for headlines in a row."""
        return self.select_related("outlet").order_by("-published", "-id")

    def in_story(self, story_id: int) -> ArticleQuerySet:
        """A story's articles, newest first."""
        return self.for_list().filter(story_id=story_id)

    def arrived(self, story_id: int, since: datetime) -> ArticleQuerySet:
        """What came to a story since a moment, the last grouped first: not by publication, for a
        late article is new to the reader all the same."""
        return (
            self.filter(story_id=story_id, grouped_at__gt=since)
            .select_related("outlet")
            .order_by("-grouped_at", "-id")
        )

    def signed_by(self, names: Any) -> ArticleQuerySet:
        """What any of these names signed (ids, or a question for them), each article once."""
        return self.filter(pk__in=Byline.objects.filter(author__in=names).values("article"))

    def newest_ids(self, limit: int) -> list[int]:
        return list(self.order_by("-published", "-id").values_list("pk", flat=True)[:limit])

    def spans(self) -> list[dict[str, Any]]:
        """Of each outlet how many of these articles, the first and the last; most first."""
        rows = (
            self.order_by()
            .values("outlet_id")
            .annotate(pieces=Count("id"), first=Min("published"), last=Max("published"))
            .order_by("-pieces", "outlet_id")
        )
        return [dict(row) for row in rows]

    def of_outlet(self, outlet_id: int) -> ArticleQuerySet:
        return self.for_list().filter(outlet_id=outlet_id)

    def with_text(self) -> ArticleQuerySet:
        """With body, reading and what unnamed speakers said, for composing; oldest first."""
        unnamed = Statement.objects.filter(named=False).exclude(cue__in=TOLD_NOTHING)
        return (
            self.select_related("outlet", "body", "reading")
            .prefetch_related(Prefetch("statements", unnamed, to_attr="unnamed"))
            .order_by("published", "id")
        )

    def without_copies(self) -> ArticleQuerySet:
        """Without those whose origin stands in the same development."""
        return self.exclude(origin__development=F("development"))

    def ranked(self, by: str, most: int, *, newest: bool = False) -> ArticleQuerySet:
        """At most so many of each `by` (a field), the oldest or the newest of them."""
        order = ("-published", "-id") if newest else ("published", "id")
        place = Window(RowNumber(), partition_by=[F(by)], order_by=list(order))
        return self.annotate(place=place).filter(place__lte=most)

    def with_opening(self, letters: int) -> ArticleQuerySet:
        """With outlet, the first `letters` of the text, and where sentences and days stand in it.

        Much lighter than `with_text`: neither whole bodies nor the words kept for grouping.
        """
        return (
            self.filter(reading__isnull=False)
            .select_related("outlet")
            .annotate(
                beginning=Left("body__text", letters),
                spans=F("reading__sentences"),
                days=F("reading__dates"),
            )
            .order_by("published", "id")
        )

    def over_time(self, story_id: int, unit: str) -> list[dict[str, Any]]:
        """A story's articles by outlet and `unit` ("hour" to "year", in the current zone).

        Rows of at, outlet_id, outlet__name, pieces, repeats (of those), in order of time.
        """
        rows = (
            self.filter(story_id=story_id)
            .annotate(at=Trunc("published", unit))
            .values("at", "outlet_id", "outlet__name")
            .annotate(pieces=Count("id"), repeats=Count("origin_id"))
            .order_by("at", "outlet__name")
        )
        return [dict(row) for row in rows]

    def own_texts(self, story_id: int) -> list[dict[str, Any]]:
        """A story's articles that repeat none of it: by outlet_id and agency, how many."""
        rows = self.filter(story_id=story_id).exclude(origin__story_id=story_id)
        counted = rows.values("outlet_id", "agency").annotate(pieces=Count("id"))
        return [dict(row) for row in counted.order_by("outlet_id", "agency")]

    def repeated_texts(self, story_id: int, most: int) -> list[dict[str, Any]]:
        """The texts that others of the story repeat, most copies first: origin_id,
        origin__outlet_id, origin__agency, origin__published, `again` (copies), `credit` (an
        agency that a copy names), `earliest` (of the copies)."""
        rows = self.filter(story_id=story_id, origin__story_id=story_id)
        names = ("origin_id", "origin__outlet_id", "origin__agency", "origin__published")
        counted = rows.values(*names).annotate(
            again=Count("id"), credit=Max("agency"), earliest=Min("published")
        )
        return [dict(row) for row in counted.order_by("-again", "origin_id")[:most]]

    def recent_origins(self, stories: Iterable[int]) -> dict[int, int]:
        """Story → independent reports in the last day of its life. One question."""
        rows = (
            self.filter(story__in=list(stories))
            .filter(published__gt=F("story__latest_at") - timedelta(days=1))
            .values("story_id")
            .annotate(n=Count(Coalesce("origin_id", "id"), distinct=True))
        )
        return {row["story_id"]: row["n"] for row in rows}

    def published_in(self, since: datetime, until: datetime) -> ArticleQuerySet:
        return self.filter(published__gt=since, published__lte=until)


class Article(models.Model):
    """One piece of an outlet. Its addresses are in ArticleAddress; `url` is the latest."""

    outlet = models.ForeignKey(
        "standfirst.Outlet", on_delete=models.CASCADE, related_name="articles"
    )
    key = models.CharField(max_length=64, unique=True)  # digest of its first address
    url = models.CharField(max_length=2000, blank=True)
    headline = models.CharField(max_length=1000, blank=True)
    standfirst = models.TextField(blank=True)
    opening = models.CharField(
        max_length=300, blank=True
    )  # first words, where there is no headline
    agency = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, blank=True)
    section = models.CharField(max_length=200, blank=True)
    labels = models.JSONField(default=list)  # the outlet's own topics
    picture_url = models.CharField(max_length=2000, blank=True)
    picture_caption = models.TextField(blank=True)
    picture_credit = models.CharField(max_length=300, blank=True)
    published = models.DateTimeField()
    dated = models.BooleanField(default=True)  # False: `published` is when we first saw it
    modified = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)  # when this version of it was taken
    whole = models.BooleanField(default=True)
    stub = models.BooleanField(default=False)  # only the beginning is shown without paying
    live = models.BooleanField(default=False)  # a live blog
    trouble = models.TextField(blank=True)
    corrections = models.JSONField(default=list)  # the outlet's own notes of what it corrected
    word_count = models.PositiveIntegerField(default=0)

    read_due_at = models.DateTimeField(null=True)
    group_due_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    story = models.ForeignKey(
        "standfirst.Story", null=True, on_delete=models.SET_NULL, related_name="articles"
    )
    development = models.ForeignKey(
        "standfirst.Development", null=True, on_delete=models.SET_NULL, related_name="articles"
    )
    origin = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="copies"
    )  # the article whose text this one repeats
    reason = models.TextField(blank=True)  # why it is in its story
    grouped_at = models.DateTimeField(null=True, db_index=True)
    placed_version = models.PositiveIntegerField(
        default=0
    )  # Setup.grouping_version since which it stands where it stands
    pinned = models.BooleanField(default=False)  # an editor placed it: the program never moves it

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-published", "-id"], name="article_newest"),
            models.Index(fields=["outlet", "-published"], name="article_outlet_newest"),
            models.Index(fields=["story", "-published"], name="article_story_newest"),
            models.Index(fields=["story", "-grouped_at"], name="article_story_grouped"),
            models.Index(fields=["placed_version"], name="article_placed"),
            models.Index(
                fields=["read_due_at", "id"],
                name="article_read_due",
                condition=Q(read_due_at__isnull=False),
            ),
            models.Index(
                fields=["published", "id"],
                name="article_group_due",
                condition=Q(group_due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.url

    @property
    def path(self) -> str:
        return f"/articles/{self.pk}-{slugify(self.headline)[:60]}".rstrip("-")

    @property
    def title(self) -> str:
        """The headline, or the article's first words where the outlet gave none."""
        return self.headline or self.opening or self.url

    def record(self, *, sentences: int = 0, written: tuple[str, ...] = ()) -> ArticleForUpdate:
        """The row as timelines and Updates see it, with its first sentences where asked.

        With a number of `sentences` it needs rows of `with_text`; else, only `outlet`, and takes
        the sentences as `written`.
        """
        if sentences:
            written = self.body.sentences(self.reading.sentences[:sentences])
        return ArticleForUpdate(
            id=self.pk,
            story=self.story_id or 0,
            event=self.development_id or 0,
            origin=self.origin_key,
            outlet=self.outlet.name,
            at=self.published,
            headline=self.title,
            standfirst=self.standfirst,
            sentences=written,
            language=self.language,
            analysis=is_analysis(self.headline, self.standfirst, self.section),
            unnamed=self._unnamed(self.reading.sentences[:sentences]) if sentences else (),
        )

    def _unnamed(self, sentences: list[list[int]]) -> tuple[tuple[int, str], ...]:
        """In which of these sentences an unnamed speaker says something, and who as written."""
        said: list[Statement] = getattr(self, "unnamed", [])
        return tuple(
            (place, who)
            for one in said
            if not one.teller and (who := (one.speaker or one.mention).casefold())
            for place, (start, end) in enumerate(sentences)
            if any(start < finish and begin < end for begin, finish in one.content)
        )

    def for_grouping(self) -> ArticleForGrouping:
        """The row as grouping sees it; its Reading must be there."""
        reading: Reading = self.reading
        return ArticleForGrouping(
            id=self.pk,
            at=self.published,
            headline=self.headline,
            language=self.language,
            terms=reading.terms,
            names=reading.names,
            fingerprint=tuple(reading.fingerprint),
            outlet=self.outlet_id,
            words=self.word_count,
        )

    @property
    def origin_key(self) -> int:
        """Articles with equal origin keys are one independent reporting."""
        return self.origin_id or self.pk


class Body(models.Model):
    """The text of an article, in a table of its own so that lists never load it.

    The full-text index hangs on this table by triggers (SQLite) or a generated column
    (PostgreSQL), see migration 0002.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="body"
    )
    headline = models.CharField(max_length=1000, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    def sentences(self, spans: list[list[int]]) -> tuple[str, ...]:
        """The texts of these spans."""
        return tuple(self.text[start:end].strip() for start, end in spans)


class Reading(models.Model):
    """What reading kept for grouping and composing."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="reading"
    )
    model = models.CharField(max_length=100)
    terms = models.JSONField(default=dict)
    names = models.JSONField(default=dict)
    phrases = models.JSONField(default=list)
    sentences = models.JSONField(default=list)  # spans in the text
    dates = models.JSONField(default=list)  # [start, end, first day, last day] of days it names
    fingerprint = models.JSONField(default=list)

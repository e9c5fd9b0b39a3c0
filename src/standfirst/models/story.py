"""Developing stories and the steps of their timelines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Trunc
from django.utils.text import slugify

from standfirst.core.story.opening import opening

LEAD_WORDS = 70  # of the opening of a standfirst, beyond the first sentence


class StoryQuerySet(models.QuerySet["Story"]):
    def front(self) -> Self:
        """Stories for the front page: the weightiest first; merged ones left out."""
        # A plain "merged_into IS NULL" makes SQLite take the index of that column and sort all
        # stories; hidden in an expression, it walks the index by weight and stops early.
        unmerged = Coalesce("merged_into_id", Value(0), output_field=models.BigIntegerField())
        ordered = self.order_by("-weight", "-latest_at", "-id")
        return ordered.alias(joined=unmerged).filter(joined=0)

    def known_as(self, stories: Iterable[int]) -> dict[int, set[int]]:
        """Story → the numbers of all stories in which its articles were told before: itself, those
        that joined it, and the one that it was split from. One question."""
        known = {pk: {pk} for pk in stories}
        rows = self.filter(Q(pk__in=known, split_from__isnull=False) | Q(merged_into__in=known))
        for pk, joined, parted in rows.values_list("pk", "merged_into", "split_from"):
            if joined in known:
                known[joined].add(pk)
            elif parted is not None:
                known[pk].add(parted)
        return known

    def for_list(self) -> Self:
        """With the article that stands for each story."""
        return self.select_related("lead__outlet")


class Story(models.Model):
    """Articles on one chain of events. Its address never breaks: a merged story redirects."""

    headline = models.CharField(max_length=1000, blank=True)
    standfirst = models.TextField(blank=True)
    lead = models.ForeignKey(
        "standfirst.Article", null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the article whose headline, standfirst and picture stand for the story
    opened_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    article_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(default=0)
    outlet_count = models.PositiveIntegerField(default=0)
    weight = models.FloatField(default=0.0)  # core.story.rank at the last change
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="parts"
    )  # the story whose articles this one was opened with
    asleep = models.BooleanField(default=False)  # too quiet to be open; found by its StoryMarks

    unseen = 0  # articles that came since a reader looked, where a page counted them

    objects = StoryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-weight", "-latest_at", "-id"], name="story_front"),
            models.Index(fields=["-latest_at"], name="story_latest"),
            models.Index(
                fields=["latest_at", "id"], name="story_awake", condition=Q(asleep=False)
            ),  # the next to fall asleep
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def path(self) -> str:
        return f"/stories/{self.pk}-{slugify(self.headline)[:60]}".rstrip("-")

    @property
    def opening(self) -> str:
        """The first whole sentences of its standfirst, for a list."""
        return opening(self.standfirst)

    @property
    def longer_opening(self) -> str:
        """As many as the story that leads has room for."""
        return opening(self.standfirst, LEAD_WORDS)


class DevelopmentQuerySet(models.QuerySet["Development"]):
    def in_story(self, story_id: int) -> Self:
        """A story's steps, the newest first, with those who give their sentence and their day."""
        told_by = self.select_related("sentence_by__outlet", "happened_by__outlet")
        return told_by.filter(story_id=story_id).order_by("-opened_at", "-id")

    def newest_of(self, stories: Iterable[int]) -> dict[int, Development]:
        """Story → its newest step, with the article that gives its sentence. One question."""
        own = Development.objects.filter(story=OuterRef("pk")).order_by("-opened_at", "-pk")
        newest = Story.objects.filter(pk__in=list(stories)).values_list(
            Subquery(own.values("pk")[:1]), flat=True
        )
        rows = self.filter(pk__in=newest).select_related("sentence_by__outlet")
        return {step.story_id: step for step in rows}

    def before(self, step: Development) -> Self:
        """Those older than this one."""
        same = Q(opened_at=step.opened_at, pk__lt=step.pk)
        return self.filter(Q(opened_at__lt=step.opened_at) | same)

    def counted(self) -> dict[int, dict[str, int]]:
        """Step → its pieces, origins and outlets. One question."""
        rows = self.order_by().annotate(
            pieces=Count("articles"),
            origins=Count(Coalesce("articles__origin_id", "articles__id"), distinct=True),
            outlets=Count("articles__outlet", distinct=True),
        )
        names = ("pk", "pieces", "origins", "outlets")
        return {
            pk: {"pieces": pieces, "origins": origins, "outlets": outlets}
            for pk, pieces, origins, outlets in rows.values_list(*names)
        }

    def by_time(self, unit: str) -> list[tuple[datetime, int]]:
        """Each "day", "month" or "year" of the current zone with its number of steps, newest
        first."""
        rows = self.order_by().annotate(at=Trunc("opened_at", unit)).values("at")
        counted = rows.annotate(steps=Count("id")).order_by("-at")
        return list(counted.values_list("at", "steps"))


class Development(models.Model):
    """One dated step in a story's timeline: an event and its direct reactions."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="developments")
    opened_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    happened_on = models.DateField(null=True)  # what it tells of, as its articles date it
    happened_by = models.ForeignKey(
        "standfirst.Article", null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the article that gives that date
    sentence = models.TextField(blank=True)  # its best sentence, as it stands in `sentence_by`
    sentence_by = models.ForeignKey(
        "standfirst.Article", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DevelopmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["opened_at", "id"]

    @property
    def path(self) -> str:
        """The page of all its articles."""
        return f"/stories/{self.story_id}/steps/{self.pk}"


class StorySentence(models.Model):
    """One sentence of a story's standfirst, linked to the article in which it stands."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="sentences")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="story_sentences"
    )

    class Meta:
        ordering: ClassVar = ["position"]

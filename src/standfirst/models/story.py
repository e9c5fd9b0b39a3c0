"""Developing stories and the steps of their timelines."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.text import slugify


class StoryQuerySet(models.QuerySet["Story"]):
    def front(self) -> Self:
        """Stories for the front page: the weightiest first; merged ones left out."""
        # A plain "merged_into IS NULL" makes SQLite take the index of that column and sort all
        # stories; hidden in an expression, it walks the index by weight and stops early.
        unmerged = Coalesce("merged_into_id", Value(0), output_field=models.BigIntegerField())
        ordered = self.order_by("-weight", "-latest_at", "-id")
        return ordered.alias(joined=unmerged).filter(joined=0)

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

    objects = StoryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-weight", "-latest_at", "-id"], name="story_front"),
            models.Index(fields=["-latest_at"], name="story_latest"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def path(self) -> str:
        return f"/stories/{self.pk}-{slugify(self.headline)[:60]}".rstrip("-")


class Development(models.Model):
    """One dated step in a story's timeline: an event and its direct reactions."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="developments")
    opened_at = models.DateTimeField()
    latest_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["opened_at", "id"]

"""Topics, where articles name them, who said what, and which figures stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.utils.text import slugify

from standfirst.core.story.amounts import shown
from standfirst.core.types import StatementKind, TopicKind
from standfirst.models.author import signed


class TopicQuerySet(models.QuerySet["Topic"]):
    def busiest(self) -> Self:
        """The most named first."""
        return self.filter(article_count__gt=0).order_by("-article_count", "id")

    def of_articles(self, article_ids: Iterable[int]) -> Self:
        """The topics that these articles name, the most often named first."""
        return (
            self.filter(mentions__article_id__in=list(article_ids))
            .annotate(named=models.Sum("mentions__count"))
            .order_by("-named", "id")
        )


class Topic(models.Model):
    """What an article is about and a reader can follow."""

    KINDS: ClassVar = [(kind.value, kind.value) for kind in TopicKind]

    kind = models.CharField(max_length=15, choices=KINDS)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # the name, case-folded, single-spaced
    article_count = models.PositiveIntegerField(default=0)

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "kind"], name="topic_once_a_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/topics/{self.pk}-{slugify(self.name)[:60]}".rstrip("-")


class MentionQuerySet(models.QuerySet["Mention"]):
    def newest(self, topic_id: int) -> Self:
        """Where a topic is named, newest article first, ready for a list."""
        return (
            self.filter(topic_id=topic_id)
            .select_related("article__outlet", "article__story")
            .prefetch_related(signed("article__bylines"))
            .order_by("-published", "-id")
        )


class Mention(models.Model):
    """Where an article names a topic. `published` is the article's, so that one index answers
    "the newest articles on this topic"."""

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="mentions"
    )
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="mentions")
    count = models.PositiveIntegerField(default=1)
    role = models.CharField(max_length=300, blank=True)
    published = models.DateTimeField()

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "topic"], name="mention_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published"], name="mention_topic_newest"),
        ]


class StatementQuerySet(models.QuerySet["Statement"]):
    def in_story(self, story_id: int) -> Self:
        """Who said what in a story, newest article first; what wire copies repeat counts once."""
        return (
            self.filter(article__story_id=story_id, article__origin=None)
            .select_related("article__outlet", "topic")
            .order_by("-article__published", "-article_id", "position")
        )

    def by_speaker(self, topic_id: int) -> Self:
        """What a topic said, the last read first: sorting by the articles' dates costs 40 ms for a
        speaker of 5,000 statements, the index has this order already."""
        return self.filter(topic_id=topic_id).select_related("article__outlet").order_by("-id")


class Statement(models.Model):
    """Who said what."""

    KINDS: ClassVar = [(kind.value, kind.value) for kind in StatementKind]

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="statements"
    )
    position = models.PositiveSmallIntegerField()
    topic = models.ForeignKey(
        Topic, null=True, on_delete=models.SET_NULL, related_name="statements"
    )  # the speaker, where a topic
    speaker = models.CharField(max_length=300, blank=True)
    mention = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=300, blank=True)
    cue = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=KINDS)
    named = models.BooleanField()
    reason = models.TextField(blank=True)
    words = models.TextField()
    spans = models.JSONField(default=dict)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article", "position"]

    def __str__(self) -> str:
        return f"{self.speaker} {self.cue}: {self.words}"

    @property
    def verb(self) -> str:
        """The cue as pages show it: "according" says nothing without its "to"."""
        return "according to" if self.cue.casefold() == "according" else self.cue


class FigureQuerySet(models.QuerySet["Figure"]):
    def in_story(self, story_id: int) -> Self:
        """The numbers of a story, newest article first; what wire copies repeat counts once."""
        return (
            self.filter(article__story_id=story_id, article__origin=None)
            .select_related("article__outlet")
            .order_by("-article__published", "-article_id", "position")
        )


class Figure(models.Model):
    """A number with what it counts."""

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="figures"
    )
    position = models.PositiveSmallIntegerField()
    value = models.FloatField()
    about = models.BooleanField(default=False)
    counts = models.CharField(max_length=300)
    unit = models.CharField(max_length=50, blank=True)
    sentence = models.TextField()

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article", "position"]

    @property
    def number(self) -> str:
        """The value as pages write it."""
        return shown(self.value)

"""Who said what, and about which topics."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from standfirst.core.types import Span, StatementKind
from standfirst.models.topic import Topic


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
        Topic, null=True, on_delete=models.SET_NULL, related_name="statements", db_index=False
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
    said_on = models.DateField(null=True)  # the day of saying, where the text gives it
    published = models.DateTimeField(default=timezone.now)  # the article's

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article", "position"]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-id"], name="statement_of_speaker"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker} {self.cue}: {self.words}"

    @property
    def content(self) -> list[Span]:
        """Where its words stand in the article's text."""
        return [(start, end) for start, end in self.spans.get("content", [])]

    @property
    def verb(self) -> str:
        """The cue as pages show it: "according" says nothing without its "to"."""
        return "according to" if self.cue.casefold() == "according" else self.cue


class StatementTopic(models.Model):
    """A topic that a statement's words name: what is said about it."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="about")
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="remarks", db_index=False
    )
    published = models.DateTimeField()  # the article's

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "topic"], name="statement_topic_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-id"], name="statement_topic_newest"),
        ]

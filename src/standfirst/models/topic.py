"""Topics, the names that are one topic, and where articles name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from standfirst.core.types import TopicKind
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
    """What an article is about and a reader can follow.

    Mentions, statements and follows keep pointing at the name they were made for; `joined` says
    that it is the same topic as another one, which is never joined itself. Subjects with a `code`
    are those of a list (IPTC Media Topics), each under its `broader` one.
    """

    KINDS: ClassVar = [(kind.value, kind.value) for kind in TopicKind]

    kind = models.CharField(max_length=15, choices=KINDS)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # the name, case-folded, single-spaced
    sense = models.CharField(max_length=200, blank=True)  # tells namesakes apart: "footballer"
    article_count = models.PositiveIntegerField(default=0)
    joined = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="names")
    settled = models.BooleanField(default=False)  # an editor decided; the program leaves it alone
    code = models.CharField(max_length=20, blank=True)  # of a subject, in its list: "20000053"
    broader = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="narrower"
    )
    description = models.TextField(blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "kind", "sense"], name="topic_once_a_sense"),
            models.UniqueConstraint(
                fields=["code"], name="topic_once_a_code", condition=~Q(code="")
            ),
            models.CheckConstraint(condition=~Q(joined=F("id")), name="topic_not_joined_to_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/topics/{self.pk}-{slugify(self.name)[:60]}".rstrip("-")

    @property
    def topic_id(self) -> int:
        """The id of the topic that this name is one with."""
        return self.joined_id or self.pk

    @property
    def topic(self) -> Topic:
        """The topic that this name is one with; load `joined` with many."""
        return self.joined or self


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
    implied = models.BooleanField(default=False)  # only a narrower subject was found
    pinned = models.BooleanField(default=False)  # an editor said which namesake is meant

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "topic"], name="mention_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published"], name="mention_topic_newest"),
        ]

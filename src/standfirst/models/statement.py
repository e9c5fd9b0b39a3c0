"""Who said what, and about which topics."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, F, Value
from django.db.models.functions import Coalesce

from standfirst.core.story.quoted import says_nothing
from standfirst.core.types import Span, StatementKind
from standfirst.models.topic import Topic

_SAYING = re.compile(r",? (?:and said|\w+ing)$")
_WENT_ON = re.compile(r",([”“\"’»]+)(?=$| …)")


class StatementQuerySet(models.QuerySet["Statement"]):
    def in_story(self, story_id: int) -> Self:
        """Who said what in a story, newest article first; what wire copies repeat counts once."""
        return (
            self.filter(article__story_id=story_id, article__origin=None)
            .select_related("article__outlet", "topic__joined")
            .order_by("-article__published", "-article_id", "position")
        )

    def by_speaker(self, names: Collection[int]) -> Self:
        """What any of these topics (one topic's names) said, newest first; an index has the order
        of one name."""
        rows = self.filter(topic__in=names) if len(names) > 1 else self.filter(topic=min(names))
        return rows.order_by("-published", "-id")

    def of_and_about(self, names: Collection[int], most: int) -> tuple[list[int], list[int]]:
        """What any of these topics (one topic's names) said last, and what was said last about
        them, by ids. One question; whole rows are asked for when it is known which."""
        about = StatementTopic.objects.newest(names)[:most]
        # SQLite wants a slice of either side in a question of its own.
        own = self.filter(pk__in=self.by_speaker(names).values("pk")[:most]).order_by()
        told = StatementTopic.objects.filter(pk__in=about.values("pk")).order_by()
        rows = (
            own.values_list("published", "id", F("id"), Value(1))
            .union(told.values_list("published", "id", "statement_id", Value(0)), all=True)
            .order_by("-published", "-id")
        )
        sides: tuple[dict[int, None], dict[int, None]] = ({}, {})
        for _, _, statement, by in rows:
            sides[by][statement] = None
        return list(sides[1]), list(sides[0])

    def speakers(self) -> set[int]:
        """The ids of the topics that speak; of a joined name, the topic it is one with."""
        speaker = Coalesce("topic__joined_id", "topic_id")
        named = self.filter(topic__isnull=False).order_by()
        return set(named.values_list(speaker, flat=True).distinct())

    def shown(self, ids: Collection[int]) -> Self:
        """These statements with what a list shows of them: of the newest article first, those of
        one article in its order."""
        rows = self.filter(pk__in=ids).select_related("article__outlet", "topic__joined")
        return rows.order_by("-published", "-article_id", "position")

    def quoted(self, articles: Collection[int]) -> list[dict[str, Any]]:
        """Who speaks in these articles: rows of speaker_id (of a topic, not of a name joined to
        it; None where none), named, and pieces, the number of statements."""
        rows = (
            self.filter(article__in=articles)
            .order_by()
            .values("named", speaker_id=Coalesce("topic__joined_id", "topic_id"))
            .annotate(pieces=Count("id"))
        )
        return [dict(row) for row in rows]


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
    spans = models.JSONField(
        default=dict
    )  # also "teller" and "reads_on", as `FoundStatement` has them
    said_on = models.DateField(null=True)  # the day of saying, where the text gives it
    published = models.DateTimeField()  # the article's

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article", "position"]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-id"], name="statement_of_speaker"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker} {self.cue}: {self.words}"

    @property
    def told(self) -> str:
        """Its words as pages show them: without the comma with which the reporter's sentence went
        on, as in “It may last a year,” she said; behind their cue, where they say nothing without
        it: "denies all of it"."""
        words = _WENT_ON.sub(r"\1", self.words)
        return f"{self.cue} {words}" if self.reads_on else words

    @property
    def reads_on(self) -> bool:
        """Whether its words begin with the cue, as `told` gives them."""
        return bool(self.cue and self.spans.get("reads_on"))

    @property
    def teller(self) -> str:
        """Who tells that the speaker said it; "" where the article itself does."""
        return str(self.spans.get("teller", ""))

    @property
    def content(self) -> list[Span]:
        """Where its words stand in the article's text."""
        return [(start, end) for start, end in self.spans.get("content", [])]

    @property
    def anchor(self) -> str:
        """Its place on the article's page. Not by its id: a reading anew writes new rows."""
        return f"said-{self.position}"

    @property
    def path(self) -> str:
        """Its place in the article; load `article`."""
        return f"{self.article.path}#{self.anchor}"

    @property
    def is_scrap(self) -> bool:
        """Too little to say anything, and nobody's quotation: no page shows it."""
        return says_nothing(StatementKind(self.kind), self.words)

    @property
    def verb(self) -> str:
        """The cue as pages show it: "according" says nothing without its "to", and "rejected this,
        saying" no more than that it was rejected; "" where the words begin with it."""
        if self.reads_on:
            return ""
        return "according to" if self.cue.casefold() == "according" else _SAYING.sub("", self.cue)


class StatementTopicQuerySet(models.QuerySet["StatementTopic"]):
    def newest(self, names: Collection[int]) -> Self:
        """What statements say about any of these topics (one topic's names), newest first."""
        rows = self.filter(topic__in=names) if len(names) > 1 else self.filter(topic=min(names))
        return rows.order_by("-published", "-id")


class StatementTopic(models.Model):
    """A topic that a statement's words name: what is said about it."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="about")
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="remarks", db_index=False
    )
    published = models.DateTimeField()  # the article's

    objects = StatementTopicQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "topic"], name="statement_topic_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-id"], name="statement_topic_newest"),
        ]

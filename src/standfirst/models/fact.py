"""Standing facts of a topic: who heads it, what somebody is, as articles tell it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce


@dataclass(frozen=True, slots=True)
class Word:
    """A fact as an article tells it, without rows: pages read hundreds and show a few.

    `origin` is equal where one text repeats another; `other` is the topic, not a name joined to it.
    """

    kind: str
    words: str
    since: date | None
    article: int
    origin: int
    other: int | None
    other_name: str | None


class FactQuerySet(models.QuerySet["Fact"]):
    def newest(self, names: Collection[int], most: int) -> list[Word]:
        """What was said last of any of these topics (one topic's names), the newest word first."""
        rows = self.filter(topic__in=names) if len(names) > 1 else self.filter(topic=min(names))
        newest = rows.order_by("-published", "-id")
        if len(names) > 1:  # else all that they have would be joined to, then sorted
            newest = self.filter(pk__in=newest.values("pk")[:most]).order_by("-published", "-id")
        found = newest.values_list(
            "kind",
            "words",
            "since",
            "article_id",
            Coalesce("article__origin_id", "article_id"),
            Coalesce("other__joined_id", "other_id"),
            "other__name",
        )
        return [Word(*row) for row in found[:most]]


class Fact(models.Model):
    """One article's word on a topic: a role that a person has, or who has it at an organisation.

    `other` is the topic at the other end: of "headed by Jennie Carignan" at the mission, her.
    """

    KINDS: ClassVar = [(kind, kind) for kind in ("role", "holder")]

    topic = models.ForeignKey(
        "standfirst.Topic", on_delete=models.CASCADE, related_name="facts", db_index=False
    )
    other = models.ForeignKey(
        "standfirst.Topic", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="facts"
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    words = models.CharField(max_length=300)  # as written: "commander of the mission"
    start = models.PositiveIntegerField(default=0)  # where in the article's text
    since = models.DateField(null=True)  # where the text gives it
    published = models.DateTimeField()  # the article's

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-id"], name="fact_of_topic"),
        ]

    def __str__(self) -> str:
        return self.words

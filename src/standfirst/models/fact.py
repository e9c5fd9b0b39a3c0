"""Standing facts of a topic: who heads it, what somebody is, as articles tell it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


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

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-id"], name="fact_of_topic"),
        ]

    def __str__(self) -> str:
        return self.words

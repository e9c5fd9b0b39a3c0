"""What editors joined, parted and corrected among topics, and how to take it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

_APART = ("apart", "part", "articles")


class TopicChangeQuerySet(models.QuerySet["TopicChange"]):
    def due(self, now: datetime) -> Self:
        """Whose followers' Following is to be brought up to date, the longest waiting first."""
        return self.filter(due_at__lte=now).order_by("due_at", "id")

    def of_names(self, names: Collection[int]) -> Self:
        """What was done with a topic (ids of all its names), newest first, with both topics."""
        rows = self.filter(Q(topic__in=names) | Q(other__in=names))
        return rows.select_related("topic", "other", "editor").order_by("-at", "-id")

    def told_apart(self, names: Collection[int]) -> set[int]:
        """The topics that an editor told apart from this one, or parted from it (ids of all its
        names)."""
        rows = self.filter(kind__in=_APART, undone_at=None)
        pairs = rows.filter(Q(topic__in=names) | Q(other__in=names)).values_list("topic", "other")
        return {pk for pair in pairs for pk in pair if pk is not None} - set(names)

    def decided_beside(self, row: TopicChange, names: Collection[int]) -> set[int]:
        """Those of these topics on which another change than this one stands."""
        rows = self.filter(Q(topic__in=names) | Q(other__in=names), undone_at=None)
        pairs = rows.exclude(pk=row.pk).values_list("topic", "other")
        return {pk for pair in pairs for pk in pair if pk is not None}


class TopicChange(models.Model):
    """Two topics joined or told apart, one parted in two, or one given another kind or name."""

    KINDS: ClassVar = [
        (kind, kind) for kind in ("join", "apart", "part", "articles", "kind", "name")
    ]

    kind = models.CharField(max_length=10, choices=KINDS)
    topic = models.ForeignKey(
        "standfirst.Topic", null=True, on_delete=models.SET_NULL, related_name="changes"
    )
    other = models.ForeignKey(
        "standfirst.Topic", null=True, on_delete=models.SET_NULL, related_name="changes_in"
    )  # joined into `topic`, or parted from it
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    before = models.JSONField(default=dict)  # what undoing needs
    undone_at = models.DateTimeField(null=True)
    # Following of those who follow any of `names` (ids of topics) is to be brought up to date:
    # from `due_at` on, and it is done for readers up to the id `reached`.
    due_at = models.DateTimeField(null=True)
    names = models.JSONField(default=list)
    reached = models.BigIntegerField(default=0)

    objects = TopicChangeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"],
                name="topicchange_due",
                condition=Q(due_at__isnull=False),
            ),
        ]


def told_apart_in(changes: Iterable[TopicChange], names: Collection[int]) -> set[int]:
    """What `told_apart` answers, of all changes of a topic where they are at hand."""
    standing = [row for row in changes if row.kind in _APART and row.undone_at is None]
    ends = {pk for row in standing for pk in (row.topic_id, row.other_id) if pk is not None}
    return ends - set(names)

"""Earlier versions of articles, kept when an outlet changes them."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from standfirst.models.article import Article


class RevisionQuerySet(models.QuerySet["Revision"]):
    def latest_changes(self) -> Self:
        """Changes across the desk, newest first, ready for a list; texts stay where they are."""
        return (
            self.select_related("article__outlet")
            .defer("text", "standfirst", "corrections")
            .order_by("-replaced_at", "-id")
        )


class Revision(models.Model):
    """The version that was replaced at `replaced_at`; what replaced it is the next newer one."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    replaced_at = models.DateTimeField()
    headline = models.CharField(max_length=1000, blank=True)
    standfirst = models.TextField(blank=True)
    text = models.TextField(blank=True)
    corrections = models.JSONField(default=list)
    changed = models.TextField(blank=True)  # what the change touched, as a sentence
    kinds = models.JSONField(default=list)  # core.article.revise.Kind, the weightiest first
    silent = models.BooleanField(default=False)  # headline, figures, quotations; untold
    corrected = models.BooleanField(default=False)  # a correction by the outlet came with it

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-replaced_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["-replaced_at", "-id"], name="revision_newest"),
            models.Index(fields=["-replaced_at"], name="revision_silent", condition=Q(silent=True)),
            models.Index(
                fields=["-replaced_at"], name="revision_corrected", condition=Q(corrected=True)
            ),
        ]

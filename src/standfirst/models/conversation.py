"""What readers say under articles and stories."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models


class CommentQuerySet(models.QuerySet["Comment"]):
    def shown(self) -> Self:
        return self.filter(approved_at__isnull=False).select_related("reader").order_by("made_at")

    def made_since(self, reader_id: int, moment: datetime) -> Self:
        return self.filter(reader_id=reader_id, made_at__gt=moment)

    def held(self) -> Self:
        return (
            self.filter(approved_at=None, refused_at=None)
            .select_related("reader", "article", "story")
            .order_by("made_at")
        )


class Comment(models.Model):
    """A reader's comment on an article or a story; held until the owner approves it."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comments"
    )
    article = models.ForeignKey(
        "standfirst.Article", null=True, on_delete=models.CASCADE, related_name="comments"
    )
    story = models.ForeignKey(
        "standfirst.Story", null=True, on_delete=models.CASCADE, related_name="comments"
    )
    text = models.TextField()
    made_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["article", "made_at"], name="comment_article"),
            models.Index(fields=["story", "made_at"], name="comment_story"),
        ]

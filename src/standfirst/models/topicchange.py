"""What editors joined, parted and corrected among topics, and how to take it back."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class TopicChange(models.Model):
    """Two topics joined, one parted in two, or one given another kind or name."""

    KINDS: ClassVar = [(kind, kind) for kind in ("join", "part", "kind", "name")]

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

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

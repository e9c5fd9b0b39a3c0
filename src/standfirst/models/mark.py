"""What a sleeping story is found by when there is news of it again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class StoryMark(models.Model):
    """One telling name or rare word of a story that sleeps; it goes when the story wakes."""

    KINDS: ClassVar = [(kind, kind) for kind in ("name", "place", "word")]

    story = models.ForeignKey("standfirst.Story", on_delete=models.CASCADE, related_name="marks")
    language = models.CharField(max_length=10, blank=True)
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=KINDS)
    weight = models.FloatField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["language", "key"], name="mark_key"),
        ]

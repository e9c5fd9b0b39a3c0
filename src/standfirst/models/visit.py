"""When a reader last looked at a story, and up to when they knew it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

SITTING = timedelta(minutes=10)  # a reload within it shows again what was new


class StoryVisitQuerySet(models.QuerySet["StoryVisit"]):
    def of(self, reader_id: int, story_id: int) -> StoryVisit | None:
        """What is known of a reader's visits to a story."""
        return self.filter(reader_id=reader_id, story_id=story_id).first()

    def look(
        self,
        known: StoryVisit | None,
        *,
        reader_id: int,
        story_id: int,
        upto: datetime,
        now: datetime,
    ) -> None:
        """Note that a reader looks at a story of which the page shows all that came until `upto`.

        Only forward, and only from what was `known`: of two pages at once, one is written.
        """
        if known is None:
            fresh = {"seen_at": upto, "looked_at": now}
            self.get_or_create(reader_id=reader_id, story_id=story_id, defaults=fresh)
        elif not known.in_sitting(now):
            row = self.filter(pk=known.pk, seen_at=known.seen_at, looked_at=known.looked_at)
            newest = max(upto, known.seen_at)
            row.update(since=known.seen_at, seen_at=newest, looked_at=now)
        elif upto > known.seen_at:
            since = known.since or known.seen_at
            self.filter(pk=known.pk, seen_at__lt=upto).update(since=since, seen_at=upto)


class StoryVisit(models.Model):
    """The moment up to which a reader knows a story."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visits"
    )
    story = models.ForeignKey("standfirst.Story", on_delete=models.CASCADE, related_name="visits")
    seen_at = models.DateTimeField()  # articles grouped until then were on the page
    since = models.DateTimeField(null=True)  # seen_at before this sitting; null: it is the first
    looked_at = models.DateTimeField(null=True)  # when this sitting began; null: went along

    objects = StoryVisitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reader", "story"], name="visit_once"),
        ]

    def in_sitting(self, now: datetime) -> bool:
        """Does a look at `now` belong to the sitting that began last?"""
        return self.looked_at is not None and now < self.looked_at + SITTING

    def knows_until(self, now: datetime, upto: datetime) -> datetime | None:
        """What came later, until `upto`, is new to the reader; None on the first visit.

        What comes during the first sitting is new when the page is looked at again.
        """
        if not self.in_sitting(now) or (self.since is None and upto > self.seen_at):
            return self.seen_at
        return self.since

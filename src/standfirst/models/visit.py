"""When a reader last looked at a story, and up to when they knew it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from standfirst.models.article import Article, ArticleQuerySet
from standfirst.models.regrouping import Regrouping
from standfirst.models.revision import Revision

SITTING = timedelta(minutes=10)  # a reload within it shows again what was new


class StoryVisitQuerySet(models.QuerySet["StoryVisit"]):
    def of(self, reader_id: int, story_id: int) -> StoryVisit | None:
        """What is known of a reader's visits to a story."""
        return self.filter(reader_id=reader_id, story_id=story_id).first()

    def unseen(self, reader_id: int, stories: Iterable[int], now: datetime) -> dict[int, int]:
        """Story → how many articles came to it since the reader looked, as its page counts them;
        without stories that the reader never opened or knows to the end. Two questions."""
        came = Article.objects.filter(story=OuterRef("story"), grouped_at__isnull=False)
        newest = came.order_by("-grouped_at").values("grouped_at")[:1]
        known = self.filter(reader_id=reader_id, story__in=list(stories))
        moments: dict[int, datetime] = {}
        for visit in known.annotate(newest=Subquery(newest)):
            last: datetime | None = vars(visit)["newest"]
            if last is not None and last > visit.seen_at:
                since = visit.knows_until(now, last)
                moments[visit.story_id] = since or visit.seen_at
        return arrivals(moments)

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


def arrivals(moments: Mapping[int, datetime]) -> dict[int, int]:
    """Story → how many articles came to it since a moment; 0 is left out. One question.

    An article that was there before and that its outlet changed since did not come, nor one that
    an editor made a report of its own.
    """
    if not moments:
        return {}
    any_of = Q(pk__in=())
    for story, since in moments.items():
        changed = Q(_changed(since), seen_at__lte=since)
        came = Q(story=story, grouped_at__gt=since) & ~_again(since)
        any_of |= came & ~changed
    counted = Article.objects.filter(any_of).order_by().values("story").annotate(n=Count("pk"))
    return {row["story"]: row["n"] for row in counted}


def came_or_changed(story_id: int, since: datetime) -> ArticleQuerySet:
    """What came to a story since a moment or was changed since, the last grouped first."""
    return Article.objects.arrived(story_id, since).filter(~_again(since) | Q(_changed(since)))


def _changed(since: datetime) -> Exists:
    """Whether an article's outlet changed it since."""
    earlier = Revision.objects.filter(article=OuterRef("pk"))
    # Of a live blog not every version is kept.
    return Exists(earlier.filter(Q(replaced_at__gt=since) | Q(article__live=True)))


def _again(since: datetime) -> Q:
    """Whether an article was only taken up again, by an editor's word."""
    return Q(Exists(Regrouping.objects.taken_up_again(since)))

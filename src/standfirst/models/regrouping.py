"""What was merged, split and moved among stories: by whom, why, and how to take it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from standfirst.models.story import Story


class RegroupingQuerySet(models.QuerySet["Regrouping"]):
    def of_story(self, story_id: int) -> Self:
        """What a story gave and got, newest first, with both stories; not what undoing needs,
        which is long."""
        rows = self.filter(Q(story=story_id) | Q(other=story_id))
        return rows.select_related("story", "other").defer("before").order_by("-at", "-id")

    def around(self, stories: Iterable[int]) -> set[int]:
        """These stories, those that joined them, and all that ever gave these articles or got
        some. Two questions, by index."""
        now = _with_joined(stories)
        ends = self.filter(Q(story__in=now) | Q(other__in=now)).values_list("story", "other")
        return now | {pk for pair in ends.order_by() for pk in pair if pk is not None}

    def parted(self, among: Collection[int] | None = None) -> list[tuple[int, int]]:
        """Pairs of stories that the program must not join: parted, merged and put apart again, or
        told apart by an editor who moved articles from one to the other.

        Of a story that joined another, the other. With `among` only what was done with these.
        """
        apart = Q(kind="split", undone_at=None) | Q(kind="merge", undone_at__isnull=False)
        apart |= Q(kind="move", undone_at=None) & ~Q(story=F("other"))
        known = self.filter(apart, story__isnull=False, other__isnull=False)
        if among is not None:
            ends = _with_joined(among)
            known = known.filter(Q(story__in=ends) | Q(other__in=ends))
        pairs = known.annotate(
            one=Coalesce("story__merged_into", "story"), two=Coalesce("other__merged_into", "other")
        )
        return list(pairs.order_by("one", "two").values_list("one", "two").distinct())

    def parts(self, story: int, other: int) -> bool:
        """Whether these two were parted, in either direction."""
        return bool({(story, other), (other, story)} & set(self.parted((story, other))))

    def hold_together(self, stories: Iterable[int]) -> bool:
        """Whether an editor's word is that one of these is one story: they joined it with another,
        or took back a split of it. The articles of that day are pinned, but others come."""
        joined = Q(kind="merge", by_program=False, undone_at=None)
        mended = Q(kind="split", by_program=True, undone_at__isnull=False)
        now = [*stories]
        joined &= Q(other__in=now) | Q(other__merged_into__in=now)
        mended &= Q(story__in=now) | Q(story__merged_into__in=now)
        return self.filter(joined | mended).exists()

    def joined_by_editors(self, story_id: int) -> set[int]:
        """The articles (ids) that came when editors joined another story to this one. One
        question."""
        rows = self.filter(kind="merge", other=story_id, by_program=False, undone_at=None)
        places = rows.order_by().values_list("before__places", flat=True)
        return {pk for one in places for *_, articles in one for pk in articles}

    def own_of(self, article_id: int) -> Self:
        """The editor's word by which an article repeats no other, where it stands; at most one."""
        standing = self.filter(kind="own", undone_at=None, before__article=article_id)
        return standing.filter(other__articles=article_id).order_by("-at", "-id")[:1]

    def taken_up_again(self, since: datetime) -> Self:
        """Of the article asked about from outside (OuterRef): what made the worker take it up
        again though it had come to its story by then."""
        came = Cast(KeyTextTransform("came", "before"), models.FloatField())
        article = Cast(KeyTextTransform("article", "before"), models.BigIntegerField())
        own = self.filter(kind="own", other=OuterRef("story"))
        known = own.alias(came=came, article=article)
        return known.filter(came__lte=since.timestamp(), article=OuterRef("pk"))

    def by_editors_since(self, row: Regrouping, stories: Collection[int]) -> Self:
        """What editors did with these stories after another regrouping, and was not undone."""
        rows = self.filter(Q(story__in=stories) | Q(other__in=stories))
        return rows.filter(by_program=False, undone_at=None, pk__gt=row.pk).exclude(kind="own")


def _with_joined(stories: Iterable[int]) -> set[int]:
    """These stories and those that joined them."""
    now = set(stories)
    return now | set(Story.objects.filter(merged_into__in=now).values_list("pk", flat=True))


class Regrouping(models.Model):
    """One merge of two stories, one split of a story, one move of articles, or one article that
    repeats no other by an editor's word ("own")."""

    KINDS: ClassVar = [(kind, kind) for kind in ("merge", "split", "move", "own")]

    kind = models.CharField(max_length=10, choices=KINDS)
    story = models.ForeignKey(
        "standfirst.Story", null=True, on_delete=models.SET_NULL, related_name="regroupings"
    )  # the story that the articles left
    other = models.ForeignKey(
        "standfirst.Story", null=True, on_delete=models.SET_NULL, related_name="regroupings_in"
    )  # the story where they are now
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_program = models.BooleanField(default=False)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    article_count = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict)  # what undoing needs
    undone_at = models.DateTimeField(null=True)

    objects = RegroupingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["story", "-at"], name="regrouping_story"),
            models.Index(fields=["other", "-at"], name="regrouping_other"),
        ]

    @property
    def stories(self) -> list[int]:
        """Both stories, or the one within which articles were moved; without those gone."""
        return sorted({pk for pk in (self.story_id, self.other_id) if pk is not None})

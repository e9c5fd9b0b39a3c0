"""Numbers with what they count."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from standfirst.core.story.amounts import worded
from standfirst.core.story.captions import caption, excerpt, where
from standfirst.core.types import FoundFigure


class FigureQuerySet(models.QuerySet["Figure"]):
    def in_story(self, story_id: int) -> Self:
        """The numbers of a story, newest article first; what wire copies repeat counts once."""
        return (
            self.filter(article__story_id=story_id, article__origin=None)
            .select_related("article__outlet")
            .order_by("-article__published", "-article_id", "position")
        )


class Figure(models.Model):
    """A number with what it counts."""

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="figures"
    )
    position = models.PositiveSmallIntegerField()
    value = models.FloatField()
    about = models.BooleanField(default=False)
    counts = models.CharField(max_length=300)
    unit = models.CharField(max_length=50, blank=True)
    hedge = models.CharField(max_length=40, blank=True)  # as written: "at least", "as many as"
    place = models.CharField(max_length=200, blank=True)  # as written, where the sentence has one
    day = models.DateField(null=True)  # of what is counted, where the sentence gives one
    sentence = models.TextField()

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["article", "position"]

    @property
    def found(self) -> FoundFigure:
        """The figure as it was read."""
        return FoundFigure(
            value=self.value,
            about=self.about,
            counts=self.counts,
            sentence=self.sentence,
            unit=self.unit,
            hedge=self.hedge,
            place=self.place,
            day=self.day,
        )

    @property
    def label(self) -> str:
        """What is counted, as it stands beside the number with its unit; "" where that says it.
        Asks for the article."""
        return caption(self.found, language=self.article.language)

    @property
    def excerpt(self) -> str:
        """The words around the number; asks for the article."""
        return excerpt(self.found, language=self.article.language)

    @property
    def where(self) -> str:
        """The place, as a page writes it."""
        return where(self.found)

    @property
    def words(self) -> str:
        """The number with its hedge and its unit, as pages write it; asks for the article."""
        return worded(self.found, language=self.article.language)

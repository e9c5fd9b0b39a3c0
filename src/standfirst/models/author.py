"""People with a byline."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.text import slugify


class AuthorQuerySet(models.QuerySet["Author"]):
    def busiest(self) -> Self:
        """Who wrote most first, with their outlets."""
        return (
            self.select_related("outlet")
            .annotate(pieces=models.Count("bylines"))
            .order_by("-pieces", "id")
        )


class Author(models.Model):
    """A person with a byline at an outlet; namesakes elsewhere are others until joined."""

    outlet = models.ForeignKey(
        "standfirst.Outlet", on_delete=models.CASCADE, related_name="authors"
    )
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # the name, case-folded, single-spaced
    url = models.CharField(max_length=2000, blank=True)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "key"], name="author_once_an_outlet"),
        ]
        indexes: ClassVar = [models.Index(fields=["key"], name="author_key")]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/authors/{self.pk}-{slugify(self.name)[:60]}"


class Byline(models.Model):
    """An author's place in the byline of an article."""

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="bylines"
    )
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "author"], name="byline_once"),
        ]

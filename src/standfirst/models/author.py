"""People with a byline: a row is a name at an outlet; names that are one person are joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import slugify

LATELY = 5000  # newest bylines among which the busiest are counted
HEADLINES = 3  # by which a suggestion can be judged


class AuthorQuerySet(models.QuerySet["Author"]):
    def named(self) -> Self:
        """With what a page says of a name: its outlet, and whom it is joined to."""
        return self.select_related("outlet", "joined__outlet")

    def of_person(self, person_id: int) -> Self:
        """Every name of a person: the one that stands for them, and those joined to it."""
        return self.filter(Q(pk=person_id) | Q(joined=person_id))

    def busiest(self, limit: int) -> list[Author]:
        """Who wrote most lately, most first: people, whatever names they sign with."""
        newest = Byline.objects.order_by("-pk").values("pk")[:LATELY]
        counted = (
            Byline.objects.filter(pk__in=newest)
            .order_by()
            .values(person=Coalesce("author__joined_id", "author_id"))
            .annotate(pieces=Count("article", distinct=True))
            .order_by("-pieces", "person")[:limit]
        )
        ids = [row["person"] for row in counted]
        rows = self.select_related("outlet").in_bulk(ids)
        return [rows[pk] for pk in ids if pk in rows]

    def like(self, names: Collection[Author]) -> Self:
        """Other people's names, anywhere, that may be this person's, with their newest articles.

        By kin or by a page about the author; core.author.names.may_be_one decides on each.
        """
        kins = {name.kin for name in names} - {""}
        profiles = {name.profile for name in names} - {""}
        people = {name.person_id for name in names}
        newest = Byline.objects.filter(author=OuterRef("pk")).order_by("-pk").values("article")
        return (
            self.named()
            .filter(Q(kin__in=kins) | Q(profile__in=profiles))
            .exclude(Q(pk__in=people) | Q(joined__in=people))
            .annotate(**{f"newest_{n}": Subquery(newest[n : n + 1]) for n in range(HEADLINES)})
        )


class Author(models.Model):
    """A name that signs at an outlet. Bylines and follows keep pointing at the name they were made
    for; `joined` says that it is the same person as another name, which is never joined itself."""

    outlet = models.ForeignKey(
        "standfirst.Outlet", on_delete=models.CASCADE, related_name="authors"
    )
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # the name, case-folded, single-spaced
    url = models.CharField(max_length=2000, blank=True)
    kin = models.CharField(max_length=100, blank=True)  # core.author.names.kin
    profile = models.CharField(max_length=40, blank=True)  # digest of the page about the author
    joined = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="names")
    settled = models.BooleanField(default=False)  # a person decided; the program leaves it alone

    objects = AuthorQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "key"], name="author_once_an_outlet"),
            models.CheckConstraint(
                condition=~Q(joined=F("id")), name="author_not_joined_to_itself"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["key"], name="author_key"),
            models.Index(fields=["kin", "outlet"], name="author_kin"),
            models.Index(fields=["profile"], name="author_profile"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/authors/{self.pk}-{slugify(self.name)[:60]}"

    @property
    def person_id(self) -> int:
        """The id of the name that stands for the person."""
        return self.joined_id or self.pk

    @property
    def person(self) -> Author:
        """The name that stands for the person; load `joined` with many."""
        return self.joined or self


class BylineQuerySet(models.QuerySet["Byline"]):
    def people(self) -> Iterator[tuple[int, int]]:
        """(article, person) of each byline, by ids."""
        person = Coalesce("author__joined_id", "author_id")
        return self.order_by().values_list("article_id", person).iterator()

    def busiest(self, articles: Collection[int], most: int) -> list[tuple[int, int]]:
        """Who signs most of these articles, by (person, articles)."""
        counted = (
            self.filter(article__in=articles)
            .order_by()
            .values(person=Coalesce("author__joined_id", "author_id"))
            .annotate(pieces=Count("article", distinct=True))
            .order_by("-pieces", "person")
        )
        return list(counted.values_list("person", "pieces")[:most])


class Byline(models.Model):
    """An author's place in the byline of an article."""

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="bylines"
    )
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    objects = BylineQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "author"], name="byline_once"),
        ]


def signed(path: str = "bylines") -> Prefetch[str]:
    """The bylines of articles with the people behind the names, in one question."""
    return Prefetch(path, queryset=Byline.objects.select_related("author__joined"))

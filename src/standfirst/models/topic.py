"""Topics, the names that are one topic, and where articles name them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Exists, F, Func, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from standfirst.core.errors import TopicError
from standfirst.core.types import TopicKind

DEEPEST = 6  # subjects one within the other
MOST_NAMES = 100  # of a topic that a page counts in; SQLite joins at most 500 questions into one


class TopicQuerySet(models.QuerySet["Topic"]):
    def with_broader(self) -> Self:
        """With the topic that it is joined to, and the subjects that it is a part of."""
        return self.select_related("joined", "__".join(["broader"] * DEEPEST))

    def joined_to(self, topic_id: int) -> Self:
        """The names that are one with a topic, the most named first."""
        return self.filter(joined=topic_id).order_by("-article_count", "pk")[:MOST_NAMES]

    def named_most(self) -> Self:
        """Those that any article names, most first, without the names that are joined to them."""
        return self.filter(joined=None, article_count__gt=0).order_by("-article_count", "pk")

    def named(self) -> Self:
        """With what a page says of a name: the topic that it is joined to."""
        return self.select_related("joined")

    def in_articles(self) -> Self:
        """Names of topics that any article names, by whatever name; listed subjects always."""
        naming = Topic.objects.filter(article_count__gt=0)
        rows = self.alias(top=Coalesce("joined_id", "pk"))
        return rows.filter(
            Q(code__gt="")
            | Q(joined__code__gt="")
            | Exists(naming.filter(pk=OuterRef("top")))
            | Exists(naming.filter(joined=OuterRef("top")))
        )

    def of_topic(self, topic_id: int) -> Self:
        """Every name of a topic: the one that stands for it, and those joined to it."""
        return self.filter(Q(pk=topic_id) | Q(joined=topic_id))

    def hold(self, ids: Collection[int]) -> dict[int, Topic]:
        """These topics with all their names, by id, held until the transaction ends.

        All at once and in one order, as the worker takes those whose articles it counts: so one
        waits for the other, and never each for the other. Raises TopicError where one is gone, or
        was joined or parted while we waited.
        """
        wanted = Coalesce("joined_id", "pk")
        tops = dict(self.filter(pk__in=ids).values_list("pk", wanted))
        if len(tops) < len(set(ids)):
            raise TopicError("This topic is no longer on the desk. Open the page again.")
        rows = Topic.objects.filter(Q(pk__in=tops.values()) | Q(joined__in=tops.values()))
        held = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
        if {pk: held[pk].topic_id for pk in tops if pk in held} != tops:
            raise TopicError("This topic was joined or parted just now. Open the page again.")
        return held

    def drop_unused(self, topic_id: int) -> None:
        """Take a topic off the desk that nothing points at any more; within a transaction."""
        # Held whole, not just its fields: a worker about to name it waits, and looks it up again.
        row = self.select_for_update().filter(pk=topic_id).first()
        if row is None or row.mentions.exists() or row.names.exists():
            return
        if (
            not any(
                table.exists()
                for table in (row.statements, row.remarks, row.facts, row.narrower, row.listeners)
            )
            and not row.follow_set.exists()
        ):
            row.delete()

    def busiest(self) -> Self:
        """The most named first, by all their names; `articles` is how often. No listed subjects."""
        of_names = Topic.objects.filter(joined=OuterRef("pk")).values("joined")
        total = of_names.annotate(total=models.Sum("article_count")).values("total")
        return (
            self.filter(joined=None, code="")
            .annotate(articles=F("article_count") + Coalesce(Subquery(total), 0))
            .filter(articles__gt=0)
            .order_by("-articles", "id")
        )

    def of_articles(self, article_ids: Iterable[int]) -> Self:
        """The names by which these articles name topics, the most often named first."""
        return (
            self.named()
            .filter(code="", mentions__article_id__in=list(article_ids))
            .annotate(named=models.Sum("mentions__count"))
            .order_by("-named", "id")
        )

    def listed(self) -> Self:
        """The subjects of a list (IPTC Media Topics), in order of code."""
        return self.exclude(code="").order_by("code")

    def branches_of(self, above: Topic | None) -> Self:
        """The listed subjects directly under one, or the broadest; `below` is how many have each
        above them."""
        return self.listed().filter(broader=above).annotate(below=Count("narrower"))

    def subjects_of(self, article_id: int) -> Self:
        """The listed subjects that an article was given, without what these are branches of."""
        given = self.filter(mentions__article_id=article_id, mentions__implied=False)
        return given.exclude(code="").order_by("mentions__pk")


class Topic(models.Model):
    """What an article is about and a reader can follow.

    Mentions, statements and follows keep pointing at the name they were made for; `joined` says
    that it is the same topic as another one, which is never joined itself. Subjects with a `code`
    are those of a list (IPTC Media Topics), each under its `broader` one.
    """

    KINDS: ClassVar = [(kind.value, kind.value) for kind in TopicKind]

    kind = models.CharField(max_length=15, choices=KINDS)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # the name, case-folded, single-spaced
    sense = models.CharField(max_length=200, blank=True)  # tells namesakes apart: "footballer"
    article_count = models.PositiveIntegerField(default=0)
    joined = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="names")
    settled = models.BooleanField(default=False)  # an editor decided; the program leaves it alone
    code = models.CharField(max_length=20, blank=True)  # of a subject, in its list: "20000053"
    broader = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="narrower"
    )
    description = models.TextField(blank=True)
    # How many articles took the name for each kind ("kinds": kind → count), and, of a short form,
    # for each longer name ("stands_for": id → count).
    evidence = models.JSONField(default=dict)

    below: int  # how many subjects stand directly under it, where `branches_of` asked

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "kind", "sense"], name="topic_once_a_sense"),
            models.UniqueConstraint(
                fields=["code"], name="topic_once_a_code", condition=~Q(code="")
            ),
            models.CheckConstraint(condition=~Q(joined=F("id")), name="topic_not_joined_to_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name as lists show it, so that namesakes are told apart: "Sam Moore (judge)"."""
        return f"{self.name} ({self.sense})" if self.sense else self.name

    @property
    def path(self) -> str:
        return f"/topics/{self.pk}-{slugify(self.name)[:60]}".rstrip("-")

    @property
    def topic_id(self) -> int:
        """The id of the topic that this name is one with."""
        return self.joined_id or self.pk

    @property
    def topic(self) -> Topic:
        """The topic that this name is one with; load `joined` with many."""
        return self.joined or self

    @property
    def within(self) -> list[Topic]:
        """The subjects that this one is a part of, the broadest first; load `with_broader`."""
        found: list[Topic] = []
        above = self.broader
        while above is not None and above not in found and len(found) < DEEPEST:
            found.insert(0, above)
            above = above.broader
        return found


class MentionQuerySet(models.QuerySet["Mention"]):
    def topics(self) -> Iterator[tuple[int, int]]:
        """(article, topic) of each mention, by ids; of a joined name, the topic it is one with."""
        topic = Coalesce("topic__joined_id", "topic_id")
        return self.order_by().values_list("article_id", topic).iterator()

    def newest_articles(self, names: Sequence[int], most: int) -> list[int]:
        """The newest articles that name any of these topics (ids of one topic's names), each once.

        One question. Each name is a walk of its own along the index: sorting all that any of them
        has would cost 100 ms for a topic of 100,000 articles.
        """
        newest = self.order_by("-published", "-article_id")
        columns = ("published", "article_id")
        if len(names) == 1:
            rows = newest.filter(topic_id=names[0]).values_list(*columns)[:most]
        else:
            walks = (newest.filter(topic_id=name).values("pk")[:most] for name in names)
            first, *others = (
                self.filter(pk__in=walk).order_by().values_list(*columns) for walk in walks
            )
            rows = first.union(*others, all=True).order_by("-published", "-article_id")
        return list(dict.fromkeys(article for _, article in rows))[:most]

    def span(self, names: Sequence[int]) -> dict[str, Any]:
        """When any of these topics was named first and last, and in how many articles: first,
        last (None where never), pieces. One question, of an index alone."""
        once = len(names) > 1  # only then can an article come twice
        return self.filter(topic_id__in=names).aggregate(
            first=Min("published"), last=Max("published"), pieces=Count("article", distinct=once)
        )

    def between(self, names: Sequence[int], edges: Sequence[datetime]) -> list[int]:
        """How many articles name any of these topics between each moment and the next.

        One question of as many index ranges: a database's own cutting into days and weeks costs a
        second for a topic of 100,000 articles.
        """
        count = "COUNT(DISTINCT %(expressions)s)" if len(names) > 1 else "COUNT(%(expressions)s)"
        number = Func(F("article_id"), template=count, output_field=models.IntegerField())
        named = self.filter(topic_id__in=names).order_by()
        counts = {
            f"n{place}": Subquery(
                named.filter(published__gte=start, published__lt=end)
                .annotate(number=number)
                .values("number")
            )
            for place, (start, end) in enumerate(pairwise(edges))
        }
        row = Topic.objects.filter(pk=names[0]).values_list(*counts.values()).first()
        return list(row or ())

    def beside(
        self, articles: Collection[int], *, without: Collection[int], most: int
    ) -> list[tuple[int, int]]:
        """The topics that these articles name most, and in how many: ids of topics, not of names
        joined to them; without these names and what only a narrower subject implies."""
        rows = (
            self.filter(article__in=articles, implied=False)
            .exclude(topic__in=without)
            .values(one=Coalesce("topic__joined_id", "topic_id"))
            .annotate(pieces=Count("article", distinct=True))
            .order_by("-pieces", "one")
        )
        return list(rows.values_list("one", "pieces")[:most])


class Mention(models.Model):
    """Where an article names a topic. `published` is the article's, so that one index answers
    "the newest articles on this topic"."""

    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="mentions"
    )
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="mentions")
    count = models.PositiveIntegerField(default=1)
    role = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=15, blank=True)  # what this article takes it for
    forms = models.JSONField(default=list)  # keys of the shorter names that it has there
    published = models.DateTimeField()
    implied = models.BooleanField(default=False)  # only a narrower subject was found
    pinned = models.BooleanField(default=False)  # an editor said which namesake is meant

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "topic"], name="mention_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["topic", "-published", "-article"], name="mention_topic_newest"),
        ]

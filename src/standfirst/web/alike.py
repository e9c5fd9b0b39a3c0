"""Topics that may be the same as one: named in the same stories, or of a like name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from standfirst.core.topic.alike import Likeness, acronym, likeness
from standfirst.core.types import TopicKind
from standfirst.models import Article, Mention, Topic
from standfirst.models.topic import TopicQuerySet

OFFERED = 6
HEADLINES = 3  # by which a suggestion can be judged
NEIGHBOURS = 100  # articles of the same stories whose topics are looked at
LOOKED_AT = 200  # topics of these, and as many of like names
KEYS = 20
CERTAIN = 1  # rank of a likeness that needs no full name: the same name, initials


@dataclass(frozen=True, slots=True)
class Alike:
    """Another topic that may be the same: why, and its newest articles."""

    topic: Topic
    why: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A name without its row, for hundreds are looked at; `topic` is the id of the topic that it is
    one with, `code` and `articles` are that one's."""

    name: str
    kind: str
    topic: int
    code: str
    articles: int


def alike(names: Sequence[Topic], newest: Collection[int], apart: Collection[int]) -> list[Alike]:
    """Topics that may be the one of these names, the likeliest first; `newest` are ids of articles
    that name it, `apart` topics that an editor told apart. At most four questions, by index."""
    own = {name.topic_id for name in names}
    known = {*own, *apart}
    found: dict[int, tuple[Likeness, Near]] = {}
    for other in (*_beside(newest), *_of_like_names(names)):
        if other.topic in known or other.code:
            continue
        why = _likeness(names, other)
        kept = found.get(other.topic)
        if why is not None and (kept is None or why.rank < kept[0].rank):
            found[other.topic] = (why, other)
    best = sorted(found.values(), key=_likeliest)[:OFFERED]
    rows = _with_headlines([other.topic for _, other in best])
    return [
        Alike(rows[other.topic][0], why.why, rows[other.topic][1])
        for why, other in best
        if other.topic in rows
    ]


def _likeliest(one: tuple[Likeness, Near]) -> tuple[int, int, int]:
    return one[0].rank, -one[1].articles, one[1].topic


def _likeness(names: Sequence[Topic], other: Near) -> Likeness | None:
    """Of the likest name; one that is only a part of the topic's own name says nothing more: with
    "Moor" for "Ida Moor", "Ole Moor" is nobody alike."""
    found = []
    for name in names:
        kinds = (TopicKind(name.kind), TopicKind(other.kind))
        one = likeness(name.name, other.name, kinds=kinds)
        part = set(name.key.split()) < set(names[0].key.split())
        if one is not None and not (part and one.rank > CERTAIN):
            found.append(one)
    return min(found, key=lambda one: one.rank, default=None)


def _beside(newest: Collection[int]) -> Iterable[Near]:
    """The names that stand in the stories of these articles, the most named first."""
    stories = Article.objects.filter(pk__in=newest, story__isnull=False).values("story")
    within = Article.objects.filter(story__in=stories).order_by("-published", "-pk")
    articles = within.values("pk")[:NEIGHBOURS]
    named = Mention.objects.filter(article__in=articles, implied=False)
    rows = Topic.objects.filter(pk__in=named.values("topic"))
    return _near(rows.order_by("-article_count", "pk"))


def _of_like_names(names: Sequence[Topic]) -> Iterable[Near]:
    """The names that begin like these, and their words and initials by themselves."""
    keys: dict[str, None] = {}
    for name in names:
        words = [word for word in name.key.split() if len(word) > 2]
        keys |= dict.fromkeys([name.key, acronym(name.name), *words])
    wanted = [key for key in keys if key][:KEYS]
    first = names[0].key
    # A range is walked along the index on every database, as LIKE is not.
    longer = Q(key__gt=f"{first} ", key__lt=f"{first} \U0010ffff")
    return _near(Topic.objects.filter(Q(key__in=wanted) | longer))


def _near(names: TopicQuerySet) -> Iterable[Near]:
    rows = names.in_articles().values_list(
        "name",
        "kind",
        Coalesce("joined_id", "pk"),
        Coalesce("joined__code", "code"),
        Coalesce("joined__article_count", "article_count"),
    )
    return [Near(*row) for row in rows[:LOOKED_AT]]


def _with_headlines(topics: Sequence[int]) -> dict[int, tuple[Topic, tuple[Article, ...]]]:
    """Each topic with its newest articles. Two questions."""
    mentions = Mention.objects.filter(topic=OuterRef("pk")).order_by("-published", "-article")
    newest = {
        f"newest_{n}": Subquery(mentions.values("article")[n : n + 1]) for n in range(HEADLINES)
    }
    rows = Topic.objects.annotate(**newest).in_bulk(topics)
    ids = {
        pk: [one for name in newest if (one := getattr(row, name)) is not None]
        for pk, row in rows.items()
    }
    articles = Article.objects.select_related("outlet").in_bulk(
        [pk for found in ids.values() for pk in found]
    )
    return {
        pk: (rows[pk], tuple(articles[one] for one in found if one in articles))
        for pk, found in ids.items()
    }

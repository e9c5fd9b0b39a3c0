"""Topics that may be the same as one: named in the same stories, or of a like name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from standfirst.core.topic.alike import Likeness, acronym, likeness
from standfirst.core.types import TopicKind
from standfirst.models import Article, Mention, Topic, TopicChange
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


def alike(names: Sequence[Topic], newest: Collection[int]) -> list[Alike]:
    """Topics that may be the one of these names, the likeliest first; `newest` are ids of articles
    that name it. At most five questions, by index."""
    own = {name.topic_id for name in names}
    known = own | TopicChange.objects.told_apart([name.pk for name in names])
    found: dict[int, tuple[Likeness, Topic]] = {}
    for other in (*_beside(newest), *_of_like_names(names)):
        why = _likeness(names, other)
        top = other.topic
        if why is not None and top.pk not in known and not top.code:
            kept = found.get(top.pk)
            if kept is None or why.rank < kept[0].rank:
                found[top.pk] = (why, top)
    best = sorted(found.values(), key=_likeliest)[:OFFERED]
    articles = _headlines([top.pk for _, top in best])
    return [Alike(top, why.why, articles.get(top.pk, ())) for why, top in best]


def _likeliest(one: tuple[Likeness, Topic]) -> tuple[int, int, int]:
    return one[0].rank, -one[1].article_count, one[1].pk


def _likeness(names: Sequence[Topic], other: Topic) -> Likeness | None:
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


def _beside(newest: Collection[int]) -> Iterable[Topic]:
    """The names that stand in the stories of these articles."""
    stories = Article.objects.filter(pk__in=newest, story__isnull=False).values("story")
    articles = Article.objects.filter(story__in=stories).values_list("pk", flat=True)
    named = Mention.objects.filter(article__in=list(articles[:NEIGHBOURS]), implied=False)
    return _light().filter(pk__in=named.values("topic"))[:LOOKED_AT]


def _of_like_names(names: Sequence[Topic]) -> Iterable[Topic]:
    """The names that begin like these, and their words and initials by themselves."""
    keys: dict[str, None] = {}
    for name in names:
        words = [word for word in name.key.split() if len(word) > 2]
        keys |= dict.fromkeys([name.key, acronym(name.name), *words])
    wanted = [key for key in keys if key][:KEYS]
    first = names[0].key
    # A range is walked along the index on every database, as LIKE is not.
    longer = Q(key__gt=f"{first} ", key__lt=f"{first} \U0010ffff")
    return _light().filter(Q(key__in=wanted) | longer)[:LOOKED_AT]


def _light() -> TopicQuerySet:
    """Rows without their long columns: hundreds are looked at, a few are shown."""
    long = ("evidence", "description", "joined__evidence", "joined__description")
    return Topic.objects.named().defer(*long)


def _headlines(topics: Sequence[int]) -> dict[int, tuple[Article, ...]]:
    """Topic → its newest articles. Two questions."""
    mentions = Mention.objects.filter(topic=OuterRef("pk")).order_by("-published", "-article")
    newest = {
        f"newest_{n}": Subquery(mentions.values("article")[n : n + 1]) for n in range(HEADLINES)
    }
    rows = Topic.objects.filter(pk__in=topics).annotate(**newest).values_list("pk", *newest)
    ids = {pk: [one for one in found if one is not None] for pk, *found in rows}
    articles = Article.objects.select_related("outlet").in_bulk(
        [pk for found in ids.values() for pk in found]
    )
    return {
        pk: tuple(articles[one] for one in found if one in articles) for pk, found in ids.items()
    }

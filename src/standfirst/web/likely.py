"""Stories to which articles may belong instead: near in time, on the same topics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from standfirst.models import Article, Mention, Story, Topic

OFFERED = 6
TOPICS = 12  # most named in the articles
NEAR = timedelta(days=7)  # before the first and after the last of the articles
COUNTED = 4000  # pairs of a story and a topic; the rest is too thin to matter
NAMED = 3  # shared topics that are named


@dataclass(frozen=True, slots=True)
class Likely:
    """A story, and why it is offered."""

    story: Story
    why: str


def likely(story_id: int, articles: Sequence[Article]) -> list[Likely]:
    """Other stories for these articles, the likeliest first. At most four questions, by index."""
    if not articles:
        return []
    days = [article.published for article in articles]
    first, last = min(days) - NEAR, max(days) + NEAR
    shared = _sharing(story_id, [article.pk for article in articles], first, last)
    rows = Story.objects.in_bulk(list(shared))
    found = [Likely(rows[pk], f"shares {why}") for pk, why in shared.items() if pk in rows]
    if len(found) == OFFERED:
        return found
    same_days = Story.objects.filter(latest_at__range=(first, last), merged_into=None)
    others = same_days.exclude(pk__in=[story_id, *shared]).order_by("-latest_at")
    return [*found, *(Likely(row, "of the same days") for row in others[: OFFERED - len(found)])]


def _sharing(
    story_id: int, articles: Iterable[int], first: datetime, last: datetime
) -> dict[int, str]:
    """Story → the topics that it shares. A story weighs more the more of all that is written on a
    topic in these days stands in it, so that a place in half of all articles tells little."""
    names = {topic.pk: topic.name for topic in Topic.objects.of_articles(articles)[:TOPICS]}
    near = Mention.objects.filter(
        topic__in=names, published__range=(first, last), article__story__isnull=False
    ).exclude(article__story=story_id)
    counted = near.values_list("article__story", "topic").annotate(n=Count("pk"))
    pairs = list(counted.order_by("-n", "article__story", "topic")[:COUNTED])
    total = Counter[int]()
    for _, topic, n in pairs:
        total[topic] += n
    shares: dict[int, dict[str, float]] = defaultdict(dict)
    for story, topic, n in pairs:
        shares[story][names[topic]] = n / (total[topic] + 1)
    best = sorted(shares, key=lambda story: (-sum(shares[story].values()), story))[:OFFERED]
    return {story: _named(shares[story]) for story in best}


def _named(shares: dict[str, float]) -> str:
    names = sorted(shares, key=lambda name: (-shares[name], name))
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")

"""What a story's own row says, counted anew whenever its articles change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from standfirst.core.story.rank import GROWTH_SPAN
from standfirst.core.story.standing import standing
from standfirst.core.story.timeline import best_sentence, developments
from standfirst.models import Article, Development, Story

LEAD = 4  # sentences of an article that may stand for a story
LAST_HOURS = timedelta(hours=4)  # of the story's own time
LOOKED_AT = 30  # newest articles among which the lead is chosen


def refresh(stories: Iterable[int]) -> None:
    """Bring the rows of these stories up to date; stories and developments left empty go.

    Costs a fixed number of questions a story, whatever the size of the archive.
    """
    for pk in sorted(set(stories)):
        _refresh_one(pk)


def _refresh_one(pk: int) -> None:
    articles = Article.objects.filter(story=pk)
    counted = articles.aggregate(
        articles=Count("pk"),
        origins=Count(Coalesce("origin_id", "pk"), distinct=True),
        outlets=Count("outlet", distinct=True),
        opened=Min("published"),
        latest=Max("published"),
    )
    if not counted["articles"]:
        Story.objects.filter(pk=pk, merged=None).delete()
        return
    lead = _lead(articles)
    Story.objects.filter(pk=pk).update(
        article_count=counted["articles"],
        origin_count=counted["origins"],
        outlet_count=counted["outlets"],
        opened_at=counted["opened"],
        latest_at=counted["latest"],
        lead=lead,
        headline=lead.title[:1000],
        standfirst=_standfirst(lead),
        weight=_weight(articles, counted),
    )
    _refresh_developments(pk)


def _weight(articles: QuerySet[Article], counted: dict[str, Any]) -> float:
    recent = articles.filter(published__gt=counted["latest"] - GROWTH_SPAN)
    return standing(
        origins=counted["origins"],
        outlets=counted["outlets"],
        recent=recent.aggregate(n=Count(Coalesce("origin_id", "pk"), distinct=True))["n"],
        newest=counted["latest"],
    )


def _lead(articles: QuerySet[Article]) -> Article:
    """The article that stands for the story: the clearest headline of the last hours' news."""
    newest = list(articles.select_related("outlet").order_by("-published", "-id")[:LOOKED_AT])
    fresh = [row for row in newest if row.published > newest[0].published - LAST_HOURS]
    steps = developments(row.record() for row in fresh)
    return next(row for row in newest if row.pk == steps[-1].headline_article)


def _standfirst(lead: Article) -> str:
    """The lead's own standfirst, or the sentence that says most of what it says."""
    if lead.standfirst:
        return lead.standfirst
    whole = Article.objects.with_text().filter(pk=lead.pk, reading__isnull=False).first()
    return best_sentence([whole.record(sentences=LEAD)])[0] if whole else ""


def _refresh_developments(story: int) -> None:
    Development.objects.filter(story=story, articles=None).delete()
    own = Article.objects.filter(development=OuterRef("pk"))
    Development.objects.filter(story=story).update(
        opened_at=Subquery(own.order_by("published").values("published")[:1]),
        latest_at=Subquery(own.order_by("-published").values("published")[:1]),
    )

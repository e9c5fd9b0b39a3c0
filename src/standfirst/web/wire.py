"""One text at several outlets, as an article's page tells it: whose it is, where else it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from standfirst.models import Article

MOST_COPIES = 12


@dataclass(frozen=True, slots=True)
class Wire:
    """`origin`: the article whose text this one repeats; `copies`: others with the same text."""

    origin: Article | None
    copies: tuple[Article, ...]
    agency: str  # as any of them credits it, the article itself first; "" where none does


def wire(article: Article) -> Wire:
    """Where else the article's text stands. One question, by index."""
    same = Q(pk=article.origin_key) | Q(origin=article.origin_key)
    rows = Article.objects.filter(same).exclude(pk=article.pk).select_related("outlet")
    others = list(rows.order_by("published", "pk")[: MOST_COPIES + 1])
    origin = next((other for other in others if other.pk == article.origin_id), None)
    copies = tuple(other for other in others if other is not origin)
    named = [article, *([origin] if origin else []), *copies]
    return Wire(origin=origin, copies=copies[:MOST_COPIES], agency=agency_of(named))


def agency_of(articles: Iterable[Article]) -> str:
    """The agency that the first of these articles of one text to name any credits, or ""."""
    return next((article.agency for article in articles if article.agency), "")

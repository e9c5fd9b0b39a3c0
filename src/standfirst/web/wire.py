"""One text at several outlets, as an article's page tells it: whose it is, where else it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from standfirst.models import Article

MOST_COPIES = 12
MOST_LOOKED_AT = 200  # articles of one text; some outlets print it many times


@dataclass(frozen=True, slots=True)
class Wire:
    """`origin`: the article whose text this one repeats; `copies`: the first of each other outlet.

    `agency` is told as fact: the article credits it, or else its origin does. Where neither does,
    `credited` is the first of the others that names one.
    """

    origin: Article | None
    copies: tuple[Article, ...]
    agency: str
    credited: Article | None


def wire(article: Article) -> Wire:
    """Where else the article's text stands. One question, by index."""
    same = Q(pk=article.origin_key) | Q(origin=article.origin_key)
    rows = Article.objects.filter(same).exclude(pk=article.pk).select_related("outlet")
    others = list(rows.order_by("published", "pk")[:MOST_LOOKED_AT])
    origin = next((other for other in others if other.pk == article.origin_id), None)
    credit = [article, *([origin] if origin else [])]
    agency = next((one.agency for one in credit if one.agency), "")
    return Wire(
        origin=origin,
        copies=elsewhere(credit, others)[:MOST_COPIES],
        agency=agency,
        credited=None if agency else credited(others),
    )


def elsewhere(shown: Iterable[Article], others: Iterable[Article]) -> tuple[Article, ...]:
    """The first article of each outlet that none of the shown ones is of."""
    known = {article.outlet_id for article in shown}
    found: dict[int, Article] = {}
    for other in others:
        if other.outlet_id not in known:
            found.setdefault(other.outlet_id, other)
    return tuple(found.values())


def credited(articles: Iterable[Article]) -> Article | None:
    """The first of these articles of one text that credits an agency."""
    return next((article for article in articles if article.agency), None)

"""One text at several outlets, as an article's page tells it: whose it is, where else it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce

from standfirst.core.story.copies import Printed, owner
from standfirst.core.story.reason import copy_reason
from standfirst.models import Article

MOST_COPIES = 12
MOST_LOOKED_AT = 200  # articles of one text; some outlets print it many times


@dataclass(frozen=True, slots=True)
class Wire:
    """`origin`: the article whose text this one repeats, its agency's where that is among them;
    `copies`: the first of each other outlet.

    `agency` is told as fact: the article credits it, or else its origin does. Where neither does,
    `credited` is the first of the others that names one.
    """

    origin: Article | None
    copies: tuple[Article, ...]
    agency: str
    credited: Article | None
    reason: str  # why the article is in its story: as told of the text, where it is its agency's


def wire(article: Article) -> Wire:
    """Where else the article's text stands. One question, by index."""
    same = Q(pk=article.origin_key) | Q(origin=article.origin_key)
    rows = Article.objects.filter(same).exclude(pk=article.pk).select_related("outlet")
    others = list(rows.order_by("published", "pk")[:MOST_LOOKED_AT])
    key = holder([article, *others]) or article.origin_key
    origin = next((other for other in others if other.pk == key), None)
    came = next((other for other in others if other.pk == article.origin_id), article)
    credit = [article, *([origin] if origin else [])]
    agency = next((one.agency for one in credit if one.agency), "")
    return Wire(
        origin=origin,
        copies=elsewhere(credit, others)[:MOST_COPIES],
        agency=agency,
        credited=None if agency else credited(others),
        reason=_reason(article, came, origin),
    )


def _reason(article: Article, came: Article, origin: Article | None) -> str:
    if origin is None:
        return came.reason
    return article.reason if article.origin_id == origin.pk else copy_reason(origin.title)


def holder(articles: Iterable[Article]) -> int | None:
    """Of articles of one text, with outlets, that of the agency whose text it is, whoever printed
    it first; None where no agency did."""
    rows = [Printed(one.pk, one.published, one.outlet.name, one.agency) for one in articles]
    key = owner(rows) if len(rows) > 1 else None
    return None if key is None else int(key)


def held(articles: Iterable[Article]) -> dict[int, Article]:
    """Of each text that these articles print, by its origin key, the article whose text it is: its
    agency's, where that is among all who print it, else the first. One question, by index."""
    keys = {article.origin_key for article in articles}
    if not keys:
        return {}
    rows = Article.objects.filter(Q(pk__in=keys) | Q(origin__in=keys)).select_related("outlet")
    rows = rows.annotate(text=Coalesce("origin", "pk")).ranked("text", MOST_LOOKED_AT)
    prints: dict[int, list[Article]] = defaultdict(list)
    for row in rows.order_by("published", "pk"):
        prints[row.origin_key].append(row)
    found: dict[int, Article] = {}
    for key, same in prints.items():
        owned = holder(same) or key
        found[key] = next((one for one in same if one.pk == owned), same[0])
    return found


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

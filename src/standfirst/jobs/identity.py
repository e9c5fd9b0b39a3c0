"""Finds the article that a page shows again, at whatever address, and notes how to find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from standfirst.core.article.identity import (
    FORTNIGHT,
    SAME_BREATH,
    By,
    Piece,
    address_key,
    is_same,
    traces,
)
from standfirst.core.article.urls import comparable
from standfirst.core.source.changes import plausible
from standfirst.core.types import ExtractedArticle, SourceKind
from standfirst.models import Article, ArticleAddress, Item, Outlet, Trace

MOST_TWINS = 8  # articles that share a trace and are looked at, the newest first


@dataclass(frozen=True, slots=True)
class Sighting:
    """What an item's page showed, and where."""

    item: Item
    outlet: Outlet
    found: ExtractedArticle
    piece: Piece
    own: str  # key of the address under which the item is announced, or of the item itself
    landings: dict[str, str]  # key → address at which the page lies, or says that it does

    @property
    def url(self) -> str:
        """The address to send readers to. A wall's own address is never the article's."""
        best = self.found.url if self.found.whole else ""
        return (best or self.item.url or self.found.url)[:2000]


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the desk has, and how it was come by."""

    article: Article
    by: By
    twin: bool = False  # announced in one breath at two addresses: nothing was changed


def sight(
    item: Item,
    found: ExtractedArticle,
    now: datetime,
    *,
    landed: str = "",
    outlet: Outlet | None = None,
) -> Sighting:
    """What the item's page showed, with the keys by which the article may be known.

    `outlet` is who published it, where that is not the outlet of the item's source.
    """
    url = found.url if found.whole else ""
    piece = Piece(
        headline=found.headline,
        text=found.text,
        at=plausible(found.published, now) or item.seen_at,
        url=url or item.url,
        whole=found.whole,
    )
    places = [place for place in (found.url, landed) if found.whole and comparable(place)]
    return Sighting(
        item=item,
        outlet=outlet or item.source.outlet,
        found=found,
        piece=piece,
        own=address_key(item.url, otherwise=_item_name(item)),
        landings={address_key(place): place for place in places},
    )


def find(seen: Sighting) -> Known | None:
    """The article that is seen again. Asks for keys only: the archive's size does not matter."""
    for by, article in _candidates(seen):
        same_item = article.pk == seen.item.article_id
        if is_same(_piece(article), seen.piece, by=by, same_item=same_item):
            apart = abs(article.seen_at - seen.item.seen_at)
            twin = by is By.TRACE and not same_item and apart < SAME_BREATH
            return Known(article, by, twin)
    return None


def _candidates(seen: Sighting) -> Iterator[tuple[By, Article]]:
    """Articles that may be this one, the likeliest first; each question only when needed."""
    rows = ArticleAddress.objects.filter(key__in=[seen.own, *seen.landings])
    known = {row.key: row.article for row in rows.select_related("article__body")}
    if seen.own in known:
        yield By.ADDRESS, known[seen.own]
    for key in seen.landings:
        # What its own address does not tell to be this article, a page's say-so does not either.
        if key in known and known[key] != known.get(seen.own):
            yield By.LANDING, known[key]
    if seen.item.article_id:
        for row in Article.objects.select_related("body").filter(pk=seen.item.article_id):
            yield By.ITEM, row
    if not known:
        yield from _kept_by_earlier_versions(seen)
    yield from ((By.TRACE, row) for row in _twins(seen))


def _kept_by_earlier_versions(seen: Sighting) -> Iterator[tuple[By, Article]]:
    """Articles of a desk older than ArticleAddress, under the digest of their one address."""
    own = digest(seen.item.url or _item_name(seen.item))
    keys = {own, digest(seen.found.url)} if seen.found.url else {own}
    for row in Article.objects.select_related("body").filter(key__in=keys):
        yield (By.ADDRESS if row.key == own else By.LANDING), row


def _twins(seen: Sighting) -> list[Article]:
    near = (seen.piece.at - FORTNIGHT, seen.piece.at + FORTNIGHT)
    keys = traces(seen.piece)
    shared = Trace.objects.filter(outlet=seen.outlet, key__in=keys, at__range=near).order_by("-at")
    pks = dict.fromkeys(shared.values_list("article_id", flat=True)[: MOST_TWINS * len(keys)])
    rows = Article.objects.select_related("body").in_bulk(list(pks)[:MOST_TWINS])
    return [rows[pk] for pk in pks if pk in rows]


def _piece(article: Article) -> Piece:
    return Piece(
        headline=article.headline,
        text=article.body.text,
        at=article.published,
        url=article.url,
        whole=article.whole,
    )


def note(article: Article, seen: Sighting) -> None:
    """Keep the addresses of this sighting; the item's own one now leads to this article."""
    places = seen.landings | {seen.own: seen.item.url}
    known = {
        row.key: row for row in ArticleAddress.objects.filter(key__in=places).only("key", "article")
    }
    missing = [
        ArticleAddress(article=article, key=key, url=url[:2000])
        for key, url in places.items()
        if key not in known
    ]
    ArticleAddress.objects.bulk_create(missing, ignore_conflicts=True)
    own = known.get(seen.own)
    if own is not None and own.article_id != article.pk:
        ArticleAddress.objects.filter(pk=own.pk).update(article=article)


def trace(article: Article, seen: Sighting, *, new: bool = False) -> None:
    """Keep by what this version of the article is known again at another address."""
    if not new:
        Trace.objects.filter(article=article).delete()
    Trace.objects.bulk_create(
        Trace(article=article, outlet_id=article.outlet_id, key=key, at=article.published)
        for key in sorted(traces(seen.piece))
    )


def free_key(seen: Sighting, now: datetime) -> str:
    """A key for a new article: of its address, or of its item where another has that address."""
    name = _item_name(seen.item)
    address = seen.url if comparable(seen.url) else name
    keys = [digest(address), digest(name), digest(f"{name} {now.isoformat()}")]
    taken = set(Article.objects.filter(key__in=keys).values_list("key", flat=True))
    return next((key for key in keys if key not in taken), keys[-1])


def _item_name(item: Item) -> str:
    if item.source.kind == SourceKind.MAILBOX:
        return f"letter {item.key}"  # the same letter in whatever mailbox
    return f"{item.source_id} {item.key}"


def digest(identity: str) -> str:
    """The form in which an identity is kept in `Article.key`."""
    return blake2b(identity.encode("utf-8", "replace"), digest_size=20).hexdigest()

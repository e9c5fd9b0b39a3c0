"""What a source announces → Items: each item once, whatever ids and addresses it goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from standfirst.core.source.again import SHARED, look_at_change
from standfirst.core.source.backlog import backlog
from standfirst.core.source.changes import (
    Decision,
    Identity,
    KnownItem,
    decide,
    hash_of,
    identify,
    kept_of,
    match,
)
from standfirst.core.source.record import to_json
from standfirst.core.types import ParsedItem, SourceKind
from standfirst.models import Item, Source

_KNOWN = (
    "pk",
    "key",
    "address",
    "telling",
    "digest",
    "announced__published",
    "announced__modified",
)
Rows = dict[str, int]  # key → primary key
BACKLOG = "It stood in the sitemap before the desk came to read it, so its page was not fetched."


def note(source: Source, items: Sequence[ParsedItem], now: datetime) -> list[datetime]:
    """Write new and changed items; answers the dates of all. One question where all is known."""
    own = [kept_of(item) for item in items]
    known, rows = _known(source, [one.identity for one in own])
    taken = {one.identity.key for one in own} & set(rows)
    made: list[Item] = []
    unmarked: list[Item] = []
    dates: list[datetime] = []
    dated: list[tuple[int, ParsedItem, Decision]] = []
    stamps = Counter(item.modified for item in items)
    for item, new, before in zip(items, own, match(own, known), strict=True):
        choice = decide(before, item, now)
        if choice.published:
            dates.append(choice.published)
        if before is None:
            made.append(_item(source, item, _free(new.identity, taken), now))
        elif choice.verdict == "changed":
            _announce_again(rows[before.identity.key], item, new.identity, now)
        elif not _has_marks(before.identity) and _has_marks(new.identity):
            unmarked.append(_marked(rows[before.identity.key], new.identity))
        elif choice.modified != before.modified and stamps[item.modified] < SHARED:
            dated.append((rows[before.identity.key], item, choice))
    if source.kind == SourceKind.SITEMAP and not rows:  # nothing of it is known yet
        _pass_over(made, backlog(items, now))
    # Feeds tell the newest first; articles are fetched in the order in which they came out.
    Item.objects.bulk_create(reversed(made), ignore_conflicts=True)
    if unmarked:
        Item.objects.bulk_update(unmarked, ["address", "telling"])
    if dated:
        _look_again(dated, now)
    return dates


def _look_again(dated: Sequence[tuple[int, ParsedItem, Decision]], now: datetime) -> None:
    """Fetch the pages of items of which only the date of change is new, if that tells anything.

    Only what became an article: an archive that was passed over stays where it is.
    """
    rows = Item.objects.filter(article__isnull=False).select_related("article")
    known = rows.in_bulk([pk for pk, _, _ in dated])
    for pk, item, choice in dated:
        row = known.get(pk)
        if row is None or row.article is None or choice.modified is None:
            continue
        due = look_at_change(
            now,
            choice.modified,
            before=_moment(row.announced.get("modified")),
            published=row.article.published,
            seen=row.seen_at,
        )
        if due is None:
            continue
        row.announced = to_json(item)
        if row.fetch_due_at is None or row.fetch_due_at > due:
            row.fetch_due_at, row.tries = due, 0
        changes = {"announced": row.announced, "fetch_due_at": row.fetch_due_at, "tries": row.tries}
        Item.objects.filter(pk=pk).update(**changes)


def _pass_over(made: Sequence[Item], places: Iterable[int]) -> None:
    """Known from now on, but not fetched."""
    for place in places:
        made[place].fetch_due_at, made[place].trouble = None, BACKLOG


def _has_marks(identity: Identity) -> bool:
    return bool(identity.address or identity.telling)


def _marked(pk: int, identity: Identity) -> Item:
    """The row of an item that was noted before items had marks, with its marks."""
    return Item(pk=pk, address=identity.address, telling=identity.telling)


def _known(source: Source, own: Sequence[Identity]) -> tuple[list[KnownItem], Rows]:
    """The items of the source that these may be; a second question only for those not in place."""
    mine = Item.objects.filter(source=source)
    found = {row[1]: row for row in mine.filter(key__in=[i.key for i in own]).values_list(*_KNOWN)}
    moved = [one for one in own if not _in_place(one, found.get(one.key))]
    addresses = [one.address for one in moved if one.address]
    telling = [one.telling for one in moved if one.telling]
    if addresses or telling:
        others = mine.filter(Q(address__in=addresses) | Q(telling__in=telling))
        found |= {row[1]: row for row in others.values_list(*_KNOWN)}
    known = [_known_item(*row[1:]) for row in found.values()]
    return known, {key: row[0] for key, row in found.items()}


def _in_place(one: Identity, row: Sequence[object] | None) -> bool:
    if row is None:
        return False
    return bool((one.address and one.address == row[2]) or (one.telling and one.telling == row[3]))


def _known_item(
    key: str, address: str, telling: str, digest: str, published: str | None, modified: str | None
) -> KnownItem:
    identity = Identity(key, address, telling)
    return KnownItem(identity, digest, _moment(published), _moment(modified))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _free(identity: Identity, taken: Iterable[str]) -> Identity:
    """The identity under a key of its own: the source may have given its id to another before."""
    if identity.key not in taken:
        return identity
    other = identify(ParsedItem(key=f"{identity.key} {identity.address} {identity.telling}"))
    return Identity(other.key, identity.address, identity.telling)


def _item(source: Source, item: ParsedItem, identity: Identity, now: datetime) -> Item:
    return Item(
        source=source,
        key=identity.key,
        address=identity.address,
        telling=identity.telling,
        url=item.url[:2000],
        title=item.title[:1000],
        announced=to_json(item),
        digest=hash_of(item),
        seen_at=now,
        fetch_due_at=now,
    )


def _announce_again(pk: int, item: ParsedItem, identity: Identity, now: datetime) -> None:
    Item.objects.filter(pk=pk).update(
        announced=to_json(item),
        digest=hash_of(item),
        address=identity.address,
        telling=identity.telling,
        url=item.url[:2000],
        title=item.title[:1000],
        fetch_due_at=now,
        tries=0,
    )

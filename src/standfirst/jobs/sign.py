"""Byline → Author: put names under an article, join and split names that are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q

from standfirst.core.article.bylines import byline
from standfirst.core.article.urls import canonical
from standfirst.core.author.names import kin
from standfirst.core.author.persons import MOST_NAMES, Signature, persons
from standfirst.core.types import Person
from standfirst.jobs import follow
from standfirst.models import Article, Author, Byline, Outlet

_LONGEST = Author._meta.get_field("name").max_length or 200


def sign(article: Article, given: Iterable[Person]) -> None:
    """Put the bylines under the article; an agency or the outlet itself signs nothing.

    Costs the same few questions however many names the outlet has.
    """
    people = _people(given)
    authors = _authors(article.outlet, people) if people else []
    have = list(article.bylines.values_list("author", flat=True))
    if have == [author.pk for author in authors]:
        return
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        [
            Byline(article=article, author=author, position=position)
            for position, author in enumerate(authors)
        ]
    )


def key_of(name: str) -> str:
    """What makes a name one at its outlet: letters without case, single-spaced."""
    return " ".join(name.casefold().split())[:_LONGEST]


def _people(given: Iterable[Person]) -> dict[str, Person]:
    """Key → person, in order. Agencies and desks are no people, from wherever a name came."""
    found: dict[str, Person] = {}
    for person in given:
        if byline([person]).people:
            found.setdefault(key_of(person.name), person)
    return found


def _authors(outlet: Outlet, people: dict[str, Person]) -> list[Author]:
    """The outlet's rows for these people, in order; new names join whom they belong to."""
    kins = {kin(person.name) for person in people.values()} - {""}
    known = _kindred(outlet.pk, kins, keys=people)
    rows = {row.key: row for row in known}
    for key, person in people.items():
        if key not in rows:
            rows[key] = _new(outlet, key, person)
            known.append(rows[key])
        _learn(rows[key], person)
    if _changes(known):
        settle(outlet.pk, kins)
    return [rows[key] for key in people]


def _new(outlet: Outlet, key: str, person: Person) -> Author:
    name, url = person.name[:_LONGEST], person.url[:2000]
    defaults = {"name": name, "kin": kin(name), "url": url, "profile": profile(url)}
    row, _ = Author.objects.get_or_create(outlet=outlet, key=key, defaults=defaults)
    return row


def _learn(row: Author, person: Person) -> None:
    """Keep what was not known of a name: its kin (older desks), the page about the author."""
    learnt = {}
    if not row.kin and kin(row.name):
        learnt["kin"] = kin(row.name)
    if not row.url and person.url:
        learnt |= {"url": person.url[:2000], "profile": profile(person.url)}
    for field, value in learnt.items():
        setattr(row, field, value)
    if learnt:
        row.save(update_fields=list(learnt))


def profile(url: str) -> str:
    """A digest of the page about an author, equal for equal pages; "" where it is no such page."""
    try:
        parts = urlsplit(canonical(url))
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not (parts.path.strip("/") or parts.query):
        return ""  # the front page tells nothing of anybody
    page = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
    return blake2b(page.casefold().encode("utf-8", "replace"), digest_size=16).hexdigest()


def _kindred(outlet: int, kins: Collection[str], *, keys: Iterable[str] = ()) -> list[Author]:
    """All names of these kins at an outlet, and those of these keys. One question."""
    rows = Author.objects.filter(Q(kin__in=kins) | Q(key__in=list(keys)), outlet=outlet)
    return list(rows.order_by("pk")[: MOST_NAMES * (len(kins) + 1)])


def _changes(rows: Iterable[Author]) -> dict[int, int | None]:
    """Name → whom it joins from now on, of the names where that is not what it joins now."""
    families: dict[str, list[Author]] = defaultdict(list)
    joined: dict[int, int | None] = {}
    for row in rows:
        joined[row.pk] = row.joined_id
        if row.kin:
            families[row.kin].append(row)
    return {
        pk: person
        for family in families.values()
        for pk, person in persons([_signature(row) for row in family]).items()
        if joined[pk] != person
    }


def _signature(row: Author) -> Signature:
    return Signature(row.pk, row.name, row.profile, row.joined_id, row.settled)


def settle(outlet: int, kins: Collection[str]) -> None:
    """Join and part the names of these kins at an outlet, but those that a person settled."""
    with transaction.atomic():
        for family in sorted(set(kins) - {""}):
            # Locked on PostgreSQL, so that what is decided is decided on what stands.
            rows = Author.objects.select_for_update().filter(outlet=outlet, kin=family)
            for pk, person in _changes(rows.order_by("pk")[: MOST_NAMES + 1]).items():
                Author.objects.filter(pk=pk).update(joined=person)


def join(person: Author, other: Author, *, now: datetime) -> tuple[int, ...]:
    """Say that two names are one person: `other`, with all names joined to it, joins `person`.

    Answers the ids of the names that moved, `other` first, as `split` takes them back; () where
    they are one already. Follows stay on the names that they were made for, and bring all.
    """
    with transaction.atomic():
        _lock(person, other)
        root, leaf = person.person_id, other.person_id
        if root == leaf:
            return ()
        names = Author.objects.of_person(leaf).exclude(pk=leaf)
        moved = (leaf, *names.order_by("pk").values_list("pk", flat=True))
        Author.objects.filter(pk__in=moved).update(joined=root)
        Author.objects.filter(pk__in=(root, leaf)).update(settled=True)
        _settle_around((root, leaf), now=now, people=(root,))
    return moved


def split(names: Sequence[Author], *, now: datetime) -> Author | None:
    """Take names from the person that they are joined to; the first stands for the others.

    Answers the person that they were taken from, None where the first was not joined to anybody.
    """
    with transaction.atomic():
        _lock(*names)
        first, root = names[0], names[0].joined_id
        if root is None:
            return None
        rest = [name.pk for name in names[1:] if name.joined_id == root]
        Author.objects.filter(pk__in=rest).update(joined=first)
        Author.objects.filter(pk=first.pk).update(joined=None)
        Author.objects.filter(pk__in=(root, first.pk)).update(settled=True)
        _settle_around((root, first.pk), now=now, people=(root, first.pk))
    return Author.objects.named().get(pk=root)


def _lock(*names: Author) -> None:
    """Hold every name of these people, and take what another request made of them meanwhile."""
    held: set[int] = set()
    while not held.issuperset(people := {pk for one in names for pk in (one.pk, one.person_id)}):
        rows = Author.objects.select_for_update().filter(Q(pk__in=people) | Q(joined__in=people))
        joined = {row.pk: row.joined_id for row in rows.order_by("pk")}
        for name in names:
            name.joined_id = joined.get(name.pk)
        held |= people  # a person found only now is held in the next turn


def _settle_around(decided: Collection[int], *, now: datetime, people: Collection[int]) -> None:
    """Let the names beside those decided on follow, and bring readers what is theirs now."""
    touched = Author.objects.filter(Q(pk__in=decided) | Q(joined__in=decided))
    places = set(touched.values_list("outlet", "kin"))
    before = set(touched.values_list("pk", flat=True))
    for outlet, family in places:
        settle(outlet, {family})
    after = Author.objects.filter(Q(pk__in=people) | Q(joined__in=people))
    follow.bring_again(before | set(after.values_list("pk", flat=True)), now=now)

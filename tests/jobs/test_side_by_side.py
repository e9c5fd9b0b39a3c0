"""Two workers, or a worker and a person, that write beside one another: nothing doubled or lost."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from standfirst.core.source.record import to_json
from standfirst.core.types import ParsedItem
from standfirst.jobs import extract, follow, sign
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Author, Entry, FetchedPage, Item, Revision, Source
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db(transaction=True)

SITE = "https://harbour.example"
CLOSED = "The bridge over the Orl was closed on Tuesday after {} cracks were found in a pier."
TEXT = (
    "“We will not open it before every girder has been measured,” said Henrike Dahlin, the head "
    "of the harbour office, on the quay in the evening. Her men had looked at it since noon.",
    "Buses are sent over the tunnel instead, and drivers wait for an hour at noon each day. The "
    "ferry sails twice as often, and the town pays what it costs until the summer.",
)


@contextmanager
def beside(sql: str, other: Callable[[], Any]) -> Iterator[None]:
    """Starts `other` in a thread of its own when this thread first asks what begins with `sql`."""
    begun: list[Future[Any]] = []

    def alone() -> None:
        try:
            other()
        finally:
            connection.close()

    def watch(execute: Callable[..., Any], asked: str, *rest: Any) -> Any:
        if asked.startswith(sql) and not begun:
            begun.append(pool.submit(alone))
            wait(begun, timeout=0.3)  # as far as it comes before it has to wait for us
        return execute(asked, *rest)

    with ThreadPoolExecutor(1) as pool:
        with connection.execute_wrapper(watch):
            yield
        assert begun, f"nothing asked {sql}"
        begun[0].result(timeout=20)


def page(source: Source, path: str, *, cracks: int = 12) -> None:
    """A fetched page of the one piece, at this address."""
    url = f"{SITE}{path}"
    item, _ = Item.objects.get_or_create(
        source=source,
        key=path,
        defaults={
            "url": url,
            "announced": to_json(ParsedItem(key=path, url=url)),
            "digest": "",
            "seen_at": NOON,
        },
    )
    head = "Bridge over the Orl closed after cracks"
    lines = "".join(f"<p>{line}</p>" for line in (CLOSED.format(cracks), *TEXT))
    html = f"<html><title>{head}</title><article><h1>{head}</h1>{lines}</article></html>"
    FetchedPage.objects.create(
        item=item,
        url=url,
        content_type="text/html",
        body=zlib.compress(html.encode()),
        fetched_at=NOON,
        extract_due_at=NOON,
    )


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "BATCH", 1)


@pytest.mark.usefixtures("one_at_a_time")
def test_one_piece_at_two_addresses_taken_by_two_workers_is_one_article(kit: Tools) -> None:
    source = cast.source()
    page(source, "/bridge")
    page(source, "/sport/bridge")
    with beside('INSERT INTO "standfirst_article"', lambda: extract.run(kit, NOON)):
        assert extract.run(kit, NOON).troubles == []
    assert Article.objects.count() == 1
    assert set(Item.objects.values_list("article", flat=True)) == {Article.objects.get().pk}


@pytest.mark.usefixtures("one_at_a_time")
def test_one_change_seen_by_two_workers_is_one_revision(kit: Tools) -> None:
    source, other = cast.source(), cast.source()
    page(source, "/bridge")
    extract.run(kit, NOON)
    later = NOON + timedelta(hours=1)
    page(source, "/bridge", cracks=15)
    page(other, "/bridge", cracks=15)
    with beside('INSERT INTO "standfirst_revision"', lambda: extract.run(kit, later)):
        extract.run(kit, later)
    assert FetchedPage.objects.count() == 0
    assert Revision.objects.count() == 1


def test_a_follow_that_ends_while_it_brings_leaves_nothing_behind() -> None:
    told = cast.story()
    bea = cast.bea()
    mine = follow.follow(bea, told.story, now=NOON)
    Entry.objects.all().delete()
    with beside('INSERT INTO "standfirst_entry"', lambda: follow.unfollow(bea, mine.pk)):
        deliver(told)
    assert not Entry.objects.following(bea.pk).exists()


def deliver(told: cast.Told) -> None:
    with transaction.atomic():
        follow.deliver_to_followers(told.articles, now=NOON)


def test_names_joined_by_two_people_at_once_lead_to_whom_stands_for_them() -> None:
    post = cast.outlet("The Orl Post")
    ann, bo, cy = (cast.author(name, post) for name in ("Ann Alm", "Bo Ek", "Cy Dahl"))
    sign.join(bo, cast.author("Bob Ek"), now=NOON)
    bob = Author.objects.get(name="Bob Ek")

    def other() -> None:
        sign.join(ann, Author.objects.get(pk=bo.pk), now=NOON)

    with beside('UPDATE "standfirst_author"', other):
        sign.join(bob, cy, now=NOON)
    assert {row.person_id for row in Author.objects.all()} == {ann.pk}

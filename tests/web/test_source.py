"""The page of one source, and what the owner can do there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from standfirst.core.errors import FetchError
from standfirst.core.types import FoundSource, SourceKind
from standfirst.jobs import add, outage
from standfirst.models import Article, HubSubscription, Item, Source
from tests import cast

HOUR = timedelta(hours=1)


def announced(source: Source, *articles: Article | None, **fields: Any) -> list[Item]:
    """Items of a source, each with its article."""
    now = timezone.now()
    known = {"announced": {}, "digest": "", "seen_at": now}
    return [
        Item.objects.create(
            **{"source": source, "key": f"{source.pk}-{n}", "article": article} | known | fields
        )
        for n, article in enumerate(articles)
    ]


def shown(client: Client, row: Source) -> str:
    answer = client.get(row.path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_keys_go_through_sources_and_what_they_announced(as_owner: Client) -> None:
    row = cast.source()
    announced(row, cast.article(outlet=row.outlet), cast.article(outlet=row.outlet))
    assert shown(as_owner, row).count("<li data-entry") == 2
    page = " ".join(as_owner.get("/sources").content.decode().split())
    assert page.count("<tr data-entry") == 1
    assert f'data-key="o" href="{row.path}"' in page


def test_the_page_tells_pace_next_poll_and_validators(as_owner: Client) -> None:
    now = timezone.now()
    row = cast.source(
        heard_at=now - 12 * timedelta(minutes=1), published_at=now - HOUR, per_day=14.2, etag='"a"'
    )
    Source.objects.update(due_at=now + 2 * HOUR + timedelta(seconds=30))
    page = shown(as_owner, row)
    assert ">12 minutes ago</time>" in page
    assert "about 14 articles a day" in page
    assert ">2 hours from now</time>" in page
    assert "&quot;a&quot;" in page
    assert "The source names none" in page


def test_the_last_items_stand_with_their_trouble(as_owner: Client) -> None:
    row = cast.source(heard_at=timezone.now(), published_at=timezone.now())
    why = "The site does not let us read this page (403). It may block programs; ask its owner."
    now = timezone.now()
    part = cast.article(
        "Half a story", whole=False, trouble=why, published=now - HOUR, word_count=9
    )
    announced(row, cast.article("A whole one", published=now - HOUR), part)
    Item.objects.create(
        source=row,
        key="lost",
        title="Lost <b>page</b>",
        announced={},
        digest="",
        seen_at=now,
        trouble="The page is too large.",
    )
    page = shown(as_owner, row)
    assert f'href="{part.path}">Half a story</a>' in page
    assert f"1 × {why}" in page
    assert "Lost &lt;b&gt;page&lt;/b&gt;" in page
    assert "The page is too large." in page
    assert "Last 14 days: 2, 1 whole, 1 with the feed’s text only." in page
    assert 'role="img" aria-label="Articles in the last 14 days: 2.' in page


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"state": "offered"}, "It cannot reach this desk"),
        ({"state": "asked"}, "It is being asked to call"),
        ({"state": "asked", "trouble": "The hub was asked and failed."}, "asked and failed."),
        ({"state": "denied", "trouble": "The hub refuses."}, "The hub refuses."),
        ({"state": "live", "lease": 48}, "It has not called yet. The desk asks on its own"),
        ({"state": "live", "lease": 48, "proven": True}, "It keeps its word"),
        ({"state": "live", "lease": -1, "trouble": "It is silent."}, "It is silent."),
    ],
)
def test_how_we_stand_with_the_hub_is_told(
    as_owner: Client, fields: dict[str, Any], says: str
) -> None:
    now = timezone.now()
    lease = fields.pop("lease", None)
    row = cast.source()
    HubSubscription.objects.create(
        source=row,
        hub="https://hub.example/",
        topic=row.url,
        made_at=now,
        lease_until=now + lease * HOUR if lease else None,
        **fields,
    )
    page = shown(as_owner, row)
    assert says in page
    assert "https://hub.example/" in page


def test_asking_now_makes_it_due_but_not_twice_a_minute(as_owner: Client) -> None:
    now = timezone.now()
    row = cast.source()
    Source.objects.update(due_at=now + 6 * HOUR)
    page = as_owner.post(f"{row.path}/ask", follow=True)
    assert "is asked within a minute" in page.content.decode()
    assert Source.objects.get().due_at <= timezone.now()
    Source.objects.update(due_at=now + 6 * HOUR, tried_at=timezone.now())
    page = as_owner.post(f"{row.path}/ask", follow=True)
    assert "was asked a moment ago" in page.content.decode()
    assert Source.objects.get().due_at == now + 6 * HOUR


def test_a_paused_source_is_not_due_until_it_is_resumed(as_owner: Client) -> None:
    row = cast.source(heard_at=cast.NOON)
    as_owner.post(f"{row.path}/pause", {"paused": "1"})
    assert not Source.objects.due(timezone.now()).exists()
    row.refresh_from_db()
    assert row.state == "paused"
    assert "not while it is paused" in shown(as_owner, row)
    refused = as_owner.post(f"{row.path}/ask", follow=True).content.decode()
    assert "Resume it first." in refused
    as_owner.post(f"{row.path}/pause", {"paused": "0"})
    assert Source.objects.due(timezone.now()).get() == row


def test_a_move_that_the_site_announces_is_taken_with_one_click(as_owner: Client) -> None:
    new = "https://harbour.example/new"
    row = cast.source(moving_to=new, moving_since=cast.NOON, etag="x", failures=2, resting=True)
    assert f'moved for good to <a href="{new}"' in shown(as_owner, row)
    as_owner.post(f"{row.path}/move")
    row.refresh_from_db()
    assert (row.url, row.moving_to, row.etag, row.failures) == (new, "", "", 0)
    assert not row.resting


def test_a_source_that_moved_is_blamed_for_nothing_it_did_before(as_owner: Client) -> None:
    row = cast.source(failures=3, blamed=3, silent_at=cast.NOON, moving_to="https://new.example/")
    as_owner.post(f"{row.path}/move")
    outage.forgive(cast.NOON)  # would count its failures below zero
    row.refresh_from_db()
    assert (row.failures, row.blamed, row.silent_at) == (0, 0, None)


def test_a_typed_address_is_looked_at_before_it_is_taken(
    as_owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = cast.source(failures=9, trouble="Gone.")
    announced(row, cast.article())
    found = FoundSource("https://orl.example/map", kind=SourceKind.SITEMAP)
    monkeypatch.setattr(add, "offers", lambda _: (found,))
    page = as_owner.post(f"{row.path}/move", {"address": "orl.example"}, follow=True)
    assert "is read at https://orl.example/map from now on" in page.content.decode()
    row.refresh_from_db()
    assert (row.url, row.kind, row.failures) == (found.url, "sitemap", 0)
    assert row.items.count() == 1


def test_an_address_that_is_no_source_changes_nothing_and_says_why(
    as_owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> tuple[FoundSource, ...]:
        raise FetchError("There is no such host. Check the address.")

    row = cast.source()
    other = cast.source()
    monkeypatch.setattr(add, "offers", refuse)
    answer = as_owner.post(f"{row.path}/move", {"address": "no.example"})
    assert answer.status_code == 422
    assert "There is no such host." in answer.content.decode()
    assert "There is no new address." in as_owner.post(f"{row.path}/move").content.decode()
    monkeypatch.setattr(add, "offers", lambda _: (FoundSource(other.url),))
    known = as_owner.post(f"{row.path}/move", {"address": "x.example"}).content.decode()
    assert "The desk reads this address already." in known
    assert Source.objects.get(pk=row.pk).url == row.url


def test_a_mailbox_has_no_address_to_change(as_owner: Client) -> None:
    row = cast.source(kind="mailbox")
    Source.objects.update(failures=9, trouble="It is down. It is asked again later.")
    page = shown(as_owner, row)
    assert "9 times in a row." in page
    assert "ew address" not in page
    Source.objects.update(failures=0, heard_at=cast.NOON)
    assert "letters still come" in shown(as_owner, row)
    answer = as_owner.post(f"{row.path}/move", {"address": "https://orl.example/"})
    assert "Change the setting" in answer.content.decode()


def test_removing_leads_back_to_the_list(as_owner: Client) -> None:
    row = cast.source()
    headers = {"referer": f"http://testserver{row.path}"}
    answer = as_owner.post(f"{row.path}/remove", headers=headers)
    assert answer.headers["Location"] == "/sources"
    assert as_owner.get(row.path).status_code == 404


def test_the_page_asks_few_questions(as_owner: Client, django_assert_max_num_queries: Any) -> None:
    row = cast.source()
    announced(row, *(cast.article(f"Story {n}", published=timezone.now()) for n in range(30)))
    shown(as_owner, row)  # makes the row of Setup
    with django_assert_max_num_queries(11):
        shown(as_owner, row)


def test_what_is_there_of_the_recent_articles_is_told_apart(as_owner: Client) -> None:
    now = timezone.now()
    row = cast.source(heard_at=now, published_at=now)
    part = {"whole": False, "published": now - HOUR}
    announced(
        row,
        cast.article("A", published=now - HOUR, word_count=9),
        cast.article("B", word_count=9, **part),
        cast.article("C", word_count=9, stub=True, **part),
        cast.article("D", **part),
    )
    says = "4 announced. Last 14 days: 4, 1 whole, 1 with the feed’s text only, "
    says += "1 with the beginning only, as the outlet shows it, 1 without a text."
    assert says in shown(as_owner, row)


def test_an_item_without_a_title_goes_by_the_headline_of_its_article(as_owner: Client) -> None:
    here, there = cast.source(), cast.source()
    announced(there, cast.article("Weir repaired"), address="a" * 40)
    announced(here, None, address="a" * 40, url="https://harbour.example/n/77")
    page = shown(as_owner, here)
    assert ">Weir repaired</a>" in page
    assert "/n/77" not in page

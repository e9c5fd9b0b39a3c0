"""Asking sources: politely, no more than needed, and nobody's fault is another's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.core.types import FoundSource
from standfirst.jobs import add, poll, tend, tools
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Item, Revision, Setup, Source, Topic
from tests import wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.stand import Answer, Stand, Told

pytestmark = pytest.mark.django_db

FEED = "/courier/feed.xml"


@pytest.fixture
def courier(stand: Stand, kit: Tools) -> Source:
    """One source with two articles, not yet polled."""
    wire.put_up(stand)
    (row,) = add.add_sources([FoundSource(url=stand.url(FEED), title="The Courier")], now=NOW)
    return row


def again(kit: Tools, source: Source, hours: float = 1.0) -> Source:
    """Poll the source as if it were due, some hours later."""
    at = NOW + timedelta(hours=hours)
    Source.objects.filter(pk=source.pk).update(due_at=at)
    poll.run(kit, at)
    return Source.objects.get(pk=source.pk)


def answer(stand: Stand, path: str, *, status: int = 200, headers: Mapping[str, str]) -> None:
    known = stand.answers[path]
    stand.answers[path] = Answer(known.body, known.kind, status, headers)


def test_a_poll_notes_items_dates_and_when_to_come_again(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    tally = poll.run(kit, NOW)
    courier.refresh_from_db()
    assert (tally.done, tally.troubles) == (1, [])
    assert {item.title for item in Item.objects.all()} == {
        wire.BRIDGE.headline,
        wire.BRIDGE_LATER.headline,
    }
    assert courier.heard_at == courier.tried_at == NOW
    assert courier.published_at == wire.NOON
    assert courier.due_at > NOW + timedelta(minutes=5)
    assert courier.state == "well"
    assert poll.run(kit, NOW + timedelta(minutes=5)).done == 0
    assert stand.asked[FEED] == 1


def test_the_older_article_is_fetched_first(kit: Tools, courier: Source) -> None:
    poll.run(kit, NOW)
    assert [item.title for item in Item.objects.due(NOW)] == [
        wire.BRIDGE.headline,
        wire.BRIDGE_LATER.headline,
    ]


def test_validators_go_back_and_an_unchanged_feed_is_not_read(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    stamp = {"ETag": 'W/"odd,one"', "Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT"}
    answer(stand, FEED, headers=stamp)
    poll.run(kit, NOW)
    stand.answers[FEED] = Answer(status=304)
    row = again(kit, courier)
    assert stand.sent[FEED]["If-None-Match"] == stamp["ETag"]
    assert stand.sent[FEED]["If-Modified-Since"] == stamp["Last-Modified"]
    assert (row.etag, row.last_modified) == tuple(stamp.values())
    assert row.heard_at == NOW + timedelta(hours=1)
    assert row.trouble == ""
    assert Item.objects.count() == 2


def test_a_failure_is_told_and_forgotten_when_it_is_over(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    answer(stand, FEED, status=503, headers={"Retry-After": "7200"})
    tally = poll.run(kit, NOW)
    courier.refresh_from_db()
    assert tally.troubles[0].startswith("The Courier: ")
    assert (courier.failures, courier.state) == (1, "trouble")
    assert courier.due_at >= NOW + timedelta(seconds=7200)
    answer(stand, FEED, headers={})
    row = again(kit, courier, hours=3)
    assert (row.failures, row.trouble, row.state) == (0, "", "well")


def test_when_our_own_line_is_down_no_source_is_blamed(kit: Tools) -> None:
    hosts = ["127.0.0.1:9", "127.0.0.1:10", "127.0.0.1:11"]  # where nobody listens
    Setup.objects.update(loopback_hosts=hosts)
    kit = tools.renewed(kit)
    rows = add.add_sources([FoundSource(url=f"http://{host}/feed") for host in hosts], now=NOW)
    tally = poll.run(kit, NOW)
    assert len(tally.troubles) == 3
    assert all("does not accept connections" in line for line in tally.troubles)
    for row in rows:
        row.refresh_from_db()
        assert row.failures == 0
        assert row.due_at <= NOW + timedelta(minutes=6)


def test_a_source_that_moved_for_good_gets_its_new_address_after_a_day(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    stand.answers["/new.xml"] = stand.answers[FEED]
    answer(stand, FEED, status=301, headers={"Location": stand.url("/new.xml")})
    poll.run(kit, NOW)
    courier.refresh_from_db()
    assert (courier.url, courier.moving_to) == (stand.url(FEED), stand.url("/new.xml"))
    assert again(kit, courier, hours=1).url == stand.url(FEED)
    row = again(kit, courier, hours=25)
    assert (row.url, row.moving_to) == (stand.url("/new.xml"), "")
    assert Item.objects.count() == 2


def test_a_changed_article_is_fetched_again_and_leaves_a_revision(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    run_stages(kit, NOW)
    told = wire.BRIDGE
    new = Told(told.path, "Karl Amund bridge closed until May", told.text, at=told.at)
    stand.feed(FEED, "The Halvik Courier", [wire.BRIDGE_LATER, new])
    at = NOW + timedelta(hours=1)
    Source.objects.update(due_at=at)
    run_stages(kit, at)
    assert Article.objects.count() == 2
    row = Article.objects.get(url__endswith=told.path)
    assert row.headline == new.headline
    revision = Revision.objects.get()
    assert (revision.article, revision.headline) == (row, told.headline)
    assert "headline" in revision.changed


def test_a_changed_article_keeps_its_place_and_counts_its_topics_once(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    run_stages(kit, NOW)
    before = Article.objects.get(url__endswith=wire.BRIDGE.path)
    counts = dict(Topic.objects.values_list("key", "article_count"))
    text = (*wire.BRIDGE.text, "The city council meets on Tuesday.")
    changed = Told(wire.BRIDGE.path, "Bridge closed until May", text, at=wire.BRIDGE.at)
    stand.feed(FEED, "The Halvik Courier", [wire.BRIDGE_LATER, changed])
    at = NOW + timedelta(hours=1)
    Source.objects.update(due_at=at)
    run_stages(kit, at)
    after = Article.objects.get(pk=before.pk)
    assert (after.story_id, after.development_id) == (before.story_id, before.development_id)
    now = dict(Topic.objects.values_list("key", "article_count"))
    assert {key: now[key] for key in counts} == counts


def test_characters_that_no_database_keeps_harm_nothing(stand: Stand, kit: Tools) -> None:
    odd = "Bridge \ud800 closed \x00 at night \x0b \uffff"
    text = f"<p>{'The bridge was closed at night by the city. ' * 12} &#0; &#xD800; \x00 end</p>"
    data = {"@type": "NewsArticle", "headline": odd, "author": {"name": f"Nora\x00 {odd[:9]}"}}
    page = (
        f'<html lang="e\x00n"><head><title>Bridge\x00</title>'
        f'<script type="application/ld+json">{json.dumps(data)}</script></head>'
        f"<body><article><h1>Bridge &#0; closed</h1>{text}</article></body></html>"
    )
    stand.answers["/odd"] = Answer(page.encode())
    item = {"id": odd, "url": stand.url("/odd"), "title": odd, "summary": odd, "tags": [odd]}
    bare = {"id": "2", "content_text": f"{odd} " * 30, "authors": [{"name": odd}]}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": odd,
        "language": "e\x00n",
        "items": [item, bare],
    }
    stand.answers["/odd.json"] = Answer(json.dumps(feed).encode(), "application/feed+json")
    add.add_sources([FoundSource(url=stand.url("/odd.json"))], now=NOW)
    assert run_stages(kit, NOW) == []
    assert Article.objects.filter(story__isnull=False).count() == 2


def test_an_address_given_while_the_old_one_is_asked_stays(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    new = stand.url("/post/feed.xml")

    def give_it(_done: int, _what: str) -> None:
        tend.move(courier, new, now=NOW)

    poll.run(replace(kit, progress=give_it), NOW)
    courier.refresh_from_db()
    assert (courier.url, courier.etag, courier.heard_at, courier.due_at) == (new, "", None, NOW)


def test_a_page_that_changes_in_silence_is_looked_at_again(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    run_stages(kit, NOW)
    looks = set(Item.objects.values_list("fetch_due_at", flat=True))
    assert looks == {NOW + timedelta(hours=1)}
    told = wire.BRIDGE
    new = Told(told.path, "Bridge closed until May", (*told.text, "It rains."), at=told.at)
    stand.feed("/elsewhere.xml", "Puts up the page, not the feed", [new])
    at = NOW + timedelta(hours=1)
    Source.objects.update(due_at=at + timedelta(days=9))
    run_stages(kit, at)
    assert Revision.objects.get().headline == told.headline
    again = set(Item.objects.values_list("fetch_due_at", flat=True))
    assert again == {NOW + timedelta(hours=6)}


def test_a_source_without_dates_is_known_by_what_was_seen_of_it(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    def put_up(count: int) -> None:
        items = "".join(
            f"<item><title>Undated piece of news {n}</title><guid>{n}</guid></item>"
            for n in range(count)
        )
        body = f'<rss version="2.0"><channel><title>Bare</title>{items}</channel></rss>'
        stand.answers[FEED] = Answer(body.encode(), "application/rss+xml")

    put_up(3)
    row = again(kit, courier, hours=0)
    assert (row.state, row.published_at, row.per_day) == ("well", NOW, None)
    put_up(9)
    row = again(kit, courier, hours=48)
    assert row.published_at == NOW + timedelta(hours=48)
    assert row.pace == "about 3 articles a day"
    assert again(kit, courier, hours=49).published_at == row.published_at


def test_a_page_dated_ahead_of_the_clock_came_out_when_it_was_seen(
    stand: Stand, kit: Tools, courier: Source
) -> None:
    ahead = Told("/ahead", "From tonight", ("A text.",), at=NOW + timedelta(hours=7))
    stand.feed(FEED, "The Halvik Courier", [ahead])
    run_stages(kit, NOW)
    row = Article.objects.get(url__endswith="/ahead")
    assert (row.published, row.dated) == (NOW, False)

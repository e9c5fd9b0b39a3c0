"""What the world throws at a desk: each gives a sentence, disturbs nothing else, loses nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from standfirst.core.errors import StandfirstError
from standfirst.core.types import FoundSource
from standfirst.jobs import add, poll
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Item, Setup, Source
from standfirst.pipeline import Stage, run_once, trouble
from tests import wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.stand import Answer, Stand, Told

pytestmark = pytest.mark.django_db


def rss(*items: str) -> Answer:
    body = f'<rss version="2.0"><channel><title>Odd News</title>{"".join(items)}</channel></rss>'
    return Answer(body.encode(), "application/rss+xml")


def one_source(stand: Stand, answer: Answer) -> Source:
    stand.answers["/odd.xml"] = answer
    (row,) = add.add_sources([FoundSource(url=stand.url("/odd.xml"), title="Odd News")], now=NOW)
    return row


def told_of(kit: Tools, source: Source, at: datetime = NOW) -> str:
    """What the source's health says after a poll."""
    run_stages(kit, at)
    source.refresh_from_db()
    return source.trouble


def test_an_address_that_is_no_site_is_told_so(kit: Tools) -> None:
    with pytest.raises(StandfirstError, match="does not accept connections"):
        add.add_typed("http://127.0.0.1:9/", now=NOW)
    with pytest.raises(StandfirstError, match=r"^[A-Z].*\.$"):
        add.add_typed("http://no such host/", now=NOW)
    assert not Source.objects.exists()


def test_a_private_address_is_refused_with_what_to_write(kit: Tools) -> None:
    with pytest.raises(StandfirstError, match="STANDFIRST_ALLOW_PRIVATE"):
        add.add_typed("http://10.0.0.7/feed.xml", now=NOW)


def test_a_loopback_address_typed_by_the_owner_is_allowed_alone(stand: Stand, kit: Tools) -> None:
    Setup.objects.update(loopback_hosts=[])
    wire.put_up(stand)
    add.add_typed(stand.url("/post/feed.xml"), now=NOW)
    assert Setup.load().loopback_hosts == [stand.place]


def test_the_pages_may_not_add_a_loopback_address(stand: Stand, kit: Tools) -> None:
    Setup.objects.update(loopback_hosts=[])
    wire.put_up(stand)
    with pytest.raises(StandfirstError, match="STANDFIRST_ALLOW_PRIVATE"):
        add.offers(stand.url("/post/feed.xml"))


def test_a_page_without_feed_and_links_is_told_so(stand: Stand, kit: Tools) -> None:
    stand.answers["/"] = Answer(b"<html><body><p>Under construction</p></body></html>")
    with pytest.raises(StandfirstError, match="no feed"):
        add.add_typed(stand.url("/"), now=NOW)


def test_a_page_without_a_feed_is_watched_for_its_links(stand: Stand, kit: Tools) -> None:
    links = "".join(
        f'<li><a href="{told.path}-a-long-slug-{n}">{told.headline}</a></li>'
        for n, told in enumerate(wire.ALL)
    )
    stand.answers["/news/"] = Answer(
        f"<html><body><main><ul>{links}</ul></main></body></html>".encode()
    )
    (row,) = add.add_typed(stand.url("/news/"), now=NOW)
    assert row.source.kind == "page"
    poll.run(kit, NOW)
    assert Item.objects.count() == len(wire.ALL)


def test_a_web_page_where_a_feed_was_is_told_and_asked_again(stand: Stand, kit: Tools) -> None:
    source = one_source(stand, Answer(b"<!doctype html><html><body>Welcome</body></html>"))
    assert "web page" in told_of(kit, source)
    assert source.due_at > NOW
    assert source.failures == 1


def test_a_feed_that_breaks_off_gives_the_items_before_the_break(stand: Stand, kit: Tools) -> None:
    stand.feed("/whole.xml", "Odd News", [wire.BRIDGE, wire.PIGEON])
    whole = stand.answers["/whole.xml"].body
    source = one_source(stand, Answer(whole[: whole.rindex(b"<guid>")], "application/rss+xml"))
    assert told_of(kit, source) == ""
    assert Article.objects.get().headline == wire.BRIDGE.headline


def test_a_feed_of_fifty_megabytes_is_left_at_the_limit(stand: Stand, kit: Tools) -> None:
    source = one_source(stand, Answer(b"<rss>" + b"x" * 50_000_000, "application/rss+xml"))
    assert "larger than the limit" in told_of(kit, source)
    assert not Item.objects.exists()


def test_an_item_without_date_address_and_title_is_kept(stand: Stand, kit: Tools) -> None:
    text = "A short notice came without anything but its text, which is kept all the same. " * 3
    source = one_source(stand, rss(f"<item><description>{text}</description></item>"))
    assert told_of(kit, source) == ""
    row = Article.objects.select_related("body").get()
    assert "short notice" in row.body.text
    assert not row.dated
    assert not row.whole
    assert row.trouble


def test_two_items_with_one_id_are_two_articles(stand: Stand, kit: Tools) -> None:
    stand.feed("/both.xml", "Odd News", [wire.BRIDGE, wire.PIGEON])
    body = stand.answers["/both.xml"].body
    same = body.replace(
        wire.PIGEON.path.encode() + b"</guid>", wire.BRIDGE.path.encode() + b"</guid>"
    )
    one_source(stand, Answer(same, "application/rss+xml"))
    run_stages(kit, NOW)
    assert set(Article.objects.values_list("headline", flat=True)) == {
        wire.BRIDGE.headline,
        wire.PIGEON.headline,
    }


@pytest.mark.parametrize("year", [1, 2099])
def test_a_date_that_cannot_be_gives_way_to_when_we_saw_it(
    stand: Stand, kit: Tools, year: int
) -> None:
    odd = replace(wire.PIGEON, at=datetime(year, 5, 4, 12, tzinfo=UTC))
    stand.feed("/odd.xml", "Odd News", [odd])
    one_source(stand, stand.answers["/odd.xml"])
    run_stages(kit, NOW)
    row = Article.objects.get()
    assert row.published == NOW
    assert not row.dated


def test_a_script_we_do_not_know_is_kept_whole(stand: Stand, kit: Tools) -> None:
    line = "ქალაქის ხიდი დილით დაიკეტა, რადგან ინსპექტორებმა მთავარ კოჭში ბზარი იპოვეს. " * 8
    odd = Told("/ge", "ხიდი დაიკეტა ბზარის გამო", (line.strip(), line.strip()))
    stand.feed("/odd.xml", "ახალი ამბები", [odd])
    one_source(stand, stand.answers["/odd.xml"])
    assert run_stages(kit, NOW) == []
    row = Article.objects.select_related("body").get()
    assert line.strip() in row.body.text
    assert row.story_id


def test_a_page_that_cannot_be_had_keeps_what_the_feed_gave(stand: Stand, kit: Tools) -> None:
    text = "The feed itself told the whole of this short piece about a bridge and a pigeon. " * 4
    source = one_source(
        stand,
        rss(
            f"<item><title>Gone page</title><link>{stand.url('/gone')}</link>"
            f"<description>{text}</description></item>"
        ),
    )
    assert told_of(kit, source) == ""
    row = Article.objects.select_related("body").get()
    assert not row.whole
    assert "404" in row.trouble
    assert "short piece" in row.body.text


def test_an_item_of_which_nothing_else_can_be_had_stays_as_its_headline(
    stand: Stand, kit: Tools
) -> None:
    one_source(
        stand, rss(f"<item><title>Only announced</title><link>{stand.url('/gone')}</link></item>")
    )
    run_stages(kit, NOW)
    row = Article.objects.select_related("body").get()
    assert (row.headline, row.body.text, row.whole) == ("Only announced", "", False)
    assert "404" in row.trouble
    assert row.story_id


def test_odd_and_forbidden_addresses_of_items_jam_nothing(news: Stand, kit: Tools) -> None:
    odd = ("http://[2001:db8::a]/1", "http://10.0.0.7/2", "http://10.0.0.8/3", "http://[::1/4")
    items = "".join(f"<item><title>T {n}</title><link>{u}</link></item>" for n, u in enumerate(odd))
    one_source(news, rss(items))
    run_stages(kit, NOW)
    assert not Item.objects.due(NOW).exists()
    rows = Article.objects.filter(headline__startswith="T ")
    assert rows.count() == len(odd)
    assert not rows.filter(trouble="").exists()


def test_only_forbidden_addresses_are_no_outage(stand: Stand, kit: Tools) -> None:
    found = [FoundSource(url=f"http://10.0.0.{n}/feed", title=f"Odd {n}") for n in range(4)]
    add.add_sources(found, now=NOW)
    poll.run(kit, NOW)
    assert set(Source.objects.values_list("failures", flat=True)) == {1}


def test_one_bad_source_disturbs_no_other(news: Stand, kit: Tools) -> None:
    one_source(news, Answer(b"\x00\x01\x02 nonsense", "application/rss+xml"))
    run_stages(kit, NOW)
    assert Article.objects.count() == len(wire.ALL)


def test_a_source_that_is_gone_rests_and_says_so(stand: Stand, kit: Tools) -> None:
    source = one_source(stand, Answer(b"gone", status=410))
    assert "once a week" in told_of(kit, source)
    assert source.resting
    assert source.due_at > NOW + timedelta(days=6)


def test_retry_after_is_obeyed(stand: Stand, kit: Tools) -> None:
    source = one_source(stand, Answer(b"busy", status=503, headers={"Retry-After": "7200"}))
    assert told_of(kit, source)
    assert source.due_at >= NOW + timedelta(seconds=7200)


def test_an_unchanged_feed_is_asked_with_its_validators(news: Stand, kit: Tools) -> None:
    answer = news.answers["/post/feed.xml"]
    etag = 'W/"odd, but theirs"'
    news.answers["/post/feed.xml"] = replace(answer, headers={"ETag": etag})
    run_stages(kit, NOW)
    news.answers["/post/feed.xml"] = Answer(status=304)
    Source.objects.update(due_at=NOW)
    later = NOW + timedelta(hours=1)
    run_stages(kit, later)
    assert news.sent["/post/feed.xml"]["If-None-Match"] == etag
    source = Source.objects.get(url__endswith="/post/feed.xml")
    assert source.heard_at == later
    assert source.trouble == ""


def test_a_changed_article_leaves_its_earlier_version(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    changed = replace(wire.PIGEON, headline="Tolmere pigeon loses the cup after all")
    news.feed("/post/feed.xml", "Portside Post", [changed, wire.BRIDGE_TOO])
    Source.objects.update(due_at=NOW)
    run_stages(kit, NOW + timedelta(hours=1))
    row = Article.objects.get(url__endswith="/post/pigeon")
    assert row.headline == changed.headline
    revision = row.revisions.get()
    assert revision.headline == wire.PIGEON.headline
    assert "headline" in revision.changed
    assert Article.objects.count() == len(wire.ALL)


@contextmanager
def held(path: str) -> Iterator[None]:
    """Another program that has begun to write and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_stops_nothing_for_good(news: Stand, kit: Tools) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
    with held(str(connection.settings_dict["NAME"])):
        done = run_once(kit, [Stage("poll", lambda kit, _: poll.run(kit, NOW))])
    assert "busy" in done.troubles[0]
    run_stages(kit, NOW)
    assert Article.objects.count() == len(wire.ALL)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_loses_nothing(news: Stand, kit: Tools) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA freelist_count")
        free = cursor.fetchone()[0]
        # SQLite answers "database or disk is full" at this size, as it does on a full disk.
        cursor.execute(f"PRAGMA max_page_count = {max(pages - free, 1)}")
    stages = [Stage("poll", lambda kit, _: poll.run(kit, NOW))]
    done = run_once(kit, stages)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone()[0] == "ok"
    assert all("disk is full" in line for line in done.troubles)
    Source.objects.update(due_at=NOW)
    run_stages(kit, NOW)
    assert Article.objects.count() == len(wire.ALL)


def test_what_the_database_says_becomes_a_sentence() -> None:
    stage = Stage("read", poll.run)
    assert "disk is full" in trouble(stage, OSError(28, "No space left on device"))
    assert "busy" in trouble(stage, sqlite3.OperationalError("database is locked"))

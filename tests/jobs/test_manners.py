"""How we ask: each manner once, the whole way from a due row to a real server and back."""

from __future__ import annotations

import gzip
import sys
import zlib
from dataclasses import replace
from datetime import timedelta

import brotli
import pytest

from standfirst import __version__
from standfirst.configuration import Configuration
from standfirst.core.types import FoundSource, SourceKind
from standfirst.io.guard import parse_allowed
from standfirst.io.http import Policy
from standfirst.jobs import add, fetch, poll, tools
from standfirst.jobs.tools import Tools
from standfirst.jobs.turns import Turns, choose
from standfirst.models import HostTurn, Item, Source
from tests import wire
from tests.jobs.conftest import NOW
from tests.stand import Answer, Stand, Told

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = pytest.mark.django_db

FEED = "/courier/feed.xml"
HOUR = timedelta(hours=1)


@pytest.fixture
def public(kit: Tools) -> Tools:
    """Tools to which the name localhost is a host that must be spared."""
    policy = Policy(allowed=parse_allowed("127.0.0.0/8,::1"), per_host_seconds=0.05)
    return replace(kit, policy=policy)


def source(stand: Stand, path: str = FEED, *, host: str = "127.0.0.1", **fields: object) -> Source:
    url = f"http://{host}:{stand.port}{path}"
    (row,) = add.add_sources([FoundSource(url=url)], now=NOW)
    Source.objects.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    return row


def polled(kit: Tools, row: Source, *, after: timedelta = HOUR) -> Source:
    """The source after a poll for which it is made due."""
    Source.objects.filter(pk=row.pk).update(due_at=NOW + after)
    poll.run(kit, NOW + after)
    return Source.objects.get(pk=row.pk)


def feed_of(count: int, stand: Stand, *, host: str, extra: str = "") -> Answer:
    items = "".join(
        f"<item><title>The {n}th of many headlines</title><guid>{n}</guid>"
        f"<link>http://{host}:{stand.port}/page/{n}</link></item>"
        for n in range(count)
    )
    body = f'<rss version="2.0"><channel><title>Many</title>{extra}{items}</channel></rss>'
    return Answer(body.encode(), "application/rss+xml")


# --- conditional requests, codings, name ---------------------------------------------------------


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
    ],
)
def test_a_packed_feed_is_read(stand: Stand, kit: Tools, coding: str, pack: object) -> None:
    wire.put_up(stand)
    body = stand.answers[FEED].body
    stand.answers[FEED] = Answer(pack(body), headers={"Content-Encoding": coding})  # type: ignore[operator]
    assert polled(kit, source(stand)).state == "well"
    assert coding in stand.sent[FEED]["Accept-Encoding"]


def test_an_unchanged_feed_costs_its_server_no_body_however_often(stand: Stand, kit: Tools) -> None:
    wire.put_up(stand)
    stand.conditional = True
    known = stand.answers[FEED]
    stand.answers[FEED] = Answer(known.body, known.kind, headers={"ETag": '"a  b\\"-gzip"'})
    row = source(stand)
    for hours in range(1, 6):
        row = polled(kit, row, after=hours * HOUR)
        assert (row.failures, row.etag) == (0, '"a  b\\"-gzip"')
    assert stand.sent[FEED]["If-None-Match"] == '"a  b\\"-gzip"'
    assert Item.objects.count() == 2


def test_what_could_not_be_written_is_asked_for_again(
    stand: Stand, kit: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.put_up(stand)
    known = stand.answers[FEED]
    stand.answers[FEED] = Answer(known.body, known.kind, headers={"ETag": '"new"'})

    def fails(*_: object) -> None:
        raise ValueError("a text that no database takes")

    with monkeypatch.context() as patch:
        patch.setattr(poll, "note", fails)
        row = polled(kit, source(stand))
    assert "could not be written" in row.trouble
    assert row.etag == ""  # or a 304 would hide the items for good
    assert polled(kit, row, after=2 * HOUR).state == "well"
    assert Item.objects.count() == 2


@pytest.mark.parametrize(
    ("settings", "comment"),
    [
        ({"url": "https://news.example.org"}, " (+https://news.example.org)"),
        ({"contact": "desk@example.org"}, " (desk@example.org)"),
        (
            {"url": "https://news.example.org", "contact": "desk@example.org"},
            " (+https://news.example.org; desk@example.org)",
        ),
        ({"url": "http://192.168.1.5:8000"}, ""),
        ({"url": "http://desk.lan"}, ""),
        ({"email_from": "The Desk <news@example.org>"}, " (news@example.org)"),
        ({"contact": "Zoë (desk)\r\nX: y@example.org"}, " (Zo deskX: y@example.org)"),
    ],
)
def test_we_say_who_we_are_and_whom_to_write_to(settings: dict[str, str], comment: str) -> None:
    desk = Configuration.model_validate(settings)
    assert tools.user_agent(desk) == f"Standfirst/{__version__}{comment}"


def test_the_name_goes_out_with_every_request(stand: Stand, kit: Tools) -> None:
    wire.put_up(stand)
    polled(kit, source(stand))
    assert stand.sent[FEED]["User-Agent"] == kit.policy.user_agent
    assert kit.policy.user_agent.startswith("Standfirst/")


# --- Retry-After and 429 -------------------------------------------------------------------------


def test_a_host_that_wants_us_to_wait_is_asked_by_nobody_until_then(
    stand: Stand, kit: Tools
) -> None:
    stand.answers[FEED] = Answer(status=429, headers={"Retry-After": "7200"})
    stand.answers["/other.xml"] = feed_of(1, stand, host="127.0.0.1")
    first = polled(kit, source(stand))
    assert "(429)" in first.trouble
    assert "It is not asked before 20:30 UTC on 2 March." in first.trouble
    other = polled(kit, source(stand, "/other.xml"), after=2 * HOUR)
    assert stand.asked["/other.xml"] == 0
    assert other.failures == 0
    assert other.due_at >= NOW + 3 * HOUR
    assert other.health.startswith(f"127.0.0.1:{stand.port} asked us to wait (429). ")
    assert "not asked before 20:30 UTC" in other.health
    later = polled(kit, other, after=4 * HOUR)
    assert stand.asked["/other.xml"] == 1
    assert (later.trouble, later.state) == ("", "well")


def test_a_hold_told_to_the_poll_is_kept_by_the_fetch_and_the_other_way(
    stand: Stand, kit: Tools
) -> None:
    stand.answers[FEED] = feed_of(3, stand, host="127.0.0.1")
    row = polled(kit, source(stand), after=timedelta())
    for number in range(3):
        busy = Answer(status=503, headers={"Retry-After": "7200"})
        stand.answers[f"/page/{number}"] = busy
    fetch.run(kit, NOW)
    pages = sum(stand.asked[f"/page/{number}"] for number in range(3))
    fetch.run(kit, NOW + HOUR)
    assert sum(stand.asked[f"/page/{number}"] for number in range(3)) == pages
    assert polled(kit, row).failures == 0
    assert stand.asked[FEED] == 1
    assert polled(kit, row, after=3 * HOUR).state == "well"
    fetch.run(kit, NOW + 3 * HOUR)
    assert sum(stand.asked[f"/page/{number}"] for number in range(3)) > pages


def test_an_item_of_a_held_host_loses_no_try_and_says_until_when(
    stand: Stand, public: Tools
) -> None:
    stand.answers[FEED] = feed_of(5, stand, host="localhost")
    polled(public, source(stand, host="localhost"), after=timedelta())
    stand.answers["/page/4"] = Answer(status=429, headers={"Retry-After": "3600"})
    fetch.run(public, NOW)
    assert sum(stand.asked[f"/page/{n}"] for n in range(5)) == 1
    rows = list(Item.objects.order_by("tries"))
    assert [row.tries for row in rows] == [0, 0, 0, 0, 1]
    assert all("not asked before 18:30 UTC on 2 March" in row.trouble for row in rows)
    assert all(row.fetch_due_at and row.fetch_due_at >= NOW + HOUR for row in rows)


def test_the_items_of_a_held_host_keep_no_other_waiting(stand: Stand, kit: Tools) -> None:
    row = source(stand)
    held = timedelta(days=1)
    HostTurn.objects.create(name="held.example", next_at=NOW, held_until=NOW + held)
    Item.objects.bulk_create(
        Item(
            source=row, key=str(n), url=f"https://held.example/{n}", announced={"key": str(n)},
            digest="", seen_at=NOW, fetch_due_at=NOW,
        )
        for n in range(300)
    )  # fmt: skip
    stand.answers["/mine"] = Answer(b"<p>A page.</p>")
    Item.objects.create(
        source=row, key="mine", url=stand.url("/mine"), announced={"key": "mine"}, digest="",
        seen_at=NOW, fetch_due_at=NOW,
    )  # fmt: skip
    fetch.run(kit, NOW)
    assert stand.asked["/mine"] == 1
    assert Item.objects.filter(fetch_due_at__gte=NOW + held - HOUR).count() == 300


def test_a_429_that_names_no_time_holds_the_host_for_ten_minutes(stand: Stand, kit: Tools) -> None:
    stand.answers[FEED] = Answer(status=429)
    polled(kit, source(stand), after=timedelta())
    turn = HostTurn.objects.get(name=stand.place)
    assert turn.held_until is not None
    assert abs(turn.held_until - NOW - timedelta(minutes=10)) < timedelta(seconds=5)


# --- one at a time, one a second -----------------------------------------------------------------


def gaps(stand: Stand) -> list[float]:
    return [b - a for a, b in zip(stand.begun, stand.begun[1:], strict=False)]


def test_one_host_is_asked_one_by_one_across_poll_and_fetch(stand: Stand, public: Tools) -> None:
    stand.seconds = 0.02
    for name in ("/a.xml", "/b.xml", "/c.xml"):
        stand.answers[name] = feed_of(3, stand, host="localhost")
        source(stand, name, host="localhost")
    poll.run(public, NOW)
    assert len(stand.begun) == 3
    fetch.run(public, NOW)
    assert len(stand.begun) == 6  # the same three pages for each feed are had once
    assert stand.most_open == 1
    assert min(gaps(stand)) >= 0.049


def test_a_host_that_the_owner_allowed_is_exempt(stand: Stand, kit: Tools) -> None:
    kit = replace(kit, policy=replace(kit.policy, per_host_seconds=60.0))
    stand.answers[FEED] = feed_of(9, stand, host="127.0.0.1")
    polled(kit, source(stand), after=timedelta())
    assert fetch.run(kit, NOW).done == 9
    assert not HostTurn.objects.exists()


def test_a_host_that_another_worker_asks_is_left_to_it(stand: Stand, public: Tools) -> None:
    stand.answers[FEED] = feed_of(1, stand, host="localhost")
    source(stand, host="localhost")
    turn = HostTurn.objects.create(
        name="localhost", next_at=NOW, taken_by="another", taken_until=NOW + timedelta(minutes=1)
    )
    assert poll.run(public, NOW).done == 0
    assert stand.asked[FEED] == 0
    assert Source.objects.get().due_at == NOW  # still due
    later = NOW + timedelta(minutes=2)  # the other one is dead
    assert poll.run(public, later).done == 1
    turn.refresh_from_db()
    assert (turn.taken_by, turn.taken_until) == ("", None)
    assert turn.next_at > later


def test_a_redirect_leads_past_nobodys_turn(stand: Stand, public: Tools) -> None:
    HostTurn.objects.create(
        name="localhost", next_at=NOW, taken_by="another", taken_until=NOW + timedelta(minutes=1)
    )
    there = f"http://localhost:{stand.port}/new.xml"
    stand.answers[FEED] = Answer(status=302, headers={"Location": there})
    stand.answers["/new.xml"] = feed_of(1, stand, host="localhost")
    row = source(stand)
    poll.run(public, NOW)
    assert (stand.asked[FEED], stand.asked["/new.xml"]) == (1, 0)
    row.refresh_from_db()
    assert (row.failures, row.due_at) == (0, NOW)
    HostTurn.objects.all().delete()
    poll.run(public, NOW)
    assert stand.asked["/new.xml"] == 1
    assert HostTurn.objects.get(name="localhost").taken_by == ""


def test_a_host_with_many_pages_is_asked_steadily_and_starves_no_other(
    stand: Stand, public: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "SECONDS", 0.4)
    many, few = (source(stand, name, host="localhost") for name in ("/many", "/few"))
    for row, host, count in ((many, "localhost", 200), (few, "127.0.0.1", 3)):
        Item.objects.bulk_create(
            Item(
                source=row, key=f"{host}{n}", url=f"http://{host}:{stand.port}/page/{host}/{n}",
                announced={"key": str(n)}, digest="", seen_at=NOW, fetch_due_at=NOW,
            )
            for n in range(count)
        )  # fmt: skip
    began = len(stand.begun)
    fetch.run(public, NOW)
    first = sum(stand.asked[f"/page/localhost/{n}"] for n in range(200))
    assert all(stand.asked[f"/page/127.0.0.1/{n}"] == 1 for n in range(3))
    assert 4 <= first <= 9  # 0.4 s at one each 0.05 s
    assert len(stand.begun) - began == first + 3
    waiting = Item.objects.filter(source=many, fetch_due_at__lte=NOW)
    assert waiting.count() == 200 - first  # those for which there was no time are due at once
    assert set(waiting.values_list("tries", flat=True)) == {0}


def test_the_pages_of_a_crowded_host_are_put_off_until_about_their_turn(
    stand: Stand, public: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.jobs.turns.LOOKED_AT", 100)
    monkeypatch.setattr(fetch, "SECONDS", 0.01)
    public = replace(public, policy=replace(public.policy, per_host_seconds=2.0))
    row = source(stand, host="localhost")
    Item.objects.bulk_create(
        Item(
            source=row, key=str(n), url=f"http://localhost:{stand.port}/page/{n}", digest="",
            announced={"key": str(n)}, seen_at=NOW, fetch_due_at=NOW,
        )
        for n in range(100)
    )  # fmt: skip
    fetch.run(public, NOW)
    ahead = Item.objects.filter(fetch_due_at__gt=NOW).order_by("pk")
    waits = [(one.fetch_due_at - NOW).total_seconds() for one in ahead if one.fetch_due_at]
    assert len(waits) == pytest.approx(70, abs=2)  # 30 of them have their turn within a minute
    assert set(waits[1:]) >= {60.0, 120.0, 180.0}


def test_a_round_asks_few_questions_whatever_the_number_of_hosts(
    public: Tools, django_assert_max_num_queries: object
) -> None:
    found = [FoundSource(url=f"https://nobody-{n}.invalid/feed.xml") for n in range(60)]
    add.add_sources(found, now=NOW)
    turns = Turns(public.policy, NOW)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        chosen = choose(Source.objects.due(NOW), turns, due="due_at", limit=64)
        turns.give_back()
    assert len(chosen) == 60
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        choose(Source.objects.due(NOW), turns, due="due_at", limit=64)
        turns.give_back()


# --- moves, rest, outage -------------------------------------------------------------------------


def test_a_page_that_leads_to_one_without_links_has_not_moved(stand: Stand, kit: Tools) -> None:
    links = "".join(f'<p><a href="/story/a-long-way-round-{n}">A way {n}</a></p>' for n in range(9))
    stand.answers["/front"] = Answer(f"<html><body>{links}</body></html>".encode())
    row = source(stand, "/front", kind=SourceKind.PAGE.value)
    row = polled(kit, row, after=timedelta())
    stand.answers["/consent"] = Answer(b"<html><body><p>Do you agree?</p></body></html>")
    moved = Answer(status=301, headers={"Location": stand.url("/consent")})
    stand.answers["/front"] = moved
    for hours in (1, 30, 60):
        row = polled(kit, row, after=hours * HOUR)
        assert (row.url, row.moving_to) == (stand.url("/front"), "")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_passing_redirect_changes_no_address(stand: Stand, kit: Tools, status: int) -> None:
    wire.put_up(stand)
    stand.answers["/new.xml"] = stand.answers[FEED]
    stand.answers[FEED] = Answer(status=status, headers={"Location": stand.url("/new.xml")})
    row = source(stand)
    for hours in (1, 30):
        row = polled(kit, row, after=hours * HOUR)
        assert (row.url, row.moving_to) == (stand.url(FEED), "")


@pytest.mark.parametrize("status", [301, 308])
def test_a_lasting_redirect_changes_the_address_when_seen_again_a_day_later(
    stand: Stand, kit: Tools, status: int
) -> None:
    wire.put_up(stand)
    stand.answers["/new.xml"] = stand.answers[FEED]
    stand.answers[FEED] = Answer(status=status, headers={"Location": stand.url("/new.xml")})
    row = polled(kit, source(stand))
    assert row.url == stand.url(FEED)
    assert polled(kit, row, after=24 * HOUR).url == stand.url(FEED)
    assert polled(kit, row, after=25 * HOUR).url == stand.url("/new.xml")


def test_a_lasting_redirect_to_what_is_no_feed_changes_nothing(stand: Stand, kit: Tools) -> None:
    wire.put_up(stand)
    stand.answers["/home"] = Answer(b"<html><body>Our new home page</body></html>")
    stand.answers[FEED] = Answer(status=301, headers={"Location": stand.url("/home")})
    row = source(stand)
    for hours in (1, 30):
        row = polled(kit, row, after=hours * HOUR)
        assert (row.url, row.moving_to, row.state) == (stand.url(FEED), "", "trouble")


def test_a_source_that_is_gone_rests_for_a_week(stand: Stand, kit: Tools) -> None:
    stand.answers[FEED] = Answer(status=410)
    row = polled(kit, source(stand))
    assert (row.state, row.resting) == ("resting", True)
    assert row.due_at >= NOW + timedelta(days=7)
    assert "gone (410)" in row.health


def test_an_outage_that_only_several_rounds_show_counts_against_no_source(kit: Tools) -> None:
    hosts = [f"127.0.0.1:{port}" for port in (9, 10, 11)]  # where nobody listens
    kit = replace(kit, policy=replace(kit.policy, allowed=parse_allowed(",".join(hosts))))
    found = [FoundSource(url=f"http://{host}/feed") for host in hosts]
    rows = add.add_sources(found, now=NOW)
    Source.objects.update(answered_at=NOW, due_at=NOW + timedelta(days=1))
    seen = [polled(kit, row, after=n * HOUR).failures for n, row in enumerate(rows, start=1)]
    assert seen == [1, 1, 0]  # the third makes it plain
    for row in Source.objects.all():
        assert (row.failures, row.blamed, row.trouble) == (0, 0, "")
        assert row.due_at <= NOW + 3 * HOUR + timedelta(minutes=5, seconds=1)


def test_sources_that_are_dead_for_days_make_no_outage(stand: Stand, kit: Tools) -> None:
    hosts = [f"127.0.0.1:{port}" for port in (9, 10, 11, 12)]
    kit = replace(kit, policy=replace(kit.policy, allowed=parse_allowed(",".join(hosts))))
    found = [FoundSource(url=f"http://{host}/feed") for host in hosts]
    add.add_sources(found, now=NOW)
    Source.objects.update(failures=9, trouble="It does not answer.")
    poll.run(kit, NOW)
    assert set(Source.objects.values_list("failures", flat=True)) == {10}


# --- the feed's own wishes -----------------------------------------------------------------------


def test_the_hours_that_a_feed_skips_are_remembered_when_it_has_not_changed(
    stand: Stand, kit: Tools
) -> None:
    wishes = "<ttl>180</ttl><skipHours><hour>20</hour><hour>21</hour></skipHours>"
    told = feed_of(1, stand, host="127.0.0.1", extra=wishes)
    stand.answers[FEED] = Answer(told.body, told.kind, headers={"ETag": '"1"'})
    stand.conditional = True
    row = polled(kit, source(stand), after=timedelta())
    assert (row.ttl, row.skip_hours) == (10800.0, [20, 21])
    assert row.due_at.hour == 22
    again = polled(kit, row, after=timedelta(minutes=1))
    assert stand.asked[FEED] == 2
    assert again.due_at.hour == 22


def test_cache_control_is_respected_up_to_a_day(stand: Stand, kit: Tools) -> None:
    told = feed_of(1, stand, host="127.0.0.1")
    for value, least in (("max-age=14400", 4 * HOUR), ("max-age=99999999", 24 * HOUR)):
        stand.answers[FEED] = Answer(told.body, told.kind, headers={"Cache-Control": value})
        row = polled(kit, source(stand), after=timedelta())
        assert least <= row.due_at - NOW <= min(least * 1.1, 24 * HOUR)


# --- growth, dates -------------------------------------------------------------------------------


def test_a_feed_that_holds_its_whole_history_announces_only_what_is_new(
    stand: Stand, kit: Tools
) -> None:
    stand.answers[FEED] = feed_of(300, stand, host="127.0.0.1")
    row = polled(kit, source(stand), after=timedelta())
    assert Item.objects.count() == 300
    Item.objects.update(fetch_due_at=None)
    stand.answers[FEED] = feed_of(301, stand, host="127.0.0.1")
    polled(kit, row)
    assert Item.objects.count() == 301
    assert Item.objects.exclude(fetch_due_at=None).count() == 1


def test_a_future_date_moves_no_schedule_and_counts_as_first_seen(stand: Stand, kit: Tools) -> None:
    ahead = Told("/ahead", "From tomorrow's tomorrow", ("A text.",), at=NOW + timedelta(days=400))
    stand.feed(FEED, "The Courier", [ahead])
    row = polled(kit, source(stand), after=timedelta())
    assert row.published_at == NOW, "when it was first seen"
    assert row.due_at <= NOW + 2 * HOUR
    assert Item.objects.count() == 1

"""WebSub the whole way: a hub that verifies and calls, hubs that lie, fall silent, or flood."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from standfirst.core.errors import FetchError
from standfirst.core.types import FoundSource
from standfirst.jobs import add, poll, tools, websub
from standfirst.jobs.tools import Tools
from standfirst.models import HubSubscription, Item, Setup, Source
from tests import wire
from tests.stand import Answer, Stand

NOW = datetime.now(UTC)  # hubs ask the desk's pages, whose clock is the real one
HOUR = timedelta(hours=1)
FEED = "/courier/feed.xml"
OLD = [replace(told, at=NOW - 3 * HOUR) for told in (wire.BRIDGE_LATER, wire.BRIDGE)]
OFTEN = 4 * HOUR  # the outlet's own pace asks sooner than this; a source with a hub waits longer
FRESH = replace(wire.PIGEON, at=NOW - timedelta(minutes=5))


@dataclass(slots=True)
class Hub:
    """A small hub: it asks back while it is being asked, as many do, and can call."""

    port: int = 0
    status: int = 202
    verifies: bool = True
    location: str = ""
    lease: str = "864000"
    wishes: list[dict[str, str]] = field(default_factory=list)
    echoed: list[bool] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hub"

    def take(self, wish: dict[str, str]) -> None:
        self.wishes.append(wish)
        if self.verifies and self.status == 202:
            self.echoed.append(self.ask(wish["hub.mode"], wish["hub.topic"]))

    def ask(self, mode: str, topic: str, **further: str) -> bool:
        """Whether the desk says yes to a question of ours."""
        query = {"hub.mode": mode, "hub.topic": topic, "hub.challenge": "çh/all&enge", **further}
        query.setdefault("hub.lease_seconds", self.lease)
        status, body = get(f"{self.callback}?{urlencode(query)}")
        return status == 200 and body == query["hub.challenge"].encode()

    @property
    def callback(self) -> str:
        return self.wishes[-1]["hub.callback"]

    def call(self, body: bytes = b"news", *, method: str = "sha256", secret: str = "") -> int:
        """Tell the desk that there is news; the status it answers."""
        known = next(one["hub.secret"] for one in reversed(self.wishes) if "hub.secret" in one)
        made = hmac.new((secret or known).encode(), body, method).hexdigest()
        headers = {"X-Hub-Signature": f"{method}={made}", "Content-Type": "text/xml"}
        return get(self.callback, body, headers)[0]


def get(
    url: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    try:
        with urlopen(Request(url, body, headers or {}), timeout=10) as answer:
            return answer.status, answer.read()
    except OSError as error:
        return getattr(error, "code", 0), b""


@contextmanager
def opened() -> Iterator[Hub]:
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if hub.location and self.path == "/hub":
                self.send_response(hub.status)
                self.send_header("Location", hub.location)
                return self.end_headers()
            hub.take({name: values[0] for name, values in parse_qs(body).items()})
            self.send_response(202 if hub.location else hub.status)
            return self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hub.port = server.server_port
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def hub(live_server: LiveServer, kit: Tools, stand: Stand, settings: Settings) -> Iterator[Hub]:
    """A hub that the owner allowed, and a desk that it can reach."""
    settings.DESK = django_settings.DESK.model_copy(update={"url": live_server.url})
    with opened() as made:
        place = urlsplit(live_server.url).netloc
        hosts = [stand.place, f"127.0.0.1:{made.port}", place]
        Setup.objects.update(loopback_hosts=hosts)
        stand.feed(FEED, "The Halvik Courier", OLD)
        yield made


@pytest.fixture
def desk(kit: Tools, hub: Hub) -> Tools:
    return tools.renewed(kit)


def offer(stand: Stand, *links: str, path: str = FEED) -> Source:
    """A feed that names these in its Link headers, on the desk."""
    known = stand.answers[path]
    stand.answers[path] = replace(known, headers={"Link": ", ".join(links)})
    (row,) = add.add_sources([FoundSource(url=stand.url(path))], now=NOW)
    return row


def hub_link(hub: Hub) -> str:
    return f'<{hub.url}>; rel="hub"'


def polled(desk: Tools, row: Source, at: datetime = NOW) -> Source:
    Source.objects.filter(pk=row.pk).update(due_at=at)
    poll.run(desk, at)
    return Source.objects.get(pk=row.pk)


@pytest.fixture
def live(desk: Tools, hub: Hub, stand: Stand) -> HubSubscription:
    """A subscription that the hub has confirmed."""
    row = offer(stand, hub_link(hub), f'<{stand.url(FEED)}>; rel="self"')
    polled(desk, row)
    websub.run(desk, NOW)
    found = HubSubscription.objects.get()
    assert found.state == "live"
    return found


# --- the whole way -----------------------------------------------------------------------------


def test_an_item_arrives_when_the_hub_calls(
    desk: Tools, hub: Hub, stand: Stand, live: HubSubscription
) -> None:
    wish = hub.wishes[0]
    assert (wish["hub.mode"], wish["hub.topic"]) == ("subscribe", stand.url(FEED))
    assert len(wish["hub.secret"]) >= 40
    assert int(wish["hub.lease_seconds"]) == 864000
    assert hub.echoed == [True]
    stand.feed(FEED, "The Halvik Courier", [FRESH, *OLD])
    assert Source.objects.get().due_at > NOW + HOUR / 2
    assert hub.call() == 202
    row = Source.objects.get()
    assert row.due_at <= datetime.now(UTC) + timedelta(seconds=61)
    poll.run(desk, row.due_at)
    assert Item.objects.filter(title=FRESH.headline).exists()
    found = HubSubscription.objects.get()
    assert found.proven
    assert Source.objects.get().due_at >= row.due_at + 6 * HOUR


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_signing_is_known(
    desk: Tools, hub: Hub, live: HubSubscription, method: str
) -> None:
    assert hub.call(method=method) == 202
    assert HubSubscription.objects.get().pushed_at is not None


def test_a_link_header_comes_before_the_document(desk: Tools, hub: Hub, stand: Stand) -> None:
    head = (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        '<atom:link rel="hub" href="http://127.0.0.1:9/in-the-document"/>'
    )
    body = stand.answers[FEED].body.replace(b'<rss version="2.0"><channel>', head.encode())
    stand.answers[FEED] = Answer(body, "application/rss+xml")
    row = offer(stand, f'<{hub.url}>; rel="hub preconnect"', '</topic>; rel="self"')
    polled(desk, row)
    found = HubSubscription.objects.get()
    assert (found.hub, found.topic) == (hub.url, stand.url("/topic"))


def test_a_hub_that_sends_us_on_keeps_our_wish(desk: Tools, hub: Hub, stand: Stand) -> None:
    hub.status, hub.location = 307, f"http://127.0.0.1:{hub.port}/other"
    hub.verifies = False
    polled(desk, offer(stand, hub_link(hub)))
    websub.run(desk, NOW)
    assert hub.wishes[0]["hub.topic"] == stand.url(FEED)


def test_a_redirect_that_would_drop_our_wish_is_a_failure(
    desk: Tools, hub: Hub, stand: Stand
) -> None:
    hub.status, hub.location = 302, f"http://127.0.0.1:{hub.port}/other"
    polled(desk, offer(stand, hub_link(hub)))
    websub.run(desk, NOW)
    assert hub.wishes == []
    assert HubSubscription.objects.get().failures == 1


# --- hubs that misbehave -----------------------------------------------------------------------


def test_a_hub_that_is_down_is_asked_ever_more_rarely_and_polling_goes_on(
    desk: Tools, hub: Hub, stand: Stand
) -> None:
    hub.status = 503
    row = polled(desk, offer(stand, hub_link(hub)))
    at, waits = NOW, []
    for _ in range(4):
        assert websub.run(desk, at).done == 1
        found = HubSubscription.objects.get()
        assert found.due_at is not None
        waits.append(found.due_at - at)
        assert websub.run(desk, at).done == 0
        at = found.due_at
    assert waits == sorted(waits)
    assert waits[0] >= HOUR
    assert waits[-1] <= 24 * HOUR
    assert found.trouble.startswith("The hub was asked and failed: ")
    assert found.trouble.endswith("polled as usual meanwhile.")
    assert row.due_at < NOW + OFTEN


def test_a_hub_that_was_not_asked_has_not_failed(desk: Tools, hub: Hub, stand: Stand) -> None:
    polled(desk, offer(stand, hub_link(hub)))
    row = HubSubscription.objects.get()
    held = FetchError("It wants us to wait.", retry_after=7200.0, held=True)
    websub._failed(row, held, NOW)
    row.refresh_from_db()
    assert (row.failures, row.trouble, row.due_at) == (0, "", NOW + 2 * HOUR)


def test_a_hub_that_confirms_nothing_is_not_trusted(desk: Tools, hub: Hub, stand: Stand) -> None:
    hub.verifies = False
    row = polled(desk, offer(stand, hub_link(hub)))
    websub.run(desk, NOW)
    found = HubSubscription.objects.get()
    assert (found.state, found.is_live(NOW)) == ("asked", False)
    assert "has not confirmed it" in found.trouble
    assert polled(desk, row, NOW + HOUR).due_at < NOW + HOUR + OFTEN


def test_a_private_hub_is_not_asked(desk: Tools, hub: Hub, stand: Stand) -> None:
    row = offer(stand, '<http://10.0.0.1/hub>; rel="hub"')
    polled(desk, row)
    assert HubSubscription.objects.get().state == "offered"
    HubSubscription.objects.update(due_at=NOW)
    websub.run(desk, NOW)
    found = HubSubscription.objects.get()
    assert (found.state, found.due_at) == ("offered", None)


def test_the_guard_stands_before_every_hub(
    desk: Tools, hub: Hub, stand: Stand, settings: Settings
) -> None:
    settings.DESK = django_settings.DESK.model_copy(update={"url": "https://news.example.org"})
    polled(desk, offer(stand, '<http://169.254.169.254/hub>; rel="hub"'))
    websub.run(desk, NOW)
    found = HubSubscription.objects.get()
    assert "private or reserved address" in found.trouble


@pytest.mark.parametrize(
    "link",
    [
        '<ftp://hub.example/>; rel="hub"',
        "<http://[::bad/>; rel=hub",
        '<javascript:alert(1)>; rel="hub"',
        "no link at all",
        f'<https://hub.example/{"x" * 3000}>; rel="hub"',
        ", " * 2000,
    ],
)
def test_a_link_that_is_no_hub_costs_no_poll(
    desk: Tools, hub: Hub, stand: Stand, link: str
) -> None:
    row = polled(desk, offer(stand, link))
    assert (row.failures, row.trouble) == (0, "")
    assert not HubSubscription.objects.exists()


def test_a_feed_that_names_another_hub_each_time_is_followed_once_a_day(
    desk: Tools, hub: Hub, stand: Stand, live: HubSubscription
) -> None:
    known = stand.answers[FEED]
    for number in range(5):
        other = {"Link": f'<http://127.0.0.1:{hub.port}/hub/{number}>; rel="hub"'}
        stand.answers[FEED] = replace(known, headers=other)
        polled(desk, Source.objects.get(), NOW + number * HOUR)
    assert HubSubscription.objects.get().hub == hub.url
    polled(desk, Source.objects.get(), NOW + 25 * HOUR)
    assert HubSubscription.objects.get(source__isnull=False).hub == f"{hub.url}/4"
    assert HubSubscription.objects.get(source=None).state == "ending"


# --- how often a source with a hub is polled ---------------------------------------------------


def test_polls_become_rare_only_once_a_call_brought_news(
    desk: Tools, hub: Hub, stand: Stand, live: HubSubscription
) -> None:
    source = Source.objects.get()
    assert polled(desk, source, NOW + HOUR).due_at < NOW + HOUR + OFTEN
    HubSubscription.objects.update(pushed_at=NOW + 2 * HOUR)
    row = polled(desk, source, NOW + 2 * HOUR + timedelta(seconds=5))
    assert NOW + 8 * HOUR < row.due_at <= NOW + 26 * HOUR
    assert HubSubscription.objects.get().proven


def test_a_hub_that_misses_an_article_is_trusted_no_more(
    desk: Tools, hub: Hub, stand: Stand, live: HubSubscription
) -> None:
    HubSubscription.objects.update(proven=True)
    stand.feed(FEED, "The Halvik Courier", [FRESH, *OLD])
    row = polled(desk, Source.objects.get(), NOW + HOUR)
    assert not HubSubscription.objects.get().proven
    assert row.due_at < NOW + HOUR + OFTEN


def test_when_the_lease_ends_polling_is_as_before(
    desk: Tools, hub: Hub, stand: Stand, live: HubSubscription
) -> None:
    HubSubscription.objects.update(proven=True, lease_until=NOW + 6 * HOUR)
    row = polled(desk, Source.objects.get(), NOW + HOUR)
    assert NOW + HOUR + OFTEN < row.due_at <= NOW + 6 * HOUR
    assert polled(desk, row, NOW + 7 * HOUR).due_at < NOW + 7 * HOUR + OFTEN


def test_a_call_during_a_poll_brings_another_poll(
    desk: Tools, hub: Hub, stand: Stand, live: HubSubscription
) -> None:
    HubSubscription.objects.update(proven=True, pushed_at=NOW + HOUR + timedelta(seconds=3))
    row = polled(desk, Source.objects.get(), NOW + HOUR)
    assert row.due_at <= NOW + HOUR + timedelta(seconds=63)


# --- leases and ends ---------------------------------------------------------------------------


def test_a_subscription_is_renewed_before_its_lease_ends(
    desk: Tools, hub: Hub, live: HubSubscription
) -> None:
    assert live.due_at is not None
    assert live.lease_until is not None
    assert live.due_at < live.lease_until
    assert websub.run(desk, live.due_at - HOUR).done == 0
    assert websub.run(desk, live.due_at).done == 1
    assert [wish["hub.mode"] for wish in hub.wishes] == ["subscribe", "subscribe"]
    assert HubSubscription.objects.get().state == "live"


def test_a_removed_source_is_unsubscribed_and_forgotten(
    desk: Tools, hub: Hub, live: HubSubscription
) -> None:
    Source.objects.all().delete()
    assert hub.call() == 410
    websub.run(desk, NOW)
    assert hub.wishes[-1]["hub.mode"] == "unsubscribe"
    assert "hub.secret" not in hub.wishes[-1]
    assert hub.echoed == [True, True] or not HubSubscription.objects.exists()


def test_a_hub_that_does_not_let_go_is_forgotten_all_the_same(
    desk: Tools, hub: Hub, live: HubSubscription
) -> None:
    Source.objects.all().delete()
    hub.status = 500
    at = NOW
    for _ in range(websub.LEAVING + 1):
        websub.run(desk, at)
        at += 24 * HOUR
    assert not HubSubscription.objects.exists()
    assert [wish["hub.mode"] for wish in hub.wishes].count("unsubscribe") == websub.LEAVING


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("https://news.example.org", True),
        ("http://news.example.org", True),
        ("https://93.184.216.34", True),
        ("http://127.0.0.1:8000", False),
        ("http://localhost:8000", False),
        ("http://192.168.1.5", False),
        ("http://[::1]:8000", False),
        ("https://desk.lan", False),
        ("https://desk", False),
    ],
)
def test_only_a_desk_that_a_hub_can_reach_asks_one(settings: Settings, url: str, yes: bool) -> None:
    settings.DESK = django_settings.DESK.model_copy(update={"url": url})
    assert websub.is_callable("https://hub.example/", tools.allowed()) is yes

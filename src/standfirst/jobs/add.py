"""Address → Source: look what an address offers, and put it on the desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.db import transaction

from standfirst.core.errors import FeedError, FetchError
from standfirst.core.source.discover import (
    find_sources,
    guesses,
    links_of,
    sitemaps_in_robots,
    sniff,
)
from standfirst.core.source.opml import parse_opml
from standfirst.core.source.outlet import KnownOutlet, outlet_of
from standfirst.core.source.parse import parse_feed
from standfirst.core.source.sitemap import sitemaps_in_index
from standfirst.core.types import Fetched, FoundSource, Request, SourceKind
from standfirst.io.http import Policy, fetch_many, fetch_one
from standfirst.jobs.tools import policy
from standfirst.models import Outlet, Setup, Source

SECONDS = 12.0
LONGEST = 2000  # characters of an address
LEAST_LINKS = 3  # of a page without a feed, for it to be worth watching
_FEEDS = {"rss", "atom", "rdf", "json"}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NOTHING = (
    "This page offers no feed and no news sitemap, and has no list of articles to watch. Look for "
    "the site's front page or its feed, and give that address."
)
MAILBOX = (
    "A mailbox is not added here, as its address holds a password. Name it in the setting "
    "STANDFIRST_MAILBOX where the worker runs; docs/newsletters.md tells how."
)


@dataclass(frozen=True, slots=True)
class Added:
    """A source on the desk, and whether it is new."""

    source: Source
    new: bool


def offers(address: str) -> tuple[FoundSource, ...]:
    """The sources that an address offers. Raises StandfirstError with a sentence."""
    return _offers(address, policy())


def add_sources(found: Iterable[FoundSource], *, now: datetime) -> list[Source]:
    """Put sources on the desk, each once; all of them, new or known, in order."""
    return [one.source for one in add_found(found, now=now)]


def add_opml(body: bytes, *, now: datetime) -> list[Source]:
    """Put the sources of an OPML file on the desk. Raises FeedError."""
    return add_sources(parse_opml(body), now=now)


def add_typed(address: str, *, now: datetime) -> list[Added]:
    """Add what the owner typed at the command line: an address or the path of a file.

    A plain loopback address with a port, typed here, is the owner's own machine: it is allowed
    from then on, for that host and port alone. Raises StandfirstError with a sentence.
    """
    if "://" not in address and _is_file(address):
        return add_found(parse_opml(Path(address).read_bytes()), now=now)
    found = _offers(address, policy_for_typed(address))
    own = loopback_of(address)
    if own:
        setup = Setup.load()
        if own not in setup.loopback_hosts:
            Setup.objects.update(loopback_hosts=[*setup.loopback_hosts, own])
    return add_found(found, now=now)


def _is_file(address: str) -> bool:
    try:
        return Path(address).is_file()
    except OSError:  # longer than a file's name can be
        return False


def loopback_of(address: str) -> str:
    """host:port of a plain loopback address with a port; "" for any other address."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        port = parts.port
    except ValueError:
        return ""
    if parts.hostname not in _LOOPBACK or port is None:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{host}:{port}"


def policy_for_typed(address: str) -> Policy:
    """The rules for an address typed at the command line."""
    return policy(also=loopback_of(address))


def _offers(address: str, rules: Policy) -> tuple[FoundSource, ...]:
    if re.match(r"\s*imap[a-z+]*:", address, re.I):
        raise FeedError(MAILBOX)
    url = address.strip() if "://" in address else f"https://{address.strip()}"
    answer = fetch_one(Request(url=url, seconds=SECONDS), policy=rules)
    found = _of_answer(answer, url)
    if found:
        return found
    found = tuple(_guessed(answer, rules))
    if found:
        return found
    page = links_of(answer.body, url=answer.url)
    if len(page.items) < LEAST_LINKS:
        raise FeedError(NOTHING)
    return (
        FoundSource(url=answer.url, kind=SourceKind.PAGE, title=page.title, home_url=answer.url),
    )


def _of_answer(answer: Fetched, url: str) -> tuple[FoundSource, ...]:
    """What an answer is or names; () for a page that names no feed."""
    kind = sniff(answer.body, answer.content_type)
    if kind in _FEEDS or kind == "sitemap":
        feed = parse_feed(answer.body, url=answer.url, content_type=answer.content_type)
        kept = SourceKind.SITEMAP if kind == "sitemap" else SourceKind.FEED
        return (FoundSource(url=url, kind=kept, title=feed.title, home_url=feed.home_url),)
    if kind == "sitemapindex":
        named = sitemaps_in_index(answer.body, url=answer.url)
        news = tuple(one for one in named if "news" in one.url.lower())
        return news[:1] or (FoundSource(url=url, kind=SourceKind.SITEMAP),)
    if kind == "opml":
        return parse_opml(answer.body)
    if kind != "html":
        raise FeedError(
            "This address answers with something that is neither a page nor a feed. Check it."
        )
    return find_sources(answer.body, url=answer.url)


def _guessed(answer: Fetched, rules: Policy) -> Iterator[FoundSource]:
    """The first of the usual places where a feed or a news sitemap really stands."""
    robots = answer.url.split("/", 3)[:3]
    requests = [Request(url=one, seconds=SECONDS) for one in guesses(answer.url)]
    requests.append(Request(url="/".join([*robots, "robots.txt"]), seconds=SECONDS))
    for request, tried in fetch_many(requests, policy=rules):
        if isinstance(tried, FetchError):
            continue
        if request.url.endswith("/robots.txt"):
            text = tried.body.decode("utf-8", "replace")
            named = [one for one in sitemaps_in_robots(text) if "news" in one.lower()]
            yield from (FoundSource(url=one, kind=SourceKind.SITEMAP) for one in named[:1])
        elif sniff(tried.body, tried.content_type) in _FEEDS:
            yield from _of_answer(tried, request.url)
            return


def add_found(found: Iterable[FoundSource], *, now: datetime) -> list[Added]:
    """Put sources on the desk, each address once."""
    with transaction.atomic():
        known = [KnownOutlet(row.pk, row.host, row.name) for row in Outlet.objects.order_by("pk")]
        once = {source.url: source for source in found}.values()
        return [_add_one(one, known, now) for one in once]


def _add_one(found: FoundSource, known: list[KnownOutlet], now: datetime) -> Added:
    if len(found.url) > LONGEST:
        raise FeedError(f"This address is longer than {LONGEST} characters: {found.url[:80]} …")
    row = Source.objects.filter(url=found.url).first()
    if row is not None:
        return Added(row, new=False)
    choice = outlet_of(url=found.url, title=found.title, known=known)
    if choice.id is None:
        outlet, _ = Outlet.objects.get_or_create(
            host=choice.place[:255],
            defaults={"name": choice.name[:200], "home_url": found.home_url[:2000]},
        )
        known.append(KnownOutlet(outlet.pk, outlet.host, outlet.name))
        key = outlet.pk
    else:
        key = choice.id
    source = Source.objects.create(
        outlet_id=key,
        kind=found.kind.value,
        url=found.url,
        title=found.title[:300],
        created_at=now,
        due_at=now,
    )
    return Added(source, new=True)

"""The sample wire on a brand-new desk: show it, serve it, put it away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from standfirst.core.types import Slot, SourceKind, TopicKind
from standfirst.core.update.slots import due
from standfirst.io import samplewire
from standfirst.jobs import follow, naming, story
from standfirst.jobs.naming import Account
from standfirst.models import (
    Author,
    Follow,
    Mention,
    Outlet,
    Reader,
    Setup,
    Source,
    Story,
    Topic,
    Update,
)

# What the owner of a brand-new desk follows, so that Following is not empty.
AUTHOR = ("courier", "Nora Eklund")
TOPIC = "Henrike Dahlin"
SEARCH = "Kirrow"


def is_shown(setup: Setup | None = None) -> bool:
    """Whether the sample wire stands on this desk."""
    row = setup or Setup.load()
    return row.sample_until is not None and row.sample_gone_at is None


def is_new_desk() -> bool:
    """Whether nobody has added anything yet, nor put the sample away."""
    return not Source.objects.exists() and Setup.load().sample_until is None


def show(*, now: datetime) -> list[Source]:
    """Add the five sample outlets; their three days end with the last evening slot before now."""
    desk = settings.DESK
    last = due(now, desk.zone, times={Slot.EVENING: desk.evening})
    if last is None:
        raise ValueError("there is always an evening before now")
    wire = samplewire.outlets(last.day, desk.zone)
    urls = samplewire.source_urls(desk.sample_port)
    with transaction.atomic():
        Setup.load()
        Setup.objects.update(sample_until=last.at, sample_gone_at=None)
        sources = {outlet.id: _add(outlet, urls[outlet.id], now) for outlet in wire}
        _begin_following(sources[AUTHOR[0]].outlet, now)
        return list(sources.values())


def _add(outlet: samplewire.SampleOutlet, url: str, now: datetime) -> Source:
    host = f"{samplewire.HOST}:{settings.DESK.sample_port}/{outlet.id}"
    row, _ = Outlet.objects.get_or_create(
        host=host,
        defaults={"name": outlet.name, "home_url": url.rpartition("/")[0], "sample": True},
    )
    kind = SourceKind.SITEMAP if outlet.feed == "sitemap" else SourceKind.FEED
    source, _ = Source.objects.get_or_create(
        url=url,
        defaults={
            "outlet": row,
            "kind": kind.value,
            "title": outlet.name,
            "created_at": now,
            "due_at": now,
        },
    )
    return source


def _begin_following(outlet: Outlet, now: datetime) -> None:
    """Let the owner follow one author, one topic and one search, so that Following shows itself."""
    owner = Reader.owner()
    author, _ = Author.objects.get_or_create(
        outlet=outlet, key=AUTHOR[1].casefold(), defaults={"name": AUTHOR[1]}
    )
    topic, _ = Topic.objects.get_or_create(
        kind=TopicKind.PERSON.value, key=TOPIC.casefold(), defaults={"name": TOPIC}
    )
    for subject in (author, topic, SEARCH):
        follow.follow(owner, subject, now=now)


@contextmanager
def serving() -> Iterator[None]:
    """Serve the sample wire while the block runs, if this desk shows it."""
    setup = Setup.load()
    if not is_shown(setup) or setup.sample_until is None:
        yield
        return
    desk = settings.DESK
    last_day = setup.sample_until.astimezone(ZoneInfo(desk.zone)).date()
    with samplewire.serving(desk.sample_port, last_day=last_day, zone=desk.zone):
        yield


def put_away(*, now: datetime) -> None:
    """Take everything of the sample wire off the desk; what is the owner's own stays."""
    with transaction.atomic():
        setup = Setup.hold()
        if not is_shown(setup):
            return
        touched = set(
            Story.objects.filter(articles__outlet__sample=True).values_list("pk", flat=True)
        )
        topics = _forget_names()
        samples = Update.objects.filter(briefs__sources__outlet__sample=True).values_list("pk")
        Update.objects.filter(pk__in=list(samples.values_list("pk", flat=True))).delete()
        Outlet.objects.filter(sample=True).delete()
        Follow.objects.filter(words=SEARCH, speaker=None).delete()
        story.refresh(touched)
        _drop(topics)
        version = F("grouping_version") + 1
        Setup.objects.update(sample_gone_at=now, grouping_version=version)


def _forget_names() -> set[int]:
    """Take back what the sample's articles told of names; answers the topics of those names, and
    of their short forms."""
    account = Account()
    for mention in Mention.objects.filter(article__outlet__sample=True).iterator():
        account.add(mention, -1)
    named = Topic.objects.filter(Q(pk__in=account.articles) | Q(key=TOPIC.casefold()))
    keys = {key for key, _ in account.forms} | set(named.values_list("key", flat=True))
    rows = naming.held(keys)
    naming.settle(account, rows)
    return {row.pk for same in rows.values() for row in same} | set(
        named.values_list("pk", flat=True)
    )


def _drop(topics: set[int]) -> None:
    """Let go of those of these topics of which no article tells any more, but for listed subjects:
    an article may name one topic and quote it by another name."""
    untold = Topic.objects.filter(
        pk__in=topics, code="", mentions=None, statements=None, remarks=None, facts=None
    )
    gone = {row.pk for row in untold if not row.evidence.get("stands_for")}
    lead = Topic.objects.filter(joined__in=gone).exclude(pk__in=gone)
    gone -= set(lead.values_list("joined", flat=True))
    Topic.objects.filter(pk__in=gone).delete()

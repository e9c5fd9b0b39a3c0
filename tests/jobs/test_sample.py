"""The sample wire on a desk: shown once, served, and taken off without a trace."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from standfirst.core.errors import FetchError
from standfirst.core.types import FoundSource, Request, Slot
from standfirst.io import samplewire
from standfirst.io.http import fetch_one
from standfirst.jobs import add, compose, group, sample, subjects, tools
from standfirst.jobs.tools import Tools
from standfirst.models import (
    Article,
    Author,
    Body,
    Brief,
    Byline,
    Development,
    Entry,
    Figure,
    Follow,
    Item,
    Mention,
    Outlet,
    Reading,
    Sentence,
    Setup,
    Source,
    Statement,
    Story,
    Topic,
    Update,
)
from tests import cast, wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.stand import Stand, Told

pytestmark = pytest.mark.django_db

TABLES: tuple[Any, ...] = (
    *(Outlet, Source, Item, Article, Body, Byline, Author, Reading, Mention, Topic, Statement),
    *(Figure, Story, Development, Update, Brief, Sentence, Follow, Entry),
)


@pytest.fixture(autouse=True)
def port(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> int:
    """A free port for the wire, and no pause between requests to it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        number: int = found.getsockname()[1]
    settings.DESK = django_settings.DESK.model_copy(
        update={"sample_port": number, "host_seconds": 0.0}
    )
    monkeypatch.setattr(group, "_memory", group._Memory())
    return number


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wire with the last four articles of each outlet: enough to see, and quick."""
    whole = samplewire.outlets

    def few(last_day: date, zone: str) -> tuple[samplewire.SampleOutlet, ...]:
        return tuple(replace(one, articles=one.articles[-4:]) for one in whole(last_day, zone))

    monkeypatch.setattr(samplewire, "outlets", few)


def rows() -> dict[str, list[dict[str, Any]]]:
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def filled(kit: Tools, now: datetime = NOW) -> None:
    with sample.serving():
        assert run_stages(tools.renewed(kit), now) == []


@pytest.fixture
def own(stand: Stand, kit: Tools) -> Stand:
    """A stand for sources of the owner's own."""
    wire.put_up(stand)
    return stand


def test_five_outlets_stand_on_a_new_desk_and_the_days_end_with_the_last_evening(
    kit: Tools, port: int
) -> None:
    assert sample.is_new_desk()
    shown = sample.show(now=NOW)
    assert {row.url for row in shown} == set(samplewire.source_urls(port).values())
    assert all(row.outlet.sample and row.due_at == NOW for row in shown)
    assert Setup.load().sample_until == NOW.replace(hour=17, minute=0)
    assert sample.is_shown()
    assert not sample.is_new_desk()


def test_showing_it_again_changes_nothing(kit: Tools) -> None:
    sample.show(now=NOW)
    before = rows()
    sample.show(now=NOW)
    assert rows() == before


def test_it_is_served_only_while_it_is_shown(kit: Tools, port: int) -> None:
    url = samplewire.source_urls(port)["post"]

    def answers() -> bool:
        try:
            return (
                fetch_one(Request(url=url), policy=tools.policy(also=f"127.0.0.1:{port}")).body
                > b""
            )
        except FetchError:
            return False

    with sample.serving():
        assert not answers()
    sample.show(now=NOW)
    with sample.serving():
        assert answers()
    assert not answers()
    sample.put_away(now=NOW)
    with sample.serving():
        assert not answers()


def test_a_desk_with_a_source_of_its_own_is_not_new(news: Stand, kit: Tools) -> None:
    assert not sample.is_new_desk()


@pytest.mark.computing
@pytest.mark.parametrize("hours", [0, 14, 20], ids=["at night", "in the morning", "at noon"])
def test_at_every_hour_a_new_desk_opens_with_both_updates_of_the_last_day(
    kit: Tools, small: None, hours: int
) -> None:
    now = NOW + timedelta(hours=hours)
    sample.show(now=now)
    filled(kit, now)
    compose.run(kit, now)
    compose.run(kit, now)
    shown = {(row.day, row.slot) for row in Update.objects.published()}
    assert shown == {(NOW.date(), Slot.MORNING.value), (NOW.date(), Slot.EVENING.value)}


def test_putting_it_away_leaves_nothing_of_it(kit: Tools, small: None) -> None:
    subjects.plant()
    before = rows()
    sample.show(now=NOW)
    filled(kit)
    compose.compose_slot(Slot.EVENING, NOW.date(), "UTC", now=NOW)
    during = rows()
    assert len(during["Article"]) == 20
    assert during["Sentence"]
    assert during["Entry"]
    sample.put_away(now=NOW)
    assert rows() == before
    assert not sample.is_shown()
    assert not sample.is_new_desk()


def test_put_away_before_it_was_polled_it_leaves_nothing_either(kit: Tools) -> None:
    before = rows()
    sample.show(now=NOW)
    sample.put_away(now=NOW)
    assert rows() == before


def test_putting_it_away_twice_or_where_it_never_was_changes_nothing(kit: Tools) -> None:
    sample.put_away(now=NOW)
    assert sample.is_new_desk()
    sample.show(now=NOW)
    sample.put_away(now=NOW)
    setup = Setup.load()
    sample.put_away(now=NOW + timedelta(hours=1))
    assert Setup.load().sample_gone_at == setup.sample_gone_at == NOW


def test_an_own_source_keeps_its_articles_in_stories_it_shared_with_the_sample(
    own: Stand, kit: Tools, small: None
) -> None:
    sample.show(now=NOW)
    filled(kit)
    shared = (
        Article.objects.filter(outlet__sample=True).select_related("body").earliest("published")
    )
    told = Told("/own", shared.headline, tuple(shared.body.text.split("\n\n")), at=NOW)
    own.feed("/own.xml", "My Own Paper", [told, wire.PIGEON])
    add.add_sources([FoundSource(url=own.url("/own.xml"))], now=NOW)
    filled(kit)
    mine = Article.objects.get(url=own.url("/own"))
    assert mine.story_id == shared.story_id
    assert mine.origin_id == shared.pk
    sample.put_away(now=NOW)
    mine = Article.objects.get(pk=mine.pk)
    assert mine.story_id == shared.story_id
    assert mine.origin_id is None
    left = Story.objects.get(articles=mine)
    assert (left.article_count, left.outlet_count, left.origin_count) == (1, 1, 1)
    assert left.headline == mine.headline
    assert Article.objects.count() == 2
    assert Story.objects.count() == 2
    unnamed = Topic.objects.filter(article_count=0, code="")
    assert all(row.evidence["stands_for"] for row in unnamed), "short forms in their own article"


def test_the_next_article_after_the_sample_finds_its_own_story(
    own: Stand, kit: Tools, small: None
) -> None:
    sample.show(now=NOW)
    filled(kit)
    sample.put_away(now=NOW)
    later = NOW + timedelta(hours=2)
    own.feed("/own.xml", "My Own Paper", [wire.BRIDGE, wire.BRIDGE_LATER])
    add.add_sources([FoundSource(url=own.url("/own.xml"))], now=later)
    filled(kit, later)
    assert Story.objects.get().article_count == 2


def test_whom_an_own_article_quotes_by_a_name_of_the_sample_stays(kit: Tools, small: None) -> None:
    sample.show(now=NOW)
    filled(kit)
    name = Topic.objects.filter(kind="person", mentions__isnull=False, joined=None)[:1].get()
    said = cast.statement(cast.article(), "So it is.", topic=name)
    sample.put_away(now=NOW)
    said.refresh_from_db()
    assert said.topic == name

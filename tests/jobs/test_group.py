"""One ordered stream of articles: one worker at a time, the same stories whoever works."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError

from standfirst.core.types import FoundSource
from standfirst.jobs import add, follow, group
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Development, Setup, Story
from tests import wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages, stage
from tests.stand import Stand, Told

pytestmark = pytest.mark.django_db

BEFORE = tuple(stage(name) for name in ("poll", "fetch", "extract", "read"))
Place = tuple[str, str, str, str]  # headline of article, of its development, story and origin


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "_memory", group._Memory())


@pytest.fixture
def waiting(stand: Stand, kit: Tools) -> Tools:
    """Six articles read and not yet grouped: two copies of one text among them."""
    wire.put_up(stand)
    copied = [
        replace(wire.BRIDGE, path="/gazette/1", at=wire.MORNING + timedelta(hours=1)),
        replace(
            wire.BRIDGE,
            path="/herald/2",
            headline="Bridge shut",
            at=wire.NOON + timedelta(hours=1),
        ),
    ]
    stand.feed("/gazette/feed.xml", "The Gazette", copied[:1])
    stand.feed("/herald/feed.xml", "The Herald", copied[1:])
    names = {
        "courier": "The Halvik Courier",
        "post": "Portside Post",
        "gazette": "The Gazette",
        "herald": "The Herald",
    }
    found = [
        FoundSource(url=stand.url(f"/{folder}/feed.xml"), title=name)
        for folder, name in names.items()
    ]
    add.add_sources(found, now=NOW)
    assert run_stages(kit, NOW, BEFORE) == []
    assert Article.objects.to_group(NOW).count() == 6
    return kit


def places() -> list[Place]:
    """Where each article stands, named by the articles that opened it."""
    first: dict[int, str] = {}
    steps: dict[int, str] = {}
    rows = Article.objects.order_by("published", "id").select_related("origin")
    for row in rows:
        first.setdefault(row.story_id or 0, row.url)
        steps.setdefault(row.development_id or 0, row.url)
    return [
        (
            row.url,
            steps[row.development_id or 0],
            first[row.story_id or 0],
            row.origin.url if row.origin else "",
        )
        for row in rows
    ]


def forget() -> None:
    """As if the process had been started anew."""
    group._memory = group._Memory()


def test_copies_of_one_text_share_its_origin(waiting: Tools) -> None:
    assert group.run(waiting, NOW).done == 6
    original = Article.objects.get(url__endswith=wire.BRIDGE.path)
    copies = Article.objects.filter(url__regex="/(gazette|herald)/")
    assert [row.origin for row in copies] == [original, original]
    bridge = Story.objects.get(article_count=5)
    assert (bridge.origin_count, bridge.outlet_count) == (3, 4)
    assert all(row.reason for row in Article.objects.all())


def test_a_copy_of_an_article_without_a_headline_names_it_by_its_first_words(
    waiting: Tools,
) -> None:
    Article.objects.update(headline="", opening="A bridge over the Orl …")
    group.run(waiting, NOW)
    copies = Article.objects.exclude(origin=None)
    assert {row.reason for row in copies} == {'repeats the text of "A bridge over the Orl …"'}


@pytest.mark.parametrize("size", [1, 2, 5])
def test_an_index_built_anew_in_mid_stream_gives_the_same_stories(
    waiting: Tools, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    group.run(waiting, NOW)
    in_one_go = places()
    Story.objects.all().delete()
    Article.objects.update(group_due_at=NOW, grouped_at=None, origin=None, reason="")
    forget()
    monkeypatch.setattr(group, "BATCH", size)
    while group.run(waiting, NOW).done:
        forget()
    assert places() == in_one_go


def test_two_workers_in_turn_give_the_same_stories(
    waiting: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group, "BATCH", 1)
    one, other = group._Memory(), group._Memory()
    for turn in range(6):
        monkeypatch.setattr(group, "_memory", (one, other)[turn % 2])
        assert group.run(waiting, NOW).done == 1
    assert sorted(Story.objects.values_list("article_count", flat=True)) == [1, 5]


def lease(until: datetime | None) -> None:
    Setup.load()
    Setup.objects.update(grouping_until=until)


def test_while_another_worker_groups_nothing_is_done(waiting: Tools) -> None:
    lease(NOW + timedelta(seconds=1))
    assert group.run(waiting, NOW).done == 0
    assert Setup.load().grouping_until == NOW + timedelta(seconds=1)
    assert Article.objects.to_group(NOW).count() == 6


def test_the_lease_of_a_dead_worker_is_taken_over(waiting: Tools) -> None:
    lease(NOW - timedelta(seconds=1))
    assert group.run(waiting, NOW).done == 6
    assert Setup.load().grouping_until is None


def test_the_lease_is_given_back_when_nothing_was_due(kit: Tools) -> None:
    assert group.run(kit, NOW).done == 0
    assert Setup.load().grouping_until is None


def test_a_batch_that_fails_leaves_no_trace_and_is_done_again(
    waiting: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DatabaseError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(follow, "deliver_to_followers", broken)
        with pytest.raises(DatabaseError):
            group.run(waiting, NOW)
    assert not Story.objects.exists()
    assert not Development.objects.exists()
    assert Setup.load().grouping_until is None
    assert group.run(waiting, NOW).done == 6
    assert sorted(Story.objects.values_list("article_count", flat=True)) == [1, 5]


def test_a_late_article_finds_its_story_by_when_it_was_published(
    waiting: Tools, stand: Stand
) -> None:
    group.run(waiting, NOW)
    bridge = Story.objects.get(article_count=5)
    text = (
        "Divers found a third crack in the Karl Amund bridge in Halvik.",
        *wire.BRIDGE_LATER.text,
    )
    late = Told("/late", "Third crack in Karl Amund bridge", text, at=wire.NOON)
    stand.feed("/late.xml", "Late Edition", [late])
    add.add_sources([FoundSource(url=stand.url("/late.xml"))], now=NOW)
    for hours in (2, 4):  # a page that a busy machine does not get in time is asked for again
        run_stages(waiting, NOW + timedelta(hours=hours))
    assert Article.objects.get(url__endswith="/late").story == bridge


def test_an_article_out_of_the_window_is_forgotten(
    waiting: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    group.run(waiting, NOW)
    assert len(group._memory.arrived) == 6
    group._catch_up(NOW + group.OPEN_FOR + timedelta(hours=1))
    assert len(group._memory.arrived) == 0
    group._memory.version = -1
    group._catch_up(NOW)
    monkeypatch.setattr(group, "MOST_OPEN", 4)
    group._catch_up(NOW)
    assert len(group._memory.arrived) == 4


def test_an_article_read_again_puts_no_other_out_of_the_index(
    waiting: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    group.run(waiting, NOW)
    last = Article.objects.latest("published")
    Article.objects.filter(pk=last.pk).update(group_due_at=NOW)
    group.run(waiting, NOW + timedelta(minutes=1))
    monkeypatch.setattr(group, "MOST_OPEN", 6)
    group._catch_up(NOW + timedelta(minutes=1))
    held = set(group._memory.latest)
    forget()
    group._catch_up(NOW + timedelta(minutes=1))
    assert held == set(group._memory.latest)
    assert len(held) == 6

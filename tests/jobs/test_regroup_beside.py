"""An editor's hand while a worker groups, and a worker killed while it regroups."""

from __future__ import annotations

from typing import Any

import pytest

from standfirst.jobs import follow, group, regroup
from standfirst.jobs.tools import Tools
from standfirst.models import (
    Article,
    Development,
    Entry,
    Follow,
    Reader,
    Regrouping,
    Setup,
    Story,
)
from tests import cast
from tests.jobs import affairs
from tests.jobs.affairs import NORTH, SOUTH
from tests.jobs.conftest import NOW
from tests.jobs.killed import kill
from tests.jobs.test_killed import LATER
from tests.jobs.test_side_by_side import beside

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "_memory", group._Memory())


def two_stories() -> tuple[Story, Story]:
    affairs.noise(6)
    pair = []
    for start, words in ((0, NORTH), (20, SOUTH)):
        rows = [affairs.affair(words, number=start + at, due=False) for at in range(3)]
        pair.append(affairs.open_story(rows))
        affairs.affair(words, number=start + 10)
    return pair[0], pair[1]


def test_an_editor_who_merges_while_a_worker_groups_waits_and_takes_all_along(kit: Tools) -> None:
    one, two = two_stories()
    owner = cast.owner()
    follow.follow(owner, two, now=NOW)

    def editor() -> None:
        regroup.merge(two, one, by=owner, reason="", now=NOW)

    with beside('UPDATE "standfirst_article"', editor):
        assert group.run(kit, NOW).done == 2
    assert set(one.articles.all()) == set(Article.objects.filter(published__gte=affairs.START))
    assert Story.objects.get(pk=two.pk).merged_into == one
    assert Story.objects.get(pk=one.pk).article_count == 8
    assert Follow.objects.get().story == one
    late = affairs.affair(SOUTH, number=40)
    group.run(kit, NOW)
    assert Article.objects.get(pk=late.pk).story == one
    assert Entry.objects.following(owner.pk).filter(article=late).exists()


def test_a_worker_that_comes_while_an_editor_splits_groups_by_what_the_editor_did(
    kit: Tools,
) -> None:
    one, _ = two_stories()
    owner = cast.owner()
    leaving = list(one.articles.values_list("pk", flat=True))[1:]
    with beside('INSERT INTO "standfirst_story"', lambda: group.run(kit, NOW)):
        done = regroup.split(one, leaving, by=owner, reason="", now=NOW)
    group.run(kit, NOW)
    assert not Article.objects.to_group(NOW).exists()
    assert done.other is not None
    assert set(done.other.articles.values_list("pk", flat=True)) >= set(leaving)
    assert all(
        row.development is not None and row.development.story_id == row.story_id
        for row in Article.objects.select_related("development")
    )


def test_who_follows_a_story_that_joins_another_meanwhile_follows_the_other() -> None:
    one, two = two_stories()
    bea = cast.bea()
    regroup.merge(two, one, by=cast.owner(), reason="", now=NOW)
    follow.follow(bea, two, now=NOW)
    assert Follow.objects.get().story == one


def regrouping_to_come() -> None:
    """A story that the next report splits, and two that the ones after it join."""
    for table in (Regrouping, Story, Article):
        table.objects.all().delete()
    Setup.objects.update(grouping_until=None)
    group._memory = group._Memory()
    affairs.noise()
    held = [affairs.affair((SOUTH, NORTH)[at % 2], number=at, due=False) for at in range(11)]
    follow.follow(Reader.owner(), affairs.open_story(held, steps=2), now=NOW)
    affairs.affair(NORTH, number=11)
    east = [f"{word}east" for word in NORTH]
    for start in (40, 50):
        rows = [affairs.affair(east, number=start + at, due=False) for at in range(6)]
        follow.follow(Reader.owner(), affairs.open_story(rows), now=NOW)
    for number in range(60, 66):
        affairs.affair(east, number=number)


def outcome() -> dict[str, Any]:
    follows = Follow.objects.values_list("story__headline", "story__article_count")
    return {
        "places": affairs.places(),
        "regroupings": list(Regrouping.objects.order_by("pk").values_list("kind", "article_count")),
        "follows": sorted(follows),
        "entries": sorted(Entry.objects.values_list("article__headline", "followed")),
        "steps": Development.objects.count(),
        "stories": sorted(Story.objects.values_list("headline", "article_count", "outlet_count")),
        "reasons": sorted(Article.objects.values_list("headline", "reason")),
    }


def test_a_worker_killed_while_it_regroups_leaves_no_half_and_nothing_twice(
    kit: Tools,
) -> None:
    regrouping_to_come()
    group.run(kit, NOW)
    unhurt = outcome()
    assert {kind for kind, _ in unhurt["regroupings"]} == {"merge", "split"}
    killed = 0
    for number in (3, 7, 11, 20, 32):
        regrouping_to_come()
        killed += kill("group", number, NOW) != 0
        group.run(kit, LATER)
        assert outcome() == unhurt, f"killed at write {number}"
    assert killed == 5

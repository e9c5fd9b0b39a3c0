"""What an editor decided stands, however long its stories grow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standfirst.jobs import group, regroup
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Regrouping, Story
from tests import cast
from tests.jobs import affairs
from tests.jobs.affairs import NORTH, SOUTH
from tests.jobs.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "_memory", group._Memory())


def forget() -> None:
    """As if the process had been started anew."""
    group._memory = group._Memory()


def run(kit: Tools) -> None:
    while group.run(kit, NOW).done:
        pass


def known(parts: list[list[str]], numbers: range) -> Story:
    """A story grouped before: its reports are of these affairs in turn."""
    rows = [
        affairs.affair(parts[at % len(parts)], number=number, due=False)
        for at, number in enumerate(numbers)
    ]
    return affairs.open_story(rows)


def grows(numbers: range) -> None:
    """As many reports of either affair in turn come."""
    for number in numbers:
        affairs.affair(NORTH if number % 2 else SOUTH, number=number)


def test_stories_that_an_editor_joined_stay_one_however_many_articles_come(kit: Tools) -> None:
    affairs.noise()
    one, two = known([SOUTH], range(0, 12, 2)), known([NORTH], range(1, 13, 2))
    regroup.merge(two, one, by=cast.owner(), reason="one affair", now=NOW)
    grows(range(20, 120))
    run(kit)
    assert not Story.objects.filter(split_from__isnull=False).exists()
    assert Regrouping.objects.count() == 1


def test_a_split_that_an_editor_took_back_is_not_made_again_however_many_articles_come(
    kit: Tools,
) -> None:
    affairs.noise()
    held = known([SOUTH, NORTH], range(11))
    affairs.affair(NORTH, number=11)
    run(kit)
    regroup.undo(Regrouping.objects.get(), by=cast.owner(), now=NOW)
    grows(range(20, 120))
    run(kit)
    assert Regrouping.objects.filter(undone_at=None).count() == 0
    assert held.articles.filter(headline="Report 11").exists()


def test_stories_between_which_an_editor_moved_articles_are_not_joined(kit: Tools) -> None:
    affairs.noise()
    first, second = known([NORTH], range(6)), known([NORTH], range(20, 26))
    moved = list(second.articles.order_by("published").values_list("pk", flat=True)[:1])
    regroup.move(moved, to=first, step=None, by=cast.owner(), now=NOW)
    for number in range(30, 36):
        affairs.affair(NORTH, number=number)
    run(kit)
    assert not Story.objects.filter(merged_into__isnull=False).exists()
    assert set(Article.objects.filter(pk__in=moved).values_list("story", flat=True)) == {first.pk}


def test_a_moved_back_article_no_longer_holds_two_stories_apart(kit: Tools) -> None:
    affairs.noise()
    first, second = known([NORTH], range(6)), known([NORTH], range(20, 26))
    moved = list(second.articles.order_by("published").values_list("pk", flat=True)[:1])
    owner = cast.owner()
    done = regroup.move(moved, to=first, step=None, by=owner, now=NOW)
    regroup.undo(done, by=owner, now=NOW + timedelta(minutes=1))
    for number in range(30, 36):
        affairs.affair(NORTH, number=number)
    run(kit)
    assert Story.objects.get(merged_into__isnull=False) == second


def test_what_the_program_may_not_join_now_leaves_nothing_that_a_new_process_would_not_know(
    kit: Tools,
) -> None:
    affairs.noise()
    first, second = known([NORTH], range(6)), known([NORTH], range(20, 26))
    second.articles.update(pinned=True)
    for number in range(30, 36):
        affairs.affair(NORTH, number=number)
    run(kit)
    assert not Story.objects.filter(merged_into__isnull=False).exists()
    held = group._memory.index._parted
    forget()
    group._catch_up(NOW)
    assert group._memory.index._parted == held
    assert {first.pk, second.pk}.isdisjoint(held)

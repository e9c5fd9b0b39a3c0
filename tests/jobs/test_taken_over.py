"""What an editor or another worker placed is taken over: the index equals one built anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.errors import RegroupingError
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.index import Field
from standfirst.jobs import group, regroup
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Body, Development, Reader, Reading, Regrouping, Setup, Story
from tests import cast
from tests.jobs import affairs
from tests.jobs.affairs import NORTH, SOUTH
from tests.jobs.conftest import NOW

pytestmark = pytest.mark.django_db

TEXT = " ".join(f"the harbour master of quay {n} spoke of the tide and the rope" for n in range(9))


@pytest.fixture
def owner() -> Reader:
    return cast.owner()


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often an index was built anew."""
    counted: list[int] = []
    build = group._build

    def counting(*arguments: Any) -> None:
        counted.append(1)
        build(*arguments)

    monkeypatch.setattr(group, "_build", counting)
    return counted


def story(words: Sequence[str], numbers: range, *, steps: int = 1) -> Story:
    rows = [affairs.affair(words, number=number, due=False) for number in numbers]
    return affairs.open_story(rows, steps=steps)


def ids(of: Story) -> list[int]:
    return list(of.articles.order_by("published").values_list("pk", flat=True))


def run(kit: Tools) -> None:
    while group.run(kit, NOW).done:
        pass


def held(field: Field, names: dict[int, Any]) -> dict[str, Any]:
    keys = {
        key: [names[slot] for slot in field._postings[at]] for key, at in field._numbers.items()
    }
    groups = {
        of: sorted((field._keys[at], int(n)) for at, n in zip(*both, strict=True))
        for of, both in field._groups.items()
    }
    return {
        "articles": field.frequencies(),
        "keys": keys,
        "groups": groups,
        "in groups": {key: field.groups_with(key) for key in keys},
    }


def content(index: StoryIndex) -> dict[str, Any]:
    """All that an index decides by, without the numbers that it gives to articles and words."""
    found: dict[str, Any] = {"apart": index._parted}
    for language, shelf in index._shelves.items():
        if not shelf.members:
            continue
        names = {slot: member.id for slot, member in shelf.members.items()}
        of_marks = {key: [*shelf.older.get(key, ()), slot] for key, slot in shelf.marks.items()}
        found[language] = {
            "members": [(one.id, one.at, one.story, one.event) for one in shelf.members.values()],
            "stories": {key: [names[slot] for slot in at] for key, at in shelf.stories.items()},
            "events": dict(shelf.events),
            "marks": {key: [names[slot] for slot in sorted(at)] for key, at in of_marks.items()},
            "words": held(shelf.words, names),
            "names": held(shelf.names, names),
        }
    return found


def equals_one_built_anew() -> bool:
    """Take over what was placed, and compare with what a new process would hold."""
    group._catch_up(NOW)
    mine = group._memory
    try:
        group._memory = group._Memory()
        group._catch_up(NOW)
        anew = group._memory
    finally:
        group._memory = mine
    assert content(mine.index) == content(anew.index)
    assert mine.latest == anew.latest
    assert [(at, pk) for at, pk in mine.arrived if mine.latest[pk] == at] == list(anew.arrived)
    return True


# --- each deed ----------------------------------------------------------------------------------


def desk(kit: Tools) -> tuple[Story, Story]:
    affairs.noise(6)
    one, two = story(NORTH, range(6), steps=2), story(SOUTH, range(20, 26), steps=2)
    affairs.affair(NORTH, number=30)
    run(kit)
    return one, two


Deed = Callable[[Story, Story, Reader], Regrouping]
DEEDS: dict[str, Deed] = {
    "merge": lambda one, two, by: regroup.merge(two, one, by=by, reason="", now=NOW),
    "split": lambda one, _, by: regroup.split(one, ids(one)[1:3], by=by, reason="", now=NOW),
    "move": lambda one, two, by: regroup.move(ids(one)[:2], to=two, step=None, by=by, now=NOW),
    "all": lambda one, two, by: regroup.move(ids(one), to=two, step=None, by=by, now=NOW),
    "step": lambda one, _, by: regroup.move(ids(one)[:2], to=one, step=None, by=by, now=NOW),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_an_editor_does_and_takes_back_is_taken_over_without_building_anew(
    kit: Tools, owner: Reader, builds: list[int], deed: str
) -> None:
    one, two = desk(kit)
    assert len(builds) == 1
    before = content(group._memory.index)
    done = DEEDS[deed](one, two, owner)
    affairs.affair(SOUTH, number=40)
    assert group.run(kit, NOW).done == 1
    assert len(builds) == 1
    assert content(group._memory.index) != before
    assert equals_one_built_anew()
    builds.clear()
    regroup.undo(done, by=owner, now=NOW + timedelta(minutes=1))
    group._catch_up(NOW)
    assert not builds
    assert equals_one_built_anew()


def test_a_click_asks_for_what_it_changed_however_much_is_open(kit: Tools, owner: Reader) -> None:
    asked: list[list[str]] = []
    for more in (range(100, 110), range(200, 280)):
        one = story(NORTH, range(more.start, more.start + 3))
        for number in more:
            affairs.open_story([affairs.affair(SOUTH, number=number, due=False)])
        group._memory = group._Memory()
        group._catch_up(NOW)
        regroup.split(one, ids(one)[1:], by=owner, reason="", now=NOW)
        with CaptureQueriesContext(connection) as questions:
            group._catch_up(NOW)
        asked.append([question["sql"].split(" WHERE ")[0] for question in questions])
    assert asked[0] == asked[1]
    assert not any("standfirst_reading" in sql for sql in asked[0])


def test_articles_are_found_by_the_version_that_placed_them(kit: Tools, owner: Reader) -> None:
    one, two = desk(kit)
    version = Setup.load().grouping_version
    regroup.merge(two, one, by=owner, reason="", now=NOW)
    rows = Article.objects.placed_since(version)
    if connection.vendor == "sqlite":
        assert "article_placed" in rows.explain()
    assert {row.headline for row in rows} == {f"Report {number}" for number in range(20, 26)}


def test_an_editors_hand_on_articles_long_closed_opens_none_of_them(
    kit: Tools, owner: Reader
) -> None:
    one, two = desk(kit)
    Article.objects.filter(story=two).update(grouped_at=NOW - group.OPEN_FOR - timedelta(hours=1))
    group._memory = group._Memory()
    group._catch_up(NOW)
    regroup.merge(two, one, by=owner, reason="", now=NOW)
    assert equals_one_built_anew()


def test_of_more_than_can_be_taken_over_the_index_is_built_anew(
    kit: Tools, owner: Reader, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = desk(kit)
    monkeypatch.setattr(group, "MOST_TAKEN", 3)
    regroup.merge(two, one, by=owner, reason="", now=NOW)
    group._catch_up(NOW)
    assert len(builds) == 2
    assert equals_one_built_anew()


# --- everything at once -------------------------------------------------------------------------


def any_deed(chance: random.Random, by: Reader) -> None:
    """An editor does something with stories of the desk, or takes something back."""
    stories = Story.objects.filter(merged_into=None, articles__isnull=False).distinct()
    one, other = chance.sample(list(stories.order_by("pk")), 2)
    some = chance.sample(ids(one), chance.randint(1, len(ids(one))))
    step = chance.choice([None, *Development.objects.filter(story=other).order_by("pk")])
    deeds: list[Callable[[], object]] = [
        lambda: regroup.merge(one, other, by=by, reason="", now=NOW),
        lambda: regroup.split(one, some, by=by, reason="", now=NOW),
        lambda: regroup.move(some, to=other, step=step, by=by, now=NOW),
    ]
    known = list(Regrouping.objects.filter(undone_at=None).order_by("pk"))
    undone = chance.sample(known, min(2, len(known)))
    deeds += [partial(regroup.undo, done, by=by, now=NOW) for done in undone]
    copies = Article.objects.exclude(origin=None).order_by("pk")[:2]
    deeds += [partial(regroup.own, copy, by=by, now=NOW) for copy in copies]
    chance.choice(deeds)()


def comes(chance: random.Random, number: int) -> None:
    """An article, some with a text that others have."""
    row = affairs.affair(chance.choice((NORTH, SOUTH)), number=number)
    if chance.random() < 0.4:
        text = f"{TEXT} {chance.choice('ab') * 9}"
        Article.objects.filter(pk=row.pk).update(word_count=len(text.split()))
        Body.objects.filter(article=row).update(text=text)
        Reading.objects.filter(article=row).update(fingerprint=list(fingerprint(text)))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_deeds_beside_two_workers_each_holds_what_a_new_process_would(
    kit: Tools, owner: Reader, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(group, "BATCH", 3)
    affairs.noise(12)
    desk(kit)
    workers = [group._memory, group._Memory()]
    refused = 0
    for number in range(60, 90):
        for _ in range(2):
            comes(chance, number)
        if chance.random() < 0.6:
            try:
                any_deed(chance, owner)
            except RegroupingError:
                refused += 1
        group._memory = chance.choice(workers)
        group.run(kit, NOW + timedelta(minutes=number))
    assert refused < 15
    assert Regrouping.objects.filter(by_program=False).count() > 5
    for worker in workers:
        group._memory = worker
        run(kit)
        assert equals_one_built_anew()

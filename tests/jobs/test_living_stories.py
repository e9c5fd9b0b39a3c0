"""Stories that prove to be one are merged, one that holds two is split, while articles come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.jobs import follow, group, regroup, story
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Development, Entry, Follow, Regrouping, Story
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


def known(parts: Sequence[list[str]], numbers: range, *, steps: int = 1) -> Story:
    """A story grouped before: its reports are of these affairs in turn."""
    rows = [
        affairs.affair(parts[at % len(parts)], number=number, due=False)
        for at, number in enumerate(numbers)
    ]
    return affairs.open_story(rows, steps=steps)


@pytest.fixture
def two_in_one() -> Story:
    """A story that holds two affairs, and the report that proves it still to come."""
    affairs.noise()
    held = known([SOUTH, NORTH], range(11), steps=2)
    affairs.affair(NORTH, number=11)
    return held


@pytest.fixture
def one_in_two() -> tuple[Story, Story]:
    """Two stories of one affair, and the reports that prove it still to come."""
    affairs.noise()
    pair = known([NORTH], range(6)), known([NORTH], range(20, 26))
    for number in range(30, 36):
        affairs.affair(NORTH, number=number)
    return pair


def test_two_stories_that_prove_to_be_one_are_merged_and_the_old_address_redirects(
    one_in_two: tuple[Story, Story], kit: Tools, client: Client
) -> None:
    first, second = one_in_two
    run(kit)
    first.refresh_from_db()
    second.refresh_from_db()
    assert second.merged_into == first
    assert (first.article_count, second.article_count) == (18, 0)
    answer = client.get(second.path)
    assert (answer.status_code, answer["Location"]) == (301, first.path)
    done = Regrouping.objects.get()
    assert (done.kind, done.by_program, done.editor) == ("merge", True, None)
    assert done.reason
    moved = Article.objects.get(headline="Report 20")
    assert moved.reason.endswith(f"; came here when two stories proved to be one: {done.reason}")
    assert not Article.objects.filter(pinned=True).exists()


def test_a_story_that_holds_two_is_split_and_its_followers_follow_both(
    two_in_one: Story, kit: Tools
) -> None:
    bea = cast.bea()
    follow.follow(bea, two_in_one, now=NOW)
    run(kit)
    other = Story.objects.get(split_from=two_in_one)
    heads = set(other.articles.values_list("headline", flat=True))
    assert heads == {f"Report {number}" for number in range(1, 12, 2)}
    assert set(Follow.objects.values_list("story", flat=True)) == {two_in_one.pk, other.pk}
    # The report that proved it is of the batch in which it was proved: it arrives all the same.
    assert Entry.objects.following(bea.pk).filter(article__headline="Report 11").exists()
    affairs.affair(NORTH, number=40)
    affairs.affair(SOUTH, number=41)
    run(kit)
    assert Article.objects.get(headline="Report 40").story == other
    assert Article.objects.get(headline="Report 41").story == two_in_one
    says = dict(Entry.objects.following(bea.pk).values_list("article__headline", "reasons"))
    assert len(says) == 14
    steps = Development.objects.filter(story__in=(two_in_one, other))
    assert all(step.articles.filter(story=step.story_id).exists() for step in steps)


def test_an_editors_split_is_not_undone_though_the_articles_are_alike(kit: Tools) -> None:
    affairs.noise()
    one = known([NORTH], range(10))
    leaving = list(one.articles.filter(published__gt=affairs.START + timedelta(minutes=4)))
    done = regroup.split(
        one, [row.pk for row in leaving], by=cast.owner(), reason="two piers", now=NOW
    )
    for number in range(20, 30):
        affairs.affair(NORTH, number=number)
    run(kit)
    assert done.other is not None
    assert set(one.articles.all()) | set(done.other.articles.all()) >= set(leaving)
    assert not Story.objects.filter(merged_into__isnull=False).exists()
    assert Regrouping.objects.count() == 1


def test_an_editors_merge_is_not_split_by_the_program(kit: Tools) -> None:
    affairs.noise()
    one, two = known([SOUTH], range(0, 12, 2)), known([NORTH], range(1, 11, 2))
    regroup.merge(two, one, by=cast.owner(), reason="one affair", now=NOW)
    for number in range(11, 24):
        affairs.affair(NORTH if number % 2 else SOUTH, number=number)
    run(kit)
    stories = set(Article.objects.filter(pinned=True).values_list("story", flat=True))
    assert stories == {one.pk}


def test_what_an_editor_took_back_the_program_does_not_do_again(
    one_in_two: tuple[Story, Story], kit: Tools
) -> None:
    run(kit)
    regroup.undo(Regrouping.objects.get(), by=cast.owner(), now=NOW)
    for number in range(31, 50):
        affairs.affair(NORTH, number=number)
    run(kit)
    assert Regrouping.objects.filter(undone_at=None).count() == 0
    first, second = one_in_two
    assert second.articles.count() >= 5
    assert first.articles.count() >= 5


# --- the same stories whoever works -------------------------------------------------------------


def stream() -> None:
    """A story that will be split, two that will be merged, and others between them."""
    affairs.noise()
    known([SOUTH, NORTH], range(7), steps=2)
    east = [f"{word}east" for word in NORTH]
    known([east], range(50, 52))
    known([east], range(60, 62))
    for number in range(100, 130):
        affairs.affair((NORTH, SOUTH, east)[number % 3], number=number)


def again() -> None:
    """Take back all that grouping has written of what was due."""
    Story.objects.all().delete()
    Article.objects.all().delete()
    stream()
    forget()


@pytest.mark.computing
@pytest.mark.parametrize("size", [1, 4, 7])
def test_an_index_built_anew_between_batches_splits_and_merges_alike(
    kit: Tools, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    stream()
    run(kit)
    in_one_go, kinds = affairs.places(), set(Regrouping.objects.values_list("kind", flat=True))
    assert kinds == {"merge", "split"}
    Regrouping.objects.all().delete()
    again()
    monkeypatch.setattr(group, "BATCH", size)
    while group.run(kit, NOW).done:
        forget()
    assert affairs.places() == in_one_go


def test_a_batch_that_fails_after_a_split_leaves_no_trace(
    two_in_one: Story, kit: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DatabaseError("disk full")

    before = affairs.places()
    with monkeypatch.context() as patch:
        patch.setattr(story, "refresh", broken)
        with pytest.raises(DatabaseError):
            group.run(kit, NOW)
    assert affairs.places() == before
    assert not Regrouping.objects.exists()
    run(kit)
    assert Regrouping.objects.get().kind == "split"


# --- articles that are read again ---------------------------------------------------------------


def test_an_article_read_again_keeps_its_story_also_in_the_batch_of_a_split(
    two_in_one: Story, kit: Tools
) -> None:
    moved = Article.objects.get(headline="Report 9")
    last = affairs.START + timedelta(minutes=13)  # its turn comes after the report that proves it
    Article.objects.filter(pk=moved.pk).update(group_due_at=NOW, published=last)
    run(kit)
    moved.refresh_from_db()
    assert moved.story == Story.objects.get(split_from=two_in_one)
    assert moved.development in moved.story.developments.all()
    assert moved.reason.count("came here when the story was split") == 1


def test_an_article_read_again_while_it_was_placed_stays_due(
    two_in_one: Story, kit: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = NOW + timedelta(seconds=1)
    place = group._place

    def read_meanwhile(row: Article, choice: object) -> None:
        Article.objects.filter(pk=row.pk).update(group_due_at=later)
        place(row, choice)  # type: ignore[arg-type]

    monkeypatch.setattr(group, "_place", read_meanwhile)
    group.run(kit, NOW)
    row = Article.objects.get(headline="Report 11")
    assert row.story is not None
    assert row.group_due_at == later
    assert group.run(kit, later).done == 1
    assert Article.objects.get(pk=row.pk).group_due_at is None


def test_a_batch_without_a_split_asks_nothing_more_for_each_article(kit: Tools) -> None:
    affairs.noise()
    known([NORTH], range(3))
    for number in range(10, 12):
        affairs.affair(NORTH, number=number)
    group.run(kit, NOW)  # the index is built
    costs = []
    for size in (1, 4):
        for number in range(size):
            affairs.affair(NORTH, number=100 * size + number)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            group.run(kit, NOW)
        costs.append(len(asked))
    assert costs[1] - costs[0] <= 3 * 3

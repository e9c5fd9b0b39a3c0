"""A change of a topic that very many follow: a click does a little, the worker the rest."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standfirst.jobs import follow, followers, tools, topics
from standfirst.models import Article, Entry, Follow, Reader, Remarks, Story, Topic, TopicChange
from tests import cast
from tests.cast import NOON
from tests.jobs.conftest import NOW
from tests.jobs.killed import kill
from tests.jobs.test_side_by_side import beside

pytestmark = pytest.mark.django_db(transaction=True)

MANY = followers.STEP.readers + followers.AT_ONCE.readers + 5  # two steps are left to the worker
LATER = max(NOON, NOW) + timedelta(minutes=11)  # every lease has ended


@pytest.fixture
def moors() -> tuple[Topic, Topic]:
    """Two topics of two articles each; MANY follow the first, and have its articles."""
    ida, moor = cast.topic("Ida Moor", "person"), cast.topic("Moor", "person")
    story = Story.objects.create(headline="A story", opened_at=NOON, latest_at=NOON)
    of_ida = [_names(ida, story, n) for n in (1, 2)]
    for n in (3, 4):
        _names(moor, story, n)
    readers = [Reader(username=f"r{n}", email=f"r{n}@example.org") for n in range(MANY)]
    Reader.objects.bulk_create(readers)
    follows = [Follow(reader=one, topic=ida, since=NOON) for one in readers]
    Follow.objects.bulk_create(follows)
    Entry.objects.bulk_create(
        Entry(
            reader_id=one.reader_id,
            article=row,
            followed=True,
            reasons=[{"follow": one.pk, "says": "You follow Ida Moor"}],
            published=NOON,
            arrived_at=NOON,
        )
        for one in follows
        for row in of_ida
    )
    return ida, moor


def _names(topic: Topic, story: Story, number: int) -> Article:
    row = cast.article(f"Article {number}", published=NOON, story=story)
    cast.mention(row, topic)
    return row


def brought() -> dict[tuple[str, tuple[str, ...]], int]:
    """(headline, why) → to how many it came."""
    found: dict[tuple[str, tuple[str, ...]], int] = {}
    for row in Entry.objects.filter(followed=True).select_related("article"):
        key = (row.article.headline, row.says)
        found[key] = found.get(key, 0) + 1
    return found


def everyone_has(name: str, *numbers: int) -> dict[tuple[str, tuple[str, ...]], int]:
    return {(f"Article {n}", (f"You follow {name}",)): MANY for n in numbers}


def join(ida: Topic, moor: Topic) -> TopicChange:
    return topics.join(ida, moor, by=Reader.owner(), now=NOON)


def work() -> int:
    """As the worker, round after round; answers how many rounds did something."""
    kit = tools.make(processes=0)
    return sum(1 for _ in iter(lambda: followers.run(kit, LATER).done, 0))


def waiting() -> bool:
    return TopicChange.objects.due(LATER + timedelta(hours=1)).exists()


def test_a_join_of_a_topic_with_few_followers_is_in_following_at_once(
    moors: tuple[Topic, Topic],
) -> None:
    Follow.objects.filter(pk__gt=min(Follow.objects.values_list("pk", flat=True)) + 4).delete()
    join(*moors)
    assert not waiting()
    assert sum(says == ("You follow Moor",) for _, says in brought()) == 4
    assert brought()["Article 3", ("You follow Moor",)] == 5


def test_a_join_of_a_topic_with_many_followers_leaves_most_to_the_worker(
    moors: tuple[Topic, Topic],
) -> None:
    join(*moors)
    assert waiting()
    assert brought()["Article 3", ("You follow Moor",)] == followers.AT_ONCE.readers
    assert work() == 1
    assert not waiting()
    assert brought() == everyone_has("Moor", 1, 2, 3, 4)


def test_a_follower_with_more_than_a_click_can_wait_for_is_left_to_the_worker(
    moors: tuple[Topic, Topic], monkeypatch: pytest.MonkeyPatch
) -> None:
    Follow.objects.filter(pk__gt=min(Follow.objects.values_list("pk", flat=True))).delete()
    monkeypatch.setattr(followers, "AT_ONCE", followers.Bound(10, 1, 0))
    join(*moors)
    assert waiting()
    assert work() == 1
    assert brought()["Article 4", ("You follow Moor",)] == 1


def test_a_change_of_a_topic_that_nobody_follows_asks_nothing_of_the_worker(
    moors: tuple[Topic, Topic],
) -> None:
    Follow.objects.all().delete()
    join(*moors)
    assert not waiting()


def test_many_rounds_of_few_steps_come_to_the_end(
    moors: tuple[Topic, Topic], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followers, "STEP", followers.Bound(4, 5000, 1))
    join(*moors)
    assert work() > 1
    assert brought() == everyone_has("Moor", 1, 2, 3, 4)


def test_an_undo_before_the_worker_came_leaves_all_as_it_was(moors: tuple[Topic, Topic]) -> None:
    done = join(*moors)
    topics.undo(done, by=Reader.owner(), now=NOON)
    work()
    assert brought() == everyone_has("Ida Moor", 1, 2)
    assert not waiting()


def test_an_undo_while_the_worker_is_at_it_leaves_all_as_it_was(
    moors: tuple[Topic, Topic],
) -> None:
    done = join(*moors)
    with beside(
        'INSERT INTO "standfirst_entry"',
        lambda: topics.undo(done, by=Reader.owner(), now=NOON),
    ):
        work()
    work()
    assert brought() == everyone_has("Ida Moor", 1, 2)


@pytest.mark.parametrize("number", [1, 30, 60])
def test_a_worker_killed_in_the_middle_leaves_nothing_undone_or_doubled(
    moors: tuple[Topic, Topic], number: int
) -> None:
    join(*moors)
    assert kill("follow", number, NOW) < 0
    assert waiting()
    work()
    assert not waiting()
    assert brought() == everyone_has("Moor", 1, 2, 3, 4)


def test_a_change_stands_before_any_reader_is_held_for_it(moors: tuple[Topic, Topic]) -> None:
    """Who begins to follow holds a reader and then waits for topics: never each for the other."""
    seen: list[int | None] = []
    with beside(
        'INSERT INTO "standfirst_entry"',
        lambda: seen.append(Topic.objects.get(pk=moors[0].pk).joined_id),
    ):
        join(*moors)
    assert seen == [moors[1].pk]


def test_an_undo_that_takes_a_name_off_the_desk_beside_a_follow_of_it_ends_well() -> None:
    ida, owner = cast.topic("Ida Moor", "person"), Reader.owner()
    follow.follow(owner, Remarks(ida), now=NOON)
    done = topics.rename(ida, "Ida Moor-Vik", by=owner, now=NOON)
    made = Topic.objects.get(pk=done.before["made"])
    told: list[str] = []

    def reader() -> None:
        try:
            follow.follow(owner, made, now=NOON)
        except ValueError as error:
            told.append(str(error))

    with beside('DELETE FROM "standfirst_topic"', reader):
        topics.undo(done, by=owner, now=NOON)
    assert told == [follow.GONE]
    assert not Topic.objects.filter(pk=made.pk).exists()
    assert Follow.objects.count() == 1

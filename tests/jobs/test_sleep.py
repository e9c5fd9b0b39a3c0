"""Stories sleep when quiet and wake when news comes: the state is in the tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.jobs import follow, group, regroup, sleep
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Entry, Story, StoryMark
from tests import cast
from tests.jobs.conftest import NOW
from tests.jobs.stream import Names, group_all, restart, told

pytestmark = pytest.mark.django_db

PEOPLE: Names = {"ivo harkett": "person", "dora selmer": "person", "osk": "place"}
MURDER = (
    "Police found the baker Dora Selmer drowned below the boathouse at Osk and arrested her "
    "nephew Ivo Harkett, who owed her money and had sold her silver clock to a pawnbroker.",
    "Ivo Harkett was charged with the murder of Dora Selmer, the Osk baker. Prosecutors say he "
    "pushed her from the boathouse jetty after she missed her silver clock.",
)
VERDICT = (
    "A jury found Ivo Harkett guilty of the murder of his aunt, the baker Dora Selmer, whom he "
    "pushed from the boathouse jetty at Osk. The pawnbroker who bought her silver clock gave "
    "evidence. The judge will pass sentence on Friday."
)
LATER = NOW + timedelta(days=190)


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    restart(monkeypatch)


def weather(at: datetime, count: int = 5) -> list[Article]:
    """News that has nothing to do with anything: each opens a story."""
    return [
        told(
            f"Notice {at:%d%m%H%M}{key}",
            " ".join(f"{word}{key}{at:%d%m%H%M}" for word in "field gate lamp road mill".split()),
            names={f"person {key}{at:%d%m%H%M}": "person"},
            at=at - timedelta(minutes=key),
            due=at,
        )
        for key in range(count)
    ]


def murder(texts: Sequence[str] = MURDER, at: datetime = NOW) -> list[Article]:
    return [
        told(text[:60], text, names=PEOPLE, at=at - timedelta(hours=len(texts) - key), due=at)
        for key, text in enumerate(texts)
    ]


def verdict(at: datetime = LATER, text: str = VERDICT) -> Article:
    return told(text[:60], text, names=PEOPLE, at=at, due=at)


def again(row: Article) -> Article:
    return Article.objects.get(pk=row.pk)


@pytest.fixture
def asleep(kit: Tools) -> Story:
    """The murder's story, quiet for half a year; other news made it fall asleep."""
    rows = [*weather(NOW), *murder()]
    group_all(kit, NOW)
    weather(LATER - timedelta(days=1))
    group_all(kit, LATER - timedelta(days=1))
    story = again(rows[-1]).story
    assert story is not None
    assert story.article_count == 2
    return story


def test_a_quiet_story_sleeps_and_leaves_a_few_marks(asleep: Story) -> None:
    assert asleep.asleep
    marks = asleep.marks.all()
    assert 6 <= len(marks) <= 24
    assert {mark.key: mark.kind for mark in marks if mark.kind != "word"} == PEOPLE_MARKS
    assert {"boathous", "clock", "baker"} <= {mark.key for mark in marks}
    assert not Story.objects.filter(latest_at__gt=LATER - timedelta(days=2), asleep=True).exists()


PEOPLE_MARKS = {"ivo harkett": "name", "dora selmer": "name", "osk": "place"}


@pytest.mark.parametrize("restarted", [False, True])
def test_news_of_it_half_a_year_later_wakes_it(
    asleep: Story, kit: Tools, monkeypatch: pytest.MonkeyPatch, restarted: bool
) -> None:
    if restarted:
        restart(monkeypatch)
    news = verdict()
    group_all(kit, LATER)
    row = again(news)
    assert row.story == asleep
    assert row.development_id not in set(
        asleep.articles.exclude(pk=row.pk).values_list("development", flat=True)
    )
    assert row.reason.startswith("wakes a story quiet since 2 March 2026: shares ")
    asleep.refresh_from_db()
    assert not asleep.asleep
    assert (asleep.article_count, asleep.latest_at) == (3, row.published)
    assert not asleep.marks.exists()


def test_what_follows_the_news_joins_it_as_in_any_open_story(asleep: Story, kit: Tools) -> None:
    verdict()
    soon = LATER + timedelta(hours=3)
    text = "Ivo Harkett must serve eighteen years for the murder of the baker Dora Selmer at Osk. "
    second = verdict(soon, text + VERDICT.replace("A jury", "The jury"))
    group_all(kit, soon)
    assert again(second).story == asleep
    assert "quiet" not in again(second).reason


def test_followers_of_the_story_get_the_news_that_wakes_it(asleep: Story, kit: Tools) -> None:
    bea = cast.bea()
    follow.follow(bea, asleep, now=LATER)
    Entry.objects.all().delete()
    news = verdict()
    group_all(kit, LATER)
    assert list(Entry.objects.following(bea.pk).values_list("article", flat=True)) == [news.pk]


def test_the_page_says_that_it_sleeps(asleep: Story, client: Client) -> None:
    client.force_login(cast.owner())
    assert "asleep until there is news" in client.get(asleep.path).content.decode()
    sleep.rouse([asleep.pk])
    assert "asleep" not in client.get(asleep.path).content.decode()


def test_an_old_page_published_again_opens_a_story_of_its_own(asleep: Story, kit: Tools) -> None:
    old = verdict(LATER, MURDER[1])
    group_all(kit, LATER)
    assert again(old).story != asleep
    asleep.refresh_from_db()
    assert asleep.asleep


def test_a_late_article_wakes_a_story_that_it_finds_among_the_open_ones(kit: Tools) -> None:
    """It was published when the story was told, and comes when other news put it to sleep."""
    first = murder(MURDER[:1])
    group_all(kit, NOW)
    soon = NOW + timedelta(days=29)
    weather(soon)
    group_all(kit, soon)
    story = again(first[0]).story
    assert story is not None
    assert story.asleep
    late = told("Charged", MURDER[1], names=PEOPLE, at=NOW + timedelta(hours=2), due=soon)
    group_all(kit, soon)
    assert again(late).story == story
    story.refresh_from_db()
    assert not story.asleep
    assert not story.marks.exists()


def test_stories_sleep_by_the_dates_of_the_news_and_not_by_the_clock(kit: Tools) -> None:
    """An archive read in one go: what was quiet between two of its articles slept between them."""
    first, *_ = murder(at=NOW - timedelta(days=190))
    Article.objects.update(group_due_at=NOW)
    last = verdict(NOW)
    assert group.run(kit, NOW).done == 3
    assert again(last).story_id == again(first).story_id
    assert "quiet since" in again(last).reason


def test_a_story_that_grows_within_a_batch_does_not_fall_asleep_in_it(kit: Tools) -> None:
    start = NOW - timedelta(days=60)
    rows = [
        told(text[:50], text, names=PEOPLE, at=start + timedelta(days=15 * key))
        for key, text in enumerate((*MURDER, VERDICT))
    ]
    weather(start + timedelta(days=32), 2)
    Article.objects.update(group_due_at=NOW)
    group.run(kit, NOW)
    assert len({again(row).story_id for row in rows}) == 1
    assert not StoryMark.objects.filter(story=again(rows[0]).story).exists()


def test_a_merged_story_keeps_no_marks_and_the_whole_falls_asleep_again(
    asleep: Story, kit: Tools
) -> None:
    other = Story.objects.filter(asleep=True).exclude(pk=asleep.pk).order_by("pk")[0]
    regroup.merge(other, asleep, by=cast.owner(), reason="", now=LATER)
    assert not StoryMark.objects.filter(story__in=[other.pk, asleep.pk]).exists()
    weather(LATER, 1)
    group_all(kit, LATER)
    asleep.refresh_from_db()
    assert asleep.asleep
    assert asleep.marks.exists()
    assert not StoryMark.objects.filter(story=other).exists()


def test_both_parts_of_a_split_story_get_marks_of_their_own(asleep: Story, kit: Tools) -> None:
    leave = asleep.articles.order_by("published").values_list("pk", flat=True)[:1]
    done = regroup.split(asleep, list(leave), by=cast.owner(), reason="", now=LATER)
    weather(LATER, 1)
    group_all(kit, LATER)
    assert StoryMark.objects.filter(story=asleep).exists()
    assert StoryMark.objects.filter(story=done.other).exists()


def test_a_key_marks_no_more_stories_than_it_may(
    kit: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleep, "MOST_MARKED", 3)
    for key in range(6):
        told(
            f"Case {key}",
            " ".join(f"{word}{key}" for word in "spade anvil kettle ladder".split()),
            names={"ivo harkett": "person", f"guest {key}": "person"},
            at=NOW - timedelta(days=30 * key),
        )
    group_all(kit, NOW)
    weather(LATER, 1)
    group_all(kit, LATER)
    assert StoryMark.objects.filter(key="ivo harkett").count() == 3
    assert StoryMark.objects.filter(key__startswith="guest").count() == 6


def test_at_most_so_many_fall_asleep_at_once_the_quietest_first(
    kit: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleep, "AT_ONCE", 5)
    weather(NOW)
    group_all(kit, NOW)
    weather(LATER, 1)
    group_all(kit, LATER)
    assert Story.objects.filter(asleep=True).count() == 5
    awake = Story.objects.filter(asleep=False).order_by("latest_at")[0]
    assert not Story.objects.filter(asleep=True, latest_at__gt=awake.latest_at).exists()


def test_marks_are_of_the_language_in_which_they_were_written(asleep: Story, kit: Tools) -> None:
    german = told(VERDICT[:60], VERDICT, names=PEOPLE, at=LATER, due=LATER, language="de")
    group_all(kit, LATER)
    assert again(german).story != asleep


def questions(kit: Tools, at: datetime) -> int:
    """How many questions placing one article asks that opens a story, once all sleeps that may."""
    for key in range(4):
        weather(at + timedelta(minutes=key), 1)
        group_all(kit, at + timedelta(minutes=key))
    last = at + timedelta(minutes=9)
    told("Harkett opens a shop", "A shop at Osk", names=PEOPLE, at=last, due=last)
    with CaptureQueriesContext(connection) as asked:
        assert group.run(kit, last).done == 1
    return len(asked)


@pytest.mark.computing
def test_opening_a_story_asks_no_more_of_a_desk_with_more_sleeping_stories(
    asleep: Story, kit: Tools
) -> None:
    few = questions(kit, LATER)
    weather(LATER + timedelta(days=1), 100)
    group_all(kit, LATER + timedelta(days=1))
    many = questions(kit, LATER + timedelta(days=170))
    assert Story.objects.filter(asleep=True).count() > 100
    assert many <= few


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=4), timedelta(days=1)])
def test_a_story_is_open_until_it_sleeps_however_late_an_article_is_placed(
    kit: Tools, monkeypatch: pytest.MonkeyPatch, late: timedelta
) -> None:
    """Its articles leave the index by when they were placed, and it sleeps by their dates."""
    first = murder()
    group_all(kit, NOW)
    restart(monkeypatch)
    soon = NOW + timedelta(days=27, hours=20)
    news = verdict(soon, MURDER[1] + " The trial begins.")
    group_all(kit, soon + late)
    assert again(news).story == again(first[0]).story
    assert "quiet" not in again(news).reason

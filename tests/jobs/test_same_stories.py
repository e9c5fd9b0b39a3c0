"""The same stream gives the same stories: in any batches, after any restart, whoever works.

The stream holds a story that is split, two that are merged, copies, late articles, and a
story that sleeps for weeks and wakes.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

import pytest

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.story.stream import group_stream
from standfirst.jobs import group
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Body, Mention, Reading, Regrouping, Story, StoryMark
from tests import cast
from tests.jobs import affairs
from tests.jobs.affairs import NORTH, SHARED, SOUTH
from tests.jobs.conftest import NOW

pytestmark = pytest.mark.django_db

EAST = "orchard blight growers cider cooperative spray inspectors harvest kestrane tollmark".split()
CASE = (
    "boathouse nephew pawnbroker drowned clock jetty baker guilty jury debts kitchen locket".split()
)
PEOPLE = {"ivo harkett": "person", "dora selmer": "person", "osk": "place"}
HELD = [f"row {number}" for number in range(74, 80)]  # the first six of EAST
ROUNDS = tuple(NOW + timedelta(days=day) for day in (2, 9, 45, 47))


@dataclass(frozen=True, slots=True)
class Told:
    """An article that waits for grouping, and what reading had found in it."""

    row: Article
    words: list[str]
    names: dict[str, int]
    text: str


class Wire:
    """Writes articles that wait for grouping: few questions for many rows."""

    def __init__(self) -> None:
        self.outlet = cast.outlet()
        self.topics = {name: cast.topic(name, kind) for name, kind in PEOPLE.items()}
        self.random = random.Random(5)
        self.told: list[Told] = []

    def tell(
        self,
        words: list[str],
        *,
        at: datetime,
        due: datetime,
        names: dict[str, int] | None = None,
        text: str = "",
    ) -> None:
        """An article of these words."""
        number = len(self.told)
        own = text or " ".join(self.random.sample(words * 6, len(words) * 6))
        row = Article(
            outlet=self.outlet,
            key=f"row {number}",
            headline=f"Report {number}",
            published=at,
            seen_at=at,
            language="en",
            word_count=len(own.split()),
            group_due_at=due,
        )
        self.told.append(Told(row, words, names or {}, own))

    def write(self) -> None:
        """Put all of it into the tables, in an order that is not that of publication."""
        self.random.shuffle(self.told)
        Article.objects.bulk_create(one.row for one in self.told)
        Body.objects.bulk_create(Body(article=one.row, text=one.text) for one in self.told)
        Reading.objects.bulk_create(
            Reading(
                article=one.row,
                model="rules",
                terms=dict.fromkeys(one.words, 1),
                names=one.names,
                fingerprint=list(fingerprint(one.text)),
            )
            for one in self.told
        )
        Mention.objects.bulk_create(
            Mention(article=one.row, topic=self.topics[name], published=one.row.published)
            for one in self.told
            for name in one.names
        )


def some(words: list[str], number: int, count: int) -> list[str]:
    return random.Random(number).sample(words, count)


@pytest.fixture
def stream(kit: Tools) -> Tools:
    """A hundred and fifty short articles that come in four rounds over seven weeks."""
    wire, start = Wire(), NOW
    for key in range(48):
        day = key % 47
        due = next(when for when in ROUNDS if when >= start + timedelta(days=day))
        noise = [f"w{key}n{at}" for at in range(8)]
        wire.tell(noise, at=start + timedelta(days=day, minutes=key), due=due)
    for key in range(26):  # two affairs that begin as one story
        words = [*SHARED, *some(SOUTH if key % 2 else NORTH, key, 6)]
        wire.tell(words, at=start + timedelta(hours=5, minutes=9 * key), due=ROUNDS[key // 14])
    for key in range(32):  # one affair of which six reports stand in two stories already
        at = start + timedelta(hours=7, minutes=11 * key)
        wire.tell(some(EAST, key, 7), at=at, due=ROUNDS[key // 20])
    names = dict.fromkeys(PEOPLE, 2)
    for key in range(4):  # a case that sleeps, and its verdict
        at = start + timedelta(hours=2 * key)
        wire.tell(some(CASE, key, 9), at=at, due=ROUNDS[0], names=names)
    for key in range(4):
        at = start + timedelta(days=43, hours=2 * key)
        wire.tell(some(CASE, 9 + key, 9), at=at, due=ROUNDS[2 + key // 3], names=names)
    for key in range(12):  # copies, some of them late
        first = wire.told[60 + key % 3]
        at = start + timedelta(days=1, minutes=key)
        wire.tell(first.words, at=at, due=ROUNDS[key % 3], text=first.text)
    for key in range(24):  # late: published in the first days, known weeks later
        words = [*SHARED, *some(SOUTH, 90 + key, 6)] if key % 2 else some(EAST, 90 + key, 8)
        wire.tell(words, at=start + timedelta(hours=12, minutes=key), due=ROUNDS[1 + key % 3])
    wire.write()
    return kit


def again() -> None:
    """As it was before; stories get other numbers than before."""
    Regrouping.objects.all().delete()
    Story.objects.all().delete()
    Article.objects.update(grouped_at=None, origin=None, reason="", pinned=False)
    held = list(Article.objects.filter(key__in=HELD).order_by("published"))
    for half in (held[:3], held[3:]):
        affairs.open_story(half)
    forget()


def all_rounds(kit: Tools, between: Callable[[], None] = lambda: None) -> list[tuple[str, ...]]:
    """Group the whole stream; answers where each article stands, and why."""
    again()
    due = dict(Article.objects.values_list("pk", "group_due_at"))
    for when in ROUNDS:
        while group.run(kit, when).done:
            between()
    reasons = dict(Article.objects.values_list("headline", "reason"))
    outcome: list[tuple[str, ...]] = [(*place, reasons[place[0]]) for place in affairs.places()]
    marks = StoryMark.objects.values_list("story__lead__headline", "key", "kind", "weight")
    outcome += [(head, key, kind, f"{weight:.9f}") for head, key, kind, weight in sorted(marks)]
    waiting = [Article(pk=pk, group_due_at=when) for pk, when in due.items()]
    Article.objects.bulk_update(waiting, ["group_due_at"])
    return outcome


def forget() -> None:
    group._memory = group._Memory()


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "_memory", group._Memory())


def holds_all_that_can_happen() -> None:
    assert Article.objects.count() == 150
    assert set(Regrouping.objects.values_list("kind", flat=True)) == {"merge", "split"}
    assert Article.objects.exclude(origin=None).count() >= 10
    assert Article.objects.filter(reason__startswith="wakes a story").exists()
    assert Story.objects.filter(asleep=True).exists()


def test_the_same_stream_gives_the_same_stories_whoever_works(
    stream: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = all_rounds(stream)
    holds_all_that_can_happen()
    workers = [group._Memory(), group._Memory()]
    turns = count()

    def in_turn() -> None:
        group._memory = workers[next(turns) % 2]

    def at_times() -> None:
        if next(turns) % 4 == 0:
            forget()

    for size, between in ((1, in_turn), (7, forget), (20, at_times)):
        monkeypatch.setattr(group, "BATCH", size)
        assert all_rounds(stream, between) == reference, f"in batches of {size}, {between.__name__}"


def parts(pairs: Iterable[tuple[int | str, int | str | None]]) -> set[frozenset[int | str]]:
    """The groups of articles, whatever they are called."""
    found: defaultdict[int | str | None, set[int | str]] = defaultdict(set)
    for article, group_of in pairs:
        found[group_of].add(article)
    return set(map(frozenset, found.values()))


def test_the_desk_groups_as_the_core_alone_does_on_either_database(stream: Tools) -> None:
    Article.objects.filter(published__gt=NOW + timedelta(days=12)).delete()
    rows = Article.objects.order_by("published", "id").select_related("reading")
    alone = list(group_stream(row.for_grouping() for row in rows))
    while group.run(stream, ROUNDS[-1]).done:
        pass
    assert Regrouping.objects.filter(kind="split").exists()
    stories = parts(Article.objects.values_list("pk", "story"))
    assert stories == parts((article, story) for article, _, story, _ in alone)
    events = parts(Article.objects.values_list("pk", "development"))
    assert events == parts((article, event) for article, event, _, _ in alone)

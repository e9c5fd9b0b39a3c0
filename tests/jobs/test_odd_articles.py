"""What articles the world throws at grouping, on real rows: each with the outcome expected."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.similarity import terms
from standfirst.jobs import group, read
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Body, Development, Reading, Story
from tests import cast
from tests.cost import at_most
from tests.jobs.conftest import NOW
from tests.jobs.stream import Names, group_all, restart, told

pytestmark = pytest.mark.django_db

FIRE = (
    "Crews fought a heath fire near Osk through the night while smoke closed the road and three "
    "hundred residents left their homes. Wind drove the flames across Tarn Moor towards the old "
    "pumping station, the fire service said, and engines came from four valleys."
)
FIRE_NAMES: Names = {"osk": "place", "tarn moor": "place"}
SYLLABLES = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("nder", "lten")]


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    restart(monkeypatch)


def subject(number: int) -> list[str]:
    return [f"{word}{number}" for word in random.Random(number).sample(SYLLABLES, 12)]


def report(number: int, key: int, at: datetime, *, due: datetime = NOW) -> Article:
    """The `key`-th report on a subject."""
    words = random.Random(f"{number} {key}").sample(subject(number), 9)
    return told(
        f"Report {number}/{key}",
        " ".join([*words, f"detail{number}x{key}"]),
        names={f"person {number}": "person", f"town {number}": "place"},
        at=at,
        due=due,
    )


def day(subjects: int = 12, each: int = 2) -> list[Article]:
    """A day of news; answers the first report on each subject."""
    rows = [
        report(number, key, NOW - timedelta(hours=8 - 2 * key, minutes=number))
        for key in range(each)
        for number in range(subjects)
    ]
    return rows[:subjects]


def again(row: Article) -> Article:
    return Article.objects.select_related("story").get(pk=row.pk)


def fire(minutes: int = 60, headline: str = "Heath fire", text: str = FIRE) -> Article:
    return told(headline, text, names=FIRE_NAMES, at=NOW - timedelta(minutes=minutes))


def test_an_article_of_ten_words_joins_what_it_tells_of(kit: Tools) -> None:
    day(6)
    first = fire()
    short = told(
        "Heath fire near Osk",
        "smoke closes road, residents leave homes",
        names={"osk": "place"},
        at=NOW,
    )
    group_all(kit, NOW)
    assert again(short).story == again(first).story


def test_an_article_of_ten_words_about_nothing_known_stands_alone(kit: Tools) -> None:
    day(6)
    first = fire()
    short = told("Choir sings", "A choir sang for the mayor at noon.", names={}, at=NOW)
    group_all(kit, NOW)
    assert again(short).story not in (None, again(first).story)
    story = again(short).story
    assert story is not None
    assert story.article_count == 1


def test_an_article_of_forty_thousand_words_is_grouped_by_its_opening(kit: Tools) -> None:
    day(6)
    first = fire()
    padding = " ".join(f"padding{at}" for at in range(130))
    long = fire(30, "Fire at dawn", f"{FIRE} {padding} " + " ".join(subject(3) * 3_330))
    with at_most(5.0):
        group_all(kit, NOW)
        assert again(long).story == again(first).story
        assert long.word_count > 40_000


def test_a_daily_digest_glues_no_two_stories(kit: Tools) -> None:
    news = day()
    group_all(kit, NOW)
    stories = [again(row).story_id for row in news]
    assert len(set(stories)) == 12
    later = NOW + timedelta(hours=1)
    for morning in range(2):
        told(
            f"Digest {morning}",
            " ".join(" ".join(subject(number)[:7]) for number in range(12)) + f" day{morning}",
            names={f"person {number}": "person" for number in range(12)},
            at=later + timedelta(minutes=morning),
            due=later,
        )
    follow_ups = [report(number, 7, later + timedelta(hours=1), due=later) for number in range(12)]
    group_all(kit, later)
    assert [again(row).story_id for row in follow_ups] == stories
    assert not Story.objects.filter(merged_into__isnull=False).exists()


def test_a_live_blog_read_twenty_times_a_day_stays_one_article_in_one_development(
    kit: Tools,
) -> None:
    day(6)
    fire(600)
    blog = fire(590, "Live: heath fire")
    group_all(kit, NOW)
    place = (again(blog).story_id, again(blog).development_id)
    for hour in range(20):
        at = NOW + timedelta(minutes=40 * hour)
        words = " ".join(subject(40 + hour))
        Body.objects.filter(article=blog).update(text=f"{words}. {FIRE}")
        Article.objects.filter(pk=blog.pk).update(read_due_at=at)
        assert read.run(kit, at).done == 1
        assert group.run(kit, at).done == 1
        if hour % 7 == 0:
            group._memory = group._Memory()
    row = again(blog)
    assert (row.story_id, row.development_id) == place
    assert row.story is not None
    assert row.story.article_count == 2
    assert Article.objects.filter(headline__startswith="Live").count() == 1
    assert Development.objects.filter(story=row.story).count() == 1


def test_articles_that_come_late_and_in_any_order_stand_in_one_story_in_order(
    kit: Tools,
) -> None:
    """A thing of a week, whose parts come in over three weeks in an order of their own."""
    start = NOW - timedelta(days=7)
    order = list(range(12))
    random.Random(2).shuffle(order)
    rows: dict[int, Article] = {}
    for place, number in enumerate(order):
        seen = NOW + timedelta(days=place)
        rows[number] = report(0, number, start + timedelta(hours=14 * number), due=seen)
        report(1 + place, 0, seen, due=seen)
        group_all(kit, seen)
    stories = {again(row).story for row in rows.values()}
    assert len(stories) == 1
    story = stories.pop()
    assert story is not None
    assert story.article_count == 12
    assert (story.opened_at, story.latest_at) == (rows[0].published, rows[11].published)
    steps = list(story.developments.all())
    assert [step.opened_at for step in steps] == sorted(step.opened_at for step in steps)
    for step in steps:
        times = [row.published for row in step.articles.all()]
        assert (step.opened_at, step.latest_at) == (min(times), max(times))
        assert step.latest_at - step.opened_at <= timedelta(hours=72)


@pytest.mark.computing
def test_a_thousand_copies_of_one_text_are_one_origin_in_one_development(kit: Tools) -> None:
    day(6, 1)
    first = fire(headline="Heath fire")
    outlets = [cast.outlet(f"Outlet {at}") for at in range(10)]
    copies = Article.objects.bulk_create(
        Article(
            outlet=outlets[at % 10],
            key=f"copy {at}",
            headline=f"Fire {at}",
            language="en",
            published=first.published + timedelta(seconds=at),
            seen_at=NOW,
            group_due_at=NOW,
            word_count=len(FIRE.split()),
        )
        for at in range(1_000)
    )
    Body.objects.bulk_create(Body(article=row, text=FIRE) for row in copies)
    words, marks = terms("Heath fire", FIRE, "en"), list(fingerprint(FIRE))
    names = dict.fromkeys(FIRE_NAMES, 1)
    Reading.objects.bulk_create(
        Reading(article=row, model="rules", terms=words, names=names, fingerprint=marks)
        for row in copies
    )
    group_all(kit, NOW)
    story = again(first).story
    assert story is not None
    assert (story.article_count, story.origin_count) == (1_001, 1)
    assert story.outlet_count == 11
    assert set(Article.objects.filter(key__startswith="copy").values_list("origin", flat=True)) == {
        Article.objects.get(headline="Heath fire").pk
    }
    assert story.developments.count() == 1
    assert len(group._memory.index) == 7


CLOCKS = (
    "Ida Moor of the Clockmakers' Guild explains when the clocks change this year and how to set "
    "an old clock by hand without harm to its works. Turn the hands forward, never back, and wait "
    "for the chime. The guild's museum in Halvik opens at noon on the day of the change."
)


def test_an_evergreen_page_published_again_each_year_opens_a_story_each_year(kit: Tools) -> None:
    names: Names = {"ida moor": "person", "clockmakers' guild": "organisation", "halvik": "place"}
    rows = []
    for year, days in enumerate((0, 364, 700, 1_120)):  # not always on the same day
        at = NOW + timedelta(days=days)
        rows.append(
            told(f"When the clocks change {2026 + year}", CLOCKS, names=names, at=at, due=at)
        )
        report(year, 0, at, due=at)
        group_all(kit, at)
    assert len({again(row).story_id for row in rows}) == 4


def test_a_second_quake_in_one_place_half_a_year_later_is_a_story_of_its_own(kit: Tools) -> None:
    names: Names = {"qeshm": "place", "bandar abbas": "place", "iran": "place"}
    text = (
        "A strong earthquake shook villages near Bandar Abbas in Iran; houses collapsed on Qeshm "
        "and rescuers searched the rubble for survivors. {} people were killed, officials said{}."
    )
    first = told("Quake on Qeshm", text.format("Five", ""), names=names, at=NOW)
    group_all(kit, NOW)
    later = NOW + timedelta(days=170)
    report(1, 0, later - timedelta(hours=1), due=later)
    ending = " while schools, ports, markets and mosques stayed shut until the tremors ended"
    second = told("Quake", text.format("Eleven", ending), names=names, at=later, due=later)
    group_all(kit, later)
    quiet = again(first).story
    assert quiet is not None
    assert quiet.asleep
    assert again(second).story != quiet

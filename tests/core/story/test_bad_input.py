"""Grouping and what the world throws at it: each with the outcome that is expected."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser
from standfirst.core.language.similarity import terms
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.stream import group_stream
from standfirst.core.story.weights import GroupingSettings, apart, busyness, same_event
from standfirst.core.types import ArticleForGrouping, StoryChoice
from tests.cost import at_most

MORNING = datetime(2026, 3, 1, 7, 20, tzinfo=UTC)
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("nder", "lten", "rvik")]


def article(
    key: int | str,
    text: str,
    *,
    headline: str = "",
    names: str = "",
    hours: float = 0.0,
    language: str = "en",
) -> ArticleForGrouping:
    return ArticleForGrouping(
        id=key,
        at=MORNING + timedelta(hours=hours),
        headline=headline or text[:60],
        language=language,
        terms=terms(headline, text, language),
        names={name: 1 for name in names.split(",") if name},
        fingerprint=fingerprint(text),
        words=len(text.split()),
    )


def add(index: StoryIndex, one: ArticleForGrouping) -> StoryChoice:
    choice = index.place(one)
    story = one.id if choice.story is None else choice.story
    event = one.id if choice.event is None else choice.event
    index.add(one, story=story, event=event, origin=choice.origin)
    return choice


def subject(number: int) -> list[str]:
    """Twelve words that only one subject uses."""
    return [f"{word}{number}" for word in random.Random(number).sample(WORDS, 12)]


def report(key: int, number: int, *, hours: float) -> ArticleForGrouping:
    own = random.Random(key).sample(subject(number), 9)
    text = " ".join([*own, f"detail{key}", f"other{key}"])
    return article(key, text, names=f"person {number},town {number}", hours=hours)


def day(subjects: int = 20, each: int = 3) -> StoryIndex:
    index = StoryIndex()
    for at in range(subjects * each):
        add(index, report(at, at % subjects, hours=at / 20))
    return index


FIRE = (
    "Crews fought a heath fire near Osk through the night while smoke closed the road and three "
    "hundred residents left their homes. Wind drove the flames across Tarn Moor towards the old "
    "pumping station, the fire service said, and engines came from four valleys."
)


def test_an_article_of_ten_words_joins_what_it_tells_of() -> None:
    index = day()
    add(index, article("fire", FIRE, names="osk,tarn moor", hours=2))
    short = article(
        "short",
        "Heath fire near Osk: smoke closes road, residents leave homes",
        names="osk",
        hours=3,
    )
    assert add(index, short).story == "fire"


def test_an_article_of_forty_thousand_words_is_grouped_by_its_opening() -> None:
    index = day()
    add(index, article("fire", FIRE, names="osk,tarn moor", hours=2))
    rest = " ".join(subject(3) * 3_333)
    with at_most(2.0):
        choice = add(
            index,
            article(
                "long",
                FIRE.replace("night", "dawn")
                + " " * 1
                + " ".join(f"padding{at}" for at in range(130))
                + " "
                + rest,
                names="osk,tarn moor",
                hours=3,
            ),
        )
        assert choice.story == "fire"


def test_a_daily_digest_on_twenty_subjects_glues_no_two_stories() -> None:
    index = day()
    text = " ".join(" ".join(subject(number)[:6]) for number in range(20))
    names = ",".join(f"person {number}" for number in range(20))
    for again in range(3):
        add(index, article(f"digest{again}", text, names=names, hours=4 + again))
    later = [add(index, report(100 + number, number, hours=8)).story for number in range(20)]
    assert len(set(later)) == 20
    assert None not in later


def test_a_live_blog_that_changes_all_day_stays_one_article_of_its_story() -> None:
    index = day()
    blog = report(500, 4, hours=4)
    story = add(index, blog).story
    size = len(index)
    for hour in range(5, 20):
        grown = {**blog.terms, **{f"update{hour}{at}": 3 for at in range(8)}}
        index.add(replace(blog, terms=grown), story=story or 0, event=500)
    assert len(index) == size
    assert add(index, report(501, 4, hours=20)).story == story


def test_an_evergreen_page_republished_yearly_opens_a_story_each_year() -> None:
    page = "When do the clocks change this year and how do you set an old clock by hand? " * 4
    years = [article(f"year{at}", page, hours=at * 24 * 365) for at in range(4)]
    assert len({story for _, _, story, _ in group_stream(years)}) == 4


def test_ten_thousand_copies_of_one_text_are_one_origin_and_one_open_article() -> None:
    index = day(each=1)
    first = article("first", FIRE, names="osk,tarn moor", hours=2)
    add(index, first)
    size = len(index)
    origins = {
        add(index, replace(first, id=key, at=first.at + timedelta(seconds=key))).origin
        for key in range(1_000, 11_000)
    }
    assert origins == {"first"}
    assert len(index) == size


def test_a_flood_of_five_thousand_in_a_minute_is_placed_each_article_in_its_story() -> None:
    """All are placed: the last thousand cost what the second cost, 300 a second and more."""
    index, stories = StoryIndex(), {}
    seconds = []
    with at_most(5_000 / 300):
        for thousand in range(5):
            began = time.process_time()
            for key in range(1_000 * thousand, 1_000 * thousand + 1_000):
                at = MORNING + timedelta(seconds=key / 84)
                one = replace(report(key, key % 400, hours=0), at=at)
                stories[key] = add(index, one).story or key
            seconds.append(time.process_time() - began)
    assert len(index) == 5_000
    assert seconds[4] < 3 * seconds[1]
    of = defaultdict(set)
    for key, story in stories.items():
        of[story].add(key % 400)
    assert max(map(len, of.values())) == 1, "no story has two subjects"
    assert len(of) <= 420, "hardly a subject is scattered"


QUAKE = "quake magnitude shook coast houses collapsed rescuers searched rubble survivors hospital"


def test_two_quakes_in_one_place_are_two_events() -> None:
    index = day()
    names = "qeshm,bandar abbas,iran"
    for at in range(3):
        add(
            index,
            article(
                f"a{at}", f"{QUAKE} morning five dead villages north{at}", names=names, hours=3 + at
            ),
        )
    second = [
        add(
            index,
            article(
                f"b{at}",
                f"{QUAKE} evening second tremor eleven dead port south{at}",
                names=names,
                hours=24 * 15 + at,
            ),
        )
        for at in range(3)
    ]
    assert second[0].event is None
    assert [choice.event for choice in second[1:]] == ["b0", "b0"]


def test_two_elections_of_one_country_with_the_same_people_come_apart() -> None:
    """At first one story; when each has its articles, the program sees two."""
    names = "estmark,lidia marsek,jaromir velk"
    shared = "vote ballot turnout candidates polling".split()
    council = "council mayors town halls districts rubbish buses parking rents".split()
    head = "presidency palace veto army treaty oath envoy constitution term".split()

    def told(key: int) -> ArticleForGrouping:
        own = random.Random(key).sample(council if key % 2 else head, 6)
        return article(f"e{key}", " ".join(shared + own), names=names, hours=5 + key / 4)

    filler = [report(at, at % 20, hours=at / 20) for at in range(60)]
    stories = {
        key: story for key, _, story, _ in group_stream(filler + [told(key) for key in range(24)])
    }
    assert len({stories[f"e{key}"] for key in range(0, 24, 2)}) == 1
    assert len({stories[f"e{key}"] for key in range(1, 24, 2)}) == 1
    assert stories["e0"] != stories["e1"]


def test_two_reports_without_an_hour_are_of_one_day_and_not_of_one_moment() -> None:
    midnight = MORNING.replace(hour=0, minute=0)
    assert apart(MORNING, MORNING) == 0.0
    assert apart(midnight, midnight) == apart(midnight, midnight + timedelta(hours=5)) == 1 / 3
    assert apart(midnight, midnight + timedelta(days=2)) == 2.0


def test_in_a_quiet_story_the_clock_tells_its_events_apart_and_in_a_busy_one_the_words() -> None:
    settings = GroupingSettings()
    quiet, busy = busyness(1, settings.pace), busyness(60, settings.pace)

    def alike(words: float, days: float, rate: float) -> float:
        return same_event(words, days, busy=rate, settings=settings)

    assert alike(0.1, 0.1, quiet) > settings.event_threshold > alike(0.1, 0.1, busy)
    assert alike(0.4, 1.0, quiet) < settings.event_threshold < alike(0.4, 1.0, busy)


TEXTS = {
    "en": (
        "Trond Amsrud resigns over the Brenning dam",
        "Minister Trond Amsrud resigned on Monday after the dam at Brenning failed. Berit Nystad "
        "and Oda Lindqvist had warned of it. The water killed 37 people and 1250 left their homes.",
    ),
    "de": (
        "Trond Amsrud tritt wegen des Damms von Brenning zurück",
        "Der Minister Trond Amsrud ist am Montag zurückgetreten, nachdem der Damm von Brenning "
        "gebrochen war. Berit Nystad und Oda Lindqvist hatten gewarnt. Das Wasser tötete 37 "
        "Menschen, 1250 verließen ihre Häuser.",
    ),
    "fr": (
        "Trond Amsrud démissionne après la rupture du barrage de Brenning",
        "Le ministre Trond Amsrud a démissionné lundi après la rupture du barrage de Brenning. "
        "Les ingénieures Berit Nystad et Oda Lindqvist avaient prévenu le gouvernement. L'eau a "
        "tué 37 personnes et 1250 ont quitté leur maison.",
    ),
    "es": (
        "Trond Amsrud dimite por la rotura de la presa de Brenning",
        "El ministro Trond Amsrud dimitió el lunes tras la rotura de la presa de Brenning. Las "
        "ingenieras Berit Nystad y Oda Lindqvist lo habían advertido. El agua mató a 37 personas "
        "y 1250 dejaron sus casas.",
    ),
}


def in_four_languages(hours: float = 0.0) -> list[ArticleForGrouping]:
    read = read_texts(
        [TextToRead(headline, text, language) for language, (headline, text) in TEXTS.items()],
        parser=RulesParser(),
    )
    return [
        ArticleForGrouping(
            id=language,
            at=MORNING + timedelta(hours=hours + at),
            headline=TEXTS[language][0],
            language=one.language,
            terms=one.terms,
            names={topic.name.casefold(): len(topic.spans) for topic in one.topics if topic.spans},
        )
        for at, (language, one) in enumerate(zip(TEXTS, read, strict=True))
    ]


def test_one_affair_in_four_languages_is_one_story() -> None:
    groups = {key: (story, reason) for key, _, story, reason in group_stream(in_four_languages())}
    assert {story for story, _ in groups.values()} == {"en"}
    assert groups["de"][1].startswith("names ")
    assert "in another language" in groups["de"][1]


def test_one_occurrence_told_in_two_languages_within_hours_is_one_event() -> None:
    placed = {key: event for key, event, _, _ in group_stream(in_four_languages())}
    assert placed["de"] == "en"
    english, german = in_four_languages()[:2]
    next_day = [english, replace(german, at=german.at + timedelta(hours=20))]
    assert [event for _, event, _, _ in group_stream(next_day)] == ["en", "de"]


def test_german_reports_are_one_story_though_their_compounds_differ() -> None:
    around = [
        article(key, " ".join(f"wort{key}x{at}" for at in range(30)), hours=-1, language="de")
        for key in range(40)
    ]
    fire = [
        article("a", "Großbrand in Möbellager: Lagerhalle eingestürzt, Feuerwehr mit 140 Kräften "
                "im Einsatz, Brandursache unklar.", language="de"),
        article("b", "Nach Brand bei Möbelhändler sucht Kripo den Brandstifter. Die Halle brannte "
                "aus. Feuerwehrleute löschten bis zum Morgen.", hours=9, language="de"),
    ]  # fmt: skip
    stories = {key: story for key, _, story, _ in group_stream([*around, *fire])}
    assert stories["b"] == "a"


def test_a_report_in_another_language_a_week_later_opens_its_own_story() -> None:
    english, german = in_four_languages()[:2]
    late = replace(german, at=german.at + timedelta(days=7))
    assert [story for _, _, story, _ in group_stream([english, late])] == ["en", "de"]


def test_one_name_in_common_joins_no_languages() -> None:
    english, german = in_four_languages()[:2]
    other = replace(german, names={"trond amsrud": 3}, terms={"steuer": 2, "haushalt": 1})
    assert [story for _, _, story, _ in group_stream([english, other])] == ["en", "de"]


def test_each_language_groups_its_own_articles() -> None:
    for language, (headline, text) in TEXTS.items():
        filler = [
            article(key, " ".join(subject(key)), hours=0, language=language) for key in range(15)
        ]
        again = ". ".join(reversed(text.split(". ")))
        stream = [
            *filler,
            article("one", text, headline=headline, hours=1, language=language),
            article("two", again + " detail", headline=headline, hours=2, language=language),
        ]
        stories = {key: story for key, _, story, _ in group_stream(stream)}
        assert stories["two"] == "one", language


def test_the_order_of_stored_words_and_names_decides_nothing() -> None:
    """PostgreSQL gives the keys of a JSON object back in an order of its own."""
    stream = [report(at, at % 6, hours=at / 3) for at in range(60)]
    turned = [
        replace(
            one,
            terms=dict(reversed(list(one.terms.items()))),
            names=dict(reversed(list(one.names.items()))),
        )
        for one in stream
    ]
    assert list(group_stream(stream)) == list(group_stream(turned))

"""Sleeping stories: news of an affair wakes it, what only looks like it does not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.similarity import terms
from standfirst.core.story import wake
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.wake import MarkKind, Sleeper, WakeChoice
from standfirst.core.types import ArticleForGrouping

SPRING = datetime(2026, 3, 3, 8, tzinfo=UTC)
HALF_A_YEAR = 190.0
PLACES = frozenset({"osk", "tarn moor", "qeshm", "bandar abbas", "iran", "estmark"})

PEOPLE = "ivo harkett,dora selmer,osk"
MURDER = (
    "Police found the baker Dora Selmer drowned below the boathouse at Osk and arrested her "
    "nephew Ivo Harkett, who owed her money and had sold her silver clock to a pawnbroker.",
    "Ivo Harkett was charged with the murder of Dora Selmer, the Osk baker. Prosecutors say he "
    "pushed her from the boathouse jetty after she missed her silver clock.",
    "A pawnbroker told detectives that Ivo Harkett brought him the silver clock on the morning "
    "before the baker Dora Selmer was found at the boathouse in Osk.",
)
VERDICT = (
    "A jury found Ivo Harkett guilty of the murder of his aunt, the baker Dora Selmer, whom he "
    "pushed from the boathouse jetty at Osk. The pawnbroker who bought her silver clock gave "
    "evidence. The judge will pass sentence on Friday."
)


def article(
    key: str, text: str, *, names: str, day: float = 0.0, language: str = "en"
) -> ArticleForGrouping:
    return ArticleForGrouping(
        id=key,
        at=SPRING + timedelta(days=day),
        headline=text.partition(".")[0][:70],
        language=language,
        terms=terms("", text, language),
        names=dict.fromkeys(filter(None, names.split(",")), 2),
        fingerprint=fingerprint(text),
        words=len(text.split()),
    )


def several(texts: Sequence[str], *, names: str, day: float = 0.0) -> list[ArticleForGrouping]:
    return [
        article(f"told {at}", text, names=names, day=day + at / 3) for at, text in enumerate(texts)
    ]


@pytest.fixture
def index() -> StoryIndex:
    """Open stories that have nothing to do with it."""
    made = StoryIndex()
    for key in range(40):
        words = " ".join(f"{word}{key}" for word in "field gate lamp road mill barn".split())
        other = article(f"other {key}", words, names=f"person {key},town {key % 9}")
        made.add(other, story=other.id, event=other.id)
    return made


def asleep(index: StoryIndex, articles: Sequence[ArticleForGrouping]) -> Sleeper:
    names, words = wake.candidates(articles, index, places=PLACES)
    times = [one.at for one in articles]
    marks = (*names[: wake.MOST_NAMES], *words[: wake.MOST_WORDS])
    return Sleeper("story", min(times), max(times), marks)


def woken_by(
    index: StoryIndex, told: Sequence[ArticleForGrouping], one: ArticleForGrouping
) -> WakeChoice | None:
    return wake.woken(one, [asleep(index, told)], index)


def test_a_verdict_half_a_year_later_wakes_its_story(index: StoryIndex) -> None:
    verdict = article("verdict", VERDICT, names=PEOPLE, day=HALF_A_YEAR)
    found = woken_by(index, several(MURDER, names=PEOPLE), verdict)
    assert found is not None
    assert found.story == "story"
    assert found.reason.startswith("wakes a story quiet since 4 March 2026: shares ")
    assert "Ivo Harkett" in found.reason
    assert found.reason.endswith(" rare words with it")


def test_a_story_of_one_article_is_woken_too(index: StoryIndex) -> None:
    verdict = article("verdict", VERDICT, names=PEOPLE, day=HALF_A_YEAR)
    assert woken_by(index, several(MURDER[:1], names=PEOPLE), verdict) is not None


def test_a_part_that_was_told_before_the_story_opened_wakes_it_too(index: StoryIndex) -> None:
    verdict = article("verdict", VERDICT, names=PEOPLE)
    assert woken_by(index, several(MURDER, names=PEOPLE, day=HALF_A_YEAR), verdict) is not None


def test_the_same_people_in_another_affair_wake_nothing(index: StoryIndex) -> None:
    wedding = (
        "Ivo Harkett and Dora Selmer open the harvest dance at Osk town hall on Sunday. Tickets "
        "for the supper cost nine crowns and the brass band plays until midnight."
    )
    one = article("dance", wedding, names=PEOPLE, day=HALF_A_YEAR)
    assert woken_by(index, several(MURDER, names=PEOPLE), one) is None


def test_the_same_words_about_other_people_wake_nothing(index: StoryIndex) -> None:
    text = VERDICT.replace("Ivo Harkett", "Sten Alm").replace("Dora Selmer", "Maj Brandt")
    one = article("other trial", text, names="sten alm,maj brandt,osk", day=HALF_A_YEAR)
    assert woken_by(index, several(MURDER, names=PEOPLE), one) is None


def test_one_name_in_common_wakes_nothing(index: StoryIndex) -> None:
    one = article("verdict", VERDICT, names="ivo harkett", day=HALF_A_YEAR)
    assert woken_by(index, several(MURDER, names="ivo harkett,osk"), one) is None


QUAKE = (
    "A strong earthquake shook villages near Bandar Abbas; houses collapsed on Qeshm and rescuers "
    "searched the rubble for survivors, Iran's crisis centre said. {} people were killed.",
    "Rescuers on Qeshm pulled survivors from the rubble after the earthquake near Bandar Abbas "
    "in Iran. {} bodies were found in collapsed houses.",
)


def test_a_second_quake_in_one_place_wakes_nothing(index: StoryIndex) -> None:
    names = "qeshm,bandar abbas,iran"
    first = several([text.format(5) for text in QUAKE], names=names)
    second = article("second", QUAKE[1].format(11), names=names, day=HALF_A_YEAR)
    assert woken_by(index, first, second) is None
    with_person = several([text.format(5) for text in QUAKE], names=f"{names},omid rastegar")
    again = replace(second, names={**second.names, "omid rastegar": 2})
    assert woken_by(index, with_person, again) is not None  # only the places held it back


VOTE = (
    "Lidia Marsek leads Jaromir Velk in the polls for the {0} of Estmark, and both hold their "
    "last rallies before the ballot. Turnout was high at the polling stations.",
    "Jaromir Velk conceded the {0} ballot in Estmark to Lidia Marsek. Turnout at the polling "
    "stations was the highest for decades, and rallies filled the squares.",
)
CANDIDATES = "lidia marsek,jaromir velk,estmark"


@pytest.mark.parametrize("day", [355.0, 365.0, 372.0, 731.0])
def test_the_next_years_election_with_the_same_people_wakes_nothing(
    index: StoryIndex, day: float
) -> None:
    first = several([text.format("presidency") for text in VOTE], names=CANDIDATES)
    again = article("again", VOTE[1].format("presidency"), names=CANDIDATES, day=day)
    assert woken_by(index, first, again) is None


def test_the_last_turn_of_a_count_that_drags_on_wakes_the_election(index: StoryIndex) -> None:
    first = several([text.format("presidency") for text in VOTE], names=CANDIDATES)
    late = article("recount", VOTE[1].format("presidency"), names=CANDIDATES, day=60)
    assert woken_by(index, first, late) is not None


def test_another_election_of_the_same_people_wakes_nothing(index: StoryIndex) -> None:
    first = several([text.format("presidency") for text in VOTE], names=CANDIDATES)
    council = (
        "Lidia Marsek and Jaromir Velk quarrel over buses, rubbish and parking in the race for "
        "Estmark's town councils. Mayors of nine districts stand again; a ballot is in May."
    )
    one = article("council", council, names=CANDIDATES, day=HALF_A_YEAR)
    assert woken_by(index, first, one) is None


def test_a_trial_of_years_has_no_season(index: StoryIndex) -> None:
    long = [
        replace(one, at=one.at + timedelta(days=70 * at))
        for at, one in enumerate(several(MURDER, names=PEOPLE))
    ]
    verdict = article("verdict", VERDICT, names=PEOPLE, day=365 + 20)
    assert woken_by(index, long, verdict) is not None


def test_the_longer_a_story_slept_the_more_must_come_back(index: StoryIndex) -> None:
    told = several(MURDER, names=PEOPLE)
    others = ",".join(f"person {at}" for at in range(40, 48))
    thin = article("thin", VERDICT, names=f"{PEOPLE},{others}")
    by_day = [
        woken_by(index, told, replace(thin, at=thin.at + timedelta(days=day))) is not None
        for day in (30, 190, 2_000, 9_000)
    ]
    assert by_day[0]
    assert not by_day[-1]
    assert by_day == sorted(by_day, reverse=True)


def test_an_old_text_published_again_is_no_news() -> None:
    page = (
        "When do the clocks change this year and how does Ida Moor set an old clock by hand? " * 4
    )
    old = article("old", page, names="ida moor")
    assert wake.republished(replace(old, id="new"), [old])
    assert not wake.republished(article("verdict", VERDICT, names=PEOPLE), [old])
    assert not wake.republished(article("short", "Too few words", names=""), [old])


def test_of_two_stories_the_one_most_alike_wakes(index: StoryIndex) -> None:
    mine = asleep(index, several(MURDER, names=PEOPLE))
    other = asleep(index, several(MURDER[:1], names=f"{PEOPLE},sten alm"))
    verdict = article("verdict", VERDICT, names=PEOPLE, day=HALF_A_YEAR)
    for order in ([mine, replace(other, story="less")], [replace(other, story="less"), mine]):
        found = wake.woken(verdict, order, index)
        assert found is not None
        assert found.story == "story"


def test_a_part_of_a_name_is_no_rare_word_besides(index: StoryIndex) -> None:
    told = several(MURDER, names=PEOPLE)
    _, words = wake.candidates(told, index, places=PLACES)
    assert {"harkett", "selmer", "dora"}.isdisjoint(mark.key for mark in words)
    assert "boathous" in {mark.key for mark in words}


def test_marks_tell_places_from_other_names_and_come_the_most_telling_first(
    index: StoryIndex,
) -> None:
    names, words = wake.candidates(several(MURDER, names=PEOPLE), index, places=PLACES)
    assert {mark.key: mark.kind for mark in names} == {
        "ivo harkett": MarkKind.NAME,
        "dora selmer": MarkKind.NAME,
        "osk": MarkKind.PLACE,
    }
    assert [mark.weight for mark in words] == sorted((one.weight for one in words), reverse=True)
    assert len(words) <= 2 * wake.MOST_WORDS


def test_a_name_that_half_of_all_open_stories_hold_says_little(index: StoryIndex) -> None:
    for key in range(60):
        busy = article(f"busy {key}", f"kettle{key} ladder{key}", names=f"ivo harkett,guest {key}")
        index.add(busy, story=busy.id, event=busy.id)
    names, _ = wake.candidates(several(MURDER, names=PEOPLE), index, places=PLACES)
    assert names[-1].key == "ivo harkett"


def test_the_order_of_stored_words_decides_nothing(index: StoryIndex) -> None:
    told = several(MURDER, names=PEOPLE)
    turned = [
        replace(
            one,
            terms=dict(reversed(list(one.terms.items()))),
            names=dict(reversed(list(one.names.items()))),
        )
        for one in told
    ]
    assert asleep(index, told) == asleep(index, turned)
    many = {f"name {at}": 1 for at in random.Random(3).sample(range(99), 40)}
    one = replace(told[0], names=many)
    asked = wake.telling_names(one, index)
    assert asked == wake.telling_names(
        replace(one, names=dict(reversed(list(many.items())))), index
    )
    assert len(asked) == wake.ASKED_NAMES


def test_an_article_without_names_or_words_wakes_nothing(index: StoryIndex) -> None:
    told = several(MURDER, names=PEOPLE)
    bare = replace(article("bare", "", names=""), terms={}, names={})
    assert woken_by(index, told, bare) is None
    assert wake.woken(bare, [], StoryIndex()) is None

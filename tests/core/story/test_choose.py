"""Within a story: the day's news is no common word, and a decision is an event of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.language.similarity import terms
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping

NOON = datetime(2026, 3, 4, 12, 7, tzinfo=UTC)
AFFAIR = "square crowds marches"
DAY = f"{AFFAIR} resigns palace deputy"


def report(key: int, words: str, *, hours: float, own: int = 9) -> ArticleForGrouping:
    own_words = [f"own{key}x{at}" for at in range(own)]
    return ArticleForGrouping(
        id=key,
        at=NOON + timedelta(hours=hours),
        headline="",
        language="en",
        terms=dict.fromkeys([*words.split(), *own_words], 1),
        names={},
    )


def uprising(settings: GroupingSettings) -> StoryIndex:
    """Two days of marches, then a day with eight reports of a resignation, among other news."""
    index = StoryIndex(settings)
    for key in range(200, 240):
        index.add(report(key, f"else{key}", hours=-1), story=key, event=key)
    for key in range(8):
        index.add(report(key, AFFAIR, hours=key - 60), story=0, event=key)
    for key in range(8, 16):
        index.add(report(key, DAY, hours=key / 9), story=0, event=8)
    return index


def test_what_every_report_of_the_day_tells_marks_its_event() -> None:
    late = report(50, DAY, hours=3)
    assert uprising(GroupingSettings()).place(late).event == 8


def test_counted_as_common_it_would_not() -> None:
    settings = replace(GroupingSettings(), fresh=timedelta(hours=-99))
    choice = uprising(settings).place(report(50, DAY, hours=3))
    assert (choice.story, choice.event) == (0, None)


def test_what_the_story_told_on_the_days_before_marks_nothing() -> None:
    march = report(50, AFFAIR, hours=3)
    choice = uprising(GroupingSettings()).place(march)
    assert (choice.story, choice.event) == (0, None)


def dispatch(key: str, headline: str, text: str, *, hours: float) -> ArticleForGrouping:
    return ArticleForGrouping(
        id=key,
        at=NOON + timedelta(hours=hours),
        headline=headline,
        language="en",
        terms=terms(headline, text, "en"),
        names={"port of osk": 2, "ida moor": 1},
    )


QUAY = "The crane at the port of Osk fell on the quay at dawn. Ida Moor said the crew was safe."


def after_the_crane_fell() -> StoryIndex:
    """A crane fell on a quay, as two reports of the morning tell, among other news."""
    index = StoryIndex()
    for key in range(200, 240):
        index.add(report(key, f"else{key}", hours=-1), story=key, event=key)
    for at, headline in enumerate(("Crane falls at Osk", "Osk crew safe as crane falls")):
        index.add(dispatch(headline, headline, QUAY, hours=at), story="osk", event="fall")
    return index


HALT = "Ida Moor halts work at Osk"


def test_a_decision_that_no_report_of_an_event_tells_is_an_event_of_its_own() -> None:
    choice = after_the_crane_fell().place(dispatch("halt", HALT, QUAY, hours=6))
    assert (choice.story, choice.event) == ("osk", None)
    assert choice.reason.endswith('a step of its own, for "halts" was not told before')


def test_in_an_events_first_hours_another_verb_tells_the_same() -> None:
    choice = after_the_crane_fell().place(dispatch("halt", HALT, QUAY, hours=4))
    assert choice.event == "fall"


@pytest.mark.parametrize(
    "headline", ["Osk crew thanks Ida Moor", "Port of Osk after Moor halts work", "Osk asks why"]
)
def test_another_report_of_the_event_joins_it(headline: str) -> None:
    choice = after_the_crane_fell().place(dispatch("more", headline, QUAY, hours=6))
    assert choice.event == "fall"
    assert "step of its own" not in choice.reason


def test_whoever_tells_the_same_decision_joins_its_event() -> None:
    index = after_the_crane_fell()
    index.add(dispatch(HALT, HALT, QUAY, hours=6), story="osk", event="halt")
    choice = index.place(dispatch("too", "Work at Osk suspended by Moor", QUAY, hours=7))
    assert choice.event == "halt"


@pytest.mark.parametrize(("hours", "event"), [(0, None), (5, "halt")])
def test_a_report_of_before_a_decision_that_comes_late_stays_before_it(
    hours: float, event: str | None
) -> None:
    index = after_the_crane_fell()
    for headline in ("Crane falls at Osk", "Osk crew safe as crane falls"):
        index.remove(headline)
    index.add(dispatch(HALT, HALT, QUAY, hours=6), story="osk", event="halt")
    choice = index.place(dispatch("late", "Crane falls at Osk", QUAY, hours=hours))
    assert (choice.story, choice.event) == ("osk", event)

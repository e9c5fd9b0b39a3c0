"""Within a story, what all of the day's reports tell is the news, and no common word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

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

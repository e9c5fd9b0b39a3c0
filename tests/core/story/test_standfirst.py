"""A story told in two or three sentences of its articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standfirst.core.story.standfirst import StepSentence, tell
from standfirst.core.types import ArticleForUpdate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLOSED = "The Karl Amund bridge in Halvik was closed before dawn after a crack was found."
COST = "Repairing the Karl Amund bridge will cost 95 million crowns, the council was told."
BOAT = "A ferry will carry cyclists around the closed Halvik bridge from Monday morning on."
TRIAL = "Prosecutors charged the inspector of the Halvik bridge, Jon Hovden, with three forgeries."
TONIGHT = "Engineers of the road office will test the pier of the Halvik bridge tonight."


def article(
    key: int,
    *sentences: str,
    event: int = 1,
    origin: int = 0,
    hours: float = 0.0,
    language: str = "en",
) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=event,
        origin=origin or key,
        outlet=f"Outlet {key}",
        at=NOON + timedelta(hours=hours),
        headline=f"Bridge of Halvik: report {key}",
        standfirst="",
        sentences=sentences,
        language=language,
    )


def step(text: str, key: int = 90, language: str = "en") -> StepSentence:
    return StepSentence(text, key, language)


def test_the_newest_turn_stands_first_and_the_affair_last() -> None:
    told = tell([article(1, COST), article(2, COST, origin=2)], [step(TRIAL)])
    assert [one.text for one in told.sentences] == [COST, TRIAL]
    assert [one.article for one in told.sentences] == [1, 90]
    assert told.headline_article in (1, 2)


def test_no_sentence_says_what_another_says() -> None:
    again = CLOSED.replace("before dawn", "early")
    told = tell([article(1, CLOSED, again), article(2, again)], [step(again), step(TRIAL)])
    texts = [one.text for one in told.sentences]
    assert len(texts) == 2
    assert TRIAL in texts


def test_a_story_has_three_sentences_at_most() -> None:
    rows = [article(1, CLOSED, COST), article(2, BOAT), article(3, TRIAL)]
    assert len(tell(rows, [step(TONIGHT.replace("tonight", "on Friday"))]).sentences) == 3
    assert len(tell(rows, []).sentences) == 3


def test_one_report_gives_no_more_than_two_sentences() -> None:
    rows = [article(1, CLOSED, COST, BOAT), article(2, CLOSED, COST, BOAT, origin=1)]
    assert len(tell(rows, []).sentences) == 2


def test_what_has_nothing_of_the_affair_is_left_out() -> None:
    other = "The football club of Portside was sold to an investor for 62 million crowns."
    built = "The bridge in Halvik was built by the engineer Karl Amund in 1931."
    told = tell([article(1, CLOSED)], [step(other), step(built), step(TRIAL)])
    assert [one.text for one in told.sentences] == [CLOSED, TRIAL]


def test_today_of_an_older_day_tells_the_affair_and_never_the_newest_turn() -> None:
    told = tell([article(1, CLOSED)], [step(TONIGHT)])
    assert [one.text for one in told.affair] == [TONIGHT]  # pages tell its date
    assert [one.text for one in told.turn] == [CLOSED]
    rows = [article(1, TONIGHT, hours=-15), article(2, CLOSED)]
    assert TONIGHT not in [one.text for one in tell(rows, []).turn]


def test_a_number_in_words_tells_less_of_the_affair_as_one_in_figures() -> None:
    many = TRIAL.replace("Jon Hovden,", "Jon Hovden, and twelve men")
    told = tell([article(1, CLOSED)], [step(many), step(TRIAL.replace("three", "several"))])
    assert "several" in told.affair[0].text


def test_what_is_older_than_a_day_is_no_newest_turn() -> None:
    told = tell([article(1, BOAT, hours=-30), article(2, COST)], [])
    assert [one.text for one in told.sentences] == [COST]


def test_how_things_stood_tells_less_of_the_affair_than_what_happened() -> None:
    stood = "The inspector of the Halvik bridge, Jon Hovden, is held in Halvik for forgeries."
    told = tell([article(1, CLOSED)], [step(stood), step(TRIAL)])
    assert [one.text for one in told.affair] == [TRIAL]
    assert [one.text for one in tell([article(1, CLOSED)], [step(stood)]).affair] == [stood]


def test_a_story_is_told_in_one_language() -> None:
    german = "Die Karl-Amund-Brücke in Halvik wurde am Montag nach einem Riss im Pfeiler gesperrt."
    rows = [article(1, CLOSED), article(2, COST), article(3, german, hours=1, language="de")]
    told = tell(rows, [step(german, language="de"), step(TRIAL)])
    assert german not in [one.text for one in told.sentences]
    assert TRIAL in [one.text for one in told.sentences]
    assert tell(rows[1:], []).sentences[0].text == german


def test_a_story_of_which_nothing_reads_alone_is_told_by_its_other_steps() -> None:
    told = tell([article(1, "He said so.")], [step(TRIAL)])
    assert (told.headline_article, [one.text for one in told.sentences]) == (0, [TRIAL])
    assert tell([], [step(TRIAL)]).sentences == ()

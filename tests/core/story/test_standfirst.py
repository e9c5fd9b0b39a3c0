"""A story told in two or three sentences of its articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

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


def test_the_turn_of_a_new_event_is_told_and_not_what_the_day_before_brought() -> None:
    lane = "Cyclists get a seat at the table, the trust of the bridge announced after long talks."
    rows = [article(key, CLOSED, hours=-14) for key in (1, 2, 3)]
    told = tell([*rows, article(4, "No.", "It is.", lane, event=2)], [])
    assert (told.headline_article, [one.text for one in told.turn]) == (4, [lane])


def test_a_late_report_of_an_event_leaves_its_first_reports_in_the_turn() -> None:
    rows = [article(key, CLOSED, hours=-14) for key in (1, 2, 3)]
    assert CLOSED in [one.text for one in tell([*rows, article(4, COST)], []).turn]


def test_where_the_newest_event_reads_badly_the_day_before_is_told() -> None:
    told = tell([article(1, CLOSED, hours=-14), article(2, "He said so.", event=2)], [])
    assert (told.headline_article, [one.text for one in told.turn]) == (1, [CLOSED])


def test_how_the_affair_began_is_told_before_what_came_between() -> None:
    began, between = step(TRIAL, 80), step(BOAT, 90)
    told = tell([article(1, COST), article(2, COST)], [between, between], opening=[began])
    assert [one.article for one in told.affair] == [80]
    assert [one.article for one in tell([article(1, COST)], [between], opening=[]).affair] == [90]


SIXTEEN = "Sixteen people died when the Karl Amund bridge in Halvik collapsed, police said."
WAGON = "people died when a wagon fell from the Halvik bridge, the mayor said on Sunday."


@pytest.mark.parametrize(
    ("began", "told_first"),
    [
        ("A crack opened in the pier of the Halvik bridge on Sunday, the council said.", True),
        ("Nobody was hurt when a crack opened in the Halvik bridge, the council said.", False),
        (f"Some twelve {WAGON}", True),
        (f"Some twenty {WAGON}", False),
    ],
)
def test_a_beginning_that_the_newest_turn_belies_is_not_told(
    began: str, *, told_first: bool
) -> None:
    told = tell([article(1, SIXTEEN)], [step(TRIAL)], opening=[step(began, 80)])
    assert [one.article for one in told.affair] == [80 if told_first else 90]


def test_one_report_of_another_thing_is_no_newest_turn() -> None:
    died = [
        replace(article(key, SIXTEEN, hours=-13), headline="Sixteen die as Halvik bridge collapses")
        for key in (1, 2, 3)
    ]
    cake = "The cake had three tiers when it reached the quay of Sund at six."
    colour = replace(article(4, cake, event=2), headline="A cake with three tiers")
    told = tell([*died, colour], [])
    assert told.headline_article in (1, 2, 3)
    assert told.turn[0].text == SIXTEEN
    dance = "Sailors danced at the inn until the lamps went out and somebody fetched the mayor."
    other = replace(article(5, dance, event=2, hours=-1), headline="Sailors dance until midnight")
    assert tell([*died, colour, other], []).turn[0].text in (cake, dance)


def test_what_came_in_the_last_hours_is_told_though_the_newest_event_is_newer() -> None:
    rows = [article(key, CLOSED, hours=-11) for key in (1, 2, 3)]
    lane = "Cyclists get a seat at the table, the trust of the bridge announced after long talks."
    told = tell([*rows, article(4, "No.", "It is.", lane, event=2)], [])
    assert told.turn[0].text == CLOSED


def test_a_beginning_that_shares_nothing_with_the_newest_is_not_told() -> None:
    colour = step("The cake had three tiers when it reached the quay of Sund at six.", 80)
    told = tell([article(1, COST)], [step(TRIAL)], opening=[colour])
    assert [one.article for one in told.affair] == [90]

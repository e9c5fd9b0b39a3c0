"""What is told within what somebody says, and what is not told at all."""

from __future__ import annotations

from functools import cache

import pytest

from standfirst.core.language.cues import ACTS, PHRASE_VERBS
from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.wordlists import word_set
from standfirst.io.nlp import load_parser

Told = tuple[str, str, str]


@cache
def model() -> Parser:
    parser = load_parser()
    if parser.name == "rules":
        pytest.fail("the English model, which the lock installs, is not there")
    return parser


def told(text: str) -> list[Told]:
    """Speaker, cue and words of each statement."""
    article = read_texts([TextToRead("", text, "en")], parser=model())[0]
    return [(s.speaker, s.cue, s.words) for s in article.statements]


def retold(text: str) -> list[Told]:
    """The statements whose words are not those of "said"."""
    return [one for one in told(text) if one[1] != "said"]


def test_acts_of_speech_are_no_thoughts() -> None:
    assert ACTS.isdisjoint(word_set("think believe want hope fear know"))


def test_an_appeal_for_something_is_said() -> None:
    assert "appeal" in PHRASE_VERBS["for"]


# --- within what others say -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "“They promised to return the boats by noon,” Lena Orlin said.",
            ("they", "promised", "to return the boats by noon"),
        ),
        (
            "“He wanted to know why the ferry was late,” Lena Orlin said.",
            ("he", "wanted", "to know why the ferry was late"),
        ),
        (
            "“He said yes to the plan without a word of doubt,” Lena Orlin said.",
            ("he", "said", "yes to the plan without a word of doubt"),
        ),
        (
            "“The union asked for two men on each boat,” Lena Orlin said.",
            ("the union", "asked", "for two men on each boat"),
        ),
    ],
)
def test_an_act_of_speech_in_marks_is_a_statement_of_who_did_it(text: str, inner: Told) -> None:
    found = told(text)
    assert found[0] == inner
    assert [who for who, _, _ in found] == [inner[0], "Lena Orlin"]


@pytest.mark.parametrize(
    "text",
    [
        "“He wanted a new engine for the old ferry,” Lena Orlin said.",
        "“He may promise to return the boats by noon,” Lena Orlin said.",
        "“Somebody promised to return the boats by noon,” Lena Orlin said.",
        "Lena Orlin said the captain wanted a new ferry.",
        "Lena Orlin said the captain should promise to repair the ferry.",
    ],
)
def test_what_others_want_or_may_promise_is_no_statement_of_theirs(text: str) -> None:
    assert [(who, cue) for who, cue, _ in told(text)] == [("Lena Orlin", "said")]


def test_an_act_of_speech_without_marks_is_told_of_both() -> None:
    assert told("Lena Orlin said the captain had promised to repair the ferry.") == [
        ("Lena Orlin", "said", "the captain had promised to repair the ferry"),
        ("the captain", "promised", "to repair the ferry"),
    ]


def test_what_i_told_others_is_what_the_speaker_told() -> None:
    text = "“I told him that the pier was shut,” Lena Orlin said."
    assert retold(text) == [("Lena Orlin", "told", "the pier was shut")]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“I told him to wait,” Lena Orlin said.", ("told", "him to wait")),
        (
            "“We asked for two men on each boat,” Lena Orlin said.",
            ("asked", "for two men on each boat"),
        ),
        (
            "“I said every deck and every galley,” Lena Orlin said.",
            ("said", "every deck and every galley"),
        ),
    ],
)
def test_what_i_asked_or_told_to_do_is_the_speakers_too(text: str, inner: tuple[str, str]) -> None:
    first, second = told(text)
    assert (first[0], second[0]) == ("Lena Orlin", "Lena Orlin")
    assert (second[1], second[2]) == inner


@pytest.mark.parametrize(
    "text",
    [
        "“When he says the pier is shut, he is wrong,” Lena Orlin said.",
        "“If they promised to return the boats, they will,” Lena Orlin said.",
        "“Everybody said the pier was shut,” Lena Orlin said.",
        "“People say the pier is shut,” Lena Orlin said.",
    ],
)
def test_what_anybody_may_have_said_in_marks_is_said_by_nobody(text: str) -> None:
    assert [who for who, _, _ in told(text)] == ["Lena Orlin"]


@pytest.mark.parametrize(
    "text",
    [
        "“I tell you that the pier is shut,” Lena Orlin said.",
        "“As I told them in the spring, the ferry is far too old,” Lena Orlin said.",
        "“As I said in the spring, the ferry is far too old,” Lena Orlin said.",
    ],
)
def test_what_i_say_now_or_again_is_said_once(text: str) -> None:
    assert [cue for _, cue, _ in told(text)] == ["said"]


def test_an_office_of_the_lead_is_named_over_what_others_are_told_to_have_promised() -> None:
    text = (
        "The mayor said the bridge was shut. “The captain promised to open it,” she added.\n\n"
        "Anna Orlin, 61, said the work would take a year."
    )
    assert [who for who, cue, _ in told(text) if cue != "promised"] == ["Anna Orlin"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "John Brand said Peter Hall had promised a new ferry. He added that it would come.",
        "John Brand said the captain had promised a new ferry. “It will come soon,” he said.",
    ],
)
def test_he_is_who_told_of_a_promise_and_not_who_promised(text: str) -> None:
    assert told(text)[-1][0] == "John Brand"


def test_she_behind_is_who_tells_what_a_captain_told() -> None:
    assert told("The captain told us to wait, she said.") == [
        ("the captain", "told", "us to wait"),
        ("she", "said", "The captain told us to wait"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The sailors waited in the cold. “They asked for hot soup,” Lena Orlin said.",
        "“We saw the sailors at the pier. They asked for hot soup,” Lena Orlin said.",
        "“The sailors came at night and they asked for hot soup,” Lena Orlin said.",
    ],
)
def test_they_in_marks_are_the_people_told_of_last(text: str) -> None:
    assert retold(text) == [("the sailors", "asked", "for hot soup")]


def test_they_in_marks_are_no_things_told_of_last() -> None:
    text = "The boats lay in the cold. “They asked for hot soup,” Lena Orlin said."
    assert retold(text) == [("they", "asked", "for hot soup")]


def test_they_in_marks_are_nobody_told_of_two_sentences_before() -> None:
    text = "The sailors came. It was late. “They asked for hot soup,” Lena Orlin said."
    assert retold(text) == [("they", "asked", "for hot soup")]


# --- what is asked for ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Lena Orlin called on the army to withdraw from the harbour.",
            "on the army to withdraw from the harbour",
        ),
        (
            "Lena Orlin appealed to the captain to bring back the ferry.",
            "to the captain to bring back the ferry",
        ),
        ("Lena Orlin appealed for calm in the harbour.", "for calm"),
    ],
)
def test_a_call_keeps_its_task(text: str, words: str) -> None:
    assert [found for _, _, found in told(text)] == [words]


def test_who_appeals_to_voters_is_liked_by_them() -> None:
    assert told("Lena Orlin appealed to voters in the harbour towns.") == []


def test_who_says_yes_says_to_what() -> None:
    assert told("Lena Orlin said yes to the plan.") == [("Lena Orlin", "said", "yes to the plan")]


def test_who_agrees_on_a_date_says_nothing() -> None:
    assert told("Lena Orlin agreed on a date in the spring.") == []


def test_when_it_goes_is_what_is_asked_and_no_time_of_the_asking() -> None:
    ((who, cue, words),) = told("The captain asked me when the ferry goes.")
    assert (who, cue) == ("the captain", "asked")
    assert words.endswith("when the ferry goes")


def test_what_comes_of_an_order_is_no_part_of_it() -> None:
    text = "They asked them to go, so the ferry could land."
    assert told(text) == [("they", "asked", "them to go")]


def test_the_unions_demand_is_the_unions() -> None:
    text = "The harbour union has 400 members. The union’s demand for a new ferry was refused."
    assert told(text) == [("the union", "demand", "for a new ferry")]


# --- who says it ------------------------------------------------------------------------------


def test_a_party_with_an_aside_on_whose_votes_she_needs_still_speaks() -> None:
    text = "The Harbour Party, whose 17 votes she needs, said the ferry must stay."
    assert told(text) == [("Harbour Party", "said", "the ferry must stay")]


def test_none_of_them_says_nothing() -> None:
    assert told("None of the parties said the ferry must stay.") == []


# --- what is not told -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orlin has yet to say whether the ferry will sail.",
        "The captain was called to explain the delay.",
        "The captain was asked to defend the plan.",
        "Lena Orlin found her house standing.",
    ],
)
def test_what_is_still_to_be_said_or_only_found_is_not_told(text: str) -> None:
    assert told(text) == []


def test_what_somebody_is_believed_to_have_rejected_is_told() -> None:
    text = "The captain is believed to have rejected the plan."
    assert told(text) == [("the captain", "rejected", "the plan")]

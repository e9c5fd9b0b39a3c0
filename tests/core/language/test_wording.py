"""How the words of a statement read: whole, behind their cue, and as told by whom."""

from __future__ import annotations

from functools import cache

import pytest

from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.types import FoundStatement, StatementKind
from standfirst.io.nlp import load_parser
from tests.cost import at_most


@cache
def model() -> Parser:
    parser = load_parser()
    if parser.name == "rules":
        pytest.fail("the English model, which the lock installs, is not there")
    return parser


def said(text: str) -> tuple[FoundStatement, ...]:
    return read_texts([TextToRead("", text, "en")], parser=model())[0].statements


def told(text: str) -> list[tuple[str, str]]:
    """Cue and words of each statement."""
    return [(one.cue, one.words) for one in said(text)]


# --- behind their cue -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Lena Orlin denies all of it.", "denies all of it"),
        ("Lena Orlin ruled out a vote.", "ruled out a vote"),
        ("Lena Orlin asked him to wait.", "asked him to wait"),
        ("Lena Orlin refused to step in.", "refused to step in"),
        ("Lena Orlin pleaded not guilty.", "pleaded not guilty"),
        ("Lena Orlin asked who had won the cup.", "asked who had won the cup"),
        ("Lena Orlin called it “a small leak”.", "called it “a small leak”"),
        ("Lena Orlin rejected the plan, which was late.", "rejected the plan, which was late"),
        ("The harbour union has spoken of three boats.", "has spoken of three boats"),
    ],
)
def test_words_that_say_nothing_alone_read_on_from_their_cue(text: str, line: str) -> None:
    (one,) = said(text)
    assert one.reads_on
    assert f"{one.cue} {one.words}" == line


@pytest.mark.parametrize(
    "text",
    [
        "Lena Orlin said the pier was shut.",
        "Lena Orlin said that the pier was shut.",
        "Lena Orlin said: “The pier is shut.”",
        "“The pier is shut,” Lena Orlin said.",
        "The pier was shut, according to Lena Orlin.",
        "Lena Orlin said “not a word of it” is true.",
    ],
)
def test_a_sentence_or_a_quotation_reads_alone(text: str) -> None:
    assert not any(one.reads_on for one in said(text))


def test_a_sentence_that_a_cue_leads_to_without_a_mark_reads_alone() -> None:
    assert not any(
        one.reads_on for one in said("Lena Orlin said About 30 boats in the harbour leak.")
    )


def test_without_a_model_nothing_is_known_to_read_on() -> None:
    text = TextToRead("", "“The pier,” Lena Orlin said, “is shut.”", "en")
    (one,) = read_texts([text], parser=load_parser("rules"))[0].statements
    assert not one.reads_on


def test_many_statements_of_a_long_text_cost_little() -> None:
    text = "\n\n".join("Lena Orlin denies all of it." for _ in range(200))
    read = said("Lena Orlin denies all of it.")
    assert read
    with at_most(4):
        assert len(said(text)) == 200


# --- what belongs to a cue --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Lena Orlin pointed out that the pier was shut.", "pointed out"),
        ("Lena Orlin said on Monday that the pier was shut.", "said"),
        ("The captain rejected this, saying the pier was safe.", "rejected this, saying"),
        ("The union had spoken of three boats.", "had spoken"),
        ("The union has denied the charges.", "denied"),
        ("Lena Orlin did not deny that she lied.", "did not deny"),
        ("Lena Orlin will also ask why the pier was shut.", "will also ask"),
        ("The union is seeking a rise of 7 per cent.", "is seeking"),
    ],
)
def test_a_cue_has_what_belongs_to_it(text: str, cue: str) -> None:
    assert [found for found, _ in told(text)] == [cue]


# --- told by another --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Peter Hall sat still. “He told me the bids were known,” Lena Orlin said.",
        "Lena Orlin said Peter Hall had promised a new ferry.",
    ],
)
def test_what_another_tells_of_a_speaker_says_who_tells_it(text: str) -> None:
    tellers = {one.speaker: one.teller for one in said(text)}
    assert tellers == {"Peter Hall": "Lena Orlin", "Lena Orlin": ""}


@pytest.mark.parametrize(
    "text",
    [
        "“I told him that the pier was shut,” Lena Orlin said.",
        "Lena Orlin said the pier was shut. Peter Hall promised to open it.",
    ],
)
def test_what_the_article_or_the_speaker_tells_has_no_teller(text: str) -> None:
    assert [one.teller for one in said(text)] == ["", ""]


def test_a_teller_who_is_only_she_is_somebody_else() -> None:
    found = said("“They promised to return the boats by noon,” she said.")
    assert [(one.speaker, one.teller) for one in found] == [("they", "somebody else"), ("she", "")]


def test_the_marks_of_the_teller_are_not_those_of_whom_she_tells() -> None:
    inner, outer = said("“They asked for hot soup and for two blankets,” Lena Orlin said.")
    assert (inner.kind, outer.kind) == (StatementKind.INDIRECT, StatementKind.DIRECT)


# --- whole ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A report by the harbour office, seen by the Post, found rust beneath a bent iron "
            "rail about 30 metres from the spot where the boat was last seen.",
            "rust beneath a bent iron rail about 30 metres from the spot where the boat was last "
            "seen",
        ),
        (
            "Lena Orlin said the first ten captains would come home today and that the rest would "
            "follow if the safety report, due in three days, demanded it.",
            "the first ten captains would come home today and that the rest would follow if the "
            "safety report, due in three days, demanded it",
        ),
        (
            "Lena Orlin, who has led Osk for two years, conceded the harbour election shortly "
            "before noon today after a recount in the district of Tolm left her party one seat "
            "behind.",
            "the harbour election shortly before noon",
        ),
        (
            "Lena Orlin pleaded not guilty on all counts in a voice that nobody heard.",
            "not guilty on all counts",
        ),
    ],
)
def test_words_have_no_hole_no_lost_end_and_no_more_than_was_said(text: str, words: str) -> None:
    assert words in [found for _, found in told(text)]


# --- of whom it is ----------------------------------------------------------------------------


def test_what_she_told_the_court_of_her_boss_is_not_her_bosss() -> None:
    text = (
        "Lena Orlin, once the top aide to the former harbour minister Peter Hall, told Osk "
        "District Court her boss knew who would get the job before it was offered."
    )
    ((who, words),) = [(one.speaker, one.words) for one in said(text)]
    assert who == "Lena Orlin"
    assert words == "her boss knew who would get the job before it was offered"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Harbour Accord of Prime Minister Lena Orlin wants a third term.", "Harbour Accord"),
        ("The Osk field director of Lena Orlin wants a third term.", "director"),
        ("The President of Osk Lena Orlin wants a third term.", "President of Osk"),
    ],
)
def test_a_party_of_somebody_is_the_party(text: str, speaker: str) -> None:
    (one,) = said(text)
    assert speaker in one.speaker
    assert one.speaker.removeprefix("The ") != "Lena Orlin"


def test_the_name_behind_the_office_of_a_source_is_nothing_said() -> None:
    text = "All 12 keepers were in favour, according to its chair, Ann Lee."
    assert told(text) == [("according", "All 12 keepers were in favour")]

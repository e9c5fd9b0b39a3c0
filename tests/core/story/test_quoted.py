"""The same quotation in many articles, and scraps that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.story.quoted import Quoted, quotations, says_nothing
from standfirst.core.types import StatementKind
from tests.cost import at_most

FULL = "We will not give in to threats, not today and not tomorrow"


def said(number: int, words: str, *, by: str = "moor", article: int = 0) -> Quoted:
    return Quoted(number, article or number, by, named=bool(by), words=words)


def groups(*given_: Quoted) -> list[tuple[int, ...]]:
    return [one.ids for one in quotations(given_)]


@pytest.mark.parametrize(
    "words",
    [
        "“We will not give in to threats – not today, and not tomorrow!”",
        "WE WILL NOT GIVE IN TO THREATS, NOT TODAY",
        "not give in to threats",
        "to threats",
        "threats",
        "We will not give in to threats … not today and not tomorrow",
    ],
)
def test_cut_and_otherwise_punctuated_words_of_one_speaker_are_one_quotation(words: str) -> None:
    assert groups(said(1, words), said(2, FULL)) == [(1, 2)]
    assert quotations([said(1, words), said(2, FULL)])[0].fullest in {1, 2}


def test_the_fullest_form_is_the_one_to_show() -> None:
    (one,) = quotations([said(1, "not give in to threats"), said(2, FULL), said(3, "to threats")])
    assert (one.fullest, one.ids) == (2, (1, 2, 3))


def test_sentences_that_one_report_merges_and_another_gives_apart_are_one() -> None:
    other = "The harbour stays open for every ship that pays its dues"
    assert groups(said(1, FULL), said(2, other), said(3, f"{FULL}. {other}.")) == [(1, 2, 3)]


def test_other_words_of_the_same_speaker_stand_for_themselves() -> None:
    other = "We will not give in to anybody, whatever the courts may say"
    assert groups(said(1, FULL), said(2, other)) == [(1,), (2,)]


def test_words_without_a_known_speaker_are_those_of_whom_others_quote() -> None:
    (one,) = quotations([said(1, FULL, by=""), said(2, FULL)])
    assert one.speakers == ("moor",)
    assert groups(said(1, FULL), said(2, "threats", by="vik"), said(3, FULL, by="")) == [
        (1, 3),
        (2,),
    ]


def test_few_words_without_a_speaker_are_not_taken_for_anybodys() -> None:
    assert groups(said(1, FULL), said(2, "in to threats", by="")) == [(1,), (2,)]
    assert groups(said(1, FULL), said(2, "threats", by="")) == [(1,), (2,)]


def test_a_quotation_given_to_two_speakers_names_both() -> None:
    (one,) = quotations([said(1, FULL), said(2, FULL, by="vik")])
    assert one.speakers == ("moor", "vik")


def test_few_words_of_two_speakers_are_no_quotation_of_both() -> None:
    short = "It was a dark day"
    assert groups(said(1, short), said(2, short, by="vik")) == [(1,), (2,)]


def test_speech_within_speech_is_not_given_to_two() -> None:
    inner = FULL.removeprefix("We ")
    assert groups(said(1, FULL, article=7), said(2, inner, by="vik", article=7)) == [(1,), (2,)]
    # Elsewhere the outer words are so much longer that the inner ones are a part, not the same.
    outer = f"My neighbour told me on the quay this morning before anybody else had come: {FULL}"
    assert groups(said(1, outer), said(2, FULL, by="vik")) == [(1,), (2,)]


@given(st.lists(st.text(alphabet="ab “”.…", max_size=12), max_size=8))
def test_every_statement_stands_in_one_quotation(words: list[str]) -> None:
    made = quotations(said(at, text) for at, text in enumerate(words))
    assert sorted(pk for one in made for pk in one.ids) == list(range(len(words)))
    assert all(one.fullest in one.ids for one in made)


def test_thousands_that_begin_alike_cost_little() -> None:
    words = "The minister said on Tuesday that all {0} of the {0} bridges number {0} will be closed"
    given_ = [said(number, words.format(number), by=f"s{number % 9}") for number in range(1, 3000)]
    with at_most(2.0):
        found = quotations(given_)
    assert len(found) == len(given_)


def test_hundreds_of_long_statements_cost_little() -> None:
    text = " ".join(f"word{n % 97} and{n % 31}" for n in range(400))
    with at_most(2.0):
        quotations(said(at, f"{text[at:]} {at}") for at in range(400))


@pytest.mark.parametrize(
    ("kind", "words", "nothing"),
    [
        (StatementKind.INDIRECT, "of three", True),
        (StatementKind.INDIRECT, " … ", True),
        (StatementKind.INDIRECT, "it was lost", False),
        (StatementKind.DIRECT, "Never", False),
        (StatementKind.MIXED, "“a farce”", False),
    ],
)
def test_reported_words_of_which_nothing_is_left_say_nothing(
    kind: StatementKind, words: str, *, nothing: bool
) -> None:
    assert says_nothing(kind, words) is nothing

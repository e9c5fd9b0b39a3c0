"""Which subjects an article gets, and that it rather gets none than a wrong one."""

from __future__ import annotations

import pytest

from standfirst.core.language.similarity import terms
from standfirst.core.subject import english, french, german, spanish
from standfirst.core.subject.choose import MOST, SubjectChooser, WordsOfArticle
from standfirst.core.subject.top import TOP
from standfirst.core.subject.tree import Subject, SubjectTree
from standfirst.core.subject.words import told_by, weights
from tests.cost import at_most

POLITICS, SPORT, HEALTH, CONFLICT = "11000000", "15000000", "07000000", "16000000"
TREE = SubjectTree.of(
    [
        *TOP,
        Subject("20000574", "election", POLITICS),
        Subject("20000579", "national elections", "20000574"),
        Subject("20001065", "football (soccer)", SPORT),
        Subject("20000056", "armed conflict", CONFLICT),
    ]
)
CHOOSER = SubjectChooser(SubjectTree.of(TOP))
WITH_TREE = SubjectChooser(TREE)
VOTE = "Voters go to the polls as the election decides who leads parliament and the government."


def words(
    text: str, *labels: str, headline: str = "", language: str = "en", section: str = ""
) -> WordsOfArticle:
    return WordsOfArticle(terms(headline, text, language), language, labels, section)


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "The goalkeeper saved a penalty before the striker scored in the final.", SPORT),
        ("en", "Rebels fired a missile at the army as soldiers defended the frontline.", CONFLICT),
        (
            "de",
            "Der Torwart hielt den Elfmeter, die Mannschaft gewann das Finale im Stadion.",
            SPORT,
        ),
        ("fr", "Les médecins de l’hôpital soignent les malades de l’épidémie de grippe.", HEALTH),
        ("es", "Los votantes eligen en las urnas al presidente entre los candidatos.", POLITICS),
    ],
)
def test_telling_words_give_the_broadest_subject(language: str, text: str, code: str) -> None:
    assert CHOOSER.choose(words(text, language=language)) == (code,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It was a quiet morning and nobody had anything to say about the thing.",
        "The court was empty.",
        "Собака спит на диване.",
    ],
)
def test_what_tells_too_little_gets_none(text: str) -> None:
    assert CHOOSER.choose(words(text)) == ()


def test_a_language_without_words_gets_none_for_its_text() -> None:
    assert CHOOSER.choose(words(VOTE, language="fi")) == ()


def test_what_the_outlet_calls_it_is_strong_evidence() -> None:
    said = "The goalkeeper was asked about the long evening."
    assert CHOOSER.choose(words(said)) == ()
    assert CHOOSER.choose(words(said, "Football", section="Sport")) == (SPORT,)


def test_a_branch_that_the_article_names_takes_the_place_of_its_broader_one() -> None:
    assert WITH_TREE.choose(words(VOTE, headline="Election day")) == ("20000574",)
    assert CHOOSER.choose(words(VOTE, headline="Election day")) == (POLITICS,)


def test_of_branches_within_each_other_the_narrowest_is_given() -> None:
    found = WITH_TREE.choose(words(VOTE, headline="National elections today"))
    assert found == ("20000579",)


def test_a_branch_needs_every_word_of_its_name() -> None:
    text = "Soldiers and rebels fight; the army bombs the rebels. The conflict, a conflict of arms."
    assert WITH_TREE.choose(words(text)) == (CONFLICT,)


def test_a_branch_of_another_broad_subject_is_not_given_for_its_name_alone() -> None:
    text = "Soldiers of the army fired missiles at rebels near the football football ground."
    assert WITH_TREE.choose(words(text)) == (CONFLICT,)


def test_brackets_in_a_name_are_no_part_of_it() -> None:
    text = "The goalkeeper saved a penalty; the league and its players love football, football."
    assert WITH_TREE.choose(words(text)) == ("20001065",)


def test_an_outlets_label_names_a_branch_in_any_language_of_the_text() -> None:
    text = "Der Torwart hielt den Elfmeter, die Mannschaft gewann das Finale im Stadion."
    assert WITH_TREE.choose(words(text, "Football", language="de")) == ("20001065",)


def test_at_most_three_are_given() -> None:
    text = " ".join(english.WORDS[code][:300] for code in english.WORDS)
    assert len(CHOOSER.choose(words(text))) <= MOST


def test_a_german_compound_tells_what_its_head_tells() -> None:
    assert told_by("regionalwahl", "de") == told_by("wahl", "de") != {}
    assert told_by("qual", "de") == {}


@pytest.mark.parametrize("listed", [english, french, german, spanish])
def test_every_language_tells_all_seventeen(listed: object) -> None:
    assert set(listed.WORDS) == {one.code for one in TOP}  # type: ignore[attr-defined]


def test_a_word_of_several_subjects_tells_less() -> None:
    shared = [told for told in weights("en").values() if len(told) == 2]
    assert shared
    assert all(weight == 0.25 for told in shared for weight in told.values())


def test_hostile_words_cost_no_time() -> None:
    labels = tuple("x " * 100_000 for _ in range(1_000))
    many = {f"w{n}" * 50: 1 for n in range(2_000)}
    with at_most(1.0):
        assert WITH_TREE.choose(WordsOfArticle(many, "de", labels, "y" * 1_000_000)) == ()

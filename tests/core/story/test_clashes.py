"""Which claims are denied, and by whom."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.story.clashes import denying, statements_clash
from standfirst.core.story.denials import denies_nothing
from standfirst.core.story.disagree import Kind
from standfirst.core.story.retorts import MAY_RETORT, Sentence
from standfirst.core.story.told import StatementTold

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def said(
    key: int,
    words: str,
    *,
    speaker: str,
    cue: str = "said",
    article: int = 0,
    hours: float = 0,
    place: tuple[int, int] | tuple[()] = (),
    position: int = 0,
    language: str = "en",
) -> StatementTold:
    at = NOON + timedelta(hours=hours)
    of = article or key
    return StatementTold(
        key, of, of, f"Outlet {of}", at, language, speaker, True, cue, words, position, place
    )


def test_a_denial_stands_beside_what_it_denies() -> None:
    claim = said(1, "the council shelved the report on the bridge", speaker="Stroem")
    answer = said(
        2, "the report on the bridge was shelved", speaker="Hovden", cue="denied", hours=3
    )
    (found,) = statements_clash([claim, answer])
    assert found.kind is Kind.DENIAL
    assert [side.speaker for side in found.sides] == ["Stroem", "Hovden"]


@pytest.mark.parametrize(
    "words", ["the decision to close the bridge", "his bid to close the bridge"]
)
def test_what_is_turned_down_is_no_claim_denied(words: str) -> None:
    claim = said(1, words, speaker="Stroem")
    answer = said(2, words, speaker="Hovden", cue="dismissed", hours=1)
    assert statements_clash([claim, answer]) == ()


def test_a_claim_of_a_decision_is_denied() -> None:
    words = "suggestions the decision harmed the bridge"
    claim = said(1, "the decision harmed the bridge", speaker="Stroem")
    answer = said(2, words, speaker="Hovden", cue="dismissed", hours=1)
    assert len(statements_clash([claim, answer])) == 1


def test_a_denial_in_german_is_one_too() -> None:
    claim = said(1, "der Bericht über die Brücke wurde versteckt", speaker="Stroem", language="de")
    answer = said(
        2, "dass der Bericht über die Brücke versteckt wurde", speaker="Hovden", cue="bestritt",
        hours=1, language="de",
    )  # fmt: skip
    assert len(statements_clash([claim, answer])) == 1


def test_this_points_to_what_another_said_just_before() -> None:
    claim = said(
        1, "four of the nurses had not been replaced", speaker="Labour", article=9, place=(0, 40)
    )
    answer = said(
        2, "this", speaker="The council", cue="rejected", article=9, place=(60, 75), position=1
    )
    assert [side.row for side in statements_clash([claim, answer])[0].sides] == [1, 2]


def test_this_points_to_nothing_far_away() -> None:
    claim = said(
        1, "four of the nurses had not been replaced", speaker="Labour", article=9, place=(0, 40)
    )
    answer = said(
        2, "this", speaker="The council", cue="rejected", article=9, place=(900, 915), position=1
    )
    assert statements_clash([claim, answer]) == ()


def test_nobody_denies_themselves() -> None:
    claim = said(1, "the report on the bridge was shelved", speaker="Hovden")
    answer = said(2, "the report on the bridge was shelved", speaker="Hovden", cue="denied")
    assert statements_clash([claim, answer]) == ()


def test_a_denial_of_something_else_stands_beside_nothing() -> None:
    claim = said(1, "the bridge will be closed for a year", speaker="Stroem")
    answer = said(2, "the report had been shelved by his staff", speaker="Hovden", cue="denied")
    assert statements_clash([claim, answer]) == ()


def test_a_claim_that_says_no_and_its_denial_are_left_alone() -> None:
    claim = said(1, "the report on the bridge was never shelved", speaker="Stroem")
    answer = said(2, "the report on the bridge was shelved", speaker="Hovden", cue="denied")
    assert statements_clash([claim, answer]) == ()


def test_confirmed_stands_beside_could_not_be_confirmed() -> None:
    claim = said(1, "three soldiers died in the ambush", speaker="The army", cue="confirmed")
    answer = said(
        2, "it could not confirm that three soldiers died in the ambush", speaker="NATO", hours=1
    )
    (found,) = statements_clash([claim, answer])
    assert found.kind is Kind.CONFIRMATION


def test_what_was_not_confirmed_first_and_is_later_is_no_disagreement() -> None:
    claim = said(
        1, "three soldiers died in the ambush", speaker="The army", cue="confirmed", hours=9
    )
    answer = said(2, "it could not confirm that three soldiers died in the ambush", speaker="NATO")
    assert statements_clash([claim, answer]) == ()


@pytest.mark.parametrize(
    ("sentence", "nothing"),
    [
        ("The bank neither confirmed nor disputed it.", True),
        ("The agency did not deny the account.", True),
        ("Hovden denied that the advice had been shelved.", False),
    ],
)
def test_a_negated_denial_denies_nothing(sentence: str, *, nothing: bool) -> None:
    assert denies_nothing(sentence) is nothing


@pytest.mark.parametrize("cue", ["rejected this, saying", "denied the claim, adding"])
def test_a_denial_that_goes_on_answers_what_was_said_just_before(cue: str) -> None:
    claim = said(
        1, "four of the city’s nurses had not been replaced", speaker="Labour", place=(0, 70)
    )
    answer = said(
        2, "only two posts were empty", speaker="the council", cue=cue, article=1,
        place=(90, 150), position=1,
    )  # fmt: skip
    (found,) = statements_clash([claim, answer])
    assert (found.kind, [side.row for side in found.sides]) == (Kind.DENIAL, [1, 2])


def test_who_only_goes_on_speaking_denies_nothing() -> None:
    claim = said(
        1, "four of the city’s nurses had not been replaced", speaker="Labour", place=(0, 70)
    )
    answer = said(
        2, "only two posts were empty", speaker="the council", cue="welcomed this, saying",
        article=1, place=(90, 150), position=1,
    )  # fmt: skip
    assert statements_clash([claim, answer]) == ()


@pytest.mark.parametrize(
    ("claim", "denied"),
    [
        ("Hovden had taken bribes from a builder", True),
        ("Hovden opened the bridge with a speech", False),
        ("Stenvold had taken bribes from a builder", False),
    ],
)
def test_charges_are_denied_by_the_one_whom_a_claim_accuses(claim: str, *, denied: bool) -> None:
    told = said(1, claim, speaker="Prosecutors", article=9, place=(10, 60))
    answer = said(
        2, "the charges", speaker="Per Hovden", cue="denies", article=9, place=(200, 220),
        position=3,
    )  # fmt: skip
    assert bool(statements_clash([told, answer])) is denied


def test_any_wrongdoing_is_denied_too() -> None:
    told = said(
        1, "Hovden of fraud", speaker="The paper", cue="accused", article=9, place=(200, 240)
    )
    answer = said(
        2, "any wrongdoing", speaker="Hovden", cue="denied", article=9, place=(300, 330), position=1
    )
    assert [side.row for side in statements_clash([told, answer])[0].sides] == [1, 2]


def test_a_denial_within_the_sentence_of_the_claim_is_no_second_side() -> None:
    claim = said(
        1, "the report on the bridge was shelved, which Hovden denied", speaker="Stroem",
        article=9, place=(0, 90),
    )  # fmt: skip
    answer = said(
        2, "the report on the bridge was shelved", speaker="Hovden", cue="denied", article=9,
        place=(40, 85), position=1,
    )  # fmt: skip
    assert statements_clash([claim, answer]) == ()


def test_two_statements_on_one_person_are_no_claim_and_denial() -> None:
    claim = said(1, "President Anna Holm clung to her office", speaker="The Post")
    answer = said(
        2,
        "that President Anna Holm is stepping down",
        speaker="The minister",
        cue="denied",
        hours=1,
    )
    assert statements_clash([claim, answer]) == ()


@pytest.mark.parametrize("words", ["the name of the bridge", "the plans for a longer bridge"])
def test_what_nobody_claims_is_turned_down_and_not_denied(words: str) -> None:
    claim = said(1, f"{words} would stay as it is", speaker="Stroem")
    answer = said(2, words, speaker="Hovden", cue="rejected", hours=1)
    assert statements_clash([claim, answer]) == ()


def sentences(*texts: str) -> dict[int, list[Sentence]]:
    """Article 9, whose sentences stand one after the other."""
    found, start = [], 0
    for text in texts:
        found.append(Sentence((start, start + len(text)), text))
        start += len(text) + 1
    return {9: found}


def told_in(
    texts: dict[int, list[Sentence]], key: int, sentence: int, words: str, *, speaker: str,
    cue: str = "said",
) -> StatementTold:  # fmt: skip
    """A statement that fills a sentence of article 9."""
    place = texts[9][sentence].span
    return said(key, words, speaker=speaker, cue=cue, article=9, place=place, position=key)


OFFICER = "A fire officer said the call for soldiers should have come a day earlier."


def test_a_sentence_that_only_rejects_answers_what_was_said_before_it() -> None:
    texts = sentences(
        OFFICER, "He gave no name.", "Lind rejected that.", "“They came in an hour,” she said."
    )
    early = "the call for soldiers should have come a day earlier"
    claim = told_in(texts, 1, 0, early, speaker="a fire officer")
    after = told_in(texts, 2, 3, "“They came in an hour,”", speaker="Oda Lind")
    (found,) = statements_clash([claim, after], texts)
    one, other = found.sides
    assert (one.speaker, one.row) == ("a fire officer", 1)
    assert (other.speaker, other.row) == ("Oda Lind", 0)
    assert other.place == (texts[9][2].span[0], texts[9][3].span[1])


@pytest.mark.parametrize(
    "answer",
    [
        "Die Stadt wies den Vorwurf entschieden zurück.",
        "Le ministère a démenti cette accusation.",
        "La alcaldesa Lind lo negó.",
        "But Lind contradicted him at once.",
        "But later on both sides denied these reports.",
    ],
)
def test_what_was_said_is_rejected_in_four_languages(answer: str) -> None:
    texts = sentences(OFFICER, answer)
    claim = told_in(
        texts, 1, 0, "the call should have come a day earlier", speaker="a fire officer"
    )
    assert re.search(MAY_RETORT, answer)
    assert len(statements_clash([claim], texts)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "Lind did not deny that.",
        "He rejected that.",
        "Lind rejected that offer of help.",
        "The judge dismissed the claim.",
        "Nobody who denied it was heard.",
        "Lind rejected it on grounds of cost.",
    ],
)
def test_what_denies_nothing_or_is_nobody_s_answers_nothing(answer: str) -> None:
    texts = sentences(OFFICER, answer)
    claim = told_in(
        texts, 1, 0, "the call should have come a day earlier", speaker="a fire officer"
    )
    assert statements_clash([claim], texts) == ()


def test_nobody_rejects_what_they_said_themselves() -> None:
    texts = sentences("Lind said the call came a day late.", "Oda Lind denied that.")
    claim = told_in(texts, 1, 0, "the call came a day late", speaker="Lind")
    assert statements_clash([claim], texts) == ()


def test_a_claim_of_two_sentences_is_shown_with_both() -> None:
    texts = sentences(
        "Mr Venn claimed the plan had changed 23 times.",
        "The last change, he said, came on a napkin.",
        "The agency rejected that.",
    )
    first = told_in(texts, 1, 0, "the plan had changed 23 times", speaker="Venn")
    last = told_in(texts, 2, 1, "The last change came on a napkin", speaker="Venn")
    (found,) = statements_clash([first, last], texts)
    assert found.sides[0].place == (0, texts[9][1].span[1])


def test_charges_are_what_the_article_says_that_one_is_accused_of() -> None:
    texts = sentences(
        "A clerk said he had forged papers for Hovden.",
        "Hovden, 58, is accused of steering a contract to a friend.",
        "He denies the charges.",
    )
    clerk = told_in(texts, 1, 0, "he had forged papers for Hovden", speaker="a clerk")
    answer = told_in(texts, 2, 2, "the charges", speaker="Per Hovden", cue="denies")
    (found,) = statements_clash([clerk, answer], texts)
    assert (found.sides[0].row, found.sides[0].speaker) == (0, "")
    assert found.sides[0].words == texts[9][1].text


def test_charges_against_another_are_not_denied() -> None:
    texts = sentences(
        "Holm is accused of stealing a boat.", "It rained all day.", "Hovden denies the charges."
    )
    answer = told_in(texts, 1, 2, "the charges", speaker="Per Hovden", cue="denies")
    assert statements_clash([answer], texts) == ()


@pytest.mark.parametrize(
    ("first", "before", "stands"),
    [
        ("It was cold.", "Witnesses reported a bombing at the base.", True),
        ("The ministry was silent.", "Witnesses said the base stood empty.", False),
        ("The ministry was silent.", "Witnesses accused the army of cruelty.", True),
        ("It was cold.", "Witnesses accused the army of cruelty.", False),
    ],
)
def test_a_denial_answers_the_sentence_before_by_its_deed_or_where_it_accuses_one_known(
    first: str, before: str, *, stands: bool
) -> None:
    texts = sentences(first, before, "The ministry denied any such bombing had occurred.")
    claim = told_in(texts, 1, 1, before, speaker="witnesses", cue="reported")
    answer = told_in(
        texts, 2, 2, "any such bombing had occurred", speaker="the ministry", cue="denied"
    )
    assert bool(statements_clash([claim, answer], texts)) is stands


def test_who_declines_to_answer_claims_nothing() -> None:
    texts = sentences(OFFICER, "A clerk declined to name the caller.", "Lind denied the claim.")
    claim = told_in(
        texts, 1, 0, "the call should have come a day earlier", speaker="a fire officer"
    )
    clerk = told_in(texts, 2, 1, "to name the caller now", speaker="a clerk", cue="declined")
    (found,) = statements_clash([claim, clerk], texts)
    assert found.sides[0].speaker == "a fire officer"


def test_what_is_denied_again_stands_beside_the_claim_and_the_first_denial() -> None:
    texts = sentences("The report found melted metal below a power line.", "Grid rejected that.")
    again = Sentence((0, 52), "Grid again denied that its power line began the fire.")
    claim = told_in(
        texts, 1, 0, "melted metal below a power line", speaker="the report", cue="found"
    )
    answer = said(
        2, "its power line began the fire", speaker="Grid", cue="denied", article=12, hours=9,
        place=(11, 52),
    )  # fmt: skip
    (found,) = statements_clash([claim, answer], {**texts, 12: [again]})
    assert [side.article for side in found.sides] == [9, 9, 12]
    (alone,) = statements_clash([claim, answer], texts)
    assert len(alone.sides) == 2


def test_one_denial_of_the_charges_stands_for_those_told_before_it() -> None:
    texts = sentences("Hovden is accused of fraud.", "Hovden denies the charges.")
    first = told_in(texts, 1, 1, "the charges", speaker="Hovden", cue="denies")
    later = said(
        2, "all the allegations", speaker="Hovden", cue="denied", article=12, hours=9,
        place=(28, 50),
    )  # fmt: skip
    (found,) = statements_clash([first, later], {**texts, 12: texts[9]})
    assert [side.article for side in found.sides] == [12, 12]


def test_the_articles_that_deny_are_told_before_their_texts_are_known() -> None:
    claim = said(1, "the bridge is safe", speaker="Stroem")
    answer = said(2, "the bridge is safe", speaker="Hovden", cue="denied")
    assert denying([claim, answer]) == {2}

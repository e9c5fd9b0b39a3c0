"""What a tree says: where one speaker's words end, and what is no stance that anybody took."""

from __future__ import annotations

import pytest

from standfirst.core.language.clauses import attributions
from standfirst.core.language.tree import grow
from tests.core.language.trees import tokens

Told = list[tuple[str, str, str]]


def told(text: str, tagged: str) -> Told:
    """Cue, source and words of each attribution."""
    return [
        (
            text[slice(*a.cue)],
            text[slice(*a.source)] if a.source else "",
            " … ".join(text[slice(*span)] for span in a.content),
        )
        for a in attributions(grow(tokens(text, tagged)))
    ]


def test_a_second_verb_of_speech_ends_the_words_of_the_first_and_has_its_speaker() -> None:
    assert told(
        "The mayor said the pool was shut but added that it would reopen.",
        "The/DT/det/1 mayor/NN/nsubj/2 said/VBD/ROOT/2 the/DT/det/4 pool/NN/nsubjpass/6 "
        "was/VBD/auxpass/6 shut/VBN/ccomp/2 but/CC/cc/6 added/VBD/conj/6 that/IN/mark/12 "
        "it/PRP/nsubj/12 would/MD/aux/12 reopen/VB/ccomp/8 ././punct/2",
    ) == [
        ("said", "The mayor", "the pool was shut"),
        ("added", "The mayor", "that it would reopen"),
    ]


def test_a_participle_of_speech_behind_a_comma_has_the_speaker_of_the_sentence() -> None:
    assert told(
        "The mayor said the pool was shut, noting that pumps failed.",
        "The/DT/det/1 mayor/NN/nsubj/2 said/VBD/ROOT/2 the/DT/det/4 pool/NN/nsubjpass/6 "
        "was/VBD/auxpass/6 shut/VBN/ccomp/2 ,/,/punct/6 noting/VBG/advcl/6 that/IN/mark/11 "
        "pumps/NNS/nsubj/11 failed/VBD/ccomp/8 ././punct/2",
    ) == [
        ("said", "The mayor", "the pool was shut"),
        ("noting", "The mayor", "that pumps failed"),
    ]


def test_what_a_friend_did_and_asked_is_all_told_by_the_mayor() -> None:
    found = told(
        "The mayor said a friend had called and asked for help.",
        "The/DT/det/1 mayor/NN/nsubj/2 said/VBD/ROOT/2 a/DT/det/4 friend/NN/nsubj/6 "
        "had/VBD/aux/6 called/VBN/ccomp/2 and/CC/cc/6 asked/VBN/conj/6 for/IN/prep/8 "
        "help/NN/pobj/9 ././punct/2",
    )
    assert found[0] == ("said", "The mayor", "a friend had called and asked for help")


def test_a_subject_taken_for_an_object_is_given_back_to_its_clause() -> None:
    assert told(
        "The poll found voters were against it.",
        "The/DT/det/1 poll/NN/nsubj/2 found/VBD/ROOT/2 voters/NNS/dobj/2 were/VBD/ccomp/2 "
        "against/IN/prep/4 it/PRP/pobj/5 ././punct/2",
    ) == [("found", "The poll", "voters were against it")]


def test_what_happened_after_is_not_what_was_conceded() -> None:
    assert told(
        "He conceded the race after a recount failed.",
        "He/PRP/nsubj/1 conceded/VBD/ROOT/1 the/DT/det/3 race/NN/dobj/1 after/IN/mark/7 "
        "a/DT/det/6 recount/NN/nsubj/7 failed/VBD/ccomp/1 ././punct/1",
    ) == [("conceded", "He", "the race")]


def test_what_somebody_asked_when_and_if_is_asked() -> None:
    assert told(
        "They ask if it is shut.",
        "They/PRP/nsubj/1 ask/VBP/ROOT/1 if/IN/mark/5 it/PRP/nsubjpass/5 is/VBZ/auxpass/5 "
        "shut/VBN/ccomp/1 ././punct/1",
    ) == [("ask", "They", "if it is shut")]


def test_a_plea_is_a_statement() -> None:
    assert told(
        "He pleaded not guilty.",
        "He/PRP/nsubj/1 pleaded/VBD/ROOT/1 not/RB/neg/3 guilty/JJ/acomp/1 ././punct/1",
    ) == [("pleaded", "He", "not guilty")]


def test_an_offer_with_a_number_is_a_statement_and_one_of_goods_is_not() -> None:
    tree = (
        "The/DT/det/1 line/NN/nsubj/2 offered/VBD/ROOT/2 {}/{}/nummod/4 crowns/NNS/dobj/2 "
        "././punct/2"
    )
    assert told("The line offered nine crowns.", tree.format("nine", "CD"))
    assert not told("The line offered free crowns.", tree.format("free", "JJ"))


def test_what_goes_on_meanwhile_says_nothing() -> None:
    tree = (
        "As/IN/mark/2 talks/NNS/nsubj/2 {}/VBP/advcl/5 ,/,/punct/5 it/PRP/nsubj/5 "
        "rains/VBZ/ROOT/5 ././punct/5"
    )
    assert not told("As talks continue, it rains.", tree.format("continue"))
    assert told("As talks show, it rains.", tree.format("show"))


def test_who_speaks_stands_behind_the_verb_that_follows_a_mark() -> None:
    found = told(
        "“Whoever swims is brave,” said Ann Lee.",
        "“/``/punct/7 Whoever/WP/nsubj/7 swims/VBZ/csubj/3 is/VBZ/ccomp/7 brave/JJ/acomp/3 "
        ",/,/punct/7 ”/''/punct/7 said/VBD/ROOT/7 Ann/NNP/compound/9 Lee/NNP/nsubj/7 ././punct/7",
    )
    assert [source for _, source, _ in found] == ["Ann Lee"]


def test_the_gerund_behind_a_verb_of_speech_is_what_was_said() -> None:
    assert told(
        "He recalled taking the ferry.",
        "He/PRP/nsubj/1 recalled/VBD/ROOT/1 taking/VBG/xcomp/1 the/DT/det/4 ferry/NN/dobj/2 "
        "././punct/1",
    ) == [("recalled", "He", "taking the ferry")]


def test_a_wish_is_a_statement_of_whoever_has_it() -> None:
    assert told(
        "The council wants a new pool.",
        "The/DT/det/1 council/NN/nsubj/2 wants/VBZ/ROOT/2 a/DT/det/5 new/JJ/amod/5 "
        "pool/NN/dobj/2 ././punct/2",
    ) == [("wants", "The council", "a new pool")]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        (
            "The firm would reject the offer.",
            "The/DT/det/1 firm/NN/nsubj/3 would/MD/aux/3 reject/VB/ROOT/3 the/DT/det/5 "
            "offer/NN/dobj/3 ././punct/3",
        ),
        (
            "If they decide to sell, it may close.",
            "If/IN/mark/2 they/PRP/nsubj/2 decide/VBP/advcl/8 to/TO/aux/4 sell/VB/xcomp/2 "
            ",/,/punct/8 it/PRP/nsubj/8 may/MD/aux/8 close/VB/ROOT/8 ././punct/8",
        ),
        (
            "He failed to declare the gifts.",
            "He/PRP/nsubj/1 failed/VBD/ROOT/1 to/TO/aux/3 declare/VB/xcomp/1 the/DT/det/5 "
            "gifts/NNS/dobj/3 ././punct/1",
        ),
        (
            "The idea that it could pay is old.",
            "The/DT/det/1 idea/NN/nsubj/6 that/IN/mark/5 it/PRP/nsubj/5 could/MD/aux/5 "
            "pay/VB/acl/1 is/VBZ/ROOT/6 old/JJ/acomp/6 ././punct/6",
        ),
        (
            "I want a new pool.",
            "I/PRP/nsubj/1 want/VBP/ROOT/1 a/DT/det/4 new/JJ/amod/4 pool/NN/dobj/1 ././punct/1",
        ),
        (
            "She backed which.",
            "She/PRP/nsubj/1 backed/VBD/ROOT/1 which/WDT/dobj/1 ././punct/1",
        ),
    ],
)
def test_what_may_be_or_is_nobodys_is_no_stance(text: str, tagged: str) -> None:
    assert told(text, tagged) == []

"""Whole statements of a text: quotations that go on, speech within speech, where words begin."""

from __future__ import annotations

from standfirst.core.language.assemble import place_statements
from standfirst.core.language.parse import ParsedText
from tests.core.language.trees import parsed

SAID = (
    "“It is shut,” said Ann Lee of the swimming club of the town of Osk.",
    "“/``/punct/6 It/PRP/nsubjpass/3 is/VBZ/auxpass/3 shut/VBN/ccomp/6 ,/,/punct/6 ”/''/punct/6 "
    "said/VBD/ROOT/6 Ann/NNP/compound/8 Lee/NNP/nsubj/6 of/IN/prep/8 the/DT/det/12 "
    "swimming/NN/compound/12 club/NN/pobj/9 of/IN/prep/12 the/DT/det/15 town/NN/pobj/13 "
    "of/IN/prep/15 Osk/NNP/pobj/16 ././punct/6",
)
ADDED = (
    "“It is shut now,” Ann Lee said, adding that pumps failed.",
    "“/``/punct/9 It/PRP/nsubjpass/3 is/VBZ/auxpass/3 shut/VBN/ccomp/9 now/RB/advmod/3 ,/,/punct/9 "
    "”/''/punct/9 Ann/NNP/compound/8 Lee/NNP/nsubj/9 said/VBD/ROOT/9 ,/,/punct/9 "
    "adding/VBG/advcl/9 that/IN/mark/14 pumps/NNS/nsubj/14 failed/VBD/ccomp/11 ././punct/9",
)
RETOLD = (
    "“They told us the pool was shut,” Ann Lee said.",
    "“/``/punct/12 They/PRP/nsubj/2 told/VBD/ccomp/12 us/PRP/dative/2 the/DT/det/5 "
    "pool/NN/nsubjpass/7 was/VBD/auxpass/7 shut/VBN/ccomp/2 ,/,/punct/12 ”/''/punct/12 "
    "Ann/NNP/compound/11 Lee/NNP/nsubj/12 said/VBD/ROOT/12 ././punct/12",
)
QUOTED = "“Two of the pumps are older than I am.”"


def told(text: ParsedText) -> list[tuple[str, str, str]]:
    """Source, cue and words of each statement."""
    return [
        (
            text.text[slice(*s.source)] if s.source else "",
            text.text[slice(*s.cue)] if s.cue else "",
            " … ".join(text.text[slice(*span)] for span in s.content),
        )
        for s in place_statements(text)
    ]


def test_a_quotation_goes_on_behind_a_speaker_told_at_length() -> None:
    found = told(parsed(SAID, (QUOTED, ""), between="\n\n"))
    assert [words for _, _, words in found] == [f"“It is shut,” … {QUOTED}"]


def test_a_quotation_goes_on_with_the_words_in_marks_of_the_sentence_before() -> None:
    found = told(parsed(ADDED, (QUOTED, "")))
    assert ("Ann Lee", "said", f"“It is shut now,” … {QUOTED}") in found
    assert ("Ann Lee", "adding", "that pumps failed") in found


def test_a_quotation_behind_other_words_of_its_paragraph_is_nobodys() -> None:
    text = parsed(SAID, ("Water is a thing.", ""), (f"(2009). {QUOTED}", ""), between="\n\n")
    assert [cue for _, cue, _ in told(text)] == ["said"]


def test_what_others_told_the_speaker_is_a_statement_of_theirs() -> None:
    assert told(parsed(RETOLD)) == [
        ("Ann Lee", "said", "“They told us the pool was shut,”"),
        ("They", "told", "the pool was shut"),
    ]


def test_what_the_speaker_told_others_before_is_a_second_statement() -> None:
    own = tuple(part.replace("They", "We") for part in RETOLD)
    assert sorted(cue for _, cue, _ in told(parsed((own[0], own[1])))) == ["said", "told"]


def test_what_others_may_tell_is_no_statement_of_theirs() -> None:
    maybe = (
        "“They may tell us the pool was shut,” she said.",
        "“/``/punct/12 They/PRP/nsubj/3 may/MD/aux/3 tell/VB/ccomp/12 us/PRP/dative/3 "
        "the/DT/det/6 pool/NN/nsubjpass/8 was/VBD/auxpass/8 shut/VBN/ccomp/3 ,/,/punct/12 "
        "”/''/punct/12 she/PRP/nsubj/12 said/VBD/ROOT/12 ././punct/12",
    )
    assert [cue for _, cue, _ in told(parsed(maybe))] == ["said"]


def test_what_is_said_begins_with_its_own_sentence() -> None:
    unparted = (
        "The mayor met us.  It is shut, he said.",
        "The/DT/det/1 mayor/NN/nsubj/2 met/VBD/ccomp/10 us/PRP/dobj/2 ././punct/2 "
        "It/PRP/nsubjpass/7 is/VBZ/auxpass/7 shut/VBN/ccomp/10 ,/,/punct/10 he/PRP/nsubj/10 "
        "said/VBD/ROOT/10 ././punct/10",
    )
    assert told(parsed(unparted)) == [("he", "said", "It is shut")]


def test_a_name_and_a_colon_give_the_quotation_behind_them_to_its_bearer() -> None:
    text = parsed(("Ann Lee: “It is shut for good.”", ""))
    assert told(text) == [("Ann Lee", ":", "“It is shut for good.”")]


def test_a_phrase_and_a_colon_give_it_to_nobody() -> None:
    assert told(parsed(("One of the signs: “It is shut for good.”", ""))) == []


def test_what_nothing_can_do_is_no_cue_of_the_words_behind_it() -> None:
    text = parsed(
        (
            "She knows nothing can harm her now: “Evils disappear when there is light.”",
            "She/PRP/nsubj/1 knows/VBZ/ROOT/1 nothing/NN/nsubj/4 can/MD/aux/4 harm/VB/ccomp/1 "
            "her/PRP/dobj/4 now/RB/advmod/4 :/:/punct/1",
        )
    )
    assert [cue for _, cue, words in told(text) if "Evils" in words and cue == "harm"] == []

"""Which cues take the denial before them along."""

from __future__ import annotations

import pytest

from standfirst.core.language.denials import with_answer


@pytest.mark.parametrize(
    ("text", "cue", "whole"),
    [
        ("The council rejected this, saying two posts were empty.", "saying",
         "rejected this, saying"),
        ("She denied the claim, adding that it was paid.", "adding", "denied the claim, adding"),
        ("He rejected the offer, saying it was low.", "saying", "saying"),
        ("He denied this. He said it was paid.", "said", "said"),
        ("He smiled, saying it was paid.", "saying", "saying"),
    ],
)  # fmt: skip
def test_a_denial_that_goes_on_is_one_cue(text: str, cue: str, whole: str) -> None:
    place = text.index(cue)
    assert text[slice(*with_answer(text, (place, place + len(cue))))] == whole

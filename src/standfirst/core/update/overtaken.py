"""Whether later reports of the same have overtaken what a sentence tells, or told it already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.core.update.ground import NUMBER_WORDS
from standfirst.core.update.sentences import content, numbers, without_quotations

SAME_MATTER = 0.4  # shared content words from which two sentences tell of one matter
SAME_COUNTS, SAME_WORDS = 2, 3  # that two sentences share which count the same things

_STATES = {
    "en": "is are am remain remains still now yet will expect expects continue continues",
    "de": "ist sind wird werden bleibt bleiben noch bisher derzeit",
    "fr": "est sont reste restent encore toujours sera seront",
    "es": "es son está están sigue siguen todavía aún será serán",
}
_FIRST = re.compile(r"\b(?:first|last)(?= (?:of|to)\b)")  # of those whose number grows
_STATE = {
    language: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for language, words in _STATES.items()
}


def counts(sentence: str) -> frozenset[str]:
    """The numbers of a sentence, in figures or as English words; "the first of" is one."""
    plain = sentence.casefold()
    return numbers(sentence) | {*NUMBER_WORDS.findall(plain), *_FIRST.findall(plain)}


def tells_a_state(sentence: str, language: str) -> bool:
    """Does it tell how things stand, not what happened?"""
    state = _STATE.get(language[:2])
    return state is not None and state.search(without_quotations(sentence)) is not None


def is_overtaken(sentence: str, later: Iterable[str], *, language: str) -> bool:
    """Does it tell a state or a count of a matter of which a later sentence tells otherwise?

    "Nine of the 13 miners are out" is, once "the last of the 13 miners is out". It still holds
    where a later sentence has most of its counts.
    """
    counted = counts(without_quotations(sentence))
    if not counted and not tells_a_state(sentence, language):
        return False
    said = content(sentence)
    # Of its own words: a short sentence shares many of its words with anything.
    least = SAME_MATTER * len(said)
    matter = [counts(other) for other in later if len(said & content(other)) >= least]
    return bool(matter) and not any(2 * len(counted & one) > len(counted) for one in matter)


def counts_alike(sentence: str, others: Iterable[str]) -> bool:
    """Has one of the others told this matter with the same two numbers or more?"""
    return any(_alike(sentence, other) for other in others)


def _alike(sentence: str, other: str) -> bool:
    counted = counts(sentence) & counts(other)
    matter = (content(sentence) & content(other)) - counted
    return len(counted) >= SAME_COUNTS and len(matter) >= SAME_WORDS

"""Whether later reports of the same have overtaken what a sentence tells, or told it already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.core.update.ground import NUMBER_WORDS
from standfirst.core.update.sentences import content, numbers, without_quotations, words

SAME_MATTER = 0.4  # shared content words from which two sentences tell of one matter
SAME_COUNTS, SAME_WORDS = 2, 3  # that two sentences share which count the same things

_STATES = {
    "en": "is are am remain remains still now yet will expect expects continue continues",
    "de": "ist sind wird werden bleibt bleiben noch bisher derzeit",
    "fr": "est sont reste restent encore toujours sera seront",
    "es": "es son está están sigue siguen todavía aún será serán",
}
# Beside a state, that it is no more, is again, or was only once.
_TURNS = {
    "en": "no not never nor longer again reopened was were until",
    "de": "nicht nie kein keine keinen mehr wieder war waren bis",
    "fr": "ne pas jamais plus nouveau était étaient jusqu",
    "es": "no nunca ya nuevo estaba estaban era eran hasta",
}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# Days of a month, hours of a clock and years count nothing.
_WHEN = re.compile(
    rf"\b(?:{_DAY}(?: ?[-–] ?| (?:to|and|bis|und|au|et|al|y) ))?{_DAY} (?:of |de )?{_MONTH}(?!\w)|"
    rf"\b{_MONTH} {_DAY}(?: ?[-–] ?{_DAY})?(?![\w:]|[.,]\d)|"
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b|"
    rf"\b(?:\d{{1,2}}(?:[:.]\d\d)?|(?i:{_HOUR})) ?(?:[AaPp]\.?[Mm]\b\.?|Uhr\b|o['’]clock\b)|"
    r"\b\d{1,2}(?::| ?h ?)\d\d\b|\b(?:à \d{1,2} ?h(?:eures?)?(?: ?\d\d)?|a las \d{1,2})\b|"
    rf"\b(?i:half past {_HOUR}|at (?:five|ten|twenty|a quarter) (?:to|past) {_HOUR})(?=[.,;]|$)|"
    r"(?<![\w.,:$€£¥])(?:19|20)\d\d(?![\w%]|[.,:]\d)"
)
_FIRST = re.compile(r"\b(?:first|last)(?= (?:of|to)\b)")  # of those whose number grows
_STATE = {
    language: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for language, words in _STATES.items()
}


def counts(sentence: str) -> frozenset[str]:
    """The numbers of a sentence, in figures or as English words; "the first of" is one, a date
    and an hour are none."""
    sentence = _WHEN.sub(" ", sentence)
    plain = sentence.casefold()
    return numbers(sentence) | {*NUMBER_WORDS.findall(plain), *_FIRST.findall(plain)}


def tells_a_state(sentence: str, language: str) -> bool:
    """Does it tell how things stand, not what happened?"""
    state = _STATE.get(language[:2])
    return state is not None and state.search(without_quotations(sentence)) is not None


def is_overtaken(sentence: str, later: Iterable[str], *, language: str) -> bool:
    """Does it tell a state or a count of a matter of which a later sentence tells otherwise?

    "Nine of the 13 miners are out" is, once "the last of the 13 miners is out". It still holds
    where a later sentence has most of its counts; a state without a number is not overtaken by
    one that only says it again.
    """
    counted = counts(without_quotations(sentence))
    if not counted and not tells_a_state(sentence, language):
        return False
    said = content(sentence)
    # Of its own words: a short sentence shares many of its words with anything.
    least = SAME_MATTER * len(said)
    matter = [
        counts(other)
        for other in later
        if len(said & content(other)) >= least
        and (counted or not _same_state(sentence, other, language[:2]))
    ]
    return bool(matter) and not any(2 * len(counted & one) > len(counted) for one in matter)


def _same_state(sentence: str, other: str, language: str) -> bool:
    """Does the other tell a state in all words of this one, and turn it no other way?"""
    if not tells_a_state(other, language):
        return False
    said = content(_STATE[language].sub(" ", sentence))
    turns = frozenset(_TURNS[language].split())
    here, there = (turns.intersection(words(one.casefold())) for one in (sentence, other))
    return here == there and said <= content(other)


def counts_alike(sentence: str, others: Iterable[str]) -> bool:
    """Has one of the others told this matter with the same two numbers or more?"""
    return any(_alike(sentence, other) for other in others)


def _alike(sentence: str, other: str) -> bool:
    sentence, other = _WHEN.sub(" ", sentence), _WHEN.sub(" ", other)
    counted = counts(sentence) & counts(other)
    matter = (content(sentence) & content(other)) - counted
    return len(counted) >= SAME_COUNTS and len(matter) >= SAME_WORDS

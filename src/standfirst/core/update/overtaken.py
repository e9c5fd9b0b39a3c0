"""Whether later reports of the same have overtaken what a sentence tells, or told it already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain

from standfirst.core.language.numbers import find_numbers
from standfirst.core.language.roles import is_role
from standfirst.core.story.counts import PART_AFTER, is_part
from standfirst.core.story.fates import fate_of, fates, is_everybody
from standfirst.core.story.formerly import is_former
from standfirst.core.story.refer import LOST
from standfirst.core.update.ground import NUMBER_WORDS
from standfirst.core.update.sentences import (
    MOST_LETTERS,
    content,
    numbers,
    without_quotations,
    words,
)

SAME_MATTER = 0.4  # shared content words from which two sentences tell of one matter
SAME_TOLL = 0.3  # shared content words from which two sentences with one toll are one too many
SAME_COUNTS, SAME_WORDS = 2, 3  # that two sentences share which count the same things

_Toll = tuple[str, float]
_LIVES = frozenset({"dead", *LOST})
_CORRECTED_TO = 0.5  # of a toll; less is that of something else

_BESIDE = 4  # words from one that tells of lives to the person whose life it is
_CLAUSE = re.compile(r"[,;:.!?–—|]| - ")
_SOMEBODY = frozenset(
    "dozens scores hundreds thousands many several"
    " man men woman women boy boys girl girls child children baby babies teenager teenagers father"
    " mother son daughter brother sister family mann männer frau frauen junge kind kinder homme"
    " hommes femme femmes enfant enfants hombre hombres mujer mujeres niño niños niña niñas".split()
)
# "Dead heat for mayor", "Killer app", "Missing the point": nobody's life.
_NO_LIFE = re.compile(
    r"\bdead (?:heat|sea|end|line|lock|wood|ball|weight|wrong|calm)\b|\bkiller\b"
    r"|\bmissing (?:the|a|an|out|link|piece|from)\b",
    re.IGNORECASE,
)

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
_COUNT = re.compile(rf"(?<![\w.,])\d[\d.,]*(?<=\d)|(?i:{NUMBER_WORDS.pattern})")
# Behind a number, of that number: "seven were wrongly counted", "seven were thought dead, but the
# police corrected the figure", not "the ministry said in a revised count".
_WRONGLY = re.compile(r"^(?P<way>[^,;:–—]*?)\b(?:wrongly|mistakenly|by mistake|in error)\b")
_CORRECTED = re.compile(
    r"\b(?:but|then|later|before|until|which)\b(?P<way>[^,;:–—]*?)"
    r"\b(?:wrongly|mistaken|mistakenly|in error|by mistake|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\btheir )"
    r"(?:corrected|revised|retracted|withdrew|withdrawn)"
    r"(?=[,.;]|$| (?:to|up|down|upwards?|downwards?|by|at|on|in|as|later|it|that|this|them|"
    r"(?:the|that|this|its|their|those|these) (?:[\w-]+ )?"
    r"(?:figures?|numbers?|counts?|tolls?|tally|totals?|estimates?|reports?|claims?))\b(?! of)))"
)
_OF_THEM = re.compile(r"^\s?(?:of|der|des|de los|de las) ")
# What a part did or was: "three of the miners | were found dead", not "of those who were killed".
_DID = re.compile(
    r"(?<!\bwho )(?<!\bwho have )(?<!\bwho had )\b(?:is|are|was|were|has|have|had|remain|remained|"
    r"still|died|die|dies|fled|sind|waren|wurden|haben|starben|sont|étaient|ont|son|eran|fueron|han|"
    r"estaban|murieron)\b"
)
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


@lru_cache(maxsize=4096)
def _counts_now(sentence: str) -> frozenset[str]:
    """The counts of a sentence but those that it tells as no longer so: "up from 12", "seven were
    thought dead, but the police corrected the figure"."""
    said = [(found.start(), found.end()) for found in _COUNT.finditer(sentence)]
    past = [(start, end) for start, end in said if _is_no_more(sentence, start, end)]
    for start, end in reversed(past):
        sentence = f"{sentence[:start]} {sentence[end:]}"
    return counts(sentence)


def _is_no_more(sentence: str, start: int, end: int) -> bool:
    """Is the number there told as what was so before?"""
    after = sentence[end:]
    return _is_taken_back(after) or is_former(sentence[:start], after)


def _is_taken_back(after: str) -> bool:
    """Does what stands behind a number say that it was wrong, and of no other number?"""
    said = [_WRONGLY.match(after), *_CORRECTED.finditer(after)]
    return any(one is not None and not _COUNT.search(one["way"]) for one in said)


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
    if len(sentence) > MOST_LETTERS:
        return False
    counted = counts(without_quotations(sentence))
    if not counted and not tells_a_state(sentence, language):
        return False
    said, befell = content(sentence), tolls(sentence, language).keys()
    # Of its own words: a short sentence shares many of its words with anything.
    least = SAME_MATTER * len(said)
    matter = [
        _counts_now(other)
        for other in later
        if len(other) <= MOST_LETTERS
        and len(said & content(other)) >= least
        and not befell & _parts(other, language)
        and not _is_of_others(befell, other, language)
        and (counted or not _same_state(sentence, other, language[:2]))
    ]
    return bool(matter) and not any(2 * len(counted & one) > len(counted) for one in matter)


def _is_of_others(befell: Set[str], other: str, language: str) -> bool:
    """Do both sentences count people, and not the same: the moved and the dead?"""
    theirs = tolls(other, language).keys()
    return bool(befell and theirs) and not befell & theirs


@lru_cache(maxsize=4096)  # a sentence is asked for again with each that may overtake it
def tolls(sentence: str, language: str) -> Mapping[str, frozenset[float]]:
    """What a sentence counts of whom something befell: "dead" → 5; no part of them, nothing that
    was so before, and nothing of a sentence too long to be looked at."""
    found: dict[str, set[float]] = defaultdict(set)
    for value, fate, part in _befallen(sentence, language):
        if not part:
            found[fate].add(value)
    return {fate: frozenset(values) for fate, values in found.items()}


def _parts(sentence: str, language: str) -> frozenset[str]:
    """The fates of which a sentence counts but a part: "ten of the dead were children"."""
    told = _befallen(sentence, language)
    whole = {fate for _, fate, part in told if not part}
    return frozenset(fate for _, fate, _ in told) - whole


@lru_cache(maxsize=4096)
def _befallen(sentence: str, language: str) -> tuple[tuple[float, str, bool], ...]:
    """Its numbers of whom something befell: how many, what, and whether they are but a part."""
    if len(sentence) > MOST_LETTERS:
        return ()
    found = []
    for number in find_numbers(sentence, language=language[:2]):
        before, after = sentence[: number.start], sentence[number.end :]
        fate = fate_of("", before, after, language=language)
        if fate and not _is_no_more(sentence, number.start, number.end):
            part = is_part(before) or _is_part_of(after, language)
            found.append((number.value, fate, part))
    return tuple(found)


def _is_part_of(after: str, language: str) -> bool:
    """Is the number one of more, or of those whom it befell: "three more", "ten of the dead"?

    "Three of the miners were found dead" counts all the dead.
    """
    of = _OF_THEM.match(after)
    if of is None:
        return PART_AFTER.match(after) is not None
    whom = _DID.split(after[of.end() :], maxsplit=1)[0]
    return bool(fate_of(whom, "", "", language=language))


def has_another_toll(sentence: str, later: Iterable[Sequence[str]], *, language: str) -> bool:
    """Does the last of the later reports, oldest first, that counts the dead, the missing, the
    moved ... count others than this sentence?

    Tolls grow, or are corrected by a little: two dead are of another event than fifty.
    """
    told = tolls(sentence, language)
    newest: dict[str, frozenset[float]] = {}
    for report in later if told else ():
        counted: dict[str, frozenset[float]] = defaultdict(frozenset)
        for other in report:
            for fate, values in tolls(other, language).items():
                counted[fate] |= values
        newest |= counted
    return any(
        fate in newest
        and not values & newest[fate]
        and (fate in LOST or max(newest[fate]) >= _CORRECTED_TO * max(values))
        for fate, values in told.items()
    )


def holds(sentence: str, later: Sequence[Sequence[str]], *, language: str) -> bool:
    """Is it still so after the later reports, given by their sentences, oldest first?"""
    if has_another_toll(sentence, later, language=language):
        return False
    return not is_overtaken(sentence, chain.from_iterable(later), language=language)


def tells_of_lives(sentence: str, language: str) -> bool:
    """Does it say that people died, are missing or trapped?"""
    return not _LIVES.isdisjoint(fates(sentence, language=language))


def puts_lives_at_stake(headline: str, language: str) -> bool:
    """Does it say how many people died, are missing or trapped, or name such a person beside?

    "Two miners trapped", "Missing man found"; not "Dead heat in poll", "Trapped: series returns".
    """
    plain = _NO_LIFE.sub(" ", headline[:MOST_LETTERS])
    if not tells_of_lives(plain, language):
        return False
    if not _LIVES.isdisjoint(tolls(plain, language)):
        return True
    return any(_names_one_at_stake(words(one), language) for one in _CLAUSE.split(plain))


def _names_one_at_stake(said: Sequence[str], language: str) -> bool:
    return any(
        tells_of_lives(word, language)
        and any(
            _is_somebody(other.casefold(), language)
            for other in (*said[max(0, at - _BESIDE) : at], *said[at + 1 : at + 1 + _BESIDE])
        )
        for at, word in enumerate(said)
    )


def _is_somebody(noun: str, language: str) -> bool:
    if tells_of_lives(noun, language):
        return False
    return noun in _SOMEBODY or is_role(noun) or is_everybody(noun, language=language[:2])


def _same_state(sentence: str, other: str, language: str) -> bool:
    """Does the other tell a state in all words of this one, and turn it no other way?"""
    if not tells_a_state(other, language):
        return False
    said = content(_STATE[language].sub(" ", sentence))
    turns = frozenset(_TURNS[language].split())
    here, there = (turns.intersection(words(one.casefold())) for one in (sentence, other))
    return here == there and said <= content(other)


def counts_alike(sentence: str, others: Iterable[str], *, language: str) -> bool:
    """Has one of the others told this matter with the same two numbers or more, or its toll?"""
    toll = _several(sentence, language)
    return any(
        _alike(sentence, other) or (toll and _tells_toll(sentence, toll, other, language))
        for other in others
    )


def _tells_toll(sentence: str, toll: Set[_Toll], other: str, language: str) -> bool:
    """Does the other tell the whole toll, and more of the sentence than an aside would?"""
    said = content(sentence)
    shared = len(said & content(other)) >= SAME_TOLL * len(said)
    return shared and toll <= _several(other, language)


def _several(sentence: str, language: str) -> Set[_Toll]:
    """What befell how many, where that is more than one."""
    told = tolls(sentence, language).items()
    return {(fate, value) for fate, values in told for value in values if value > 1}


def _alike(sentence: str, other: str) -> bool:
    sentence, other = _WHEN.sub(" ", sentence), _WHEN.sub(" ", other)
    counted = counts(sentence) & counts(other)
    matter = (content(sentence) & content(other)) - counted
    return len(counted) >= SAME_COUNTS and len(matter) >= SAME_WORDS

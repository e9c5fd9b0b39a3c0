"""What in its own article a denial answers: "Hovden rejected that", "he denies the charges"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.core.language.similarity import stopwords
from standfirst.core.types import Span

MOST_LETTERS = 600  # of a sentence that is looked at
# Finds the texts in which a retort may stand; alike in Python and PostgreSQL.
MAY_RETORT = (
    r"(rejected|rejects|denied|denies|disputed|disputes|refuted|refutes|rebutted|dismissed|"
    r"dismisses|contradicted|contradicts) (this|that|it|the|these|those|such|her|him|them)[ .,;:]"
    r"|(bestreitet|bestritt|dementierte?|widersprach|widerspricht|weist|wies|wiesen) "
    r"(das|d[ie]|den)"
    r"|(démenti|dément|rejette|rejeté|conteste|contesté|réfute|réfuté|nie|nié) (ce|le)"
    r"|lo (negó|niega|desmintió|rechazó)|(negó|desmintió|rechazó|niega) (es|la|lo)"
)
NEAR = 4  # sentences before "denies the charges" in which these are told

_ADVERBS = (
    r"(?:(?:has|have|had|again|also|later|strongly|firmly|flatly|angrily|promptly|largely) )*"
)
_WORDS = (
    r"(?:suggestion|claim|accusation|allegation|account|assertion|report|criticism|charge|rumou?r|"
    r"version)s?"
)
_WHO = r"(?P<who>[^;:“”„«»\"!?]{2,90}?),? "
# A whole answer: what it denies was said before. No "had he denied", no "who rejected that".
_RETORTS = (
    re.compile(
        r"(?:(?:But|Yet|However|And|Still),? )?(?:[Ll]ater(?: on)?,? )?" + _WHO + _ADVERBS + r"(?:"
        r"(?:rejected|rejects|denied|denies|disputed|disputes|refuted|refutes|rebutted|dismissed|"
        r"dismisses|contradicted|contradicts) "
        r"(?:this|that|(?<=denied )it|(?<=denies )it|(?:the|this|that|these|those|such) (?:\w+ )?"
        + _WORDS
        + r")"
        r"|contradicted (?:her|him|them))"
        r"(?=[.,;:]|$| (?:at once|outright|as|in a|in an|on|yesterday|today|and|but|when|saying)"
        r"\b)",
    ),
    re.compile(
        _WHO
        + r"(?:(?:bestreitet|bestreiten|bestritt|bestritten|dementiert|dementierte|widersprach|"
        r"widerspricht|weist|weisen|wies|wiesen) "
        r"(?:das|dies|dem|(?:den|die|diesen?|dieser) (?:Vorwurf|Vorwürfe|Darstellung|Behauptung|"
        r"Anschuldigung|Bericht|Berichte)(?:en)?))(?: \w+)?(?: zurück)?(?=[.,;]|$)",
    ),
    re.compile(
        _WHO
        + r"(?:(?:a|ont) (?:\w+ )?(?:démenti|rejeté|contesté|réfuté|nié)|dément|démentent|rejette|"
        r"rejettent|conteste|contestent|réfute|réfutent|nie|nient) "
        r"(?:cela|(?:ce|cet|cette|ces|les?|la) "
        r"(?:accusation|information|affirmation|version|rumeur|allégation)s?)(?=[.,;]|$)",
    ),
    re.compile(
        _WHO + r"(?:lo (?:negó|niega|desmintió|desmiente|rechazó|rechaza)|(?:negó|niega|desmintió|"
        r"desmiente|rechazó|rechaza) (?:esa|ese|eso|esas|esos|esta|estas|la|las|los) "
        r"(?:acusaci(?:ón|ones)|versi(?:ón|ones)|afirmaci(?:ón|ones)|informaci(?:ón|ones)|"
        r"rumor(?:es)?))(?=[.,;]|$)",
    ),
)
_WITHIN = re.compile(
    r"\b(?:who|which|that|if|when|after|because|while|said|says|saying|told|not|never|nor|neither|"
    r"nobody|would|will|could|can|may|might|must|should|to|or|qui|que|ne|no|nicht|der|die|das)$|"
    r"\bif\b|\bno one\b|\bnone of\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:again|once more|repeatedly|still|erneut|abermals|de nouveau|à nouveau|de nuevo)\b"
    r"[^.;]{0,20}\b(?:den|reject|disput|dismiss|contradict|bestr|bestritt|dement|ni|dém|neg|desm)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|there|these|those|what|all|er|sie|il|elle|ils|él|ella|ellos|ce|cela)\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(
    r"\b(?:judges?|courts?|magistrates?|tribunal|jury|richter(?:in)?|gericht|juge|juez|jueza)\b",
    re.IGNORECASE,
)

_CHARGED = re.compile(
    r"\b(?:accus(?:es?|ed|ing)\b|accusations? (?:of|that|by)|charged with|charges? (?:of|that)|"
    r"(?:faces?|faced|facing) (?:[\w-]+ ){0,5}(?:counts?|charges?|trial)|alleg(?:es?|ed|ing)\b|"
    r"allegations? (?:of|that)|indicted|suspected of|on trial for|blam(?:es?|ed|ing)\b|"
    r"angeklagt|beschuldigt?e?n?|(?:wird|werden|wurde) \w+ vorgeworfen|wirft \w+|"
    r"accusée?s? d|soupçonnée?s? d|mise?s? en examen|poursuivie?s? pour|"
    r"acusad[oa]s? de|imputad[oa]s? por)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_NAME = frozenset("the mrs her his their its sir for and".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, single-spaced, and where it stands in the text."""

    span: Span
    text: str


def retort_of(text: str) -> str:
    """Who, in this sentence's words, rejects what was said before it; "" where nobody does."""
    found = (pattern.match(text[:MOST_LETTERS]) for pattern in _RETORTS)
    who = next((one["who"] for one in found if one), "")
    vague = not who or _PRONOUN.match(who) or _WITHIN.search(who)
    return "" if vague or judges(who) else who


def is_known_before(sentences: Sequence[Sentence], index: int, who: str, language: str) -> bool:
    """Does the article name them before this sentence?"""
    names = names_in(who, language)
    return any(names & names_in(one.text, language) for one in sentences[:index])


def is_again(text: str) -> bool:
    """Does the sentence say that something is denied once more?"""
    return bool(_AGAIN.search(text[:MOST_LETTERS]))


def judges(speaker: str) -> bool:
    """Is it a court? What a court dismisses, it decides."""
    return bool(_JUDGING.search(speaker))


def accusing_before(sentences: Sequence[Sentence], index: int, denier: str, language: str) -> int:
    """The sentence, before that of the denial, which says what the denier is accused of; -1 where
    none does. The sentence just before need not name them."""
    names = names_in(denier, language)
    for number in range(index - 1, max(index - NEAR, 0) - 1, -1):
        text = sentences[number].text
        if len(text) > MOST_LETTERS:
            continue
        named = number == index - 1 or names & names_in(text, language)
        if named and _CHARGED.search(text):
            return number
    return -1


def names_in(text: str, language: str) -> set[str]:
    """The words of a name, for telling whether two name one person."""
    return set(_WORD.findall(text.casefold())) - stopwords(language) - _NO_NAME

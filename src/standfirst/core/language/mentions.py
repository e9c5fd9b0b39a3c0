"""Takes the words that name a speaker apart: head noun, number, whether known, new or a pronoun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standfirst.core.language.roles import is_role, singular
from standfirst.core.language.wordlists import word_set

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f", "they": "p",
    "them": "p", "their": "p", "it": "o", "its": "o", "i": "1", "me": "1", "my": "1", "we": "1",
    "us": "1", "our": "1", "you": "2", "your": "2", "who": "r", "which": "r", "that": "d",
    "this": "d", "these": "d", "those": "d", "himself": "m", "herself": "f", "er": "m",
    "il": "m", "él": "m", "elle": "f", "ella": "f", "ils": "p", "elles": "p", "ellos": "p",
}  # fmt: skip
DOCUMENTS = word_set(
    """
    report statement letter study survey poll memo document filing complaint lawsuit indictment
    affidavit ruling verdict paper review analysis audit brief briefing bulletin release post
    tweet message email e-mail note article book speech record summary assessment finding data
    figure census account transcript text constitution law bill decree order resolution
    communiqué declaration petition warrant press-release website leaflet notice
    """
)
GROUPS = word_set(
    """
    government company firm group ministry department agency bank party union council committee
    commission court police army navy military force administration campaign team club board
    office authority authorities parliament senate congress cabinet organisation organization
    association federation institute university hospital school newspaper paper magazine network
    broadcaster channel outlet airline airport city town village county state country nation
    province region prosecution defence defense jury church charity foundation regulator
    watchdog operator utility embassy palace kremlin coalition alliance opposition bloc industry
    manufacturer maker supplier retailer carrier railway port consortium developer chain brewery
    cooperative co-operative society coroner service mission fund brigade
    """
)  # fmt: skip
SOURCES = word_set(
    """
    source official person insider someone individual
    """
)
_DETERMINER = re.compile(
    r"^(the same|the other|the|this|that|these|those|a|an|another|one|two|three|four|five|several|"
    r"some|many|most|both|other|his|her|its|their|a second|a third|a few|all|any|no)\b ?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",| (?:who|whom|whose|which|that|of|for|at|in|with|from|on|to|by|as|among|inside|within|"
    r"close|familiar|briefed|"
    r"involved|near|under|speaking|working|based|involved|involved|and|or) ",
)


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker's mention, read: "The senior source" → the, source, {senior}."""

    text: str
    determiner: str
    head: str  # singular, small; "" where the phrase is a bare name
    modifiers: frozenset[str]
    plural: bool
    pronoun: str  # one of the codes of PRONOUNS, "" otherwise

    @property
    def definite(self) -> bool:
        """Points to somebody already in the text."""
        return self.determiner in (
            "the",
            "the same",
            "this",
            "that",
            "these",
            "those",
            "his",
            "her",
            "its",
            "their",
        )


def describe(mention: str) -> Described:
    """Reads a mention; the head is the last word before the first preposition or comma."""
    text = re.sub(r"\s+", " ", mention).strip(" ,.;:“”\"'")
    low = text.lower()
    if low in PRONOUNS:
        return Described(text, "", "", frozenset(), low in ("they", "them", "we"), PRONOUNS[low])
    found = _DETERMINER.match(text)
    determiner = found.group(1).lower() if found else ""
    rest = text[found.end() :] if found else text
    core = _CUT.split(rest, maxsplit=1)[0].strip()
    words = _to_the_role(re.findall(r"[\w’'.-]+", core))
    if not words:
        return Described(text, determiner, "", frozenset(), False, "")
    last = words[-1].lower()
    head = singular(last) if not (last in DOCUMENTS or last in GROUPS) else last
    plural = head != last or last in ("people", "police", "authorities")
    modifiers = frozenset(w.lower() for w in words[:-1])
    return Described(text, determiner, head, modifiers, plural, "")


def _to_the_role(words: list[str]) -> list[str]:
    """ "engineer advising the company" is an engineer: a participle ends the phrase."""
    for i, word in enumerate(words[:-1]):
        follows = words[i + 1].lower()
        if (is_role(word) or word.lower() in SOURCES) and follows.endswith(("ing", "ed")):
            return words[: i + 1]
    return words


def is_document(described: Described) -> bool:
    """A paper or posting that speaks."""
    return described.head in DOCUMENTS


def is_group(described: Described) -> bool:
    """A body that speaks as one."""
    if described.head == "guard" and described.modifiers & {"coast", "national", "border", "home"}:
        return True
    return described.head in GROUPS or singular(described.head) in GROUPS


def is_person_noun(described: Described) -> bool:
    """Somebody told by role or as a source."""
    if is_group(described):
        return False
    return described.head in SOURCES or described.head == "people" or is_role(described.head)


def core_of(mention: str) -> str:
    """The mention up to its first comma or relative clause."""
    return re.split(r",| who | which | whose ", mention, maxsplit=1)[0].strip()

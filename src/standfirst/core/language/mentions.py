"""Takes the words that name a speaker apart: head noun, number, whether known, new or a pronoun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standfirst.core.language.borders import PORTFOLIOS
from standfirst.core.language.roles import FEMALE, MALE, ROLE_NOUNS, is_role, singular
from standfirst.core.language.rolesabroad import (
    DEFINITE_ABROAD,
    DETERMINERS_ABROAD,
    DOCUMENTS_ABROAD,
    OF_ABROAD,
    SOURCES_ABROAD,
    is_group_abroad,
    is_role_abroad,
)
from standfirst.core.language.wordlists import word_set

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f", "they": "p",
    "them": "p", "their": "p", "it": "o", "its": "o", "i": "1", "me": "1", "my": "1", "we": "1",
    "us": "1", "our": "1", "you": "2", "your": "2", "who": "r", "which": "r", "that": "d",
    "this": "d", "these": "d", "those": "d", "himself": "m", "herself": "f", "er": "m",
    "sie": "f", "es": "o", "man": "p", "on": "p", "ellas": "p",
    "il": "m", "él": "m", "elle": "f", "ella": "f", "ils": "p", "elles": "p", "ellos": "p",
}  # fmt: skip
DOCUMENTS = (
    word_set(
        """
    result estimate statistic return readout cable video footage recording tape ad advert
    advertisement advertising commercial documentary film table chart polling movie story
    editorial page guideline agreement timeline manifesto op-ed essay average projection forecast
    calculation tally index
    report statement letter study survey poll memo document filing complaint lawsuit indictment
    affidavit ruling verdict paper review analysis audit brief briefing bulletin release post
    tweet message email e-mail note article book speech record summary assessment finding data
    figure census account transcript text constitution law bill decree order resolution
    communiqué declaration petition warrant press-release website leaflet notice
    """
    )
    | DOCUMENTS_ABROAD
)
# Businesses told by their trade: "the tech giant".
MAKERS = word_set(
    """
    giant startup start-up lender carmaker automaker insurer drugmaker chipmaker planemaker
    conglomerate retailer
    """
)
GROUPS = MAKERS | word_set(
    """
    government company firm group ministry department agency bank party union council committee
    commission court police army navy military force administration campaign team club board
    office authority authorities parliament senate congress cabinet organisation organization
    association federation institute university hospital school newspaper paper magazine network
    broadcaster channel outlet airline airport city town village county state country nation
    province region prosecution defence defense jury church charity foundation regulator
    watchdog operator utility embassy palace kremlin coalition alliance opposition bloc industry
    manufacturer maker supplier retailer carrier railway port consortium developer chain brewery
    family cooperative co-operative society coroner service mission fund brigade league
    observatory command chamber
    """
)
SOURCES = (
    word_set(
        """
    source official person insider someone individual
    """
    )
    | SOURCES_ABROAD
)
_DETERMINER = re.compile(
    r"^(the same|the other|the|this|that|these|those|a|an|another|one|two|three|four|five|several|"
    r"some|many|most|both|other|his|her|its|their|a second|a third|a few|all|any|no|"
    + DETERMINERS_ABROAD
    + r")(?:\b|(?<=[’'])) ?",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",| (?:who|whom|whose|which|that|of|for|at|in|with|from|on|to|by|as|among|inside|within|"
    r"close|familiar|briefed|"
    r"involved|near|under|about|across|against|around|between|during|outside|over|through|"
    r"throughout|without|speaking|working|based|and|or) | " + OF_ABROAD,
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
        return self.determiner in DEFINITE_ABROAD or self.determiner in (
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


_INITIALS = {"WHO", "US", "IT"}


def describe(mention: str) -> Described:
    """Reads a mention; the head is the last word before the first preposition or comma."""
    text = re.sub(r"\s+", " ", mention).strip(" ,.;:“”\"'")
    low = text.lower()
    if low in PRONOUNS and text not in _INITIALS:
        return Described(text, "", "", frozenset(), low in ("they", "them", "we"), PRONOUNS[low])
    found = _DETERMINER.match(text)
    determiner = found.group(1).lower() if found else ""
    rest = text[found.end() :] if found else text
    if determiner in _SEVERAL and _SOMEWHERE.match(rest):  # "many in Gaza" are people, not Gaza
        return Described(text, determiner, "", frozenset(), True, "")
    core = _CUT.split(_joined(rest), maxsplit=1)[0].strip()
    words = _to_the_role(re.findall(r"[\w’'.-]+", core))
    if not words:
        return Described(text, determiner, "", frozenset(), False, "")
    last = words[-1].lower()
    joined = last.rpartition("-")[2]
    if joined != last and last not in ROLE_NOUNS and joined in ROLE_NOUNS:
        last = joined
    abroad = (is_group_abroad(last) or is_role_abroad(last)) and singular(last) not in ROLE_NOUNS
    whole = last in DOCUMENTS or last in GROUPS or abroad
    head = last if whole else singular(last)
    plural = head != last or last in ("people", "police", "authorities")
    modifiers = frozenset(w.lower() for w in words[:-1])
    return Described(text, determiner, head, modifiers, plural, "")


_SEVERAL = {"several", "some", "many", "most", "both", "a few", "all"}
_SOMEWHERE = re.compile(r"(?:in|at|from|on|near|across|around|within|inside|outside) ")


def _joined(words: str) -> str:
    """ "Federal and state officials" are officials; "the secretary of state’s website" is one."""
    paired = _PAIR.match(words)
    if paired and is_role(paired.group(2)) and not is_role(paired.group(1)):
        return words[paired.start(2) :]
    return _OF_STATE.sub("", words)


_PAIR = re.compile(r"([\w-]+) (?:and|or) (?:[\w-]+ ){1,2}?([\w-]+s)\b")
_OF_STATE = re.compile(r"(?<=ecretary) of state(?=[’']s )")


def _to_the_role(words: list[str]) -> list[str]:
    """ "engineer advising the company" is an engineer: a participle ends the phrase."""
    for i, word in enumerate(words[:-1]):
        follows = words[i + 1].lower()
        if _heads(word) and (follows.endswith(("ing", "ed")) or follows in _PARTICIPLES):
            return words[: i + 1]
    return words


_PARTICIPLES = word_set("taken made done given seen shown written sent held put out")


def _heads(word: str) -> bool:
    small = word.lower()
    return is_role(word) or not {small, singular(small)}.isdisjoint(SOURCES | DOCUMENTS)


def is_document(described: Described) -> bool:
    """A paper or posting that speaks."""
    return described.head in DOCUMENTS and not _is_one_figure(described)


def _is_one_figure(described: Described) -> bool:
    """ "A leading figure" is somebody; "the figures" are none."""
    return described.head == "figure" and bool(described.modifiers) and not described.plural


def is_group(described: Described) -> bool:
    """A body that speaks as one."""
    if described.head == "guard" and described.modifiers & {"coast", "national", "border", "home"}:
        return True
    head = described.head
    return head in GROUPS or singular(head) in GROUPS or is_group_abroad(head)


PARTISANS = word_set(
    """
    people republican democrat socialist communist conservative liberal libertarian independent
    nationalist tory
    """
)


def is_epithet(described: Described) -> bool:
    """Another word for somebody named: "the Texas senator", "the nominee", "the 46-year-old".

    Not one who works for another ("the Pentagon spokesman"): he may well go unnamed.
    """
    if not described.definite or described.plural or described.determiner in _OWNERS:
        return False
    if described.head in SERVANTS or described.head in SOURCES:
        return False
    first = described.text.split()[1:2]
    known = described.head in _EPITHETS or described.head.endswith("-year-old")
    known = known or _is_office_of_one(described)
    return known or bool(first and first[0][:1].isupper())


def gender_of(described: Described) -> str:
    """The gender that a head noun tells: "m", "f", "" where it tells none."""
    if described.head in MALE or described.head.endswith("man"):
        return "f" if described.head.endswith("woman") else "m"
    return "f" if described.head in FEMALE else ""


_OWNERS = {"his", "her", "its", "their"}
SERVANTS = word_set(
    """
    spokesman spokeswoman spokesperson aide adviser advisor assistant lawyer attorney counsel
    solicitor employee staffer worker operative associate strategist officer soldier guard
    correspondent reporter narrator moderator friend colleague ally supporter voter member agent
    """
)
_EPITHETS = word_set(
    """
    nominee candidate contender challenger incumbent frontrunner front-runner hopeful rival
    billionaire millionaire businessman businesswoman mogul tycoon magnate congressman
    congresswoman lawmaker senator governor mayor president premier chancellor champion star native
    expert scientist physicist economist author actor actress singer musician artist designer
    architect athlete player striker midfielder goalkeeper cyclist golfer boxer swimmer sprinter
    jockey cricketer footballer politician activist entrepreneur founder novelist poet painter
    secretary-general director-general
    composer comedian pensioner widow widower historian professor filmmaker
    """
)


def _is_office_of_one(described: Described) -> bool:
    """ "The prime minister", "the head of the WHO"; of former ones there are many."""
    if described.modifiers & {"former", "ex", "one-time", "then"}:
        return False
    if described.head in _PORTFOLIO and described.modifiers & _WITH_PORTFOLIO:
        return True
    return described.head in OFFICES and _OF_A_NAME.search(described.text) is not None


# Held by one alone in a body or a land: "the director general of the WHO".
OFFICES = word_set(
    """
    president governor mayor senator premier chancellor director head chief leader chairman
    chairwoman chair minister secretary ambassador envoy commissioner general commander boss dean
    principal rector coach captain king queen prince emperor bishop archbishop
    """
)
_PORTFOLIO = {"minister", "secretary"}
_WITH_PORTFOLIO = PORTFOLIOS | {"prime"}
_OF_A_NAME = re.compile(r" (?:of|to|for|at) (?:the )?[A-ZÀ-Þ]")


def is_counted(mention: str) -> bool:
    """People told by a number or a share: "Nearly half of them", "About nine in ten voters"."""
    return bool(_COUNTED.match(mention))


_COUNTED = re.compile(
    r"(?:(?:even|only|just|about|around|some|nearly|almost|roughly|more than|fewer than|less than|"
    r"at least|at most|up to|as many as|a little over|well over|over) )*"
    r"(?:\d|(?:half|most|many|some|all|none|few|fewer|several|both|those|dozens|hundreds|thousands|"
    r"millions|scores|one|two|three|four|five|six|seven|eight|nine|ten|a (?:third|quarter|fifth|"
    r"majority|minority|number|handful|dozen|lot|few)|\w+-(?:thirds|quarters|fifths))\b)",
    re.IGNORECASE,
)


def is_person_noun(described: Described) -> bool:
    """Somebody told by role or as a source."""
    if is_group(described):
        return False
    head = described.head
    if _is_one_figure(described):
        return True
    return head in SOURCES or head in PARTISANS or head.endswith("-year-old") or is_role(head)


def core_of(mention: str) -> str:
    """The mention up to its first comma or relative clause."""
    return re.split(r",| who | which | whose ", mention, maxsplit=1)[0].strip()

"""Finds where a name begins and ends: articles and offices taken off, first names put on."""

from __future__ import annotations

import re

from standfirst.core.language.kinds import ORG_WORD
from standfirst.core.language.roles import ROLE_NOUNS, TITLES, is_role
from standfirst.core.language.rolesabroad import is_role_abroad
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span

NOT_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow internet
    twitter facebook covid god christmas easter following continued advertisement share read
    video photo watch related loading state house government sign up follow updates
    """
)
_POSSESSIVE = re.compile(r"[’']s?$|[’']$")
_LEADING = re.compile(
    r"^(?:the|The|a|A|an|An|its|his|her|their|our|this|former|Former|ex-|"
    r"But|And|As|When|While|If|Yet|Though|Because|Luckily|Sadly|Finally|Recently|Meanwhile|Earlier|"
    r"Later|Previously|Similarly|Fortunately|Unfortunately|Apparently|Initially|Eventually|However|"
    r"Yesterday|Today) "
)


def trimmed(text: str, start: int, end: int) -> Span:
    """A name's place without articles, possessives and stray marks taken off both ends."""
    lead = _LEADING.match(text[start:end])
    while lead:
        start += lead.end()
        lead = _LEADING.match(text[start:end])
    while start < end and not text[start].isalnum():
        start += 1
    bracket = text.find(" (", start, end)
    if bracket > start and ")" not in text[bracket : end - 1]:  # "Health Agency (HA": two names
        end = bracket
    while end > start and not (text[end - 1].isalnum() or _keeps_stop(text, start, end)):
        end -= 1
    tail = _POSSESSIVE.search(text[start:end])
    if tail:
        end = start + tail.start()
    return start, _without_rest(text, start, end)


def _without_rest(text: str, start: int, end: int) -> int:
    """Where the name ends: "Chamber | on", "Lindgate | 90 per cent", "Accord | of Prime Minister
    Ann Lee", which a parser took too far or cut too early."""
    while found := _REST.search(text[start:end]):
        end = start + found.start()
    counted = _NUMBER.search(text[start:end])
    if counted and _UNIT.match(text, end):
        return start + counted.start()
    office = _OF_OFFICE.search(text[start:end])
    return start + office.start() if office and _OFFICE_WORD.match(text, end) else end


_REST = re.compile(r"(?<=\w) (?:of|on|in|at|for|from|by|with|to|and|or|as|than|the|about)$")
_NUMBER = re.compile(r"(?<=\w) \d[\d.,]*$")
_UNIT = re.compile(r" ?%| (?:per ?cent|Prozent|pour cent|por ciento|million|billion)\b")
_OF_OFFICE = re.compile(r"(?<=\w) of (?:the )?[A-ZÀ-Þ]\w+$")
_OFFICE_WORD = re.compile(r" (?:Minister|Secretary|President|Chancellor)\b")


def _keeps_stop(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and bool(
        re.search(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Corp|Co|Ltd)\.)$", text[start:end])
    )


def title_before(text: str, start: int, end: int) -> tuple[str, int]:
    """The title nearest the name, and where the bare name starts; "Prosecutor" counts as one."""
    title = ""
    while True:
        word = re.match(r"([\w-]+)\.? (?=\w)", text[start:end])
        if word is None or not is_title_word(word.group(1)):
            break
        title = word.group(1).lower()
        start += word.end()
    before = re.search(r"([\w-]+)\.? $", text[max(0, start - 20) : start])
    if not title and before and before.group(1).lower() in TITLES:
        title = before.group(1).lower()
    return title, start


def is_title_word(word: str) -> bool:
    small = word.lower()
    office, _, rest = small.partition("-")
    if rest in _BEHIND_HYPHEN:
        return office in TITLES or office in ROLE_NOUNS
    return small in TITLES or (
        (small in ROLE_NOUNS or is_role_abroad(small)) and small not in _FIRST_NAMES
    )


_BEHIND_HYPHEN = {"general", "elect", "president", "chief", "in-chief", "chancellor", "admiral"}
_FIRST_NAMES = {
    "guy",
    "king",
    "prince",
    "dean",
    "major",
    "porter",
    "father",
    "mother",
    "son",
    "ally",
    "ward",
}


def to_the_left(text: str, start: int, end: int, *, alone: bool = False) -> int:
    """A first name the parser left out: one capital word more, within a sentence."""
    before = re.search(
        r"(?:(?<=[a-z,] )|(?<=,[”\"] ))([A-ZÀ-Þ][\w’-]*[a-zà-ÿ]) $",
        text[max(0, start - 30) : start],
    )
    if before is None or not (alone or " " in text[start:end]):
        return start
    word = before.group(1).lower()
    if is_title_word(word) or word in NOT_NAMES or word.endswith(("’s", "ian", "ish", "ese")):
        return start
    if word in PORTFOLIOS:
        return start
    first = start - len(before.group(1)) - 1
    return start if alone and _ARTICLE_BEFORE.search(text[max(0, first - 8) : first]) else first


_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?|this|that) $", re.IGNORECASE)


def to_the_kind(text: str, start: int, end: int) -> int:
    """ "the Mines | Inspectorate": a noun of a body alone takes the capital word before it."""
    if ORG_WORD.fullmatch(text[start:end]) is None:
        return start
    before = _THE_CAPITAL.search(text[max(0, start - 40) : start])
    return start - len(before.group(1)) if before else start


_THE_CAPITAL = re.compile(r"\b[Tt]he ([A-ZÀ-Þ][\w’-]*[a-zà-ÿ’] )$")


PORTFOLIOS = word_set(
    """
    defence defense finance interior foreign health justice transport education energy trade
    labour labor environment agriculture treasury home economy culture commerce affairs management
    operations policy security development communications
    """
)


def without_office(text: str, start: int, end: int) -> int:
    """Where the name begins: "secretary for | Management Patrick Kennedy", "council | Ann Lee"."""
    first = re.match(r"([^\W\d_]+) (?=[A-ZÀ-Þ][\w.’'-]* [A-ZÀ-Þ])", text[start:end])
    if first is None:
        return start
    word = first.group(1)
    noun = word.islower() and (is_role(word) or word in _GROUP_NOUNS)
    return start + first.end() if noun or word.lower() in PORTFOLIOS else start


_GROUP_NOUNS = word_set(
    "council committee court department ministry party group company union board"
)

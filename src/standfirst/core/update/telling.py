"""How well a sentence tells: whether it states, names and counts, and who its names are."""

from __future__ import annotations

import re

from standfirst.core.language.kinds import kind_by_form
from standfirst.core.language.mentions import GROUPS
from standfirst.core.language.namesabroad import places
from standfirst.core.language.roles import TITLES, is_role
from standfirst.core.language.territories import territory
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import TopicKind
from standfirst.core.update.sentences import (
    CUE,
    LEANING,
    OPENERS,
    OPENING_QUOTES,
    numbers,
    without_quotations,
    words,
)

_CAPITAL = re.compile(r"(?<= )[A-ZÀ-Þ][\w'’-]+")
_BARE_NAME = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ-]+) ([A-ZÀ-Þ][a-zà-ÿ-]+)(?= [a-zà-ÿ])")
# Participles that do not end in "-ed"; a closed list, and "had at least" is none of them.
_PARTICIPLES = word_set(
    """
    beaten become been begun bent bet bitten bled blown born bought bound bred broken brought built
    burnt burst cast caught chosen come cost cut dealt done drawn driven drunk eaten fallen fed felt
    fled flown forbidden forgotten fought found frozen given gone got gotten grown had heard
    held hidden hit hung hurt kept known laid lain leapt learnt led left lent let lit lost made
    meant met overcome overtaken overthrown paid proven put quit read ridden rung run said sat seen
    sent set shaken shed shot shown shrunk shut slept slid sold sought spent split spoken spread
    sprung stolen stood stricken struck stuck sunk swept sworn swum taken taught thought thrown told
    torn undergone understood undertaken upheld withdrawn won worn wound woven written
    """
)
_HAD = re.compile(
    # "Rescuers who had gone on found ..." tells what they found.
    r"(?<!\bwho )(?<!\bwhich )(?<!\bthat )"
    r"\bhad (?:\w+ly |not |already |also |never |just |since |once |been )?"
    rf"(?:{'|'.join(sorted(_PARTICIPLES))}|(?!indeed|need|hundred|speed|seed)\w{{2,}}ed)\b"
)
_ALSO = re.compile(r"^(?:[^\s,]+ ){1,6}(?:also|auch|ebenfalls|aussi|également|también)\b")
_OPENING = 80  # letters
# Before a name of a place or a house: "San Lorro", "White House".
_NO_FIRST_NAME = word_set(
    """
    north south east west northern southern eastern western central upper lower greater new old
    great san santa los las saint st mount fort port el la le al red white black supreme high
    federal national social royal european african asian american british french german spanish
    russian chinese
    """
)
_NO_SURNAME = GROUPS | word_set(
    """
    house cross states nations kingdom republic minister street river island islands bridge road
    avenue square valley harbour harbor beach canal
    """
)


def bare_name(sentence: str) -> str:
    """A person's full name with which an English sentence opens and of which it does not say whose
    it is: "Lidia Marsek invites ...", but not "Lidia Marsek, a judge, ..."; "" where none does."""
    found = _BARE_NAME.match(sentence)
    return found[0] if found and _may_be_a_person(found[1], found[2]) else ""


def _may_be_a_person(first: str, last: str) -> bool:
    """Two capitals may also be a land, a town, a body, or an office and a surname."""
    name, opening, closing = f"{first} {last}", first.casefold(), last.casefold()
    if opening in OPENERS | LEANING | _NO_FIRST_NAME | TITLES.keys() or is_role(opening):
        return False
    if closing in _NO_SURNAME or territory(last) or territory(name) or name.casefold() in places():
        return False
    return kind_by_form(name, TopicKind.PERSON) in (TopicKind.PERSON, TopicKind.PLACE)  # Ida Moor


def tells_what_had_been(sentence: str) -> bool:
    """Does it tell, as an aside of the outlet's own, what had happened before?"""
    plain = without_quotations(sentence)
    return _HAD.search(plain) is not None and CUE.search(plain) is None


def tells_besides(sentence: str) -> bool:
    """Does it open with what was "also" so? Then the news stands elsewhere."""
    return _ALSO.search(without_quotations(sentence[:_OPENING])) is not None


def clarity(text: str) -> float:
    """Prefers sentences of a middling length with names and numbers that state and do not quote."""
    count = len(words(text))
    factor = 1.0 if 12 <= count <= 32 else 0.8
    if text[0] in OPENING_QUOTES:
        factor *= 0.6
    facts = len(numbers(text)) + len(_CAPITAL.findall(text[1:]))
    return factor * (1.0 + 0.08 * min(facts, 5))

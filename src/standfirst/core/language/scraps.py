"""Tells what a parser took for a name and is none: clippings, adjectives, common words."""

from __future__ import annotations

import re
from functools import lru_cache

from standfirst.core.language.territories import territory

# "pro-Gaddafi"; but not "al-Sisi", "d’Estaing", "Anti-Defamation League".
_ADJECTIVE = re.compile(
    r"(?:pro|anti|non|post|pre|ex|neo|then|mid|un)-|(?:Pro|Anti|Non|Post|Pre|Ex)-\w+$"
)
# "Orlando, Fla.", "(R-Fla.)", "Ann Lee (Fla.)": a land, cut short behind who or what is of it.
_BEHIND_TOWN = re.compile(r"(?:[\w.’'-], |\([A-Z]-|\()$")
_CUT_SHORT = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{1,4}$|[A-ZÀ-Þ]\.? ?[A-ZÀ-Þ][a-zà-ÿ]{0,3}$")
_STATE = re.compile(r"[A-Z]{2}$")  # "Mobile, AL"
# "bit.ly/U6vgfT", "Terms of Service", and the letters behind a time of day.
_CODE = re.compile(
    r"[a-z]{2,3}/\w|(?:Terms (?:of (?:Service|Use)|and Conditions)|Privacy Policy|"
    r"Cookie Policy|Privacy Statement|User Agreement|All Rights Reserved)$"
)
_ZONE = re.compile(r"[A-Z]{1,3}T$")
_BEHIND_TIME = re.compile(r"\d(?: ?[ap]\.?m\.?)? \(?$", re.IGNORECASE)
_BOTH = re.compile(r"([\w. ]{2,40})[-–/]([\w. ]{2,40})$")
# "Writing by Ann Lee; editing by Bo Ek", "Views expressed here", "Photo courtesy of …".
_CREDIT = re.compile(
    r"(?:Additional )?(?:Writing|Reporting|Editing|Compiled|Graphics?|Edited|Written|Produced|"
    r"Views|Opinions|Courtesy|Image|Images|File|Illustration)$"
)
_OF_CREDIT = re.compile(r" (?:by|expressed|courtesy|of|via)\b|:")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Where a word has a capital by its place: behind a stop, a mark of speech or a break.
_OPENS = re.compile(r"(?:^|[.!?:;•*–—|\n]|[“”\"‘’'(\[])\s*$")


def is_scrap(text: str, start: int, end: int, *, person: bool = False) -> bool:
    """Whether a stretch of a text that was marked as a name is none, by its letters, by what it
    stands beside, or because the text writes the same word small; a `person` may be a family."""
    form = text[start:end]
    if not any(c.isupper() or (c.isalpha() and c.upper() == c.lower()) for c in form):
        return True
    if _ADJECTIVE.match(form) or _CODE.match(form) or _is_of_two(form):
        return True
    if _ZONE.match(form) and _BEHIND_TIME.search(text[max(0, start - 8) : start]):
        return True
    if _is_cut_short(text, start, end) or (person and _is_family(text, start, form)):
        return True
    if _CREDIT.match(form) and _OF_CREDIT.match(text, end):
        return True
    return " " not in form and _is_common(text, form)


def _is_of_two(form: str) -> bool:
    """ "U.S.-Mexico": what lies between two countries."""
    both = _BOTH.match(form)
    return both is not None and bool(territory(both[1])) and bool(territory(both[2]))


def _is_cut_short(text: str, start: int, end: int) -> bool:
    """ "Fla" of "Orlando, Fla., where": its stop ends no sentence."""
    before = text[max(0, start - 3) : start]
    if _STATE.match(text[start:end]) and not territory(text[start:end]):
        return re.search(r"\w, $", before) is not None
    if text[end : end + 1] != "." or not _CUT_SHORT.match(text[start:end]):
        return False
    behind = text[end + 1 : end + 3]
    goes_on = behind[:1] in (",", ")", ";") or behind[1:].islower() or behind[1:] in ("-", "–", "—")
    return goes_on and _BEHIND_TOWN.search(before) is not None


def _is_family(text: str, start: int, form: str) -> bool:
    """ "the Clintons", where the text names a Clinton."""
    if not re.search(r"\b[Tt]he $", text[max(0, start - 4) : start]) or not form.endswith("s"):
        return False
    return form[:-1] in _words(text)[1]


def _is_common(text: str, form: str) -> bool:
    """ "Backups", which has its capital from opening a sentence alone, and stands small too."""
    small, within = _words(text)
    return form.lower() != form and form.lower() in small and form not in within


def is_written_by_choice(text: str, form: str) -> bool:
    """Whether a text writes this word with a capital where its place does not ask for one."""
    return form in _words(text)[1]


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a text writes small, and those with a capital not due to their place."""
    small: set[str] = set()
    within: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].islower():
            small.add(word)
        elif word not in within and _is_by_choice(text, *match.span()):
            within.add(word)
    return frozenset(small), frozenset(within)


def _is_by_choice(text: str, start: int, end: int) -> bool:
    """Whether a capital is not due to the word's place, or another one follows: "Rose Veldt"."""
    return not _OPENS.search(text[max(0, start - 3) : start]) or (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    )

"""What a number counts that has no noun beside it: "four are ill", "up from 31,000"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from standfirst.core.language.countednouns import counted, goes_bare
from standfirst.core.language.numbers import Number, is_move

FEW = 100  # fewer, told as "the six", are six of which the text spoke before
LARGE = 1e6  # a number as large, told of money before, is money


@dataclass(frozen=True, slots=True)
class Told:
    """What the figures before a number count; "" where there is none."""

    counts: str = ""  # the last one
    plain: str = ""  # the last one that has no unit
    money: str = ""  # the last sum
    same: bool = False  # `counts` stands in the sentence of the number
    known: Mapping[float, str] = field(default_factory=dict)  # value → what it counted last


_OF_THEM = re.compile(
    r" of (?:them|these|those|whom|which|(?:the|its|their) (?:\w+ )?(?:\d|two\b|three\b|four\b|"
    r"five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|[a-z]+teen\b))"
)
# "116 of the original 180": who the 180 are, the text has said.
_ORIGINAL = re.compile(r"\b(?:original|initial|usual|remaining) $")
_OF_ORIGINAL = re.compile(r" of (?:the|its|their) (?:original|initial|usual) (\d[\d,]*)")
_THAN = re.compile(r" (?:more|fewer|less) than\b")
_COMPARED = re.compile(
    r"\b(?:from|to|of|not the|with|against|than|the|about|has|had|for|after|"
    r"the other|the remaining|it was) $",
    re.IGNORECASE,
)
_COMPARED_HERE = re.compile(
    r"(?:\b(?:from|to|of|not the|with|against|than|the|about|has|had|and|or|but|usual|other|"
    r"further|for|after|original|remaining|instead of|needs|only|leaves|left|leaving)|[’']s"
    r"|,|;|\b[A-ZÀ-Þ]\w+) $"
)
# A word for a number may be an hour or "one": it counts only where one of these leads to it.
_LEADS = re.compile(
    r"(?:\b(?:up from|down from|the other|the remaining|of the|and|instead of|leaves|leaving)|"
    r"\bthe number is|,) $",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[“”\"‘:;(—–] ?|, |\b(?:and|but|that|while|when|where|said|says) )"
    r"(?:(?:the )?(?:other|others|remaining|further|additional|another|about|some|nearly|almost|"
    r"at least|more than|all|only|a further|an additional|another) ){0,2}(?:the )?$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^(?: (?:more|others?|further))?(?: (?:also|still|now|later|therefore|already))? "
    r"(?:are|were|is|was|have|had|has|will|would|can|could|may|might|must|remain(?:s|ed)?|"
    r"go|come|came|went|died|fled|stood|sank|fell|lost|lay|live[ds]?|work|stay|"
    r"[a-z]{2,}ed)\b(?! (?:years?|old)\b)"
)
_THE_NUMBER = re.compile(
    r"\b(?:number|figure|toll|count|tally|total)s? (?:is|was|stands? at|stood at|to|at) $",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|the other|all|those|these) $", re.IGNORECASE)
_ONLY_THE = re.compile(r"\b(?:the|all|those|these) $", re.IGNORECASE)
# "Rose 2 per cent to 7,410", "fell 214 points, or 1.8 per cent, to 11,702": to no share.
_BY_SHARE = re.compile(r"(?:\d[\d.,]* \w+, or )?\d[\d.,]*(?: ?%| per ?cent),? (?:to|at) $")
_OF_LEADS = re.compile(r"(?:^|[“\"] ?)Of (?:the|its|their|all) (?=[a-z])")
_SUM_ENDS = re.compile(r"^(?:[,.;:)]|$| (?:to|for|in|of|and|from|is|was|were|will|would|goes)\b)")


def understood(before: str, tail: str, number: Number, told: Told) -> str:
    """The noun of a figure before that the number counts too; "" where nothing shows it.

    `before` is the sentence up to the number (or its end), `tail` what follows.
    """
    if told.money and number.value >= LARGE:
        return told.money if _SUM_ENDS.match(tail) else ""
    if _counts_nothing(before, tail, number):
        return ""
    if _OF_THEM.match(tail):
        return _of_known(tail, number.value, told) or (told.counts if told.same else told.plain)
    again = _again(before, tail, number, told)
    if again is not None:
        return again
    if told.same and _OFFERED.match(tail) and told.counts.startswith("per cent"):
        return "per cent"
    if _is_subject(before, tail, number):
        return _subject(before, tail, number, told)
    if not goes_bare(tail) and not _THAN.match(tail):
        return ""
    if _THE_NUMBER.search(before):
        return told.plain or _of_nobody_else(before, number)
    if number.words and not (told.same and _LEADS.search(before)):
        return ""
    if not (_COMPARED_HERE if told.same else _COMPARED).search(before):
        return ""
    if told.counts.startswith("per cent"):
        return _share(before, told)
    sum_of_few = told.counts != told.plain and not told.same and number.value < FEW
    return "" if sum_of_few else told.counts


_ONLY_NUMBER = re.compile(r"(?:^|[“\"]) ?The (?:number|toll) (?:is|was|now stands at|stands at) $")


def _of_nobody_else(before: str, number: Number) -> str:
    """ "The number is sixteen", of whom nothing was counted before: people; 999 is one to dial."""
    several = number.words and number.value >= 2
    return "people" if several and _ONLY_NUMBER.search(before) else ""


# "Two of the dead were children, and 30 were hurt": those are not of the dead.
_FALLEN = {"dead", "victims", "fatalities", "bodies", "deaths"}
_LIVING = re.compile(
    r" (?:others? )?(?:were|are|was|had been|have been) (?:\w+ly )?(?:hurt|injured|wounded|"
    r"treated|rescued|saved|missing|arrested|evacuated|trapped|freed|in hospital)\b"
)


def _again(before: str, tail: str, number: Number, told: Told) -> str | None:
    """What "the six" and "the original 180" counted before; "" where that is not known, None where
    the number does not point back."""
    known = told.known.get(number.value, "")
    if _ORIGINAL.search(before) and goes_bare(tail) and (known or told.same):
        return known or told.plain
    if not _THE.search(before) or not (goes_bare(tail) or _ACTS.match(tail)):
        return None
    few = number.value < FEW and not told.same
    return known if known or (few and _ONLY_THE.search(before)) else None


def _of_known(tail: str, value: float, told: Told) -> str:
    """Of "116 of the original 180": what 180, or the 64 that are gone, counted before."""
    found = _OF_ORIGINAL.match(tail)
    if not found:
        return ""
    whole = float(found[1].replace(",", ""))
    return told.known.get(whole) or told.known.get(whole - value, "")


# "7 per cent demanded, 3 offered"
_OFFERED = re.compile(r" (?:offered|demanded|proposed|asked|sought|granted|expected)\b")
_INSTEAD = re.compile(r"\b(?:instead of|rather than|up from|down from|not the) $")


def _share(before: str, told: Told) -> str:
    """ "2.4 per cent of output instead of 2.1": of the same; else of what is not known."""
    if not told.same:
        return ""
    return told.counts if _INSTEAD.search(before) else "per cent"


# A year, an age, a score, half of "2.01-5.0", the first of "11, 12 years ago".
_NONE_BEFORE = re.compile(
    r"\b(?:ages?|aged|younger than|older than|under the age of)\b[^.;]{0,15}$"
    r"|(?<!from )\b\d[\d.]* to $",
    re.IGNORECASE,
)
_NONE_AFTER = re.compile(r"[.,]? ?\d| and a half\b| and \d")


def _counts_nothing(before: str, tail: str, number: Number) -> bool:
    year = not number.words and re.fullmatch(r"(?:1[5-9]|20|21)\d\d", number.text)
    beside = _NONE_BEFORE.search(before) or _NONE_AFTER.match(tail)
    return bool(year or beside or _is_reached(before))


def _is_reached(before: str) -> bool:
    """Is the number what something moved to by a share told before it?"""
    by = _BY_SHARE.search(before)
    return bool(by and is_move(before[: by.start()]))


def _led(before: str) -> str:
    """ "Of the papers first rejected, 41 were accepted": what the first words count."""
    of = _OF_LEADS.search(before)
    return counted(" " + before[of.end() :], 2) if of else ""


def _subject(before: str, tail: str, number: Number, told: Told) -> str:
    if told.plain in _FALLEN and _LIVING.match(tail):
        return "people"
    shares = told.counts.startswith("per cent")
    whose = told.counts if told.same and not shares else told.plain
    return _led(before) or ("" if _is_more(number, whose, told) else whose)


def _is_more(number: Number, whose: str, told: Told) -> bool:
    """Is a number larger than all those told of the same, of which it can be no part?"""
    of_them = [value for value, counts in told.known.items() if counts == whose]
    return bool(of_them) and number.value > max(of_them)


def _is_subject(before: str, tail: str, number: Number) -> bool:
    """ "Four are in hospital", "the other 230 remain on strike"."""
    whole = number.value >= 2 and number.value == int(number.value)
    return whole and bool(_ACTS.match(tail) and _OPENS.search(before))


_NUMBER_OF = re.compile(
    r"\b(?<!\ba )(?:number|tally|count|total) of (?:its |the |their |those )?(?P<noun>[a-z][\w-]*"
    r"(?: (?!(?:is|was|has|had|rose|in|to|at|that|who|which|stands|stood|reached|climbed|fell|"
    r"grew|now)\b)[a-zA-Z][\w-]*){0,4})"
    r"|\b(?P<toll>(?:death |the )toll)\b"
    r"|\b(?:put|puts|estimated) (?:the |its |their )"
    r"(?P<mass>crowd|turnout|attendance|audience) at $"
    r"|\b(?P<group>crew|crowd|audience|workforce|congregation|garrison) of (?:[a-z]+ ){0,2}$"
)
_REACHED = re.compile(r"\b(?:to|at|is|was|now|from|reached|of|be|than|about|nearly|over) $")


def numbered(before: str, tail: str) -> str:
    """ "The number of cases rose to 19": the noun stands before the number; "" where none does."""
    if not goes_bare(tail) or not _REACHED.search(before):
        return ""
    found = list(_NUMBER_OF.finditer(before))
    if not found:
        return ""
    if found[-1]["noun"]:
        return _up_to_plural(found[-1]["noun"])
    return found[-1]["mass"] or found[-1]["group"] or "death toll"


_BEFALLEN = re.compile(
    r" (?:evacuated|killed|injured|wounded|infected|displaced|arrested|detained|affected|missing|"
    r"hospitali[sz]ed|dead|vaccinated|rescued)"
)


def _up_to_plural(noun: str) -> str:
    """ "Pigs" of "the number of pigs range from", "people evacuated" of "the number of these"."""
    plural = counted(f" {noun}", 2)
    befallen = _BEFALLEN.match(noun[len(plural) :]) if noun.startswith(plural) else None
    return plural + (befallen.group() if befallen and plural else "")


# "Six were killed", "killing six", "300 on board": people, where nothing else is told of.
_FATES = "killed|injured|wounded|hurt|dead|died|arrested|detained"
_SUFFERED = re.compile(
    r" (?:(?:aboard|on board)\b|(?:(?:have|had|has|were|are|was|been|being|also|more|others?|since|"
    rf"later|now|feared|reported|confirmed) ){{0,3}}(?:{_FATES})\b"
    r"(?! (?:the|an?|its|his|her|their|him|them|it)\b))"
)
_BEFELL = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurting) "
    r"(?:(?:at least|about|some|nearly|more than|as many as|up to|around|another) )?$",
    re.IGNORECASE,
)


def befallen(before: str, tail: str, number: Number) -> str:
    """ "People", where the words beside a bare number say what only befalls them."""
    several = number.value >= 2 and number.value == int(number.value)
    led = goes_bare(tail) and _BEFELL.search(before)
    return "people" if several and (led or _SUFFERED.match(tail)) else ""

"""Numbers told as what a count was before: "up from 12", "had at first said it was 14"."""

from __future__ import annotations

import re

from standfirst.core.language.countednouns import goes_bare

LETTERS = 60  # before a number that are looked at
SENTENCE = 200  # and for "last night the ministry had given"

_INSTEAD = (
    r"instead of|rather than|compared (?:with|to)|not|not the|statt|gegenüber|nach zuvor|zuvor|"
    r"au lieu de|frente a|en lugar de|en vez de"
)
# Before a number that another one follows, or with no noun of its own; else of where and when:
# "from 12 ships", "after 14 days", "de 300 personnes".
_SINCE = r"from|against|after|nach|von|contre|après|de|tras|desde"
_ONCE = rf"{_INSTEAD}|{_SINCE}"
_FORMER = re.compile(
    rf"(?:\b(?:{_INSTEAD})|\b(?:earlier|previously|initially|originally|yesterday|at first|"
    r"(?:first|initial|original|previous|earlier) (?:estimate|figure|count|toll|total|number|"
    r"offer|report|calculation)s?|first (?:said|put|spoken?|estimated?|reported)|"
    r"had (?:said|spoken|reported|put|given|counted)|(?:usual|normal) (?:[\w-]+ )?of|zunächst|"
    r"ursprünglich|gestern|d[’']abord|auparavant|initialement|antes|inicialmente|"
    r"al principio)\b"
    r"[^,.;:]{0,30}?)\s(?:the |a |an |about |some |at least |den |die |les |los |las )?$",
    re.IGNORECASE,
)
_WAS = re.compile(
    rf"\b(?:{_ONCE})\s(?:the |about |some |at least |den |die |les |los )?[$€£¥]?$", re.I
)
_AFTER = re.compile(
    rf"\b(?:{_SINCE})\s(?:the |a |an |about |some |at least |den |die |les |los |las )?$", re.I
)
# "Up from 12 people"; but one picks up people from 12 boats, and shares rise after 12 reports.
# In French and Spanish a number "de" which something grows is by how much.
_MOVES = re.compile(
    r"\b(?:up|down|(?:ris(?:e|es|en|ing)|rose|increas\w*|grow[ns]?|grew|climb\w*|jump\w*|"
    r"f[ae]ll(?:s|en|ing)?|lower\w*|reduc\w*|correct\w*|revis\w*|chang\w*|doubl\w*|halv\w*|"
    r"improv\w*|erhöht|gestiegen|gesenkt|gesunken|korrigiert)\b[^.;:]*) "
    r"(?:from|von)\s(?:[a-z]+ ){0,2}$",
    re.IGNORECASE,
)
# "Raised the offer from 3 per cent", "cut the sum from £2 million"; but funds are raised from 12
# banks.
_RAISES = re.compile(r"\b(?:rais\w*|lift\w*|cuts?|drop\w*)\b[^.;:]* from\s(?:[a-z]+ ){0,2}$", re.I)
_MEASURE = re.compile(
    r"\s?(?:%|per ?cent\b|(?:crowns|euros?|dollars|pounds|kroner|kronor|francs|yen|rupees)\b)"
)
_SIGN = re.compile(r"[$€£¥]\s?$")
# "From 12 people to 14"; but families move from 12 villages to 3 camps.
_TO_NEXT = re.compile(
    r"^(?P<noun>[^.;:\d]{0,30}?)\s(?:to|auf|à|a)\s(?:about |some |etwa )?[$€£¥]?\d[\d.,]*"
)
_FROM_TO = re.compile(r"\b(?:from|von|de|desde)\s(?:about |some |etwa )?[$€£¥]?$", re.IGNORECASE)
_INTO = re.compile(r"^[^,.;:\d]{0,30}?\s(?:to|auf|à|a)\s(?:about |some |etwa )?[$€£¥]?$", re.I)
# "Last night the ministry had given a toll of 14 and 90 hurt": every number of it.
_HAD_TOLD = re.compile(
    r"\b(?:last (?:night|week)|yesterday|earlier|on \w+day|at first|previously|initially|"
    r"originally|(?:days?|hours?|weeks?) (?:ago|earlier|before))\b[^.;:]{0,60}"
    r"\bhad (?:\w+ )?(?:said|given|put|spoken|reported|estimated|announced|counted|forecast)\b"
    r"(?:(?!\b(?:now|today|but|while|since)\b)(?:[^.;:]|\.(?=\d))){0,120}$",
    re.IGNORECASE,
)
# "Two days ago the agency spoke of a risk of": what is told again as of days ago is so no longer.
_DAYS_AGO = re.compile(
    r"\b(?:days|weeks) ago,? [^.;:]{0,60}\b(?:spoke of|put|gave|forecast|estimated|warned of|"
    r"counted|announced|offered|reported)\b"
    r"(?:(?!\b(?:now|today|but|while|since)\b)(?:[^.;:]|\.(?=\d))){0,80}$",
    re.IGNORECASE,
)
# "The owner had spoken of 14, the union of 17": both had.
_HAD_TOO = re.compile(
    r"\bhad (?:at first |first |earlier )?(?:said|spoken|reported|put|given|counted)\b"
    r"[^,.;:]{0,40}\d(?:, (?:and |while )?| and )"
    r"(?!(?:[^,.;:\d]{0,50}\b)?(?:now|today|but|since|later|speaks?|puts?)\b)"
    r"[^,.;:\d]{3,50} (?:of|at) $"
)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
# "The 3 per cent the company first put forward", "the 120 posts first announced".
_FIRST_TOLD = re.compile(
    r"^ (?:(?!the\b)[a-z-]+ ){0,3}?(?:(?:that |which )?(?:the |its |it |he |she |they )"
    r"(?:[a-z’-]+ ){0,3}?)?(?:had )?(?:at first|first|originally|initially|previously) "
    r"(?:put|offered|announced|reported|estimated|planned|proposed|given|gave|forecast|demanded|"
    r"promised|counted)\b"
)


def is_former(before: str, after: str) -> bool:
    """Is a number told as what was so before? `before` and `after` are its sentence beside it."""
    near = before[-LETTERS:].rstrip("$€£¥")
    if (
        _FORMER.search(near)
        or _HAD_TOLD.search(before[-SENTENCE:])
        or _DAYS_AGO.search(before[-SENTENCE:])
        or _HAD_TOO.search(before[-SENTENCE:])
    ):
        return True
    if _AFTER.search(near) and (goes_bare(after) or _moves(before, after)):
        return True
    return _was_first(before, after)


def _moves(before: str, after: str) -> bool:
    """ "Up from 12 people", "from 12 people to 14"?"""
    near = before[-LETTERS:].rstrip("$€£¥")
    measured = _MEASURE.match(after) or _SIGN.search(before)
    if _MOVES.search(near) or (measured and _RAISES.search(near)):
        return True
    following = _TO_NEXT.match(after)
    if not following:
        return False
    rest = after[following.end() :]
    return goes_bare(rest) or rest.startswith(following["noun"])


def was_before(before: str, way: str, after: str) -> bool:
    """Do the words from one number to another, or those behind it, say that the other was before:
    "14, up from 12"? `before` stands before the one, `after` behind the other."""
    if _WAS.search(way):
        return True
    return not _THE.search(before) and _was_first(way, after)


def _was_first(before: str, after: str) -> bool:
    return bool(_THE.search(before) and _FIRST_TOLD.match(after))


def goes_from(before: str, between: str) -> bool:
    """ "From 12 to 14": `before` stands before the first number."""
    return bool(_FROM_TO.search(before) and _INTO.match(between))

"""Numbers told as what a count was before: "up from 12", "had at first said it was 14"."""

from __future__ import annotations

import re

LETTERS = 60  # before a number that are looked at
SENTENCE = 200  # and for "last night the ministry had given"

_ONCE = (
    r"from|instead of|rather than|compared (?:with|to)|against|after|not|not the|statt|gegenüber|"
    r"nach(?: zuvor)?|zuvor|von|contre|au lieu de|après|de|frente a|en lugar de|en vez de|tras|"
    r"desde"
)
_FORMER = re.compile(
    rf"(?:\b(?:{_ONCE})|\b(?:earlier|previously|initially|originally|yesterday|at first|"
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
    if _FORMER.search(near) or _HAD_TOLD.search(before[-SENTENCE:]):
        return True
    return _was_first(before, after)


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

"""How many unnamed speakers told what a Brief says."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Cues: who wants, asks, knows or refuses something did not tell it.
TOLD_NOTHING = frozenset(
    """
    refuse refuses refused decline declines declined agree agrees agreed hope hopes hoped
    ask asks asked want wants wanted demand demands demanded expect expects expected
    learn learns learned learnt think thinks thought know knows knew
    """.split()
)

# Whoever they are: the text around tells it, or nobody can.
_NOBODY = re.compile(
    r"they|he|she|it|i|we|you|who|which|that|this|these|those|one|some|many|most|others|people|"
    r"everyone|everybody|nobody|someone|somebody|anyone|"
    r"(?:all|some|many|most|none|both|few|one|two|three|several|each|another|either|neither)"
    r" of (?:them|us|you|these|those|whom)"
)
_ONE_OF = "one of "


def count(speakers: Iterable[tuple[int, str]]) -> int:
    """How many they are: (article, description). "One of two people" is one of the two people;
    those of two articles are not known to be one; "they" are none."""
    told = {(article, who.casefold()) for article, who in speakers}
    told = {(article, who) for article, who in told if not _NOBODY.fullmatch(who)}
    whole = {(article, _bare(who)) for article, who in told if not who.startswith(_ONE_OF)}
    parts = {(article, _bare(who)) for article, who in told if who.startswith(_ONE_OF)}
    several = {(article, _first_word(who)) for article, who in whole}
    return len(whole) + sum((article, _first_word(who)) not in several for article, who in parts)


def _bare(who: str) -> str:
    return who.removeprefix(_ONE_OF).removeprefix("the ")


def _first_word(who: str) -> str:
    return who.split(" ", 1)[0].rstrip(",")

"""How many unnamed speakers told what a Brief says."""

from __future__ import annotations

from collections.abc import Iterable

# Cues: who wants, asks, knows or refuses something did not tell it.
TOLD_NOTHING = frozenset(
    """
    refuse refuses refused decline declines declined agree agrees agreed hope hopes hoped
    ask asks asked want wants wanted demand demands demanded expect expects expected
    learn learns learned learnt think thinks thought know knows knew
    """.split()
)


def count(speakers: Iterable[tuple[int, str]]) -> int:
    """How many they are: (article, description). "One of two people" is one of the two people;
    those of two articles are not known to be one."""
    return len({(article, _whole(who)) for article, who in speakers})


def _whole(who: str) -> str:
    return who.casefold().removeprefix("one of ").removeprefix("the ")

"""For which long name a short one stands, by what the archive's articles say."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from standfirst.core.types import TopicKind

_ACRONYM = re.compile(r"(?:[A-ZÀ-Þ]\.?){2,8}$|[A-ZÀ-Þ][A-ZÀ-Þ0-9&/-]{1,9}$")
_SHARE = 0.9  # of the articles that spell a short form out
_MANY, _LEAD = 10, 3.0  # or so many articles, and so many times as many as for any other name
# "Ann B. Lee", "Ann B.C. Lee", "Ann B. C. Lee", "Ann B. O’Lee".
_MIDDLE = re.compile(r"(?<=\w\w)(?: (?:[A-ZÀ-Þ]\.){1,3}){1,3}(?= \w[\w’'])")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A name that some articles spell out. `kind` is what articles take it for where it stands
    alone, None where it never does, and `alone` how many do."""

    name: str
    kind: TopicKind | None
    alone: int = 0


def long_form(
    known: Mapping[int, int],
    *,
    short: ShortForm,
    kinds: Mapping[int, TopicKind],
    sure: Collection[int] = (),
) -> int:
    """The id of the long name that a short one stands for wherever it is met; 0 if it can be meant
    by several or by none.

    `known` tells for each id in how many articles the short form was written for it, `kinds` of
    which kind it is. An acronym is believed from the first article on, and so is what no article
    writes alone, and one of those that `sure` holds; else a surname from the second.
    """
    best = max(known, key=lambda one: (known[one], -one), default=0)
    least = 1 if is_acronym(short.name) or short.kind is None or best in sure else 2
    if best not in kinds or known[best] < least or not _leads(best, known):
        return 0
    return best if _may_be(short, kinds[best], known[best]) else 0


def _leads(best: int, known: Mapping[int, int]) -> bool:
    """Whether hardly anybody else is meant: a president's family does not part his surname."""
    others = [count for one, count in known.items() if one != best]
    if known[best] >= _SHARE * (known[best] + sum(others)):
        return True
    return known[best] >= max(_MANY, _LEAD * max(others))


def implied_form(name: str, kind: TopicKind) -> str:
    """The form that stands for the same without being written; "" if none.

    Of a person the name without middle letters ("Ann Lee" of "Ann B. Lee"), of a body the British
    spelling of an American one ("World Health Organisation").
    """
    if kind is not TopicKind.PERSON:
        british = _AMERICAN.sub(lambda word: _BRITISH[word[0]], name)
        return british if british != name else ""
    plain = _MIDDLE.sub("", name)
    return plain if plain != name and " " in plain else ""


_BRITISH = {
    "ization": "isation",
    "izations": "isations",
    "Defense": "Defence",
    "Center": "Centre",
    "Program": "Programme",
}
_AMERICAN = re.compile(r"(?:izations?|\bDefense|\bCenter|\bProgram)\b")


def is_acronym(name: str) -> bool:
    """ "NATO", "U.N.", "G20"."""
    return bool(_ACRONYM.match(name))


def _may_be(short: ShortForm, kind: TopicKind, spelled: int) -> bool:
    """An acronym is often taken for a place or a body; nobody is both a person and something else:
    "Jordan" the country is no short form of a player.

    Where far more articles spell a name out (`spelled`) than take it for something else, these are
    mistaken.
    """
    if is_acronym(short.name):
        return TopicKind.PERSON not in (short.kind, kind)
    return short.kind in (None, kind) or spelled >= max(_MANY, _LEAD * short.alone)

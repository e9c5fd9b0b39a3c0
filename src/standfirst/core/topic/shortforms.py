"""For which long name a short one stands, by what the archive's articles say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from standfirst.core.types import TopicKind

_ACRONYM = re.compile(r"(?:[A-ZÀ-Þ]\.?){2,8}$|[A-ZÀ-Þ][A-ZÀ-Þ0-9&/-]{1,9}$")
_SHARE = 0.9  # of the articles that spell a short form out


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A name that some articles spell out. `kind` is what articles take it for where it stands
    alone, None where it never does."""

    name: str
    kind: TopicKind | None


def long_form(known: Mapping[int, int], *, short: ShortForm, kinds: Mapping[int, TopicKind]) -> int:
    """The id of the long name that a short one stands for wherever it is met; 0 if it can be meant
    by several or by none.

    `known` tells for each id in how many articles the short form was written for it, `kinds` of
    which kind it is. An acronym is believed from the first article on, a surname from the second.
    """
    total = sum(known.values())
    best = max(known, key=lambda one: (known[one], -one), default=0)
    least = 1 if is_acronym(short.name) else 2
    if best not in kinds or known[best] < max(least, _SHARE * total):
        return 0
    return best if _may_be(short, kinds[best]) else 0


def is_acronym(name: str) -> bool:
    """ "NATO", "U.N.", "G20"."""
    return bool(_ACRONYM.match(name))


def _may_be(short: ShortForm, kind: TopicKind) -> bool:
    """An acronym is often taken for a place or a body; nobody is both a person and something else:
    "Jordan" the country is no short form of a player."""
    if is_acronym(short.name):
        return TopicKind.PERSON not in (short.kind, kind)
    return short.kind in (None, kind)

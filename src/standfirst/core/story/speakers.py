"""Tells which names in one story are one person's: "Stoltenberg" and "Jens Stoltenberg"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.core.follow.search import fold_words
from standfirst.core.language.mentions import describe, is_group


def fullest_names(names: Iterable[str]) -> dict[str, str]:
    """Each name with the fullest that it is a short form of: itself where there is none.

    A short form ends as the full one does and has no word that the full one lacks. Where it fits
    two people, it stays by itself: nobody says which of them is meant.
    """
    known = sorted({name: tuple(fold_words(name).split()) for name in names}.items(), key=_longest)
    full: dict[str, str] = {}
    words = dict(known)
    for name, tokens in known:
        homes = {full[other] for other in full if _is_short_for(tokens, words[other])}
        full[name] = homes.pop() if len(homes) == 1 else name
    return full


def _longest(pair: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return -len(pair[1]), pair[0]


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Also of a full name that is spelled alike but for case and accents."""
    return bool(short) and short[-1:] == full[-1:] and set(short) <= set(full)


def whole_bodies(names: Iterable[str]) -> dict[str, str]:
    """Each short name of a body ("the bank", "the electoral commission") that only one of the
    others can spell out ("Nordhavn Bank", "Estmark’s electoral commission"), with that one."""
    words = {name: _words(name) for name in names}
    found: dict[str, str] = {}
    for name, short in words.items():
        told = describe(name)
        if not (_SHORT.fullmatch(name) and is_group(told)) or told.head in _EVERY_LAND_HAS:
            continue
        fits = {full: other for other, full in words.items() if _spells_out(other, full, short)}
        if len(fits) == 1:
            found[name] = fits.popitem()[1]
    return found


# Small, or two words and more of a name: "Institute of Public Health".
_SHORT = re.compile(r"the (?:[a-z-]+ ?){1,4}|(?:the )?[A-ZÀ-Þ][\w’-]+(?: [\w’-]+){1,5}")
# In a story of two lands or towns they are two, whatever is named in full.
_EVERY_LAND_HAS = frozenset(
    """
    government ministry police army navy military forces parliament senate congress court council
    party opposition president union company firm group agency team club department office
    authorities administration cabinet magazine newspaper paper channel network broadcaster
    """.split()
)
# "The former head of the bank" is not the bank.
_OF = frozenset("of for at from in by on with to and".split())


def _words(name: str) -> tuple[str, ...]:
    """Without articles."""
    return tuple(word for word in fold_words(name).split() if word != "the")


def _spells_out(name: str, full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    before = full[: -len(short)]
    owned = any(word[:1].isupper() for word in name.split()[:-1]) or "’s " in name or "'s " in name
    return bool(before) and owned and full[-len(short) :] == short and _OF.isdisjoint(before)

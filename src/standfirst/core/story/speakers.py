"""Tells which names in one story are one person's: "Stoltenberg" and "Jens Stoltenberg"."""

from __future__ import annotations

from collections.abc import Iterable

from standfirst.core.follow.search import fold_words


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

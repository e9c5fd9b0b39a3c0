"""Whole-word searches that a reader follows: words (all of them), "phrases", and -without."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_PARTS = 32  # parts of a query that count; the rest are left out
MOST_LETTERS = 500

_PART = re.compile(r"(-?)(?:[\"“„«]([^\"”“»]*)[\"”“»]|(\S+))")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A search, read: every one of `wanted` and none of `unwanted` must stand in a text.

    Each is a phrase of one or more folded words between blanks: " air force ".
    """

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def parse_query(text: str) -> Query:
    """Read `comet "Sund Observatory" -film`; what is no word is left out, nothing raises."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(text[:MOST_LETTERS])[:MOST_PARTS]:
        folded = fold_words(phrase or word)
        if folded.strip():
            (unwanted if minus else wanted).append(folded)
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def found_in(query: Query, folded: str) -> bool:
    """Does the search match a text that `fold_words` has folded? An empty one matches nothing."""
    return (
        bool(query.wanted)
        and all(part in folded for part in query.wanted)
        and not any(part in folded for part in query.unwanted)
    )


def fold_words(text: str) -> str:
    """The words of a text, casefolded and without accents, each between blanks: " a b "."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return f" {' '.join(_WORD.findall(plain.replace('’', '').replace(chr(39), '')))} "

"""Reads a person's name, and says when one name holds all that another says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

Spellings = frozenset[str]  # one word with and without its marks: {"müller", "muller", "mueller"}

# Letters that NFKD leaves whole or that have a second spelling of two letters.
_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"})
_SHORT = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
_LONG_PAIRS = re.compile(r"([aou])(?:\1|e)+")
_MARKS = re.compile("[\u0300-\u036f]")
_SILENT = re.compile("['’‘`´ʼ]")  # O'Brien, O’Brien and OBrien are one name
_HYPHENS = re.compile(r"[-‐‑–]+")

_SUFFIXES = {
    **dict.fromkeys(("jr", "junior", "fils", "filho", "júnior"), "jr"),
    **dict.fromkeys(("sr", "senior", "père", "pere"), "sr"),
    **{numeral: numeral for numeral in ("ii", "iii", "iv", "neto")},
}
_HONORIFICS = frozenset("dr prof mr mrs ms sir dame rev frau herr mme".split())
_PARTICLES = frozenset(
    "af al ap av bin da dal das de dei del della den der des di do dos du el et ibn la las le los "
    "st ten ter van vom von zu zum zur".split()
)
_LONGEST = 200  # characters
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, each word in all its spellings, without case and hyphens."""

    given: tuple[Spellings, ...]
    family: tuple[Spellings, ...]  # with its particles: "van der Berg" has three words
    suffix: str = ""  # "jr", "sr", "ii", ...


@lru_cache(maxsize=8192)
def read_name(name: str) -> Name | None:
    """The parts of a name; None where it has fewer than two words, so that nothing is given.

    "Doe, Jane" is read as "Jane Doe". The last word, with the particles before it, is the family.
    """
    words = [word for word in _words(_turned(name)) if any(map(str.isalnum, word))]
    words, suffix = _without_suffix(_without_honorific(words))
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    given = [part for word in words[:start] for part in _HYPHENS.split(word) if part]
    family = [part for word in words[start:] for part in _HYPHENS.split(word) if part]
    if not given or not family:
        return None
    return Name(tuple(map(_spellings, given)), tuple(map(_spellings, family)), suffix)


def _turned(name: str) -> str:
    """ "Doe, Jane" → "Jane Doe"; "Jane Doe, Jr." stays in order."""
    text = unicodedata.normalize("NFC", name[:_LONGEST]).casefold()
    family, comma, given = text.partition(",")
    if not comma or "," in given or given.strip(" .") in _SUFFIXES:
        return text.replace(",", " ")
    return f"{given} {family}"


def _words(text: str) -> list[str]:
    return [word.strip("-‐‑–") for word in re.split(r"[\s.]+", _SILENT.sub("", text))]


def _without_honorific(words: list[str]) -> list[str]:
    while len(words) > 2 and words[0] in _HONORIFICS:
        words = words[1:]
    return words


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 2 and words[-1] in _SUFFIXES:
        return words[:-1], _SUFFIXES[words[-1]]
    return words, ""


def _spellings(word: str) -> Spellings:
    return frozenset({_plain(word), _plain(word.translate(_LONG))})


def _plain(word: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word.translate(_SHORT)))
    return unicodedata.normalize("NFC", bare)


def kin(name: str) -> str:
    """What all names share that may be one person's: "Jennie Carignan" → "carignan j".

    The last word of the family name and the first letter of the given one; "" where nothing is
    given, which joins with nothing. Names apart may share it too.
    """
    read = read_name(name)
    if read is None:
        return ""
    return f"{_rough(read.family[-1])} {_rough(read.given[0])[:1]}"[:100]


def _rough(word: Spellings) -> str:
    """One key for all spellings: "müller", "muller" and "mueller" → "muller"."""
    # A pair in a name without marks is cut too ("Manuel"): the key need only be the same for both.
    return min(_LONG_PAIRS.sub(r"\1", spelling) for spelling in word)


def is_held_by(a: Name, b: Name) -> bool:
    """Whether `b` says all that `a` says: "J. Doe" is held by "Jane Q. Doe", not by "John Doe Jr.".

    Initials stand for names that begin with them; initials after the first name may be missing in
    `a`, whole names may not, except that one initial alone says nothing of what follows it.
    """
    if a.suffix != b.suffix:
        return False
    if _same_words((*a.given, *a.family), (*b.given, *b.family)):
        return True  # "Müller-Schmidt" and "Mueller Schmidt": where the family begins is a guess
    if not _same_words(a.family, b.family):
        return False
    first, *rest = a.given
    if not _stands_for(first, b.given[0]):
        return False
    return (not rest and _is_initial(first)) or _fits(rest, b.given[1:])


def is_spelled_like(a: Name, b: Name) -> bool:
    """Whether two names differ by marks, case, hyphens and order only."""
    return is_held_by(a, b) and is_held_by(b, a)


def may_be_one(a: Name, b: Name) -> bool:
    """Whether nothing in two names speaks against one person; middle names do not count."""
    if not _same_words(a.family, b.family) or (a.suffix and b.suffix and a.suffix != b.suffix):
        return False
    return _stands_for(a.given[0], b.given[0]) or _stands_for(b.given[0], a.given[0])


def _same_words(a: tuple[Spellings, ...], b: tuple[Spellings, ...]) -> bool:
    return len(a) == len(b) and all(x & y for x, y in zip(a, b, strict=True))


def _fits(rest: list[Spellings], given: tuple[Spellings, ...]) -> bool:
    left = list(rest)
    for word in given:
        if left and _stands_for(left[0], word):
            left.pop(0)
        elif not _is_initial(word):
            return False
    return not left


def _stands_for(short: Spellings, long: Spellings) -> bool:
    if _is_initial(short):
        return any(word.startswith(tuple(short)) for word in long)
    return bool(short & long)


def _is_initial(word: Spellings) -> bool:
    # A letter without case (李) is a whole name.
    return all(len(letter) == 1 and letter.upper() != letter for letter in word)

"""Names spelled otherwise from outlet to outlet, as one: Gaddafi, Gadhafi, Qaddafi."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

LEAST_LETTERS = 6  # of a word that may be spelled otherwise; short ones are told apart by a letter
LEAST_SOUNDS = 3  # consonants left of it
_ENDINGS = 3  # letters that stemming may have cut from a word

# Letters that transliteration writes one for the other, and digraphs of one sound.
_SOUNDS = (
    ("sch", "s"),
    ("sh", "s"),
    ("gh", "k"),
    ("kh", "k"),
    ("ck", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    *(zip("qgczwyj", "kkksvii", strict=True)),
)
_UNHEARD = "aeiouh"  # when only the consonants are looked at, but for a word's first letter
_AGAIN = re.compile(r"(.)\1+")
_PARTS = re.compile(r"[\s\-’'.]+")


def same(spelled: Iterable[str]) -> dict[str, str]:
    """Of names, or words of names: each that is another's spelling → the first, by the alphabet."""
    found: dict[str, str] = {}
    known: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(set(spelled)):
        sounds = tuple(_consonants(part) for part in _heard(name))
        if not any(sounds):
            continue
        group = known.setdefault(sounds, [])
        first = next((one for one in group if are_one(one, name)), None)
        if first is None:
            group.append(name)
        else:
            found[name] = first
    return found


def words_of(names: Iterable[str], words: Iterable[str]) -> list[str]:
    """The words, stemmed or not, that are long enough and part of one of the names."""
    parts = {part for name in names for part in _PARTS.split(name) if len(part) >= LEAST_LETTERS}
    named = {part[: len(part) - cut] for part in parts for cut in range(_ENDINGS + 1)}
    return [word for word in words if word in named]


def are_one(name: str, other: str) -> bool:
    """Whether two names are one in two spellings: each part sounds alike but for a vowel.

    So "Moammar" is "Muammar", and "Greece" is not "Georgia", though their consonants agree.
    """
    pairs = zip_longest(_heard(name), _heard(other), fillvalue="")
    return all(_sound_alike(one, two) for one, two in pairs)


def _sound_alike(one: str, two: str) -> bool:
    if one == two:
        return True
    shorter = min(len(one), len(two))
    if shorter < LEAST_LETTERS - 1 or _consonants(one) != _consonants(two):
        return False
    at = next((at for at in range(shorter) if one[at] != two[at]), shorter)
    return one[at + 1 :] in (two[at:], two[at + 1 :]) or one[at:] == two[at + 1 :]


def _heard(name: str) -> list[str]:
    """The parts of a name by their sounds; short ones as they are."""
    return [_sounds(part) for part in _PARTS.split(name)]


def _sounds(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in letters if letter.isalnum())
    if len(plain) < LEAST_LETTERS:
        return plain
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return _AGAIN.sub(r"\1", plain)


def _consonants(heard: str) -> str:
    """What is left of a heard word without its vowels; all of it, where that is little."""
    rest = heard[:1] + "".join(letter for letter in heard[1:] if letter not in _UNHEARD)
    return rest if len(rest) >= LEAST_SOUNDS else heard

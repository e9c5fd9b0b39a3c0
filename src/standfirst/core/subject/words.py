"""How much each word of a language tells of each of the broadest subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from standfirst.core.language.similarity import stem, terms
from standfirst.core.subject import english, french, german, spanish

Weights = Mapping[str, Mapping[str, float]]  # stem → code of a broadest subject → 0 to 1

_WORDS = {
    "en": english.WORDS,
    "de": german.WORDS,
    "fr": french.WORDS,
    "es": spanish.WORDS,
}
_LONGEST_LABEL = 100  # characters; a longer one is a sentence
_SHORTEST_HEAD = 4


@lru_cache(maxsize=len(_WORDS))
def weights(language: str) -> Weights:
    """The telling words of a language; none where we know none.

    A word of one subject weighs 1, a word of n of them 1/n² with each: it tells little.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for code, words in _WORDS.get(language, {}).items():
        for word in words.split():
            owners[stem(word, language)].add(code)
    return {word: dict.fromkeys(codes, 1 / len(codes) ** 2) for word, codes in owners.items()}


def told_by(word: str, language: str) -> Mapping[str, float]:
    """What a stem tells: code of a broadest subject → 0 to 1.

    An unknown German compound tells what its head tells: "Landtagswahl" what "Wahl" does.
    """
    known = weights(language)
    if word in known or language != "de":
        return known.get(word, {})
    starts = range(2, len(word) - _SHORTEST_HEAD + 1)
    return next((known[word[at:]] for at in starts if word[at:] in known), {})


def stems(name: str, language: str) -> frozenset[str]:
    """The stems of a label's or a subject's words, without what stands in brackets."""
    return frozenset(terms("", name[:_LONGEST_LABEL].split("(")[0], language))

"""What an article is about: the names it gives, joined, and its key phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from standfirst.core.language.similarity import stopwords
from standfirst.core.types import FoundTopic

MAX_PHRASES = 8
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def key_phrases(
    headline: str, text: str, language: str, *, topics: Iterable[FoundTopic] = ()
) -> tuple[str, ...]:
    """At most eight phrases of two or three words that come back in the text, or stand in its
    headline.

    Names are left out: they are topics already.
    """
    stop = stopwords(language)
    named = {word.casefold() for topic in topics for form in topic.forms for word in form.split()}
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for weight, part in ((2, headline), (1, text[:20_000])):
        for phrase in _phrases(part, stop):
            key = phrase.casefold()
            if any(word in named for word in key.split()):
                continue
            counts[key] += weight
            shown.setdefault(key, phrase.lower() if not phrase.isupper() else phrase)
    kept: list[str] = []
    for key, count in sorted(counts.items(), key=lambda kv: (-kv[1] * len(kv[0].split()), kv[0])):
        if count < 2 or any(key in other or other in key for other in kept):
            continue
        kept.append(key)
        if len(kept) == MAX_PHRASES:
            break
    return tuple(shown[key] for key in kept)


def _phrases(text: str, stop: frozenset[str]) -> list[str]:
    found: list[str] = []
    for clause in re.split(r"[^\w\s’'-]+|\n+|\d+", text):
        words = _WORD.findall(clause)
        pieces = [words[i : i + size] for size in (2, 3) for i in range(len(words) - size + 1)]
        found += [" ".join(piece) for piece in pieces if _is_phrase(piece, stop)]
    return found


def _is_phrase(words: Sequence[str], stop: frozenset[str]) -> bool:
    return all(len(w) > 2 and w.casefold() not in stop for w in words)

"""What several reports are about, in words, and whether a sentence tells of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.sentences import MOST_LETTERS, content

ENOUGH = 2.0  # what the words of a sentence must come to
_OF_A_LEAD = 0.5  # what a word counts that stands in no headline; one of a headline counts 1
_ONE_NAME = ENOUGH - _OF_A_LEAD  # what a name of several words counts at most
_LEAD = 3  # sentences of an article that tell what it is about
# Any two reports share these, whatever they are about.
EMPTY = content(
    "today tonight tomorrow yesterday morning afternoon evening night day week month year hour"
    " minute Monday Tuesday Wednesday Thursday Friday Saturday Sunday first last news people"
    " come came go went gone get got make made take took taken keep kept give gave see seen want"
)
_NAME = re.compile(r"((?<!^)\b[A-ZÀ-Þ][\w’'-]+(?:(?<![’']s) [A-ZÀ-Þ][\w’'-]+)+)")
# "Three years ago", in four languages.
_AGO = re.compile(
    r"\b(?:years|decades|centuries) (?:ago|earlier)\b|\bvor (?!ein)\w+ (?:Jahren|Jahrzehnten)\b"
    r"|\bil y a (?!une?\b)\w+ (?:ans|années)\b|\bhace (?!un\b)\w+ (?:años|décadas)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?![\w%]|[.,]\d)")


def gist(articles: Sequence[ArticleForUpdate]) -> dict[str, float]:
    """What the words count that headlines and leads of two independent reports share.

    Of one report alone: the words that two of its parts share, be it headline, standfirst or one
    of its first sentences. Where none is, all words of the headlines.
    """
    heads = frozenset[str]().union(*(content(article.headline) for article in articles))
    told = Counter(word for part in _parts(articles) for word in part)
    shared = [word for word, times in told.items() if times > 1 and word not in EMPTY]
    found = {word: 1.0 if word in heads else _OF_A_LEAD for word in shared}
    return found or dict.fromkeys(heads, 1.0)


def _parts(articles: Iterable[ArticleForUpdate]) -> list[frozenset[str]]:
    """The words of each independent report; of one alone, those of each of its parts."""
    parts: dict[int, list[frozenset[str]]] = {}
    for article in articles:
        lead = (article.headline, article.standfirst, *article.sentences[:_LEAD])
        parts.setdefault(article.origin, []).extend(content(part) for part in lead)
    if len(parts) == 1:
        return next(iter(parts.values()))
    return [frozenset[str]().union(*own) for own in parts.values()]


def tells_of(sentence: str, about: Mapping[str, float]) -> bool:
    """Do the words by which the reports are known stand in the sentence: two of headlines, or so
    many of leads; all, where there are fewer?"""
    return share_of(sentence, about) >= min(ENOUGH, sum(about.values()))


def share_of(sentence: str, about: Mapping[str, float]) -> float:
    """What the words come to by which the reports are known and which stand in the sentence.

    One name alone is never enough, however many words it has: "Defence Minister Marit Stenvold"
    tells whom it is about, and nothing of what happened. What stands there twice counts once, and
    nothing beyond MOST_LETTERS.
    """
    counted: set[str] = set()
    shared = 0.0
    for place, piece in enumerate(_NAME.split(sentence[:MOST_LETTERS])):
        new = content(piece) - counted
        counted |= new
        counts = sum(about.get(word, 0.0) for word in new)
        is_name = place % 2 == 1
        shared += min(counts, _ONE_NAME) if is_name else counts
    return shared


def tells_of_own(sentence: str, headline: str, standfirst: str = "") -> bool:
    """Do two words of its own report's headline stand in the sentence, or one of that and one of
    its standfirst?"""
    said, head = content(sentence) - EMPTY, content(headline)
    told = len(said & head)
    return told >= 1 and told + len(said & content(standfirst) - head) >= ENOUGH


def looks_back(sentence: str, year: int) -> bool:
    """Does it name a year at least two before this one, as background does, or years ago?"""
    return _AGO.search(sentence) is not None or any(
        int(found) < year - 1 for found in _YEAR.findall(sentence)
    )

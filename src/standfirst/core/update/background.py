"""What came before, in one sentence, for a reader whom no Update told of a story yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from standfirst.core.types import ArticleForUpdate, BriefSentence
from standfirst.core.update.candidate import common
from standfirst.core.update.gist import EMPTY, looks_back
from standfirst.core.update.overtaken import holds
from standfirst.core.update.sentences import (
    content,
    is_tail,
    reads_alone,
    says_the_same,
    without_dateline,
)
from standfirst.core.update.telling import clarity

LEAD = 4  # sentences of a report that may tell it
_FEWEST = 3  # independent reports that have a word in common
_LEFT_OUT = 2  # such words from which a Brief leans on what it leaves out
_NO_MATTER = EMPTY | content("per cent percent police said")
_FADING = 0.3  # how fast a sentence loses weight with its place in the report


def background(
    known: Sequence[ArticleForUpdate],
    until: datetime,
    *,
    brief: Iterable[str],
    beside: Sequence[str],
) -> BriefSentence | None:
    """The sentence of the reports up to `until` that tells most of what its Brief (headline and
    sentences) leans on and leaves out: words that half of the independent reports have. None where
    it leaves out fewer than two, or nothing there holds.

    `known` are the story's articles, oldest first. What is overtaken, and what `beside` says, is
    not taken.
    """
    brief = tuple(brief)
    left_out = _half_have(known).difference(*map(content, brief))
    if len(left_out) < _LEFT_OUT:
        return None
    best: tuple[float, BriefSentence | None] = (0.0, None)
    for article in known:
        if article.at > until or article.analysis:
            continue
        later = [one.sentences for one in known if one.at > article.at]
        for at, text in _told(article):
            missing = len(content(text) & left_out)
            worth = missing * clarity(text) / (1.0 + at * _FADING)
            if missing < _LEFT_OUT or worth <= best[0] or says_the_same(text, (*brief, *beside)):
                continue
            if holds(text, later, language=article.language):
                best = worth, BriefSentence(text, article.id)
    return best[1]


def _half_have(known: Sequence[ArticleForUpdate]) -> frozenset[str]:
    """The words in the headlines and leads of half of the independent reports, three at least."""
    least = max(_FEWEST, len({article.origin for article in known}) / 2)
    found = (word for word, reports in common(known).items() if reports >= least)
    return frozenset(found) - _NO_MATTER


def _told(article: ArticleForUpdate) -> list[tuple[int, str]]:
    """The first sentences that read alone and tell of no year long past, with their places; none
    that an unnamed speaker told: those are counted for the news alone."""
    hidden = {place for place, _ in article.unnamed}
    found = []
    previous = ""
    for at, written in enumerate(article.sentences[:LEAD]):
        text = without_dateline(written)
        alone = reads_alone(text) and not is_tail(text, previous)
        if alone and at not in hidden and not looks_back(text, article.at.year):
            found.append((at, text))
        previous = written
    return found

"""The sentences of which a Brief is made, and how well each tells the newest turn of its story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.gist import ENOUGH, gist, looks_back, share_of, tells_of, tells_of_own
from standfirst.core.update.newness import newness, worth_of_today
from standfirst.core.update.sentences import (
    content,
    is_tail,
    means_its_own_day,
    reads_after,
    reads_alone,
    says_the_same,
    without_dateline,
)
from standfirst.core.update.telling import clarity, tells_besides, tells_what_had_been

LEAD = 8  # sentences of an article that may be chosen
STANDFIRST = -1
_BACKGROUND = 0.3  # what a sentence counts that tells of years ago
_COMMENT = 0.2  # and one of an analysis
_OWN_ONLY = 0.5  # what a sentence counts that tells of its own report alone
_EARLIER = 0.6  # and one that tells what had happened before, or what was "also" so
_OPENING = 3  # sentences, further down than which what half tells is an aside
_RUN_UP = 2  # sentences before the news
_TELLS_MORE = 2.0
_LEADS_UP = 0.5  # what such a one counts
# Several sentences, or a label: "Analysis: the Prime Minister has her budget".
_NO_SUMMARY = re.compile(r"[.!?][\"”’»)]* +\S|^[\w ]{3,20}: ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that reads well, and how well it tells the story's newest turn."""

    text: str
    article: ArticleForUpdate
    place: int  # among the article's sentences; STANDFIRST where it is the article's own summary
    score: float
    leans: bool = False  # on the sentence before it, and is told after that one only
    leads_up: bool = False  # to the news of its report, and is told after it
    carries: bool = False  # the news of its report, which leans on it

    @property
    def key(self) -> tuple[int, int]:
        """Its article and its place there."""
        return self.article.id, self.place

    @property
    def before(self) -> tuple[int, int]:
        """The key of the sentence before it."""
        return self.article.id, self.place - 1

    @property
    def after(self) -> tuple[int, int]:
        """The key of the sentence behind it."""
        return self.article.id, self.place + 1

    @property
    def unnamed(self) -> set[tuple[int, str]]:
        """The unnamed speakers in it; those of two articles are not known to be one person."""
        article = self.article
        return {(article.id, who) for place, who in article.unnamed if place == self.place}


def candidates(
    fresh: Sequence[ArticleForUpdate],
    shared: Counter[str],
    *,
    before: Sequence[str],
    until: datetime,
    of_its_day: float,
) -> list[Candidate]:
    """The sentences of these that read well and were not told before, with their scores.

    `shared` is from `common`; "today" of another day than that of `until` counts `of_its_day`.
    """
    turns = newness(fresh)
    found: list[Candidate] = []
    for article in fresh:
        recent = turns[article.id] * (_COMMENT if article.analysis else 1.0)
        stale = worth_of_today(article.at, until, of_its_day)
        for at, text, leans in _readable(article):
            own_day = stale if means_its_own_day(text) else 1.0
            if not own_day or says_the_same(text, before):
                continue
            score = recent * _central(text, at, article, shared) / (1.0 + 0.3 * max(at, 0))
            score *= _BACKGROUND if looks_back(text, article.at.year) else 1.0
            score *= (
                _EARLIER
                if tells_what_had_been(text) or (not leans and tells_besides(text))
                else 1.0
            )
            score *= own_day * clarity(text)
            found.append(Candidate(text, article, at, score, leans))
    return found


def _readable(article: ArticleForUpdate) -> list[tuple[int, str, bool]]:
    """Its standfirst of one sentence and its first sentences, where they read well, with their
    places, and whether they do so only after the sentence before."""
    found: list[tuple[int, str, bool]] = []
    if reads_alone(article.standfirst) and not _NO_SUMMARY.search(article.standfirst):
        found.append((STANDFIRST, article.standfirst.strip(), False))
    previous = ""
    for at, written in enumerate(article.sentences[:LEAD]):
        text = without_dateline(written)
        if not is_tail(text, previous):
            if reads_alone(text):
                found.append((at, text, False))
            elif previous and reads_after(text, previous):
                found.append((at, text, True))
        previous = written
    return found


def common(articles: Sequence[ArticleForUpdate]) -> Counter[str]:
    """In how many independent origins' headlines and leads each word stands."""
    by_origin: dict[int, set[str]] = {}
    for article in articles:
        text = " ".join([article.headline, article.standfirst, *article.sentences[:3]])
        by_origin.setdefault(article.origin, set()).update(content(text))
    return Counter(word for said in by_origin.values() for word in said)


def _central(text: str, at: int, article: ArticleForUpdate, shared: Counter[str]) -> float:
    """How much a sentence says of what the other reports and its own headline say."""
    said = content(text)
    standfirst = "" if at == STANDFIRST else article.standfirst
    others = sum(min(max(shared[word] - 1, 0), 4) for word in said)
    own = len(said & content(f"{article.headline} {standfirst}"))
    return (1.0 + others + own) / (len(said) + 6)


def that_tell(found: Sequence[Candidate], known: Sequence[ArticleForUpdate]) -> list[Candidate]:
    """Those that tell of what the reports are about, or their own: the rest is colour. Where only
    one reads alone, also those that tell half as much; where none does, the best of all, so that
    a story told all in riddles has a Brief of one sentence."""
    about = gist(known)
    telling, rest = [], []
    for one in _weighed(found, about):
        if tells_of(one.text, about) or one.carries:
            telling.append(one)
        elif _tells_something(one, about):
            telling.append(replace(one, score=one.score * _OWN_ONLY))
        elif _half_tells(one, about):
            rest.append(replace(one, score=one.score * _OWN_ONLY))
    alone = sum(not one.leans for one in telling)
    if alone:
        return telling if alone > 1 else telling + rest
    return sorted((one for one in found if not one.leans), key=lambda one: -one.score)[:1]


def _tells_something(one: Candidate, about: Mapping[str, float]) -> bool:
    if one.place == STANDFIRST:
        return share_of(one.text, about) >= ENOUGH / 2
    return tells_of_own(one.text, one.article.headline, one.article.standfirst)


def _half_tells(one: Candidate, about: Mapping[str, float]) -> bool:
    aside = one.leans or one.place >= _OPENING or tells_what_had_been(one.text)
    return not aside and share_of(one.text, about) >= ENOUGH / 2


def _weighed(found: Sequence[Candidate], about: Mapping[str, float]) -> list[Candidate]:
    """Them all; what only leads up to the news of its report counts half, and so does what leans
    on it.

    "The horn will sound again tomorrow" leads up to who signed what: to one of the next sentences,
    which reads alone and tells more than twice as much. Where that one leans ("She was one of
    1,912"), and is the best of its report, it is told with the sentence before it, or never.
    """
    shares = {one.key: share_of(one.text, about) for one in found}
    leaning = {one.key: one for one in found if one.leans}
    most: dict[int, float] = {}
    for one in found:
        most[one.article.id] = max(one.score, most.get(one.article.id, 0.0))
    weighed: list[Candidate] = []
    marked: set[tuple[int, int]] = set()
    for one in found:
        more = [key for key in _next(one) if shares.get(key, 0.0) > _TELLS_MORE * shares[one.key]]
        news = leaning.get(one.after)
        if (one.leans and one.before in marked) or any(key not in leaning for key in more):
            marked.add(one.key)
            weighed.append(replace(one, leads_up=True, score=one.score * _LEADS_UP))
        elif news and news.key in more and news.score >= most[news.article.id]:
            weighed.append(replace(one, carries=True, score=news.score * _LEADS_UP))
        else:
            weighed.append(one)
    return weighed


def _next(one: Candidate) -> list[tuple[int, int]]:
    """The keys of the sentences to which it may lead up."""
    if one.place == STANDFIRST:
        return []
    return [(one.article.id, one.place + step) for step in range(1, _RUN_UP + 1)]

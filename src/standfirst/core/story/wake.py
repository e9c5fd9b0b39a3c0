"""Decides which sleeping story an article wakes: names and rare words of it must come back."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from standfirst.core.article.fingerprint import SAME_TEXT, resemblance
from standfirst.core.language.similarity import cosine, shortened
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.index import strongest
from standfirst.core.story.reason import wake_reason
from standfirst.core.story.shelf import Key
from standfirst.core.story.weights import GroupingSettings, contained
from standfirst.core.types import ArticleForGrouping

MOST_NAMES = 8  # marks of a story in one language: names and places
MOST_WORDS = 16
ASKED_NAMES = 16  # names of an article by which sleeping stories are looked for
LIKELY = 8  # sleeping stories that are looked at in full

LEAST_NAMES = 2  # in common, and one of them more than the name of a place
LEAST_WORDS = 4  # rare words in common that are no part of a name
LEAST_NAMED = 0.4  # likeness by names of a story that fell asleep just now
LONGER = 0.03  # by so much more with each doubling of its sleep
LEAST_WORDED = 0.15  # likeness by words

_YEAR = timedelta(days=365.25)
_SEASON = timedelta(days=90)  # what lasts longer is no yearly thing
_AROUND = timedelta(days=14)  # a yearly thing comes so much earlier or later
_DAY = timedelta(days=1)
_SETTINGS = GroupingSettings()


class MarkKind(StrEnum):
    """What a mark is."""

    NAME = "name"
    PLACE = "place"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the few keys by which a sleeping story is found again."""

    key: str
    kind: MarkKind
    weight: float


@dataclass(frozen=True, slots=True)
class Sleeper:
    """A sleeping story: when it was told of, and its marks in the language of the article."""

    story: Key
    opened: datetime
    latest: datetime
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class WakeChoice:
    """The article belongs to this sleeping story; the reason in a reader's words."""

    story: Key
    reason: str
    score: float


def candidates(
    articles: Sequence[ArticleForGrouping], index: StoryIndex, *, places: Collection[str]
) -> tuple[list[Mark], list[Mark]]:
    """Names, and words, that may mark a story of these articles (of one language), best first.

    Twice as many as it may have: the caller leaves out those that mark too many stories already.
    Each weighs its mean count over the articles, damped, by its rarity among the open stories.
    """
    language = articles[0].language if articles else ""
    names = _middle([one.names for one in articles], index, language, named=True)
    told = [shortened(one.terms, language) for one in articles]
    words = _without_names(_middle(told, index, language, named=False), names)
    return (
        [
            Mark(key, MarkKind.PLACE if key in places else MarkKind.NAME, weight)
            for key, weight in _best(names, 2 * MOST_NAMES)
        ],
        [Mark(key, MarkKind.WORD, weight) for key, weight in _best(words, 2 * MOST_WORDS)],
    )


def telling_names(article: ArticleForGrouping, index: StoryIndex) -> list[str]:
    """The names by which sleeping stories are looked for, the most telling first."""
    names = _middle([article.names], index, article.language, named=True)
    return [key for key, _ in _best(names, ASKED_NAMES)]


def woken(
    article: ArticleForGrouping, sleepers: Iterable[Sleeper], index: StoryIndex
) -> WakeChoice | None:
    """The sleeping story that the article continues, or None.

    Asked for when no open story is alike. A wrong wake-up glues two affairs for good, a missed one
    shows an affair's new turn as a story of its own: so the bar is high. At least two names must
    come back, and not of places alone (the second quake in one place); and four rare words; the
    names must be most of what either names, the more so the longer the story slept. What comes
    back just a year later (an election, a feast) is a yearly thing and wakes nothing. Of equals
    the first is taken.
    """
    names = _middle([article.names], index, article.language, named=True)
    told = shortened(article.terms, article.language)
    words = _without_names(_middle([told], index, article.language, named=False), names)
    found = [_choice(article, one, names, words) for one in sleepers]
    known = [one for one in found if one is not None]
    return max(known, key=lambda one: one.score, default=None)


def republished(article: ArticleForGrouping, others: Iterable[ArticleForGrouping]) -> bool:
    """Whether the article is an old one again: the page brought up once a year is no news."""
    return any(
        contained(resemblance(article.fingerprint, one.fingerprint), article.words, one.words)
        >= SAME_TEXT
        for one in others
    )


def _choice(
    article: ArticleForGrouping,
    sleeper: Sleeper,
    names: Mapping[str, float],
    words: Mapping[str, float],
) -> WakeChoice | None:
    their_names = {one.key: one.weight for one in sleeper.marks if one.kind is not MarkKind.WORD}
    their_words = {one.key: one.weight for one in sleeper.marks if one.kind is MarkKind.WORD}
    both = [key for key, _ in _best(names, len(names)) if key in their_names]
    rare = their_words.keys() & words.keys()
    telling = {one.key for one in sleeper.marks if one.kind is MarkKind.NAME}
    if len(both) < LEAST_NAMES or len(rare) < LEAST_WORDS or telling.isdisjoint(both):
        return None
    named, worded = cosine(names, their_names), cosine(words, their_words)
    if named < _bar(article.at, sleeper) or worded < LEAST_WORDED or _yearly(article.at, sleeper):
        return None
    reason = wake_reason(both, len(rare), quiet_since=sleeper.latest, headline=article.headline)
    return WakeChoice(sleeper.story, reason, round(math.sqrt(named * worded), 4))


def _bar(at: datetime, sleeper: Sleeper) -> float:
    """Likeness by names that is asked for: it grows with the days slept."""
    slept = max(at - sleeper.latest, sleeper.opened - at, _SETTINGS.story_window)
    return LEAST_NAMED + LONGER * math.log2(slept / _SETTINGS.story_window)


def _yearly(at: datetime, sleeper: Sleeper) -> bool:
    """Whether the moment is just whole years after a short story's life."""
    if sleeper.latest - sleeper.opened > _SEASON:
        return False
    years = max(1, round((at - sleeper.latest) / _YEAR), round((at - sleeper.opened) / _YEAR))
    then = at - years * _YEAR
    return sleeper.opened - _AROUND <= then <= sleeper.latest + _AROUND


def _middle(
    counts: Sequence[Mapping[str, int]], index: StoryIndex, language: str, *, named: bool
) -> dict[str, float]:
    """Of each key its damped count, as a mean over the articles, by its rarity."""
    limit = _SETTINGS.name_limit if named else _SETTINGS.word_limit
    total: defaultdict[str, float] = defaultdict(float)
    for one in counts:
        for key, count in strongest(one, limit):
            total[key] += (1.0 + math.log(count)) / len(counts)
    rare = index.rarities(language, total, named=named)
    return {key: weight * rare[key] for key, weight in total.items()}


def _without_names(words: Mapping[str, float], names: Iterable[str]) -> dict[str, float]:
    """The words that are not a part of a name: those are counted as names."""
    begins: Counter[str] = Counter()
    for part in {part for name in names for part in name.split()}:
        begins.update(part[:length] for length in range(1, len(part) + 1))
    return {word: weight for word, weight in words.items() if word not in begins}


def _best(weights: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

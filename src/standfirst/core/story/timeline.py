"""A story's timeline: its events in order with their best sentence, and who reported when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.sentences import content, reads_alone, without_dateline

_LEAD = 4  # sentences of an article that may stand for its event


@dataclass(frozen=True, slots=True)
class Development:
    """One dated step of a story."""

    event: int
    at: datetime  # of the first report
    headline: str
    headline_article: int
    sentence: str  # stands in `sentence_article` as it is; "" where none reads well alone
    sentence_article: int
    articles: tuple[int, ...]  # in order of time
    outlets: tuple[str, ...]  # in order of their first report
    origins: int
    first: int  # the article that reported first
    first_outlet: str


@dataclass(frozen=True, slots=True)
class DayCoverage:
    """How many articles each outlet published on a day; for a small chart."""

    day: date
    outlets: tuple[tuple[str, int], ...]  # outlet, articles; most first
    articles: int


def developments(articles: Iterable[ArticleForUpdate]) -> tuple[Development, ...]:
    """The events of a story in order of their first report."""
    events: dict[int, list[ArticleForUpdate]] = defaultdict(list)
    for article in in_order(articles):
        events[article.event].append(article)
    steps = [_development(event, members) for event, members in events.items()]
    return tuple(sorted(steps, key=lambda step: (step.at, step.event)))


def in_order(articles: Iterable[ArticleForUpdate]) -> list[ArticleForUpdate]:
    """Articles by time, oldest first; those of one moment by id."""
    return sorted(articles, key=lambda article: (article.at, article.id))


def _development(event: int, members: Sequence[ArticleForUpdate]) -> Development:
    reports = [article for article in members if not article.analysis] or list(members)
    sentence, source = best_sentence(reports)
    head = _headline(reports)
    first = reports[0]
    return Development(
        event=event,
        at=first.at,
        headline=head.headline,
        headline_article=head.id,
        sentence=sentence,
        sentence_article=source,
        articles=tuple(article.id for article in members),
        outlets=tuple(dict.fromkeys(article.outlet for article in members)),
        origins=len({article.origin for article in members}),
        first=first.id,
        first_outlet=first.outlet,
    )


def best_sentence(articles: Sequence[ArticleForUpdate]) -> tuple[str, int]:
    """The sentence, and its article, that says most of what all the articles say.

    Among the first sentences that read well alone: the one whose words most of the articles'
    headlines and leads share, with a bonus for standing early. ("", first article) where none does.
    """
    common: Counter[str] = Counter()
    for article in articles:
        common.update(content(" ".join([article.headline, *article.sentences[:_LEAD]])))
    best: tuple[float, str, int] = (0.0, "", articles[0].id if articles else 0)
    for article in articles:
        for at, written in enumerate(article.sentences[:_LEAD]):
            sentence = without_dateline(written)
            if not reads_alone(sentence):
                continue
            said = content(sentence)
            score = sum(common[word] for word in said) / (len(said) + 4) / (1 + at / 2)
            if score > best[0]:
                best = (score, sentence, article.id)
    return best[1], best[2]


def _headline(articles: Sequence[ArticleForUpdate]) -> ArticleForUpdate:
    """The article with the clearest headline: no question, most words in common with the others."""
    common: Counter[str] = Counter()
    for article in articles:
        common.update(content(article.headline))
    return max(
        articles,
        key=lambda a: (
            "?" not in a.headline,
            sum(common[word] for word in content(a.headline)) / (len(content(a.headline)) + 4),
        ),
    )


def coverage(articles: Iterable[ArticleForUpdate], zone: tzinfo = UTC) -> tuple[DayCoverage, ...]:
    """Articles by day (of `zone`) and outlet, in order of days; empty days are left out."""
    days: dict[date, Counter[str]] = defaultdict(Counter)
    for article in articles:
        days[article.at.astimezone(zone).date()][article.outlet] += 1
    return tuple(
        DayCoverage(
            day,
            tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
            sum(counts.values()),
        )
        for day, counts in sorted(days.items())
    )

"""A story's steps for the page: each development with its articles, wire copies folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from standfirst.models import Article
from standfirst.web.wire import credited, elsewhere

SHOWN = 8  # articles of a step that stand open; the rest are a click away


@dataclass(slots=True)
class Telling:
    """One origin's article, and those that repeat its text."""

    article: Article
    copies: list[Article] = field(default_factory=list)

    @property
    def elsewhere(self) -> tuple[Article, ...]:
        """The first of the copies at each other outlet."""
        return elsewhere([self.article], self.copies)

    @property
    def credited(self) -> Article | None:
        """The copy that credits an agency, where the article itself credits none."""
        return None if self.article.agency else credited(self.copies)


@dataclass(frozen=True, slots=True)
class Step:
    """One development: when, its best headline, its articles."""

    at: datetime
    until: datetime
    headline: str
    standfirst: str
    path: str
    shown: Sequence[Telling]
    folded: Sequence[Telling]


def steps(articles: Iterable[Article]) -> list[Step]:
    """Articles of one story as steps, the newest first. An article without a development is a step
    of its own."""
    groups: dict[tuple[str, int], list[Article]] = defaultdict(list)
    for article in articles:
        own = ("article", article.pk)
        key = ("step", article.development_id) if article.development_id else own
        groups[key].append(article)
    made = [_step(group) for group in groups.values()]
    return sorted(made, key=lambda step: step.at, reverse=True)


def _step(articles: list[Article]) -> Step:
    tellings = fold(sorted(articles, key=lambda article: article.published))
    best = max(tellings, key=_rank).article
    return Step(
        at=min(article.published for article in articles),
        until=max(article.published for article in articles),
        headline=best.title,
        standfirst=best.standfirst,
        path=best.path,
        shown=tellings[:SHOWN],
        folded=tellings[SHOWN:],
    )


def _rank(telling: Telling) -> tuple[int, bool, int]:
    return (len(telling.copies), bool(telling.article.headline), telling.article.word_count)


def fold(articles: Iterable[Article]) -> list[Telling]:
    """Each origin with its copies; a copy whose origin is not among them stands alone."""
    tellings: dict[int, Telling] = {}
    rest = []
    for article in articles:
        if article.origin_id:
            rest.append(article)
        else:
            tellings[article.pk] = Telling(article)
    for copy in rest:
        origin = tellings.setdefault(copy.origin_key, Telling(copy))
        if origin.article is not copy:
            origin.copies.append(copy)
    return list(tellings.values())

"""A story's steps for the page: each with its sentence, its first report and its articles."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from standfirst.core.story.reason import copy_reason
from standfirst.core.story.timeline import clearest, in_common
from standfirst.models import Article, Development, Outlet
from standfirst.models.article import ArticleQuerySet
from standfirst.models.story import DevelopmentQuerySet
from standfirst.web.wire import credited, elsewhere, held, holder

STEPS = 40  # on a page; the older ones are a click away
NEWEST_DAYS = 3  # of a page
OPEN, OPEN_LATER = 3, 2  # steps of such a day that stand open, and of a day below them
UNTOLD = 0.5  # what a step counts that only a headline or a question tells
SHOWN = 4  # articles of a step that stand open
FOLDED = 16  # further ones on the page; the rest have a page of their own
COPIES = 12  # of one text
FEW_DAYS = 45  # a span of older steps that is listed day by day
FIRST_YEAR, LAST_YEAR = 1800, 9999  # of days that may be asked for
MANY_MONTHS = 48  # months from which years are listed


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article of a story is in it."""

    outlet: Outlet
    reason: str


@dataclass(slots=True)
class Telling:
    """One origin's article, and those that repeat its text."""

    article: Article
    copies: list[Article] = field(default_factory=list)
    own: bool = False  # the agency's own article of a text that another step has too

    def settle(self) -> None:
        """Let the agency's own article stand for the others, though it came after them."""
        prints = [self.article, *self.copies]
        key = holder(prints)
        head = next((one for one in self.copies if one.pk == key), None)
        if head is not None:
            self.article, self.copies = head, [one for one in prints if one is not head]

    @property
    def repeats(self) -> bool:
        """It repeats a text that is not among these, and not its own."""
        origin = self.article.origin_id
        return not self.own and origin is not None and all(one.pk != origin for one in self.copies)

    @property
    def elsewhere(self) -> tuple[Article, ...]:
        """The first of the copies at each other outlet."""
        return elsewhere([self.article], self.copies)

    @property
    def credited(self) -> Article | None:
        """The copy that credits an agency, where the article itself credits none."""
        return None if self.article.agency else credited(self.copies)

    @property
    def reasons(self) -> list[Reason]:
        """Why the article and its copies are here, where they say it: what was found of the text
        when it came first is told of the article that stands for it."""
        came = next((one for one in self.copies if one.pk == self.article.origin_id), self.article)
        settled, copied = came is not self.article, copy_reason(self.article.title)
        found = [Reason(self.article.outlet, came.reason)]
        found += [Reason(one.outlet, copied if settled else one.reason) for one in self.elsewhere]
        return [one for one in found if one.reason]


@dataclass(frozen=True, slots=True)
class Step:
    """One development.

    `first` reported first, None where no article tells its hour. `more` articles are not listed.
    """

    row: Development
    headline: Article
    first: Article | None
    shown: Sequence[Telling]
    folded: Sequence[Telling]
    pieces: int
    origins: int
    outlets: int
    more: int

    @property
    def tells(self) -> bool:
        """A sentence tells it, and its headline does not ask."""
        return bool(self.row.sentence) and "?" not in self.headline.title

    @property
    def happened_on(self) -> date | None:
        """The day it happened on, where its articles say so."""
        return self.row.happened_on if self.row.happened_by else None

    @property
    def on_the_day(self) -> bool:
        """It was reported on the day on which it happened."""
        return self.happened_on == timezone.localtime(self.row.opened_at).date()


@dataclass(frozen=True, slots=True)
class Day:
    """The steps that opened on one day, the newest first: its weightiest, and those folded away."""

    on: date
    open: Sequence[Step]
    folded: Sequence[Step]

    @property
    def count(self) -> int:
        """How many steps."""
        return len(self.open) + len(self.folded)

    @property
    def reports(self) -> int:
        """Articles of the folded steps."""
        return sum(step.pieces for step in self.folded)


@dataclass(frozen=True, slots=True)
class Span:
    """A day, month or year with older steps. `unit` says which; `before` asks for them."""

    at: datetime
    unit: str
    steps: int
    before: str


@dataclass(frozen=True)
class Timeline:
    """One page of a timeline, the newest step first; `next` asks for the page below, or ""."""

    steps: Sequence[Step]
    older: Sequence[Span]
    left: int  # steps below this page
    next: str
    asked: bool  # an older page was asked for

    @cached_property
    def days(self) -> Sequence[Day]:
        """The page's steps by the day on which they opened, the newest day first."""
        by_day: dict[date, list[Step]] = defaultdict(list)
        for step in self.steps:
            by_day[timezone.localtime(step.row.opened_at).date()].append(step)
        weights = _weights(self.steps)
        return [
            _day(on, steps, weights, OPEN if place < NEWEST_DAYS else OPEN_LATER)
            for place, (on, steps) in enumerate(by_day.items())
        ]

    @property
    def by_day(self) -> bool:
        """Has a day so many steps that some of them are folded?"""
        return any(day.folded for day in self.days)


def timeline(story_id: int, before: str) -> Timeline:
    """The newest steps of a story, or those before a step (its number) or a day (2024-03-05).

    Anything else that is asked for is the newest. Five questions, two more where steps are left,
    and one where a text of another step is told again.
    """
    every = Development.objects.in_story(story_id)
    rows = _before(every, before)
    found = list((every if rows is None else rows)[: STEPS + 1])
    shown = found[:STEPS]
    older = _older(story_id, shown[-1]) if len(found) > STEPS else []
    return Timeline(
        steps=_steps(shown),
        older=older,
        left=sum(span.steps for span in older),
        next=str(shown[-1].pk) if older else "",
        asked=rows is not None,
    )


def _weights(steps: Sequence[Step]) -> dict[int, float]:
    """Step (its number) → how much it tells of the story: by what it shares with the others, and
    by its independent reports."""
    common = in_common([step.row.sentence or step.headline.title for step in steps])
    return {
        step.row.pk: shared * math.log2(1 + step.origins) * (1.0 if step.tells else UNTOLD)
        for step, shared in zip(steps, common, strict=True)
    }


def _day(on: date, steps: Sequence[Step], weights: Mapping[int, float], most: int) -> Day:
    """The day with its weightiest steps open; a single further one is not worth folding."""
    if len(steps) <= most + 1:
        return Day(on, steps, ())
    heaviest = sorted((step.row.pk for step in steps), key=lambda pk: -weights[pk])[:most]
    return Day(
        on,
        [step for step in steps if step.row.pk in heaviest],
        [step for step in steps if step.row.pk not in heaviest],
    )


def _before(every: DevelopmentQuerySet, asked: str) -> DevelopmentQuerySet | None:
    if asked.isascii() and asked.isdecimal() and len(asked) < 19:
        step = every.filter(pk=int(asked)).first()
        return every.before(step) if step else None
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        return None
    return every.filter(opened_at__lt=timezone.make_aware(datetime.combine(day, time.min)))


def _older(story_id: int, last: Development) -> list[Span]:
    """What lies below the last step, by days, months or years, the newest first."""
    rows = Development.objects.filter(story=story_id)
    first = rows.order_by("opened_at").values_list("opened_at", flat=True)[0]
    days = (last.opened_at - first).days
    unit = "day" if days <= FEW_DAYS else "month" if days <= MANY_MONTHS * 30 else "year"
    return [
        Span(at, unit, steps, _following(at, unit)) for at, steps in rows.before(last).by_time(unit)
    ]


def _following(at: datetime, unit: str) -> str:
    """The first day after a day, month or year that begins at this moment."""
    length = {"day": 1, "month": 31, "year": 366}[unit]
    day = at.date() + timedelta(days=length)
    if unit == "month":
        day = day.replace(day=1)
    return (day.replace(month=1, day=1) if unit == "year" else day).isoformat()


# --- the articles of steps ---------------------------------------------------------------------


def _steps(rows: Sequence[Development]) -> list[Step]:
    by_step: dict[int | None, list[Article]] = defaultdict(list)
    for article in listed(Article.objects.filter(development__in=rows)):
        by_step[article.development_id].append(article)
    steps = Development.objects.filter(pk__in=[row.pk for row in rows])
    counted = steps.counted()
    made = [_step(row, by_step[row.pk], counted[row.pk]) for row in rows if by_step[row.pk]]
    _mark_owners([telling for step in made for telling in (*step.shown, *step.folded)])
    return made


def _mark_owners(tellings: Iterable[Telling]) -> None:
    """Mark those whose text stands first in another step and is theirs. One question, if any."""
    again = [telling for telling in tellings if telling.repeats]
    owners = held(telling.article for telling in again)
    for telling in again:
        telling.own = owners.get(telling.article.origin_key) == telling.article


def listed(articles: ArticleQuerySet) -> list[Article]:
    """The oldest articles of each step, and of each text the oldest copies. Two questions."""
    own = articles.without_copies().ranked("development", SHOWN + FOLDED)
    shown = list(own.select_related("outlet"))
    copies = Article.objects.filter(origin__in=[article.pk for article in shown])
    again = copies.filter(development__in={article.development_id for article in shown})
    return shown + list(again.ranked("origin", COPIES).select_related("outlet"))


def _step(row: Development, articles: list[Article], counted: dict[str, int]) -> Step:
    tellings = fold(in_order(articles))
    known = sum(1 + len(telling.copies) for telling in tellings)
    return Step(
        row=row,
        headline=heading(row, [telling.article for telling in tellings]),
        first=first(articles),
        shown=tellings[:SHOWN],
        folded=tellings[SHOWN:],
        pieces=counted["pieces"],
        origins=counted["origins"],
        outlets=counted["outlets"],
        more=max(counted["pieces"] - known, 0),
    )


def heading(row: Development | None, articles: Sequence[Article]) -> Article:
    """The article that heads a step: the one whose sentence tells it, unless its headline asks;
    else the clearest of the oldest listed. `articles` are the step's, oldest first, not none."""
    teller = row.sentence_by if row else None
    if row and row.sentence and teller and teller.headline and "?" not in teller.headline:
        return teller
    listed = articles[: SHOWN + FOLDED]
    best = clearest([article.record() for article in listed]).id
    return next(article for article in listed if article.pk == best)


def first(articles: Iterable[Article]) -> Article | None:
    """The article that reported first; None where one that tells no hour may have been before."""
    rows = in_order(articles)
    sure = next((row for row in rows if row.dated and not day_only(row.published)), None)
    daily = [row for row in rows if row.dated and day_only(row.published)]
    if sure is None or any(row.published <= sure.published for row in daily):
        return None
    return sure


def day_only(at: datetime) -> bool:
    """Midnight sharp, as a date without a time is kept."""
    return not (at.hour or at.minute or at.second or at.microsecond)


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Articles by time, oldest first; those of one moment by id."""
    return sorted(articles, key=lambda article: (article.published, article.pk))


def fold(articles: Iterable[Article]) -> list[Telling]:
    """Each origin with its copies; copies whose origin is not among them stand under the first. An
    agency's own article, where it is among them, is the origin, whoever printed its text first."""
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
    for telling in tellings.values():
        telling.settle()
    return list(tellings.values())

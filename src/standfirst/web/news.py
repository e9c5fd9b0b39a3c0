"""New since you last looked: what came to a story since a reader's last visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils import timezone

from standfirst.core.story.amounts import shown
from standfirst.core.story.news import ArticleArrived, FigureNews, StoryNews, news_since, spread
from standfirst.models import Article, Development, Figure, Revision, Statement, Story, StoryVisit
from standfirst.models.visit import arrivals, came_or_changed
from standfirst.web.access import reader_of
from standfirst.web.figures import label
from standfirst.web.told import Told

ARTICLES = 200  # last grouped
REVISED = 20  # articles whose earlier text is read to tell what they say anew
OPEN = 5  # of steps, of statements and of figures; the rest are counted


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is new, or was another; `was` is "" for a new one."""

    counts: str
    figure: Figure
    was: str


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step that opened, with its first report; `row` is None where it is an article alone."""

    article: Article
    row: Development | None


@dataclass(frozen=True, slots=True)
class Rest:
    """So many new ones of a kind that are not shown; `part` of the page holds them."""

    kind: str
    part: str
    count: int


@dataclass(frozen=True, slots=True)
class News:
    """What a reader has not seen. `articles` came since, `repeats` of them tell nothing new.

    Of steps, statements and figures at most five are shown, and `new_...` says how many there are.
    """

    since: datetime
    articles: int
    repeats: int
    steps: Sequence[NewStep] = ()
    new_steps: int = 0
    statements: Sequence[Statement] = ()
    new_statements: int = 0
    figures: Sequence[Change] = ()  # those that were others first
    new_figures: int = 0

    @property
    def changed(self) -> list[Change]:
        """The figures shown that were others before."""
        return [one for one in self.figures if one.was]

    @property
    def counted(self) -> list[Change]:
        """The figures shown of what was not counted before."""
        return [one for one in self.figures if not one.was]

    @property
    def rest(self) -> list[Rest]:
        """What is new and not shown, with where on the page it stands."""
        counted = (
            Rest("step", "timeline", self.new_steps - len(self.steps)),
            Rest("statement", "said", self.new_statements - len(self.statements)),
            Rest("figure", "figures", self.new_figures - len(self.figures)),
        )
        return [one for one in counted if one.count]

    @property
    def anything(self) -> bool:
        """Is there anything new to tell?"""
        return bool(self.steps or self.statements or self.figures)


def news(request: HttpRequest, story: Story, told: Told) -> News | None:
    """What is new to the reader, and notes the visit; None for visitors and on the first visit.

    Two questions where nothing came, at most nine more where something did.
    """
    reader = reader_of(request)
    if reader is None:
        return None
    now = timezone.now()
    visit = StoryVisit.objects.of(reader.pk, story.pk)
    # Not the clock: a batch of articles carries the time at which its grouping began, and is
    # there for readers only when it ended.
    newest = Article.objects.filter(story=story).aggregate(at=Max("grouped_at"))["at"] or now
    since = visit.knows_until(now, newest) if visit else None
    found = _found(story, since, newest, told) if since else None
    if _is_looked_at(request):
        StoryVisit.objects.look(visit, reader_id=reader.pk, story_id=story.pk, upto=newest, now=now)
    return found


def _is_looked_at(request: HttpRequest) -> bool:
    """A person looks: not a browser that fetches ahead what may never be opened."""
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in purpose


def _found(story: Story, since: datetime, newest: datetime, told: Told) -> News:
    came = list(came_or_changed(story.pk, since)[:ARTICLES]) if newest > since else []
    if not came:
        return News(since, 0, 0)
    return _shown(story, since, came, told)


def _shown(story: Story, since: datetime, came: Sequence[Article], told: Told) -> News:
    before = _earlier_texts([row for row in came if row.seen_at <= since], since)
    arrived = [row for row in came if row.pk not in before]
    said = ((row.pk, row.article_id, row.words) for row in told.statement_rows.values())
    counted = ((row.pk, row.article_id, row.sentence) for row in told.figure_rows.values())
    known = _known_events(story, since, arrived) | {_event(row) for row in came if row.pk in before}
    what = news_since(
        [ArticleArrived(row.pk, _event(row), row.origin_key) for row in arrived],
        known,
        statements=told.statements,
        counted=told.tallies,
        fresh_statements=_fresh(said, came, before),
        fresh_figures=_fresh(counted, came, before),
    )
    return _news(since, what, told, arrived, articles=arrivals({story.pk: since}).get(story.pk, 0))


def _event(row: Article) -> int:
    return row.development_id or -row.pk


def _known_events(story: Story, since: datetime, arrived: Sequence[Article]) -> set[int]:
    """The steps of these articles that had an article before."""
    steps = {row.development_id for row in arrived if row.development_id}
    rows = Article.objects.filter(story=story, development__in=steps, grouped_at__lte=since)
    return set(rows.values_list("development_id", flat=True).distinct())


def _earlier_texts(articles: Sequence[Article], since: datetime) -> dict[int, str]:
    """Article → its text as it stood at the moment, of those that were changed since.

    A changed article is grouped again, and what was read of it written anew: without this, all it
    ever said would be new.
    """
    if not articles:
        return {}
    rows = Revision.objects.filter(article__in=articles[:REVISED])
    # Of a live blog not every version is kept: one before the moment tells at least what is old.
    rows = rows.filter(Q(replaced_at__gt=since) | Q(article__live=True))
    kept: dict[int, tuple[int, bool]] = {}
    for pk, article, at in rows.order_by("replaced_at", "id").values_list(
        "pk", "article_id", "replaced_at"
    ):
        if article not in kept or not kept[article][1]:
            kept[article] = pk, at > since
    texts = Revision.objects.filter(pk__in=[pk for pk, _ in kept.values()])
    return {
        article: " ".join(text.split()) for article, text in texts.values_list("article_id", "text")
    }


def _fresh(
    rows: Iterable[tuple[int, int, str]], came: Sequence[Article], before: Mapping[int, str]
) -> set[int]:
    """Of rows (id, article, words) those of articles that came, but what a changed article said
    already."""
    new = {row.pk for row in came}
    return {
        pk
        for pk, article, words in rows
        if article in new and " ".join(words.split()) not in before.get(article, "")
    }


def _news(
    since: datetime, what: StoryNews, told: Told, arrived: Sequence[Article], *, articles: int
) -> News:
    # Beyond ARTICLES and REVISED they are counted but not looked at.
    telling = min(what.articles - what.repeats, articles)
    said = [one for one in what.statements if not told.statement_rows[one.id].is_scrap]
    return News(
        since=since,
        articles=articles,
        repeats=articles - telling,
        steps=_steps(what.events, arrived)[:OPEN],
        new_steps=len(what.events),
        statements=[told.statement_rows[one.id] for one in spread(said, OPEN)],
        new_statements=len(said),
        figures=[_change(one, told) for one in what.figures[:OPEN]],
        new_figures=len(what.figures),
    )


def _steps(events: Sequence[int], arrived: Sequence[Article]) -> list[NewStep]:
    """The steps that opened, the newest first, each with its first report."""
    first = {_event(row): row for row in sorted(arrived, key=lambda row: row.published)[::-1]}
    rows = Development.objects.select_related("sentence_by__outlet").in_bulk(
        [event for event in events if event > 0]
    )
    shown = [NewStep(first[event], rows.get(event)) for event in events]
    return sorted(shown, key=lambda step: step.article.published, reverse=True)


def _change(one: FigureNews, told: Told) -> Change:
    figure = told.figure_rows[one.now.told.id]
    return Change(label(figure), figure, "" if one.was is None else shown(one.was))

"""What a story's own rows say, counted and told anew whenever its articles change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from standfirst.core.story.happened import dated_report, happened
from standfirst.core.story.rank import GROWTH_SPAN
from standfirst.core.story.standfirst import StepSentence, tell
from standfirst.core.story.standing import standing
from standfirst.core.story.timeline import alone, best_sentence, clearest
from standfirst.core.types import ArticleForUpdate, BriefSentence
from standfirst.models import Article, Development, Regrouping, Story, StorySentence
from standfirst.models.article import ArticleQuerySet

LETTERS = 3000  # of a text, among which its sentences are chosen
SENTENCES = 6  # of an article
NEWEST = 12  # articles of a story by which it is told
OF_A_STEP = 12  # newest articles of a step by which it is told
STEPS = 40  # told anew at once, the newest; what is left is told with the next article
OLDEST = 4  # articles of a story that may tell what it is about
STEP_FIELDS = ["sentence", "sentence_by_id", "happened_on", "happened_by_id"]
AS_NEW = timedelta(days=3)  # as long as an event lasts
AFFAIR = 8  # largest steps whose sentences may tell it too


def refresh(stories: Iterable[int]) -> None:
    """Bring the rows of these stories up to date; stories and developments left empty go.

    Costs a fixed number of questions a story, whatever its size and that of the archive: only the
    steps of the articles placed last, and those never told, are told anew.
    """
    for pk in sorted(set(stories)):
        _refresh_one(pk)


def _refresh_one(pk: int) -> None:
    articles = Article.objects.filter(story=pk)
    counted = articles.aggregate(
        articles=Count("pk"),
        origins=Count(Coalesce("origin_id", "pk"), distinct=True),
        outlets=Count("outlet", distinct=True),
        opened=Min("published"),
        latest=Max("published"),
        placed=Max("grouped_at"),
    )
    if not counted["articles"]:
        # With those that joined it: they hold nothing, and their addresses would lead nowhere.
        Story.objects.filter(Q(pk=pk, merged_into=None) | Q(merged_into=pk)).delete()
        return
    _keep_steps(pk)
    steps = _untold_steps(pk, counted["placed"])
    own = _its_own(pk, articles, counted["latest"])
    newest, oldest = _ends(own)
    rows = _openings(articles, steps, newest + oldest, whole=own is articles)
    _tell_steps(steps, rows)
    lead = _tell_story(
        pk,
        own,
        newest=[rows[key] for key in newest if key in rows],
        oldest=[rows[key] for key in oldest if key in rows],
    )
    Story.objects.filter(pk=pk).update(
        article_count=counted["articles"],
        origin_count=counted["origins"],
        outlet_count=counted["outlets"],
        opened_at=counted["opened"],
        latest_at=counted["latest"],
        weight=_weight(articles, counted),
        **lead,
    )


def _weight(articles: ArticleQuerySet, counted: dict[str, Any]) -> float:
    recent = articles.filter(published__gt=counted["latest"] - GROWTH_SPAN)
    return standing(
        origins=counted["origins"],
        outlets=counted["outlets"],
        recent=recent.aggregate(n=Count(Coalesce("origin_id", "pk"), distinct=True))["n"],
        newest=counted["latest"],
    )


# --- what is looked at -------------------------------------------------------------------------


def _keep_steps(story: int) -> None:
    Development.objects.filter(story=story, articles=None).delete()
    own = Article.objects.filter(development=OuterRef("pk"))
    Development.objects.filter(story=story).update(
        opened_at=Subquery(own.order_by("published").values("published")[:1]),
        latest_at=Subquery(own.order_by("-published").values("published")[:1]),
    )


def _untold_steps(story: int, placed: Any) -> list[Development]:
    """The steps that the articles placed last belong to, and those told by none of their own."""
    last = Article.objects.filter(story=story, grouped_at=placed).values("development")
    moved = Q(sentence_by=None) | ~Q(sentence_by__development=F("pk"))
    steps = Development.objects.filter(Q(pk__in=last) | moved, story=story)
    return list(steps.order_by("-opened_at", "-id")[:STEPS])


def _its_own(story: int, articles: ArticleQuerySet, latest: datetime) -> ArticleQuerySet:
    """The articles by which a story is told: those that editors brought by joining another story
    only where it has none as new of its own. So it keeps its headline."""
    joined = Regrouping.objects.joined_by_editors(story)
    own = articles.exclude(pk__in=joined)
    return own if joined and own.filter(published__gt=latest - AS_NEW).exists() else articles


def _ends(articles: ArticleQuerySet) -> tuple[list[int], list[int]]:
    """The newest articles that repeat no other of their step, newest first; and the oldest."""
    own = articles.without_copies()
    newest = own.newest_ids(NEWEST)
    if len(newest) < NEWEST:
        return newest, newest[::-1][:OLDEST]
    return newest, list(own.order_by("published", "id").values_list("pk", flat=True)[:OLDEST])


def _openings(
    articles: ArticleQuerySet, steps: Sequence[Development], ends: Iterable[int], *, whole: bool
) -> dict[int, Article]:
    """The beginnings of these articles and of the newest of each step, oldest first; `whole`:
    the ends are those of all articles."""
    wanted = set(ends)
    if len(wanted) >= NEWEST or not whole:  # else these are all
        own = articles.filter(development__in=steps).without_copies()
        told_by = own.ranked("development", OF_A_STEP, newest=True)
        wanted.update(told_by.values_list("pk", flat=True))
    return {row.pk: row for row in Article.objects.filter(pk__in=wanted).with_opening(LETTERS)}


def _record(row: Any) -> ArticleForUpdate:
    """The row of `with_opening` with the first sentences that its beginning holds whole."""
    inside = [(start, end) for start, end in row.spans[:SENTENCES] if end <= LETTERS]
    written = tuple(row.beginning[start:end].strip() for start, end in inside)
    told: ArticleForUpdate = row.record(written=written)
    return told


# --- what is told ------------------------------------------------------------------------------


def _tell_steps(steps: Sequence[Development], rows: dict[int, Article]) -> None:
    by_step: dict[int | None, list[Article]] = defaultdict(list)
    for row in rows.values():
        by_step[row.development_id].append(row)
    changed = [step for step in steps if step.pk in by_step and _retold(step, by_step[step.pk])]
    Development.objects.bulk_update(changed, STEP_FIELDS, batch_size=100)


def _retold(step: Development, rows: Sequence[Any]) -> bool:
    """Tell the step by these articles; answers whether that changed it."""
    before = [getattr(step, name) for name in STEP_FIELDS]
    step.sentence, step.sentence_by_id = best_sentence([_record(row) for row in rows])
    found = happened(
        (
            dated_report(
                row.pk, at=row.published, origin=row.origin_key, dates=row.days, sentences=row.spans
            )
            for row in rows
        ),
        step.opened_at,
    )
    step.happened_on = found.day if found else None
    step.happened_by_id = found.article if found else None
    return before != [getattr(step, name) for name in STEP_FIELDS]


def _tell_story(
    story: int, own: ArticleQuerySet, *, newest: Sequence[Article], oldest: Sequence[Article]
) -> dict[str, Any]:
    """Write the story's sentences; answers its lead, headline and standfirst as fields. `newest`
    and `oldest` are of `own`."""
    told = tell(
        [_record(row) for row in newest],
        [*_first_told(oldest), *_steps_told(story)],
        opening=_opening(story),
    )
    _write_sentences(story, told.sentences)
    lead = _lead(own, newest, told.headline_article)
    # Lists show no source and no date beside it: only what is still so.
    said = " ".join(sentence.text for sentence in told.turn or told.affair)
    return {"lead": lead, "headline": lead.title[:1000], "standfirst": said or lead.standfirst}


def _first_told(oldest: Sequence[Article]) -> list[StepSentence]:
    return [
        StepSentence(sentence, row.pk, row.language)
        for row in oldest
        for _, sentence in alone(_record(row))
    ]


def _opening(story: int) -> list[StepSentence]:
    """The sentence of the step with which the story began; none where it has none."""
    steps = Development.objects.filter(story=story).order_by("opened_at", "id")
    told = steps.values_list("sentence", "sentence_by", "sentence_by__language")[:1]
    return [StepSentence(*row) for row in told if row[0]]


def _steps_told(story: int) -> list[StepSentence]:
    """The sentences of the steps with the most independent reports."""
    steps = Development.objects.filter(story=story).exclude(sentence="")
    origins = Count(Coalesce("articles__origin_id", "articles__id"), distinct=True)
    rows = steps.annotate(origins=origins).order_by("-origins", "opened_at", "id")
    told = rows.values_list("sentence", "sentence_by", "sentence_by__language")
    return [StepSentence(*row) for row in told[:AFFAIR]]


def _write_sentences(story: int, told: Sequence[BriefSentence]) -> None:
    known = StorySentence.objects.filter(story=story)
    if [(one.text, one.article_id) for one in known] == [(one.text, one.article) for one in told]:
        return
    known.delete()
    StorySentence.objects.bulk_create(
        StorySentence(story_id=story, position=place, text=one.text, article_id=one.article)
        for place, one in enumerate(told)
    )


def _lead(own: ArticleQuerySet, newest: Sequence[Article], headline_article: int) -> Article:
    """The article that stands for the story: the one that tells its newest turn, or the clearest
    of the newest; the newest where none was read."""
    if not newest:
        return own.order_by("-published", "-id")[0]
    rows = {row.pk: row for row in newest}
    return rows[headline_article or clearest([row.record() for row in newest]).id]

"""One developing story: its timeline, who said what, which figures stand, who covers it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from standfirst.core.update.sentences import means_its_own_day
from standfirst.models import Article, Comment, Story, StorySentence, Topic
from standfirst.web.address import elsewhere
from standfirst.web.coverage import picture, unit_for
from standfirst.web.disagreements import disagreements
from standfirst.web.figures import figures
from standfirst.web.news import news
from standfirst.web.origins import origins
from standfirst.web.regroupings import notices
from standfirst.web.subjects import followed, subject, subjects
from standfirst.web.timeline import timeline
from standfirst.web.told import told_in
from standfirst.web.voices import rests, voices

VOICES = 6  # speakers that stand open; the rest are a click away
TOPICS = 8
NAMING = 40  # newest articles whose topics are the story's


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The story; one that joined another redirects there, for ever.

    `?before=` asks for older steps (see `timeline`): these come without what stands on the first
    page.
    """
    story = get_object_or_404(Story.objects.for_list(), pk=pk)
    if story.merged_into_id:
        return HttpResponsePermanentRedirect(joined(story).path)
    if away := elsewhere(request, story):
        return away
    steps = timeline(story.pk, request.GET.get("before", ""))
    about = {} if steps.asked else _about(request, story)
    known = followed(request)
    newest = Article.objects.filter(story=story).newest_ids(NAMING)
    context = {
        "story": story,
        **_sentences(story),
        "timeline": steps,
        "subject": subject(story, known),
        "subjects": subjects(Topic.objects.of_articles(newest)[:TOPICS], known),
        "regroupings": notices(story.pk),
        "comments_to": f"/stories/{story.pk}/comments",
    }
    return render(request, "story/page.html", context | about)


def _about(request: HttpRequest, story: Story) -> dict[str, Any]:
    """What stands on the first page only."""
    told = told_in(story.pk)
    heard = voices(told.statement_rows.values())
    return {
        "coverage": picture(*_coverage(story)),
        "origins": origins(story),
        "voices": heard[:VOICES],
        "quieter": heard[VOICES:],
        "rests": rests(heard),
        "told": told,
        "figures": figures(told),
        "disagreements": disagreements(told),
        "news": news(request, story, told),
        "comments": Comment.objects.shown().filter(story=story),
    }


def _sentences(story: Story) -> dict[str, Any]:
    """The story's `sentences`, each with whether its day is told: where it is older than the newest
    turn, or says "this morning" of another day than the reader's, and the sentence before does not
    tell the same day. What led up to the first of them stands apart, as `earlier`."""
    rows = list(story.sentences.select_related("article__outlet"))
    newest = story.latest_at - timedelta(days=1)
    today = timezone.localdate()

    def dated(row: StorySentence) -> bool:
        at = row.article.published
        passed = timezone.localtime(at).date() != today
        return at < newest or (passed and means_its_own_day(row.text))

    earlier = [row for row in rows if row.article.published < rows[0].article.published]
    turn: list[tuple[StorySentence, bool]] = []
    known = None
    for row in (one for one in rows if one not in earlier):
        day = timezone.localtime(row.article.published).date() if dated(row) else None
        turn.append((row, day is not None and day != known))
        known = day
    return {"sentences": turn, "earlier": earlier}


def _coverage(story: Story) -> tuple[list[dict[str, Any]], str]:
    unit = unit_for(story.latest_at - story.opened_at)
    return Article.objects.over_time(story.pk, unit), unit


def joined(story: Story) -> Story:
    """The story that this one is part of now: the end of a chain of mergers."""
    seen = {story.pk}
    while story.merged_into and story.merged_into.pk not in seen:
        story = story.merged_into
        seen.add(story.pk)
    return story

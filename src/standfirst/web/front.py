"""The front page: the weightiest stories, the newest articles, the latest Update."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from standfirst.models import Article, Brief, Source, Story, StoryVisit, Update
from standfirst.web.access import reader_of

STORIES = 22  # one lead, three beside it, the rest in the grid
BESIDE = 3
NEWEST = 16
TOLD = 4  # further articles of the lead story
BRIEFS = 6  # of the latest Update


def page(request: HttpRequest) -> HttpResponse:
    """The front page; a desk without articles asks for sources instead.

    The newest articles are those of no story that stands above, and of the Update the lead story's
    Brief is left out.
    """
    stories = list(Story.objects.front().for_list()[:STORIES])
    told = _told(stories[0]) if stories else []
    newest = list(Article.objects.heads().exclude(story__in=stories)[: NEWEST * 2])
    if not newest and not stories:
        return render(request, "front/empty.html", {"sources": Source.objects.count()})
    _count_unseen(request, stories)
    update = Update.objects.published().first()
    lead = stories[0] if stories else None
    briefs = list(Brief.objects.filter(update_of=update)) if update else []
    briefs = [one for one in briefs if not lead or one.story_id != lead.pk]
    context = {
        "lead": lead,
        "told": told,
        "beside": stories[1 : 1 + BESIDE],
        "stories": stories[1 + BESIDE :],
        "newest": _further(newest, (one.headline for one in stories))[:NEWEST],
        "update": update,
        "briefs": briefs[:BRIEFS],
        "briefs_left": len(briefs[BRIEFS:]),
    }
    return render(request, "front/page.html", context)


def _count_unseen(request: HttpRequest, stories: Sequence[Story]) -> None:
    """Give each story `unseen`: how many articles came since the reader looked at it, if any."""
    reader = reader_of(request)
    if reader is None:
        return
    found = StoryVisit.objects.unseen(reader.pk, [story.pk for story in stories], timezone.now())
    for story in stories:
        story.unseen = found.get(story.pk, 0)


def _further(articles: Sequence[Article], above: Iterable[str]) -> list[Article]:
    """Those whose headlines do not stand above, nor twice: copies of one text often share one."""
    seen, found = set(above), []
    for article in articles:
        if article.title not in seen:
            seen.add(article.title)
            found.append(article)
    return found


def _told(lead: Story) -> list[Article]:
    """How other outlets tell the lead story: its newest articles but the one that heads it."""
    rows = Article.objects.heads().filter(story=lead, origin=None)
    rows = rows.exclude(pk=lead.lead_id or 0).exclude(headline=lead.headline)
    return list(rows[:TOLD])

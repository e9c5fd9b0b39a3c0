"""The front page: the weightiest stories, the newest articles, the latest Update."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from standfirst.models import Article, Brief, Source, Story, StoryVisit, Update
from standfirst.web.access import reader_of

STORIES = 22  # one lead, three beside it, the rest in the grid
BESIDE = 3
NEWEST = 16
TOLD = 4  # further articles of the lead story


def page(request: HttpRequest) -> HttpResponse:
    """The front page; a desk without articles asks for sources instead."""
    stories = list(Story.objects.front().for_list()[:STORIES])
    newest = list(Article.objects.heads()[:NEWEST])
    if not newest:
        return render(request, "front/empty.html", {"sources": Source.objects.count()})
    _count_unseen(request, stories)
    update = Update.objects.published().first()
    context = {
        "lead": stories[0] if stories else None,
        "told": _told(stories[0]) if stories else (),
        "beside": stories[1 : 1 + BESIDE],
        "stories": stories[1 + BESIDE :],
        "newest": newest,
        "update": update,
        "briefs": Brief.objects.filter(update_of=update)[:6] if update else (),
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


def _told(lead: Story) -> list[Article]:
    """How other outlets tell the lead story: its newest articles but the one that heads it."""
    rows = Article.objects.heads().filter(story=lead, origin=None)
    return list(rows.exclude(pk=lead.lead_id or 0)[:TOLD])

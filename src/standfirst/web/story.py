"""One developing story: its timeline, who said what, which figures stand, who covers it."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from standfirst.models import Article, Comment, Figure, Statement, Story, Topic
from standfirst.web.address import elsewhere
from standfirst.web.coverage import chart
from standfirst.web.subjects import followed, subject, subjects
from standfirst.web.timeline import steps
from standfirst.web.voices import voices

ARTICLES = 200  # newest; a story of years shows its last part and says so
STATEMENTS = 120
VOICES = 6  # speakers that stand open; the rest are a click away
FIGURES = 40
TOPICS = 8


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The story; one that joined another redirects there, for ever."""
    story = get_object_or_404(Story.objects.for_list(), pk=pk)
    if story.merged_into_id:
        return HttpResponsePermanentRedirect(joined(story).path)
    if away := elsewhere(request, story):
        return away
    articles = list(Article.objects.in_story(story.pk)[:ARTICLES])
    known = followed(request)
    heard = voices(Statement.objects.in_story(story.pk)[:STATEMENTS])
    topics = Topic.objects.of_articles(article.pk for article in articles[:40])[:TOPICS]
    context = {
        "story": story,
        "subject": subject(story, known),
        "subjects": subjects(topics, known),
        "steps": steps(articles),
        "voices": heard[:VOICES],
        "quieter": heard[VOICES:],
        "unnamed": sum(not voice.named for voice in heard[VOICES:]),
        "figures": different(Figure.objects.in_story(story.pk)[: FIGURES * 3])[:FIGURES],
        "coverage": chart(Article.objects.by_outlet(story.pk)),
        "left_out": max(story.article_count - len(articles), 0),
        "comments": Comment.objects.shown().filter(story=story),
        "comments_to": f"/stories/{story.pk}/comments",
    }
    return render(request, "story/page.html", context)


def joined(story: Story) -> Story:
    """The story that this one is part of now: the end of a chain of mergers."""
    seen = {story.pk}
    while story.merged_into and story.merged_into.pk not in seen:
        story = story.merged_into
        seen.add(story.pk)
    return story


def different(figures: Iterable[Figure]) -> list[Figure]:
    """Each number once for what it counts, as its newest article has it."""
    kept: dict[tuple[float, str], Figure] = {}
    for figure in figures:
        kept.setdefault((figure.value, figure.counts.casefold()), figure)
    return list(kept.values())

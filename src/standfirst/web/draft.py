"""An editor's changes to a brief: what was asked, whether its articles support it, writing it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict

from standfirst.core.update.ground import is_grounded
from standfirst.models import Article, Body, Brief

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class SentenceWish:
    """What a sentence shall say and where it stands; an empty text takes it out."""

    sentence: int
    text: str
    article: int
    is_new: bool  # differs from what is there


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the form asks of one brief."""

    brief: int
    headline: str
    is_new: bool
    sentences: tuple[SentenceWish, ...]


def changes_of(form: QueryDict, brief: Brief) -> Wishes:
    """Read the form: `headline`, and `text-ID` and `article-ID` for each sentence."""
    sources = {article.pk for article in brief.sources.all()}
    wishes = []
    for sentence in brief.sentences.all():
        text = _line(form.get(f"text-{sentence.pk}", sentence.text))
        asked = form.get(f"article-{sentence.pk}", "")
        known = asked.isdecimal() and len(asked) < 19 and int(asked) in sources
        article = int(asked) if known else sentence.article_id
        is_new = (text, article) != (sentence.text, sentence.article_id)
        wishes.append(SentenceWish(sentence.pk, text, article, is_new))
    headline = _line(form.get("headline", "")) or brief.headline
    return Wishes(brief.pk, headline, headline != brief.headline, tuple(wishes))


def _line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LONGEST]


def refused(wishes: Wishes, brief: Brief) -> dict[str, str]:
    """Why changes cannot be made: "headline" or a sentence's id → a sentence. Empty: all can."""
    texts = _texts(brief)
    troubles = {}
    if not any(wish.text for wish in wishes.sentences):
        troubles["headline"] = "A brief needs at least one sentence. Keep one, or drop the brief."
    if wishes.is_new and not is_grounded(wishes.headline, *texts.values()).grounded:
        troubles["headline"] = is_grounded(wishes.headline, *texts.values()).complaint
    for wish in wishes.sentences:
        if wish.text and wish.is_new:
            found = is_grounded(wish.text, texts.get(wish.article, ""))
            troubles |= {} if found.grounded else {str(wish.sentence): found.complaint}
    return troubles


def _texts(brief: Brief) -> dict[int, str]:
    """All words of the brief's articles."""
    ids = {article.pk for article in brief.sources.all()}
    ids |= {sentence.article_id for sentence in brief.sentences.all()}
    bodies = dict(Body.objects.filter(article__in=ids).values_list("article_id", "text"))
    return {
        article.pk: "\n\n".join((article.headline, article.standfirst, bodies.get(article.pk, "")))
        for article in Article.objects.filter(pk__in=ids)
    }


def changed(wishes: Wishes, brief: Brief) -> None:
    """Write the changes, all or none."""
    with transaction.atomic():
        if wishes.is_new:
            Brief.objects.filter(pk=brief.pk).update(headline=wishes.headline)
        for wish in wishes.sentences:
            row = brief.sentences.filter(pk=wish.sentence)
            if not wish.text:
                row.delete()
            elif wish.is_new:
                row.update(text=wish.text, article_id=wish.article, edited=True)

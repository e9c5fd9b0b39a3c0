"""What the feeds hold: a reader's Following, Updates, a topic or an author, as plain records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from standfirst.core.article.notes import labelled
from standfirst.models import Article, Author, Entry, Mention, Reader, Topic, Update
from standfirst.models.article import ArticleQuerySet

MOST_ENTRIES = 40
MOST_UPDATES = 20

# What XML 1.0 cannot hold; one such character would make the whole feed unreadable.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `html` is safe HTML; `id` never changes, the address may."""

    id: str
    url: str
    title: str
    html: str
    published: datetime
    modified: datetime
    external_url: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `path` is its page, addresses are whole."""

    title: str
    home_url: str
    entries: tuple[FeedEntry, ...]

    @property
    def modified(self) -> datetime | None:
        return max((entry.modified for entry in self.entries), default=None)


def whole(path: str) -> str:
    """The whole address of a page of this desk."""
    return f"{settings.DESK.url}{path}"


def legible(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def following(reader: Reader) -> Feed:
    """The newest of what a reader follows, with text."""
    rows = Entry.objects.following(reader.pk).with_texts()[:MOST_ENTRIES]
    entries = tuple(_followed(entry) for entry in rows)
    return Feed(f"Following, {settings.DESK.name}", whole("/following"), entries)


def _followed(entry: Entry) -> FeedEntry:
    article = entry.article
    body = getattr(article, "body", None)
    html = render_to_string(
        "feeds/entry.html",
        {
            "entry": entry,
            "article": article,
            "html": body.html if body else "",
            "notes": labelled(article.corrections),
        },
    )
    return _entry(article, html)


def _entry(article: Article, html: str) -> FeedEntry:
    return FeedEntry(
        id=whole(f"/articles/{article.pk}"),
        url=whole(article.path),
        title=legible(article.title),
        html=legible(html),
        published=article.published,
        modified=article.modified or article.published,
        external_url=article.url,
        authors=tuple(legible(byline.author.name) for byline in article.bylines.all()),
    )


def on_topic(topic: Topic) -> Feed:
    """The newest articles on a topic, under all its names; heads without text, for anybody."""
    names = [topic.pk, *(name.pk for name in Topic.objects.joined_to(topic.pk))]
    newest = Mention.objects.newest_articles(names, MOST_ENTRIES)
    return _of_articles(str(topic), topic.path, Article.objects.filter(pk__in=newest))


def by_author(person: Author) -> Feed:
    """The newest articles of a person, under all their names; heads without text, for anybody."""
    names = Author.objects.of_person(person.pk).values("pk")
    return _of_articles(str(person), person.path, Article.objects.signed_by(names))


def _of_articles(name: str, path: str, articles: ArticleQuerySet) -> Feed:
    entries = tuple(_head(article) for article in articles.for_list()[:MOST_ENTRIES])
    return Feed(f"{name}, {settings.DESK.name}", whole(path), entries)


def _head(article: Article) -> FeedEntry:
    html = render_to_string("feeds/entry.html", {"article": article})
    return _entry(article, html)


def updates() -> Feed:
    """The published Updates."""
    rows = Update.objects.published().with_briefs()[:MOST_UPDATES]
    return Feed(f"Updates, {settings.DESK.name}", whole("/updates"), tuple(map(_update, rows)))


def _update(update: Update) -> FeedEntry:
    html = render_to_string("feeds/update.html", {"update": update, "url": settings.DESK.url})
    published = update.published_at or update.composed_at
    return FeedEntry(
        id=whole(update.path),
        url=whole(update.path),
        title=str(update),
        html=legible(html),
        published=published,
        modified=published,
        authors=(settings.DESK.name,),
    )

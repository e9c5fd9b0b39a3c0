"""Follow → Following: begin and end a follow, bring each article to those it concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from standfirst.core.follow.match import ArticleFacts, FollowKind, FollowWish, match
from standfirst.models import (
    Article,
    Author,
    Byline,
    Entry,
    Follow,
    Mention,
    Outlet,
    Reader,
    Story,
    Topic,
)
from standfirst.models.search import search_articles

BACKFILL = 100  # newest articles that a new follow brings at once
Subject = Author | Topic | Story | Outlet | str

_NOUNS = {Author: "author", Topic: "topic", Story: "story", Outlet: "outlet"}


def follow(reader: Reader, subject: Subject, *, now: datetime) -> Follow:
    """Begin to follow; following twice is following once. Brings the newest articles at once.

    Raises ValueError with a sentence for a search without words.
    """
    if isinstance(subject, str):
        words = " ".join(subject.split())[:300]
        if not words:
            raise ValueError("Write the words that you want to follow.")
        wish: dict[str, Any] = {"words": words}
    else:
        wish = {_NOUNS[type(subject)]: subject}
    with transaction.atomic():
        row, made = Follow.objects.get_or_create(reader=reader, **wish, defaults={"since": now})
        if made:
            articles = list(_newest(row)[:BACKFILL])
            _bring(articles, [row], now=now)
    return row


def unfollow(reader: Reader, follow_id: int) -> None:
    """End a follow; articles that came for no other reason leave Following."""
    with transaction.atomic():
        Follow.objects.filter(reader=reader, pk=follow_id).delete()
        entries = Entry.objects.filter(reader=reader, followed=True).only("reasons", "followed")
        changed = []
        for entry in entries.iterator():
            left = [reason for reason in entry.reasons if reason["follow"] != follow_id]
            if len(left) != len(entry.reasons):
                entry.reasons, entry.followed = left, bool(left)
                changed.append(entry)
        Entry.objects.bulk_update(changed, ["reasons", "followed"], batch_size=200)


def find(words: str) -> list[Topic | Author | Story | Outlet]:
    """What these words may name: topics, authors, outlets and stories, the likeliest first."""
    key = " ".join(words.casefold().split())[:200]
    if not key:
        return []
    exact: list[Topic | Author | Story | Outlet] = [
        *Topic.objects.filter(key=key).order_by("-article_count"),
        *Author.objects.filter(key=key),
        *Outlet.objects.filter(name__iexact=words.strip()),
    ]
    near: list[Topic | Author | Story | Outlet] = [
        *Topic.objects.filter(key__contains=key).order_by("-article_count")[:10],
        *Author.objects.filter(key__contains=key)[:10],
        *Story.objects.front().filter(headline__icontains=words.strip())[:10],
    ]
    return list(dict.fromkeys([*exact, *near]))


def deliver_to_followers(rows: Sequence[Article], *, now: datetime) -> None:
    """Bring newly grouped articles to the readers whose follows they answer."""
    ids = [row.pk for row in rows]
    wanted = (
        Q(author__bylines__article__in=ids)
        | Q(topic__mentions__article__in=ids)
        | Q(story__in=[row.story_id for row in rows])
        | Q(outlet__in=[row.outlet_id for row in rows])
        | ~Q(words="")
    )
    follows = Follow.objects.filter(wanted).distinct()
    _bring(rows, list(follows.select_related("author", "topic", "story", "outlet")), now=now)


def _newest(row: Follow) -> QuerySet[Article]:
    """The newest articles that a follow brings."""
    articles = Article.objects.filter(story__isnull=False).order_by("-published", "-id")
    match row.kind:
        case "author":
            return articles.filter(bylines__author=row.author)
        case "topic":
            return articles.filter(mentions__topic=row.topic)
        case "story":
            return articles.filter(story=row.story)
        case "outlet":
            return articles.filter(outlet=row.outlet)
    return search_articles(row.words).filter(story__isnull=False)


def _wish(row: Follow) -> FollowWish:
    kind = FollowKind(row.kind)
    target = row.words if kind is FollowKind.SEARCH else row.subject.pk
    name = row.subject.headline if kind is FollowKind.STORY else str(row.subject)
    return FollowWish(row.pk, kind, target, name)


def _facts(rows: Sequence[Article], *, with_text: bool) -> dict[int, ArticleFacts]:
    ids = [row.pk for row in rows]
    authors: dict[int, set[int]] = defaultdict(set)
    topics: dict[int, set[int]] = defaultdict(set)
    for article, author in Byline.objects.filter(article__in=ids).values_list("article", "author"):
        authors[article].add(author)
    for article, topic in Mention.objects.filter(article__in=ids).values_list("article", "topic"):
        topics[article].add(topic)
    texts = _texts(ids) if with_text else {}
    return {
        row.pk: ArticleFacts(
            id=row.pk,
            authors=frozenset(authors[row.pk]),
            topics=frozenset(topics[row.pk]),
            story=row.story_id,
            outlet=row.outlet_id,
            headline=row.headline,
            text=f"{row.standfirst}\n{texts.get(row.pk, '')}",
        )
        for row in rows
    }


def _texts(ids: Sequence[int]) -> dict[int, str]:
    return dict(Article.objects.filter(pk__in=ids).values_list("pk", "body__text"))


def _bring(rows: Sequence[Article], follows: Sequence[Follow], *, now: datetime) -> None:
    """Write an Entry for each article and reader whom a follow joins; known ones gain a reason."""
    if not rows or not follows:
        return
    facts = _facts(rows, with_text=any(one.words for one in follows))
    by_reader: dict[int, list[FollowWish]] = defaultdict(list)
    for one in follows:
        by_reader[one.reader_id].append(_wish(one))
    for reader, wishes in by_reader.items():
        known = {
            entry.article_id: entry
            for entry in Entry.objects.filter(reader=reader, article__in=[row.pk for row in rows])
        }
        for row in rows:
            reasons = match(facts[row.pk], wishes)
            if reasons:
                told = [{"follow": why.follow, "says": why.sentence} for why in reasons]
                _enter(known.get(row.pk), reader, row, told, now)


def _enter(
    entry: Entry | None, reader: int, row: Article, told: list[dict[str, object]], now: datetime
) -> None:
    if entry is None:
        Entry.objects.create(
            reader_id=reader,
            article=row,
            followed=True,
            reasons=told,
            published=row.published,
            arrived_at=now,
        )
        return
    have = {reason["follow"] for reason in entry.reasons}
    entry.reasons = [*entry.reasons, *(one for one in told if one["follow"] not in have)]
    entry.followed = True
    entry.save(update_fields=["reasons", "followed"])

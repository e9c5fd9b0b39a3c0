"""Follow → Following: begin and end a follow, bring each article to those it concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from standfirst.core.follow.match import ArticleFacts, FollowWish, match
from standfirst.models import (
    Article,
    Author,
    Byline,
    Entry,
    Follow,
    Mention,
    Outlet,
    Reader,
    Remarks,
    Statement,
    Story,
    Topic,
)
from standfirst.models.article import ArticleQuerySet
from standfirst.models.follow import FollowQuerySet
from standfirst.models.remarks import heard_in, statement_ids
from standfirst.models.search import search_articles
from standfirst.models.topic import TopicQuerySet

BACKFILL = 100  # newest articles that a new follow brings at once
MOST_FOUND = 20  # names of topics that words are looked up in
GONE = "This is no longer on the desk. Open the page again."
Subject = Author | Topic | Story | Outlet | Remarks | str

_NOUNS = {Author: "author", Topic: "topic", Story: "story", Outlet: "outlet"}


def follow(reader: Reader, subject: Subject, *, now: datetime) -> Follow:
    """Begin to follow; following twice is following once. Brings the newest articles at once.

    Raises ValueError with a sentence for a search without words, and for what left the desk in
    this moment.
    """
    try:
        return _follow(reader, subject, now=now)
    except IntegrityError as error:
        raise ValueError(GONE) from error


def _follow(reader: Reader, subject: Subject, *, now: datetime) -> Follow:
    if isinstance(subject, str):
        words = " ".join(subject.split())[:300]
        if not words:
            raise ValueError("Write the words that you want to follow.")
        wish: dict[str, Any] = {"words": words, "speaker": None}
    elif isinstance(subject, Remarks):
        wish = {"speaker": subject.speaker, "words": subject.words}
    else:
        wish = {_NOUNS[type(subject)]: subject}
    with transaction.atomic():
        hold([reader.pk])
        if isinstance(subject, Story):
            # Whoever had its page open while it joined another wants the other.
            joined = Story.objects.select_related("merged_into").get(pk=subject.pk)
            wish = {"story": joined.merged_into or joined}
        known = _same(reader.pk, subject).first()
        if known is not None:
            return known
        row, made = Follow.objects.get_or_create(reader=reader, **wish, defaults={"since": now})
        if made:
            bring_newest([row], now=now)
    return row


def _same(reader: int, subject: Any) -> FollowQuerySet:
    """The follows of this person or topic by whatever name; none for what has but one."""
    if isinstance(subject, Author):
        return Follow.objects.of_person(reader, subject.person_id)
    if isinstance(subject, Topic):
        return Follow.objects.of_topic(reader, subject.topic_id)
    if isinstance(subject, Remarks):
        return Follow.objects.of_remarks(reader, subject)
    return Follow.objects.none()


def unfollow(reader: Reader, follow_id: int) -> None:
    """End a follow; articles that came for no other reason leave Following.

    Of a person or a topic, whatever names the reader followed them by.
    """
    with transaction.atomic():
        hold([reader.pk])
        ended = {follow_id}
        row = Follow.objects.of(reader.pk).filter(pk=follow_id).first()
        if row is not None:
            ended |= set(_same(reader.pk, row.subject).values_list("pk", flat=True))
        Follow.objects.filter(reader=reader, pk__in=ended).delete()
        entries = Entry.objects.filter(reader=reader, followed=True).only("reasons", "followed")
        _take_back((entry, ended) for entry in entries.iterator())


def _take_back(entries: Iterable[tuple[Entry, Collection[int]]]) -> None:
    """Take the reasons of these follows from each entry; what has none left leaves Following."""
    changed = []
    for entry, ended in entries:
        left = [reason for reason in entry.reasons if reason["follow"] not in ended]
        if len(left) != len(entry.reasons):
            entry.reasons, entry.followed = left, bool(left)
            changed.append(entry)
    Entry.objects.write_reasons(changed)


def bring_again(names: Collection[int], *, now: datetime) -> None:
    """After names (ids of authors) were joined or split: each follow of them brings its person's
    newest articles, and no longer those of others."""
    known = Follow.objects.filter(author__in=names)
    hold(known.values("reader"))
    follows = list(known.with_subjects())
    if not follows:
        return
    people = {one.pk: one.subject.pk for one in follows}
    signed = Byline.objects.filter(author__in=names).values("article")
    entries = Entry.objects.filter(
        reader__in={one.reader_id for one in follows}, followed=True, article__in=signed
    )
    of_article: dict[int, set[int]] = defaultdict(set)
    for article, person in Byline.objects.filter(article__in=signed).people():
        of_article[article].add(person)
    _take_back(
        (entry, {pk for pk, person in people.items() if person not in of_article[entry.article_id]})
        for entry in entries.iterator()
    )
    bring_newest(follows, now=now)


def bring_newest(follows: Iterable[Follow], *, now: datetime) -> None:
    """Bring the newest articles of what is followed, of one subject to all who follow it."""
    alike: dict[tuple[str, Any], list[Follow]] = defaultdict(list)
    for one in follows:
        alike[one.kind, one.subject].append(one)
    for same in alike.values():
        _bring(list(_newest(same[0])[:BACKFILL]), same, now=now)


def find(words: str) -> list[Topic | Author | Story | Outlet]:
    """What these words may name: topics, authors, outlets and stories, the likeliest first."""
    key = " ".join(words.casefold().split())[:200]
    if not key:
        return []
    exact: list[Topic | Author | Story | Outlet] = [
        *_topics(Topic.objects.filter(key=key)),
        *_people(Author.objects.filter(key=key)),
        *Outlet.objects.filter(name__iexact=words.strip()),
    ]
    near: list[Topic | Author | Story | Outlet] = [
        *_topics(Topic.objects.filter(key__contains=key))[:10],
        *_people(Author.objects.filter(key__contains=key)[:10]),
        *Story.objects.front().filter(headline__icontains=words.strip())[:10],
    ]
    return list(dict.fromkeys([*exact, *near]))


def _topics(names: TopicQuerySet) -> list[Topic]:
    """The topics behind the most named of these names, of those that any article names."""
    found = names.named().in_articles().order_by("-article_count", "pk")[:MOST_FOUND]
    return list(dict.fromkeys(name.topic for name in found))


def _people(names: QuerySet[Author]) -> list[Author]:
    return [name.person for name in names.select_related("joined")]


def deliver_to_followers(rows: Sequence[Article], *, now: datetime) -> None:
    """Bring newly grouped articles to the readers whose follows they answer."""
    ids = [row.pk for row in rows]
    people = {person for _, person in Byline.objects.filter(article__in=ids).people()}
    # As a question of its own: joined to the follows, it would walk every mention of their topics.
    topics = {topic for _, topic in Mention.objects.filter(article__in=ids).topics()}
    speakers = Statement.objects.filter(article__in=ids).speakers()
    wanted = (
        Q(author__in=people)
        | Q(author__joined__in=people)
        | Q(topic__in=topics)
        | Q(topic__joined__in=topics)
        | Q(story__in=[row.story_id for row in rows])
        | Q(outlet__in=[row.outlet_id for row in rows])
        | (~Q(words="") & Q(speaker=None))
        | Q(speaker__in=speakers)
        | Q(speaker__joined__in=speakers)
    )
    follows = Follow.objects.filter(wanted)
    hold(follows.values("reader"))
    _bring(rows, list(follows.with_subjects()), now=now)


def bring_to_story(articles: Collection[int], story: Story, *, now: datetime) -> None:
    """Bring the newest of articles that came from another story to those who follow this one."""
    follows = Follow.objects.filter(story=story)
    hold(follows.values("reader"))
    rows = Article.objects.filter(pk__in=articles).order_by("-published", "-id")
    _bring(list(rows[:BACKFILL]), list(follows.with_subjects()), now=now)


def take_from_story(articles: Collection[int], story: Story) -> None:
    """Articles that a story gave back leave the Following of its followers, where nothing else
    brought them."""
    follows = Follow.objects.filter(story=story)
    hold(follows.values("reader"))
    ended = set(follows.values_list("pk", flat=True))
    readers = follows.values("reader")
    entries = Entry.objects.filter(article__in=articles, reader__in=readers, followed=True)
    _take_back((entry, ended) for entry in entries.iterator())


def hold(readers: Any) -> None:
    """Let nobody else change what comes to these readers (ids, or a question for them) until the
    transaction ends: a follow that ends beside one that brings would leave its articles behind."""
    rows = Reader.objects.select_for_update(no_key=True).filter(pk__in=readers)
    list(rows.order_by("pk").values_list("pk"))


def _newest(row: Follow) -> ArticleQuerySet:
    """The newest articles that a follow brings."""
    articles = Article.objects.filter(story__isnull=False).order_by("-published", "-id")
    match row.kind:
        case "author":
            return articles.signed_by(Author.objects.of_person(row.subject.pk).values("pk"))
        case "topic":
            names = Topic.objects.of_topic(row.subject.pk).values("pk")
            return articles.filter(pk__in=Mention.objects.filter(topic__in=names).values("article"))
        case "story":
            return articles.filter(story=row.story)
        case "outlet":
            return articles.filter(outlet=row.outlet)
        case "statements":
            answering = Statement.objects.filter(pk__in=statement_ids(row.subject))
            return articles.filter(pk__in=answering.values("article"))
    return search_articles(row.words).filter(story__isnull=False)


def _facts(rows: Sequence[Article], follows: Sequence[Follow]) -> dict[int, ArticleFacts]:
    ids = [row.pk for row in rows]
    authors: dict[int, set[int]] = defaultdict(set)
    topics: dict[int, set[int]] = defaultdict(set)
    for article, person in Byline.objects.filter(article__in=ids).people():
        authors[article].add(person)
    for article, topic in Mention.objects.filter(article__in=ids).topics():
        topics[article].add(topic)
    texts = _texts(ids) if any(one.kind == "search" for one in follows) else {}
    said = heard_in(ids) if any(one.speaker_id for one in follows) else {}
    return {
        row.pk: ArticleFacts(
            id=row.pk,
            authors=frozenset(authors[row.pk]),
            topics=frozenset(topics[row.pk]),
            story=row.story_id,
            outlet=row.outlet_id,
            headline=row.headline,
            text=f"{row.standfirst}\n{texts.get(row.pk, '')}",
            said=tuple(said.get(row.pk, ())),
        )
        for row in rows
    }


def _texts(ids: Sequence[int]) -> dict[int, str]:
    return dict(Article.objects.filter(pk__in=ids).values_list("pk", "body__text"))


def _bring(rows: Sequence[Article], follows: Sequence[Follow], *, now: datetime) -> None:
    """Write an Entry for each article and reader whom a follow joins; known ones gain a reason."""
    if not rows or not follows:
        return
    facts = _facts(rows, follows)
    by_reader: dict[int, list[FollowWish]] = defaultdict(list)
    for one in follows:
        by_reader[one.reader_id].append(one.wish)
    for reader, wishes in by_reader.items():
        known = {
            entry.article_id: entry
            for entry in Entry.objects.filter(reader=reader, article__in=[row.pk for row in rows])
        }
        new: list[Entry] = []
        gained: list[Entry] = []
        for row in rows:
            reasons = match(facts[row.pk], wishes)
            told = [{"follow": why.follow, "says": why.sentence} for why in reasons]
            if told and row.pk not in known:
                new.append(_entry(reader, row, told, now))
            elif told and _gains(known[row.pk], told):
                gained.append(known[row.pk])
        Entry.objects.bulk_create(new, batch_size=200)
        Entry.objects.write_reasons(gained)


def _entry(reader: int, row: Article, told: list[dict[str, object]], now: datetime) -> Entry:
    return Entry(
        reader_id=reader,
        article=row,
        followed=True,
        reasons=told,
        published=row.published,
        arrived_at=now,
    )


def _gains(entry: Entry, told: list[dict[str, object]]) -> bool:
    """Add what is new of these reasons to the entry; answers whether that changes it."""
    have = {reason["follow"] for reason in entry.reasons}
    further = [one for one in told if one["follow"] not in have]
    changed = bool(further) or not entry.followed
    entry.reasons, entry.followed = [*entry.reasons, *further], True
    return changed

"""Article → what it says: mentions, statements, figures, and what grouping compares."""

from __future__ import annotations

import math
from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import F

from standfirst.core.language.read import TextToRead
from standfirst.core.types import FoundStatement, ReadArticle, TopicKind
from standfirst.io.reading import read_batch
from standfirst.jobs.claim import MOST_TRIES, claim, let_go, write_all
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Figure, Mention, Reading, Statement, Topic

BATCH = 64
TOGETHER = 8  # texts a task: the parser is quicker in batches
SECONDS = 30.0  # of computing, a task
MOST_TOPICS = 60

TopicKey = tuple[str, str]


def run(tools: Tools, now: datetime) -> Tally:
    """Read up to BATCH articles."""
    tally = Tally()
    due = Article.objects.to_read(now)
    rows = claim(due, due="read_due_at", now=now, limit=BATCH, related=["body"])
    # One that was tried too often goes on unread, so that it stands in a story all the same; a
    # suspect one goes alone, so that it takes no others down with it.
    for row in rows:
        if row.tries > MOST_TRIES:
            _set_aside(row, now)
            tally.done += 1
    suspects = [[row] for row in rows if 1 < row.tries <= MOST_TRIES]
    fresh = [row for row in rows if row.tries <= 1]
    groups = [fresh[n : n + TOGETHER] for n in range(0, len(fresh), TOGETHER)] + suspects
    tasks = [(tuple(map(_text, group)), tools.model) for group in groups]
    for number, answer in tools.engine.map(read_batch, tasks, seconds=SECONDS):
        if isinstance(answer, list):
            failed = _write_group(list(zip(groups[number], answer, strict=True)), now)
            tally.done += len(answer) - len(failed)
            tally.troubles += failed
        else:
            # Due again at once, each alone; the count of tries was raised by the claim.
            for row in groups[number]:
                let_go(row, "read_due_at", read_due_at=now)
            tally.troubles.append(f"Reading {len(groups[number])} articles: {answer}")
        tools.progress(len(groups[number]), "read")
    return tally


def _text(article: Article) -> TextToRead:
    authors = article.bylines.values_list("author__name", flat=True)
    return TextToRead(
        headline=article.headline,
        text=article.body.text,
        language=article.language,
        authors=tuple(authors),
        published=article.published.date(),
    )


def _set_aside(article: Article, now: datetime) -> None:
    trouble = "This text could not be read in three tries; it stands here unread."
    with transaction.atomic():  # grouping needs the Reading of every article that is due for it
        ours = let_go(
            article,
            "read_due_at",
            read_due_at=None,
            group_due_at=now,
            tries=0,
            trouble=article.trouble or trouble,
        )
        if ours:
            Reading.objects.get_or_create(article=article, defaults={"model": ""})


def _write_group(pairs: list[tuple[Article, ReadArticle]], now: datetime) -> list[str]:
    """Write a group's readings, each alone where one spoils it; answers what failed."""
    if not write_all([pairs], lambda group: _write(group, now)):
        return []
    failed = write_all([[pair] for pair in pairs], lambda group: _write(group, now))
    return [f"{group[0][0].url}: it could not be written ({error})." for group, error in failed]


def _write(pairs: list[tuple[Article, ReadArticle]], now: datetime) -> None:
    """Write readings; of an article that changed meanwhile the new text is read in its turn."""
    done = [
        (article, read)
        for article, read in pairs
        if let_go(article, "read_due_at", read_due_at=None, group_due_at=now, tries=0)
    ]
    counts = _forget([article.pk for article, _ in done])
    topics = _topics(done)
    for article, read in done:
        counts.update(_write_one(article, read, topics))
    # In one order, at the end: two workers that count the same topics would else lock each other.
    for pk, change in sorted(counts.items()):
        Topic.objects.filter(pk=pk).update(article_count=F("article_count") + change)


def _forget(pks: list[int]) -> Counter[int]:
    """Take back what an earlier reading of these articles wrote; answers the counts to take off."""
    named = Mention.objects.filter(article__in=pks).values_list("topic", flat=True)
    counts = Counter({topic: -times for topic, times in Counter(named).items()})
    for table in (Mention, Statement, Figure, Reading):
        table.objects.filter(article__in=pks).delete()
    return counts


def _key(name: str) -> str:
    return " ".join(name.casefold().split())[:200]


def _topics(done: list[tuple[Article, ReadArticle]]) -> dict[TopicKey, Topic]:
    """The rows of every topic named, made where new.

    A name that one text takes for a place and another for an organisation is one topic, of the
    kind it was first taken for: else who follows it would miss half.
    """
    wanted = {
        (_key(topic.name), topic.kind.value): topic.name[:200]
        for _, read in done
        for topic in read.topics[:MOST_TOPICS]
        if _key(topic.name)
    }
    known = _known_topics({key for key, _ in wanted})
    missing = {
        key: Topic(key=key, kind=kind, name=name)
        for (key, kind), name in sorted(wanted.items(), reverse=True)
        if key not in known
    }
    Topic.objects.bulk_create(sorted(missing.values(), key=_by_key), ignore_conflicts=True)
    known |= _known_topics(set(missing))
    return {pair: known[pair[0]] for pair in wanted if pair[0] in known}


def _by_key(topic: Topic) -> str:
    return topic.key


def _known_topics(keys: set[str]) -> dict[str, Topic]:
    """The topic of each name: where there are several, the one named most."""
    rows = Topic.objects.filter(key__in=keys).order_by("article_count", "-pk")
    return {row.key: row for row in rows}


def _write_one(article: Article, read: ReadArticle, topics: dict[TopicKey, Topic]) -> Counter[int]:
    """Write one reading; answers how often it adds to which topic."""
    mentions: dict[int, Mention] = {}
    speakers: dict[str, Topic] = {}
    for found in read.topics[:MOST_TOPICS]:
        topic = topics.get((_key(found.name), found.kind.value))
        if topic is None or topic.pk in mentions:
            continue
        mentions[topic.pk] = Mention(
            article=article,
            topic=topic,
            count=max(1, len(found.spans)),
            role=found.role[:300],
            published=article.published,
        )
        if found.kind is not TopicKind.SUBJECT:
            speakers[topic.key] = topic
    Mention.objects.bulk_create(mentions.values())
    Statement.objects.bulk_create(
        _statement(article, position, said, speakers)
        for position, said in enumerate(read.statements)
    )
    Figure.objects.bulk_create(
        Figure(
            article=article,
            position=position,
            value=figure.value,
            about=figure.about,
            counts=figure.counts[:300],
            unit=figure.unit[:50],
            sentence=figure.sentence,
        )
        for position, figure in enumerate(read.figures)
        if math.isfinite(figure.value)
    )
    Reading.objects.create(
        article=article,
        model=read.model[:100],
        terms=read.terms,
        names={
            _key(t.name): max(1, len(t.spans))
            for t in read.topics
            if t.kind is not TopicKind.SUBJECT
        },
        phrases=list(read.phrases),
        sentences=[list(span) for span in read.sentences],
        dates=[[*day.span, day.first.isoformat(), day.last.isoformat()] for day in read.days],
        fingerprint=list(read.fingerprint),
    )
    if read.language and read.language != article.language:
        Article.objects.filter(pk=article.pk).update(language=read.language[:10])
    return Counter(mentions.keys())


def _statement(
    article: Article, position: int, said: FoundStatement, speakers: dict[str, Topic]
) -> Statement:
    return Statement(
        article=article,
        position=position,
        topic=speakers.get(_key(said.speaker)) if said.named else None,
        speaker=said.speaker[:300],
        mention=said.mention[:300],
        role=said.role[:300],
        cue=said.cue[:100],
        kind=said.kind.value,
        named=said.named,
        reason=said.reason,
        words=said.words,
        spans={
            "source": said.spans.source,
            "cue": said.spans.cue,
            "content": said.spans.content,
        },
    )

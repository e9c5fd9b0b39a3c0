"""What was read of an article, written: mentions, statements, figures, facts, grouping's words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import F

from standfirst.core.types import FoundFigure, FoundStatement, ReadArticle, Span, TopicKind
from standfirst.jobs.claim import let_go
from standfirst.models import (
    Article,
    Fact,
    Figure,
    Mention,
    Reading,
    Statement,
    StatementTopic,
    Topic,
)

MOST_TOPICS = 60

TopicKey = tuple[str, str]


def write(pairs: list[tuple[Article, ReadArticle]], now: datetime) -> None:
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
    for table in (Mention, Statement, Figure, Fact, Reading):
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
    said = Statement.objects.bulk_create(
        _statement(article, position, said, speakers)
        for position, said in enumerate(read.statements)
    )
    StatementTopic.objects.bulk_create(_about(said, read, speakers))
    Figure.objects.bulk_create(
        _figure(article, position, figure)
        for position, figure in enumerate(read.figures)
        if math.isfinite(figure.value)
    )
    Fact.objects.bulk_create(_facts(article, read, speakers))
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
        said_on=said.said_on,
        published=article.published,
        spans={
            "source": said.spans.source,
            "cue": said.spans.cue,
            "content": said.spans.content,
        },
    )


def _about(
    said: list[Statement], read: ReadArticle, speakers: dict[str, Topic]
) -> Iterator[StatementTopic]:
    """The topics named within what was said; not the speaker."""
    named = [
        (speakers[_key(found.name)], found.spans)
        for found in read.topics[:MOST_TOPICS]
        if _key(found.name) in speakers
    ]
    for row in said:
        topics = {
            topic.pk
            for topic, spans in named
            if topic.pk != row.topic_id and any(_within(span, row.content) for span in spans)
        }
        for pk in sorted(topics):
            yield StatementTopic(statement=row, topic_id=pk, published=row.published)


def _within(span: Span, parts: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in parts)


def _figure(article: Article, position: int, figure: FoundFigure) -> Figure:
    return Figure(
        article=article,
        position=position,
        value=figure.value,
        about=figure.about,
        counts=figure.counts[:300],
        unit=figure.unit[:50],
        hedge=figure.hedge[:40],
        place=figure.place[:200],
        day=figure.day,
        sentence=figure.sentence,
    )


def _facts(article: Article, read: ReadArticle, topics: dict[str, Topic]) -> Iterator[Fact]:
    """Each fact at the topic that it is of, and at the one on its other end."""
    for found in read.facts:
        one, other = topics.get(_key(found.topic)), topics.get(_key(found.other))
        for topic, end, kind in ((one, other, "role"), (other, one, "holder")):
            if topic is not None:
                yield Fact(
                    topic=topic,
                    other=end,
                    article=article,
                    kind=kind,
                    words=found.words[:300],
                    start=found.span[0],
                    since=found.since,
                    published=article.published,
                )

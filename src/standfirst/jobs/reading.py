"""What was read of an article, written: mentions, statements, figures, facts, grouping's words."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.types import FoundFigure, FoundStatement, ReadArticle, Span, TopicKind
from standfirst.jobs import namesakes, naming, subjects
from standfirst.jobs.claim import let_go
from standfirst.jobs.naming import Account
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


def write(pairs: list[tuple[Article, ReadArticle]], now: datetime) -> None:
    """Write readings; of an article that changed meanwhile the new text is read in its turn."""
    done = [
        (article, read)
        for article, read in sorted(pairs, key=_by_id)  # an editor holds several in this order too
        if let_go(article, "read_due_at", read_due_at=None, group_due_at=now, tries=0)
    ]
    before = _mentions_before([article.pk for article, _ in done])
    account, pinned = _forget(before)
    also = {form for form, _ in account.forms} | {mention.topic.key for mention in before}
    rows = naming.rows_of(done, also=also)
    people: list[Topic] = []
    for article, read in done:
        people += _write_one(article, read, Naming(rows, pinned.get(article.pk, []), account))
    account.articles.update(subjects.give(done))
    naming.settle(account, rows)
    namesakes.tell_apart(people)


def _by_id(pair: tuple[Article, ReadArticle]) -> int:
    return pair[0].pk


def _mentions_before(pks: list[int]) -> list[Mention]:
    """What an earlier reading of these articles named. Its other rows go at once."""
    for table in (Statement, Figure, Fact, Reading):
        table.objects.filter(article__in=pks).delete()
    return list(Mention.objects.filter(article__in=pks).select_related("topic"))


def _forget(before: list[Mention]) -> tuple[Account, dict[int, list[Mention]]]:
    """Take mentions back; answers what that changes, and by article those that an editor pinned,
    which stay."""
    account = Account()
    pinned: dict[int, list[Mention]] = defaultdict(list)
    for mention in before:
        if mention.pinned:
            pinned[mention.article_id].append(mention)
        else:
            account.add(mention, -1)
    gone = [mention.pk for mention in before if not mention.pinned]
    Mention.objects.filter(pk__in=gone).delete()
    return account, pinned


@dataclass(frozen=True, slots=True)
class Naming:
    """The topics that an article's names may mean, those that an editor pinned, and the account."""

    rows: naming.Rows
    pinned: list[Mention]
    account: Account


def _mentions(article: Article, read: ReadArticle, known: Naming) -> dict[str, Mention]:
    """The mention of each name (by key): names that are one topic share that of the one more often
    named; what an editor pinned stays as it is."""
    topics = _topics(read, known)
    by_topic = {mention.topic.topic_id: mention for mention in known.pinned}
    mentions: dict[str, Mention] = {}
    for found in naming.named_in(read):
        key = naming.key_of(found.name)
        topic = topics.get(key)
        if topic is None or key in mentions:
            continue
        times = max(1, len(found.spans))
        mention = by_topic.get(topic.topic_id)
        if mention is None:
            mention = by_topic[topic.topic_id] = Mention(
                article=article,
                topic=topic,
                count=times,
                role=found.role[:300],
                kind=found.kind.value,
                forms=naming.forms_of(found),
                published=article.published,
            )
        elif not mention.pinned:
            mention.count += times
            mention.role = mention.role or found.role[:300]
        mentions[key] = mention
    return mentions


def _topics(read: ReadArticle, known: Naming) -> dict[str, Topic]:
    """The topic of each name (by key); of namesakes the one that an editor pinned, or that what
    stands around the name tells."""
    pinned = {mention.topic.key: mention.topic for mention in known.pinned}
    same = {
        key: naming.meanings(known.rows.get(key, ()))
        for found in naming.named_in(read)
        if (key := naming.key_of(found.name))
    }
    topics = {key: rows[0] for key, rows in same.items() if len(rows) == 1} | {
        key: topic for key, topic in pinned.items() if key in same
    }
    company = [topic.topic_id for topic in topics.values()]
    for found in naming.named_in(read):
        key = naming.key_of(found.name)
        if key not in topics and same[key]:
            topics[key] = namesakes.meant(same[key], role=found.role, company=company)
    return topics


def _write_one(article: Article, read: ReadArticle, known: Naming) -> list[Topic]:
    """Write one reading; answers the people of whom it tells a role."""
    mentions = _mentions(article, read, known)
    _date_again(article, known.pinned)
    fresh = {id(one): one for one in mentions.values() if one.pk is None}.values()
    Mention.objects.bulk_create(fresh)
    for mention in fresh:
        known.account.add(mention)
    topics = _topics_by_key(mentions, known.rows)
    _write_what_was_said(article, read, topics)
    Reading.objects.create(
        article=article,
        model=read.model[:100],
        terms=read.terms,
        names={
            naming.key_of(t.name): max(1, len(t.spans))
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
    return [one.topic for one in fresh if one.role and one.kind == TopicKind.PERSON.value]


def _date_again(article: Article, pinned: list[Mention]) -> None:
    """An outlet may have said meanwhile that the article is older."""
    stale = [one.pk for one in pinned if one.published != article.published]
    if stale:
        Mention.objects.filter(pk__in=stale).update(published=article.published)


def _topics_by_key(mentions: dict[str, Mention], rows: naming.Rows) -> dict[str, Topic]:
    """The topic to which what is said by or of a name is written: the row of this very name."""
    return {
        key: mention.topic
        if mention.topic.key == key
        else next(
            (row for row in rows[key] if row.topic_id == mention.topic.topic_id), mention.topic
        )
        for key, mention in mentions.items()
    }


def _write_what_was_said(article: Article, read: ReadArticle, topics: dict[str, Topic]) -> None:
    said = Statement.objects.bulk_create(
        _statement(article, position, said, topics) for position, said in enumerate(read.statements)
    )
    StatementTopic.objects.bulk_create(_about(said, read, topics))
    Figure.objects.bulk_create(
        _figure(article, position, figure)
        for position, figure in enumerate(read.figures)
        if math.isfinite(figure.value)
    )
    Fact.objects.bulk_create(_facts(article, read, topics))


def _statement(
    article: Article, position: int, said: FoundStatement, speakers: dict[str, Topic]
) -> Statement:
    return Statement(
        article=article,
        position=position,
        topic=speakers.get(naming.key_of(said.speaker)) if said.named else None,
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
            "teller": said.teller[:300],
            "reads_on": said.reads_on,
        },
    )


def _about(
    said: list[Statement], read: ReadArticle, speakers: dict[str, Topic]
) -> Iterator[StatementTopic]:
    """The topics named within what was said; not the speaker."""
    named = sorted(
        (*span, speakers[naming.key_of(found.name)].pk)
        for found in naming.named_in(read)
        if naming.key_of(found.name) in speakers
        for span in found.spans
    )
    for row in said:
        topics = {topic for part in row.content for topic in _within(named, part)}
        for pk in sorted(topics - {row.topic_id}):
            yield StatementTopic(statement=row, topic_id=pk, published=row.published)


def _within(named: Sequence[tuple[int, int, int]], part: Span) -> Iterator[int]:
    """The topics of those names (start, end, topic; in order) that stand in a part of the text."""
    for start, end, topic in named[bisect_left(named, (part[0],)) :]:
        if start >= part[1]:
            return
        if end <= part[1]:
            yield topic


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
        one, other = topics.get(naming.key_of(found.topic)), topics.get(naming.key_of(found.other))
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

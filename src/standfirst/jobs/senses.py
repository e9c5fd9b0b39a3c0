"""Topic → two topics: articles that name a namesake, told apart by an editor, and put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction

from standfirst.core.errors import TopicError
from standfirst.jobs import followers, naming
from standfirst.jobs.naming import Account
from standfirst.models import (
    Article,
    Fact,
    Mention,
    Reader,
    Setup,
    Statement,
    StatementTopic,
    Topic,
    TopicChange,
)

MOST_PARTED = 500  # articles that one click parts
LONGEST_SENSE = 100
AGAIN = "None of these articles names it any more. Open the page again, then choose."
GONE = "One of the two topics is no longer on the desk: this must stay."
NOTHING = "This was changed again since, so there is nothing to put back."


def part_articles(
    topic: Topic, articles: Collection[int], *, sense: str, by: Reader, now: datetime
) -> TopicChange:
    """Say that these articles are about somebody else of the same name: `other` of the answer.

    `sense` tells the two apart ("footballer"). Every name that the articles use gets a namesake of
    this sense, to which their mentions go, pinned, so that reading again changes nothing; their
    statements and facts go along. Raises TopicError.
    """
    sense = " ".join(sense.replace("\x00", " ").split())[:LONGEST_SENSE]
    if not sense:
        raise TopicError("Say in a word or two who is meant in these articles: “footballer”.")
    if not articles:
        raise TopicError("No article is chosen. Choose one or more.")
    chosen = sorted(articles)[:MOST_PARTED]
    with transaction.atomic():
        _hold_articles(chosen)
        held, root = _held(topic, sense)
        names = [pk for pk, row in held.items() if row.topic_id == root.pk]
        mentions = Mention.objects.filter(article__in=chosen, topic__in=names, implied=False)
        rows = list(mentions.order_by("article", "topic"))
        if not rows:
            raise TopicError(AGAIN)
        other, pairs, made = _namesakes(root, _used(chosen, names), held, sense)
        moved = [[row.article_id, row.topic_id, row.pinned] for row in rows]
        _move(_by_name(moved), pairs, pinned=True)
        settled = sorted({root.pk, other.pk, *made})
        Topic.objects.filter(pk__in=settled).update(settled=True)
        done = TopicChange.objects.create(
            kind="articles",
            topic=root,
            other=other,
            editor=by,
            at=now,
            before={
                "moved": moved,
                "pairs": [list(pair) for pair in sorted(pairs.items())],
                "made": made,
                "settled": settled,
                "title": other.title,
            },
        )
        followers.mark(done, {*held, *pairs.values()}, now=now)
    followers.begin(done, now=now)
    return done


def take_back(row: TopicChange) -> set[int]:
    """Undo a `part_articles`, within a transaction; answers the topics touched.

    What came to the namesake since stays there. Raises TopicError.
    """
    if row.topic_id is None or row.other_id is None:
        raise TopicError(GONE)
    pairs: dict[int, int] = dict(row.before["pairs"])
    ends = {*pairs, *pairs.values()}
    _hold_articles(article for article, _, _ in row.before["moved"])
    if Topic.objects.filter(pk__in=ends).count() < len(ends):
        raise TopicError(GONE)
    held = Topic.objects.hold([row.topic_id, row.other_id, *ends])
    back = [[article, pairs[name], was] for article, name, was in row.before["moved"]]
    if not _move(_by_name(back), {new: old for old, new in pairs.items()}, pinned=False):
        raise TopicError(NOTHING)
    pinned = defaultdict(list)
    for article, name, was in row.before["moved"]:
        if was:
            pinned[name].append(article)
    for name, those in pinned.items():
        Mention.objects.filter(topic=name, article__in=those).update(pinned=True)
    for made in reversed(row.before["made"]):  # names before the topic that they are joined to
        Topic.objects.drop_unused(made)
    return {*held}


def _hold_articles(articles: Iterable[int]) -> None:
    """Let nobody read or group these meanwhile: what a reading deletes and writes anew would
    escape us. The Setup row first, as whoever groups; then in one order, as whoever reads."""
    Setup.hold()
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=list(articles))
    list(rows.order_by("pk").values_list("pk"))


def _held(topic: Topic, sense: str) -> tuple[dict[int, Topic], Topic]:
    """All names of the topic and of a namesake of this sense, held; the topic itself."""
    row = Topic.objects.named().filter(pk=topic.pk).first() or topic
    known = Topic.objects.filter(key=row.topic.key, kind=row.topic.kind, sense=sense)
    held = Topic.objects.hold([topic.pk, *known.values_list("pk", flat=True)])
    return held, held[held[topic.pk].topic_id]


def _used(articles: Collection[int], names: Collection[int]) -> set[int]:
    """Those of the names that these articles use: one is counted as named, others may speak."""
    tables = (Mention, Statement, Fact)
    used = [table.objects.filter(article__in=articles, topic__in=names) for table in tables]
    remarks = StatementTopic.objects.filter(statement__article__in=articles, topic__in=names)
    found = {pk for rows in (*used, remarks) for pk in rows.values_list("topic", flat=True)}
    others = Fact.objects.filter(article__in=articles, other__in=names)
    return found | set(others.values_list("other", flat=True))


def _namesakes(
    root: Topic, used: Collection[int], held: Mapping[int, Topic], sense: str
) -> tuple[Topic, dict[int, int], list[int]]:
    """The topic of this sense, name → its namesake for the names used, and the ids made for it."""
    other, new = _namesake(root, sense, None)
    if other.topic_id == root.pk:
        raise TopicError(f"“{other}” is one with this topic. Part the two first.")
    made = [other.pk] if new else []
    top = held.get(other.topic_id, other)
    pairs: dict[int, int] = {}
    for pk in sorted(used):
        row, new = (other, False) if pk == root.pk else _namesake(held[pk], sense, top)
        made += [row.pk] if new else []
        pairs[pk] = row.pk
    return top, pairs, made


def _namesake(name: Topic, sense: str, joined: Topic | None) -> tuple[Topic, bool]:
    """The same name in another sense, and whether it is new; then it is joined as asked."""
    same = {"key": name.key, "kind": name.kind, "sense": sense}
    return Topic.objects.get_or_create(**same, defaults={"name": name.name, "joined": joined})


def _by_name(moved: Iterable[list[int]]) -> dict[int, list[int]]:
    """Name → the articles that use it."""
    articles: dict[int, list[int]] = defaultdict(list)
    for article, name, _ in moved:
        articles[name].append(article)
    return articles


def _move(articles: Mapping[int, list[int]], to: Mapping[int, int], *, pinned: bool) -> int:
    """Let what these articles (by the name they use) have of that name go to another one; answers
    how many mentions went. An article that names both already keeps both."""
    account = Account()
    every = sorted({article for those in articles.values() for article in those})
    for name, those in articles.items():
        both = Mention.objects.filter(article__in=those, topic=to[name]).values_list("article")
        going = Mention.objects.filter(article__in=those, topic=name)
        going = going.exclude(article__in=[pk for (pk,) in both])
        rows = list(going)
        for row in rows:
            account.add(row, -1)
            row.topic_id = to[name]
            account.add(row)
        moved = Mention.objects.filter(pk__in=[row.pk for row in rows])
        moved.update(topic=to[name], pinned=pinned)
    for name, target in to.items():
        _move_told(every, name, target)
    _write_counts(account)
    return sum(change for change in account.articles.values() if change > 0)


def _write_counts(account: Account) -> None:
    """How many articles name the topics, and of which kind and calling these take them for. The
    kinds themselves stay: an editor's word is on these topics."""
    naming.count(account.articles)
    known = Topic.objects.in_bulk(account.articles.keys())
    before = {pk: row.evidence for pk, row in known.items()}
    naming.weigh(account, known)
    changed = [known[pk] for pk in sorted(known) if known[pk].evidence != before[pk]]
    Topic.objects.bulk_update(changed, ["evidence"])


def _move_told(articles: Collection[int], name: int, target: int) -> None:
    """Statements, facts with both their ends, and the topics that statements name."""
    Statement.objects.filter(article__in=articles, topic=name).update(topic=target)
    Fact.objects.filter(article__in=articles, topic=name).update(topic=target)
    Fact.objects.filter(article__in=articles, other=name).update(other=target)
    remarks = StatementTopic.objects.filter(statement__article__in=articles)
    both = list(remarks.filter(topic=target).values_list("statement", flat=True))
    remarks.filter(topic=name, statement__in=both).delete()
    remarks.filter(topic=name).update(topic=target)

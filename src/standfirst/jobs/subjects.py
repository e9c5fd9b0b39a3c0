"""What an article says → the subjects it gets; and a list of subjects → topics."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction

from standfirst.core.subject.choose import SubjectChooser, WordsOfArticle
from standfirst.core.subject.top import TOP
from standfirst.core.subject.tree import Subject, SubjectTree
from standfirst.core.types import ReadArticle, TopicKind
from standfirst.jobs import naming
from standfirst.models import Article, Mention, Setup, Topic

AGAIN = 200  # articles a step
_TOPS = frozenset(one.code for one in TOP)
_FIELDS = ("name", "key", "sense", "description", "code", "broader")


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: subjects made, changed, given up, and how many there are now."""

    made: int
    changed: int
    gone: int
    all: int


def plant() -> None:
    """Make the seventeen broadest subjects, where they are not there yet."""
    known = set(Topic.objects.filter(code__in=_TOPS).values_list("code", flat=True))
    missing = {one.code: one for one in TOP if one.code not in known}
    if not missing:
        return
    names = _names(missing)
    adopted: dict[str, Topic] = {}
    _adopt(names, adopted)
    Topic.objects.bulk_update(adopted.values(), ["code"])
    made = [_new(missing[code], key, sense) for code, (key, sense) in names.items()]
    # Two workers may come first.
    Topic.objects.bulk_create(
        (row for row in made if row.code not in adopted), ignore_conflicts=True
    )


def bring_in(subjects: Sequence[Subject]) -> Brought:
    """Write a list of subjects: the new are made, the known follow the list, no one comes twice,
    and a list that says nothing new writes no row.

    A subject that the list no longer has keeps its page and its follows, and is given no more.
    """
    with transaction.atomic():
        setup = Setup.hold()
        brought = _bring({one.code: one for one in (*TOP, *subjects)})
        digest = _digest()
        if setup.subject_list != digest:
            setup.subject_list = digest
            setup.save(update_fields=["subject_list"])
    return brought


def give(done: Iterable[tuple[Article, ReadArticle]]) -> Counter[int]:
    """Give articles that were just read their subjects, within the transaction of the reading;
    answers how often that adds to which topic."""
    return _give([(article, read.terms, read.language) for article, read in done])


def give_again(after: int) -> tuple[int, int]:
    """Give the next AGAIN articles behind an id their subjects anew; answers the last one's id, and
    how many these were, 0 at the end."""
    with transaction.atomic():
        articles = list(
            Article.objects.filter(pk__gt=after, reading__isnull=False)
            .order_by("pk")
            .select_for_update(no_key=True, of=("self",))
            .select_related("reading")[:AGAIN]
        )
        mentions = Mention.objects.filter(article__in=articles, pinned=False)
        old = dict(mentions.exclude(topic__code="").values_list("pk", "topic"))
        Mention.objects.filter(pk__in=old).delete()
        changes = _give([(row, row.reading.terms, row.language) for row in articles])
        changes.subtract(old.values())
        naming.count(changes)
    return (articles[-1].pk, len(articles)) if articles else (after, 0)


# --- giving ------------------------------------------------------------------------------------


def _give(rows: Sequence[tuple[Article, Mapping[str, int], str]]) -> Counter[int]:
    """Write the mentions of subjects; answers how often that adds to which topic."""
    chooser = _chooser(Setup.load().subject_list) if rows else None
    chosen = {
        article: chooser.choose(_words(article, terms, language))
        for article, terms, language in rows
        if chooser is not None
    }
    topics = _topics({code for codes in chosen.values() for code in codes})
    pinned = set(
        Mention.objects.filter(article__in=chosen, pinned=True).values_list("article", "topic")
    )
    mentions = [
        mention
        for article, codes in chosen.items()
        for mention in _mentions(article, codes, topics)
        if (article.pk, mention.topic_id) not in pinned
    ]
    Mention.objects.bulk_create(mentions)
    return Counter(mention.topic_id for mention in mentions)


def _words(article: Article, terms: Mapping[str, int], language: str) -> WordsOfArticle:
    labels = tuple(label for label in article.labels if isinstance(label, str))
    return WordsOfArticle(terms, language, labels, article.section)


def _mentions(
    article: Article, codes: Sequence[str], topics: Mapping[str, Topic]
) -> Iterator[Mention]:
    """A mention of each subject given, and an implied one of each that it is a branch of."""
    given = [topics[code] for code in codes if code in topics]
    above = {upper.pk: upper for row in given for upper in row.within}
    for row in given:
        above.pop(row.pk, None)
        yield Mention(article=article, topic=row, published=article.published)
    for upper in above.values():
        yield Mention(article=article, topic=upper, published=article.published, implied=True)


def _topics(codes: set[str]) -> dict[str, Topic]:
    """The topics of these subjects, with those above; the seventeen made where they are not."""
    if not codes:
        return {}
    known = Topic.objects.with_broader()
    found = {row.code: row for row in known.filter(code__in=codes)}
    if codes <= found.keys():
        return found
    plant()
    return {row.code: row for row in known.filter(code__in=codes)}


# A process looks at the whole list once, and again when its digest tells of another.
@lru_cache(maxsize=1)
def _chooser(digest: str) -> SubjectChooser:
    return SubjectChooser(_tree() if digest else SubjectTree.of(TOP))


def _tree() -> SubjectTree:
    rows = Topic.objects.listed().values_list("code", "name", "broader__code", "description")
    return SubjectTree.of(
        Subject(code, name, above or "", says) for code, name, above, says in rows
    )


def _digest() -> str:
    told = sorted((one.code, one.name, one.broader) for one in _tree().subjects.values())
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


# --- bringing in --------------------------------------------------------------------------------


def _bring(listed: Mapping[str, Subject]) -> Brought:
    # Held in the order in which readings count: each would else lock what the other asks for.
    held = Topic.objects.exclude(code="").order_by("pk").select_for_update(no_key=True)
    rows = {row.code: row for row in held}
    gone = _let_go([row for code, row in rows.items() if code not in listed])
    names = _names(listed)
    listed_before = set(rows)
    _adopt(names, rows)
    before = {code: _told(rows[code]) for code in names if code in rows}
    _make_room([rows[code] for code in before if (rows[code].key, rows[code].sense) != names[code]])
    made = [_new(listed[code], *names[code]) for code in names if code not in rows]
    rows |= {row.code: row for row in Topic.objects.bulk_create(made, batch_size=200)}
    for code, (key, sense) in names.items():
        row, one = rows[code], listed[code]
        row.name, row.key, row.sense, row.description = one.name, key, sense, one.description
        row.broader = rows.get(one.broader)
    changed = {code for code, told in before.items() if told != _told(rows[code])}
    new = names.keys() - listed_before
    wanted = [rows[code] for code in names if code in changed | new]
    Topic.objects.bulk_update(wanted, _FIELDS, batch_size=100)
    return Brought(len(made), len(changed), gone, len(names))


def _let_go(rows: list[Topic]) -> int:
    """Take subjects off the list; answers how many."""
    for row in rows:
        row.code, row.broader = "", None
    Topic.objects.bulk_update(rows, ["code", "broader"], batch_size=200)
    return len(rows)


def _make_room(rows: list[Topic]) -> None:
    """Give these keys that nobody else wants: two of them may be about to change names."""
    for row in rows:
        row.key, row.sense = row.code, "renamed"
    Topic.objects.bulk_update(rows, ["key", "sense"], batch_size=200)


def _names(subjects: Mapping[str, Subject]) -> dict[str, tuple[str, str]]:
    """Key and sense of each subject; of two of one name the second has its code as sense."""
    taken: set[str] = set()
    names: dict[str, tuple[str, str]] = {}
    for code, one in subjects.items():
        key = " ".join(one.name.casefold().split())[:200]
        names[code] = (key, code if key in taken else "")
        taken.add(key)
    return names


def _adopt(names: Mapping[str, tuple[str, str]], rows: dict[str, Topic]) -> None:
    """A subject without a code that has the name of a new one becomes it, with its follows."""
    free = {key: code for code, (key, sense) in names.items() if not sense and code not in rows}
    kind = TopicKind.SUBJECT.value
    for row in Topic.objects.filter(kind=kind, code="", sense="", key__in=free):
        row.code = free[row.key]
        rows[row.code] = row


def _new(one: Subject, key: str, sense: str) -> Topic:
    return Topic(
        kind=TopicKind.SUBJECT.value,
        code=one.code,
        name=one.name,
        key=key,
        sense=sense,
        description=one.description,
    )


def _told(row: Topic) -> tuple[str, str, str, int | None]:
    return (row.name, row.sense, row.description, row.broader_id)

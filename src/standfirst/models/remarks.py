"""What one speaker said, on some words or on anything: found by a search, shown, followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from standfirst.core.follow.remarks import (
    Asked,
    Heard,
    answers,
    heard,
    readings,
)
from standfirst.core.follow.search import parse_query
from standfirst.core.types import TopicKind
from standfirst.models.statement import Statement, StatementTopic
from standfirst.models.topic import Mention, Topic

WALKED = 2000  # newest statements of a speaker that are looked through for the words
TOGETHER = 100  # articles of which statements are asked for at once
NEAR = 50  # most named topics whose name holds the words
OFFERED = 8
OFTEN = 3  # times that an article names what it is about
_HEADS = ("article__headline", "article__standfirst")
_PEOPLE = (TopicKind.PERSON, TopicKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Remarks:
    """The statements of one speaker (never a name joined to another) on `words`, "" for all."""

    speaker: Topic
    words: str = ""

    def __str__(self) -> str:
        return f"{self.speaker} on {self.words}" if self.words else str(self.speaker)

    @property
    def key(self) -> str:
        """As a form sends it: id of the speaker, then the words."""
        return f"{self.speaker.pk} {self.words}".strip()

    @property
    def path(self) -> str:
        on = {"on": self.words} if self.words else {}
        return f"/statements?{urlencode({'by': self.speaker.pk} | on)}"


def asked_for(text: str) -> Asked | None:
    """What a search asks for, where it is one for statements of a speaker the desk knows.

    Of several readings one by whose very name somebody is known, else the likeliest.
    """
    known = [one for one in readings(text) if remarks_of(one)]
    keys = {one: " ".join(one.by.casefold().split()) for one in known}
    exact = set(Topic.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    return next((one for one in known if keys[one] in exact), next(iter(known), None))


def remarks_of(asked: Asked) -> list[Remarks]:
    """Of the speakers whom the name may mean, the likeliest first: three questions."""
    return [Remarks(speaker, asked.on) for speaker in speakers_named(asked.by)]


def speakers_named(name: str) -> list[Topic]:
    """Who may be meant by a name: that very name, then the most named that hold it; those who
    were heard before those who were not."""
    key = " ".join(name.casefold().split())[:200]
    if not key:
        return []
    known = Topic.objects.named().order_by("-article_count", "pk")
    near = known.filter(key__contains=key).exclude(key=key)[:NEAR]
    holding = [row for row in near if f" {key} " in f" {row.key} "]
    topics = list(dict.fromkeys(row.topic for row in (*known.filter(key=key), *holding)))
    heard_of = _heard_or_named({row.pk for row in topics})
    topics.sort(key=lambda row: not heard_of.get(row.pk))
    speakers = (row for row in topics if row.pk in heard_of)
    return [row for row in speakers if heard_of[row.pk] or row.kind in _PEOPLE][:OFFERED]


def _heard_or_named(topics: Collection[int]) -> dict[int, bool]:
    """Those of these topics that were heard or that any article names, by whatever name, and
    whether they were heard. One question."""
    said = Exists(Statement.objects.filter(topic=OuterRef("pk")))
    names = Topic.objects.filter(Q(pk__in=topics) | Q(joined__in=topics)).annotate(said=said)
    rows = names.filter(Q(said=True) | Q(article_count__gt=0))
    found: dict[int, bool] = {}
    for pk, was_heard in rows.values_list(Coalesce("joined_id", "pk"), "said"):
        found[pk] = found.get(pk, False) or was_heard
    return found


def statement_ids(remarks: Remarks) -> list[int]:
    """The statements that answer, newest first, of the newest WALKED of the speaker. Four
    questions."""
    names = names_of(remarks.speaker)
    said = Statement.objects.by_speaker(names).select_related(None)
    if not remarks.words:
        return list(said.values_list("pk", flat=True)[:WALKED])
    rows = list(said.values_list("pk", "article_id", "words", *_HEADS)[:WALKED])
    newest = StatementTopic.objects.order_by("-published", "-id")
    about = _about(newest.filter(statement__topic__in=names)[: 4 * WALKED])
    often = _is_about({article for _, article, *_ in rows})
    on = parse_query(remarks.words)
    speaker = remarks.speaker.pk
    return [
        pk
        for pk, article, *told in rows
        if answers(heard(speaker, *told, *about[pk], *often[article]), speaker, on)
    ]


def heard_in(article_ids: Iterable[int]) -> dict[int, list[Heard]]:
    """Article → what named speakers said in it, as matching sees it. Three questions for each
    TOGETHER articles."""
    ids = sorted(article_ids)
    found: dict[int, list[Heard]] = defaultdict(list)
    fields = ("pk", "article_id", "topic_id", "topic__joined_id", "words", *_HEADS)
    for start in range(0, len(ids), TOGETHER):
        some = ids[start : start + TOGETHER]
        said = Statement.objects.filter(article__in=some, topic__isnull=False).order_by()
        about = _about(StatementTopic.objects.filter(statement__in=said))
        often = _is_about(some)
        for pk, article, topic, joined, *told in said.values_list(*fields):
            found[article].append(heard(joined or topic, *told, *about[pk], *often[article]))
    return found


def names_of(speaker: Topic) -> list[int]:
    """Ids of the names that are this topic; one question."""
    return list(Topic.objects.of_topic(speaker.pk).values_list("pk", flat=True))


def _is_about(articles: Collection[int]) -> dict[int, list[str]]:
    """Article → the topics that it names again and again, and the subjects that it was given, with
    what these are branches of: what is said there is said on these."""
    found: dict[int, list[str]] = defaultdict(list)
    often = Q(count__gte=OFTEN, implied=False) | Q(topic__code__gt="")
    named = Mention.objects.filter(often, article__in=articles)
    fields = ("article_id", "topic__name", "topic__joined__name")
    for article, name, joined in named.values_list(*fields):
        found[article] += [name, joined] if joined else [name]
    return found


def _about(rows: QuerySet[StatementTopic]) -> dict[int, list[str]]:
    """Statement → the names of the topics in its words, and of those that these are one with."""
    found: dict[int, list[str]] = defaultdict(list)
    fields = ("statement_id", "topic__name", "topic__joined__name")
    for statement, name, joined in rows.values_list(*fields):
        found[statement] += [name, joined] if joined else [name]
    return found

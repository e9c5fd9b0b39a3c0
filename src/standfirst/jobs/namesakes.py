"""People of one name, kept apart by what stands around the name in their articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models.functions import Coalesce

from standfirst.core.topic.namesakes import LEAST, Surroundings, choose, parted, surroundings
from standfirst.core.types import TopicKind
from standfirst.jobs import naming
from standfirst.jobs.naming import Account
from standfirst.models import Fact, Mention, Statement, StatementTopic, Topic
from standfirst.models.topic import MentionQuerySet

NEWEST = 50  # articles of a name that are looked at
_COMPANY = ("person", "organisation", "operation", "event")  # places are everybody's


def meant(same: Sequence[Topic], *, role: str, company: Iterable[int]) -> Topic:
    """Which of several topics of one name an article means; `company` is whom else it names."""
    found = surroundings([role], company)
    senses = {row.pk: [here for _, here in _around(row)] for row in same}
    chosen = choose(found, senses)
    return next(row for row in same if row.pk == chosen)


def tell_apart(people: Iterable[Topic]) -> None:
    """Part the topics of these people of whom the archive knows that they are several."""
    for row in sorted({row.pk: row for row in people}.values(), key=lambda row: row.pk):
        if not row.settled and row.joined_id is None and _is_told_twice(row):
            _tell_apart(row)


def _is_told_twice(row: Topic) -> bool:
    """Whether its articles tell two callings, each at least twice: of all, then of the newest."""
    if sum(times >= LEAST for times in row.evidence.get("callings", {}).values()) < 2:
        return False
    roles = _newest(row).exclude(role="").values_list("role", flat=True)
    told = Counter(word for role in roles for word in surroundings([role], ()).callings)
    return sum(times >= LEAST for times in told.values()) > 1


def _newest(row: Topic) -> MentionQuerySet:
    newest = Mention.objects.filter(topic=row).order_by("-published", "-id")
    return Mention.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[:NEWEST]))


def _around(row: Topic) -> list[tuple[Mention, Surroundings]]:
    """The newest mentions of a topic with what stands around each, the oldest first."""
    mentions = list(_newest(row).order_by("published", "pk"))
    company: dict[int, set[int]] = defaultdict(set)
    beside = (
        Mention.objects.filter(article__in=[one.article_id for one in mentions])
        .filter(topic__kind__in=_COMPANY)
        .exclude(topic__key=row.key)
        .values_list("article", Coalesce("topic__joined", "topic"))
    )
    for article, topic in beside:
        company[article].add(topic)
    return [(one, surroundings([one.role], company[one.article_id])) for one in mentions]


def _tell_apart(row: Topic) -> None:
    around = _around(row)
    account = Account()
    for group in parted([here for _, here in around]):
        mentions = [around[place][0] for place in group if not around[place][0].pinned]
        if mentions:
            _move(mentions, _namesake(row, mentions), account)
    if account.articles:
        keys = {row.key, *(form for form, _ in account.forms)}
        naming.settle(account, naming.held(keys))


def _namesake(row: Topic, mentions: Iterable[Mention]) -> Topic:
    """The topic of another person of the same name, told by the role most often given."""
    roles = Counter(one.role for one in mentions if surroundings([one.role], ()).callings)
    sense = min(roles, key=lambda role: (-roles[role], len(role), role))
    made, _ = Topic.objects.get_or_create(
        key=row.key,
        kind=TopicKind.PERSON.value,
        sense=sense[:200],
        defaults={"name": row.name},
    )
    return made


def _move(mentions: Sequence[Mention], to: Topic, account: Account) -> None:
    """Give these mentions, and what their articles say by and of the name, to another topic."""
    articles = [one.article_id for one in mentions]
    before = mentions[0].topic_id
    for one in mentions:
        account.add(one, -1)
        one.topic = to
        account.add(one)
    Mention.objects.filter(pk__in=[one.pk for one in mentions]).update(topic=to)
    Statement.objects.filter(topic=before, article__in=articles).update(topic=to)
    StatementTopic.objects.filter(topic=before, statement__article__in=articles).update(topic=to)
    Fact.objects.filter(topic=before, article__in=articles).update(topic=to)
    Fact.objects.filter(other=before, article__in=articles).update(other=to)

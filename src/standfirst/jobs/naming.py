"""The names of articles that were read → rows of topics: of which kind, which of them are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import F, Q

from standfirst.core.language.territories import names_of, territory
from standfirst.core.topic.callings import calling
from standfirst.core.topic.kinds import is_anybody, majority
from standfirst.core.topic.namesakes import one_calling
from standfirst.core.topic.shortforms import ShortForm, implied_form, long_form
from standfirst.core.topic.titles import Spelling, title
from standfirst.core.types import FoundTopic, ReadArticle, TopicKind
from standfirst.jobs.leading import (
    MOST_WRITTEN,
    are_twins,
    by_weight,
    join_listed,
    lead,
    lead_all,
    led_by,
    write_joins,
)
from standfirst.models import Article, Mention, Topic
from standfirst.models.topic import TopicQuerySet

MOST_TOPICS = 60  # of an article
MOST_FORMS = 5  # shorter forms of a name that an article has
MOST_LONG = 12  # longer names that a short form is known for
LONGEST = 200  # letters of a name
_SHOUTED = {"place": 4, "person": 5}  # letters of a name that is no acronym for its capitals

Rows = dict[str, list[Topic]]  # key → the topics of that name, namesakes beside each other


@dataclass(slots=True)
class Account:
    """What readings change in what is known of names; taken together, then written once."""

    articles: Counter[int] = field(default_factory=Counter)
    kinds: Counter[tuple[int, str]] = field(default_factory=Counter)  # (topic, kind)
    forms: Counter[tuple[str, int]] = field(default_factory=Counter)  # (key of short form, topic)
    callings: Counter[tuple[int, str]] = field(default_factory=Counter)  # (topic, of its roles)

    def add(self, mention: Mention, times: int = 1) -> None:
        """Count what one mention says; -1 takes it back. An implied one counts no kind."""
        self.articles[mention.topic_id] += times
        if mention.kind:
            self.kinds[mention.topic_id, mention.kind] += times
            if told := calling(mention.role):
                self.callings[mention.topic_id, told] += times
        for form in mention.forms:
            self.forms[form, mention.topic_id] += times


def key_of(name: str) -> str:
    """By what a name is found again: case-folded, single-spaced."""
    return " ".join(name.casefold().split())[:LONGEST]


def named_in(read: ReadArticle) -> Iterator[FoundTopic]:
    """The names that an article is kept with, the most often named first."""
    names = (found for found in read.topics[:MOST_TOPICS] if key_of(found.name))
    return (found for found in names if not is_anybody(found.name))


def forms_of(found: FoundTopic) -> list[str]:
    """The keys of the other forms in which an article writes a name, or may write it."""
    return list(_forms(found))


def _forms(found: FoundTopic) -> dict[str, str]:
    """Key → form of the same."""
    own = key_of(found.name)
    kept: dict[str, str] = {}
    for form in (*found.forms, implied_form(found.name, found.kind)):
        if len(form) > 1 and (key := key_of(form)) not in ("", own):
            kept.setdefault(key, form)
    return dict(list(kept.items())[:MOST_FORMS])


def rows_of(done: Iterable[tuple[Article, ReadArticle]], *, also: Iterable[str] = ()) -> Rows:
    """The rows of every name and of its short forms, made where new, held until the writing ends.

    They are held in one order: two workers that count the same topics would else lock each other.
    `also` are keys of further short forms.
    """
    wanted: dict[str, tuple[str, TopicKind]] = {}
    for _, read in done:
        for found in named_in(read):
            for key, form in _forms(found).items():
                wanted.setdefault(key, (form, found.kind))
    for _, read in done:  # a name of its own tells better how it is written
        wanted |= {key_of(found.name): (found.name, found.kind) for found in named_in(read)}
    known = set(_names().filter(key__in=wanted).values_list("key", flat=True))
    Topic.objects.bulk_create(
        (
            Topic(key=key, kind=kind.value, name=name[:LONGEST])
            for key, (name, kind) in sorted(wanted.items())
            if key not in known
        ),
        ignore_conflicts=True,
    )
    listed = {code for name, _ in wanted.values() if (code := territory(name))}
    rows = held({*wanted, *also, *(name for code in listed for name in names_of(code))})
    _join_twins(rows)
    _in_small_letters(rows, wanted)
    return rows


def _in_small_letters(rows: Rows, wanted: Mapping[str, tuple[str, TopicKind]]) -> None:
    """Write a name in capitals, as datelines and headlines have it, as other articles write it;
    the letters of a country in capitals.

    Places and people: the letters of an organisation may be written small by one outlet alone.
    """
    for key, (name, _) in wanted.items():
        for row in rows.get(key, ()):
            shouted = row.name.isupper() and len(row.name) >= _SHOUTED.get(row.kind, LONGEST)
            letters = territory(name) and not territory(row.name)  # "US", first met as "Us"
            better = letters or (shouted and not name.isupper())
            if better and not row.settled and key_of(name) == key_of(row.name):
                row.name = name[:LONGEST]
                Topic.objects.filter(pk=row.pk).update(name=row.name)


def held(keys: Iterable[str]) -> Rows:
    """The rows of these names, held until the writing ends, and with them all that settling may
    change or ask: the names they are one with, and those that they stand for.

    All at once: who held some and asked for others could wait for one who waits for us.
    """
    near: set[int] = set()
    asked = _names().filter(key__in=set(keys)).values_list("pk", "joined", "evidence")
    for pk, joined, evidence in asked:
        near |= {pk, joined or pk, *map(int, evidence.get("stands_for", ()))}
    rows: Rows = defaultdict(list)
    found = _names().filter(Q(pk__in=near) | Q(joined__in=near)).order_by("pk")
    for row in found.select_for_update(no_key=True):
        rows[row.key].append(row)
    return dict(rows)


def meanings(same: Iterable[Topic]) -> list[Topic]:
    """What a name may mean, of all rows of it: those that are one topic once, the most named."""
    found: dict[int, Topic] = {}
    for row in sorted(same, key=by_weight):
        found.setdefault(row.topic_id, row)
    return list(found.values())


def _names() -> TopicQuerySet:
    return Topic.objects.exclude(kind=TopicKind.SUBJECT.value)


def settle(account: Account, rows: Rows) -> None:
    """Write what readings changed: counts, kinds, and which short forms stand for which names."""
    known = {row.pk: row for same in rows.values() for row in same}
    before = {pk: row.evidence for pk, row in known.items()}
    led = led_by(known)
    _lead_to_the_longest(known)
    weigh(account, known)
    for (key, pk), change in account.forms.items():
        _count(_plain(rows.get(key, ())), "stands_for", str(pk), change)
    changed = [known[pk] for pk in sorted(known) if known[pk].evidence != before[pk]]
    Topic.objects.bulk_update(changed, ["evidence"], batch_size=MOST_WRITTEN)
    count(account.articles)
    for row in changed:
        _take_kind(row)
    _join([row for row in changed if not row.settled and not row.sense], known, led)
    join_listed(known)
    _give_titles([known[pk] for pk in before], known, led)
    write_joins(known, led)


def weigh(account: Account, known: Mapping[int, Topic]) -> None:
    """Add to the evidence of these topics (by id) of which kind and calling they are; unwritten."""
    for what, counted in (("kinds", account.kinds), ("callings", account.callings)):
        for (pk, name), change in counted.items():
            _count(known.get(pk), what, name, change)


def count(changes: Mapping[int, int]) -> None:
    """Add to how many articles name these topics (ids)."""
    wanted = {pk: change for pk, change in sorted(changes.items()) if change}
    # In one order: two workers that count the same topics would else lock each other.
    rows = Topic.objects.filter(pk__in=wanted).select_for_update(no_key=True).order_by("pk")
    alike: dict[int, list[int]] = defaultdict(list)
    for (pk,) in rows.values_list("pk"):
        alike[wanted[pk]].append(pk)
    for change, pks in alike.items():
        Topic.objects.filter(pk__in=pks).update(article_count=F("article_count") + change)


def _plain(same: Iterable[Topic]) -> Topic | None:
    """Of namesakes the one without a sense, which stands for the bare name."""
    return min((row for row in same if not row.sense), key=by_weight, default=None)


def _count(row: Topic | None, what: str, key: str, change: int) -> None:
    """Change one count of a topic's evidence; the least known fall off the end."""
    if row is None or not change:
        return
    counts = {**row.evidence.get(what, {})}
    counts[key] = counts.get(key, 0) + change
    kept = sorted((n for n in counts.items() if n[1] > 0), key=lambda n: (-n[1], n[0]))
    row.evidence = {**row.evidence, what: dict(kept[:MOST_LONG])}


def _take_kind(row: Topic) -> None:
    """Give a topic the kind that its articles tell; an editor's word stays."""
    kind = majority(row.evidence.get("kinds", {}))
    if kind is None or kind.value == row.kind or row.settled:
        return
    if not Topic.objects.filter(key=row.key, kind=kind.value, sense=row.sense).exists():
        row.kind = kind.value
        Topic.objects.filter(pk=row.pk).update(kind=row.kind)


# --- names that are one -----------------------------------------------------------------------


def _join_twins(rows: Rows) -> None:
    """Join the rows that one name has because it was taken for two kinds: by two workers at once,
    or by an earlier version; and the names of one country."""
    known = {row.pk: row for same in rows.values() for row in same}
    before = led_by(known)
    for same in rows.values():
        plain = meanings(row for row in same if not row.sense and not row.settled)
        for row in plain[1:]:
            if row.joined_id is None:
                lead(row, plain[0].topic_id, known)
    join_listed(known)
    write_joins(known, before)


def _lead_to_the_longest(known: Mapping[int, Topic]) -> None:
    """Let the names of a topic be one with the long form that they are short for again, whichever
    had the title: so they are joined and parted."""
    for root in list(known.values()):
        if root.joined_id is None and not root.settled:
            lead_all(root, _longest(root, known), known)


def _longest(root: Topic, known: Mapping[int, Topic]) -> Topic:
    """Of a topic's names the one that it is short for, or that this is short for, and so on."""
    seen, row = {root.pk}, root
    while times := {
        pk: count
        for pk, count in _known(row).items()
        if pk in known and pk not in seen and known[pk].joined_id == root.pk
    }:
        row = known[max(times, key=lambda pk: (times[pk], -pk))]
        seen.add(row.pk)
    return row


def _give_titles(
    held_now: Iterable[Topic], known: Mapping[int, Topic], led: Mapping[int, int | None]
) -> None:
    """Let each topic be led by the full form that most articles use.

    Of those held alone all names are known.
    """
    names: dict[tuple[int, str], list[Topic]] = defaultdict(list)
    for row in known.values():
        if not row.settled and not row.sense:
            names[row.topic_id, row.kind].append(row)
    for root in held_now:
        same = names[root.pk, root.kind]
        if root.joined_id is None and root in same and len(same) > 1:
            chosen = title(
                [Spelling(row.pk, row.name, _times(row, known)) for row in same],
                kind=TopicKind(root.kind),
                longest=root.name,
                holder=next((row.pk for row in same if row.pk == led[root.pk]), root.pk),
            )
            lead_all(root, known[chosen], known)


def _times(row: Topic, known: Mapping[int, Topic]) -> int:
    """How many articles write a name: as what they call the topic, or as a short form; what a
    longer name only implies is not written."""
    taken: dict[str, int] = row.evidence.get("kinds", {})
    longer = ((known.get(pk), count) for pk, count in _known(row).items())
    written = (n for one, n in longer if one is None or _implied(one) != row.key)
    return sum(taken.values()) + sum(written)


def _implied(row: Topic) -> str:
    return key_of(implied_form(row.name, TopicKind(row.kind)))


def _join(changed: Iterable[Topic], known: dict[int, Topic], led: dict[int, int | None]) -> None:
    """Join the short forms among these to the names that they stand for, or part them again;
    further rows come into `known`, and into `led`, which tells how the names were joined."""
    free = {row.pk for row in changed}
    # A long name of another kind than before may no longer be what its short forms stand for.
    shorts = [
        row
        for row in known.values()
        if not row.settled and not row.sense and (row.pk in free or row.joined_id in free)
    ]
    named = {pk for row in shorts for pk in _known(row)}
    further = Topic.objects.in_bulk(named - known.keys())  # first written for them just now
    known |= further
    led |= led_by(further)
    # The longer first: a surname stands for one person in two of their names.
    for short in sorted(shorts, key=lambda row: (-len(row.name.split()), row.pk)):
        if short.joined_id or _known(short):
            _join_one(short, known)


def _join_one(short: Topic, known: Mapping[int, Topic]) -> None:
    found = _meant(short, known)
    meant = known[found].topic_id if found else None
    before = short.joined_id
    if meant in (short.pk, before):  # each is written for the other somewhere: they are one already
        return
    if meant:
        lead(short, meant, known)
    elif before is not None and (before not in known or not are_twins(known[before], short)):
        _part(short, known)


def _part(short: Topic, known: Mapping[int, Topic]) -> None:
    """Let a name stand for itself again, with the names that were joined through it."""
    before, short.joined_id = short.joined_id, None
    for row in known.values():
        free = row.joined_id == before and before and not row.settled
        if free and row is not short and _meant(row, known) == short.pk:
            lead(row, short.pk, known)


def _known(short: Topic) -> dict[int, int]:
    """The names that a short form is written for, by id, and by how many articles."""
    return {int(pk): count for pk, count in short.evidence.get("stands_for", {}).items()}


def _meant(short: Topic, known: Mapping[int, Topic]) -> int:
    """The id of the topic that a short form stands for, by all its names; 0 if of none."""
    times: Counter[int] = Counter()
    sure: set[int] = set()
    for pk, count in _known(short).items():
        top = known[pk].topic_id if pk in known else pk
        top = top if top in known else pk
        one = _is_one_person(short, known[pk]) if pk in known else None
        times[top] += 0 if one is False else count
        sure |= {top} if one else set()
    taken: dict[str, int] = short.evidence.get("kinds", {})
    return long_form(
        times,
        short=ShortForm(short.name, majority(taken), max(taken.values(), default=0)),
        kinds={pk: TopicKind(known[pk].kind) for pk in times if pk in known},
        sure=sure,
    )


def _is_one_person(short: Topic, long: Topic) -> bool | None:
    """Whether a name and the same with a middle letter ("Sam J. Moore") are one person's; None
    where nothing tells, or where articles write the one for the other."""
    if long.kind != TopicKind.PERSON.value or _implied(long) != short.key:
        return None
    return one_calling(short.evidence.get("callings", {}), long.evidence.get("callings", {}))

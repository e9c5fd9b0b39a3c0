"""Topic → Topic: join two, part names, correct a kind or a name, and put all of it back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction

from standfirst.core.errors import TopicError
from standfirst.core.types import TopicKind
from standfirst.jobs import followers, senses
from standfirst.models import Reader, Topic, TopicChange

LONGEST = 200
ONE = "These two are one topic already."
GONE = "One of the two topics is no longer on the desk: this must stay."
NOTHING = "This was changed again since, so there is nothing to put back."


def join(topic: Topic, into: Topic, *, by: Reader, now: datetime) -> TopicChange:
    """Let `topic`, with all names joined to it, be one with `into`; its address leads there.

    Follows stay on the names that they were made for, and bring all. Raises TopicError.
    """
    with transaction.atomic():
        held = Topic.objects.hold([topic.pk, into.pk])
        leaf, root = _top(held, topic), _top(held, into)
        if leaf.pk == root.pk:
            raise TopicError(ONE)
        _refuse_listed(leaf)
        # Asked again: a worker may have joined one while we waited for what it held.
        moved = sorted(Topic.objects.of_topic(leaf.pk).values_list("pk", flat=True))
        Topic.objects.filter(pk__in=moved).update(joined=root)
        before = {"names": moved, "title": leaf.title}
        done = _write("join", root, leaf, before, by=by, now=now)
        followers.mark(done, held.keys(), now=now)
    followers.begin(done, now=now)
    return done


def part(topic: Topic, names: Collection[int], *, by: Reader, now: datetime) -> TopicChange:
    """Let these names (ids) that are joined to a topic stand for themselves again.

    Raises TopicError.
    """
    with transaction.atomic():
        held = Topic.objects.hold([topic.pk])
        root = _top(held, topic)
        going = [row for row in held.values() if row.pk in names and row.joined_id == root.pk]
        if not going:
            raise TopicError("This name stands for itself already.")
        Topic.objects.filter(pk__in=_ids(going)).update(joined=None)
        before = {"names": _ids(going), "title": ", ".join(row.title for row in going[:5])}
        done = _write("part", root, going[0], before, by=by, now=now, also=going[1:])
        followers.mark(done, held.keys(), now=now)
    followers.begin(done, now=now)
    return done


def tell_apart(topic: Topic, other: Topic, *, by: Reader, now: datetime) -> TopicChange:
    """Remember that two topics are not the same: nobody suggests it or does it again.

    Raises TopicError.
    """
    with transaction.atomic():
        held = Topic.objects.hold([topic.pk, other.pk])
        one, two = _top(held, topic), _top(held, other)
        if one.pk == two.pk:
            raise TopicError(f"{ONE} Part them first.")
        return _write("apart", one, two, {"title": two.title}, by=by, now=now)


def set_kind(topic: Topic, kind: TopicKind, *, by: Reader, now: datetime) -> TopicChange:
    """Say what a topic is; reading does not change it again. Raises TopicError."""
    with transaction.atomic():
        held = Topic.objects.hold([topic.pk])
        row = _top(held, topic)
        if row.kind == kind:
            raise TopicError(f"“{row}” is of this kind already.")
        _refuse_listed(row)
        _take_kind(row, kind, held)
        before = {"kind": row.kind, "to": kind.value}
        return _write("kind", row, None, before, by=by, now=now)


def rename(topic: Topic, name: str, *, by: Reader, now: datetime) -> TopicChange:
    """Give a topic another name; what is read by the old or the new one arrives at it.

    It keeps the key of the old name; the new one's is a name joined to it. Raises TopicError.
    """
    name = " ".join(name.replace("\x00", " ").split())[:LONGEST]
    if not name:
        raise TopicError("Write the name that the topic is to have.")
    with transaction.atomic():
        held = Topic.objects.hold([topic.pk])
        row = _top(held, topic)
        if row.name == name:
            raise TopicError("It has this name already.")
        _refuse_listed(row)
        made = _named_also(row, name, held)
        Topic.objects.filter(pk=row.pk).update(name=name)
        before = {"name": row.name, "to": name, "made": made}
        done = _write("name", row, None, before, by=by, now=now)
        followers.mark(done, held.keys(), now=now)
    followers.begin(done, now=now)
    return done


def undo(change: TopicChange, *, by: Reader, now: datetime) -> None:
    """Put back what was changed, where it still stands. Raises TopicError."""
    del by  # the owner; the row tells who did it, not who took it back
    with transaction.atomic():
        row = TopicChange.objects.select_for_update().filter(pk=change.pk).first()
        if row is None or row.undone_at is not None:
            raise TopicError("This was undone already.")
        if row.kind == "articles":
            touched = senses.take_back(row)
        else:
            ends = (row.topic_id, row.other_id, *row.before.get("names", ()))
            known = Topic.objects.filter(pk__in=[pk for pk in ends if pk])
            held = Topic.objects.hold(list(known.values_list("pk", flat=True)))
            _UNDO[row.kind](row, held)
            touched = set(held)
        _unsettle(row)
        TopicChange.objects.filter(pk=row.pk).update(undone_at=now)
        followers.mark(row, touched, now=now)
    followers.begin(row, now=now)


# --- taking each back -----------------------------------------------------------------------------


def _undo_join(row: TopicChange, held: Mapping[int, Topic]) -> None:
    """Who was joined with the name that was joined stands with it again."""
    root, leaf = _ends(row, held)
    if leaf.joined_id != root.topic_id:
        raise TopicError(NOTHING)
    back = [pk for pk in row.before["names"] if pk in held and held[pk].joined_id == leaf.joined_id]
    Topic.objects.filter(pk=leaf.pk).update(joined=None)
    Topic.objects.filter(pk__in=back).exclude(pk=leaf.pk).update(joined=leaf)


def _undo_part(row: TopicChange, held: Mapping[int, Topic]) -> None:
    """The names come back with what was joined to them since; those joined elsewhere stay."""
    root, _ = _ends(row, held)
    names = {pk for pk in row.before["names"] if pk in held and held[pk].joined_id is None}
    alone = names - {root.topic_id}
    if not alone:
        raise TopicError(NOTHING)
    back = [name.pk for name in held.values() if name.topic_id in alone]
    Topic.objects.filter(pk__in=back).update(joined=root.topic_id)


def _undo_apart(row: TopicChange, held: Mapping[int, Topic]) -> None:
    """Nothing but the word itself."""


def _undo_kind(row: TopicChange, held: Mapping[int, Topic]) -> None:
    topic, _ = _ends(row, held)
    if topic.kind != row.before["to"]:
        raise TopicError(NOTHING)
    _take_kind(topic, TopicKind(row.before["kind"]), held)


def _undo_name(row: TopicChange, held: Mapping[int, Topic]) -> None:
    topic, _ = _ends(row, held)
    if topic.name != row.before["to"]:
        raise TopicError(NOTHING)
    Topic.objects.filter(pk=topic.pk).update(name=row.before["name"])
    if row.before["made"]:
        Topic.objects.drop_unused(row.before["made"])


_UNDO: Mapping[str, Callable[[TopicChange, Mapping[int, Topic]], None]] = {
    "join": _undo_join,
    "part": _undo_part,
    "apart": _undo_apart,
    "kind": _undo_kind,
    "name": _undo_name,
}


def _ends(row: TopicChange, held: Mapping[int, Topic]) -> tuple[Topic, Topic]:
    """Both topics of a change; the first twice where it has but one."""
    topic = held.get(row.topic_id or 0)
    other = held.get(row.other_id or 0) if row.kind in ("join", "part") else topic
    if topic is None or other is None:
        raise TopicError(GONE)
    return topic, other


def _unsettle(row: TopicChange) -> None:
    """What was settled by no other change that stands is the program's again."""
    free = set(row.before["settled"])
    free -= TopicChange.objects.decided_beside(row, free)
    Topic.objects.filter(pk__in=free).update(settled=False)


# --- what is written ------------------------------------------------------------------------------


def _write(
    kind: str,
    topic: Topic,
    other: Topic | None,
    before: Mapping[str, object],
    *,
    by: Reader,
    now: datetime,
    also: Iterable[Topic] = (),
) -> TopicChange:
    """The row that tells what was done; the topics concerned are settled."""
    ends = {row.pk for row in (topic, other, *also) if row is not None}
    Topic.objects.filter(pk__in=ends).update(settled=True)
    return TopicChange.objects.create(
        kind=kind,
        topic=topic,
        other=other,
        editor=by,
        at=now,
        before={**before, "settled": sorted(ends)},
    )


def _top(held: Mapping[int, Topic], name: Topic) -> Topic:
    """The topic behind a name."""
    return held[held[name.pk].topic_id]


def _ids(rows: Iterable[Topic]) -> list[int]:
    return sorted(row.pk for row in rows)


def _refuse_listed(row: Topic) -> None:
    if row.code:
        raise TopicError(
            f"“{row}” stands in the list of subjects, so it stays as it is. "
            "Join the other topic to it instead."
        )


def _take_kind(row: Topic, kind: TopicKind, held: Mapping[int, Topic]) -> None:
    """Give a topic a kind; where a name joined to it has the same words and that kind, they swap:
    a name stands once in a kind."""
    same = Topic.objects.filter(key=row.key, kind=kind.value, sense=row.sense).first()
    if same is not None and (same.pk not in held or held[same.pk].topic_id != row.topic_id):
        raise TopicError(
            f"There is another topic “{row}” of this kind. Join the two instead, "
            f"from the page of the other one: {same.path}"
        )
    if same is not None:
        Topic.objects.filter(pk=same.pk).update(kind=row.kind, sense=f"\x01{row.pk}")
    Topic.objects.filter(pk=row.pk).update(kind=kind.value)
    if same is not None:
        Topic.objects.filter(pk=same.pk).update(sense=row.sense)


def _named_also(row: Topic, name: str, held: Mapping[int, Topic]) -> int:
    """Let this name lead to the topic too; the id of the row made for it, 0 where none was."""
    key = " ".join(name.casefold().split())[:LONGEST]
    known = list(Topic.objects.filter(key=key, sense=row.sense))
    others = [one for one in known if one.pk not in held]
    if others:
        raise TopicError(
            f"There is another topic “{others[0]}”. Join the two instead: {others[0].path}"
        )
    if known:
        return 0
    made = Topic.objects.create(
        key=key, kind=row.kind, name=name, sense=row.sense, joined=row, settled=True
    )
    return made.pk

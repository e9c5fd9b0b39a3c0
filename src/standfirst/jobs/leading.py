"""Which of the names of a topic stands for the others, and the names of one country as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from standfirst.core.language.territories import territory
from standfirst.core.types import TopicKind
from standfirst.models import Topic

MOST_WRITTEN = 200  # topics a statement


def lead(row: Topic, to: int, known: Mapping[int, Topic]) -> None:
    """Let a name, with all names joined to it, be one with a topic (id)."""
    for one in known.values():
        if one is row or one.joined_id == row.pk:
            one.joined_id = to


def lead_all(root: Topic, to: Topic, known: Mapping[int, Topic]) -> None:
    """Let one of a topic's names stand for it, and all others be one with that."""
    if root is not to:
        lead(root, to.pk, known)
        to.joined_id = None


def join_listed(known: Mapping[int, Topic]) -> None:
    """Join all names of one country or union."""
    listed: dict[str, list[Topic]] = defaultdict(list)
    for row in known.values():
        if row.joined_id is None and (code := _territory(row)):
            listed[code].append(row)
    for same in listed.values():
        first, *others = sorted(same, key=by_weight)
        for row in others:
            lead(row, first.pk, known)


def _territory(row: Topic) -> str:
    """The country or union that the program may take a name for; nobody is one."""
    free = not row.settled and not row.sense and row.kind in _TERRITORIES
    return territory(row.name) if free else ""


_TERRITORIES = (TopicKind.PLACE.value, TopicKind.ORGANISATION.value)


def are_twins(one: Topic, other: Topic) -> bool:
    """One name taken for two kinds, or two names of one country."""
    return one.key == other.key or (_territory(one) != "" and _territory(one) == _territory(other))


def led_by(known: Mapping[int, Topic]) -> dict[int, int | None]:
    """Each name (id) → the topic that it is joined to."""
    return {pk: row.joined_id for pk, row in known.items()}


def write_joins(known: Mapping[int, Topic], before: Mapping[int, int | None]) -> None:
    """Write the joins that are no longer as before (of `led_by`)."""
    changed = [known[pk] for pk, joined in before.items() if known[pk].joined_id != joined]
    Topic.objects.bulk_update(changed, ["joined"], batch_size=MOST_WRITTEN)


def by_weight(row: Topic) -> tuple[bool, int, int]:
    """By which of several names the first is taken: without a sense, the most named."""
    return bool(row.sense), -row.article_count, row.pk

"""The order of Following: folded by story, newest first, important ones marked by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.follow.match import FollowKind, Reason

MANY_ORIGINS = 4
MANY_FOLLOWS = 2


@dataclass(frozen=True, slots=True)
class FollowEntry:
    """One article in Following. `origins`: independent reports of its story in the last day."""

    article: int
    at: datetime
    reasons: tuple[Reason, ...]
    story: int | None = None
    origins: int = 1
    read: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """A story in Following with its articles, or one article that belongs to none."""

    story: int | None
    entries: tuple[FollowEntry, ...]  # newest first
    at: datetime  # of the newest
    unread: int
    reasons: tuple[Reason, ...]  # each follow once
    important: str  # why it is marked, as a sentence; "" where it is not


def fold(entries: Iterable[FollowEntry]) -> tuple[Fold, ...]:
    """Entries folded by story, the fold with the newest article first, and no other order.

    A fold is marked as important when at least four independent reports tell its story, when the
    reader follows this very story and something in it is unread, or when two or more different
    follows (outlets not counted) meet in it. An article given twice counts once.
    """
    groups: dict[tuple[str, int], dict[int, FollowEntry]] = {}
    for entry in entries:
        key = ("article", entry.article) if entry.story is None else ("story", entry.story)
        groups.setdefault(key, {})[entry.article] = entry
    folds = [_fold(list(group.values())) for group in groups.values()]
    return tuple(sorted(folds, key=lambda one: (one.at, one.entries[0].article), reverse=True))


def _fold(entries: list[FollowEntry]) -> Fold:
    entries.sort(key=lambda entry: (entry.at, entry.article), reverse=True)
    reasons = {reason.follow: reason for entry in entries for reason in entry.reasons}
    return Fold(
        story=entries[0].story,
        entries=tuple(entries),
        at=entries[0].at,
        unread=sum(not entry.read for entry in entries),
        reasons=tuple(reasons.values()),
        important=why_important(entries, tuple(reasons.values())),
    )


def why_important(entries: Sequence[FollowEntry], reasons: Sequence[Reason]) -> str:
    """The sentence of the mark, or "": the rule of `fold`, one clause after another."""
    origins = max(entry.origins for entry in entries)
    if origins >= MANY_ORIGINS:
        return f"{origins} independent reports tell of it"
    unread = any(not entry.read for entry in entries)
    if unread and any(reason.kind is FollowKind.STORY for reason in reasons):
        return "News in a story you follow"
    meeting = [reason for reason in reasons if reason.kind is not FollowKind.OUTLET]
    if len(meeting) >= MANY_FOLLOWS:
        return f"{len(meeting)} of your follows meet here"
    return ""

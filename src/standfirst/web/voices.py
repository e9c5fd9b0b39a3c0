"""Who said what, gathered by speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.models import Statement

SHOWN = 2  # statements of a speaker that stand open


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with their statements, the newest first. `path` is their topic's page or ""."""

    name: str
    role: str
    path: str
    named: bool
    reason: str  # why unnamed, in the text's words
    shown: Sequence[Statement]
    folded: Sequence[Statement]


def voices(statements: Iterable[Statement]) -> list[Voice]:
    """By speaker, those who speak most first; the same words are kept once."""
    groups: dict[str, list[Statement]] = {}
    said: set[tuple[str, str]] = set()
    for statement in statements:
        speaker = _speaker(statement)
        words = (speaker, " ".join(statement.words.casefold().split()))
        if words not in said:
            said.add(words)
            groups.setdefault(speaker, []).append(statement)
    made = [_voice(group) for group in groups.values()]
    return sorted(made, key=lambda voice: (not voice.named, -len(voice.shown) - len(voice.folded)))


def _speaker(statement: Statement) -> str:
    if statement.topic_id:
        return f"topic {statement.topic_id}"
    # Unnamed speakers of two articles are not known to be one person.
    own = "" if statement.named else f" {statement.article_id}"
    return (statement.speaker or statement.mention).casefold() + own


def _voice(group: list[Statement]) -> Voice:
    first = group[0]
    name = first.topic.name if first.topic else first.speaker or first.mention
    return Voice(
        name=name or "Somebody",
        role=next((statement.role for statement in group if statement.role), ""),
        path=first.topic.path if first.topic else "",
        named=first.named,
        reason=next((statement.reason for statement in group if statement.reason), ""),
        shown=group[:SHOWN],
        folded=group[SHOWN:],
    )

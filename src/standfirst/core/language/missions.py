"""Finds the missions of named bodies to named places: "the NATO mission in Iraq"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.core.types import FoundTopic, Span, TopicKind

_MISSION = re.compile(
    r" ((?:[a-z]+-?[a-z]+ )?(?:mission|Mission|peacekeeping force|task force))"
    r" (?:(?:in|to) (?:the )?|(?<=Mission ))([A-ZÀ-Þ][\w’-]+)"
)
_SENDERS = {TopicKind.ORGANISATION, TopicKind.PLACE}


@dataclass(slots=True)
class _Mission:
    name: str
    short: str
    spans: list[Span]


def with_missions(text: str, topics: Sequence[FoundTopic]) -> tuple[FoundTopic, ...]:
    """The topics with the missions that the text names in full, as operations.

    "The NATO mission" is the one last named in full before. The names within ("NATO", "Iraq")
    stay topics at these places.
    """
    senders = {span[1]: span[0] for t in topics if t.kind in _SENDERS for span in t.spans}
    places = {span[0]: span[1] for t in topics if t.kind is TopicKind.PLACE for span in t.spans}
    found: dict[str, _Mission] = {}
    for match in _MISSION.finditer(text):
        start, end = senders.get(match.start()), places.get(match.start(2))
        if "Mission" in match.group():
            end = end or match.end()
        if start is None or end is None:
            continue
        name, short = text[start:end], text[start : match.end(1)]
        found.setdefault(name, _Mission(name, short, [])).spans.append((start, end))
    if not found:
        return tuple(topics)
    _again(text, list(found.values()))
    return (*topics, *(_topic(text, mission) for mission in found.values()))


def _again(text: str, missions: Sequence[_Mission]) -> None:
    """Add where the short forms stand."""
    full = sorted((span, m.name) for m in missions for span in m.spans)
    taken = {span[0] for span, _ in full}
    for short in sorted({mission.short for mission in missions}):
        named = {m.name: m for m in missions if m.short == short}
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            before = [name for span, name in full if span[0] < match.start() and name in named]
            if match.start() not in taken and (before or len(named) == 1):
                named[before[-1] if before else next(iter(named))].spans.append(match.span())


def _topic(text: str, mission: _Mission) -> FoundTopic:
    spans = tuple(sorted(mission.spans))
    forms = dict.fromkeys([mission.name, *(text[slice(*span)] for span in spans)])
    return FoundTopic(mission.name, TopicKind.OPERATION, spans=spans, forms=tuple(forms))

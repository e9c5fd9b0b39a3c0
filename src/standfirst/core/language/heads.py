"""Finds the name that is the head of a speaker's phrase: not every name in it is who speaks."""

from __future__ import annotations

import re

from standfirst.core.language.mentions import Described, core_of, describe, is_document
from standfirst.core.language.scene import (
    Scene,
    follows_office,
    heads_phrase,
    is_governed,
    opens_role,
    topics_in,
)
from standfirst.core.types import FoundTopic, Span, TopicKind


def named_head(scene: Scene, span: Span) -> FoundTopic | None:
    """The topic that is the phrase's head: a person before the first comma or apposed, or the last
    name in its core.
    """
    text = scene.text[span[0] : span[1]]
    inside = topics_in(scene, span)
    core_end = span[0] + len(_IN_BRACKETS.sub("", core_of(text)))
    described = describe(text)
    people = [p for p in inside if p[1].kind is TopicKind.PERSON]
    if is_document(described):
        people = [p for p in people if p[0][1] == core_end]  # not who wrote it or is told of
    if _FULL_NAME.match(text) and not any(place[0] < core_end for place, _ in inside):
        return None  # "Jo Sandberg, head of an Osk firm": what stands behind tells of the name
    for place, topic in sorted(people, key=lambda p: p[0][1] != core_end):
        if opens_role(scene.text, span, place):
            continue
        if heads_phrase(scene.text, span, place) or follows_office(scene.text, span, place):
            return topic
    for place, topic in inside:
        if (
            place[1] <= core_end
            and place[1] >= core_end - 3
            and not is_governed(scene.text, span, place)
        ):
            return topic
        if described.head and topic.name.lower().endswith(described.head) and place[1] <= core_end:
            return topic
    return None


_IN_BRACKETS = re.compile(r" \([^()]*\)$")  # "the World Health Organisation (WHO)"
_FULL_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’-]+ ){1,2}[A-ZÀ-Þ][\w’-]+, (?:an? |the )?[a-z]")


def apposed_body(scene: Scene, span: Span, described: Described) -> FoundTopic | None:
    """ "The owner of the mine, Kirrow Ore": an office that a body can have, and the body behind."""
    if described.head not in _OF_BODIES:
        return None
    last = next(iter(reversed(topics_in(scene, span))), None)
    if last is None or last[1].kind is not TopicKind.ORGANISATION or last[0][1] != span[1]:
        return None
    return last[1] if scene.text[max(span[0], last[0][0] - 2) : last[0][0]] == ", " else None


_OF_BODIES = {"owner", "operator", "publisher", "producer", "supplier", "buyer", "retailer"}


def is_apposed(scene: Scene, span: Span, described: Described, topic: FoundTopic | None) -> bool:
    """Whether a name ends the phrase behind the role: "television star Kirrow"."""
    if topic is None or described.head in topic.name.lower().split():
        return False
    end = span[0] + len(core_of(scene.text[slice(*span)]))
    return any(place[1] == end for place in topic.spans)


def of_this_form(scene: Scene, words: str) -> FoundTopic | None:
    """The topic that is so written elsewhere, where this place of it was not marked."""
    return next((topic for topic in scene.topics if words in topic.forms), None)

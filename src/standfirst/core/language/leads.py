"""Joins somebody told by office in the lead ("the mayor said") with the name that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from standfirst.core.language.mentions import SERVANTS, SOURCES, describe, is_person_noun
from standfirst.core.language.placed import Placed
from standfirst.core.language.scene import Scene, Speaker
from standfirst.core.types import FoundTopic, Span, TopicKind

Heard = tuple[Placed, Speaker]


def name_the_lead(scene: Scene, heard: Sequence[Heard]) -> list[Heard]:
    """The same statements in order; those of the lead's one office under its holder's name.

    The holder speaks next, is named for the first time then, alone since, and with no other office.
    """
    own = [(placed, speaker) for placed, speaker in heard if not placed.retold]
    for number, (placed, speaker) in enumerate(own):
        mention = placed.who or placed.source
        if mention is None or mention[1] > _end_of_lead(scene.text):
            break
        if not _is_office(scene, scene.text[slice(*mention)], speaker):
            continue
        holder = _holder(scene, mention, own[number + 1 :], speaker)
        if holder is not None:
            return [(p, holder if s.name == speaker.name else s) for p, s in heard]
    return list(heard)


def _end_of_lead(text: str) -> int:
    end = text.find("\n\n")
    return end if end >= 0 else len(text)


def _is_office(scene: Scene, words: str, speaker: Speaker) -> bool:
    """ "The mayor", "Varland’s defence minister": one, known by what he is and not by a name."""
    if speaker.kind != "person" or any(topic.name == speaker.name for topic in scene.topics):
        return False
    described = describe(words)
    known = described.determiner in ("the", "a", "an") or _OWNED.match(words) is not None
    if not known or described.plural or described.head in SOURCES | SERVANTS:
        return False
    return is_person_noun(described)


_OWNED = re.compile(r"[A-ZÀ-Þ][\w-]*[’']s? ")


def _holder(scene: Scene, lead: Span, after: Sequence[Heard], office: Speaker) -> Speaker | None:
    """Whoever speaks next, unless any doubt is left."""
    following = next((s for _, s in after if s.name not in ("", office.name)), None)
    if following is None or not following.named or following.kind != "person" or following.role:
        return None
    if _opens_second_paragraph(scene, following.name):
        return replace(following, role=_ARTICLE.sub("", office.name))
    if _ARTICLE.match(office.name):
        return None
    first = _first_person_after(scene, lead[1])
    if first is None or first.name != following.name or first.spans[0] < lead:
        return None
    return replace(following, role=office.name)


def _opens_second_paragraph(scene: Scene, name: str) -> bool:
    """ "Anton Ruske, 61, said ...": named for the first time, and told of as somebody new."""
    start = _end_of_lead(scene.text) + 2
    first = next((span for span, topic in scene.places if topic.name == name), None)
    return first is not None and first[0] == start and bool(_AS_NEW.match(scene.text, first[1]))


_AS_NEW = re.compile(r", (?:\d{1,2},|who )")
_ARTICLE = re.compile(r"an? ")


def _first_person_after(scene: Scene, place: int) -> FoundTopic | None:
    return next(
        (t for span, t in scene.places if span[0] >= place and t.kind is TopicKind.PERSON), None
    )

"""Resolves pronouns to who spoke or was named before: "she", "they", "it"."""

from __future__ import annotations

import re

from standfirst.core.language.bodies import last_group
from standfirst.core.language.mentions import (
    Described,
    describe,
    is_document,
    is_group,
    is_person_noun,
)
from standfirst.core.language.quotations import inside
from standfirst.core.language.scene import Scene, Speaker, heads_phrase, sentence_of, topics_in
from standfirst.core.types import FoundTopic, Span, TopicKind


def of_pronoun(scene: Scene, span: Span, described: Described) -> Speaker:
    """Whom "she", "they" or "it" means; the pronoun itself, unnamed, where nobody fits."""
    words = scene.text[span[0] : span[1]]
    if described.pronoun in ("m", "f"):
        return _he_or_she(scene, span, described.pronoun) or Speaker(words.lower(), named=False)
    if described.pronoun == "p":
        found = next((s for s in reversed(scene.spoken) if s.kind == "group" or is_plural(s)), None)
        return found or Speaker("they", named=False, kind="group")
    if described.pronoun == "o":
        opening = _body_that_opens(scene, span)
        if opening is not None:
            return Speaker(opening.name, named=True, role=opening.role, kind="group")
        found = next((s for s in reversed(scene.spoken) if s.kind in ("group", "document")), None)
        return found or last_group(scene, span) or Speaker("it", named=False, kind="group")
    return Speaker(words.lower() if words != "I" else words, named=False)


def last_subject(scene: Scene, span: Span) -> Span | None:
    """The body or paper that opens this sentence, or the one before: what "it" means.

    A name that a sentence opens with is left to what spoke last.
    """
    number = sentence_of(scene, span[0])
    for k in range(number, max(-1, number - 2), -1):
        start, end = scene.sentences[k]
        if "\n\n" in scene.text[start : span[0]]:
            return None
        opens = _OPENING.match(scene.text, start, min(end, span[0]))
        if opens is None:
            continue
        what = opens.span("owned") if _is_paper(opens.group("owned")) else opens.span("what")
        described = describe(scene.text[slice(*what)])
        if is_document(described) or (is_group(described) and not described.plural):
            return what
    return None


def _is_paper(words: str | None) -> bool:
    return words is not None and is_document(describe(words))


_OPENING = re.compile(
    r"(?P<owned>(?P<what>(?:The|An?|Its|Their|His|Her|This) (?:[\w-]+ ){0,3}?(?:[\w-]+)"
    r"(?: (?:from|of|by) (?:the |an? )?(?:[\w-]+ ?){1,3})?)(?:[’']s? [\w-]+)?)"
    r"(?:,[^.]*?,)?(?=,? (?:is|was|are|were|has|had|said|says|will|would|takes|took|came|"
    r"comes|\w+ed|\w+s)\b)"
)


def _body_that_opens(scene: Scene, span: Span) -> FoundTopic | None:
    """The body that this sentence begins with: "Strava adds what it calls ..."."""
    start, _ = scene.sentences[sentence_of(scene, span[0])]
    first = next(iter(topics_in(scene, (start, min(start + 30, span[0])))), None)
    if first is None or first[1].kind is not TopicKind.ORGANISATION:
        return None
    before, after = scene.text[start : first[0][0]], scene.text[first[0][1] : first[0][1] + 30]
    opens = before.strip('“"‘ ') in ("", "The")
    return first[1] if opens and re.match(r" (?!and\b|of\b|or\b)[a-z]", after) else None


def is_plural(speaker: Speaker) -> bool:
    """Several unnamed people who speak as one."""
    return not speaker.named and describe(speaker.name).plural


def _he_or_she(scene: Scene, span: Span, gender: str) -> Speaker | None:
    """The person who spoke last, unless another of fitting gender was named since, at the head of
    a sentence.
    """
    subject = last_person(scene, span, gender)
    spoken = next((s for s in reversed(scene.spoken) if may_be(scene, s, gender)), None)
    if (subject is not None and (spoken is None or subject.name == spoken.name)) or (
        subject is not None and spoken is not None and _is_nearer(scene, subject, span)
    ):
        chosen = Speaker(subject.name, named=True, role=subject.role)
    elif spoken is not None:
        chosen = spoken
    elif (named := _named_before(scene, span, gender)) is not None:
        chosen = Speaker(named.name, named=True, role=named.role)
    else:
        return None
    if chosen.named and gender:
        scene.genders.setdefault(chosen.name, gender)
    return chosen


def _named_before(scene: Scene, span: Span, gender: str) -> FoundTopic | None:
    """The person named last before a place, however far."""
    people = (t for place, t in reversed(scene.places) if place[1] <= span[0])
    return next(
        (t for t in people if t.kind is TopicKind.PERSON and fits(scene, t.name, gender)), None
    )


def may_be(scene: Scene, speaker: Speaker, gender: str) -> bool:
    """Whether a speaker is one person who may be he or she; "" fits all."""
    if speaker.kind != "person" or is_plural(speaker):
        return False
    if gender and not speaker.named and not _is_somebody(scene, speaker):
        return False
    return fits(scene, speaker.name, gender)


def _is_somebody(scene: Scene, speaker: Speaker) -> bool:
    """Told by what they are ("a nurse"), or once before as he or she."""
    return speaker.name in scene.genders or is_person_noun(describe(speaker.name))


def fits(scene: Scene, name: str, gender: str) -> bool:
    """Whether somebody may be he or she; "" fits all."""
    return not gender or scene.genders.get(name, gender) == gender


def last_person(scene: Scene, span: Span, gender: str) -> FoundTopic | None:
    """The person named as a subject in this sentence or one of the four before it, the nearest
    sentence first.
    """
    number = sentence_of(scene, span[0])
    for k in range(number, max(-1, number - 5), -1):
        start, end = scene.sentences[k]
        people = [
            (place, topic)
            for place, topic in topics_in(scene, (start, min(end, span[0])))
            if topic.kind is TopicKind.PERSON
            and fits(scene, topic.name, gender)
            and inside(scene.quotations, place[0]) is None
            and not any(a <= place[0] < b for a, b in scene.told[-_LATELY:])
        ]
        subjects = [p for p in people if heads_phrase(scene.text, (start, end), p[0])]
        if subjects:
            return subjects[0][1]
        if people and k < number:
            return people[0][1]
    return None


_LATELY = 8  # statements; of older ones no name is near


def _is_nearer(scene: Scene, subject: FoundTopic, span: Span) -> bool:
    """Named in this sentence or the one before, or since anybody spoke, as its first person."""
    number = sentence_of(scene, span[0])
    start = min(scene.sentences[max(0, number - 1)][0], scene.spoken_at)
    near = [t for _, t in topics_in(scene, (start, span[0])) if t.kind is TopicKind.PERSON]
    return subject in near

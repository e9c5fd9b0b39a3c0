"""Resolves who speaks: names, pronouns, "the source" and "the general", through an article."""

from __future__ import annotations

import re

from standfirst.core.language.mentions import (
    SOURCES,
    Described,
    core_of,
    describe,
    is_document,
    is_group,
    is_person_noun,
)
from standfirst.core.language.roles import TITLES, singular
from standfirst.core.language.scene import (
    NOBODY,
    Scene,
    Speaker,
    Unnamed,
    heads_phrase,
    is_governed,
    label_of,
    reason_of,
    sentence_of,
    topics_in,
)
from standfirst.core.types import FoundTopic, Span, TopicKind


def resolve(scene: Scene, mention: Span | None) -> Speaker:
    """The speaker that a mention means; without one, whoever spoke last."""
    if mention is None:
        return NOBODY
    speaker = _resolve(scene, mention)
    if speaker.kind != "nobody":
        scene.spoken.append(speaker)
    return speaker


def last_speaker(scene: Scene) -> Speaker:
    """Whoever spoke last; NOBODY at the start."""
    return scene.spoken[-1] if scene.spoken else NOBODY


def _resolve(scene: Scene, span: Span) -> Speaker:
    words = scene.text[span[0] : span[1]]
    described = describe(words)
    if described.pronoun:
        return _pronoun(scene, span, described)
    topic = _named_head(scene, span)
    if topic is not None and topic.kind is TopicKind.PERSON:
        return Speaker(topic.name, named=True, role=topic.role)
    if is_person_noun(described):
        return _by_role(scene, span, described)
    if topic is not None:
        return Speaker(topic.name, named=True, role=topic.role, kind="group")
    if is_document(described):
        return _document(scene, described, words)
    if is_group(described):
        return _by_group(scene, span, described)
    if described.plural or described.determiner or words.islower():
        return Speaker(label_of(words), named=False, reason=reason_of(scene, span))
    return Speaker(label_of(words, keep=True), named=words[:1].isupper(), kind="group")


# --- names ------------------------------------------------------------------------------------


def _named_head(scene: Scene, span: Span) -> FoundTopic | None:
    """The topic that is the phrase's head: a person before the first comma or apposed, or the last
    name in its core.
    """
    text = scene.text[span[0] : span[1]]
    inside = topics_in(scene, span)
    core_end = span[0] + len(core_of(text))
    for place, topic in inside:
        if topic.kind is TopicKind.PERSON and heads_phrase(scene.text, span, place):
            return topic
    described = describe(text)
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


def _document(scene: Scene, described: Described, words: str) -> Speaker:
    """A paper; "the memo" is the one that spoke before."""
    if described.definite and not described.modifiers:
        for speaker in reversed(scene.spoken):
            if speaker.kind == "document" and describe(speaker.name).head == described.head:
                return speaker
    return Speaker(label_of(words.split(",", 1)[0]), named=True, kind="document")


# --- pronouns ---------------------------------------------------------------------------------


def _pronoun(scene: Scene, span: Span, described: Described) -> Speaker:
    words = scene.text[span[0] : span[1]]
    if described.pronoun in ("m", "f"):
        return _he_or_she(scene, span, described.pronoun) or Speaker(words.lower(), named=False)
    if described.pronoun == "p":
        found = next(
            (s for s in reversed(scene.spoken) if s.kind == "group" or _is_plural(s)), None
        )
        return found or Speaker("they", named=False, kind="group")
    if described.pronoun == "o":
        found = next((s for s in reversed(scene.spoken) if s.kind in ("group", "document")), None)
        return found or _last_group(scene, span) or Speaker("it", named=False, kind="group")
    return Speaker(words.lower() if words != "I" else words, named=False)


def _is_plural(speaker: Speaker) -> bool:
    return not speaker.named and describe(speaker.name).plural


def _he_or_she(scene: Scene, span: Span, gender: str) -> Speaker | None:
    """The person who spoke last, unless another of fitting gender was named since, at the head of
    a sentence.
    """
    subject = _last_person(scene, span, gender)
    spoken = next((s for s in reversed(scene.spoken) if _may_be(scene, s, gender)), None)
    if (subject is not None and (spoken is None or subject.name == spoken.name)) or (
        subject is not None and spoken is not None and _is_nearer(scene, subject, span)
    ):
        chosen = Speaker(subject.name, named=True, role=subject.role)
    elif spoken is not None:
        chosen = spoken
    else:
        return None
    if chosen.named:
        scene.genders.setdefault(chosen.name, gender)
    return chosen


def _may_be(scene: Scene, speaker: Speaker, gender: str) -> bool:
    if speaker.kind != "person" or _is_plural(speaker):
        return False
    return scene.genders.get(speaker.name, gender) == gender


def _last_person(scene: Scene, span: Span, gender: str) -> FoundTopic | None:
    """The person named as a subject in this sentence or one of the four before it, the nearest
    sentence first.
    """
    number = sentence_of(scene, span[0])
    for k in range(number, max(-1, number - 5), -1):
        start, end = scene.sentences[k]
        people = [
            (place, topic)
            for place, topic in topics_in(scene, (start, min(end, span[0])))
            if topic.kind is TopicKind.PERSON and scene.genders.get(topic.name, gender) == gender
        ]
        subjects = [p for p in people if heads_phrase(scene.text, (start, end), p[0])]
        if subjects:
            return subjects[0][1]
        if people and k < number:
            return people[0][1]
    return None


def _is_nearer(scene: Scene, subject: FoundTopic, span: Span) -> bool:
    """Named in this sentence or the one before, as its first person."""
    number = sentence_of(scene, span[0])
    start = scene.sentences[max(0, number - 1)][0]
    near = [t for _, t in topics_in(scene, (start, span[0])) if t.kind is TopicKind.PERSON]
    return subject in near


# --- roles and groups -------------------------------------------------------------------------


def _by_role(scene: Scene, span: Span, described: Described) -> Speaker:
    """ "the general" → the general named before; "the source" → the unnamed one; else somebody
    new.
    """
    known = None
    if described.definite and not described.plural:
        known = _person_with_role(scene, span, described)
        if known is None:
            known = _known_unnamed(scene, described) or _told_before(scene, span, described)
    if known is not None:
        return known
    return _new_unnamed(scene, span, described)


def _person_with_role(scene: Scene, span: Span, described: Described) -> Speaker | None:
    if described.head in SOURCES:
        return None
    best: FoundTopic | None = None
    for place, topic in scene.places:
        if place[0] >= span[0]:
            break
        if topic.kind is not TopicKind.PERSON:
            continue
        nouns = {singular(w.strip(".,").lower()) for w in topic.role.split()}
        nouns |= {TITLES.get(title, "") for title in scene.titles.get(topic.name, ())}
        if described.head in nouns:
            best = topic
    return Speaker(best.name, named=True, role=best.role) if best else None


def _known_unnamed(scene: Scene, described: Described) -> Speaker | None:
    fitting = [u for u in scene.unnamed if _may_mean(described, u.described)]
    if not fitting:
        return None
    shared = max(len(described.modifiers & u.described.modifiers) for u in fitting)
    chosen = [u for u in fitting if len(described.modifiers & u.described.modifiers) == shared][-1]
    return Speaker(chosen.name, named=False, reason=chosen.reason)


def _told_before(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "the negotiator" of whom the text told before without a statement: "a negotiator for the
    company".
    """
    pattern = re.compile(
        rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){{0,4}}?{re.escape(described.head)}\b"
        r"(?: (?:of|at|for|in|with|from|close|familiar|on|to|the|an?|"
        r"[\w’'-]+(?=[,.;]))(?: [\w’'-]+){0,6})?"
    )
    before = scene.text[max(0, span[0] - 6_000) : span[0]]
    found = list(pattern.finditer(before))
    if not found:
        return None
    start = span[0] - len(before) + found[-1].start()
    return _new_unnamed(scene, (start, start + len(found[-1].group())), describe(found[-1].group()))


def _may_mean(later: Described, first: Described) -> bool:
    if first.plural or later.plural:
        return first.plural and later.plural and later.head in (first.head, "person", "source")
    return later.head == first.head or later.head in SOURCES or later.head in ("man", "woman")


def _new_unnamed(scene: Scene, span: Span, described: Described) -> Speaker:
    name = label_of(scene.text[span[0] : span[1]].split(",", 1)[0])
    reason = reason_of(scene, span)
    scene.unnamed.append(Unnamed(described, name, reason))
    gender = _GENDER.search(f"{name} {reason}")
    if gender:
        male = gender.group().lower() in (
            "he",
            "his",
            "man",
            "father",
            "spokesman",
            "him",
            "brother",
            "son",
        )
        scene.genders[name] = "m" if male else "f"
    return Speaker(name, named=False, reason=reason)


_GENDER = re.compile(
    r"\b(?:he|his|him|she|her|man|woman|father|mother|spokesman|spokeswoman|brother|sister|son|"
    r"daughter)\b",
    re.IGNORECASE,
)


def _by_group(scene: Scene, span: Span, described: Described) -> Speaker:
    words = scene.text[span[0] : span[1]]
    if described.definite:
        before = _said_by_group(scene, described)
        if before is not None:
            return before
        for place, topic in reversed(scene.places):
            fits = (
                topic.kind is TopicKind.ORGANISATION
                and described.head in topic.name.lower().split()
            )
            if place[0] < span[0] and fits:
                return Speaker(topic.name, named=True, role=topic.role, kind="group")
        if described.head in ("company", "firm", "group", "agency", "organisation", "organization"):
            last = _last_group(scene, span)
            if last is not None and not described.modifiers:
                return last
    return Speaker(label_of(core_of(words)), named=True, kind="group")


def _said_by_group(scene: Scene, described: Described) -> Speaker | None:
    """A body that spoke before and whose name ends alike: "the commission" of "the electoral
    commission".
    """
    for speaker in reversed(scene.spoken):
        if speaker.kind == "group" and speaker.name.lower().split()[-1:] == [described.head]:
            return speaker
    return None


def _last_group(scene: Scene, span: Span) -> Speaker | None:
    for place, topic in reversed(scene.places):
        if place[0] < span[0] and topic.kind is TopicKind.ORGANISATION:
            return Speaker(topic.name, named=True, role=topic.role, kind="group")
    return None

"""Resolves who speaks: names, pronouns, "the source" and "the general", through an article."""

from __future__ import annotations

import re
from dataclasses import replace

from standfirst.core.language.anonymity import reason_in
from standfirst.core.language.bodies import body_ending_in, by_group, document_of, last_group
from standfirst.core.language.mentions import (
    SOURCES,
    Described,
    core_of,
    describe,
    gender_of,
    is_counted,
    is_document,
    is_epithet,
    is_group,
    is_person_noun,
)
from standfirst.core.language.quotations import inside
from standfirst.core.language.roles import TITLES, singular
from standfirst.core.language.scene import (
    NOBODY,
    Scene,
    Speaker,
    Unnamed,
    follows_office,
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
    if not speaker.named and _names_some(scene, mention):
        speaker = replace(speaker, named=True, reason="")
    if speaker.kind != "nobody" and describe(speaker.name).pronoun not in ("r", "d"):
        scene.spoken.append(speaker)
        scene.spoken_at = mention[1]
    return speaker


def _names_some(scene: Scene, span: Span) -> bool:
    """ "Several unions, including Verdi"."""
    some = _SOME.search(scene.text, *span)
    return some is not None and bool(topics_in(scene, (some.end(), span[1])))


_SOME = re.compile(r",? (?:including|such as|among them) ")


def last_speaker(scene: Scene) -> Speaker:
    """Whoever spoke last; NOBODY at the start."""
    return scene.spoken[-1] if scene.spoken else NOBODY


def _resolve(scene: Scene, span: Span) -> Speaker:
    words = scene.text[span[0] : span[1]]
    described = describe(words)
    if words in ("Q", "A"):  # of a transcript
        return Speaker(words, named=False)
    if described.pronoun:
        return _pronoun(scene, span, described)
    if _SOMEBODY.match(words) and not topics_in(scene, span):
        return _told_behind(scene, span, described)
    topic = _named_head(scene, span) or _of_this_form(scene, words)
    if topic is not None and topic.kind is TopicKind.PERSON:
        return Speaker(topic.name, named=True, role=topic.role)
    if is_person_noun(described) and not _is_apposed(scene, span, described, topic):
        return _by_role(scene, span, described)
    if topic is None and described.definite and not described.plural:
        topic = body_ending_in(scene, span, described)
    if topic is not None:
        return Speaker(topic.name, named=True, role=topic.role, kind="group")
    if is_document(described):
        return document_of(scene, described, words)
    if is_group(described):
        return by_group(scene, span, described)
    if _is_title_case(words):
        return Speaker(label_of(core_of(words), keep=True), named=True, kind="group")
    if described.plural or described.determiner or words.islower():
        kind = "person" if described.plural or _MAY_BE_PERSON.search(described.head) else "thing"
        return Speaker(label_of(words), named=False, reason=reason_of(scene, span), kind=kind)
    named = words[:1].isupper() and not is_counted(words)
    return Speaker(label_of(words, keep=True), named=named, kind="group")


_MAY_BE_PERSON = re.compile(r"(?:er|or|ist|ant|ent|ian|man|woman|ee|one|other|same|second|third)$")


def _is_title_case(words: str) -> bool:
    """A name of several words, all capital: "Harbour Field Promotions"."""
    core = core_of(words).split()
    return len(core) > 1 and all(_NAME.match(word) for word in core) and not is_counted(words)


def _told_behind(scene: Scene, span: Span, described: Described) -> Speaker:
    """ "The source, a man with many years there": the words behind tell who; or the one before."""
    same = [u for u in scene.unnamed if u.described.head == described.head]
    if same and not described.modifiers and not same[-1].described.plural:
        return Speaker(same[-1].name, named=False, reason=same[-1].reason)
    start = scene.text.index(", ", span[0]) + 2
    return _new_unnamed(scene, (start, span[1]), described)


_SOMEBODY = re.compile(
    r"(?:The (?:\w+ )?(?:source|person|official|other|second|third)|"
    r"(?:One|Another)(?: of [\w ]+)?), an? [^,]+",
    re.IGNORECASE,
)


# --- names ------------------------------------------------------------------------------------


def _named_head(scene: Scene, span: Span) -> FoundTopic | None:
    """The topic that is the phrase's head: a person before the first comma or apposed, or the last
    name in its core.
    """
    text = scene.text[span[0] : span[1]]
    inside = topics_in(scene, span)
    core_end = span[0] + len(core_of(text))
    people = [p for p in inside if p[1].kind is TopicKind.PERSON]
    for place, topic in sorted(people, key=lambda p: p[0][1] != core_end):
        if heads_phrase(scene.text, span, place) or follows_office(scene.text, span, place):
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


def _is_apposed(scene: Scene, span: Span, described: Described, topic: FoundTopic | None) -> bool:
    """Whether a name ends the phrase behind the role: "television star Kirrow"."""
    if topic is None or described.head in topic.name.lower().split():
        return False
    end = span[0] + len(core_of(scene.text[slice(*span)]))
    return any(place[1] == end for place in topic.spans)


def _of_this_form(scene: Scene, words: str) -> FoundTopic | None:
    """The topic that is so written elsewhere, where this place of it was not marked."""
    return next((topic for topic in scene.topics if words in topic.forms), None)


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
        return found or last_group(scene, span) or Speaker("it", named=False, kind="group")
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
    if chosen.named and gender:
        scene.genders.setdefault(chosen.name, gender)
    return chosen


def _may_be(scene: Scene, speaker: Speaker, gender: str) -> bool:
    if speaker.kind != "person" or _is_plural(speaker):
        return False
    return _fits(scene, speaker.name, gender)


def _fits(scene: Scene, name: str, gender: str) -> bool:
    """Whether somebody may be he or she; "" fits all."""
    return not gender or scene.genders.get(name, gender) == gender


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
            if topic.kind is TopicKind.PERSON
            and _fits(scene, topic.name, gender)
            and inside(scene.quotations, place[0]) is None
        ]
        subjects = [p for p in people if heads_phrase(scene.text, (start, end), p[0])]
        if subjects:
            return subjects[0][1]
        if people and k < number:
            return people[0][1]
    return None


def _is_nearer(scene: Scene, subject: FoundTopic, span: Span) -> bool:
    """Named in this sentence or the one before, or since anybody spoke, as its first person."""
    number = sentence_of(scene, span[0])
    start = min(scene.sentences[max(0, number - 1)][0], scene.spoken_at)
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
            known = known or _only_one_with_role(scene, described)
        if known is None and is_epithet(described):
            known = _by_epithet(scene, span, described)
    elif span[0] < scene.sentences[0][1] and not (described.determiner or described.plural):
        known = _only_one_with_role(scene, described)  # of a headline
    if known is not None:
        return known
    return _new_unnamed(scene, span, described)


def _by_epithet(scene: Scene, span: Span, described: Described) -> Speaker:
    """Whoever spoke last, if named last too; else the epithet: told who, by the text around."""
    gender = gender_of(described)
    last = _last_person(scene, span, gender)
    spoken = next((s for s in reversed(scene.spoken) if _may_be(scene, s, gender)), None)
    if last is not None and spoken is not None and last.name == spoken.name:
        return spoken
    return Speaker(label_of(scene.text[slice(*span)]), named=True)


def _person_with_role(scene: Scene, span: Span, described: Described) -> Speaker | None:
    if described.head in SOURCES:
        return None
    best: FoundTopic | None = None
    for place, topic in scene.places:
        if place[0] >= span[0]:
            break
        if _holds(scene, topic, described):
            best = topic
    return Speaker(best.name, named=True, role=best.role) if best else None


def _only_one_with_role(scene: Scene, described: Described) -> Speaker | None:
    """The one person of the whole text who holds a role, told before the name."""
    if described.head in SOURCES:
        return None
    names = set(_NAME.findall(described.text.partition(" ")[2]))
    fitting = [
        topic
        for topic in scene.topics
        if _holds(scene, topic, described) and names <= set(_NAME.findall(topic.role))
    ]
    if len(fitting) != 1:
        return None
    return Speaker(fitting[0].name, named=True, role=fitting[0].role)


_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")


def _holds(scene: Scene, topic: FoundTopic, described: Described) -> bool:
    """Whether a person is told by a noun of office: in the role, or as a title."""
    if topic.kind is not TopicKind.PERSON:
        return False
    nouns = {singular(w.strip(".,").lower()) for w in topic.role.split()}
    nouns |= {TITLES.get(title, "") for title in scene.titles.get(topic.name, ())}
    return described.head in nouns


def _known_unnamed(scene: Scene, described: Described) -> Speaker | None:
    fitting = [u for u in scene.unnamed if _may_mean(described, u.described)]
    if not fitting:
        return None
    fitting = [u for u in fitting if u.described.head == described.head] or fitting
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
    if later.head in SOURCES and first.head in _VOICES:
        return False  # who speaks for somebody is no source
    return later.head == first.head or later.head in SOURCES or later.head in ("man", "woman")


_VOICES = {"spokesman", "spokeswoman", "spokesperson"}


def _new_unnamed(scene: Scene, span: Span, described: Described) -> Speaker:
    name = label_of(_without_occasion(scene.text[slice(*span)].split(",", 1)[0]))
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


def _without_occasion(words: str) -> str:
    """ "a manager reached by telephone" is a manager; "a man who knows the moor" stays whole."""
    words = _OCCASION.split(words, maxsplit=1)[0]
    who, relative, rest = words.partition(" who ")
    return who if relative and reason_in(rest) else words


_OCCASION = re.compile(
    r" (?:reached|contacted|interviewed|quoted|told|said|says|speaking|published)\b"
)
_GENDER = re.compile(
    r"\b(?:he|his|him|she|her|man|woman|father|mother|spokesman|spokeswoman|brother|sister|son|"
    r"daughter)\b",
    re.IGNORECASE,
)

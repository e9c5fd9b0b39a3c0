"""Resolves pronouns to who spoke or was named before: "she", "they", "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.language.bodies import last_group
from standfirst.core.language.mentions import (
    PRONOUNS,
    Described,
    describe,
    gender_of,
    is_document,
    is_group,
    is_person_noun,
)
from standfirst.core.language.quotations import inside
from standfirst.core.language.scene import (
    Scene,
    Speaker,
    follows_office,
    heads_phrase,
    label_of,
    sentence_of,
    topics_in,
)
from standfirst.core.types import FoundTopic, Span, TopicKind


def of_pronoun(scene: Scene, span: Span, described: Described) -> Speaker:
    """Whom "she", "they" or "it" means; the pronoun itself, unnamed, where nobody fits."""
    words = scene.text[span[0] : span[1]]
    if described.pronoun in ("m", "f"):
        return _he_or_she(scene, span, described.pronoun) or Speaker(words.lower(), named=False)
    if described.pronoun == "p":
        people = _people_before(scene, span) if inside(scene.quotations, span[0]) else ""
        if people:
            return Speaker(people, named=False)
        found = next((s for s in reversed(scene.spoken) if s.kind == "group" or is_plural(s)), None)
        return found or Speaker("they", named=False, kind="group")
    if described.pronoun == "o" and means_nothing(scene.text, span):
        return NOTHING
    if described.pronoun == "o":
        opening = _body_that_opens(scene, span)
        if opening is not None:
            return Speaker(opening.name, named=True, role=opening.role, kind="group")
        found = next((s for s in reversed(scene.spoken) if s.kind in ("group", "document")), None)
        if found is not None and found.kind == "document":
            found = _body_before(scene, span) or found
        return found or last_group(scene, span) or Speaker("it", named=False, kind="group")
    if described.pronoun == "r" and (antecedent := _right_before(scene, span)) is not None:
        kind = "person" if antecedent.kind is TopicKind.PERSON else "group"
        return Speaker(antecedent.name, named=True, role=antecedent.role, kind=kind)
    return Speaker(words.lower() if words != "I" else words, named=False)


def _people_before(scene: Scene, span: Span) -> str:
    """Whom "they" means within what somebody says: the people told of last, in this sentence or
    the one before; "" where there are none.
    """
    number = max(0, sentence_of(scene, span[0]) - 1)
    if _OF_THEM.match(scene.text, scene.sentences[number][0]):
        number = max(0, number - 1)
    start, _ = scene.sentences[number]
    found = [
        match.group()
        for match in _PLURAL.finditer(scene.text, start, span[0])
        if (told := describe(match.group("noun"))).plural and is_person_noun(told)
    ]
    return label_of(found[-1]) if found else ""


_PLURAL = re.compile(
    r"\b(?:(?:[Tt]he|[Oo]ur|[Mm]y|[Hh]is|[Hh]er) )?(?P<noun>[A-Za-z]?[a-z]{2,})\b"
    r"(?: (?:from|of) (?:the )?(?:[A-ZÀ-Þ][\w-]*(?: |\b)){1,3}(?<! ))?"
)
# "Most had not heard": of the people in the sentence before.
_OF_THEM = re.compile(
    r"\s*(?:Most|Many|Some|Few|All|None|Both|Others|They|Nobody)\b(?! of [a-z]+ [a-z])"
)


def owner_of(scene: Scene, span: Span, gender: str) -> str:
    """The name of whose "her office" or "its report" is; "" where nobody is named near."""
    if gender != "o":
        person = _he_or_she(scene, span, gender)
        return person.name if person is not None and person.named else ""
    number = sentence_of(scene, span[0])
    for k in range(number, max(-1, number - 2), -1):
        start, end = scene.sentences[k]
        near = [
            topic.name
            for _, topic in topics_in(scene, (start, min(end, span[0])))
            if topic.kind in (TopicKind.ORGANISATION, TopicKind.PLACE)
        ]
        if near:
            return near[0]
    return ""


def means_nothing(text: str, span: Span) -> bool:
    """Whether an "it" stands for nothing: "It is too early to say"."""
    return _MEANS_NOTHING.match(text, span[1]) is not None


NOTHING = Speaker("it", named=False, kind="nothing")
# "It is too early to say", "it’s important to note".
_MEANS_NOTHING = re.compile(
    r"(?:[’']s| is| was| would be| will be| seems| may be| might be)(?: \w+){0,2}? (?:a )?"
    r"(?:important|early|soon|safe|mistake|clear|unclear|hard|difficult|easy|fair|unfair|possible|impossible|"
    r"reasonable|wrong|right|worth|tempting|premature|true|necessary|wise|time|useful|helpful)\b"
)


def _right_before(scene: Scene, span: Span) -> FoundTopic | None:
    """Who is meant by "who" behind a name and a comma."""
    near = topics_in(scene, (max(0, span[0] - 60), span[0]))
    return near[-1][1] if near and scene.text[near[-1][0][1] : span[0]] == ", " else None


def last_subject(scene: Scene, span: Span) -> Span | None:
    """The body or paper that opens this sentence, or the one before: what "it" means.

    A name that a sentence opens with is left to what spoke last.
    """
    number = sentence_of(scene, span[0])
    for k in range(number, max(-1, number - 2), -1):
        start, end = scene.sentences[k]
        if "\n\n" in scene.text[start : span[0]] or (k < number and _goes_on_speaking(scene, span)):
            return None
        opens = _OPENING.match(scene.text, start, min(end, span[0]))
        if opens is None:
            continue
        what = opens.span("owned") if _is_paper(opens.group("owned")) else opens.span("what")
        described = describe(scene.text[slice(*what)])
        if is_document(described) and k < number and _body_before(scene, span) is not None:
            return None
        if is_document(described) or (is_group(described) and not described.plural):
            return what
    return None


def _goes_on_speaking(scene: Scene, span: Span) -> bool:
    """ "..., it said" behind its words, where a body spoke one or two sentences before."""
    number = sentence_of(scene, span[0])
    behind = scene.text[scene.sentences[number][0] : span[0]].rstrip(' "”').endswith(",")
    spoke = bool(scene.spoken) and scene.spoken[-1].kind == "group"
    return behind and spoke and number - sentence_of(scene, scene.spoken_at) <= 2


def last_role(scene: Scene, span: Span, gender: str) -> Span | None:
    """Who opens the sentence before, told by a role, and has not spoken there: "The owner has not
    lodged a protest. He said ..."; None where a name is as near.
    """
    number = sentence_of(scene, span[0])
    start, end = scene.sentences[max(0, number - 1)]
    if not number or "\n\n" in scene.text[start : span[0]] or scene.spoken_at > start:
        return None
    if inside(scene.quotations, start) is not None:
        return None
    opens = _OPENING.match(scene.text, start, end)
    if opens is None or any(
        topic.kind is TopicKind.PERSON for _, topic in topics_in(scene, (start, span[0]))
    ):
        return None
    described = describe(scene.text[slice(*opens.span("what"))])
    known = is_person_noun(described) and not described.plural
    return opens.span("what") if known and gender_of(described) in ("", gender) else None


def _is_paper(words: str | None) -> bool:
    return words is not None and is_document(describe(words))


_OPENING = re.compile(
    r"(?P<owned>(?P<what>(?:The|An?|Its|Their|His|Her|This) (?:[\w-]+ ){0,3}?(?:[\w-]+)"
    r"(?: (?:from|of|by) (?:the |an? )?(?:[\w-]+ ?){1,3})?)(?:[’']s? [\w-]+)?)"
    r"(?:,[^.]*?,)?(?=,? (?:is|was|are|were|has|had|said|says|will|would|takes|took|came|"
    r"comes|put|made|gave|told|went|saw|left|kept|knew|thought|felt|found|did|read|set|spoke|stood|"
    r"began|got|ran|sat|held|led|lost|met|paid|sent|broke|brought|chose|wrote|could|\w+ed|\w+s)\b)"
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


def _body_before(scene: Scene, span: Span) -> Speaker | None:
    """The one body named in this sentence before, under no preposition."""
    sentence = scene.sentences[sentence_of(scene, span[0])]
    bodies = {
        topic.name: topic
        for place, topic in topics_in(scene, (sentence[0], span[0]))
        if topic.kind is TopicKind.ORGANISATION and _is_subject(scene.text, sentence, place)
    }
    if len(bodies) != 1:
        return None
    (body,) = bodies.values()
    return Speaker(body.name, named=True, role=body.role, kind="group")


def is_plural(speaker: Speaker) -> bool:
    """Several unnamed people who speak as one."""
    return not speaker.named and describe(speaker.name).plural


def _he_or_she(scene: Scene, span: Span, gender: str) -> Speaker | None:
    """The person who spoke last, unless another of fitting gender was named since, at the head of
    a sentence.
    """
    if inside(scene.quotations, span[0]) and (other := _named_before(scene, span, gender)):
        scene.genders.setdefault(other.name, gender)
        return Speaker(other.name, named=True, role=other.role)  # not who speaks there
    subject = last_person(scene, span, gender)
    spoken = next((s for s in reversed(scene.spoken) if may_be(scene, s, gender)), None)
    if (subject is not None and (spoken is None or subject.name == spoken.name)) or (
        subject is not None
        and spoken is not None
        and _is_nearer(scene, subject, span, spoken=spoken)
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
        if k < number and _goes_on(scene.text, (start, end), gender):
            continue  # of whom the sentence before told; who else stands here is its object
        subjects = [p for p in people if _is_subject(scene.text, (start, end), p[0])]
        if subjects:
            return _of_main_clause(scene.text, start, subjects)
        told = [p for p in people if not _is_object(scene.text, (start, end), p[0])]
        if told and k < number:
            return told[0][1]
    return None


def _of_main_clause(
    text: str, start: int, subjects: Sequence[tuple[Span, FoundTopic]]
) -> FoundTopic:
    """The first; "After Ann Lee had won, Jo Moss began": the one behind the comma."""
    if _SUBORDINATE.match(text, start):
        comma = text.find(", ", subjects[0][0][1])
        main = [topic for place, topic in subjects if 0 < comma < place[0]]
        return main[0] if main else subjects[0][1]
    return subjects[0][1]


_SUBORDINATE = re.compile(
    r"\s*(?:After|When|While|As|Although|Though|Before|Since|If|Once|Because)\b"
)


def _is_subject(text: str, sentence: Span, place: Span) -> bool:
    """A name under no preposition, or behind an office: "Ambassador to the Union Ann Lee"."""
    if _is_object(text, sentence, place):
        return False
    return heads_phrase(text, sentence, place) or follows_office(text, sentence, place)


def _is_object(text: str, sentence: Span, place: Span) -> bool:
    """Told of by a verb before it: "he told Ann Lee", "the owner is her son Per"."""
    before = text[max(sentence[0], place[0] - 60) : place[0]]
    return _NO_SUBJECT.search(before) is not None


_NO_SUBJECT = re.compile(
    r"\b(?:told|asked|met|urged|accused|blamed|called|criticised|criticized|replaced|succeeded|"
    r"thanked|joined|quoted|beat|beaten|defeated|arrested|charged|sued|married|interviewed)"
    r" (?:(?:the|an?|his|her|its) )?(?:[a-z-]+ ){0,2}$"
    r"|\b(?:is|was) (?:the |an? |his |her |[\w-]+[’']s )(?:[a-z-]+ ){0,3}$"
)


def _goes_on(text: str, sentence: Span, gender: str) -> bool:
    """Whether a sentence speaks on of one who is he or she: it opens with the pronoun."""
    opens = _SUBJECT.match(text, *sentence)
    return opens is not None and PRONOUNS[opens.group(1).lower()] == gender


_SUBJECT = re.compile(
    r"\s*(?:(?:But|And|Yet|Later|Today|Then|So),? |[A-Z][a-z]+(?: [a-z’'-]+){0,8}, |"
    r"[“\"][^”\"\n]{1,400}[”\"],? ?)?"
    r"(He|She|he|she)\b"
)
_LATELY = 8  # statements; of older ones no name is near


def _is_nearer(scene: Scene, subject: FoundTopic, span: Span, *, spoken: Speaker) -> bool:
    """Named in this sentence or the one before, or since anybody spoke, and behind who spoke."""
    number = sentence_of(scene, span[0])
    start = min(scene.sentences[max(0, number - 1)][0], scene.spoken_at)
    near = [place for place, t in topics_in(scene, (start, span[0])) if t == subject]
    return bool(near) and not (scene.spoken[-1] == spoken and near[-1][1] < scene.spoken_at)

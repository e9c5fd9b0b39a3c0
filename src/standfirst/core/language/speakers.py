"""Resolves who speaks: names, pronouns, "the source" and "the general", through an article."""

from __future__ import annotations

import re
from dataclasses import replace

from standfirst.core.language.anonymity import reason_in
from standfirst.core.language.bodies import body_ending_in, by_group, document_of
from standfirst.core.language.heads import is_apposed, named_head, of_this_form
from standfirst.core.language.kinds import ORG_WORD, TWO_OR_THREE
from standfirst.core.language.mentions import (
    SERVANTS,
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
from standfirst.core.language.pronouns import (
    fits,
    is_plural,
    last_person,
    last_subject,
    may_be,
    of_pronoun,
)
from standfirst.core.language.roles import TITLES, singular
from standfirst.core.language.scene import (
    NOBODY,
    Scene,
    Speaker,
    Unnamed,
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
    mention = _with_whole_name(scene, mention)
    speaker = _resolve(scene, mention)
    if not speaker.named and _names_some(scene, mention):
        speaker = replace(speaker, named=True, reason="")
    if speaker.kind != "nobody" and describe(speaker.name).pronoun not in ("r", "d"):
        scene.spoken.append(speaker)
        scene.spoken_at = mention[1]
    return speaker


def _with_whole_name(scene: Scene, span: Span) -> Span:
    """The mention from the start of the name into which a parser cut: "Per | Ottar Brekke"."""
    before = topics_in(scene, (max(0, span[0] - 40), span[0]))
    cut = next((place for place, _ in before if place[1] > span[0]), None)
    return (cut[0], max(span[1], cut[1])) if cut else span


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
        subject = last_subject(scene, span) if described.pronoun == "o" else None
        return _resolve(scene, subject) if subject else of_pronoun(scene, span, described)
    if _ONE_OF.fullmatch(words) and (whole := _last_several(scene)) is not None:
        return _new_unnamed_as(scene, span, whole)
    if _SOMEBODY.match(words) and not topics_in(scene, span):
        return _told_behind(scene, span, described)
    topic = named_head(scene, span) or of_this_form(scene, words)
    if topic is not None and topic.kind is TopicKind.PERSON:
        return Speaker(topic.name, named=True, role=topic.role)
    if is_person_noun(described) and not is_apposed(scene, span, described, topic):
        return _by_role(scene, span, described)
    if topic is None and described.definite and not described.plural:
        topic = body_ending_in(scene, span, described)
    if topic is not None:
        return Speaker(topic.name, named=True, role=topic.role, kind="group")
    if is_document(described):
        return document_of(scene, described, words)
    if is_group(described):
        return by_group(scene, span, described)
    return _of_no_known_kind(scene, span, described)


def _of_no_known_kind(scene: Scene, span: Span, described: Described) -> Speaker:
    """Neither a topic nor told by a noun that we know: by capitals and small words alone."""
    words = scene.text[span[0] : span[1]]
    if _is_title_case(words):
        person = TWO_OR_THREE.match(core_of(words)) and not ORG_WORD.search(words)
        kind = "person" if person and not is_group(described) else "group"
        return Speaker(label_of(core_of(words), keep=True), named=True, kind=kind)
    if (described.plural and not _NAME.fullmatch(words)) or described.determiner or words.islower():
        if _is_one_thing(words, described):
            return Speaker(label_of(core_of(words)), named=True, kind="group")
        kind = "person" if described.plural or _MAY_BE_PERSON.search(described.head) else "thing"
        return Speaker(label_of(words), named=False, reason=reason_of(scene, span), kind=kind)
    if _OWNED_THING.match(words) and words.split(",", 1)[0][-1:].islower():
        return _by_owner(scene, span)
    named = words[:1].isupper() and not is_counted(words)
    full = _full_name(scene, words) if named else ""
    if full:
        return Speaker(full, named=True)
    return Speaker(label_of(words, keep=True), named=named, kind="group")


def _by_owner(scene: Scene, span: Span) -> Speaker:
    """ "Kirrow’s bottom line is “...”": a thing that cannot speak, but whose words they are."""
    words = scene.text[slice(*span)]
    owned = _OWNED_THING.match(words)
    topic = named_head(scene, (span[0], span[0] + owned.end("owner"))) if owned else None
    if topic is None or topic.kind is not TopicKind.PERSON:
        return Speaker(label_of(words, keep=True), named=False, kind="thing")
    return Speaker(topic.name, named=True, role=topic.role, kind="thing")


_OWNED_THING = re.compile(r"(?P<owner>(?:[A-ZÀ-Þ][\w-]* ?){1,3})[’']s? (?=[a-z])")


def _full_name(scene: Scene, surname: str) -> str:
    """The first and last name, where the text writes both and the parser saw neither."""
    if not _NAME.fullmatch(surname):
        return ""
    found = re.search(rf"(?<=[a-z,] )[A-ZÀ-Þ][\w’-]+ {re.escape(surname)}\b", scene.text)
    return found.group() if found else ""


def _is_one_thing(words: str, described: Described) -> bool:
    """ "The Orl family trust": one body or paper, known by a name within."""
    known = described.determiner == "the" and not described.plural and bool(described.head)
    return known and not words[1:].islower() and not _MAY_BE_PERSON.search(described.head)


_MAY_BE_PERSON = re.compile(r"(?:er|or|ist|ant|ent|ian|man|woman|ee|one|other|same|second|third)$")


def _is_title_case(words: str) -> bool:
    """A name of several words, all capital: "Harbour Field Promotions"."""
    core = core_of(words).split()
    return len(core) > 1 and all(_NAME.match(word) for word in core) and not is_counted(words)


_ONE_OF = re.compile(r"(?:[Oo]ne|[Aa]nother) of (?:them|the (?:two|three|four|five|six))")


def _last_several(scene: Scene) -> Unnamed | None:
    """The unnamed people who spoke together last: of "one of them"."""
    return next((u for u in reversed(scene.unnamed) if u.described.plural), None)


def _new_unnamed_as(scene: Scene, span: Span, whole: Unnamed) -> Speaker:
    """ "one of two people who saw the contract", for the reason that was theirs."""
    name = f"one of {whole.name}"
    reason = reason_of(scene, span) or whole.reason
    one = replace(whole.described, plural=False, determiner="one")
    scene.unnamed.append(Unnamed(one, name, reason))
    return Speaker(name, named=False, reason=reason)


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
        known = known or _told_just_before(scene, span, described)
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
    last = last_person(scene, span, gender)
    spoken = next((s for s in reversed(scene.spoken) if may_be(scene, s, gender)), None)
    if last is not None and spoken is not None and last.name == spoken.name:
        behind = scene.text[span[1] : scene.sentences[sentence_of(scene, span[0])][1]]
        if last.name.rsplit(" ", 1)[-1] not in behind:  # else it is somebody else
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
    role = topic.role.lower()
    if any(rank in described.modifiers and rank not in role for rank in _RANKS):
        return False
    mine, theirs = _of_what(described.text), _of_what(topic.role)
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    nouns = {singular(w.strip(".,").lower()) for w in topic.role.split()}
    nouns |= {TITLES.get(title, "") for title in scene.titles.get(topic.name, ())}
    return described.head in nouns


_RANKS = {"former", "deputy", "vice", "acting"}


def _of_what(words: str) -> set[str]:
    """The names behind "of" or "to": of "the envoy to the United Nations", these."""
    behind = re.split(r" (?:of|to|for) ", words, maxsplit=1)[1:]
    return {w for w in _NAME.findall(behind[0]) if w != "United"} if behind else set()


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
        r"[\w’'-]+(?=[,.;]))"
        r"(?: (?!(?:is|was|are|were|has|had|who|that|will|would|said|says|\w+ed)\b)"
        r"[\w’'-]+){0,6})?"
    )
    if _TAIL.search(described.text):
        return None  # told here by what the one before is not
    before = scene.text[max(0, span[0] - 6_000) : span[0]]
    found = list(pattern.finditer(before))
    if not found:
        return None
    start = span[0] - len(before) + found[-1].start()
    return _new_unnamed(scene, (start, start + len(found[-1].group())), describe(found[-1].group()))


def _told_just_before(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "the researcher" of "an astronomer" who spoke without a name one or two sentences before."""
    last = scene.spoken[-1] if scene.spoken else None
    if last is None or last.named or last.kind != "person" or is_plural(last):
        return None
    if described.head in SOURCES | SERVANTS or described.modifiers & _MORE:
        return None
    near = sentence_of(scene, span[0]) - sentence_of(scene, scene.spoken_at) <= 2
    known = any(u.name == last.name and not u.described.definite for u in scene.unnamed)
    return last if near and known and fits(scene, last.name, gender_of(described)) else None


_MORE = {"other", "second", "third"}


def _may_mean(later: Described, first: Described) -> bool:
    if first.plural or later.plural:
        return first.plural and later.plural and later.head in (first.head, "person", "source")
    if later.head in SOURCES and first.head in _VOICES:
        return False  # who speaks for somebody is no source
    tail = _TAIL.search(later.text)
    if tail and not set(tail.group(1).split()) & set(first.text.split()) - {"the"}:
        return False  # "the source close to the cabinet" is not the one "at the bank"
    return later.head == first.head or later.head in SOURCES or later.head in ("man", "woman")


_TAIL = re.compile(r" (?:close to|familiar with|in|at|from|inside|with|near) ([^,]+)")
_VOICES = {"spokesman", "spokeswoman", "spokesperson"}


def _new_unnamed(scene: Scene, span: Span, described: Described) -> Speaker:
    name = label_of(_without_occasion(scene.text[slice(*span)].split(",", 1)[0]))
    reason = reason_of(scene, span)
    scene.unnamed.append(Unnamed(_one_of_these(described), name, reason))
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


def _one_of_these(described: Described) -> Described:
    """ "One of his sergeants" is a sergeant."""
    some = _ONE_OF_ROLE.fullmatch(described.text)
    return replace(described, head=singular(some.group(1)), plural=False) if some else described


_ONE_OF_ROLE = re.compile(
    r"(?:[Oo]ne|[Aa]nother) of (?:the|his|her|its|their) (?:[\w-]+ )*?([a-z]+s)"
)


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

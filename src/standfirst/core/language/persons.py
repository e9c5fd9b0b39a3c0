"""Resolves people told by what they are: "the general", "the source", "a spokesman"."""

from __future__ import annotations

import re
from dataclasses import replace

from standfirst.core.language.anonymity import reason_in
from standfirst.core.language.borders import PORTFOLIOS
from standfirst.core.language.kinds import ORG_WORD
from standfirst.core.language.mentions import (
    OFFICES,
    SERVANTS,
    SOURCES,
    Described,
    describe,
    gender_of,
    is_epithet,
)
from standfirst.core.language.pronouns import fits, is_plural, last_person, may_be
from standfirst.core.language.roles import TITLES, WIDER, is_role, role_head, singular
from standfirst.core.language.scene import (
    Scene,
    Speaker,
    Unnamed,
    label_of,
    reason_of,
    sentence_of,
    topics_in,
)
from standfirst.core.types import FoundTopic, Span, TopicKind


def by_role(scene: Scene, span: Span, described: Described, gender: str = "") -> Speaker:
    """ "the general" → the general named before; "the source" → the unnamed one; else somebody
    new. `gender`: what a pronoun behind tells of them.
    """
    known = None
    if described.definite and not described.plural:
        known = _person_with_role(scene, span, described)
        if known is None:
            known = _known_unnamed(scene, described) or _told_before(scene, span, described)
            known = known or _by_wider_word(scene, span, described)
            known = known or _only_one_with_role(scene, described)
        known = known or _told_just_before(scene, span, described)
        known = known or _of_opening_name(scene, span, described)
        known = known or _of_age(scene, span, described, gender)
        known = known or _of_that_age(scene, described)
        known = known or _who_testified(scene, span, described)
        if known is None and is_epithet(described):
            known = _by_epithet(scene, span, described)
    elif span[0] < scene.sentences[0][1] and not (described.determiner or described.plural):
        known = _only_one_with_role(scene, described)  # of a headline
    if known is not None:
        return known
    return new_unnamed(scene, span, described)


def _of_opening_name(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "The leader of the Rural Alliance", right behind a sentence that opens with a name of no
    other office: its holder.
    """
    told = described.text.partition(" ")[2]
    aside = described.head in SERVANTS | SOURCES | _OF_OTHERS
    if aside or described.determiner != "the" or not NAME.search(told):
        return None
    number = sentence_of(scene, span[0])
    start = scene.sentences[max(0, number - 3)][0]
    people = [(p, t) for p, t in topics_in(scene, (start, span[0])) if t.kind is TopicKind.PERSON]
    titled = scene.titles
    alone = {t.name: t for _, t in people if not (t.role or titled.get(t.name) or t.name in told)}
    if len(alone) != 1:
        return None
    (holder,) = alone.values()
    opens = {scene.sentences[k][0] for k in range(max(0, number - 3), number)}
    if not any(p[0] in opens for p, t in people if t is holder):
        return None
    if not fits(scene, holder.name, gender_of(described)):
        return None
    return Speaker(holder.name, named=True, role=told)


def _of_that_age(scene: Scene, described: Described) -> Speaker | None:
    """ "The 36-year-old": the one person behind whose name the text tells this age."""
    age = _YEARS_OLD.match(described.head)
    if age is None:
        return None
    aged = {
        topic.name: topic
        for place, topic in scene.places
        if topic.kind is TopicKind.PERSON
        and re.match(rf" ?[,(] ?(?:aged )?{age[1]}[,)]", scene.text[place[1] : place[1] + 12])
    }
    if len(aged) != 1:
        return None
    (topic,) = aged.values()
    return Speaker(topic.name, named=True, role=topic.role)


_YEARS_OLD = re.compile(r"(\d{1,3})-year-old$")


def _of_age(scene: Scene, span: Span, described: Described, gender: str) -> Speaker | None:
    """ "The former minister, 58, is charged": an age is told of somebody who was named before."""
    if described.determiner != "the" or not _AGED.match(scene.text, span[1]):
        return None
    number = sentence_of(scene, span[0])
    start = scene.sentences[max(0, number - 3)][0]
    people = {t.name: t for _, t in topics_in(scene, (start, span[0])) if _is_plain(scene, t)}
    gender = gender or gender_of(described)
    may = [t for t in people.values() if fits(scene, t.name, gender)]
    return Speaker(may[0].name, named=True, role=described.text[4:]) if len(may) == 1 else None


_AGED = re.compile(r", (?:who is |aged )?\d\d(?:,| years old)")


def _is_plain(scene: Scene, topic: FoundTopic) -> bool:
    """A person without an office."""
    return topic.kind is TopicKind.PERSON and not (topic.role or scene.titles.get(topic.name))


def _who_testified(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "The witness": the only one who has spoken so far, where somebody testified."""
    if described.head != "witness" or described.determiner != "the":
        return None
    spoke = {s.name: s for s in scene.spoken if s.kind == "person"}
    if len(spoke) != 1:
        return None
    (speaker,) = spoke.values()
    testified = set(_TESTIFIED.findall(scene.text, max(0, span[0] - 1_500), span[0]))
    people = {topic.name for topic in scene.topics if topic.kind is TopicKind.PERSON}
    others = {name.rsplit(" ", 1)[-1] for name in people - {speaker.name}}
    return speaker if testified and testified.isdisjoint(others) else None


_TESTIFIED = re.compile(r"(\w+)(?: had| has| also| then)? testifi(?:ed|es)\b")

# Who stands before or beside somebody named, and is another.
_OF_OTHERS = {"judge", "prosecutor", "coroner", "magistrate", "doctor", "victim", "witness"}


def _by_epithet(scene: Scene, span: Span, described: Described) -> Speaker:
    """Whoever spoke last, if named last too; else the epithet: told who, by the text around."""
    gender = gender_of(described)
    last = last_person(scene, span, gender)
    spoken = next((s for s in reversed(scene.spoken) if may_be(scene, s, gender)), None)
    if last is not None and spoken is not None and last.name == spoken.name:
        behind = scene.text[span[1] : scene.sentences[sentence_of(scene, span[0])][1]]
        other = last.name.rsplit(" ", 1)[-1] in behind or _other_office(described, last)
        if not other:
            return spoken
    return Speaker(label_of(scene.text[slice(*span)]), named=True)


def _other_office(described: Described, topic: FoundTopic) -> bool:
    """ "The director general of the WHO" is not the health secretary who spoke last."""
    mine, theirs = described.head, role_head(topic.role)
    return mine in OFFICES and theirs in OFFICES and mine != theirs


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


def _by_wider_word(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "The diplomat" of an ambassador: the one named last, in this sentence or the four before."""
    told = WIDER.get(described.head)
    if told is None or described.text.lower() != f"the {described.head}":
        return None  # "the leader of the opposition" and "the Osk lawyer" may be somebody else
    number = sentence_of(scene, span[0])
    start = scene.sentences[max(0, number - 4)][0]
    near = [t for _, t in topics_in(scene, (start, span[0])) if t.kind is TopicKind.PERSON]
    fitting = [t for t in near if role_head(t.role) in told or _titled(scene, t) & told]
    if not fitting or not fits(scene, fitting[-1].name, gender_of(described)):
        return None
    return Speaker(fitting[-1].name, named=True, role=fitting[-1].role)


def _titled(scene: Scene, topic: FoundTopic) -> set[str]:
    return {TITLES.get(title, "") for title in scene.titles.get(topic.name, ())}


def _only_one_with_role(scene: Scene, described: Described) -> Speaker | None:
    """The one person of the whole text who holds a role, told before the name."""
    if described.head in SOURCES:
        return None
    names = set(NAME.findall(described.text.partition(" ")[2]))
    fitting = [
        topic
        for topic in scene.topics
        if _holds(scene, topic, described) and names <= set(NAME.findall(topic.role))
    ]
    if len(fitting) != 1:
        return None
    return Speaker(fitting[0].name, named=True, role=fitting[0].role)


NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")


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
    if mine and not theirs and _is_elsewhere(topic.role, mine):
        return False
    body = not theirs and ORG_WORD.search(_BEHIND_OFFICE.sub("", described.text))
    if body and mine.isdisjoint(NAME.findall(topic.role)):
        return False  # of a body, of which the text does not say that it is theirs
    if _other_portfolio(described, role):
        return False
    nouns = {singular(w.strip(".,").lower()) for w in topic.role.split()}
    nouns |= _titled(scene, topic)
    return described.head in nouns


_BEHIND_OFFICE = re.compile(r"^.*? (?:of|to|for) |^.*")


def _other_portfolio(described: Described, role: str) -> bool:
    """ "The health secretary" is not the homeland security secretary."""
    mine, theirs = described.modifiers & PORTFOLIOS, PORTFOLIOS.intersection(role.split())
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_elsewhere(role: str, names: set[str]) -> bool:
    """ "Libyan President" is not "the president of the United States", but that of Libya."""
    own = {w for w in NAME.findall(role) if not is_role(w) and w.lower() not in TITLES}
    return bool(own) and {w[:4] for w in own}.isdisjoint(w[:4] for w in names)


_RANKS = {"former", "deputy", "vice", "acting"}


def _of_what(words: str) -> set[str]:
    """The names behind "of" or "to": of "the envoy to the United Nations", these."""
    behind = re.split(r" (?:of|to|for) ", words, maxsplit=1)[1:]
    return {w for w in NAME.findall(behind[0]) if w != "United"} if behind else set()


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
        r"[\w’'-]+){0,9})?"
    )
    if _TAIL.search(described.text):
        return None  # told here by what the one before is not
    before = scene.text[max(0, span[0] - 6_000) : span[0]]
    found = list(pattern.finditer(before))
    if not found:
        return None
    start = span[0] - len(before) + found[-1].start()
    return new_unnamed(scene, (start, start + len(found[-1].group())), describe(found[-1].group()))


def _told_just_before(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "the researcher" of "an astronomer" who spoke without a name one or two sentences before."""
    last = scene.spoken[-1] if scene.spoken else None
    if last is None or last.named or last.kind != "person" or is_plural(last):
        return None
    apart = sentence_of(scene, span[0]) - sentence_of(scene, scene.spoken_at)
    alike = described.head[:5] in last.name or described.head in ("member", "worker", "employee")
    if described.head in SOURCES or (described.head in SERVANTS and (apart > 1 or not alike)):
        return None
    if described.modifiers & _MORE or _OWNER.search(described.text):
        return None
    near = apart <= 2
    known = not any(u.name == last.name and u.described.definite for u in scene.unnamed)
    return last if near and known and fits(scene, last.name, gender_of(described)) else None


_OWNER = re.compile(r"[’']s? ")
_MORE = {"other", "second", "third"}


def _may_mean(later: Described, first: Described) -> bool:
    if first.plural or later.plural:
        return first.plural and later.plural and later.head in (first.head, "person", "source")
    if later.modifiers & _MORE and not later.modifiers & _MORE & first.modifiers:
        return False  # "the second woman" is another
    if later.head in SOURCES and first.head in _VOICES:
        return False  # who speaks for somebody is no source
    tail = _TAIL.search(later.text)
    if tail and not set(tail.group(1).split()) & set(first.text.split()) - {"the"}:
        return False  # "the source close to the cabinet" is not the one "at the bank"
    return later.head == first.head or later.head in SOURCES or later.head in ("man", "woman")


_TAIL = re.compile(r" (?:close to|familiar with|in|at|from|inside|with|near) ([^,]+)")
_VOICES = {"spokesman", "spokeswoman", "spokesperson"}


def new_unnamed(scene: Scene, span: Span, described: Described) -> Speaker:
    """Somebody without a name, from here on known by these words."""
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

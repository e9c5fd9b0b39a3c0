"""Resolves bodies and papers that speak: "the commission", "the company", "the memo"."""

from __future__ import annotations

import re

from standfirst.core.language.mentions import GROUPS, MAKERS, Described, core_of, describe
from standfirst.core.language.roles import singular
from standfirst.core.language.scene import Scene, Speaker, label_of, sentence_of, topics_in
from standfirst.core.language.sentences import after_dateline
from standfirst.core.types import FoundTopic, Span, TopicKind


def body_ending_in(scene: Scene, span: Span, described: Described) -> FoundTopic | None:
    """ "the command" is the Defence Command named before, or the text's only one."""
    ends = [*sorted(described.modifiers), described.head]
    if not described.head or len(ends) > 2:
        return None
    mentioned = scene.text[slice(*span)]
    fitting = [
        (place, topic)
        for place, topic in scene.places
        if topic.kind is TopicKind.ORGANISATION
        and len(words := topic.name.lower().split()) > 1
        and words[-1] == described.head
        and described.modifiers <= set(words)
        and not _names_another(mentioned, topic)
    ]
    before = [topic for place, topic in fitting if place[0] < span[0]]
    if before or described.head in _GENERAL:
        return before[-1] if before else None
    return fitting[0][1] if len({topic.name for _, topic in fitting}) == 1 else None


def body_at(scene: Scene, span: Span, place: str) -> FoundTopic | None:
    """ "Dravna", which speaks, is the Dravna Observatory of this sentence or the two before."""
    number = sentence_of(scene, span[0])
    near = topics_in(scene, (scene.sentences[max(0, number - 2)][0], span[0]))
    return next((t for _, t in reversed(near) if _is_named_after(t, place)), None)


def _is_named_after(topic: FoundTopic, place: str) -> bool:
    first, _, rest = topic.name.rpartition(" ")
    return topic.kind is TopicKind.ORGANISATION and first == place and rest.lower() in GROUPS


def _fits(mention: str, name: str) -> bool:
    """ "The Osk government" is not "Tolm’s government"."""
    own, told = _CAPITALS.findall(f" {name}"), _CAPITALS.findall(core_of(mention))
    return not own or set(own).issuperset(told)


def _names_another(mention: str, topic: FoundTopic) -> bool:
    """ "the University of Osk" is not the University of Tolm."""
    own = set(topic.name.split())
    return any(name not in own for name in _CAPITALS.findall(core_of(mention)))


_CAPITALS = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w.-]+")


def document_of(scene: Scene, described: Described, words: str) -> Speaker:
    """A paper; "the memo" is the one that spoke before."""
    if described.definite and (whole := _paper_told_before(scene, described, words)):
        return Speaker(label_of(whole), named=True, kind="document")
    if described.definite and not described.modifiers:
        for speaker in reversed(scene.spoken):
            if speaker.kind == "document" and describe(speaker.name).head == described.head:
                return speaker
    return Speaker(label_of(_without_how(words)), named=True, kind="document")


def _paper_told_before(scene: Scene, described: Described, words: str) -> str:
    """ "The union’s letter" is "a letter from the Officers’ Union", told before; "" if none."""
    owner = _OWNER.match(words)
    if owner is None:
        return ""
    found = re.search(
        rf"\b[Aa]n? (?:[\w-]+ )?{re.escape(described.head)} (?:from|by|of) (?:the )?"
        rf"(?:[A-ZÀ-Þ][\w’-]*’? )*{re.escape(owner.group(1).capitalize())}\b",
        scene.text,
    )
    return found.group() if found else ""


_OWNER = re.compile(r"[Tt]he ([a-z]+)[’']s ")


def _without_how(words: str) -> str:
    """ "a memo seen by the Courier" is a memo."""
    return _HOW.split(words.split(",", 1)[0], maxsplit=1)[0]


_HOW = re.compile(
    r" (?:to be|that|which|seen|published|released|obtained|dated|issued|made|reviewed|posted|sent|"
    r"leaked|circulated|prepared|read out|due)\b"
)


def by_group(scene: Scene, span: Span, described: Described) -> Speaker:
    """A body that speaks as one: the one meant by "the company"; unnamed where any could be."""
    words = scene.text[span[0] : span[1]]
    if described.definite:
        before = _said_by_group(scene, described, words)
        if before is not None:
            return before
        for place, topic in reversed(scene.places):
            fits = (
                topic.kind is TopicKind.ORGANISATION
                and described.head in topic.name.lower().split()
                and not _names_another(words, topic)
            )
            if place[0] < span[0] and fits:
                return Speaker(topic.name, named=True, role=topic.role, kind="group")
        if described.head in _GENERAL:
            like = _with_words(scene, span, described) if described.modifiers else None
            if like is not None:
                return like
            last = last_group(scene, span, like=described.head)
            last = last or _last_body_that_spoke(scene)
            if last is not None and (not described.modifiers or _is_only_maker(scene, described)):
                return last
    told = described.definite or described.determiner == "both" or described.head in _ON_RECORD
    some = described.plural or described.determiner in ("a", "an", "one", "another", "no", "any")
    families = described.plural and described.head == "family"  # many people, no body
    named = (told or not some) and not families
    return Speaker(label_of(core_of(words)), named=named, kind="group")


def _is_only_maker(scene: Scene, described: Described) -> bool:
    """ "The tech giant", where no other kind of giant is told of."""
    told = {
        tuple(sorted(describe(found[0]).modifiers))
        for found in re.finditer(rf"\b\w+ {re.escape(described.head)}\b", scene.text)
    }
    return described.head in MAKERS and len(told) == 1


def _with_words(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """ "The rights group" of "Human Rights Watch": the body before whose name has these words."""
    for place, topic in reversed(scene.places):
        if place[0] < span[0] and topic.kind is TopicKind.ORGANISATION:
            words = set(topic.name.lower().split())
            if described.modifiers <= words and len(words) > 1:
                return Speaker(topic.name, named=True, role=topic.role, kind="group")
    return None


def _last_body_that_spoke(scene: Scene) -> Speaker | None:
    """A body by what it did, though the text nowhere says that it is one."""
    last = scene.spoken[-1] if scene.spoken else None
    if last is None or last.kind != "group" or not last.named:
        return None
    other = singular(last.name.lower().split()[-1]) in GROUPS - _COMPANIES
    return None if other or not last.name[:1].isupper() else last


_GENERAL = {"company", "firm", "group", "agency", "organisation", "organization"} | MAKERS
# "The previous government" is not the government.
_EARLIER = re.compile(r"\b(?:previous|former|last|outgoing|next|new|other|rival)\b", re.IGNORECASE)
# What they say can be looked up, or they are one body though the word is a plural.
_ON_RECORD = {"court", "jury", "police", "authorities"}


def _said_by_group(scene: Scene, described: Described, words: str) -> Speaker | None:
    """A body that spoke before and whose name ends alike: "the commission" of "the electoral
    commission".
    """
    for speaker in reversed(scene.spoken):
        same = speaker.name.lower().split()[-1:] == [described.head]
        if speaker.kind == "group" and same and _fits(words, speaker.name):
            if _EARLIER.search(speaker.name) and not _EARLIER.search(words):
                continue
            return speaker
    return None


def last_group(scene: Scene, span: Span, *, like: str = "") -> Speaker | None:
    """The body named last; `like` "company", none whose name says that it is something else, and
    rather one that spoke, or of several words.
    """
    agency = after_dateline(scene.text, (0, len(scene.text)))  # who sends the text does not act
    bodies = [
        topic
        for place, topic in reversed(scene.places)
        if agency <= place[0] < span[0] and topic.kind is TopicKind.ORGANISATION
    ]
    if like:
        other = GROUPS - _COMPANIES
        heard = {speaker.name for speaker in scene.spoken}
        bodies = [b for b in bodies if singular(b.name.lower().split()[-1]) not in other]
        bodies.sort(key=lambda b: (b.name not in heard, " " not in b.name))
    if not bodies:
        return None
    return Speaker(bodies[0].name, named=True, role=bodies[0].role, kind="group")


_COMPANIES = {"company", "firm", "group", "agency", "bank", "maker", "airline", "operator", "chain"}

"""What a text has told up to a place: names, speakers so far, and how they are called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from standfirst.core.language.anonymity import reason_in
from standfirst.core.language.genders import genders_told
from standfirst.core.language.mentions import GROUPS, Described
from standfirst.core.language.quotations import Quotation, find_quotations
from standfirst.core.language.roles import ROLE_NOUNS, TITLES, is_role
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import FoundTopic, Span, TopicKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. `name` is a topic's name or the fullest description."""

    name: str
    named: bool
    role: str = ""
    reason: str = ""
    kind: str = (
        "person"  # person, group, document, thing, nobody, nothing ("it is too early to say")
    )


NOBODY = Speaker("", named=False, kind="nobody")


@dataclass(slots=True)
class Unnamed:
    """One unnamed speaker as known so far."""

    described: Described
    name: str
    reason: str = ""


@dataclass(slots=True)
class Scene:
    """What the text has told up to a place; `resolve` is called in the order of the text."""

    text: str
    sentences: Sequence[Span]
    topics: Sequence[FoundTopic]
    titles: dict[str, set[str]]  # topic name → titles written before it
    unnamed: list[Unnamed] = field(default_factory=list)
    spoken: list[Speaker] = field(default_factory=list)
    spoken_at: int = 0  # where the last of them was named
    told: list[Span] = field(default_factory=list)  # what was said so far, behind its cue
    quotations: tuple[Quotation, ...] = ()
    genders: dict[str, str] = field(default_factory=dict)
    places: list[tuple[Span, FoundTopic]] = field(default_factory=list)


def open_scene(
    text: str,
    sentences: Sequence[Span],
    topics: Sequence[FoundTopic],
    *,
    titles: dict[str, set[str]],
) -> Scene:
    """A scene before its first statement."""
    scene = Scene(text, sentences, topics, titles, quotations=find_quotations(text))
    marked = [(s, t) for t in topics for s in t.spans]
    scene.places = sorted([*marked, *_surnames(text, marked)], key=lambda p: p[0])
    scene.genders = genders_told(
        text, sentences, scene.places, titles=titles, quotations=scene.quotations
    )
    return scene


def _surnames(
    text: str, marked: Sequence[tuple[Span, FoundTopic]]
) -> list[tuple[Span, FoundTopic]]:
    """Where a person of the text is told by a last name that was not marked there as a name."""
    owners: dict[str, list[FoundTopic]] = {}
    for topic in {t.name: t for _, t in marked if t.kind is TopicKind.PERSON}.values():
        if " " in topic.name:
            owners.setdefault(topic.name.rsplit(" ", 1)[1], []).append(topic)
    alone = {name: found[0] for name, found in owners.items() if len(found) == 1 and len(name) > 2}
    if not alone:
        return []
    taken = {place for (start, end), _ in marked for place in range(start, end)}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, alone))})\b(?! [A-ZÀ-Þ])")
    return [(m.span(), alone[m.group()]) for m in pattern.finditer(text) if m.start() not in taken]


def topics_in(scene: Scene, span: Span) -> list[tuple[Span, FoundTopic]]:
    first = bisect_left(scene.places, span[0], key=lambda p: p[0][0])
    found = []
    for place, topic in scene.places[first:]:
        if place[0] >= span[1]:
            break
        found.append((place, topic))
    return found


def heads_phrase(text: str, span: Span, place: Span) -> bool:
    """A person's name is the head unless it owns the head ("Lee's lawyer") or hangs on a
    preposition.
    """
    after = text[place[1] : place[1] + 3]
    if after[:2] in ("’s", "'s") or (after[:1] in "’'" and after[1:2] == " "):
        return place[1] + 2 >= span[1]
    return not is_governed(text, span, place)


def opens_role(text: str, span: Span, place: Span) -> bool:
    """ "A Kirrow administration official": the name only tells whose the role behind it is."""
    behind = _NOUNS.match(text, place[1], span[1])
    return behind is not None and (is_role(behind.group(1)) or behind.group(1) in GROUPS)


_NOUNS = re.compile(
    r"(?: [a-z][\w-]*){0,2}? ([a-z][\w-]*)(?=$|,| (?:who|of|in|at|for|on|with|close)\b)"
)


def follows_office(text: str, span: Span, place: Span) -> bool:
    """ "Secretary of State John Lee", "University of Osk professor Ann Lee": "of" does not hold the
    name.
    """
    before = _OFFICE.fullmatch(text[span[0] : place[0]])
    if _SECRETARY.fullmatch(text[span[0] : place[0]]):
        return True
    if before is None:
        return _follows_post(text[span[0] : place[0]])
    return not before.group(1).lower().endswith(("s", "spokesman", "wife"))


def _follows_post(before: str) -> bool:
    """ "Centres for Health and Care acting director Dr." leads to a name: a body, then a post."""
    words = before.split()
    titles = len(words) > 1 and words[-1].rstrip(".").lower() in TITLES
    post = words[-2 if titles else -1] if words else ""
    body = words[0][:1].isupper() and words[0].lower() not in ROLE_NOUNS if words else False
    return post in ROLE_NOUNS and body and "’" not in before and "," not in before


_SECRETARY = re.compile(
    r"(?:[\w’'.-]+ ){0,4}(?:secretary|minister|director|commissioner) of [a-z]+ "
    r"|(?:[\w’'.-]+ ){0,5}(?:Secretary|Minister|Undersecretary|Commissioner|Director|Coordinator|"
    r"Representative) for (?:the )?(?:(?:[A-ZÀ-Þ][\w-]+|and) ){1,5}"
)
_OFFICE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]* ){0,3}?([A-ZÀ-Þ][\w’'-]*) (?:of|to) (?:the )?"
    r"(?:[A-ZÀ-Þ][\w.’'-]* |and ){1,6}(?:[\w-]+ ){0,3}"
)


_PREPOSITIONS = {
    "for",
    "of",
    "at",
    "with",
    "from",
    "in",
    "to",
    "by",
    "on",
    "under",
    "against",
    "about",
    "near",
    "like",
}


def is_governed(text: str, span: Span, place: Span) -> bool:
    """Whether a preposition within the phrase governs the name, with no comma between."""
    before = text[span[0] : place[0]].rsplit(",", 1)[-1]
    words = before.lower().replace("’", "’ ").split()
    if any(w in _RELATIVES for w in words):
        return True  # "a correspondent who joined Kirrow"
    return any(w in _PREPOSITIONS for w in words) or any(w in _OF for w in words[1:])


_RELATIVES = {"who", "which", "whose", "whom"}
# Of other languages, which also stand first: "der Minister Hans Maier".
_OF = {"von", "vom", "der", "des", "dem", "de", "du", "d’", "del", "für", "aus", "en"}


def reason_of(scene: Scene, span: Span) -> str:
    """The reason given in the mention's sentence, or in the next where that speaks of the same
    one.
    """
    number = sentence_of(scene, span[0])
    start, end = scene.sentences[number]
    found = reason_in(scene.text[start:end])
    if found or number + 1 >= len(scene.sentences):
        return found
    start, end = scene.sentences[number + 1]
    after = scene.text[start:end]
    return reason_in(after) if _BACK.match(after) else ""


_BACK = re.compile(r"(?:The|This|That|He|She|They|All|Both|Neither) ?(?:\w+ )?", re.ASCII)


def sentence_of(scene: Scene, place: int) -> int:
    """Number of the sentence that holds a place."""
    return max(0, bisect_left(scene.sentences, place + 1, key=lambda s: s[0]) - 1)


def label_of(words: str, *, keep: bool = False) -> str:
    """A description as a name: its first word small unless it is a name itself."""
    words = " ".join(words.split()).strip(" ,.;:")
    first = words.split(" ", 1)[0]
    if (
        keep
        or not words
        or (first.isupper() and len(first) > 1)
        or (first.lower() not in _SMALL and first[:1].isupper())
    ):
        return words
    return words[0].lower() + words[1:]


_SMALL = word_set(
    """
    a an the this that these those one two three four five several some many most both other
    another his her its their senior officials sources people police residents critics experts
    analysts witnesses lawyers aides no all any few le la les un une des der die das ein eine el
    los las una unos
    """
)

"""Finds standing facts: which role a person has and where, who heads a body, since when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from standfirst.core.language.mentions import GROUPS
from standfirst.core.language.roles import role_after, role_before, role_head
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import FoundFact, FoundTopic, NamedDay, Span, TopicKind

MOST = 40  # facts of one text
_BODIES = {TopicKind.ORGANISATION, TopicKind.OPERATION, TopicKind.PLACE, TopicKind.EVENT}

# What somebody is in one affair or to somebody else, not by office.
_PASSING = word_set(
    """
    witness victim resident man woman boy girl person source insider friend neighbour neighbor
    supporter opponent rival ally critic passenger patient customer client survivor observer
    defendant father mother brother sister son daughter wife husband uncle aunt cousin widow widower
    parent successor predecessor colleague counterpart adversary tenant heir heiress voter host
    buyer official operator player guest grandmother grandfather associate landlord
    pensioner speaker
    mann frau zeuge zeugin opfer kollege homme femme père mère témoin proche voisin hombre mujer
    testigo vecino padre madre anwohner gegner kritiker
    """
)
_OFFICES = (
    "President|Prime Minister|Vice President|Chancellor|Premier|Mayor|Governor|Senator|Ambassador|"
    "Attorney General|Foreign Secretary|Home Secretary|Secretary of State|Secretary|Minister|"
    "Commissioner|Judge|Justice|Archbishop|Bishop|Cardinal|Pope|King|Queen|Prince|Princess|Speaker|"
    "Sheriff|Congressman|Congresswoman|Chairman|Chairwoman|Präsidentin|Präsident|Kanzlerin|Kanzler|"
    "Ministerin|Bürgermeisterin|Bürgermeister|Presidente|Presidenta|Ministro|Ministra|Alcalde|"
    "Président|Présidente|Ministre"
)
_OFFICE_BEFORE = re.compile(rf"(?:(?:[A-ZÀ-Þ][\w’'&.-]*|[a-z]+(?=-)) ){{0,4}}(?:{_OFFICES}) $")
_OPENERS = re.compile(
    r"(?:The|A|An|On|In|At|For|But|And|When|After|Before|While|As|If|Although|With|By|From|Since|"
    r"That|This|Both|Former|Ex|Then|Later|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)? |"
    r"(?:Meanwhile|Mr|Mrs|Ms|Der|Die|Le|La|El|Les|Los) "
)
_HEADED_BY = re.compile(
    r"(?:(?:, )?(?:(?:which|that) )?(?:is|was|has been)(?: now| currently)? |, | )"
    r"((?:headed|led|run|chaired|commanded|directed|managed|overseen) by (?:[\w’'.-]+ ){0,6})$"
)
_WHO_HEADS = re.compile(
    r",? (?:\d\d, )?(?:who )?((?:has )?(?:heads|leads|runs|commands|chairs|directs|oversees|headed|"
    r"led|commanded|chaired) (?:the )?)"
)
_BECAME = re.compile(
    r",? (?:who )?(?:(?:has been|had been|was|is|will be) (?:re-?)?(?:appointed|named|elected|"
    r"confirmed|installed|chosen)(?: as| to be)?|(?:re-?)?(?:appointed|named|elected)(?: as)?|"
    r"(?:has )?(?:became|become)|(?:took|takes) (?:over|office) as|serves as|is|was|has been) "
    r"((?:the |a |an |its |their )?([^,;:.()“”\"\n]{3,90}))"
)
_PHRASE_ENDS = re.compile(
    r" (?:since|in (?=\d{4}|[A-Z])|on (?=\d|[A-Z])|last|who|which|when|after|before|said|says|told|"
    r"seit|depuis|desde|will|but|until|by|as|during|if|because|and (?:has|is|was|had|said|then))\b"
)
_WHEN = re.compile(r"\b(?:since|in|on|as of|from|seit|depuis|en|desde|am|im) ")
_YEAR = re.compile(r"\b(?:since|in|seit|depuis|desde|en) ((?:19|20)\d\d)\b")
_TOOK_POST = re.compile(
    r"\b(?:appointed|named|elected|confirmed|installed|chosen|became|become|took|takes)\b"
)
_BEHIND = re.compile(
    r",? ?(?:who (?:took|became|was (?:appointed|elected|named)|has (?:held|led|run|headed|been))|"
    r"appointed|elected|named|(?:a|the) post (?:he|she)|since|seit|depuis|desde)\b"
)
_ENDED = re.compile(r"\b(?:former|ex|then|late|retired|once|ehemalige[rn]?|ancien(?:ne)?)\b", re.I)
_CLAUSE = re.compile(r"[.;\n]\s|[.;\n]$")

Named = tuple[Span, str]  # where, and the topic's name


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text with the bodies and places that it names, in order, and the days."""

    text: str
    bodies: tuple[Named, ...]
    days: Sequence[NamedDay]
    published: date | None
    bearers: Mapping[str, str]  # who alone has their surname here → their role elsewhere in it

    def within(self, start: int, end: int) -> list[Named]:
        """The bodies that stand whole between two places."""
        first = bisect_left(self.bodies, ((start, 0), ""))
        found = []
        for body in self.bodies[first:]:
            if body[0][0] >= end:
                break
            if body[0][1] <= end:
                found.append(body)
        return found


def find_facts(
    text: str,
    topics: Sequence[FoundTopic],
    *,
    days: Sequence[NamedDay] = (),
    published: date | None = None,
) -> tuple[FoundFact, ...]:
    """The roles that a text gives to people, in its order, each person's role once.

    `words` stand so in the text, at `span`. Of a role that has ended `other` is left out: nobody
    heads what they headed once. `since` needs `published`; of a month it is the first day, of a
    year 1 January.
    """
    bodies = [(span, t.name) for t in topics if t.kind in _BODIES for span in t.spans]
    scene = _Scene(text, tuple(_outermost(bodies)), days, published, _only_bearers(topics))
    people = sorted(
        (span, t.name) for t in topics if t.kind is TopicKind.PERSON for span in t.spans
    )
    found: dict[tuple[str, str], FoundFact] = {}
    for span, name in people[:_MOST_NAMINGS]:
        for fact in _facts(scene, span, name):
            key = (name, fact.words.casefold())
            known = found.get(key)
            if known is None or (fact.since and not known.since):
                found[key] = fact
    nearest: dict[Span, FoundFact] = {}
    for fact in sorted(found.values(), key=lambda one: _distance(one, text)):
        nearest.setdefault(fact.span, fact)  # one role of "the retired judge" is one person's
    return tuple(sorted(nearest.values(), key=lambda fact: fact.span)[:MOST])


def _distance(fact: FoundFact, text: str) -> int:
    """How far the person's name is from the words of their role."""
    name = fact.topic.split()[-1]
    behind = text.find(name, fact.span[1], fact.span[1] + 200)
    before = text.rfind(name, max(0, fact.span[0] - 200), fact.span[0])
    gaps = [behind - fact.span[1]] * (behind >= 0) + [fact.span[0] - before] * (before >= 0)
    return min(gaps, default=0)


def _only_bearers(topics: Sequence[FoundTopic]) -> dict[str, str]:
    """The people named in full with whom nobody in the text shares a surname ("the Clintons" are
    several), and the role of each."""
    people = [t for t in topics if t.kind is TopicKind.PERSON]
    last = Counter(
        t.name.split()[-1].casefold().removesuffix("s") for t in people if t.name.split()
    )
    return {
        t.name: t.role
        for t in people
        if " " in t.name and last[t.name.split()[-1].casefold().removesuffix("s")] == 1
    }


def _outermost(bodies: Iterable[Named]) -> Iterator[Named]:
    """In order, without those within another: "NATO" of "NATO mission in Iraq"."""
    end = -1
    for span, name in sorted(bodies, key=lambda body: (body[0][0], -body[0][1])):
        if span[1] > end:
            end = span[1]
            yield span, name


def _facts(scene: _Scene, person: Span, name: str) -> Iterator[FoundFact]:
    """The roles that one naming tells."""
    alone = " " in name and " " not in scene.text[slice(*person)]
    before = (_surname_title,) if alone else (_before, _office_before)
    for finder in (*before, _after, _became):
        words = finder(scene.text, person)
        if words is None or not _is_standing(scene.text[slice(*words)]):
            continue
        if not alone or words[0] > person[0] or _may_be_theirs(scene, name, words):
            other = _where(scene, words)
            yield _fact(scene, (words, person), name, other)
    for words, other in (_headed_by(scene, person), _who_heads(scene, person)):
        if words is not None:
            yield _fact(scene, (words, person), name, other)


def _surname_title(text: str, person: Span) -> Span | None:
    """ "President" of "President Riedl"; kings and popes go by their first names."""
    found = _office_before(text, person)
    return None if found is None or _BY_FIRST_NAME.search(text[slice(*found)]) else found


def _may_be_theirs(scene: _Scene, name: str, title: Span) -> bool:
    """Whether a title before a surname alone is this person's, no relative's: "President Clinton"
    in an article on Hillary Clinton, the nominee."""
    role = scene.bearers.get(name)
    return role is not None and role_head(role) in ("", role_head(scene.text[slice(*title)]))


def _fact(scene: _Scene, at: tuple[Span, Span], name: str, other: str) -> FoundFact:
    words, person = at
    written = scene.text[slice(*words)]
    other = "" if _ENDED.search(written) or other == name else other
    return FoundFact(name, written, words, other, _since(scene, words, person))


def _is_standing(words: str) -> bool:
    """A role of office, not what somebody is in one affair."""
    head = role_head(words)
    if _CLAUSE_WITHIN.search(words) or (head in _RANKS and " of " not in words):
        return False
    return (bool(head) and head not in _PASSING) or bool(_OFFICE.search(words))


# --- where the words stand --------------------------------------------------------------------


def _before(text: str, person: Span) -> Span | None:
    role = role_before(text, person[0])
    start = text.rfind(role, max(0, person[0] - 140), person[0]) if role else -1
    return (start, start + len(role)) if start >= 0 else None


def _office_before(text: str, person: Span) -> Span | None:
    """ "Prime Minister" of "Prime Minister Pavla Riedl", which elsewhere counts as a title."""
    opening = max(0, person[0] - 80)
    found = _OFFICE_BEFORE.search(text[opening : person[0]])
    if found is None:
        return None
    start = opening + found.start()
    ended = [stop.end() for stop in _STOP.finditer(text, start, person[0])]
    start = ended[-1] if ended else start
    while lead := _OPENERS.match(text, start, person[0]):
        start = lead.end()
    owner = _OWNER.match(text, start, person[0])
    return (owner.end() if owner else start, person[0] - 1)


def _after(text: str, person: Span) -> Span | None:
    role = _cut(role_after(text, person[1]))
    start = text.find(role, person[1], person[1] + 150) if role else -1
    return (start, start + len(role)) if start >= 0 else None


def _became(text: str, person: Span) -> Span | None:
    """ "was appointed commander of the mission", "is the mission’s commander"."""
    found = _BECAME.match(text, person[1], person[1] + 170)
    if found is None or _SUPPOSED.search(text[_clause_start(text, person[0]) : found.start(1)]):
        return None
    role = _cut(found.group(2))
    return (found.start(2), found.start(2) + len(role)) if role_head(role) else None


def _clause_start(text: str, at: int) -> int:
    """Where the sentence begins, or the last 80 characters of it."""
    opening = max(0, at - 80)
    stops = [stop.end() for stop in _CLAUSE.finditer(text, opening, at)]
    return stops[-1] if stops else opening


def _cut(role: str) -> str:
    """A role up to where the clause goes on: "since", "in 2019", "who"; nobody is two things."""
    return _PHRASE_ENDS.split(role, maxsplit=1)[0].rstrip()


def _where(scene: _Scene, words: Span) -> str:
    """The body or place of a role: what stands behind its "of", or before its noun ("NATO
    spokesman"), or owns it ("the mission’s commander")."""
    text = scene.text
    before: list[str] = []
    for span, name in scene.within(*words):
        owns = _is_owner(text, span, words[1])
        if not _OF.search(text[words[0] : span[0]]):
            before.append(name)
        elif not owns and not _is_part(text, (span[1], words[1])):
            return name
    owner = scene.within(max(0, words[0] - 90), words[0])
    if owner and _POSSESSIVE.fullmatch(text[owner[-1][0][1] : words[0]]):
        before.append(owner[-1][1])
    return before[0] if before else ""


def _is_part(text: str, rest: Span) -> bool:
    """Whether a name goes on in small words: "the Valley fire service" is no valley."""
    return (
        text[rest[0] : rest[0] + 1] == " "
        and rest[1] - rest[0] > 1
        and not _GOES_ON.match(text, *rest)
    )


def _is_owner(text: str, span: Span, end: int) -> bool:
    """ "Iran’s" of "commander of Iran’s Revolutionary Guards"."""
    return text[span[1] : min(end, span[1] + 2)] in ("’s", "'s", "’ ", "' ")


def _headed_by(scene: _Scene, person: Span) -> tuple[Span | None, str]:
    """ "The council, which is led by Gen. Ann Lee": the words from the verb to the name."""
    opening = max(0, person[0] - 110)
    found = _HEADED_BY.search(scene.text[opening : person[0]])
    if found is None or "," in found.group(1):
        return None, ""
    verb = opening + found.start(1)
    end = len(scene.text[: opening + found.start()].rstrip())
    body = [name for span, name in scene.within(max(0, end - 90), end) if span[1] == end]
    noun = _LAST_WORD.search(scene.text[opening:end])
    if not body and (noun is None or noun.group().lower() not in _HEADED):
        return None, ""
    return (verb, person[1]), body[-1] if body else ""


def _who_heads(scene: _Scene, person: Span) -> tuple[Span | None, str]:
    """ "Ann Lee, who heads the Grain Council"."""
    found = _WHO_HEADS.match(scene.text, person[1], person[1] + 60)
    if found is None:
        return None, ""
    body = [b for b in scene.within(found.end(), found.end() + 90) if b[0][0] == found.end()]
    if not body or _is_owner(scene.text, body[-1][0], len(scene.text)):
        return None, ""
    if _is_part(scene.text, (body[-1][0][1], len(scene.text))):
        return None, ""
    return (found.start(1), body[-1][0][1]), body[-1][1]


# --- since when -------------------------------------------------------------------------------


def _since(scene: _Scene, words: Span, person: Span) -> date | None:
    """The day from which a role is held: told right behind it ("since 2015", "who took over in
    May"), or in the clause of a verb of taking office."""
    if scene.published is None:
        return None
    text, start = scene.text, max(words[1], person[1])
    stop = _CLAUSE.search(text, start, start + 120)
    end = stop.start() if stop else min(len(text), start + 120)
    took = _TOOK_POST.search(text, person[1], words[0]) if person[1] < words[0] else None
    opening = _BEHIND.match(text, start, end)
    if took is None and opening is None:
        return None
    limit = min(end, (opening.end() if opening else start) + 40)
    for day in scene.days:
        if start <= day.span[0] < limit and _WHEN.search(text[start : day.span[0] + 6]):
            return day.first if day.first <= scene.published else None
    year = _YEAR.search(text, start, end)
    if year is None or year.start() > limit or int(year.group(1)) > scene.published.year:
        return None
    return date(int(year.group(1)), 1, 1)


_CLAUSE_WITHIN = re.compile(
    r"\b(?:that|so|was|is|were|had|has|said|met|told|asked|urged|by)\b|"
    r"(?<!\bof)(?<!\bfor)(?<!\bat)(?<!\bin)(?<!\bto)(?<!\bwith)(?<!\bfrom)(?<!\bon)(?<!\band) the "
)
_STOP = re.compile(r"\w{4,}[.!?]\s+|\n")
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|should|would|could|might|may|suppose|when|were|will|never|not|"
    r"hopes?|wants?|wishes|candidate|falls|wenn|si|sería|serait)\b",
    re.I,
)
_RANKS = word_set("general colonel captain major lieutenant sergeant admiral officer constable")
_HEADED = (GROUPS | {"mission", "operation", "project", "programme", "program"}) - {
    "team",
    "family",
}
_LAST_WORD = re.compile(r"[\w-]+$")
_MOST_NAMINGS = 300
_BY_FIRST_NAME = re.compile(r"\b(?:King|Queen|Prince|Princess|Pope)$")
_OFFICE = re.compile(rf"(?:^|\b)(?:{_OFFICES})$")
_OWNER = re.compile(r"(?:[A-ZÀ-Þ][\w-]* ){0,3}[A-ZÀ-Þ][\w-]*[’']s? ")
_POSSESSIVE = re.compile(r"[’']s? (?:[a-z]+ )?")
_OF = re.compile(r"\b(?:of|for|at|der|des|von|de|du|del|à)(?: the| la| le| l[’'])? ?$|\bof [^,]*$")
_GOES_ON = re.compile(r" (?:and|since|in|from|but|as|with|for|on|said|told|told|has|is|was|to)\b")

"""Cleans the names a parser marked: borders, kinds, titles and roles; finds operations and
offices.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from standfirst.core.language.borders import (
    NOT_NAMES,
    PORTFOLIOS,
    is_title_word,
    title_before,
    to_the_kind,
    to_the_left,
    trimmed,
    without_office,
)
from standfirst.core.language.kinds import (
    ORG_WORD,
    PLACE_WORD,
    TWO_OR_THREE,
    Name,
    kind_by_form,
    retyped,
)
from standfirst.core.language.parse import Entity
from standfirst.core.language.roles import ROLE_NOUNS, TITLES, role_after, role_before
from standfirst.core.language.scraps import is_scrap, is_written_by_choice
from standfirst.core.language.sentences import after_dateline
from standfirst.core.language.sites import is_site
from standfirst.core.language.territories import countries
from standfirst.core.types import Span, TopicKind

_KINDS = {
    "PERSON": TopicKind.PERSON,
    "ORG": TopicKind.ORGANISATION,
    "GPE": TopicKind.PLACE,
    "LOC": TopicKind.PLACE,
    "FAC": TopicKind.PLACE,
    "EVENT": TopicKind.EVENT,
    "MISC": TopicKind.ORGANISATION,
}
_OPERATION = re.compile(
    r"\b(?:Operation|Opération|Operación) (?:[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
)
_OFFICE = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w’'&-]{1,40} (?:(?:of|and|for|du|de|des) )?){1,5}"
    r"(?:Police|Ministry|Department|Agency|Bank|Party|Union|Council|Committee|Commission|Court|"
    r"Guards?|Army|Navy|Service|Command|Inspectorate|Directorate|Observatory|"
    r"Authority|Board|Bureau|University|Hospital|Institute|Association|Federation|Foundation|"
    r"Corporation|Company|"
    r"Airlines|Airways|Railways?|Group|Brigade|Office)\b"
    r"|\b(?:[A-ZÀ-Þ][\w’'-]{1,40} (?=Chamber))?(?:Ministry|Department|University|Bank|Office|"
    r"Bureau|Institute|House|Court|Chamber) of (?:the )?"
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:and |of )?[A-ZÀ-Þ][\w’'-]+){0,3}"
    r"|\bSûreté du [A-ZÀ-Þ]\w+"
)
_JUNK = re.compile(r"^[\W\d_]*$|https?:|www\.|@|[|<>{}#=]|\n|pic\.twitter")
_BEFORE_DAYS = {"on", "in", "by", "since", "until", "from", "last", "next", "late", "early"}


def clean_names(text: str, entities: Iterable[Entity], *, whole: bool = False) -> list[Name]:
    """Names in order of the text, each place named once; nationalities and works left out.

    `whole`: the entities are all there are, with their first names.
    """
    marked = _marked(text, entities, whole=whole)
    overlooked = [] if whole else [*_offices(text), *_people(text)]
    found = _apart([*_operations(text), *marked, *overlooked])
    found = retyped(text, sorted(found, key=lambda name: name.span))
    found = found if whole else _in_full(text, found)
    again = [*_again(text, found), *_surnames(text, found)]
    return sorted(_apart([*found, *again]), key=lambda name: name.span)


def _apart(names: Iterable[Name]) -> list[Name]:
    """The names, without those that share text with one before them."""
    found: list[Name] = []
    taken: list[Span] = []
    for name in names:
        place = bisect_left(taken, name.span)
        before = place > 0 and taken[place - 1][1] > name.span[0]
        if not before and (place == len(taken) or taken[place][0] >= name.span[1]):
            taken.insert(place, name.span)
            found.append(name)
    return found


def _in_full(text: str, names: Sequence[Name]) -> list[Name]:
    """The names; those of one word with the first name that a parser left out."""
    taken = {n.span[1] for n in names}
    return [_with_first(text, n, taken) for n in names]


def _with_first(text: str, name: Name, taken: set[int]) -> Name:
    alone = name.kind is TopicKind.PERSON and " " not in name.form and not name.title
    start, end = name.span
    if not alone or start - 1 in taken or text[end : end + 2] in ("’s", "'s"):
        return name
    first = to_the_left(text, start, end, alone=True)
    return replace(name, form=text[first:end], span=(first, end)) if first < start else name


def _surnames(text: str, names: Sequence[Name]) -> list[Name]:
    """Further places of the surnames of people whom the text names in full."""
    full = {n.form.split()[-1] for n in names if n.kind is TopicKind.PERSON and " " in n.form}
    known = {n.form for n in names if n.kind is not TopicKind.PERSON}
    wanted = {n for n in full - known if len(n) > 2 and n[:1].isupper() and not n.isupper()}
    return [
        Name(match.group(), TopicKind.PERSON, match.span())
        for match in _CAPITAL.finditer(text)
        if match.group() in wanted and _stands_alone(text, match.start())
    ]


def _again(text: str, names: Sequence[Name]) -> list[Name]:
    """Further places of names of several words."""
    kinds = {n.form: n.kind for n in names if " " in n.form}
    if not kinds or len(kinds) > MAX_FORMS:
        return []
    forms = "|".join(re.escape(form) for form in sorted(kinds, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])(?! [A-ZÀ-Þ])")
    return [Name(m.group(), kinds[m.group()], m.span()) for m in pattern.finditer(text)]


MAX_FORMS = 300  # of a text; more are a list, and not looked for again
_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w-]*[a-zà-ÿ](?![\w-])(?! [A-ZÀ-Þ])")
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:”\"] )(?<!\n)\b([A-ZÀ-Þ][\w’-]*)\.? $")


def _stands_alone(text: str, start: int) -> bool:
    """No capital word right before it but a title, or the first of a sentence."""
    before = _CAPITAL_BEFORE.search(text[max(0, start - 30) : start])
    return before is None or is_title_word(before.group(1))


def _operations(text: str) -> list[Name]:
    return [
        Name(m.group(), TopicKind.OPERATION, m.span())
        for m in _OPERATION.finditer(text)
        if not ORG_WORD.search(m.group())
    ]


def _offices(text: str) -> list[Name]:
    found = []
    for match in _OFFICE.finditer(text):
        start = match.start()
        form = match.group()
        opening = re.match(
            r"(?:The|A|An|In|On|At|For|But|And|When|After|Our|His|Her|Their|This|That) ", form
        )
        if opening:
            start, form = start + opening.end(), form[opening.end() :]
        if " " in form and not is_scrap(text, start, match.end()):
            found.append(Name(form, TopicKind.ORGANISATION, (start, match.end())))
    return found


def _marked(text: str, entities: Iterable[Entity], *, whole: bool) -> list[Name]:
    given = list(entities)
    of_people = {entity.end for entity in given if entity.label == "NORP"}  # "Democrat Ann Lee"
    parts = (part for entity in given for part in _parted(text, entity))
    found = (_from_entity(text, e, whole=whole or e.start - 1 in of_people) for e in parts)
    return [name for name in found if name is not None]


def _parted(text: str, entity: Entity) -> list[Entity]:
    """ "Osk, Solveig Rand" is two names: a model takes what a comma parts for one."""
    start, end = entity.start, entity.end
    start = max(start, after_dateline(text, (start, end)))
    first, comma, last = text[start:end].partition(", ")
    if not comma or ", " in last or re.search(r"\b(?:and|&|Inc|Ltd|Jr|Sr|Corp|LLC|the)\b", last):
        return [Entity(start, end, entity.label)]
    person = TWO_OR_THREE.search(last) and not ORG_WORD.search(last)
    return [
        Entity(start, start + len(first), "GPE" if person else entity.label),
        Entity(end - len(last), end, "PERSON" if person else entity.label),
    ]


def _from_entity(text: str, entity: Entity, *, whole: bool = False) -> Name | None:
    kind = _KINDS.get(entity.label)
    if kind is None:
        return None
    start, end = trimmed(text, entity.start, entity.end)
    start = to_the_kind(text, start, end)
    form = text[start:end]
    if kind is not TopicKind.PERSON and _is_person(text, start, end):
        kind = TopicKind.PERSON
    if not (
        kind is TopicKind.PERSON and is_site(form, person=True) and _has_office(text, start, end)
    ):
        kind = kind_by_form(form, kind)
    title = role = ""
    if kind is TopicKind.PERSON:
        title, start = title_before(text, without_office(text, start, end), end)
        start = start if whole else to_the_left(text, start, end)
        role = role_before(text, start) or role_after(text, end)
    form = text[start:end]
    person = kind is TopicKind.PERSON
    if person and " " not in form and _describes(text, end):
        return None
    if person and " " not in form and not title and _is_exclaimed(text, start, end):
        return None
    if _is_office(text, form, end) or is_scrap(text, start, end, person=person):
        return None
    return Name(form, kind, (start, end), role, title) if _is_name(form) else None


def _is_office(text: str, form: str, end: int) -> bool:
    """ "Defence" of "Defence Minister"; "von Köln" of "Bürgermeister von Köln"."""
    if form.lower() in PORTFOLIOS:
        return bool(re.match(r" (?:Minister|Secretary|Ministry|Department|Committee)", text[end:]))
    return bool(re.match(r"(?:von|der|de|du|del|des) ", form)) and form.count(" ") == 1


def _describes(text: str, end: int) -> bool:
    """ "Lorry driver Fredrik Mo": the capital word opens a role."""
    after = re.match(r" ([a-z]+) [A-ZÀ-Þ]", text[end : end + 30])
    return after is not None and after.group(1) in ROLE_NOUNS


def _has_office(text: str, start: int, end: int) -> bool:
    """ "Mr. Maro Stadium", "the painter Maro Stadium": somebody, whatever the surname means."""
    title = title_before(text, start, end)[0]
    return bool(title or role_before(text, start) or role_after(text, end))


def _is_exclaimed(text: str, start: int, end: int) -> bool:
    """ "“Untidy, yes,” she said", "Nonsense.": one word that has its capital from its place alone,
    and of which nothing is told."""
    before = text[max(0, start - 12) : start]
    if not _OPENS.search(before) or not _TELLS_NOTHING.match(text, end):
        return False
    return not _GOES_ON.search(before) and not is_written_by_choice(text, text[start:end])


_OPENS = re.compile(r"(?:^|[.!?\n] ?|[“\"‘])$")
# An answer ("Who won? Veldt."), and a stop that ends no sentence ("Maro v. Veldt.").
_GOES_ON = re.compile(
    r"\?[”\"’]?\s*[“\"‘]?$|\b(?:[^\W\d_]|vs|cf|feat|ft|al|St|Jr|Sr|No|Inc|Ltd|Co|Corp)\. [“\"‘]?$"
)
_TELLS_NOTHING = re.compile(r"[.!?](?=[\s”\"’]|$)|, (?:yes|no|perhaps|maybe|but|too|indeed|sure)\b")

_AGED = re.compile(r"^, \d\d,")
_ACTS = re.compile(r" [a-z]+ (?![^.!?\n]*[A-ZÀ-Þ])[^.!?\n“”\"]{0,90}?\b(?:he|she|his|her)\b")


_SMALL_OPENER = re.compile(r"\b(?:where|when|while|until|after|before|because|as) $")


def _acts(text: str, start: int, end: int) -> bool:
    """ "Kari Sunde lost sheep in a field she had thought safe": opens a clause, and is a she."""
    before = text[max(0, start - 8) : start]
    opens = start == 0 or before.rstrip(" ")[-1:] in ".,\n”" or _SMALL_OPENER.search(before)
    return bool(opens) and _ACTS.match(text, end) is not None


def _is_person(text: str, start: int, end: int) -> bool:
    """Two or three plain capital words with a role, an age or a courtesy title beside."""
    form = text[start:end]
    first, _, rest = form.partition(" ")
    if rest and is_title_word(first.rstrip(".")) and not ORG_WORD.search(form):
        return bool(TWO_OR_THREE.match(rest))
    before = re.search(r"\b(Mr|Mrs|Ms|Dr|Prof)\.? $", text[max(0, start - 6) : start])
    if before:
        return True
    if not TWO_OR_THREE.match(form) or ORG_WORD.search(form) or PLACE_WORD.search(form):
        return False
    return bool(
        _AGED.match(text[end : end + 6])
        or _acts(text, start, end)
        or role_before(text, start)
        or role_after(text, end)
    )


def _goes_on_with_who(text: str, start: int, end: int) -> bool:
    """ "Pauli Verhane, who runs it": what a parser overlooked; bands and teams it does mark."""
    return text.startswith(", who ", end) and not ORG_WORD.search(text, start, end)


def _people(text: str) -> list[Name]:
    """People the parser overlooked: capital words right behind or before a role."""
    found = []
    heard = {m.group(1) for m in _HEARD.finditer(text) if _stands_alone(text, m.start())}
    for match in _CAPITALS.finditer(text):
        start, end = match.span()
        known = _is_person(text, start, end) or _goes_on_with_who(text, start, end)
        if not known and not _speaks_by_surname(match.group(), heard):
            continue
        name = _from_entity(text, Entity(start, end, "PERSON"))
        if name is not None and " " in name.form:
            found.append(name)
    return found


def _speaks_by_surname(form: str, heard: set[str]) -> bool:
    """ "Per Ottar Brekke", whom the text later tells as "Brekke said"."""
    last = form.rpartition(" ")[2]
    if last not in heard or ORG_WORD.search(form) or PLACE_WORD.search(form):
        return False
    return last.casefold() not in countries() and form.casefold() not in countries()


_HEARD = re.compile(r"(?<![\w’'-])([A-ZÀ-Þ][\w’-]*[a-zà-ÿ]) (?:said|says|told|added|replied)\b")
_CAPITALS = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’-]*[a-zà-ÿ](?: [A-ZÀ-Þ]\.)?(?: "
    r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ]){1,2}(?![\w-])(?! [A-ZÀ-Þ])"
)


def _is_name(form: str) -> bool:
    if len(form) < 2 or len(form) > 80 or _JUNK.search(form):
        return False
    if form.lower() in NOT_NAMES or form.lower() in TITLES:
        return False
    first, _, rest = form.lower().partition(" ")
    if first in _BEFORE_DAYS and rest in NOT_NAMES:
        return False
    return any(c.isupper() for c in form) or not form.isascii()

"""Cleans the names a parser marked: borders, kinds, titles and roles; finds operations and
offices.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.core.language.parse import Entity
from standfirst.core.language.roles import ROLE_NOUNS, TITLES, role_after, role_before
from standfirst.core.language.rolesabroad import is_role_abroad
from standfirst.core.language.sentences import after_dateline
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span, TopicKind


@dataclass(frozen=True, slots=True)
class Name:
    """One naming in the text: its bare form, its kind, and the role given beside it."""

    form: str
    kind: TopicKind
    span: Span
    role: str = ""
    title: str = ""  # "mrs", "gen", ... as written before the name, small and without stop


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
    r"\b(?:[A-ZÀ-Þ][\w’'&-]+ (?:(?:of|and|for|du|de|des) )?){1,5}"
    r"(?:Police|Ministry|Department|Agency|Bank|Party|Union|Council|Committee|Commission|Court|"
    r"Guards?|Army|Navy|Service|Command|Inspectorate|Directorate|Observatory|"
    r"Authority|Board|Bureau|University|Hospital|Institute|Association|Federation|Foundation|"
    r"Corporation|Company|"
    r"Airlines|Airways|Railways?|Group|Brigade|Office)\b"
    r"|\b(?:[A-ZÀ-Þ][\w’'-]+ (?=Chamber))?(?:Ministry|Department|University|Bank|Office|Bureau|"
    r"Institute|House|Court|Chamber) of (?:the )?"
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:and |of )?[A-ZÀ-Þ][\w’'-]+){0,3}"
    r"|\bSûreté du [A-ZÀ-Þ]\w+"
)
_PLACE_WORD = re.compile(
    r"(?:Island|Islands|River|Lake|Sea|Bay|Valley|Mountain|Mountains|Street|Road|Avenue|Square|"
    r"Bridge|Airport|Harbour|"
    r"Harbor|Port|Province|County|Peninsula|Strait|Gulf|Coast)$"
)
_ORG_WORD = re.compile(
    r"\b(?:Police|Ministry|Department|Agency|Bank|Party|Union|Council|Committee|Commission|Court|"
    r"Guards?|Army|Navy|"
    r"Service|Authority|Board|Bureau|University|Hospital|Institute|Association|Federation|"
    r"Foundation|Corporation|"
    r"Company|Inc|Ltd|Corp|Group|Airlines|Airways|Senate|Congress|Parliament|Times|Post|News|"
    r"Herald|Tribune|Trust|"
    r"Partners|Holdings|Society|Forces?|Brigade|Office|Alliance|Coalition|Organi[sz]ation|Unit|"
    r"Club|Network|Railways?|Command|Inspectorate|Directorate|Observatory|Lines|Grid|Motors|"
    r"Industries|Systems|Energy|Shipping|Mining|Steel|Oil|Insurance|Telecom|Media)\b"
)
_JUNK = re.compile(r"^[\W\d_]*$|https?:|www\.|@|[|<>{}#=]|\n|pic\.twitter")
_NOT_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow internet
    twitter facebook covid god christmas easter following continued advertisement share read
    video photo watch related loading state house government sign up follow updates
    """
)
_POSSESSIVE = re.compile(r"[’']s?$|[’']$")
_LEADING = re.compile(r"^(?:the|The|a|A|an|An|its|his|her|their|our|this|former|Former|ex-) ")


def clean_names(text: str, entities: Iterable[Entity]) -> list[Name]:
    """Names in order of the text, each place named once; nationalities and works left out."""
    marked = _marked(text, entities)
    found = _apart([*_operations(text), *marked, *_offices(text), *_people(text)])
    found = _retyped(text, sorted(found, key=lambda name: name.span))
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
    return before is None or _is_title_word(before.group(1))


def _operations(text: str) -> list[Name]:
    return [
        Name(m.group(), TopicKind.OPERATION, m.span())
        for m in _OPERATION.finditer(text)
        if not _ORG_WORD.search(m.group())
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
        if " " in form:
            found.append(Name(form, TopicKind.ORGANISATION, (start, match.end())))
    return found


def _marked(text: str, entities: Iterable[Entity]) -> list[Name]:
    parts = (part for entity in entities for part in _parted(text, entity))
    return [name for entity in parts if (name := _from_entity(text, entity)) is not None]


def _parted(text: str, entity: Entity) -> list[Entity]:
    """ "Osk, Solveig Rand" is two names: a model takes what a comma parts for one."""
    start, end = entity.start, entity.end
    start = max(start, after_dateline(text, (start, end)))
    first, comma, last = text[start:end].partition(", ")
    if not comma or ", " in last or re.search(r"\b(?:and|&|Inc|Ltd|Jr|Sr|Corp|LLC|the)\b", last):
        return [Entity(start, end, entity.label)]
    person = _TWO_OR_THREE.search(last) and not _ORG_WORD.search(last)
    return [
        Entity(start, start + len(first), "GPE" if person else entity.label),
        Entity(end - len(last), end, "PERSON" if person else entity.label),
    ]


def _from_entity(text: str, entity: Entity) -> Name | None:
    kind = _KINDS.get(entity.label)
    if kind is None:
        return None
    start, end = _trimmed(text, entity.start, entity.end)
    form = text[start:end]
    if kind is not TopicKind.PERSON and _is_person(text, start, end):
        kind = TopicKind.PERSON
    kind = _kind_by_form(form, kind)
    title = role = ""
    if kind is TopicKind.PERSON:
        title, start = _title(text, start, end)
        start = _to_the_left(text, start, end)
        role = role_before(text, start) or role_after(text, end)
    form = text[start:end]
    if kind is TopicKind.PERSON and " " not in form and _describes(text, end):
        return None
    return Name(form, kind, (start, end), role, title) if _is_name(form) else None


def _describes(text: str, end: int) -> bool:
    """ "Lorry driver Fredrik Mo": the capital word opens a role."""
    after = re.match(r" ([a-z]+) [A-ZÀ-Þ]", text[end : end + 30])
    return after is not None and after.group(1) in ROLE_NOUNS


_TWO_OR_THREE = re.compile(
    r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ](?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][\w’-]*[a-zà-ÿ]){1,2}$"
)
_AGED = re.compile(r"^, \d\d,")
_ACTS = re.compile(r" [a-z]+ (?![^.!?\n]*[A-ZÀ-Þ])[^.!?\n“”\"]{0,90}?\b(?:he|she|his|her)\b")


def _acts(text: str, start: int, end: int) -> bool:
    """ "Kari Sunde lost sheep in a field she had thought safe": opens a clause, and is a she."""
    opens = start == 0 or text[max(0, start - 2) : start].rstrip(" ")[-1:] in ".,\n”"
    return opens and _ACTS.match(text, end) is not None


def _is_person(text: str, start: int, end: int) -> bool:
    """Two or three plain capital words with a role, an age or a courtesy title beside."""
    form = text[start:end]
    first, _, rest = form.partition(" ")
    if rest and _is_title_word(first.rstrip(".")) and not _ORG_WORD.search(form):
        return bool(_TWO_OR_THREE.match(rest))
    before = re.search(r"\b(Mr|Mrs|Ms|Dr|Prof)\.? $", text[max(0, start - 6) : start])
    if before:
        return True
    if not _TWO_OR_THREE.match(form) or _ORG_WORD.search(form) or _PLACE_WORD.search(form):
        return False
    return bool(
        _AGED.match(text[end : end + 6])
        or _acts(text, start, end)
        or role_before(text, start)
        or role_after(text, end)
    )


def _goes_on_with_who(text: str, start: int, end: int) -> bool:
    """ "Pauli Verhane, who runs it": what a parser overlooked; bands and teams it does mark."""
    return text.startswith(", who ", end) and not _ORG_WORD.search(text, start, end)


def _people(text: str) -> list[Name]:
    """People the parser overlooked: capital words right behind or before a role."""
    found = []
    for match in _CAPITALS.finditer(text):
        start, end = match.span()
        if not (_is_person(text, start, end) or _goes_on_with_who(text, start, end)):
            continue
        name = _from_entity(text, Entity(start, end, "PERSON"))
        if name is not None and " " in name.form:
            found.append(name)
    return found


_CAPITALS = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’-]*[a-zà-ÿ](?: [A-ZÀ-Þ]\.)?(?: "
    r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ]){1,2}(?![\w-])(?! [A-ZÀ-Þ])"
)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Articles, possessives and stray marks taken off both ends."""
    lead = _LEADING.match(text[start:end])
    while lead:
        start += lead.end()
        lead = _LEADING.match(text[start:end])
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or _keeps_stop(text, start, end)):
        end -= 1
    tail = _POSSESSIVE.search(text[start:end])
    if tail:
        end = start + tail.start()
    return start, end


def _keeps_stop(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and bool(
        re.search(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Corp|Co|Ltd)\.)$", text[start:end])
    )


def _title(text: str, start: int, end: int) -> tuple[str, int]:
    """The title nearest the name, and where the bare name starts; "Prosecutor" counts as one."""
    title = ""
    while True:
        word = re.match(r"([\w-]+)\.? (?=\w)", text[start:end])
        if word is None or not _is_title_word(word.group(1)):
            break
        title = word.group(1).lower()
        start += word.end()
    before = re.search(r"([\w-]+)\.? $", text[max(0, start - 20) : start])
    if not title and before and before.group(1).lower() in TITLES:
        title = before.group(1).lower()
    return title, start


def _is_title_word(word: str) -> bool:
    small = word.lower()
    return small in TITLES or (
        (small in ROLE_NOUNS or is_role_abroad(small)) and small not in _FIRST_NAMES
    )


_FIRST_NAMES = {
    "guy",
    "king",
    "prince",
    "dean",
    "major",
    "porter",
    "father",
    "mother",
    "son",
    "ally",
    "ward",
}


def _to_the_left(text: str, start: int, end: int) -> int:
    """A first name the parser left out: one capital word more, within a sentence."""
    before = re.search(r"(?<=[a-z,] )([A-ZÀ-Þ][\w’-]*[a-zà-ÿ]) $", text[max(0, start - 30) : start])
    if before is None or " " not in text[start:end]:
        return start
    word = before.group(1).lower()
    if _is_title_word(word) or word in _NOT_NAMES or word.endswith(("’s", "ian", "ish", "ese")):
        return start
    return start - len(before.group(1)) - 1


def _is_name(form: str) -> bool:
    if len(form) < 2 or len(form) > 80 or _JUNK.search(form):
        return False
    if form.lower() in _NOT_NAMES or form.lower() in TITLES:
        return False
    return any(c.isupper() for c in form) or not form.isascii()


def _kind_by_form(form: str, kind: TopicKind) -> TopicKind:
    if kind in (TopicKind.PERSON, TopicKind.PLACE, TopicKind.EVENT) and _ORG_WORD.search(form):
        return TopicKind.ORGANISATION
    if kind in (TopicKind.PERSON, TopicKind.ORGANISATION) and _PLACE_WORD.search(form):
        return TopicKind.PLACE
    return kind


_IN = re.compile(r"\b(?:in|near|at|from|to|outside|towards?|across|around|above|below) $")


def _retyped(text: str, names: Sequence[Name]) -> list[Name]:
    """One form, one kind: the kind most often given; a name that speaks with a first name is a
    person.
    """
    votes: dict[str, dict[TopicKind, int]] = {}
    for name in names:
        kinds = votes.setdefault(name.form.casefold(), {})
        kinds[name.kind] = kinds.get(name.kind, 0) + (3 if name.title else 1)
        single = " " not in name.form and not name.form.isupper() and not name.title
        if single and _IN.search(text[max(0, name.span[0] - 10) : name.span[0]]):
            kinds[TopicKind.PLACE] = kinds.get(TopicKind.PLACE, 0) + 2
        told = _told_by_relative(text, name)
        if told is not None:
            kinds[told] = kinds.get(told, 0) + 2
    best = {form: max(kinds, key=lambda k: kinds[k]) for form, kinds in votes.items()}
    for form, kind in best.items():
        surname = form.rpartition(" ")[2]
        if kind is not TopicKind.PERSON and best.get(surname) is TopicKind.PERSON:
            best[form] = _as_its_surname(form, names, kind)
    return [
        Name(n.form, best[n.form.casefold()], n.span, n.role, n.title)
        if n.kind is not best[n.form.casefold()]
        else n
        for n in names
    ]


def _told_by_relative(text: str, name: Name) -> TopicKind | None:
    """ "Agnes Tveit, who is 81" is no place, "Lodestone Civil, which denies it" nobody."""
    after = text[name.span[1] : name.span[1] + 8]
    if name.kind is TopicKind.PLACE and after.startswith(", who ") and " " in name.form:
        return TopicKind.PERSON
    if name.kind is TopicKind.PERSON and after == ", which ":
        return TopicKind.ORGANISATION
    return None


def _as_its_surname(form: str, names: Sequence[Name], kind: TopicKind) -> TopicKind:
    """A person where two or three plain words end in what elsewhere stands for a person."""
    written = next(n.form for n in names if n.form.casefold() == form)
    plain = _TWO_OR_THREE.match(written) and not _ORG_WORD.search(written)
    return TopicKind.PERSON if plain and not _PLACE_WORD.search(written) else kind

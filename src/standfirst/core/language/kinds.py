"""Tells of which kind a name is within one article: by its words, by lists of countries, by what
stands around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from standfirst.core.language.roles import ROLE_NOUNS, role_after, role_head
from standfirst.core.types import Span, TopicKind


@dataclass(frozen=True, slots=True)
class Name:
    """One naming in the text: its bare form, its kind, and the role given beside it."""

    form: str
    kind: TopicKind
    span: Span
    role: str = ""
    title: str = ""  # "mrs", "gen", ... as written before the name, small and without stop


PLACE_WORD = re.compile(
    r"(?:Island|Islands|River|Lake|Sea|Bay|Valley|Mountain|Mountains|Street|Road|Avenue|Square|"
    r"Bridge|Airport|Harbour|"
    r"Harbor|Port|Province|County|Peninsula|Strait|Gulf|Coast)$"
)
ORG_WORD = re.compile(
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
TWO_OR_THREE = re.compile(
    r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ](?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][\w’-]*[a-zà-ÿ]){1,2}$"
)


_EVENT = re.compile(
    r"(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm|Ouragan|Huracán|Taifun|Orkan) "
    r"[A-ZÀ-Þ][a-zà-ÿ]+$"
    r"|.*\b(?:World Cup|Olympics|Olympic Games|Paralympics|Asian Cup|Grand Prix|Championships?|"
    r"Super Bowl|Marathon|Film Festival|Book Fair|Biennale|Weltmeisterschaft|Coupe du monde)$"
)


def kind_by_form(form: str, kind: TopicKind) -> TopicKind:
    """The kind that a name's own words tell, else the one given."""
    if _EVENT.match(form):
        return TopicKind.EVENT
    if kind in (TopicKind.PERSON, TopicKind.PLACE, TopicKind.EVENT) and ORG_WORD.search(form):
        return TopicKind.ORGANISATION
    if kind in (TopicKind.PERSON, TopicKind.ORGANISATION) and PLACE_WORD.search(form):
        return TopicKind.PLACE
    return kind


@cache
def countries() -> frozenset[str]:
    """The names of countries and territories in the four languages, small, as CLDR has them."""
    listed = (name for tongue in _TONGUES for name in Locale(tongue).territories.items())
    return frozenset(
        name.casefold() for code, name in listed if len(code) == 2 and code not in _UNIONS
    )


_TONGUES = ("en", "de", "fr", "es")
_UNIONS = {"EU", "EZ", "UN", "ZZ", "QO"}  # no countries: unions, "unknown region"
_IN = re.compile(
    r"\b(?:in|near|at|from|to|outside|towards?|across|around|above|below|aus|nach|bei|à|en|desde) $"
)
_OF_PLACE = re.compile(
    r"\b(?:city|town|village|port|capital|province|region|island|county|district|suburb|north|south|"
    r"east|west|mayor|streets|outskirts|people|coast|residents|maire|ville|alcaldesa?|ciudad|Stadt|"
    r"Bürgermeister(?:in)?) (?:of|de|von) $"
    r"|\b(?:city|town|village|port|suburb|capital|island),? $"
)
_BEHIND_PLACE = re.compile(
    r"-based\b|-born\b|, (?:the|a|an) (?:[a-z-]+ ){0,2}(?:city|town|village|capital|port|suburb|"
    r"island|province|resort|country)\b|[’']s (?:mayor|airport|harbour|outskirts|streets)\b|"
    r" (?:airport|suburb|harbour|peninsula|island|province|residents)\b"
)
# "Kirrow, the owner of the mine": what a body can be too.
_OF_BODIES = {
    "owner", "operator", "publisher", "producer", "supplier", "buyer", "retailer", "leader", "host",
    "rival", "partner", "regulator", "ally", "opponent", "founder", "contractor", "developer",
    "keeper", "driver", "guard", "grower", "vendor", "trader", "investor", "member", "star",
    "consultant", "champion", "challenger", "contender", "winner", "organiser", "organizer",
    "predecessor", "successor", "source", "victim", "manager", "neighbour", "neighbor",
    "counterpart", "broker", "builder", "supporter", "sponsor",
}  # fmt: skip
_TEAM = re.compile(r"\b(?:A?FC|AC|SC|CF|RC|FK) $")
_KIN = re.compile(
    r"\b(?:mother|father|wife|husband|brother|sister|son|daughter|widow|widower|aunt|uncle|cousin|"
    r"grandmother|grandfather|girlfriend|boyfriend),? $"
)
_OF_BODY = re.compile(
    r"\b(?:spokes(?:man|woman|person) for|chief executive of|chairman of|chairwoman of|"
    r"[Ss]hares (?:in|of)|employees of|a unit of|owner of|members? of|director of) (?:the )?$"
    r"|\b(?:the|an?) (?:[\w-]+ )?(?:company|firm|consultancy|charity|broadcaster|newspaper|airline|"
    r"bank|retailer|manufacturer|carmaker|think tank|contractor|brewer|utility) $"
)
_BEHIND_BODY = re.compile(
    r" (?:Inc|Ltd|plc|PLC|Corp|GmbH|AG|SA|LLC)\b|[’']s? (?:chief executive|board|shares|"
    r"shareholders|chairman|chairwoman|headquarters|profits?|share price)\b| (?:shares|employees|"
    r"executives|chief executive)\b"
)


def retyped(text: str, names: Sequence[Name]) -> list[Name]:
    """One form, one kind: the kind most often given, and told by what stands around; a name that
    speaks with a first name is a person.
    """
    votes: dict[str, Counter[TopicKind]] = {}
    for name in names:
        votes.setdefault(name.form.casefold(), Counter()).update(_votes(text, name))
    best = {form: max(kinds, key=lambda k: kinds[k]) for form, kinds in votes.items()}
    bodies = {f for f, kind in best.items() if _is_body_of(f, kind, best=best, names=names)}
    for form, kind in best.items():
        surname = form.rpartition(" ")[2]
        if kind is not TopicKind.PERSON and best.get(surname) is TopicKind.PERSON:
            best[form] = _as_its_surname(form, names, kind)
    return [_of_kind(n, best[n.form.casefold()], body=n.form.casefold() in bodies) for n in names]


def _of_kind(name: Name, kind: TopicKind, *, body: bool) -> Name:
    """The name as of a kind; a body has no role."""
    if body:
        return replace(name, kind=TopicKind.ORGANISATION, role="")
    return replace(name, kind=kind) if name.kind is not kind else name


def _is_body_of(
    form: str, kind: TopicKind, *, best: Mapping[str, TopicKind], names: Sequence[Name]
) -> bool:
    """ "Kirrow Ore" of "Kirrow": told by its first word alone, which is nobody, never by its last.

    Not who has a title, or an office that no body can have.
    """
    first, _, last = form.partition(" ")
    if kind is not TopicKind.PERSON or not last or " " in last:
        return False
    if best.get(first, TopicKind.PERSON) is TopicKind.PERSON:
        return False
    own = [n for n in names if n.form.casefold() == form]
    offices = {role_head(n.role) for n in own if n.role}
    return last not in best and not any(n.title for n in own) and offices == {"owner"}


def _votes(text: str, name: Name) -> Counter[TopicKind]:
    """What one naming says of the kind: what it was taken for, and the words beside."""
    votes = Counter({name.kind: 3 if name.title else 1})
    if name.title:
        return votes
    before = text[max(0, name.span[0] - 40) : name.span[0]]
    after = text[name.span[1] : name.span[1] + 40]
    plain = not name.form.isupper()
    body = _OF_BODY.search(before)
    if role_head(role_after(text, name.span[1])) in ROLE_NOUNS - _OF_BODIES:
        votes[TopicKind.PERSON] += 2
    if _TEAM.search(before):
        votes[TopicKind.ORGANISATION] += 3
    if _KIN.search(before):
        votes[TopicKind.PERSON] += 3
    if " " not in name.form and plain and not body and _IN.search(before):
        votes[TopicKind.PLACE] += 2
    if plain and name.kind is not TopicKind.OPERATION:
        places = bool(_OF_PLACE.search(before)) + bool(_BEHIND_PLACE.match(after))
        bodies = bool(body) + bool(_BEHIND_BODY.match(after))
        votes[TopicKind.PLACE] += 2 * places
        votes[TopicKind.ORGANISATION] += 2 * bodies
        if name.form.casefold() in countries():
            votes[TopicKind.PLACE] += 2
    told = _told_by_relative(text, name)
    if told is not None:
        votes[told] += 2
    return votes


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
    plain = TWO_OR_THREE.match(written) and not ORG_WORD.search(written)
    return TopicKind.PERSON if plain and not PLACE_WORD.search(written) else kind

"""Tells of which kind a name is within one article: by its words, by lists of countries, by what
stands around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

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
_OF_BODY = re.compile(
    r"\b(?:spokes(?:man|woman|person) for|chief executive of|chairman of|chairwoman of|"
    r"[Ss]hares (?:in|of)|employees of|a unit of|owner of|members? of|director of) (?:the )?$"
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


def _votes(text: str, name: Name) -> Counter[TopicKind]:
    """What one naming says of the kind: what it was taken for, and the words beside."""
    votes = Counter({name.kind: 3 if name.title else 1})
    if name.title:
        return votes
    before = text[max(0, name.span[0] - 40) : name.span[0]]
    after = text[name.span[1] : name.span[1] + 40]
    plain = not name.form.isupper()
    body = _OF_BODY.search(before)
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

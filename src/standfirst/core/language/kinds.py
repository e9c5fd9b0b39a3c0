"""Tells of which kind a name is within one article: by its words, by lists of countries, by what
stands around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from standfirst.core.article.agencies import agency_of
from standfirst.core.language.roles import ROLE_NOUNS, role_after, role_head
from standfirst.core.language.sites import is_site, kind_with_article, site_kind
from standfirst.core.language.territories import countries
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
    r"Harbor|Port|Province|County|Peninsula|Strait|Gulf|Coast|Moor|Falls|Canyon|Desert|Canal|Ocean|"
    r"Beach|Quay)$"
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
    r"Industries|Systems|Energy|Shipping|Mining|Steel|Oil|Insurance|Telecom|Media|"
    r"Advisory|Consulting|Advisers)\b"
)
TWO_OR_THREE = re.compile(
    r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ](?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][\w’-]*[a-zà-ÿ]){1,2}$"
)


_EVENT = re.compile(
    r"(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm|Ouragan|Huracán|Taifun|Orkan) "
    r"[A-ZÀ-Þ][a-zà-ÿ]+$"
    r"|.*\b(?:World Cup|Olympics|Olympic Games|Paralympics|Asian Cup|Grand Prix|Championships?|"
    r"Super Bowl|Marathon|Film Festival|Book Fair|Biennale|Weltmeisterschaft|Coupe du monde|"
    r"(?:National|Party|Constitutional|Annual) Convention|Summit|(?:World|Civil|Cold|Gulf) War"
    r"(?: [I1V]{1,3}| One| Two)?)$"
    r"|[A-ZÀ-Þ][a-z]{1,4}exit$"
)
_MAY_BE_SITES = (TopicKind.PERSON, TopicKind.ORGANISATION)


def kind_by_form(form: str, kind: TopicKind) -> TopicKind:
    """The kind that a name's own words tell, else the one given."""
    if _EVENT.match(form):
        return TopicKind.EVENT
    if is_site(form, person=kind is TopicKind.PERSON) and kind in _MAY_BE_SITES:
        return TopicKind.PLACE
    if kind is TopicKind.PERSON and " " not in form and any(c.isdigit() for c in form):
        return TopicKind.ORGANISATION  # "H1N1": nobody; as whatever else is no person or place
    if kind in (TopicKind.PERSON, TopicKind.PLACE, TopicKind.EVENT) and ORG_WORD.search(form):
        return TopicKind.ORGANISATION
    if kind in (TopicKind.PERSON, TopicKind.ORGANISATION) and PLACE_WORD.search(form):
        return TopicKind.PLACE
    return kind


_IN = re.compile(
    r"\b(?:in|(?<!tion )(?<!tions )(?<!quiry )(?<!probe )(?<!ook )(?<!ooking )into|near|at|from|to|"
    r"outside|towards?|across|around|throughout|above|below|aus|nach|bei|à|en|desde) $"
)
_OF_PLACE = re.compile(
    r"\b(?:city|town|village|port|capital|province|region|island|county|district|suburb|north|south|"
    r"east|west|mayor|streets|outskirts|people|coast|residents|maire|ville|alcaldesa?|ciudad|Stadt|"
    r"Bürgermeister(?:in)?) (?:of|de|von) $"
    r"|\b(?:city|town|village|port|suburb|capital|island),? $"
    r"|-(?:held|controlled|occupied|administered) $|\bannex(?:es|ed|ing|ation of) $"
)
# "The banks of the Ansel": of rivers, hills and lands, which are written with an article.
_OF_LAND = re.compile(
    r"\b(?:banks?|mouth|waters|shores?|slopes|summit|island|isle|river|along|border with) "
    r"(?:of )?the $"
)
_BEHIND_PLACE = re.compile(
    r"-based\b|-born\b|, (?:the|a|an) (?:[a-z-]+ ){0,2}(?:city|town|village|capital|port|suburb|"
    r"island|province|resort|country)\b|[’']s (?:mayor|airport|harbour|outskirts|streets|"
    r"borders?|capital|coast|shores?|electoral commission)\b|"
    r" (?:airport|suburb|harbour|peninsula|island|province|residents|borders?|hospital|coast|river|"
    r"region|peninsula|floods?|waterfront)\b"
)
# What a country's head has too: "Estmark’s government", also "Mubarak’s".
_GOVERNED = re.compile(
    r"[’']s? (?:government|parliament|prime minister|foreign minister|interior ministry|voters|"
    r"army|constitution|state (?:television|media)|embassy)\b"
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
    r"bank|retailer|manufacturer|carmaker|think tank|contractor|brewer|utility|band|quartet|"
    r"orchestra|record label) $"
    r"|\b(?:rock|pop|punk|metal|jazz|folk|rap|hip-hop|indie|boy|girl) (?:band|group|duo|trio) $"
    r"|\b(?:road|ship|house|home|boat|train|bridge)[ -]?builder $"
    r"|\b(?:newspaper|broadcaster|airline|news agency|carmaker|automaker|chipmaker|drugmaker|"
    r"insurer|(?:energy|oil|gas|mining|tech|technology|software|insurance|drug|car|media|security|"
    r"shipping|construction|power|grid|rail|ferry|phone|telecoms?|transport|logistics|biotech|"
    r"aerospace|defen[cs]e|food|fashion|retail|supermarket|hotel|betting|internet|social media) "
    r"(?:company|firm|giant|chain|operator|provider|producer|maker|start-?up)|"
    r"(?:investor|rebel|militant|rights|advocacy|lobby|campaign|activist|opposition|consumer|"
    r"environmental|armed|aid) group) $"
    r"|(?<!\bof )\b(?:the|an?) (?:company|contractor|supplier|operator|carrier|firm), $"
)
# Of a person too: "the e-mails seen by Veldt".
_SEEN_BY = re.compile(
    r"\b(?:letters?|documents?|e-?mails?|memos?|reports?|cop(?:y|ies)|drafts?|videos?|transcripts?|"
    r"statements?|footage),? (?:seen|obtained) by (?:the )?$"
)
# "Kirrow, a group of nine investors": not "Ana Veldt, a party member".
_APPOSED_BODY = re.compile(
    r", (?:an?|the|one of the) (?:[\w’'-]+ ){0,3}(?:company|firm|group|charity|bank|airline|"
    r"newspaper|broadcaster|agency|manufacturer|maker|retailer|start-?up|think tank|"
    r"organi[sz]ation|website|platform|consultancy|non-?profit|brewery|chain|carrier|utility|militia)"
    r"(?=[,.;]| (?:of|that|which|based|behind|for|in|from|with)\b)"
)
_BEHIND_BODY = re.compile(
    r" (?:Inc|Ltd|plc|PLC|Corp|GmbH|AG|SA|LLC)\b|[’']s? (?:chief executive|board|shares|"
    r"shareholders|chairman|chairwoman|headquarters|profits?|share price)\b| (?:shares|employees|"
    r"executives|chief executive)\b"
)
# Of a town they may be too: "the Halvik newspaper".
_PAPER = re.compile(r" (?:newspapers?|magazine|news agency|reporters?|correspondent)\b")


def retyped(text: str, names: Sequence[Name]) -> list[Name]:
    """One form, one kind: the kind most often given, and told by what stands around; a name that
    speaks with a first name is a person.
    """
    votes: dict[str, Counter[TopicKind]] = {}
    taken: Counter[tuple[str, TopicKind]] = Counter()
    parts = {word for name in names if " " in name.form for word in name.form.casefold().split()}
    for name in names:
        votes.setdefault(name.form.casefold(), Counter()).update(_votes(text, name))
        if name.kind is TopicKind.PERSON and not (name.role or name.form.casefold() in parts):
            votes[name.form.casefold()].update(_votes_of_article(text, name))
        taken[name.form.casefold(), name.kind] += 1
    listed = _listed_with_places(text, names)
    for form in votes.keys() & (_unsure(listed, taken) | _told_by_dateline(text, taken)):
        votes[form][TopicKind.PLACE] += 2
    best = {
        # Of two the one that lists tell, then the one that the text tells, rather than the one
        # that it was taken for: a list is half a vote.
        form: max(kinds, key=lambda k: (kinds[k], (form, k) in listed, -taken[form, k]))
        for form, kinds in votes.items()
    }
    for form in best:
        first, _, land = form.partition(" ")
        if land in _LANDS and best.get(first) is TopicKind.ORGANISATION:
            best[first] = TopicKind.PLACE
    bodies = {f for f, kind in best.items() if _is_body_of(f, kind, best=best, names=names)}
    for form, kind in best.items():
        surname = form.rpartition(" ")[2]
        if kind is not TopicKind.PERSON and best.get(surname) is TopicKind.PERSON:
            best[form] = _as_its_surname(form, names, kind)
    kept = (n for n in names if not _is_of_a_land(n, best))
    return [_of_kind(n, best[n.form.casefold()], body=n.form.casefold() in bodies) for n in kept]


def _votes_of_article(text: str, name: Name) -> Counter[TopicKind]:
    told = kind_with_article(text, name.span)
    return Counter({told: 2} if told is not None else {})


def _is_of_a_land(name: Name, best: Mapping[str, TopicKind]) -> bool:
    """ "Qesran", in a text that names Qesra: a people, or what is theirs."""
    form = name.form.casefold()
    if name.title or " " in form:
        return False
    endings = ("n", "an", "ian", "ese", "i")[: 4 if name.kind is TopicKind.PERSON else 5]  # Milani
    lands = (form.removesuffix(ending) for ending in endings)
    return any(land != form and best.get(land) is TopicKind.PLACE for land in lands)


_LANDS = frozenset("valley river bay coast peninsula province county region island".split())


def _told_by_dateline(text: str, taken: Mapping[tuple[str, TopicKind], int]) -> set[str]:
    """Where an article was written: "DRAVNA (Kestrel) - " of its opening, small; no person."""
    found = _DATELINE.match(text)
    if found is None or _opens_with_a_body(text, found):
        return set()
    form = (found["shouted"] or found["place"]).casefold()
    return set() if taken.get((form, TopicKind.PERSON)) else {form}


def _opens_with_a_body(text: str, dateline: re.Match[str]) -> bool:
    """ "Siemens (SIE) – Profits", "NATO - Nine allies": shares and letters, which the text writes
    in capitals alone."""
    shouted = dateline["shouted"]
    if shouted:
        bare = len(shouted) < _SHOUTED and dateline["end"] == ""
        return bare and shouted.title() not in text
    rest = iter(dateline["place"].upper())
    agency = dateline["agency"]
    return ":" in agency or (agency.isupper() and all(letter in rest for letter in agency))


# In capitals, or with an agency in brackets: "Lufthansa – Europe’s largest airline – " is none.
_DATELINE = re.compile(
    r"(?:(?P<shouted>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,2})"
    r"(?P<end>(?:, [A-ZÀ-Þ][\w. ]{1,20})?(?: \([^()\n]{2,40}\))?)"
    r"|(?P<place>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,2})"
    r"(?:, [A-ZÀ-Þ][\w. ]{1,20})? \((?P<agency>[^()\n]{2,40})\))"
    r" ?[-–—]{1,2} (?![a-zß-ÿ])"
)
_SHOUTED = 6  # letters of a town in capitals; fewer are as likely a body's


def _unsure(
    listed: set[tuple[str, TopicKind]], taken: Mapping[tuple[str, TopicKind], int]
) -> set[str]:
    """Of the listed, who was taken for no person and no body anywhere."""
    sure = (TopicKind.PERSON, TopicKind.ORGANISATION)
    return {form for form, _ in listed if not any(taken.get((form, kind)) for kind in sure)}


def _listed_with_places(text: str, names: Sequence[Name]) -> set[tuple[str, TopicKind]]:
    """The one of a list of which all others are places, small: "Benghazi, Misrata and Zawiyah"."""
    lists: list[list[Name]] = []
    for name in names:
        last = lists[-1][-1] if lists else None
        if last is not None and _LISTED.fullmatch(text[last.span[1] : name.span[0]]):
            lists[-1].append(name)
        else:
            lists.append([name])
    odd = ([n for n in one if n.kind is not TopicKind.PLACE] for one in lists if len(one) > 2)
    alone = (few[0].form for few in odd if len(few) == 1)
    return {(form.casefold(), TopicKind.PLACE) for form in alone if " " not in form}


_LISTED = re.compile(r", (?:(?:and|or|und|et|y) )?| (?:and|or|und|et|y) ")


def _of_kind(name: Name, kind: TopicKind, *, body: bool) -> Name:
    """The name as of a kind; who is nobody has no role."""
    if body:
        return replace(name, kind=TopicKind.ORGANISATION, role="")
    if name.kind is kind:
        return name
    return replace(name, kind=kind, role=name.role if kind is TopicKind.PERSON else "")


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
    role = role_head(role_after(text, name.span[1]))
    if role in ROLE_NOUNS - _OF_BODIES and not _OWNED.search(name.form):
        votes[TopicKind.PERSON] += 2
    if _TEAM.search(before):
        votes[TopicKind.ORGANISATION] += 3
    if _KIN.search(before):
        votes[TopicKind.PERSON] += 3
    if " " not in name.form and plain and not body and _IN.search(before):
        votes[TopicKind.PLACE] += 2
    if plain and name.kind is not TopicKind.OPERATION:
        bodies = bool(body) + bool(_BEHIND_BODY.match(after)) + _is_credited(before, after)
        bodies += bool(_APPOSED_BODY.match(text, name.span[1]))
        places = bool(_OF_PLACE.search(before)) + bool(_BEHIND_PLACE.match(after))
        bodies += _has_seen_papers(name, before)
        if name.kind is TopicKind.PERSON:
            bodies += bool(_PAPER.match(after))
        else:
            places += bool(_OF_LAND.search(before)) + bool(_GOVERNED.match(after))
        votes[TopicKind.PLACE] += 2 * places
        votes[TopicKind.ORGANISATION] += 2 * bodies
        if name.form.casefold() in countries():
            votes[TopicKind.PLACE] += 2
        if name.kind is TopicKind.PLACE and agency_of(name.form):
            votes[TopicKind.ORGANISATION] += 2
    of_site = None if name.role else site_kind(text, name.span, kind=name.kind)
    for told in (_told_by_relative(text, name), of_site):
        if told is not None:
            votes[told] += 2
    return votes


def _has_seen_papers(name: Name, before: str) -> bool:
    """ "E-mails seen by Bloomberg": a person sees some too."""
    alone = name.kind is not TopicKind.PERSON and " " not in name.form
    return bool((alone or agency_of(name.form)) and _SEEN_BY.search(before))


_OWNED = re.compile(r"[’']s? [A-ZÀ-Þ]")  # "Nurses’ Federation" is nobody, whoever replies for it


def _is_credited(before: str, after: str) -> bool:
    """ "OSK (Reuters) - ": whose report it is."""
    return before.endswith("(") and _CREDITED.match(after) is not None


_CREDITED = re.compile(r"\) ?[-–—]{1,2} ")


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

"""Reads names out of bylines: several people, without "By", roles, addresses and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from standfirst.core.types import Person

MAX_NAMES = 30
MAX_NAME = 80  # characters

# What agencies call themselves, those that no list knows included.
_NEWS_AGENCY = re.compile(
    r"(?:\bwire|newswire|(?:news|press) agency|nachrichtenagentur|agence de presse|"
    r"agencia de noticias)$",
    re.IGNORECASE,
)
# Spellings as bylines give them, casefolded → the agency's one name.
AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "dpa-afx": "dpa",
    "the canadian press": "The Canadian Press",
    "canadian press": "The Canadian Press",
    "la presse canadienne": "The Canadian Press",
    "press association": "PA Media",
    "pa media": "PA Media",
    "efe": "EFE",
    "europa press": "Europa Press",
    "ansa": "ANSA",
    "apa": "APA",
    "sda": "Keystone-SDA",
    "keystone-sda": "Keystone-SDA",
    "ats": "Keystone-ATS",
    "keystone-ats": "Keystone-ATS",
    "epd": "epd",
    "kna": "KNA",
    "sid": "SID",
    "ntb": "NTB",
    "ritzau": "Ritzau",
    "tt": "TT",
    "anp": "ANP",
    "belga": "Belga",
    "pap": "PAP",
    "čtk": "ČTK",
    "mti": "MTI",
    "tass": "TASS",
    "xinhua": "Xinhua",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "yonhap": "Yonhap",
    "bloomberg news": "Bloomberg",
    "upi": "UPI",
    "aap": "AAP",
    "pti": "PTI",
    "ians": "IANS",
    "bernama": "Bernama",
    "adnkronos": "Adnkronos",
    "lusa": "Lusa",
    "notimex": "Notimex",
    "télam": "Télam",
    "united press international": "UPI",
    "australian associated press": "AAP",
    "press trust of india": "PTI",
}

_LABEL = re.compile(
    r"^\s*(?:written by|reported by|story by|text by|words by|posted by|published by|by|von|"
    r"text:?|autor(?:in|es)?:|"
    r"author[s]?:|quelle:|source:|foto:|par|propos recueillis par|por|di|a cura di|door|av|af|"
    r"przez|redaktion:|"
    r"ein (?:kommentar|gastbeitrag|bericht|interview) von|(?:eine?\s)?(?:analyse|kolumne|"
    r"reportage) von)"
    r"(?:\s*[:\-–]\s*|\s+)",
    re.I,
)
_TITLE = re.compile(r"^(?:mr|mrs|ms|mag|dipl\.-ing)\.?\s+", re.I)
_MAIL = re.compile(r"\S{1,80}@\S{1,200}")
_SPLIT = re.compile(
    r"\s*[;|•·\n/]\s*|\s+(?:and|und|et|og|och|ja|mit|with|avec|&|\+)\s+|\s+(?:y|e|i|"
    r"en)\s+(?=[^\W\d_]{2,}\s+[^\W\d_])|"
    r"\s*,\s*(?:and\s+|und\s+)?",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:\(.{0,80}\)|\[.{0,80}\]|"
    r"[,–—|]\s.{0,200}|\s(?:in|for|para|für|pour)\s(?=[A-ZÄÖÜ]).{0,80}|\s@\w{1,50})\s*$"
)
_DATE = re.compile(r"\d{1,2}[./:]\d{1,2}|\b(?:19|20)\d\d\b|\d{3,}")
_NOBODY = re.compile(
    r"^(?:staff|admin(?:istrator)?|editor(?:s|ial)?|newsroom|news ?desk|web ?desk|redaktion|"
    r"rédaction|la rédaction|"
    r"redacción|redazione|redactie|redakcja|guest(?: author)?|anonymous|unknown|user|author|"
    r"staff (?:writers?|reporters?|and agencies)|agencies|agenturen|agences|agencias|agency|"
    r"(?:our|special|own|senior|political|chief) (?:correspondent|reporter)s?|correspondent|"
    r"reporter|"
    r"n/?a|null|none|undefined|press release|pressemitteilung)$",
    re.I,
)
_DESK = re.compile(
    r"\b(?:staff|desk|newsroom|redaktion|rédaction|redacción|redazione|redactie|editorial|team|"
    r"agenc(?:y|ies)|agentur(?:en)?|reporters|editors|correspondents|contributors)\b|"
    r"\.(?:com|de|at|ch|org|net|co|uk|fr|es|it|is|be|no|pl|cz|eu|tv|ru|in|ca|au)\b",
    re.I,
)
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}$", re.I)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|producer|columnist|journalist|analyst|professor|"
    r"korrespondent(?:in)?|redakteur(?:in)?|chefredakteur|reporterin|autor(?:in)?|journaliste|"
    r"correspondante?|envoyée?|rédact(?:eur|rice)|redactora?|corresponsal|periodista|inviat[oa]|"
    r"bureau|head of|chief|director|fellow|institute|university|universität|leiter(?:in)?|"
    r"für|for the|of the|at the|in [A-Z])\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs: people, the agency if one does, and all names as the outlet gives them."""

    people: tuple[Person, ...] = ()
    agency: str = ""
    names: tuple[str, ...] = ()


def byline(given: Iterable[Person], *, outlet: str = "", host: str = "") -> Byline:
    """Sorts raw author entries into people, agency and the rest.

    `given` are entries as a page or feed gives them ("By Ann Lee and Bo Ek, Reuters"). `outlet`
    and `host` name the publisher, who is no person. `names` keeps agencies and desks, in order.
    """
    people: dict[str, Person] = {}
    names: dict[str, str] = {}
    agency = ""
    for entry in given:
        found = split(entry.name)
        # "example.org, Berlin, Germany" is an imprint, not three people.
        found = found[:1] if found and _DOMAIN.search(found[0]) else found
        for name in found:
            key = name.casefold()
            if key in names or len(names) >= MAX_NAMES:
                continue
            names[key] = name
            known = AGENCIES.get(_bare(name)) or (name if _NEWS_AGENCY.search(name) else "")
            if known:
                agency = agency or known
            elif is_person(name, outlet=outlet, host=host):
                people[key] = Person(name, entry.url)
    return Byline(tuple(people.values()), agency, tuple(names.values()))


def split(raw: str) -> list[str]:
    """The names in one byline: "By Ann Lee and Bo Ek, Berlin bureau" → ["Ann Lee", "Bo Ek"]."""
    text = " ".join(unescape(raw).replace("\u00a0", " ").split())[:1000]
    if re.match(r"https?://|www\.", text):
        return []
    text = _LABEL.sub("", _MAIL.sub(" ", text), count=1)
    found: list[str] = []
    for part in _SPLIT.split(text):
        name = _clean(part or "")
        if not name or _NOBODY.match(name) or name in found:
            continue
        if found and _is_role(name):
            continue
        found.append(name)
    return found


def _is_role(name: str) -> bool:
    """What follows a name after a comma: "Ann Lee, Chief Correspondent", never a name itself."""
    lower_start = name[:1].islower() and _bare(name) not in AGENCIES
    return lower_start or bool(_ROLE.search(name))


def _clean(name: str) -> str:
    name = _LABEL.sub("", name.strip(" \t-–—:.,;|*•"), count=1)
    name = _TITLE.sub("", _AFTER.sub("", name))
    name = name.strip(" \t-–—:,;|*•\"'“”„")
    if not 1 < len(name) <= MAX_NAME or len(name.split()) > 8 or _DATE.search(name):
        return ""
    return name if any(letter.isalpha() for letter in name) else ""


def is_person(name: str, *, outlet: str = "", host: str = "") -> bool:
    """False for outlets, desks, agencies and domains."""
    bare = _bare(name)
    if bare in AGENCIES or _NOBODY.match(name) or _DESK.search(name) or name.islower():
        return False
    squeezed = re.sub(r"\W", "", bare)
    publisher = {re.sub(r"\W", "", _bare(outlet)), re.sub(r"\W", "", _site_label(host))} - {""}
    if squeezed in publisher or squeezed.removeprefix("the") in publisher:
        return False
    return not any(len(p) > 4 and squeezed.startswith(p) for p in publisher)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())


def _site_label(host: str) -> str:
    labels = [label for label in host.casefold().split(".") if label not in ("www", "m", "amp")]
    return labels[0] if len(labels) < 3 else labels[-2] if len(labels[-2]) > 3 else labels[-3]

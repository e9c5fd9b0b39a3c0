"""Reads names out of bylines: several people, without "By", roles, addresses and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from standfirst.core.article.agencies import AGENCIES, agency_of, employer_of
from standfirst.core.article.asides import is_nobody, without_asides
from standfirst.core.types import Person

MAX_NAMES = 30
MAX_NAME = 80  # characters

_LABEL = re.compile(
    r"^\s*(?:"
    r"(?:text|interview|words|story|testo|texto|protokoll|kommentar|analyse|reportage|autore?|"
    r"auteur|bericht)(?:\s?(?:und|and|et|y|e|&|,)\s?\w{3,12})?\s?:|"
    r"written by|reported by|story by|text by|words by|posted by|published by|by|von|"
    r"text:?|autor(?:in|es)?:|"
    r"author[s]?:|quelle:|source:|foto:|par|propos recueillis par|por|di|a cura di|door|av|af|"
    r"przez|redaktion:|"
    r"ein (?:kommentar|gastbeitrag|bericht|interview) von|(?:eine?\s)?(?:analyse|kolumne|"
    r"reportage) von)"
    r"(?:\s*[:\-–]\s*|\s+)",
    re.I,
)
_TITLE = re.compile(r"^(?:mr|mrs|ms|mag|dipl\.-ing)\.?\s+", re.I)
_HONORIFIC = re.compile(r"^(?:(?:dr|prof|ing|mag|sir|dame|rev|fr)\.?\s+)+(?=\S+\s+\S)", re.I)
# What stands on a link beside a name, or where a name is missing.
_MORE = re.compile(
    r"(?:view|see|show|read|all posts|zeige|alle|mehr|archiv|voir|tous|ver|todos|posted|published|"
    r"updated|publiziert|veröffentlicht|aktualisiert|publié|publicado|actualizado|pubblicato|"
    r"aggiornato|by|von|par|por|di|text|autor|author|auteur|autore|written by)"
    r"(?:$|\s+(?:on|am|le|el|il|hace|all|alle|more|beiträge|posts|articles?|mehr|por|par|von|by|"
    r"the|les|los|tutti)\b)",
    re.I,
)
# Places of several words that stand after names; places of one word need no list.
_PLACES = frozenset(
    "new york; los angeles; san francisco; washington d.c; washington dc; new delhi; hong kong; "
    "tel aviv; buenos aires; são paulo; sao paulo; rio de janeiro; mexico city; cape town; "
    "abu dhabi; kuala lumpur; addis ababa; st. petersburg; the hague; den haag; la paz; san josé; "
    "new orleans; las vegas; san diego; frankfurt am main; frankfurt a. m.; "
    "ciudad de méxico; ho chi minh city; "
    "saudi arabia; south africa; south korea; north korea; new zealand; sri lanka; costa rica; "
    "el salvador; united states; united kingdom; northern ireland; british columbia; "
    "nova scotia; new brunswick; united nations; white house; tel-aviv; le caire".split("; ")
)
_INITIAL = re.compile(r"(?:\b[^\W\d_]|\b[JS]r)\.$")
_MAIL = re.compile(r"\S{1,80}@\S{1,200}|https?:\S{1,200}")
_SPLIT = re.compile(
    r"\s*[;|•·\n/]\s*|\s+(?:and|und|et|og|och|ja|mit|with|avec|&|\+)\s+|\s+(?:y|e|i|"
    r"en)\s+(?=[^\W\d_]{2,}\s+[^\W\d_])|"
    r"\s*,\s*(?:and\s+|und\s+)?",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?:\(.{0,80}\)|\[.{0,80}\]|"
    r"[,–—|]\s.{0,200}|\s(?:in|for|from|para|für|pour)\s(?=[A-ZÄÖÜ]).{0,80}|\s@\w{1,50})\s*$"
)
# "Lee, Ann": exactly two words around one comma, as catalogues sort people.
_FAMILY_FIRST = re.compile(r"^([A-ZÀ-Ý][^\W\d_]*[’'-]?[^\W\d_]+), ([A-ZÀ-Ý][^\W\d_]+)$")
# "Text: Ann Lee, Fotos: Bo Ek": who took the pictures did not write the text.
_PICTURED = re.compile(
    r"(?:^|[,;|/]|\s[-–])\s{0,3}(?:fotos?|photos?|pictures?|bild(?:er)?|fotografie|illustrations?|"
    r"images?|photograph(?:s|y))(?: (?:by|von|de|di|par|por)|\s?:)\s[^,;|/]{2,80}",
    re.I,
)
_TRAILING = re.compile(r"\s(?:am|on|at|um|le|el|il|den)$")
_DATE = re.compile(r"\d{1,2}[./:]\d{1,2}|\b(?:19|20)\d\d\b|\d{3,}")
_NOBODY = re.compile(
    r"^(?:staff|admin(?:istrator)?|editor(?:s|ial)?|newsroom|news ?desk|web ?desk|redaktion|"
    r"rédaction|la rédaction|"
    r"redacción|redazione|redactie|redakcja|guest(?: author)?|anonymous|unknown|user|author|"
    r"staff (?:writers?|reporters?|and agencies)|agencies|agenturen|agences|agencias|agency|"
    r"(?:our|special|own|senior|political|chief) (?:correspondent|reporter)s?|correspondent|"
    r"reporter|"
    r"news|nachrichten|noticias|notizie|actualités?|top news|wire services?|"
    r"n/?a|null|none|undefined|more|press release|pressemitteilung)$",
    re.I,
)
_DESK = re.compile(
    r"\b(?:staff|desk|newsroom|redaktion|rédaction|redacción|redazione|redactie|editorial|team|"
    r"gmbh|inc|ltd|llc|\w{0,20}(?:verband|verein)|stiftung|foundation|association|ministerium|"
    r"ministry|"
    r"agenc(?:y|ies)|agentur(?:en)?|reporters|editors|correspondents|contributors|"
    r"business|insider|sports?|magazine?|radio|television|fernsehen|rundfunk|zeitung|televisión|"
    r"télévision|online|download|super ?user)\b|"
    r"\be\.\s?v\.|\.(?:com|de|at|ch|org|net|co|uk|fr|es|it|is|be|no|pl|cz|eu|tv|ru|in|ca|au)\b",
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


_ARTICLES = frozenset("the a an der die das ein eine zur zum les los las una une gli".split())
_PARTICLES = frozenset(
    "de da do dos das di del della van von der den dem zu la le el al bin ibn ben ter ten y e "
    "und".split()
)
_SUFFIXES = frozenset("JR SR DR ST".split())
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_NUMERAL = re.compile(r"II|III|IV")
_CAPITAL_LETTERS = re.compile(r"[^\W\d_]+")
# Words with a capital that stand in headings and on buttons, never in names.
_NOT_NAMES = re.compile(
    r"\b(?:the|read|more|news|story|stories|follow|related|share|about|all|our|this|view|sign|"
    r"subscribe|comments?|photos?|video|live|today|mehr|alle|artikel|lesen|thema|kommentare?|"
    r"nachrichten|foto|quelle|beiträge|lire|aussi|voir|plus|tous|articles?|leer|más|ver|noticias|"
    r"todos|leggi|anche|tutti|privacy|policy|contact|kontakt|impressum|cookies?|newsletter|"
    r"online|magazine?|times|post|press|media|group|university|institute)\b",
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
    own: set[str] = set()
    agency = ""
    for entry in given:
        found = split(entry.name)
        # "example.org, Berlin, Germany" is an imprint, not three people.
        found = found[:1] if _is_imprint(found, outlet=outlet, host=host) else found
        if _is_publisher(entry.name, outlet=outlet, host=host):
            own |= {name.casefold() for name in found}  # "Jobs & Ships"
        agency = agency or employer_of(entry.name)
        own |= {name.casefold() for name in found if _gives_domain(entry.name, host)}
        for name in found:
            key = name.casefold()
            if key in names or len(names) >= MAX_NAMES:
                continue
            names[key] = name
            known = agency_of(name) or employer_of(name)
            if known:
                agency = agency or known
            elif key not in own and is_person(name, outlet=outlet, host=host):
                people[key] = Person(_spelt(_HONORIFIC.sub("", name)), entry.url)
            elif _is_publisher(name, outlet=outlet, host=host):
                own.add(key)
    kept = (name for key, name in names.items() if key not in own or not people)
    return Byline(tuple(people.values()), agency, tuple(kept))


def _is_imprint(found: list[str], *, outlet: str, host: str) -> bool:
    """True for "example.org, Oslo, Norway", or with the outlet's name: a publisher and places."""
    if not found or _DOMAIN.search(found[0]):
        return bool(found)
    own = _is_publisher(found[0], outlet=outlet, host=host)
    return own and not any(is_name(name) for name in found[1:])


def _spelt(name: str) -> str:
    """A name that is printed in capitals as one writes it: "ANN O'HARA III" is Ann O'Hara III."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or not all(len(word) > 1 for word in words[-1:]):
        return name
    return " ".join(w if _NUMERAL.fullmatch(w) else _CAPITAL_LETTERS.sub(_lower, w) for w in words)


def _lower(match: re.Match[str]) -> str:
    letters = match[0]
    if letters not in _SUFFIXES and len(letters) < 4 and not _VOWEL.search(letters):
        return letters  # "PM DJV": initials
    if letters.startswith("MC") and len(letters) > 3:
        return f"Mc{letters[2]}{letters[3:].lower()}"
    return letters[0] + letters[1:].lower()


def _gives_domain(raw: str, host: str) -> bool:
    """ "Example Broadcasting (www.example.org)": the publisher, by its domain."""
    domain = host.removeprefix("www.").casefold()
    return bool(domain) and f"({domain})" in raw.casefold().replace("www.", "")


def split(raw: str) -> list[str]:
    """The names in one byline: "By Ann Lee and Bo Ek, Berlin bureau" → ["Ann Lee", "Bo Ek"]."""
    text = " ".join(unescape(raw).replace("\u00a0", " ").split())[:1000]
    if re.match(r"https?://|www\.", text):
        return []
    text = _MAIL.sub(" ", without_asides(text))
    text = _LABEL.sub("", _PICTURED.sub("", text), count=1)
    text = _FAMILY_FIRST.sub(_given_first, text)
    found: list[str] = []
    for part, comma in _parts(text):
        name = _clean(part)
        if not name or _NOBODY.match(name) or name in found:
            continue
        if found and (_is_role(name) or (comma and _is_place(name, found[0]))):
            continue
        found.append(name)
    return found


def _given_first(match: re.Match[str]) -> str:
    """ "Lee, Ann" is Ann Lee; "Oslo, Bergen" may be two places, "AFP, Reuters" are agencies."""
    family, given = match.groups()
    known = (_bare(match[0]) in _PLACES, agency_of(family), agency_of(given), _ROLE.search(given))
    unnamed = any(_NOBODY.match(one) or _DESK.search(one) for one in (family, given))
    return match[0] if any(known) or unnamed else f"{given} {family}"


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Each part between separators, and whether a bare comma stands before it."""
    start, comma = 0, False
    for separator in _SPLIT.finditer(text):
        yield text[start : separator.start()], comma
        start, comma = separator.end(), separator.group().strip() == ","
    yield text[start:], comma


def _is_place(name: str, first: str) -> bool:
    """What follows a whole name: "Ann Lee, Berlin", "Ann Lee, New York"."""
    alone = len(name.split()) == 1 and len(first.split()) > 1
    return _bare(name) in _PLACES or (alone and not agency_of(name) and "." not in name)


def _is_role(name: str) -> bool:
    """What follows a name after a comma: "Ann Lee, Chief Correspondent", never a name itself."""
    lower_start = name[:1].islower() and _bare(name) not in AGENCIES
    return lower_start or bool(_ROLE.search(name))


def _clean(name: str) -> str:
    name = _LABEL.sub("", name.strip(" \t-–—:,;|*•→›»"), count=1)
    name = _TRAILING.sub("", _TITLE.sub("", _AFTER.sub("", name)))
    name = name.strip(" \t-–—:,;|*•→›»\"'“”„")
    name = name if _INITIAL.search(name) else name.rstrip(". ")
    if not 1 < len(name) <= MAX_NAME or len(name.split()) > 8 or _DATE.search(name):
        return ""
    if _MORE.match(name) or not any(letter.isalpha() for letter in name):
        return ""
    return name


def is_person(name: str, *, outlet: str = "", host: str = "") -> bool:
    """False for outlets, desks, agencies and domains."""
    bare = _bare(name)
    if bare in AGENCIES or _NOBODY.match(name) or _DESK.search(name) or name.islower():
        return False
    if is_nobody(name):
        return False
    return not _is_publisher(name, outlet=outlet, host=host)


def _is_publisher(name: str, *, outlet: str, host: str) -> bool:
    """The outlet, its domain, or one of its programmes: what begins with its name."""
    squeezed = re.sub(r"\W", "", _bare(name))
    label = re.sub(r"\W", "", _site_label(host))
    publisher = {re.sub(r"\W", "", _bare(outlet)), label} - {""}
    if squeezed in publisher or squeezed.removeprefix("the") in publisher:
        return True
    if label and [re.sub(r"\W", "", word) for word in _bare(name).split()[:1]] == [label]:
        return True
    words = re.findall(r"\w+", _bare(name))
    if len(words) > 1 and set(words) <= set(re.findall(r"\w+", _bare(outlet))):
        return True
    if host and squeezed == re.sub(r"\W", "", host.removeprefix("www.").casefold()):
        return True
    return any(len(p) > 4 and squeezed.startswith(p) for p in publisher)


def is_name(text: str) -> bool:
    """True if a text reads as one person's name: two to five words, each with a capital."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or re.search(r"[\d!?:;@|…»«]", text):
        return False
    if (
        words[0].casefold() in _ARTICLES
        or _NOBODY.match(text)
        or _DESK.search(text)
        or _NOT_NAMES.search(text)
    ):
        return False
    named = [word for word in words if word.casefold() not in _PARTICLES]
    return len(named) >= 2 and all(word[:1].isupper() for word in named)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())


def _site_label(host: str) -> str:
    labels = [label for label in host.casefold().split(".") if label not in ("www", "m", "amp")]
    return labels[0] if len(labels) < 3 else labels[-2] if len(labels[-2]) > 3 else labels[-3]

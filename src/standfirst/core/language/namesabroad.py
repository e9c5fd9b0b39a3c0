"""Names in German, French and Spanish by capitals, small words and lists, without a model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from standfirst.core.language.parse import Entity, MarkedText
from standfirst.core.language.reporting import speech_of
from standfirst.core.language.rolesabroad import BODIES_ABROAD, is_role_abroad
from standfirst.core.language.rules import MAX_CHARACTERS, OPENERS, is_mostly_capitals
from standfirst.core.language.sentences import split_text
from standfirst.core.language.territories import countries
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span

_BIG = r"[A-ZÀ-ÖØ-Þ][\w-]*"
_CAPITAL = rf"{_BIG}(?:(?:\.(?=[A-Z])|[’'](?=[A-Z][a-z])){_BIG})*"  # "EE.UU", "O’Hara"
_PARTICLE = r"(?:von|van|zu|bin|ibn|von der|van der|van den|da|dos|di)"
_OF = (
    r"(?:de|du|del|de la|de las|de los|des|de l[’'](?=[A-ZÀ-Þ])|d[’'](?=[A-ZÀ-Þ])|"
    r"pour|para|para la|et|y|e)"
)
# "d'Orsay", "l'Anses": what stands before the mark is no part of the name.
_ELIDED = re.compile(r"(?:[LDCJMNSTldcjmnst]|[QqJj]u|Jusqu|Lorsqu|Puisqu)[’'](?=[A-ZÀ-Þa-zà-ÿ])")
_RUNS = {
    "de": re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ ](?:{_PARTICLE}[ ])?{_CAPITAL}){{0,5}}"),
    "fr": re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ ](?:{_OF}[ ]?)?{_CAPITAL}){{0,7}}"),
    "es": re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ ](?:{_OF}[ ]?)?{_CAPITAL}){{0,7}}"),
}
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}")
_BODY = re.compile(
    rf"\b(?:{BODIES_ABROAD}|"
    r"\w*(?:[Pp]artei|[Vv]erband|[Mm]inisterium|[Gg]ericht|[Aa]mt|[Bb]ank|[Ii]nstitut|[Rr]at|"
    r"[Gg]esellschaft|[Vv]erein|[Ss]tiftung|[Uu]niversität|[Gg]ewerkschaft|[Kk]ommission|"
    r"[Bb]ehörde|[Aa]gentur|[Zz]eitung|[Kk]ammer|[Aa]rmee|[Ll]iga|[Uu]nion|[Rr]undfunk)|"
    r"Post|Times|News|University|Press|Watch)\b"
)
_EVENT = re.compile(
    r"(?:Copa|Juegos|Campeonato|Mundial|Coupe|Jeux|Championnat|Grand Prix|Operación|Opération)\b"
)
_TITLED = re.compile(
    r"(?:FC|SC|SV|AC|CF|VfB|VfL|TSV|La|Le|Les|El|Los|Las|Der|Die|Das) |.*\b[A-Z]{3,}\b"
)
_LAND = re.compile(
    r"\b(?:Sierra|Montes|Golfo|Mar|Río|Franja|Isla|Islas|Cerro|Puerto|Valle|Île|Îles|Golfe|Mer|"
    r"Mont|Bande|Côte|Val|Lac|Golf|Meer|See|Insel|Gazastreifen|Westjordanland|Emirate|Osten|"
    r"Staaten|Oriente|Orient)\b"
)
# What German writes before a noun but not before a person's name.
_ARTICLE = re.compile(
    r"\b(?<!von )(?:(?i:de[rsmn]|die|das|eine?[rsmn]?|kein\w*|sein\w*|ihr\w*|unser\w*|dies\w*|"
    r"jede\w*|viele\w*|alle\w*|mehr\w*|im|am|zum|zur|beim|vom|ins|ans|zwei|drei|vier)|"
    r"[a-zäöü]+(?:e[nmrs]?))"
    r" ([A-ZÄÖÜ][\w-]+)"
)
_NOUN_END = re.compile(
    r".+(?:ung|ungen|heit|keit|schaft|schaften|ismus|tion|tionen|tät|chen|nis|tum|ling|leute|zeit|"
    r"jahr|jahre|kampf|recht|woche|monat|prozent|innen|euro|dollar)s?"
)
_LEADING = re.compile(r".+(?:e|er|es|en|em)")
_COMMON = word_set(
    """
    prozent millionen milliarden euro dollar angaben anfang ende mitte uhr jahr jahre montag
    dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
    august september oktober november dezember herr frau
    """
)
_STARTS = re.compile(r"(?:^|[.!?:»”“\"«„\n•–…*(-]\s*[\"“„«»¿¡(]?)$")
# "Faut-il", "XXe"
_NO_NAME = re.compile(r".+-(?:il|elle|on|ce|ils|elles|nous|vous|je|tu|moi|là)|[IVX]+(?:er?|e)?")
_OWNING = re.compile(
    r"(?:[Ii]hr|[Ss]ein|[Mm]ein|[Uu]nser|[Kk]ein|[Dd]ies|[Jj]ed|[Ww]elch|[Mm]anch|[Vv]iel|[Mm]ehr|"
    r"[Aa]ll|[Ss]owohl|[Gg]leich)\w{0,4}"
)
# What a person is, before the name: "Kriminologin Ina Roth", "Hofberater Max Lenz".
_CALLED = re.compile(
    r"(?:\w+-)?\w{3,}(?:er|rin|or|ent|ist|istin|ant|bischof|oge|ogin|kandidat|leutnant|mann|frau|"
    r"chef|präsident|direktor|agentur|sender|gruppe|verein|sprecherin)(?:en|s)?"
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a whole text tells of its words: those it also writes small, or as nouns."""

    language: str
    small: Counter[str]
    nouns: Counter[str]
    within: frozenset[str]  # words capital within a sentence


def mark_abroad(text: str, *, language: str) -> MarkedText:
    """Sentences and names of a German, French or Spanish text; kinds where words tell them."""
    sentences = split_text(text)
    seen = text[:MAX_CHARACTERS]
    if is_mostly_capitals(seen):
        return MarkedText(sentences, ())
    runs = [run.span() for run in _RUNS[language].finditer(seen)]
    look = _look(seen, runs, language)
    spans = [s for run in runs for s in _names(seen, run, look)]
    found = [Entity(*span, _label(seen, span)) for span in spans]
    return MarkedText(sentences, tuple(found))


def _look(text: str, runs: list[Span], language: str) -> _Look:
    within = {
        word for a, b in runs if not _opens(text, a) for word in text[a:b].split() if len(word) > 1
    }
    nouns = Counter(m.group(1) for m in _ARTICLE.finditer(text)) if language == "de" else Counter()
    small = Counter(re.findall(r"\b[a-zà-ÿ]{2,}\b", text))
    return _Look(language, small, nouns, frozenset(within))


def _opens(text: str, place: int) -> bool:
    return bool(_STARTS.search(text[max(0, place - 4) : place]))


def _names(text: str, run: Span, look: _Look) -> Iterator[Span]:
    start, end = run
    if not _opens(text, start):
        yield from _parts(text, _unelided(text, run), look)
        return
    start = _unelided(text, run)[0]
    first = re.compile(r"[\w’'-]+").match(text, start)
    if first is None or not text[start].isupper():
        start = _next_word(text, start, end)
    elif _is_opener(first.group(), text, (start, end), look):
        start = _next_word(text, first.end(), end)
    if start < end:
        yield from _parts(text, (start, end), look)


def _unelided(text: str, run: Span) -> Span:
    mark = _ELIDED.match(text, *run)
    return (mark.end(), run[1]) if mark else run


def _next_word(text: str, place: int, end: int) -> int:
    found = re.compile(r"\b[A-ZÀ-Þ]").search(text, place, end)
    return found.start() if found else end


def _is_opener(word: str, text: str, run: Span, look: _Look) -> bool:
    """Whether a sentence's first word is capital by its place alone."""
    if _ACRONYM.fullmatch(word) or word.casefold() in places():
        return False
    small = word.lower()
    if small in _openers(look.language) or look.small[small] or _NO_NAME.fullmatch(word):
        return True
    if look.language == "de":
        second = text[slice(*run)].split()[1:2]
        noun = not second or _is_noun(second[0], look) or text.count(second[0]) == 1
        told = bool(_LEADING.fullmatch(word)) and word not in look.within and noun
        return told or bool(_OWNING.fullmatch(word))
    alone = " " not in text[slice(*run)]
    return alone and word not in look.within


@cache
def _openers(language: str) -> frozenset[str]:
    speech = speech_of(language)
    known = speech.asides | speech.turns | speech.opens | speech.asks if speech else frozenset()
    return OPENERS | known


def _parts(text: str, run: Span, look: _Look) -> Iterator[Span]:
    """The names of one run of capitals: without titles, parted where no name holds together."""
    if look.language == "de":
        yield from _german(text, run, look)
        return
    for part in _parted(text, run):
        if not _is_common(text[slice(*part)], look):
            yield from _behind_office(text, part)


def _is_common(name: str, look: _Look) -> bool:
    """One word that names nobody by itself: "Gobierno", "Faut-il", "Une"."""
    if " " in name or name.casefold() in places() or _ACRONYM.fullmatch(name):
        return bool(_NO_NAME.fullmatch(name))
    small = name.lower()
    common = small in _openers(look.language) or is_role_abroad(small) or len(name) < 2
    return common or bool(_NO_NAME.fullmatch(name) or _BODY.fullmatch(name))


def _parted(text: str, run: Span) -> list[Span]:
    """ "Exteriores de Egipto" is two names, "Alcaldía de Medellín" one."""
    words = text[slice(*run)]
    if _BODY.match(words) or _LAND.match(words):
        cuts = [] if _BODY.match(words) else [m.span() for m in _AND.finditer(words)]
    else:
        cuts = [m.span() for m in _JOINT.finditer(words) if _divides(words, m)]
    starts = [0, *(b for _, b in cuts)]
    ends = [*(a for a, _ in cuts), len(words)]
    return [(run[0] + a, run[0] + b) for a, b in zip(starts, ends, strict=True) if a < b]


_AND = re.compile(r" (?:et|y|e) ")
_JOINT = re.compile(rf" (?P<of>{_OF}) ?(?=[A-ZÀ-Þ])")


def _divides(words: str, joint: re.Match[str]) -> bool:
    if joint.group("of") in ("et", "y", "e", "pour", "para", "para la"):
        return True
    right = words[joint.end() :].casefold()
    return right in places() or _ACRONYM.match(words[joint.end() :]) is not None


def _behind_office(text: str, part: Span) -> Iterator[Span]:
    """ "ministre de la Santé Jean Roux": the office's field, then a person."""
    words = text[slice(*part)].split()
    before = text[max(0, part[0] - 30) : part[0]].split()
    office = any(is_role_abroad(w.lower()) for w in before[-3:-1])
    plain = not any(w.islower() for w in words)
    if not (office and plain and 3 <= len(words) <= 5 and before[-1].lower() in _OFFICE_OF):
        yield part
        return
    cut = part[1] - len(" ".join(words[-2:]))
    yield part[0], cut - 1
    yield cut, part[1]


_OFFICE_OF = {"de", "du", "del", "des", "la", "las", "los", "l’", "l'"}


def _german(text: str, run: Span, look: _Look) -> Iterator[Span]:
    """The words of a run that are no nouns: two of them, an acronym, or a place."""
    found: list[Span] = []
    for word in re.compile(r"[\w’'.-]+").finditer(text, *run):
        part = _german_part(text, word.span(), run, look)
        found += [part] if part else []
        if part is None or part[1] < word.end():  # behind "Bidens" in "Bidens Politik" it ends
            yield from _told_german(text, found)
            found = []
    yield from _told_german(text, found)


def _german_part(text: str, word: Span, run: Span, look: _Look) -> Span | None:
    """The word as part of a name, without the ending of a genitive; None where it is none."""
    own = text[slice(*word)]
    if own == "von" and not _is_noble(text, word, run):
        return None
    if not own.islower() and _is_noun(own, look):
        return None
    stem = own.removesuffix("s")
    owner = stem != own and (stem in look.within or stem.casefold() in places())
    return word[0], word[1] - owner


def _is_noble(text: str, place: Span, run: Span) -> bool:
    """ "Ursula von der Leyen", "Minister Karl von Roth", "Golf von Mexiko": one name."""
    if text.startswith("von de", place[0]) or _LAND.search(text, run[0], place[0]):
        return True
    before = text[max(0, run[0] - 30) : place[0]].split()
    return any(is_role_abroad(w.lower()) for w in before[-3:-1])


def _told_german(text: str, words: list[Span]) -> Iterator[Span]:
    while words and text[slice(*words[0])].islower():
        words = words[1:]
    while words and text[slice(*words[-1])].islower():
        words = words[:-1]
    while len(words) > 1 and _is_called(text[slice(*words[0])], len(words)):
        words = words[1:]
    if not words:
        return
    name = text[words[0][0] : words[-1][1]]
    if len(words) > 1 or _ACRONYM.fullmatch(name) or name.casefold() in places():
        yield words[0][0], words[-1][1]


def _is_called(word: str, count: int) -> bool:
    """What somebody is, not a first name, which is no compound: of two words where it has a "-"."""
    known = bool(_CALLED.fullmatch(word)) and word not in _FIRST_NAMES
    return known and (count > 2 or "-" in word)


_FIRST_NAMES = {
    "Alexander",
    "Peter",
    "Walter",
    "Dieter",
    "Werner",
    "Martin",
    "Christopher",
    "Robert",
}


def _is_noun(word: str, look: _Look) -> bool:
    """A capital German word that names nobody: with an article, of a noun's form, an office."""
    small = word.lower()
    if small in places() or _ACRONYM.fullmatch(word):
        return False
    if small in _COMMON or small in OPENERS or is_role_abroad(small.rpartition("-")[2]):
        return True
    if _OWNING.fullmatch(word):
        return True
    if _BODY.fullmatch(word) or _LAND.fullmatch(word):
        return False
    return look.nouns[word] > 0 or bool(_NOUN_END.fullmatch(small)) or look.small[small] > 0


def _label(text: str, span: Span) -> str:
    name = text[slice(*span)]
    if name.casefold() in places():
        return "GPE"
    if _EVENT.match(name) and " " in name:
        return "EVENT"
    if _BODY.search(name) or _ACRONYM.fullmatch(name) or _TITLED.match(name):
        return "ORG"
    if _LAND.search(name):
        return "LOC"
    if 1 <= name.count(" ") <= 3:
        return "PERSON"
    before = text[max(0, span[0] - 8) : span[0]]
    return "GPE" if _IN.search(before) else "MISC"


_IN = re.compile(r"\b(?:à|en|desde|aus|nach|in) $")


@cache
def places() -> frozenset[str]:
    """Countries in the four languages and the cities that time zones are called after, small."""
    zones = get_global("zone_territories")
    plain = {zone.rpartition("/")[2].replace("_", " ") for zone in zones if "/" in zone}
    told = (
        zone["city"]
        for tongue in ("en", "de", "fr", "es")
        for zone in Locale(tongue).time_zones.values()
        if "city" in zone
    )
    return countries() | {city.casefold() for city in (*plain, *told)} | _BESIDES


_BESIDES = word_set("usa eeuu europa europe washington afrika asien gaza afrique asie áfrica asia")

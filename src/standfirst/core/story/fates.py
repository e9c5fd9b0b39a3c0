"""What befell the people or things that a figure counts, by word lists in four languages."""

from __future__ import annotations

import re
from functools import cache

NEAR = 32  # letters between a number with its noun and the word for what befell them

# For people to read and mend. Only words that leave no doubt: "lost" and "hit" are none. A word
# with spaces is a phrase; "-" at the end stands for any ending.
_WORDS: dict[str, dict[str, str]] = {
    "dead": {
        "en": "dead, died, die, dies, deaths, kill-, fatalit-, death toll, lost their lives",
        "de": "tot, tote, toten, toter, todesopfer-, getötet-, starb, starben, gestorben,"
        " ums leben",
        "fr": "mort, morts, morte, mortes, tué, tués, tuée, tuées, décès, décédé-",
        "es": "muerto-, muerta-, muertes, fallecid-, murieron, murió, víctimas mortales",
    },
    "hurt": {
        "en": "injur-, wound-, hurt",
        "de": "verletzt-, verwundet-",
        "fr": "blessé, blessés, blessée, blessées",
        "es": "herido-, herida-, lesionad-",
    },
    "missing": {
        "en": "missing, unaccounted for, not been accounted for, not accounted for,"
        " still being sought, still being searched for, still being looked for",
        "de": "vermisst-",
        "fr": "disparu, disparus, disparue, disparues, portés disparus",
        "es": "desaparecid-",
    },
    "trapped": {
        "en": "trapped, cut off, buried under, buried beneath, buried in the rubble, buried alive",
        "de": "eingeschlossen-, verschüttet-",
        "fr": "piégé-, bloqués, ensevelis",
        "es": "atrapad-, sepultad-",
    },
    "moved": {
        "en": "evacuat-, evacuee-, displaced, fled, from their homes, left their homes,"
        " leave their homes, out of their homes, moved to safety,"
        " taken to safety, brought to safety",
        "de": "evakuiert-, vertrieben-, geflohen-, geflüchtet-, in sicherheit gebracht",
        "fr": "évacué-, déplacés, déplacées, ont fui",
        "es": "evacuad-, desplazad-, huyeron",
    },
    "held": {
        "en": "arrest-, detain-, in custody",
        "de": "festgenommen-, verhaftet-, festnahmen",
        "fr": "arrêté-, interpell-, arrestations, interpellations",
        "es": "detenid-, arrestad-, detenciones",
    },
    "saved": {
        "en": "rescued, freed, brought out, pulled alive",
        "de": "gerettet-, befreit-, geborgen-",
        "fr": "secourus, secourues, sauvés, sauvées, libérés",
        "es": "rescatad-, liberad-",
    },
    "ill": {
        "en": "infected, infections, confirmed cases, cases, tested positive, are ill",
        "de": "infiziert-, infektionen, erkrankt-, fälle, fällen",
        "fr": "infecté-, infections, contaminé-, contaminations, cas confirmés",
        "es": "infectad-, infecciones, contagiad-, contagios, casos",
    },
    "in hospital": {
        "en": "in hospital, in hospitals, hospitalised, hospitalized, admitted to hospital,"
        " taken to hospital, to hospitals",
        "de": "im krankenhaus, in kliniken",
        "fr": "hospitalisé-, à l’hôpital, à l'hôpital",
        "es": "hospitalizad-",
    },
    "vaccinated": {
        "en": "vaccinated",
        "de": "geimpft-",
        "fr": "vacciné-",
        "es": "vacunad-",
    },
    "on strike": {
        "en": "on strike, walked off the job, downed tools, joined the strike, joined the walkout,"
        " joined the stoppage, stopped work",
        "de": "im streik, streiken, streikten, streikende-, im ausstand, legten die arbeit nieder",
        "fr": "en grève, grévistes, cessé le travail",
        "es": "en huelga, huelguistas",
    },
    "destroyed": {
        "en": "destroyed, burned down, burnt down",
        "de": "zerstört-, abgebrannt-",
        "fr": "détruit-",
        "es": "destruid-",
    },
}
# Nouns that say nothing but "people": such a figure counts everybody the fate befell.
_EVERYBODY: dict[str, str] = {
    "en": "people person persons victims casualties lives others more total number toll"
    " crowd residents inhabitants civilians dead deaths fatalities injured wounded missing bodies"
    " cases infections evacuees arrests killed",
    "de": "menschen personen opfer leute tote toten todesopfer verletzte verletzten vermisste"
    " vermissten bewohner einwohner fälle fällen infektionen festnahmen leichen",
    "fr": "personnes gens victimes morts décès blessés disparus habitants cas infections corps"
    " arrestations",
    "es": "personas gente víctimas muertos muertes fallecidos heridos desaparecidos habitantes"
    " casos contagios cuerpos detenidos",
}
_BREAK = re.compile(
    r"[,;:.!?()“”\"–—]|\b(?:and|but|while|(?<!registered )(?<!listed )as|after|when|because|"
    r"before|until|although|though|und|aber|während|weil|nachdem|et|mais|tandis|lorsque|quand|"
    r"y|pero|mientras|cuando|porque|"
    r"\d+)\b",
    re.IGNORECASE,
)
# "Infected in 25 countries", "killed by three gunmen": not the countries, not the gunmen.
# "Seven houses and 23 barns were destroyed": both were.
_AND_OTHERS = re.compile(
    r"^ (?:and|und|et|y) (?:\w+ )?\d[\d.,]* (?:[\w-]+ ){1,3}"
    r"(?=(?:were|have been|had been) destroyed\b)"
)
# Dwellings that are lost are destroyed; seats and sons are not, and shops and schools may close.
_LOST = re.compile(
    r"\blost (?:(?:about|some|at least|up to|as many as|more than|nearly) )?(?:the |another )?$"
)
# "4,000 homes lost power": what is lost by them is another thing.
_WERE_LOST = re.compile(
    r" (?:(?:were|was|have been|had been|has been) (?:also )?lost\b|"
    r"lost(?=[,;:.!?)]|$| (?:in|to|and|as|when|so)\b))"
)
_BUILDING = re.compile(
    r"\b(?:\w*houses?|homes?|cottages?|barns?|\w*buildings?|bungalows?|cabins?|huts?|dwellings?|"
    r"properties|flats|apartments|structures|sheds?|stables|villas?|chalets?)$",
    re.IGNORECASE,
)
# Counted by its own noun, and what befalls people only (_OF_PEOPLE) befalls none of these.
_VEHICLE = re.compile(
    r"\b(?:vehicles?|cars?|lorr(?:y|ies)|trucks?|bus(?:es)?|vans?|trains?|trams?|ships?|ferr(?:y|ies)|"
    r"boats?|vessels?|tankers?|(?:air)?planes?|jets?|aircraft|helicopters?|flights?|drones?|"
    r"weapons?|rifles?|phones?|computers?|bikes?|bicycles?|fahrzeuge?n?|autos?|züge?n?|"
    r"véhicules?|voitures?|camions?|trains?|vehículos?|coches?|camiones|trenes)$",
    re.IGNORECASE,
)
# Counted by its own noun too; but animals die and are hurt.
_ANIMAL = re.compile(
    r"\b(?:animals?|livestock|cattle|cows?|calves|pigs?|sheep|lambs?|goats?|horses?|dogs?|cats?|"
    r"birds?|chickens?|hens?|pigeons?|turkeys?|ducks?|geese|swans?|fish|whales?|dolphins?|seals?|"
    r"reindeer|elephants?|tiere?n?|kühe?n?|schafe?n?|animaux|vaches|moutons|animales|vacas|ovejas)$",
    re.IGNORECASE,
)
# Nouns that say who, of people of whom another report says no more than that.
_WHO = frozenset(
    """
    activists adults boys children citizens civilians colleagues commuters crew customers deckhands
    delegates demonstrators doctors drivers employees evacuees families fans farmers firefighters
    fishermen girls guards guests gunmen hikers holidaymakers hostages immigrants inmates
    instructors journalists lawmakers lawyers men migrants militants miners nurses observers
    officers passengers patients pilots players police policemen prisoners protesters pupils rebels
    recruits refugees relatives residents rescuers sailors seafarers skiers soldiers staff strikers
    students supporters suspects teachers tourists travellers trainees troops visitors volunteers
    voters witnesses women workers worshippers
    """.split()
)
_OF_PEOPLE = frozenset(
    ("dead", "hurt", "moved", "held", "ill", "in hospital", "vaccinated", "on strike")
)
_APPOSED = re.compile(r"^, [^,;.:]{1,40}, (?=(?:is|are|was|were|has|have|had|remain|still|died)\b)")
# "The death toll from the fire in the north has risen to": however far from the number.
_TOLL = re.compile(
    r"\b(?:(?P<toll>death toll)|(?:number|count|tally) of (?P<of>(?:[\w-]+ ){0,2}[\w-]+))\b",
    re.IGNORECASE,
)
# Bodies that are found are dead; those buried are another count.
_BODY_OF = re.compile(
    r"\b(?:bod(?:y|ies) of (?:the |all |these )?|leichen? (?:der|von) (?:den )?|"
    r"(?:corps|cadavres?) de(?:s)? (?:ses )?|(?:cuerpos?|cadáver(?:es)?) de (?:los |las )?)$",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:bodies|leichen|corps|cadavres|cuerpos|cadáveres) (?:[\w-]+ ){0,2}?"
    r"(?:found|recovered|retrieved|pulled|counted|gefunden|geborgen|retrouvés|découverts|hallados|encontrados)\b",
    re.IGNORECASE,
)
# "The dead man owned 20 hotels", "in a dead heat": he is dead, they are not.
_OF_ANOTHER = re.compile(
    r" (?:man|woman|boy|girl|child|baby|teenager|driver|pilot|soldier|officer|worker|player|"
    r"wrong|heat|end|ball|weight)\b",
    re.IGNORECASE,
)
# "Twelve countries have confirmed cases": it befell others.
_REPORTED = re.compile(
    r"^ (?:have|has|had) (?:also |now |already |each )?"
    r"(?:confirmed|reported|recorded|announced|registered|counted|seen)\b"
)
# Of cases that are no illness: courts have them, and cellars.
_WRONGS = (
    "fraud|theft|assault|abuse|corruption|rape|murder|harassment|violence|arson|burglary|robbery|"
    "bribery|trafficking|doping|misconduct|negligence|perjury|espionage|libel"
)
_OTHER_CASES = re.compile(
    rf"\b(?:court|criminal|civil|legal|test|{_WRONGS}) cases\b|"
    rf"\bcases (?:of|involving) (?:[\w-]+ )?(?:{_WRONGS}|wine|beer|champagne|whisky|ammunition)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|across|at|from|by|on|over|during|within|between|im|aus|von|bei|auf|an|durch|dans|à|"
    r"par|en|por|desde)\s(?:the |about |some |another |den |les |los |las )?$",
    re.IGNORECASE,
)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    parts = [
        f"(?P<f{number}>{'|'.join(_as_pattern(word) for word in _listed(words, language))})"
        for number, words in enumerate(_WORDS.values())
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _listed(words: dict[str, str], language: str) -> list[str]:
    return [word.strip() for word in words.get(language, words["en"]).split(",")]


def _as_pattern(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("-") else re.escape(word)


def fate_of(counts: str, before: str, after: str, *, language: str) -> str:
    """What befell those counted: "dead", "missing", ... or "" where no word says it.

    `counts` is the noun phrase, `before` and `after` what stands beside it in the sentence; the
    nearest word counts, and none beyond a comma, an "and" or another number.
    """
    pattern = _pattern(language)
    inside = pattern.search(counts)
    none = _OF_PEOPLE if _VEHICLE.search(counts) else frozenset[str]()
    if _OTHER_CASES.search(f"{before[-2 * NEAR :]} {counts}{after[:NEAR]}"):
        none |= {"ill"}
    if inside and _named(inside) not in none:
        return _named(inside)
    if _BUILDING.search(counts) and (_LOST.search(before) or _WERE_LOST.match(after)):
        return "destroyed"
    after = _AND_OTHERS.sub(" ", _APPOSED.sub(" ", after))
    clause = _BREAK.split(before)[-1]
    rest = "" if _REPORTED.match(after) else _BREAK.split(after, maxsplit=1)[0]
    found = [(one.start(), one) for one in pattern.finditer(rest)]
    if not _WHERE.search(clause):
        several = (
            one for one in pattern.finditer(clause) if not _OF_ANOTHER.match(clause, one.end())
        )
        found += [(len(clause) - one.end(), one) for one in several]
    near = [(far, _named(one)) for far, one in found if far <= NEAR and _named(one) not in none]
    if not near and none >= _OF_PEOPLE:
        return ""
    if not near and (_BODY_OF.search(before) or _BODIES.search(f"{counts} {rest.lstrip()}")):
        return "dead"
    return min(near)[1] if near else _of_toll(clause, pattern)


def _of_toll(clause: str, pattern: re.Pattern[str]) -> str:
    toll = _TOLL.search(clause)
    found = pattern.search(toll["toll"] or toll["of"]) if toll else None
    return _named(found) if found else ""


def is_fate(word: str, *, language: str) -> bool:
    """Does the word by itself say what befell somebody: "evacuated"?"""
    return bool(_pattern(language).fullmatch(word))


def fates(text: str, *, language: str) -> frozenset[str]:
    """What the text says that befell people: "dead", "missing", ..."""
    return frozenset(_named(found) for found in _pattern(language).finditer(text))


def without_fates(text: str, *, language: str) -> str:
    """The text without the words that say what befell somebody."""
    return _pattern(language).sub(" ", text)


def _named(found: re.Match[str]) -> str:
    return list(_WORDS)[int(str(found.lastgroup)[1:])]


@cache
def _everybody(language: str) -> frozenset[str]:
    return frozenset(_EVERYBODY.get(language, _EVERYBODY["en"]).split())


def is_person(counts: str) -> bool:
    """May those counted be people: no animals, vehicles and houses?"""
    return not any(kind.search(counts) for kind in (_ANIMAL, _VEHICLE, _BUILDING))


def are_people(noun: str) -> bool:
    """Does an English noun say which people are counted: "miners"?"""
    return noun.casefold() in _WHO


def is_everybody(noun: str, *, language: str) -> bool:
    """Does the noun say no more than that people are counted?"""
    return noun.casefold() in _everybody(language)

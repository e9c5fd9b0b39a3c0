"""How four languages name days: months, weekdays, "yesterday", and the signs of what is to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language's names of days; what is no table is a regular expression without groups."""

    months: str
    weekdays: tuple[str, ...]  # from Monday
    parts: str  # of a day, as they are written onto its name: "Freitagabend"
    words: Mapping[str, int]  # days from today
    ago: str  # with {number} in it
    numbers: tuple[str, ...]  # from one
    in_month: str  # what stands before a month that is meant as a whole
    last: str  # beside a name: the one before
    next: str  # beside a name: the one to come
    coming: str  # words of the future, in one clause with the day
    past: str
    until: str  # right before a day: it is still to come
    never: str  # right before a weekday or word that is no single day: "every"
    month_first: bool = False  # "Feb. 11"
    any_case: bool = False  # names of days are written small


def _at_the_start(words: Mapping[str, int]) -> dict[str, int]:
    """The words, and as they stand at the start of a sentence."""
    return {**words, **{word[0].upper() + word[1:]: days for word, days in words.items()}}


ENGLISH = Calendar(
    months=(
        "January|February|March|April|May|June|July|August|September|October|November|December|"
        "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    parts="",
    words=_at_the_start({
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0,
        "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
        "the day after tomorrow": 2, "tomorrow": 1,
    }),
    ago=r"{number} days ago",
    numbers=("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    in_month=r"[Ii]n|[Ss]ince|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|of|[Bb]y|[Uu]ntil",
    last="last|past",
    next="next|coming",
    coming=(
        r"will|won[’']t|shall|would|could|going to|due|scheduled|expected|upcoming|"
        r"(?:is|are|was|were|set|plans?|planned|planning) (?:to|for)|begins?|starts?|opens?"
    ),
    past=r"(?<!be )[a-z]{2,}ed|said|told|was|were|had|has|have|began|took|held|came|went|saw|made|"
    r"fell|rose|met|won|lost|gave|left|sent|broke|spoke|died|put|led|fled|shot|found|struck|hit",
    until="until|till|by|this",
    never="every|each|any|an?|most|Black|Good|Easter|Bloody|Palm|Super|Ash|Holy|Whit",
    month_first=True,
)  # fmt: skip

FRENCH = Calendar(
    months=(
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
        "janv|févr|avr|juil|oct|nov|déc"
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    parts="",
    words=_at_the_start({
        "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "ce matin": 0,
        "cet après-midi": 0, "ce soir": 0, "après-demain": 2, "demain": 1,
    }),
    ago=r"il y a {number} jours",
    numbers=(
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    ),
    in_month="en|depuis|début|fin|mi|mois de|mois d[’']|courant|dès",
    last="dernier|passé",
    next="prochain",
    coming=(
        r"[a-zà-ÿ]+(?:era|eront|ira|iront|dra|dront|rra|rront)|aura|auront|va|vont|doit|doivent|"
        r"devrait|devraient|prévue?s?|attendue?s?"
    ),
    past=r"a|ont|avait|avaient|est|sont|était|étaient|[a-zà-ÿ]+(?:èrent|irent)",
    until="jusqu[’']à|jusqu[’']au|d[’']ici|d[’']ici à|d[’']ici au|dès|à partir de|à partir du",
    never="chaque|tous les|un",
    any_case=True,
)  # fmt: skip

GERMAN = Calendar(
    months=(
        "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
        "Dezember|Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez"
    ),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    parts="morgen|vormittag|mittag|nachmittag|abend|nacht|früh",
    words=_at_the_start({
        "vorgestern": -2, "gestern morgen": -1, "gestern": -1, "heute morgen": 0, "heute": 0,
        "übermorgen": 2,
    }) | {"morgen": 1},  # "Morgen" is the morning
    ago=r"vor {number} Tagen",
    numbers=(
        "einem", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    ),
    in_month="im|Im|seit|Seit|Anfang|Mitte|Ende|vom|letzten|kommenden|nächsten",
    last="letzte[nmr]?|vergangene[nmr]?|vorige[nmr]?",
    next="nächste[nmr]?|kommende[nmr]?",
    coming=r"wird|werden|soll|sollen|will|wollen|geplant|erwartet|vorgesehen",
    past=r"wurden?|hat|haben|hatten?|war|waren|ist|sind|[a-zäöüß]+(?:te|ten)",
    until="bis|bis zum|ab|ab dem|diese[nmr]?",
    never="jede[nmr]?|alle|eine[nm]?|ein",
)  # fmt: skip

SPANISH = Calendar(
    months=(
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|"
        "diciembre|ene|feb|abr|jun|jul|ago|sept|oct|nov|dic"
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    parts="",
    words=_at_the_start({
        "anteayer": -2, "antes de ayer": -2, "ayer": -1, "anoche": -1, "hoy": 0,
        "esta mañana": 0, "esta tarde": 0, "esta noche": 0, "pasado mañana": 2, "mañana": 1,
    }),
    ago=r"hace {number} días",
    numbers=(
        "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    ),
    in_month="en|desde|mes de|principios de|mediados de|finales de|durante",
    last="pasado|último",
    next="próximo|que viene",
    coming=r"[a-zñ]+(?:rá|rán)|va a|van a|prevé|previst[oa]s?|debe|deben",
    past=r"[a-zñ]+(?:ó|aron|ieron)|ha|han|había|habían|fue|es",
    until="hasta|hasta el|a partir del",
    never="los|cada|un|la|media|una",
    any_case=True,
)  # fmt: skip

CALENDARS: Mapping[str, Calendar] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "de": GERMAN,
    "es": SPANISH,
}

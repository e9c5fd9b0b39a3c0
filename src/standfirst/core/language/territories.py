"""Countries and unions by the names that CLDR gives them in the four languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from unicodedata import combining, normalize

from babel import Locale

TONGUES = ("en", "de", "fr", "es")
UNIONS = frozenset(("EU", "UN"))
_NEITHER = frozenset(("EZ", "QO", "ZZ"))  # the euro area, "outlying Oceania", "unknown region"
# CLDR has short and variant names too, but Babel leaves them out, and of the codes that it has no
# list tells which are written in a text ("US", never "CH"). Letters count as capitals alone: "us"
# and "Uno" are words.
_LETTERS = {
    "US": "US;U.S.;USA;U.S.A.;EE. UU.;EE.UU.;EEUU",
    "GB": "UK;U.K.",
    "EU": "EU;E.U.;UE",
    "UN": "UN;U.N.;UNO;ONU",
    "AE": "UAE;U.A.E.",
}
_ALSO = {
    "US": "America;Amerika;United States of America;Vereinigte Staaten von Amerika;"
    "États-Unis d’Amérique;Estados Unidos de América",
    "GB": "Britain;Great Britain;Großbritannien;Grande-Bretagne;Gran Bretaña",
}
# Full names that CLDR has dropped, or lengthened, and newspapers still write.
_STILL = {
    "TR": "Turkey",
    "CZ": "Czech Republic;Tschechische Republik;République tchèque;República Checa",
    "MM": "Burma;Birma",
    "CI": "Ivory Coast",
    "HK": "Hong Kong;Hongkong",
}


# Names of a country in one of the four languages that mean something else in another of them, or
# two countries: "Granada" in Spain, "Georgia" in the United States, both Congos.
_OTHERWISE = frozenset(
    "congo;kongo;granada;georgia;georgie;island;guadalupe;reunión;réunion;santa elena;la reunion;"
    "san martin;santa lucia;grenade".split(";")
)


_WITH_ARTICLE = frozenset("US GB AE NL PH CZ DO CF BS GM MV SC EU UN".split())
_BRIEFLY = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "CZ": "Czech Republic"}


def territory(name: str) -> str:
    """The code of the country or union ("US", "EU") that a name stands for; "" where it is none,
    or may be two."""
    code = _codes().get(_key(name), "")
    return "" if _key(name) in _letters() and name != name.upper() else code


def names_of(code: str) -> frozenset[str]:
    """All names of a country or union, small; of an unknown code none."""
    return _names().get(code, frozenset())


def english(code: str) -> str:
    """The English name of a country or union, as a sentence has it; an unknown code itself."""
    name = str(Locale("en").territories.get(code, code))
    name = _BRIEFLY.get(code, name).replace(" & ", " and ")
    return f"the {name}" if code in _WITH_ARTICLE else name


def is_listed(name: str) -> bool:
    """Whether a name is a full one of a country or union: "United States", no "America"."""
    return _key(name) in _listed() or _key(name) in _written(_STILL)


@cache
def _letters() -> frozenset[str]:
    return frozenset(_written(_LETTERS))


def _written(names: Mapping[str, str]) -> dict[str, str]:
    return {_key(name): code for code, several in names.items() for name in several.split(";")}


@cache
def countries() -> frozenset[str]:
    """The names of countries and territories, small, as CLDR has them."""
    return frozenset(name for name, codes in _listed().items() if not codes & UNIONS)


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).replace("'", "’")


@cache
def _listed() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for tongue in TONGUES:
        for code, name in Locale(tongue).territories.items():
            if len(code) == 2 and code not in _NEITHER:
                found[_key(name)].add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _codes() -> dict[str, str]:
    listed = {name: min(codes) for name, codes in _listed().items() if len(codes) == 1}
    found = _written(_LETTERS) | _written(_ALSO) | _written(_STILL) | listed
    plain = {_plain(name): code for name, code in found.items() if name not in _OTHERWISE}
    found = plain | found  # "Algerie", "Mexico": as who has no accents writes them
    return {name: code for name, code in found.items() if name not in _OTHERWISE}


def _plain(name: str) -> str:
    """A name without its accents."""
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))


@cache
def _names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, code in _codes().items():
        found[code] |= {name, name.replace("’", "'")}
    return {code: frozenset(names) for code, names in found.items()}

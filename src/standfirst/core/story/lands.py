"""In which country a count is told to be: by the place beside it, or the state that reports it."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from standfirst.core.types import FoundFigure

WORLD = "world"  # "cases worldwide" are of no one country
LETTERS = 60  # beside a number that are looked at for "worldwide"
NO_MORE = 2  # letters by which a country is longer than the stem of its adjective
_UNIONS = frozenset(("EU", "EZ", "UN", "ZZ", "QO"))  # CLDR lists them among the countries
_TONGUES = "en", "de", "fr", "es"
# What CLDR does not have, or spells otherwise.
_ALSO = {
    "uk": "GB", "u.k.": "GB", "britain": "GB", "great britain": "GB", "us": "US", "u.s.": "US",
    "usa": "US", "america": "US", "turkey": "TR", "czech republic": "CZ", "burma": "MM",
    "ivory coast": "CI", "congo": "CD", "england": "GB-ENG", "scotland": "GB-SCT",
    "wales": "GB-WLS", "northern ireland": "GB-NIR",
}  # fmt: skip
_ADJECTIVES = {
    "british": "GB", "american": "US", "turkish": "TR", "spanish": "ES", "danish": "DK",
    "polish": "PL", "irish": "IE", "french": "FR", "dutch": "NL", "greek": "GR", "swiss": "CH",
    "saudi": "SA", "afghan": "AF", "thai": "TH",
}  # fmt: skip
_ENDINGS = ("", "n", "i", "an", "ian", "ean", "ese", "ish")
_WORLD = re.compile(
    r"\b(?:world ?wide|globally|global|around the (?:world|globe)|across the (?:world|globe)|"
    r"weltweit|dans le monde|en todo el mundo|mundial\w*)\b",
    re.IGNORECASE,
)
_LANDS = re.compile(r"\b(?:countries|nations|ländern?|staaten|pays|países)$", re.IGNORECASE)
# "Mexico has confirmed", "Mexican officials said": who counts at home.
_REPORTS = re.compile(
    r"\b(?P<land>(?:(?:[A-ZÀ-Þ]\.){2,}|[A-ZÀ-Þ][a-zà-ÿ]+|UK|US)(?: [A-ZÀ-Þ][a-zà-ÿ]+)??)(?:[’']s)?"
    r"(?:, [^,.;]{1,60},)? (?:(?:has|have|had|now|also|said it|says it) )*"
    r"(?:confirm\w*|report\w*|record\w*|authorities|officials|"
    r"government|(?:health|interior) (?:minist\w+|secretary|officials|authorities)|"
    r"(?:Health|Interior) (?:Minist\w+|Secretary)|ministry|police)\b"
)


def _is_land(code: str) -> bool:
    return code.isalpha() and code not in _UNIONS


@cache
def _lands() -> dict[str, str]:
    """Name, small → code of the country."""
    return _ALSO | {
        name.casefold(): code
        for tongue in _TONGUES
        for code, name in Locale(tongue).territories.items()
        if _is_land(code)
    }


@cache
def _stems() -> dict[str, str]:
    """The beginning of a country's name, as its adjective may have it → its code."""
    found: dict[str, str] = {}
    for code, name in Locale("en").territories.items():
        small = name.casefold()
        if _is_land(code):
            for short in range(NO_MORE + 1):
                found.setdefault(small[: len(small) - short], code)
    return found


def land(name: str) -> str:
    """The code of the country that a name or an adjective stands for; "" where it is none."""
    small = name.casefold().removeprefix("the ")
    known = _lands().get(small) or _ADJECTIVES.get(small)
    if known:
        return known
    stems = (small.removesuffix(ending) for ending in _ENDINGS if small.endswith(ending))
    return next((_stems()[stem] for stem in stems if len(stem) > 3 and stem in _stems()), "")


def land_of(figure: FoundFigure, before: str, behind: str) -> str:
    """The code of the country in which a figure counts, WORLD for all; "" where nothing says it.

    `before` and `behind` are its sentence on either side of the number and its noun.
    """
    if _LANDS.search(figure.counts):
        return WORLD
    if figure.place:
        return land(figure.place)
    own = (_lands().get(word.casefold()) for word in figure.counts.split() if word[0].isupper())
    if code := next(filter(None, own), ""):  # "UK cases"; "British soldiers" may be anywhere
        return code
    if _WORLD.search(f"{before[-LETTERS:]} {figure.counts} {behind[:LETTERS]}"):
        return WORLD
    reports = (land(found["land"]) for found in _REPORTS.finditer(before[-160:]))
    return next(filter(None, reports), "")

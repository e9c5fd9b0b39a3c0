"""In which country a count is told to be: by the place beside it, or the state that reports it."""

from __future__ import annotations

import re
from functools import cache

from standfirst.core.language.territories import UNIONS, countries, territory
from standfirst.core.types import FoundFigure

WORLD = "world"  # "cases worldwide" are of no one country
LETTERS = 60  # beside a number that are looked at for "worldwide"
NO_MORE = 2  # letters by which a country is longer than the stem of its adjective
# Those that report their own numbers, and are no countries to CLDR.
_PARTS = {
    "england": "GB-ENG", "scotland": "GB-SCT", "wales": "GB-WLS", "northern ireland": "GB-NIR",
}  # fmt: skip
_ADJECTIVES = {
    "british": "GB", "american": "US", "turkish": "TR", "spanish": "ES", "danish": "DK",
    "polish": "PL", "irish": "IE", "french": "FR", "dutch": "NL", "greek": "GR", "swiss": "CH",
    "saudi": "SA", "afghan": "AF", "thai": "TH",
}  # fmt: skip
_ENDINGS = ("", "n", "i", "an", "ian", "ean", "ese", "ish")
_WORLD = re.compile(
    r"\b(?:world ?wide|globally|global|around the (?:world|globe)|across the (?:world|globe)|"
    r"(?:in|across|in some|in about|in over|in more than) \d+ (?:countries|nations)|"
    r"in \d+ (?:ländern|staaten)|dans \d+ pays|en \d+ países|"
    r"weltweit|dans le monde|en todo el mundo|mundial\w*)\b",
    re.IGNORECASE,
)
_LANDS = re.compile(r"\b(?:countries|nations|ländern?|staaten|pays|países)$", re.IGNORECASE)
# "Mexico has confirmed", "Mexican officials said": who counts at home.
_LAND = r"\b(?P<land>(?:(?:[A-ZÀ-Þ]\.){2,}|[A-ZÀ-Þ][a-zà-ÿ]+|UK|US)"
_COUNTS = (
    r"(?:, [^,.;]{1,60},)? (?:(?:has|have|had|now|also|said it|says it) )*"
    r"(?:confirm\w*|report\w*|record\w*|authorities|officials|"
    r"government|(?:health|interior) (?:minist\w+|secretary|officials|authorities)|"
    r"(?:Health|Interior) (?:Minist\w+|Secretary)|ministry|police)\b"
)
_REPORTS = re.compile(rf"{_LAND}(?: [A-ZÀ-Þ][a-zà-ÿ]+)??)(?:[’']s)?{_COUNTS}")
# "The U.S. Centers for Disease Control reported".
_BODY_REPORTS = re.compile(
    rf"{_LAND})(?:[’']s)?(?: (?:[A-ZÀ-Þ][a-zà-ÿ]+|for|of|and|on)){{1,6}}{_COUNTS}"
)


@cache
def _stems() -> dict[str, str]:
    """The beginning of a country's name, as its adjective may have it → its code."""
    found: dict[str, str] = {}
    for name in sorted(countries()):
        for short in range(NO_MORE + 1):
            if code := _country(name):
                found.setdefault(name[: len(name) - short], code)
    return found


def _country(name: str) -> str:
    """The code of the country of this name, or of a part that counts for itself; else ""."""
    code = _PARTS.get(name.casefold()) or territory(name)
    return "" if code in UNIONS else code


def land(name: str) -> str:
    """The code of the country that a name or an adjective stands for; "" where it is none."""
    bare = name.removeprefix("the ").removeprefix("The ")
    small = bare.casefold()
    known = _country(bare) or _ADJECTIVES.get(small)
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
    own = (_country(word) for word in figure.counts.split() if word[0].isupper())
    if code := next(filter(None, own), ""):  # "UK cases"; "British soldiers" may be anywhere
        return code
    if _WORLD.search(f"{before[-LETTERS:]} {figure.counts} {behind[:LETTERS]}"):
        return WORLD
    told = (way.finditer(before[-160:]) for way in (_REPORTS, _BODY_REPORTS))
    reports = (land(found["land"]) for several in told for found in several)
    return next(filter(None, reports), "")

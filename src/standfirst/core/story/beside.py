"""What the words beside a number say of it: where, how surely, whether it is all so far."""

from __future__ import annotations

import re

LETTERS = 60  # on either side that are looked at

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PLACE = re.compile(
    r"\b(?i:in|at|near|across|around|outside|throughout|aus|im|bei|nahe|à|au|aux|en|dans|près de|"
    r"cerca de)\s(?:the |der |den |la |le |el |los )?((?:[A-ZÀ-Þ][\w’'.-]*\s?)+)"
)
# All so far, not those of one place or one blow.
_RUNNING = re.compile(
    r"\b(?:so far|to date|in all|altogether|ha(?:s|ve) now|is now|tolls?|tally|"
    r"(?:the|total) number of|(?:risen|rose|rising|climbed|raising|bringing|brought|takes|taking)\b"
    r"[^,.;:]{0,40}\bto|bisher|insgesamt|gestiegen|die zahl|bilan|au total|jusqu[’']ici|"
    r"le nombre de|hasta ahora|en total|el número de)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:put|puts|putting|gave|gives|set|sets)\b (?:the |its |their |that )?(?:\w+ )?"
    r"(?:number|figure|sum|total|toll|count|tally|price|cost|turnout|crowd)s? (?:at|as)\s"
    r"(?:about |some |at least |more than )?$",
    re.IGNORECASE,
)
# "800 km (500 miles) east of Tripoli": where something lies, and once more in another unit.
LENGTHS = frozenset({"m", "km", "miles", "feet"})
_WHERE = re.compile(
    r"^\s?(?:\([^)]{0,20}\) )?(?:to the |further |au |al |im )?"
    r"(?:(?:north|south|east|west)\w*|outside|inland|offshore|"
    r"(?:nördlich|südlich|östlich|westlich|nord|süd|ost|west)\w*|(?:nord|sud|est|ouest)\b|"
    r"(?:norte|sur|este|oeste)\b)",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"\b(?:including|among them|darunter|dont|entre ellos|incluid[oa]s)\b")
_NEW = re.compile(
    r"\s?(?:new|neue[nr]?|nouveaux|nouvelles|nuev[oa]s)\b", re.IGNORECASE
)  # an increase
_SUSPECTED = re.compile(
    r"\b(?:suspected|probabl[ey]|possibl[ey]|presumed|verdacht\w*|mutmaßlich\w*|suspect[eé]?s?|"
    r"probables?|sospechos[oa]s?|posibles?)\b",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(r"\b(?:confirm|bestätigt|nachgewiesen)\w*", re.IGNORECASE)
_SCORE = re.compile(r"^\s?(?:to|zu|gegen|against|contre|contra) \d")  # "76 votes to 74"
_RISE = re.compile(r"\b(?:from|von|de|desde)\s(?:about |some |etwa )?[$€£¥]?$", re.IGNORECASE)
_CONVERTED = re.compile(r"\d\s?[^\W\d_]+\s?\($")


def is_running(before: str, counts: str, behind: str) -> bool:
    """Is it told as all so far: "the number of cases has risen to 19"?"""
    return bool(_RUNNING.search(f"{before[-LETTERS:]} {behind[:LETTERS]} {counts}"))


def points(before: str) -> bool:
    """ "Put the number at": does another number beside it say what is counted?"""
    return bool(_POINTS.search(before[-LETTERS:]))


def is_score(before: str, behind: str) -> bool:
    """ "76 votes to 74": two counts, not one."""
    return bool(_SCORE.match(behind) and not _RISE.search(before[-LETTERS:]))


def is_where(before: str, behind: str) -> bool:
    """Does a length only say where something lies, or repeat another in a second unit?"""
    return bool(_WHERE.match(behind) or _CONVERTED.search(before[-LETTERS:]))


def is_increase(after: str) -> bool:
    """ "Nine new cases" are no total."""
    return bool(_NEW.match(after))


def places(sentence: str) -> frozenset[str]:
    """Words of the places it names, but those of a part: "79, including six in Canada"."""
    whole = _INCLUDING.split(sentence, maxsplit=1)[0]
    return frozenset(word for found in _PLACE.findall(whole) for word in _WORD.findall(found))


def owners(counts: str, *, language: str) -> frozenset[str]:
    """Names in a noun phrase: "Turkish" of "Turkish citizens". German writes every noun so."""
    if language == "de":
        return frozenset()
    return frozenset(word for word in _WORD.findall(counts) if word[0].isupper())


def sure(before: str, counts: str, behind: str) -> str:
    """ "confirmed" or "suspected", as those counted are said to be; "" where nothing says it."""
    said = f"{before[-LETTERS:]} {counts} {behind[: LETTERS // 2]}"
    if _SUSPECTED.search(said):
        return "suspected"
    return "confirmed" if _CONFIRMED.search(said) else ""

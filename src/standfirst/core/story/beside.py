"""What the words beside a number say of it: where, how surely, whether it is all so far."""

from __future__ import annotations

import re

from standfirst.core.language.similarity import stopwords

LETTERS = 60  # on either side that are looked at

DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|"
    r"mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|"
    r"viernes|sábado|domingo)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OWNED = re.compile(r"[’']s$")
_PLACE = re.compile(
    r"\b(?i:in|into|at|near|across|around|outside|throughout|aus|im|bei|nahe|à|au|aux|en|dans|"
    r"près de|cerca de)\s(?:the |der |den |la |le |el |los )?((?:[A-ZÀ-Þ][\w’'.-]*\s?)+)"
)
# All so far, not those of one place or one blow.
_RUNNING = re.compile(
    r"\b(?:so far|to date|now|in all|altogether|tolls?|tally|(?:final|latest|official) count|"
    r"(?:the|total) number of|(?:risen|rose|rising|climbed|raising|bringing|brought|takes|taking)\b"
    r"[^,.;:]{0,40}\bto|bisher|insgesamt|gestiegen|die zahl|bilan|au total|jusqu[’']ici|"
    r"le nombre de|hasta ahora|en total|el número de)\b",
    re.IGNORECASE,
)
_BY_COUNT = re.compile(
    r"\b(?:according to|by|nach|selon|según) (?:the |its |der |le |el )?(?:final|latest|official|"
    r"letzten|dernier|último) (?:count|tally|toll|zählung|décompte|bilan|recuento)\b",
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
    r"\b(?:suspected|estimated|probabl[ey]|possibl[ey]|presumed|believed to|thought to|"
    r"verdacht\w*|mutmaßlich\w*|suspect[eé]?s?|probables?|sospechos[oa]s?|posibles?)\b",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"\b(?:confirm\w*|bestätigt\w*|nachgewiesen\w*|known to have)\b", re.IGNORECASE
)
_TURNOUT = re.compile(
    r"\b(?:turnout|(?:been|gone|went) to the polls|cast (?:their |a )?(?:ballots?|votes?)|"
    r"had voted(?! (?:for|against))|wahlbeteiligung|taux de participation|"
    r"(?:la )?participación)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"^\s?(?:to|zu|gegen|against|contre|contra) \d")  # "76 votes to 74"
_RISE = re.compile(r"\b(?:from|von|de|desde)\s(?:about |some |etwa )?[$€£¥]?$", re.IGNORECASE)
_CONVERTED = re.compile(r"\d\s?[^\W\d_]+\s?\($")


_LEVEL = re.compile(
    r"\b(?:stood|stands|reach\w*|crest\w*|peak\w*|rose|risen|climb\w*|fell|fallen|drop\w*|"
    r"eased|settled|traded|trading|slipped|slid|tumbled|plunged|jumped|surged|clos(?:e|ed|ing)|end(?:ed|ing)|was|is|stieg\w*|gestiegen|sank|gesunken|lag|liegt|erreicht\w*|"
    r"atteint|atteignait|subi\w*|alcanz\w*|cay\w*)\b[^,;:]{0,30}?$",
    re.IGNORECASE,
)


_CLOSE = re.compile(
    r"\b(?:clos(?:e|ed|ing)(?: price)?|(?:ended|finished)(?: the (?:day|session|week))?)"
    r"(?: up| down| higher| lower)? (?:of|at)\s[$€£¥]?$"
)


def is_close(before: str) -> bool:
    """ "Ended the day at 41.10 crowns": the price with which a market closed?"""
    return bool(_CLOSE.search(before[-LETTERS:]))


def is_level(before: str) -> bool:
    """ "Stood at 5.1 metres", "fell to 40.10 crowns": what goes up and down."""
    return bool(_LEVEL.search(before[-LETTERS:]))


# "Fell 4 per cent", "rose $2": what it moved by is another thing than what it moved to.
_MOVED_BY = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|fell|fallen|falls?|falling|gain\w*|lost|loses?|drop\w*|"
    r"slip\w*|slid|slides?|eas(?:e|ed|es|ing)|climb\w*|jump\w*|surg\w*|add(?:ed|s)|tumbl\w*|plung\w*|"
    r"increas\w*|decreas\w*|grew|grow[ns]?|shr[aiu]nk|up|down|higher|lower|stieg\w*|gestiegen|"
    r"sank\w*|gesunken|fiel\w*|gefallen|augment\w*|gagn\w*|perdu|recul\w*|baiss\w*|subi\w*|"
    r"baj(?:ó|a|aron)|cay(?:ó|eron)|gan(?:ó|aron)|aument\w*)"
    r"(?P<by> by| um| de)?"
    r"(?: (?:another|a further|more than|about|some|nearly|almost|around|as much as)){0,2}"
    r"\s[$€£¥]?$",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:still|remain\w*|noch|encore|toujours|aún|todavía)\b", re.IGNORECASE)


def is_move(before: str, *, share: bool) -> bool:
    """Does the number say by how much something moved: "fell 4 per cent"? A sum or measure "by"
    which something is to rise may be what is asked for, and counts."""
    found = _MOVED_BY.search(before[-LETTERS:])
    return bool(found and (share or not found["by"]))


def names(before: str, *, language: str) -> frozenset[str]:
    """Words with a capital beside a price, small: "brent" of "Brent crude closed at"."""
    if language == "de":
        return frozenset()
    bare = DAY.sub(" ", before[-LETTERS:])
    found = (word for word in _WORD.findall(bare) if word[0].isupper())
    return frozenset(word.casefold() for word in found if len(word) > 2) - stopwords(language)


def is_left(before: str, behind: str) -> bool:
    """ "One is still missing": is it told as what is left?"""
    return bool(_STILL.search(f"{before[-LETTERS:]} {behind[: LETTERS // 2]}"))


def is_running(before: str, counts: str, behind: str) -> bool:
    """Is it told as all so far: "the number of cases has risen to 19"?"""
    near = f"{before[-LETTERS:]} {behind[:LETTERS]} {counts}"
    return bool(_RUNNING.search(near) or _BY_COUNT.search(behind))


def points(before: str) -> bool:
    """ "Put the number at": does another number beside it say what is counted?"""
    return bool(_POINTS.search(before[-LETTERS:]))


def is_score(before: str, behind: str) -> bool:
    """ "76 votes to 74": two counts, not one."""
    return bool(_SCORE.match(behind) and not _RISE.search(before[-LETTERS:]))


def is_where(before: str, behind: str) -> bool:
    """Does a length only say where something lies, or repeat another in a second unit?"""
    return bool(_WHERE.match(behind) or _CONVERTED.search(before[-LETTERS:]))


def is_turnout(before: str, behind: str) -> bool:
    """Is a share that of those who voted, however that is worded?"""
    return bool(_TURNOUT.search(before[-LETTERS:]) or _TURNOUT.search(behind[:LETTERS]))


def is_increase(after: str) -> bool:
    """ "Nine new cases" are no total."""
    return bool(_NEW.match(after))


def places(sentence: str) -> frozenset[str]:
    """Words of the places it names, but those of a part: "79, including six in Canada"."""
    whole = _INCLUDING.split(sentence, maxsplit=1)[0]
    words = (word for found in _PLACE.findall(whole) for word in _WORD.findall(found))
    return frozenset(_OWNED.sub("", word) for word in words)


def owners(counts: str, *, language: str) -> frozenset[str]:
    """Names in a noun phrase: "Turkish" of "Turkish citizens". German writes every noun so."""
    if language == "de":
        return frozenset()
    return frozenset(word for word in _WORD.findall(counts) if word[0].isupper())


def sure(before: str, counts: str, behind: str) -> str:
    """ "confirmed" or "suspected", as those counted are said to be; "" where nothing says it."""
    own = re.split(r"[\d(\[]", behind[: LETTERS // 2], maxsplit=1)[0]
    said = f"{before[-LETTERS:]} {counts} {own}"
    if _SUSPECTED.search(said):
        return "suspected"
    return "confirmed" if _CONFIRMED.search(said) else ""

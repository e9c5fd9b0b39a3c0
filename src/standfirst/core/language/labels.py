"""Tells numbers that count nothing: dates, times, ages, scores, versions, labels."""

from __future__ import annotations

import re

from standfirst.core.language.numbers import Number

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|"
    r"février|mars|avril|juin|"
    r"juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|"
    r"octubre|noviembre|diciembre)"
)
_NOT_BEFORE = re.compile(
    rf"(?:\b{_MONTH}\.?|\b(?:Article|Articles|Section|Chapter|No|Nos|Number|Room|Route|Highway|"
    rf"Flight|Page|page|pp?|Figure|Phase|"
    r"Level|Grade|Type|Covid|COVID|Act|Rule|Bill|Resolution|Title|Part|Volume|Vol|Channel|"
    r"Platform|Gate|Line|Pier|Berth|Unit|Exit|"
    r"Boeing|Airbus|Windows|Group|Formula|Category|Proposition|Schedule|Clause|paragraph|Artikel|"
    r"Absatz|Art|Nr|Nummer|Kapitel|"
    r"aged|age|Age|ages|born in|am|since|Since|artículo|article)\.?"
    r"|\+|#|@|\bE|\bM|\bA|\bB|\d[-–:/.]|[A-Za-z]-|\b(?:number|size|channel|version|verse))\s?$"
)
_NOT_AFTER = re.compile(
    rf"^(?:\s{_MONTH}\b|[-–](?:year|month|week|day|hour|minute)-old|-?(?:years?|months?|"
    rf"weeks?) old|st\b|nd\b|rd\b|th\b|[-–:/]\d|:\d\d| ?[ap]\.?m\b|"
    r" (?:GMT|BST|CES?T|UTC|E[DS]T|P[DS]T)\b|"
    r" o[’']clock| Uhr\b|\s?h\d\d|\. "
    + _MONTH
    + r"\b|[’']?s\b| ans\b| años de edad\b| Jahre alt\b|-(?:and|to)-)"
)
_PART_OF_DAY = re.compile(
    r"^ (?:this|in the|tomorrow|yesterday|on|last) (?:morning|afternoon|evening|night)\b"
)
_NAMED_BEFORE = re.compile(r"(?:,|;|\band) (?:the )?(?:[A-ZÀ-Þ][\w’-]+ ){1,4}$")
_AGE = re.compile(r"^(?:,|\)|\s?\()")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|from|before|after|during|between|and|to|the|early|late|mid|for|"
    r"year|im|Jahr|seit|en|depuis|desde|de|"
    r"season|election|summer|winter|spring|autumn|fall|\(|[–-])\s?$",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"\b(?:at|by|before|after|until|till|from|since|around|about|past|to|for|between|um|bis|à|"
    r"a las)\s$",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r"^(?: (?:this|in the|tomorrow|yesterday|on|last|that|each|every|today|tonight)\b|[,.;]|$|"
    r" and (?:six|seven|eight|nine|ten|two|three|four|five)\b| to | until | o[’']clock)"
)


def is_label(before: str, tail: str, number: Number, *, listed: bool = False) -> bool:
    """Is it part of a date or time, an age, a score, a telephone number, "Article 5"?

    `before` and `tail` are the text on either side; `listed`: the sentence counted something
    before, as in "the Union has 21 seats, the Greens 12".
    """
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(tail):
        return True
    if number.value <= 24 and _PART_OF_DAY.match(tail):
        return True
    if number.words:
        return bool(_TIME_BEFORE.search(before) and _TIME_AFTER.match(tail))
    digits = number.text
    if re.fullmatch(r"(?:1[5-9]|20|21)\d\d", digits):
        return _is_year(before, tail)
    if len(digits) > 6 and digits.isdigit():
        return True
    if re.search(r"[A-ZÀ-Þ]\w+,? \(?$", before) and _AGE.match(tail) and 0 < number.value < 111:
        return True
    # A number after a capitalised word names a thing: "Boeing 737", "Pier 4".
    labelled = re.search(r"(?<=[a-z,] )[A-Z][a-z]+ $", before)
    if not labelled or re.match(r" (?:million|per|of|people|men|women|children|[a-z]+s\b)", tail):
        return False
    return not (listed and _NAMED_BEFORE.search(before))


def _is_year(before: str, tail: str) -> bool:
    if _YEAR_BEFORE.search(before) or not before.strip():
        return not re.match(
            r" (?:people|(?!(?:off|suff|ent|cov|consid|matt|diff|trigg|deliv)ers\b)[a-z]+ers\b|"
            r"soldiers|troops|homes|jobs|deaths|cases)",
            tail,
        )
    return not re.match(r" [a-z]+", tail) or bool(
        re.match(r" (?:election|season|summer|winter|and|to|law|campaign)", tail)
    )

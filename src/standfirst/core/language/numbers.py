"""Reads numbers as news writes them: digits, words and scales, in four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_UNITS = {
    "en": """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """,
    "de": """
    ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn
    """,
    "fr": """
    un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    dix-sept dix-huit dix-neuf
    """,
    "es": """
    uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve
    """,
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_SCALES = {
    "en": {
        "hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9,
        "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12, "k": 1e3,
        "millions": 1e6, "billions": 1e9,
    },
    "de": {
        "hundert": 1e2, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6,
        "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "billionen": 1e12, "dutzend": 12,
    },
    "fr": {
        "cent": 1e2, "cents": 1e2, "mille": 1e3, "million": 1e6, "millions": 1e6,
        "milliard": 1e9, "milliards": 1e9,
    },
    "es": {
        "cien": 1e2, "cientos": 1e2, "mil": 1e3, "millón": 1e6, "millones": 1e6,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value and place. `words` tells that it is spelled, not in digits.

    `text` is the number as written, with its scale.
    """

    value: float
    start: int
    end: int
    words: bool
    text: str


@cache
def _table(language: str) -> dict[str, float]:
    table = {word: float(i + 1) for i, word in enumerate(_UNITS[language].split())}
    tens = {word: 10.0 * (i + 2) for i, word in enumerate(_TENS[language].split())}
    table |= tens
    for ten, value in tens.items():
        for unit, small in list(table.items())[:9]:
            table[f"{ten}-{unit}"] = table[f"{ten} {unit}"] = value + small
            if language == "de":
                table[f"{unit}und{ten}"] = value + small
    return table


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(_table(language), key=len, reverse=True))
    scales = "|".join(sorted(_SCALES[language], key=len, reverse=True))
    apart = r"[,.\u00a0\u202f]" if language == "en" else r"[,.\u00a0\u202f ’']"
    digits = rf"\d{{1,3}}(?:{apart}\d{{3}}){{1,4}}(?:[.,]\d{{1,2}})?|\d{{1,15}}(?:[.,]\d{{1,6}})?"
    half = r"|half a|a|an" if language == "en" else r"|eine[nr]?|une?"
    return re.compile(
        rf"(?<![\w.,:/–-])(?:(?P<digits>{digits})(?:[ \u00a0-]?(?P<scale>{scales})\b)?(?: "
        rf"(?P<scale2>thousand|million|billion|tausend)\b)?"
        rf"|(?P<words>(?!(?<=\bno )one\b)(?:{words}{half})(?:[ -](?:{scales}|{words}|"
        rf"(?:(?<=hundred )|(?<=thousand )|(?<=million )|(?<=billion ))"
        rf"and(?= (?:{words})))){{0,6}}))(?![\w])",
        re.IGNORECASE,
    )


def find_numbers(text: str, *, language: str) -> list[Number]:
    """Numbers of a text in order; languages we do not know are read as English digits."""
    language = language if language in _UNITS else "en"
    found: list[Number] = []
    for match in _pattern(language).finditer(text):
        value = _value(match, language)
        if value is not None:
            value *= _scale_behind(text, match, language)
            spelled = match.group("digits") is None
            found.append(Number(value, match.start(), match.end(), spelled, match.group()))
    noughts = [_nought(match) for match in _NOUGHTS[language].finditer(text)]
    return sorted(found + noughts, key=_start) if noughts else found


# Nobody left of those who were missing is a number; "nobody was hurt" is no news of a count, nor
# that nobody ever was missing.
_GONE = (
    r"(?:missing(?! (?:out|the|an?|its|his|her|their|this)\b)|trapped|unaccounted for|cut off)\b"
)
_NOUGHTS = {
    "en": re.compile(
        r"\b(?:[Nn]o one|[Nn]obody|[Nn]one)(?= (?:"
        rf"(?:is|are|remains?|remained) (?:still |now |any longer )?{_GONE}|"
        rf"(?:was|were) (?:(?:still|any longer) {_GONE}|{_GONE} any (?:longer|more)\b)))"
    ),
    "de": re.compile(r"\b(?:[Nn]iemand|[Kk]einer)(?= (?:wird |ist )?(?:mehr |noch )+vermisst\b)"),
    "fr": re.compile(
        r"\b(?:[Pp]ersonne|[Aa]ucune personne)(?= n[’']est plus (?:porté )?(?:disparu|bloqué))"
    ),
    "es": re.compile(r"\b(?:[Nn]adie)(?= (?:sigue|está ya|permanece) (?:desaparecid|atrapad))"),
}


def _nought(match: re.Match[str]) -> Number:
    return Number(0.0, match.start(), match.end(), words=True, text=match.group())


def _start(number: Number) -> int:
    return number.start


def _scale_behind(text: str, match: re.Match[str], language: str) -> float:
    """The scale of "5" in "5 to 7 million" and "$5-7bn"; 1 where it has its own or none."""
    if not match.group("digits") or match.group("scale") or len(match.group()) > 4:
        return 1.0
    if _is_in_thousands(match.group(), text[match.end() : match.end() + 9]):
        return 1e3
    behind = _range_pattern(language).match(text, match.end())
    between = _BETWEEN.search(text, max(0, match.start() - 10), match.start())
    if behind and _AND.match(behind.group()) and not between:
        return 1.0
    return _SCALES[language][behind["scale"].lower()] if behind else 1.0


_THOUSANDS = re.compile(r"[-–](?P<end>\d{1,3})[,.\u00a0]000(?![\d,.]\d)")


def _is_in_thousands(digits: str, behind: str) -> bool:
    """ "10-12,000 troops": ten thousand to twelve thousand."""
    found = _THOUSANDS.match(behind)
    return bool(found and digits.isdigit() and int(digits) < int(found["end"]))


_BETWEEN = re.compile(r"\b(?:between|zwischen|entre) [$€£¥]?$", re.IGNORECASE)
_AND = re.compile(r"\s?(?:and|und|et|y)\s", re.IGNORECASE)


@cache
def _range_pattern(language: str) -> re.Pattern[str]:
    scales = "|".join(word for word, value in _SCALES[language].items() if value >= 1e3)
    return re.compile(
        rf"\s?(?:[-–]|(?:to|or|and|bis|oder|und|à|ou|et|a|o|y)\s)\s?[$€£¥]?\d{{1,3}}(?:[.,]\d{{1,2}})?"
        rf"[ \u00a0-]?(?P<scale>{scales})\b",
        re.IGNORECASE,
    )


def _value(match: re.Match[str], language: str) -> float | None:
    if match.group("digits"):
        value = digits_value(match.group("digits"), language=language)
        for scale in (match.group("scale"), match.group("scale2")):
            if scale:
                value *= _SCALES[language].get(scale.lower(), 1e3 if scale == "thousand" else 1e6)
        return round(value, 6)
    return words_value(match.group("words"), language=language)


# "Rose $2.64 to $108.42": by so much, to so much; "rose 3 to 4 per cent" is a range.
_MOVES = re.compile(
    r"\b(?:rise|rose|risen|rising|f[ae]ll|fallen|falling|gain|los[te]|drop|jump|climb|slip|slid|"
    r"eas|add|surg|tumbl|plung|up|down|increas|grew|grow)\w*(?: by)?(?: about| some)? ?[$€£¥]?$",
    re.IGNORECASE,
)
MOST_WIDE = 3  # times by which the ends of a range that something moved by differ


def moves_to(before: str, value: float, other: float) -> bool:
    """Is "`value` to `other`" behind a verb of moving a way and its end, no range?"""
    return other > MOST_WIDE * value and is_move(before)


def is_move(before: str) -> bool:
    """Does a text end with a verb of moving, so that a number behind it says by how much?"""
    return bool(_MOVES.search(before[-40:]))


def digits_value(digits: str, *, language: str) -> float:
    """ "1,200" and "1.2" are read by the language's habit; a comma before three digits groups in
    English.
    """
    digits = re.sub(r"[\u00a0\u202f ’']", "", digits)
    decimal, group = (".", ",") if language == "en" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{decimal}\d+)?", digits):
        digits = digits.replace(group, "")
    elif group in digits and decimal not in digits and language == "en":
        digits = digits.replace(",", ".")
    digits = digits.replace(decimal, ".").replace(",", ".")
    whole, _, rest = digits.partition(".")
    return float(f"{whole}.{rest.replace('.', '')}")


def words_value(words: str, *, language: str) -> float | None:
    """The value of spelled numbers; None for a bare article and for what does not add up."""
    table, scales = _table(language), _SCALES[language]
    text = words.lower().replace(" and ", " ")
    total = current = 0.0
    start = re.match(r"half a ", text)
    if start:
        current, text = 0.5, text[start.end() :]
    tokens = text.split()
    if len(tokens) == 1 and not start:
        return table.get(tokens[0])
    for token in tokens:
        value = table.get(token)
        if value is not None:
            current += value
        elif token in scales:
            current = (current or 1.0) * scales[token]
            if scales[token] >= 1e3:
                total, current = total + current, 0.0
        elif token not in ("a", "an", "ein", "eine", "einen", "einer", "un", "une"):
            return None
    value = total + current
    return value if value else None

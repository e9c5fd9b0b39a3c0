"""The weighted words by which articles are compared: content words of headline and opening."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from snowballstemmer import stemmer

OPENING_WORDS = 150
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_STOP = {
    "en": """
    a about above after again against all also am an and another any are around as at be because
    been before being below between both but by can could did do does doing down during each
    even ever every few first for from further get go had has have having he her here hers
    herself him himself his how however i if in into is it its itself just last least less like
    made make many may me might more most much must my myself new no nor not now of off on once
    one only or other our ours out over own part per s said same say says saying she should
    since so some still such t take than that the their theirs them themselves then there these
    they this those through to told too two under until up upon us very was we were what when
    where whether which while who whom whose why will with within without would year years yet
    you your yours yourself according added monday tuesday wednesday thursday friday saturday
    sunday mr mrs ms
    """,
    "de": """
    ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim
    bereits bin bis bist da dabei dadurch dafür damit dann das dass dem den denn der des dessen
    die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer
    eines er es etwa etwas für gegen gibt hab habe haben hat hatte hatten hier hinter ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedoch jetzt
    kann kein keine keinen können könnte laut machen man mehr mein mit muss müssen nach nicht
    nichts noch nun nur ob oder ohne sagte sagt schon sehr sei sein seine seinem seinen seiner
    seit sich sie sind so soll sollen sollte sondern sowie über um und uns unter vom von vor war
    waren was wegen weil weiter wenn wer werden wie wieder will wir wird wo worden wurde wurden
    zu zum zur zwar zwei zwischen
    """,
    "fr": """
    à a ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir c car ce
    cela celle ces cet cette ceux chez comme comment contre d dans de depuis des deux dit donc
    dont du elle elles en encore entre est et été étaient était être eu fait faire font il ils j
    je l la le les leur leurs lors lui m mais me même moins n ne ni non nos notre nous on ont ou
    où par parce pas pendant peu peut plus pour pourquoi qu quand que quel quelle qui s sa sans
    se selon sera ses si son sont sous sur ta te tous tout toute toutes très trois tu un une
    vers vous y
    """,
    "es": """
    a al algo algunos ante antes aquí así aún aunque bajo bien cada casi como con contra cual
    cuando de del desde después dijo donde dos durante e el él ella ellos en entre era eran es
    esa ese eso esta está están este esto estos fue fueron ha había han hasta hay la las le les
    lo los más me mi mientras muy nada ni no nos o otra otro otros para pero poco por porque que
    qué quien se sea según ser será si sido sin sino sobre solo son su sus también tan tanto te
    tiene tienen todo todos tras tres tu un una uno unos y ya yo
    """,
}
_STOPWORDS = {language: frozenset(words.split()) for language, words in _STOP.items()}
_ENDINGS = {
    "en": "ations ation ings ing edly ies ied ers ed ly es s e y",
    "de": "ungen ung ern em en er es e n s",
    "fr": "ations ation ements ement ées és ée er ent es e s é",
    "es": "aciones ación mente ados adas ado ada os as es ar o a e s",
}
_ABROAD = {
    language: stemmer(name)
    for language, name in (("de", "german"), ("fr", "french"), ("es", "spanish"))
}
_LONG = 8  # letters of a German word that is likely put together of two
_PART = 4  # letters by which it is alike to others with one of them


def stopwords(language: str) -> frozenset[str]:
    """Words of a language that carry no subject; empty where we know none."""
    return _STOPWORDS.get(language, frozenset())


def stem(word: str, language: str) -> str:
    """A small word cut to its stem, lightly: at least four letters stay."""
    for ending in _ENDINGS.get(language, "").split():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            if ending == "s" and word.endswith("ss"):
                break
            return word[: -len(ending)]
    return word


def terms(headline: str, text: str, language: str) -> dict[str, int]:
    """Stemmed content words → count over headline (each counted double) and the first 150 words.

    Scripts written without spaces give pairs of characters instead of words.
    """
    counts: Counter[str] = Counter()
    opening = _opening(text)
    for weight, part in ((2, headline), (1, opening)):
        for term in _terms_of(part, language):
            counts[term] += weight
    return dict(counts)


def _opening(text: str) -> str:
    """The first words of a text; of unspaced scripts the first characters."""
    end = 0
    for number, word in enumerate(_WORD.finditer(text[:20_000])):
        if number == OPENING_WORDS:
            break
        end = word.end()
    return text[: min(end, 2_500)]


def _terms_of(text: str, language: str) -> list[str]:
    stop = stopwords(language)
    found: list[str] = []
    for match in _WORD.finditer(text.casefold().replace("’", "'")):
        word = match.group()
        if _UNSPACED.search(word):
            found += [word[i : i + 2] for i in range(len(word) - 1)] or [word]
            continue
        if language in ("fr", "it") and "'" in word:
            word = word.split("'", 1)[1]
        elif "'" in word:
            word = word.split("'", 1)[0]
        if word not in stop and (len(word) > 2 or word.isdigit()):
            found.append(stem(word, language))
    return found


def shortened(counts: Mapping[str, int], language: str) -> Mapping[str, int]:
    """Terms as grouping compares them: German, French and Spanish ones cut to a shorter stem."""
    if language not in _ABROAD:
        return counts
    found: Counter[str] = Counter()
    for term, count in counts.items():
        found[_short(term, language)] += count
    return found


def with_parts(counts: Mapping[str, int], language: str) -> Mapping[str, int]:
    """Terms, and of long German ones their first and last letters too, each with its count.

    German makes one word of two: a fire is a Großbrand, a Wohnungsbrand or a Brand, whose cause is
    the Brandursache. What is put together of what is not known; that it begins or ends alike is.
    """
    if language != "de":
        return counts
    found = Counter(counts)
    for term, count in counts.items():
        if len(term) >= _LONG and not term.isdigit():
            found[term[:_PART]] += count
            found[term[-_PART:]] += count
    return found


@lru_cache(maxsize=8_192)  # a word comes again in article after article
def _short(term: str, language: str) -> str:
    return str(_ABROAD[language].stemWord(term))


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Cosine of two weighted term vectors, 0 to 1; 0 where one is empty."""
    if len(one) > len(other):
        one, other = other, one
    dot = sum(weight * other[term] for term, weight in one.items() if term in other)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))

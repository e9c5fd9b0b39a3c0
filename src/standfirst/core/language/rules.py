"""The parser without a model: rule sentences and capitalised runs as names; it makes no trees."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from standfirst.core.language.parse import Entity, MarkedText, Token
from standfirst.core.language.rolesabroad import BODIES_ABROAD
from standfirst.core.language.sentences import split_text
from standfirst.core.language.wordlists import word_set

MAX_CHARACTERS = 120_000

_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*[\wÀ-ÿ]|[A-ZÀ-ÖØ-Þ])"
_JOIN = (
    r"(?:of|of the|for|and|du|de|de la|de las|de los|del|des|da|di|van|von|van der|der|bin|al|el|"
    r"ibn|"
    r"la|le|y|für|para la|para el|para los|pour la|pour le|pour les)"
)
_RUN = re.compile(rf"\b{_WORD}(?:[ ](?:{_JOIN}[ ])?{_WORD}){{0,7}}")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}$")
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Minister(?:y|ium)|Department|Agency|Bank|Corporation|Corp|Company|Inc|Ltd|"
    r"Party|Union|Council|"
    r"Committee|Commission|Court|Police|Force|Forces|Guard|Guards|Army|Navy|Group|Association|"
    r"Institute|University|"
    r"College|Hospital|Authority|Board|Bureau|Office|Parliament|Congress|Senate|House|Federation|"
    r"Foundation|"
    r"Service|Services|Society|Club|Times|Post|News|Union|Team|Organi[sz]ation|Sûreté|Gendarmerie|"
    r"Partei|Bund|"
    r"Verband|Universität|GmbH|AG|SPD|CDU|Airlines|Airways|"
    rf"{BODIES_ABROAD})\b"
)
_PLACE = re.compile(
    r"\b(?:City|County|Province|River|Lake|Island|Islands|Sea|Ocean|Bay|Mountain|Mountains|Valley|"
    r"Street|Avenue|"
    r"Republic|Kingdom|North|South|East|West|Northern|Southern|Eastern|Western|Gulf|Strait|"
    r"Harbour|Airport)\b"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|General|Lt|Col|Colonel|Capt|Captain|Sgt|Sen|Senator|Gov|Governor|"
    r"President|Minister|"
    r"Mayor|Judge|King|Queen|Prince|Princess|Pope|Sir|Lady|Lord|Herr|Frau|Señor|Señora|Monsieur|"
    r"Madame|M|Mme|"
    r"spokesman|spokeswoman|spokesperson|director|chief|Kanzler|Präsident|Präsidentin|Sprecher|"
    r"Sprecherin)\.? $"
)
_PERSON_AFTER = re.compile(
    r"^,? (?:said|says|told|added|asked|wrote|argued|warned|who|sagte|erklärte|a déclaré|dijo|"
    r"afirmó|,? \d\d,)\b"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|from|near|to|across|outside|aus|nach|bei|à|en|au|desde) $")


class RulesParser:
    """Finds names by capitals; counts on no model file."""

    @property
    def name(self) -> str:
        """Always "rules"."""
        return "rules"

    def mark(self, texts: Sequence[str]) -> list[MarkedText]:
        """Sentences and capitalised names of each text."""
        return [mark_by_rules(text) for text in texts]

    def parse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """No trees: the rules read quotations and simple clauses without them."""
        return [() for _ in sentences]


def mark_by_rules(text: str, *, nouns_are_capital: bool = False) -> MarkedText:
    """Sentences and names of a text by capitals alone; in German only runs of two or more words."""
    sentences = split_text(text)
    seen = text[:MAX_CHARACTERS]
    if is_mostly_capitals(seen):
        return MarkedText(sentences, ())
    small = Counter(re.findall(r"\b[a-zà-ÿ]{2,}\b", seen))
    starts = {_first_letter(text, start) for start, _ in sentences}
    entities: list[Entity] = []
    for run in _RUN.finditer(seen):
        start, end = _without_opening_word(run, starts, small)
        name = seen[start:end]
        if len(name) < 2 or (nouns_are_capital and " " not in name and not _ACRONYM.match(name)):
            continue
        entities.append(Entity(start, end, _label(seen, start, end)))
    return MarkedText(sentences, tuple(entities))


def with_labels(text: str, marked: MarkedText, labels: Sequence[str]) -> MarkedText:
    """With the outlet's own tags as names, wherever the text writes one with its capital: what an
    outlet files an article under is a name more surely than any run of capitals."""
    wanted = sorted({one for one in labels if 2 < len(one) <= 80 and one[:1].isupper()}, key=len)
    if not wanted or is_mostly_capitals(text):
        return marked
    forms = "|".join(re.escape(one) for one in reversed(wanted[:MAX_LABELS]))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")
    tagged = [
        Entity(*m.span(), _label(text, *m.span())) for m in pattern.finditer(text[:MAX_CHARACTERS])
    ]
    starts = [tag.start for tag in tagged]  # in order, and none overlaps another
    named = [e for e in marked.entities if not _is_covered(e, tagged, starts)]
    return MarkedText(marked.sentences, tuple(sorted([*named, *tagged], key=_start)))


def _is_covered(entity: Entity, tagged: Sequence[Entity], starts: Sequence[int]) -> bool:
    """Whether one of these overlaps it."""
    last = bisect_left(starts, entity.end) - 1
    return last >= 0 and tagged[last].end > entity.start


def _start(entity: Entity) -> int:
    return entity.start


MAX_LABELS = 50


def is_mostly_capitals(text: str) -> bool:
    """Whether a text is written in capitals, which then tell no names."""
    letters = [c for c in text[:4000] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _first_letter(text: str, start: int) -> int:
    while start < len(text) and not text[start].isalnum():
        start += 1
    return start


def _without_opening_word(
    run: re.Match[str], starts: set[int], small: Counter[str]
) -> tuple[int, int]:
    """A sentence's first word is capital by place; it is dropped where the text also writes it
    small.
    """
    start, end = run.span()
    if start not in starts:
        return start, end
    first = run.group().split(" ", 1)[0]
    common = small[first.lower()] > 0 or first.lower() in OPENERS
    if not common:
        return start, end
    rest = run.group()[len(first) :].lstrip()
    if rest.split(" ", 1)[0].islower():
        rest = rest.split(" ", 1)[-1]
    return (end - len(rest), end) if rest else (start, start)


OPENERS = word_set(
    """
    the a an he she it they we i you in on at but and that this there his her its their when
    while after as if for  one some most no so to what with by from our my your how why where
    who two three many all both each every  however still also now then yet here these those
    more last next since under over before during until although  der die das ein eine er sie es
    wir ich in im am an auf bei nach mit für und aber wie was wer wenn als auch  le la les un
    une des il elle ils elles nous je dans sur mais et selon pour avec ce cette ces en au aux
    el los las una unos él ella ellos nosotros yo pero y según para con este esta estos
    """
)


def _label(text: str, start: int, end: int) -> str:
    name, before, after = text[start:end], text[max(0, start - 16) : start], text[end : end + 12]
    if name.startswith("Operation ") and name.count(" ") >= 1:
        return "EVENT"
    if _ORGANISATION.search(name) or _ACRONYM.match(name):
        return "ORG"
    if _PLACE.search(name):
        return "LOC"
    if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return "PERSON"
    if _PLACE_BEFORE.search(before):
        return "GPE"
    if 1 <= name.count(" ") <= 3:
        return "PERSON"
    return "MISC"

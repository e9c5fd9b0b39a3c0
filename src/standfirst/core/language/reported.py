"""Statements without a parse: quotations and clauses beside verbs of speech, in English, German,
French, Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from standfirst.core.language.assemble import SHORT, Placed
from standfirst.core.language.cues import SAYING, THINKING, forms_of
from standfirst.core.language.quotations import Quotation, find_quotations, inside
from standfirst.core.types import Span

_VERBS = {
    "de": """
    sagte sagten sagt sagen erklärte erklärten erklärt betonte betonten betont meinte meint
    berichtete berichteten berichtet warnte warnten warnt forderte forderten fordert kündigte
    kündigt teilte teilten teilt mahnte schrieb schreibt ergänzte ergänzt bekräftigte bestätigte
    bestätigten bestätigt behauptete behaupten behauptet kritisierte kritisiert lobte äußerte
    äußert antwortete fragte rief zitierte zitiert verkündete räumte versicherte versprach
    unterstrich hob hieß heißt begründete nannte nennt bezeichnete bezeichnet wies stellte
    verlangte verteidigte dementierte twitterte kommentierte resümierte entgegnete erwiderte
    argumentierte konstatierte gesagt erklärt mitgeteilt
    """,
    "fr": """
    dit disait déclare déclaré affirme affirmé affirmait explique expliqué expliquait indique
    indiqué ajoute ajouté annonce annoncé estime estimé souligne souligné précise précisé assure
    assuré rappelle rappelé confie confié raconte raconté regrette regretté insiste insisté
    prévient prévenu dénonce dénoncé lance lancé répond répondu confirme confirmé promet promis
    juge jugé martèle martelé témoigne commente résume observe note écrit reconnaît reconnu
    soutient soutenu avertit averti poursuit conclut
    """,
    "es": """
    dijo dice dijeron afirmó afirma afirmaron explicó explica declaró declara señaló señala
    aseguró asegura añadió añade indicó indica anunció anuncia advirtió advierte sostuvo
    sostiene apuntó apunta comentó comenta destacó destaca subrayó subraya recordó recuerda
    manifestó manifiesta reconoció reconoce insistió insiste denunció denuncia confirmó confirma
    respondió responde agregó agrega precisó precisa prometió escribió aclaró reiteró informó
    informaron ha
    """,
}
_PAIRS = {"de": ("fuhr fort", "führte aus", "gab bekannt", "gab an", "fügte hinzu")}
_ACCORDING = {
    "en": r"according to",
    "de": r"laut|nach Angaben (?:von|der|des)|nach den Worten (?:von|der|des)|zufolge",
    "fr": r"selon|d[’']après",
    "es": r"según|de acuerdo con",
}
_THAT = {
    "en": r"(?:that )?",
    "de": r"(?:, )?(?:dass )?",
    "fr": r"(?:que |qu[’'])",
    "es": r"(?:que )",
}
_PHRASE = r"[^\s.,;:!?“”„«»\"()][^.,;:!?“”„«»\"()\n]{0,90}?"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled patterns of one language; groups: who, cue, what."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    clause: re.Pattern[str]
    according: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    cues = "|".join(sorted(_cue_words(language), key=len, reverse=True))
    aux = (
        r"(?:a |ont |avait |hat |hatte |haben |ha |han |had |has |have )?"
        r"(?:également |auch |aussi |también |also )?"
    )
    cue = rf"(?P<cue>{aux}(?:{cues}))"
    end = r"(?=[.,;:!?\n“„«»\"]|$| (?:on|in|at|am|im|an|dem|der|bei|gegenüber|auf|"
    end += r"lundi|mardi|mercredi|jeudi|vendredi|à|el|en|a|zu|und)\b)"
    flags = re.IGNORECASE
    so = rf"(?P<cue>{aux}(?:{cues}|so))" if language == "de" else cue  # „...“, so Murtha
    return _Patterns(
        after=re.compile(
            rf"[,.\s–—-]*(?:so |s[’'])?{so}(?:-t-)?(?:-)?\s?(?P<who>{_PHRASE}){end}", flags
        ),
        before=re.compile(
            rf"(?P<who>{_PHRASE}) {cue}(?P<rest>[^.!?“”„«»\"\n]{{0,80}}?)[:,]?\s*$", flags
        ),
        clause=re.compile(
            rf"^[\"“„«»\s]*(?P<who>{_PHRASE}),? {cue} (?P<what>{_THAT[language]}.{{8,}})$",
            flags | re.S,
        ),
        according=re.compile(
            rf"\b(?P<cue>{_ACCORDING[language]}) (?P<who>{_PHRASE})(?=[,.;:\n]|$| (?:will|was|is|"
            rf"has|had|ist|hat|sind|wird|est|a|es)\b)",
            flags,
        ),
    )


def _cue_words(language: str) -> set[str]:
    if language == "en":
        return {form for verb in SAYING if verb not in THINKING for form in forms_of(verb)[1:3]} | {
            "said",
            "told",
            "wrote",
        }
    return set(_VERBS[language].split()) | set(_PAIRS.get(language, ()))


def place_by_rules(text: str, sentences: Sequence[Span], *, language: str) -> list[Placed]:
    """Statements of a text by its marks and patterns; only quotations of other languages, without
    speakers.
    """
    quotations = find_quotations(text)
    if language not in _THAT:
        return []
    patterns = _patterns(language)
    found = list(_quoted(text, quotations, patterns))
    taken = [s for p in found for s in (*p.content, *([p.cue] if p.cue else []))]
    for start, end in sentences:
        if end - start > 1_500 or any(a < end and start < b for a, b in taken):
            continue
        if inside(quotations, start) is None:
            found += _unquoted(text, (start, end), patterns)
    return sorted(found, key=lambda p: p.content[0])


def _quoted(text: str, quotations: tuple[Quotation, ...], patterns: _Patterns) -> Iterator[Placed]:
    last: Placed | None = None
    for quotation in quotations:
        content = (quotation.start, quotation.end)
        placed = _after(text, quotation, patterns) or _before(text, quotation, patterns)
        if (
            placed is None
            and quotation.words > SHORT
            and last is not None
            and _opens(text, quotation)
        ):
            gap = text[last.content[-1][1] : quotation.start]
            if len(gap) < 200:
                placed = Placed(None, (content,), carried=True)
        if placed is not None:
            last = placed
            yield placed


def _opens(text: str, quotation: Quotation) -> bool:
    before = text[max(0, quotation.start - 3) : quotation.start].strip()
    return not before or before[-1] in ".!?:"


def _after(text: str, quotation: Quotation, patterns: _Patterns) -> Placed | None:
    found = patterns.after.match(text, quotation.end, min(len(text), quotation.end + 220))
    if found is None or "\n" in found.group():
        return None
    return Placed(found.span("cue"), ((quotation.start, quotation.end),), found.span("who"))


def _before(text: str, quotation: Quotation, patterns: _Patterns) -> Placed | None:
    start = max(0, quotation.start - 260)
    window = text[start : quotation.start]
    cut = max(window.rfind(mark) for mark in (". ", "! ", "? ", "\n\n", "” ", "» ", "“ "))
    if cut >= 0:
        start += cut + 1
        while start < quotation.start and text[start].isspace():
            start += 1
    found = patterns.before.search(text[start : quotation.start])
    if found is None:
        return None
    cue = (start + found.start("cue"), start + found.end("cue"))
    who = (start + found.start("who"), start + found.end("who"))
    colon = text[start : quotation.start].rstrip().endswith((":", ","))
    content = (quotation.start, quotation.end)
    if not colon and found.group("rest").strip():
        content = (start + found.start("rest") + 1, quotation.end)
    return Placed(cue, (content,), who)


def _unquoted(text: str, sentence: Span, patterns: _Patterns) -> list[Placed]:
    start, end = sentence
    piece = text[start:end].rstrip()
    clause = patterns.clause.match(piece)
    if clause:
        return [
            Placed(
                (start + clause.start("cue"), start + clause.end("cue")),
                ((start + clause.start("what"), start + len(piece.rstrip("."))),),
                (start + clause.start("who"), start + clause.end("who")),
            )
        ]
    told = patterns.according.search(piece)
    if told:
        return _told(start, piece, told)
    return []


def _told(start: int, piece: str, told: re.Match[str]) -> list[Placed]:
    """ "According to the bank, ...": the rest of the sentence."""
    before, after = piece[: told.start()].rstrip(" ,"), piece[told.end() :]
    lead = len(after) - len(after.lstrip(" ,"))
    content: list[Span] = []
    if before.strip():
        content.append((start, start + len(before)))
    if after.strip(" ,.;"):
        content.append((start + told.end() + lead, start + len(piece.rstrip("."))))
    if not content:
        return []
    return [
        Placed(
            (start + told.start("cue"), start + told.end("cue")),
            tuple(content),
            (start + told.start("who"), start + told.end("who")),
        )
    ]

"""Finds the noun phrase at one end of a stretch of text by capitals and small words alone."""

from __future__ import annotations

import re

from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span

_PRONOUN = (
    r"(?:er|sie|es|wir|ich|man|dieser|diese|beide|il|elle|ils|elles|on|nous|él|ella|ellos|ellas)"
)
_LINK = (
    r"(?:der|die|das|des|dem|den|ein|eine|eines|einem|einer|einen|von|vom|zu|zum|zur|im|in|und|"
    r"für|aus|bei|am|an|über|mit|sein|seine|seinen|seinem|seiner|seines|ihr|ihre|ihren|ihrem|"
    r"ihrer|ihres|dessen|deren|mehrere|mehrerer|einige|einiger|viele|vieler|zwei|drei|laut|auf|"
    r"le|la|les|l[’']|un|une|des|du|de|d[’']|et|au|aux|en|son|sa|ses|leur|leurs|plusieurs|"
    r"el|los|las|uno|una|unos|unas|del|y|e|su|sus|varios|varias|al)"
)
# Between two names: "Sprecher der Polizei", "Bund für Umwelt", but not "Polizei am Montag".
_WITHIN = (
    r"(?:der|des|den|von|und|für|in|aus|de|du|des|de la|de l[’']|d[’']|et|pour|del|de los|"
    r"de las|y|para|en|à)"
)
_SMALL = r"[^\W\d_A-ZÀ-Þ][\w’'-]*"
_CAPITAL = (
    r"(?:(?:Dr|Prof|St|M|Mme|Sr|Sra|[A-Z])\. ?){0,3}"
    r"[„“«\"]?(?:[ae]l-)?[A-ZÀ-Þ][\w’'.-]*(?<!\.)[“”»\"]?(?:\s\([^)\n]{1,20}\))?"
)
_PHRASE = re.compile(
    rf"(?:(?i:{_PRONOUN})(?![\w-])|(?:(?i:{_LINK}) ){{0,3}}(?:{_SMALL} ){{0,3}}?{_CAPITAL}"
    rf"(?: (?:{_WITHIN} (?:{_SMALL} ){{0,2}}?)?{_CAPITAL}){{0,8}})",
)
_EMPTY = word_set(
    """
    das dies alles davon von besorgt zudem außerdem der die den dem ein eine es auch aber und doch
    cela ce c’est ça mais et eso esto lo pero y insgesamt entsprechend
    """
)


# What ends a name where nouns are small: a day, a place, an audience, a verb.
_END = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce|cette|à|dans|lors|devant|sur|"
    r"après|avant|pendant|auprès|mais|tout|qui|que|a|ont|est|sont|avait|avaient|lunes|martes|"
    r"miércoles|jueves|viernes|sábado|domingo|ayer|hoy|este|esta|début|fin|finales|principios|en|ante|durante|tras|sobre|pero|"
    r"ha|han|había|es|son|quien|al|mediante|desde)\b"
)
_WORD = r"[„“«\"]?[^\W\d_][\w’'.-]*[“”»\"]?"
_SMALL_PHRASE = re.compile(
    rf"(?i:{_PRONOUN})(?![\w’'-])|(?!(?i:{_END})){_WORD}(?: (?!(?i:{_END})){_WORD}){{0,13}}"
)
_LEAD = re.compile(r"[\s,]*(?:-t)?-?")


def first_phrase(text: str, span: Span, *, small: bool = False) -> Span | None:
    """The noun phrase at the start of a stretch; None where there is none.

    `small`: the language writes its nouns small, as French and Spanish do.
    """
    lead = _LEAD.match(text, *span)
    start = lead.end() if lead else span[0]
    found = (_SMALL_PHRASE if small else _PHRASE).match(text, start, span[1])
    if found is None or found.group().lower() in _EMPTY:
        return None
    name = None if small else _NAME_AND_MORE.search(text, *found.span())
    return (found.start(), name.end()) if name else found.span()


# "laut Sergei Woznjak der Sprecher": behind a person's name no genitive stands.
_NAME_AND_MORE = re.compile(
    r"\b[A-ZÀ-Þ][\w’-]+(?<!e)(?<!e[nrsm]) (?:[ae]l-)?[A-ZÀ-Þ][\w’-]+"
    r"(?= (?:der|den|die|das|in) [a-zà-ÿ])"
)


def last_phrase(text: str, span: Span) -> Span | None:
    """The noun phrase at the end of a stretch; None where there is none."""
    best: Span | None = None
    for match in _PHRASE.finditer(text, *span):
        if match.end() == span[1]:
            best = match.span()
    return best

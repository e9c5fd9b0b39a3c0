"""Takes off what closes a text and is none: who helped, who the author is, where it was printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.article.paragraphs import Block, remove

LAST = 5  # blocks of a text that may be its closing
LONGEST = 700  # characters of a note on an author

# Whole lines that credit: their first words or their last ones say so.
_CREDIT = re.compile(
    r"^[\W_]{0,4}(?:"
    r"(?:additional |further |original )?(?:reporting|writing|editing|research|translation) "
    r"(?:for this (?:article|story) )?(?:was )?(?:contributed |provided )?by\b|"
    r"(?:with|additional) (?:files|reports?|reporting|contributions?|information) (?:from|by)\b|"
    r"(?:edited|reported|written|compiled|translated) by\b|"
    r"(?:mit|unter verwendung von) (?:material|informationen|agenturmaterial|inhalten)\b|"
    r"mitarbeit\s?:|(?:redaktion|redaktionelle mitarbeit|übersetzung)\s?:|"
    r"(?:aus dem|übersetzt aus dem) [\wäöü]+ (?:übersetzt )?von\b|"
    r"(?:avec|source\s?:) (?:l['’]|les |des |la |le )?(?:afp|agences?|reuters|ap\b|"
    r"informations de)|"
    r"traduit (?:de l|du|par)|con información de\b|con reportes? de\b|con datos de\b|"
    r"traducid[oa] (?:por|del)\b"
    r").{0,200}$|"
    r"^.{4,300}\b(?:contributed (?:to this (?:report|story|article)|reporting|research)|"
    r"contributed to (?:this|the) report from [\w, .]+|helped (?:report|with reporting))\.?[\W_]*$",
    re.I,
)
# Here capitals tell a name.
_REPORTED = re.compile(
    r"^[A-ZÀ-Þ][\w’' -]{1,40}(?:,? (?:and|und) [A-ZÀ-Þ][\w’' -]{1,40})? reported from [A-ZÀ-Þ]"
)
_IS = re.compile(
    r"^.{0,12}\s?(?:is|was|has been|writes|covers|reports|joined|works|leads|ist|war|schreibt|"
    r"berichtet|arbeitet|leitet|gehört|studierte|est|couvre|écrit|es|cubre|escribe|trabaja)\b",
    re.I,
)
_HEAD = re.compile(
    r"^(?:about the authors?|the authors?|(?:über )?(?:die|der|zum|zur) autor(?:in|innen|en)?|"
    r"(?:à propos de )?l['’]auteure?|les auteurs|sobre (?:el|la) autora?|(?:el|la) autora?)\s?:?$",
    re.I,
)


def drop_closing(found: Sequence[Block], *, names: Sequence[str]) -> None:
    """Takes credits and notes on the authors (`names`) off the end of a text, never all of it."""
    for block in reversed(found[max(1, len(found) - LAST) :]):
        if _closes(block, names):
            remove(block)


def _closes(block: Block, names: Sequence[str]) -> bool:
    text = block.text
    if _HEAD.match(text) or (len(text) <= 400 and (_CREDIT.match(text) or _REPORTED.match(text))):
        return True
    return len(text) <= LONGEST and any(_is_about(text, name) for name in names)


def _is_about(text: str, name: str) -> bool:
    """True for "Ann Lee is a reporter …": a note on an author, who rarely writes so of herself."""
    before, found, after = text.partition(name)
    if not found or len(before.split()) > 1 or len(name.split()) < 2:
        return False
    return bool(_IS.match(after)) or not after.strip(" .:,–—-|")

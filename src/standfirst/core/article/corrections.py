"""Finds the outlet's own notes of what it corrected, in four languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.article.paragraphs import Block, remove

LONGEST = 1500  # characters of a note
MOST = 8  # notes of one page

# A name for such a note, then perhaps a day, then a colon, a dash, or the end of the line.
_BEGIN = r"^[\W_]{0,4}"
_NAMES = (
    r"corrections?|clarifications?|corrections? (?:and|&) clarifications?|"
    r"correction (?:notice|note)|erratum|errata|retraction|"
    r"korrekturen|korrektur|korrekturhinweis|richtigstellung|berichtigung|gegendarstellung|"
    r"rectificatif|rectification|précision|mise au point|"
    r"fe de err(?:ores|atas)|corrección|correcciones|rectificación|aclaración"
)
# A name for any note of the editors, of a correction or of something else.
_EDITORS = (
    r"editor(?:'s|’s|s|s'|s’|ial)? ?notes?|"
    r"anmerkung der redaktion|anm\. d(?:er|\.) red(?:aktion|\.)?|hinweis der redaktion|"
    r"note de la rédaction|ndlr|nota (?:del editor|de la redacción|de redacción)"
)
_END = (
    r"(?:\s{0,2}[(,]?\s{0,2}(?:of |on |from |vom |am |du |del |de )?[\w .,/]{0,30}\d[\w .,/:]{0,30}"
    r"\)?|\s(?:du|del|vom|of|to)\s[^:.]{0,40})?"
    r"\s{0,2}(?:[:—–\]|]|-\s|$)"
)
_LABEL = re.compile(f"{_BEGIN}(?:{_NAMES}){_END}", re.I)
_EDITOR = re.compile(f"{_BEGIN}(?:{_EDITORS}){_END}", re.I)
# What an editor's note speaks of if it is a correction.
_MENDS = re.compile(
    r"\b(?:correct(?:s|ed|ion|ions|ing)?|incorrect(?:ly)?|clarif(?:y|ies|ied|ication)|"
    r"updated|amended|revised|retract\w*|errors?|mistak\w+|erroneous\w*|misstated|misspelled|"
    r"misidentified|wrongly|(?:earlier|previous|original) version|"
    r"korrigiert\w*|korrektur|berichtigt\w*|richtiggestellt|präzisiert|aktualisiert|"
    r"fehler\w*|fälschlich\w*|irrtümlich\w*|"
    r"(?:früheren?|vorherigen?|ersten?|ursprünglichen?) (?:version|fassung)|"
    r"corrig\w+|rectifi\w+|précis(?:é|e|ée|és|ons)|erron\w+|erreurs?|modifié\w*|mise? à jour|"
    r"version (?:précédente|antérieure|initiale)|"
    r"correg\w+|correcci\w+|rectific\w+|aclarar|aclara(?:do|ción)|error(?:es)?|modificad\w+|"
    r"actualizad\w+|(?:versión|redacción) (?:anterior|previa))\b",
    re.I,
)
# And if it is of the house, the author or the offer, and says nothing of the text.
_HOUSE = re.compile(
    r"\b(?:disclaimers?|disclosure|advertis\w+|sponsor\w*|affiliate\w*|commissions?|endorsed|"
    r"opinions? expressed|views? expressed|"
    r"authors?|(?:is|was) (?:an? |the )?[\w ,-]{0,30}(?:reporter|editor|writer|columnist|"
    r"correspondent|professor|contributor)|newsletters?|subscri\w+|first (?:appeared|published)|"
    r"originally (?:appeared|published)|republished|"
    r"autor(?:in|en|innen)?|gastbeitrag|werbung|anzeigen?|abonn\w+|"
    r"auteure?s?|tribune|publicité|opinions? exprimées|"
    r"autora?|autores|publicidad|opiniones (?:expresadas|vertidas)|suscri\w+)\b",
    re.I,
)
# A sentence that is nothing else.
_SENTENCE = re.compile(
    r"^[\W_]{0,4}(?:"
    r"(?:an? (?:earlier|previous|prior|original) version|(?:earlier|previous) versions|"
    r"a version|the original version|the headline) (?:of|on) (?:this|the) (?:article|story|"
    r"report|piece|post|column|headline|page|review|obituary)\b|"
    r"(?:this|the) (?:article|story|report|piece|post|column|headline|page) (?:has been|was|is) "
    r"(?:updated to (?:correct|clarify|reflect|remove)|corrected|amended|clarified|revised to|"
    r"edited to (?:correct|clarify))|this version (?:corrects|clarifies)|"
    r"(?:we|the \w+) (?:apologi[sz]e|regrets?) (?:for )?the (?:error|mistake)|"
    r"in (?:einer|der) (?:früheren|vorherigen|ersten|vorigen|älteren|ursprünglichen) (?:version|"
    r"fassung)(?: (?:dieses|des) (?:artikels|textes|beitrags|berichts))?(?:,| hieß| stand| war| "
    r"wurde| hatte)|eine (?:frühere|vorherige|erste|ältere|ursprüngliche) (?:version|fassung) "
    r"(?:dieses|des) (?:artikels|textes|beitrags|berichts)|"
    r"(?:der|dieser|in diesem|im) (?:artikel|text|beitrag|bericht) (?:wurde|hieß es|stand)"
    r".{0,60}(?:korrigiert|berichtigt|fälschlich|irrtümlich|zunächst)|"
    r"wir haben (?:den fehler|das|dies|die (?:stelle|passage|angabe)) (?:korrigiert|berichtigt)|"
    r"(?:dans )?une (?:version (?:précédente|antérieure|initiale)|première version|"
    r"précédente version) de (?:cet article|ce texte|cette)|"
    r"(?:cet article|ce texte) a été (?:corrigé|rectifié|modifié (?:le|pour))|"
    r"(?:en )?una (?:versión (?:anterior|previa)|primera versión) de (?:este|esta)|"
    r"(?:este artículo|este texto|esta (?:noticia|información)) (?:ha sido|fue) (?:corregid|"
    r"rectificad|modificad))",
    re.I,
)


def is_note(text: str) -> bool:
    """True if a paragraph is a correction or clarification, be it in an editor's note."""
    start = text[:200]
    if len(text) > LONGEST:
        return False
    if _EDITOR.match(start):
        return bool(_MENDS.search(text))
    return bool(_LABEL.match(start) or _SENTENCE.match(start))


def is_of_the_house(text: str) -> bool:
    """True for an editor's note on the author, the offer or a disclaimer."""
    label = _EDITOR.match(text[:200])
    if label is None or len(text) > LONGEST or _MENDS.search(text):
        return False
    return bool(_HOUSE.search(text, label.end()))


def take_notes(found: Sequence[Block]) -> tuple[str, ...]:
    """The notes among the blocks of a tree, in order; they and their heads are taken out of it.

    A head that says "Correction" and no more gives its name to the paragraph after it. Editors'
    notes on the author or the offer are taken out too, and are no notes of corrections.
    """
    notes: list[str] = []
    head: Block | None = None
    for block in found:
        under = head if head is not None and block.kind in ("p", "li") else None
        text = f"{under.text.rstrip(' :')}: {block.text}" if under else block.text
        head = block if _bare(block.text) else None
        noted = is_note(text) and block.links < 0.6 and len(notes) < MOST
        if head is not None or not (noted or is_of_the_house(text)):
            continue
        if noted:
            notes.append(text)
        remove(block)
        if under is not None:
            remove(under)
    return tuple(dict.fromkeys(notes))


def _bare(text: str) -> bool:
    """True for a label without a note."""
    match = _LABEL.match(text) or _EDITOR.match(text)
    return bool(match) and len(text) <= (match.end() if match else 0) + 1

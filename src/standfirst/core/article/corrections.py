"""Finds the outlet's own notes of what it corrected, in four languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.article.paragraphs import Block, remove

LONGEST = 1500  # characters of a note
MOST = 8  # notes of one page

# A name for such a note, then perhaps a day, then a colon, a dash, or the end of the line.
_LABEL = re.compile(
    r"^[\W_]{0,4}(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|"
    r"correction (?:notice|note)|erratum|errata|editor(?:'s|’s|s|s'|s’|ial)? ?notes?|retraction|"
    r"korrekturen|korrektur|korrekturhinweis|richtigstellung|berichtigung|gegendarstellung|"
    r"anmerkung der redaktion|anm\. d(?:er|\.) red(?:aktion|\.)?|hinweis der redaktion|"
    r"rectificatif|rectification|précision|note de la rédaction|ndlr|mise au point|"
    r"fe de err(?:ores|atas)|corrección|correcciones|rectificación|aclaración|"
    r"nota (?:del editor|de la redacción|de redacción))"
    r"(?:\s{0,2}[(,]?\s{0,2}(?:of |on |from |vom |am |du |del |de )?[\w .,/]{0,30}\d[\w .,/:]{0,30}"
    r"\)?|\s(?:du|del|vom|of|to)\s[^:.]{0,40})?"
    r"\s{0,2}(?:[:—–\]|]|-\s|$)",
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
    """True if a paragraph is the outlet's correction, clarification or editor's note."""
    start = text[:200]
    return len(text) <= LONGEST and bool(_LABEL.match(start) or _SENTENCE.match(start))


def take_notes(found: Sequence[Block]) -> tuple[str, ...]:
    """The notes among the blocks of a tree, in order; they and their heads are taken out of it.

    A head that says "Correction" and no more gives its name to the paragraph after it.
    """
    notes: list[str] = []
    head: Block | None = None
    for block in found:
        if head is not None and block.kind in ("p", "li"):
            notes.append(f"{head.text.rstrip(' :')}: {block.text}")
            remove(block)
            head = None
        elif is_note(block.text) and block.links < 0.6 and len(notes) < MOST:
            bare = _bare(block.text)
            head = block if bare else None
            if not bare:
                notes.append(block.text)
            remove(block)
    return tuple(dict.fromkeys(notes))


def _bare(text: str) -> bool:
    """True for a label without a note."""
    match = _LABEL.match(text)
    return bool(match) and len(text) <= (match.end() if match else 0) + 1

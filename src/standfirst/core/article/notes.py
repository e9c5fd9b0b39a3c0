"""Says of an outlet's notes which need a label: not those that begin with one of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LABEL = "Note by the outlet"

# "Correction, 3 March:" or "Korrektur"; a sentence ("An earlier version said:") is no label.
_OWN = re.compile(
    r"^[\W_]{0,4}(?:corrections?|corrected|clarifications?|errat(?:um|a)|editor\S{0,4} notes?|"
    r"update|retraction|korrektur\w*|richtigstellung|berichtigung|gegendarstellung|"
    r"anm(?:erkung|\.)|hinweis|rectificati(?:f|on)|correctif|précision|note de la rédaction|ndlr|"
    r"mise au point|fe de err(?:ores|atas)|correcci(?:ón|ones)|rectificación|aclaración|"
    r"nota de(?:l| la)?)\b[^:]{0,50}(?::|[—–]|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it is shown; `label` is "" where the note names itself."""

    text: str
    label: str


def labelled(notes: Iterable[str]) -> tuple[Note, ...]:
    """The notes in their order, each with the label it needs."""
    return tuple(Note(note, "" if _OWN.match(note[:200]) else LABEL) for note in notes)

"""Which sentences tell what a picture shows, where they stand among those of a text."""

from __future__ import annotations

import re

_DATE = (
    r"(?<! of)(?<! by)(?<! to)(?<! for)(?<! from)(?<! until)(?<! since)(?<! before)(?<! after),? "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December),?"
    r" \d{1,2}"
)
_WEEKDAY = r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# What a picture can show, in the present tense.
_SHOWN = (
    r"(?:wears?|holds?|carry|carries|waves?"
    r"|stands?|sits?|walks?|waits?|looks?|poses?|shouts?|chants?|gestures?|speaks?|delivers?|reacts?"
    r"|smiles?|watch|watches|march|marches|protests?|demonstrates?|gathers?|rides?|lights?|prays?"
    r"|mourns?|inspects?|cleans?|clears?|unloads?)"
)
# Of these the verbs that tell nothing else: parliament sits, leaders gather, workers hold a job.
_ONLY_SHOWN = (
    r"(?<!\bto )(?:wears?|carry|carries|waves?|walks?|waits?|poses?|shouts?|chants?|gestures?"
    r"|reacts?|smiles?|watch|watches|march|marches|protests?|demonstrates?|rides?|lights?|mourns?"
    r"|inspects?|cleans?|unloads?)"
)
_SOMEBODY = (
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|people|officials?|officers?|workers?|soldiers?"
    r"|protesters?|demonstrators?|supporters?|fans?|residents?|villagers?|passengers?|commuters?"
    r"|students?|nurses?|doctors?|police(?:m[ae]n|wom[ae]n)?|firefighters?|rescuers?|mourners?)"
)
# A report tells what was, what was said, or what comes.
_NO_REPORT = (
    r"(?!.*\b(?:was|were|had|has|have|said|says|will|would|may|might|can|could|must|should|set to"
    r"|after|when)\b)"
)
_CAPTION = re.compile(
    r", (?:left|right|centre|center)(?:,|\.$)"
    r"|\((?:pictured|above|below|left|right|L|R|links|rechts|Archivbild)\)"
    r"|\b(?:file|undated|handout|combination) (?:photo|picture|image|photograph)\b"
    r"|^(?!.*\b(?:was|were|had|said|will|would|[a-z]+ed|took|began|became|fell|rose|left|died)\b)"
    rf".*{_DATE}, (?:19|20)\d\d\.$"
    # Without a year, or with the place last, only of what a picture can show.
    rf"|^(?!.*\b(?:was|were|had|said|will|would)\b).{{1,150}}\b{_SHOWN}\b.*{_DATE}"
    r"(?:,? (?:19|20)\d\d)?(?:,? (?:in|at|near|outside) [^.;]{2,60})?\.$"
    # "Officers march in Osk, Varland, on Sunday.", "A nurse in a mask waits at the gate of Osk."
    rf"|^{_NO_REPORT}[^,;:]{{1,100}}\b{_ONLY_SHOWN}\b.{{0,80}}\b(?:in|at|near|outside) .{{2,60}}"
    rf",? {_WEEKDAY}(?:, \w+ \d\d?)?\.$"
    rf"|^{_NO_REPORT}(?:An?|Two|Three|Four|Several)(?: [\w’'-]+){{0,3}} {_SOMEBODY}\b[^,;:]{{0,80}}"
    rf" {_ONLY_SHOWN} (?:a|an|the|his|her|their|in|at|near|outside|on|by|past|with)\b[^;:]*\.$"
)


def is_caption(sentence: str) -> bool:
    """Does it tell what a picture shows: "Ahmed, left, and ...", "is seen in this file photo",
    "... wears a mask in Halvik April 27, 2009."? Mostly English ones are known."""
    return _CAPTION.search(sentence) is not None

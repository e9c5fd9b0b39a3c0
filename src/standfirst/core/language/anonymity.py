"""Why a speaker goes unnamed, in the text's own words."""

from __future__ import annotations

import re

# What may not be done: a reason in itself.
_BARRED = re.compile(
    r"\b(?:(?:was|were|is|are|had|has)(?: not|n[’']t) (?:been )?)?(?P<words>(?:not |un)(?:been )?"
    r"(?:authori[sz]ed|allowed|permitted|cleared|entitled|supposed|free|empowered) "
    r"to [^,;.”\"\n]{3,140}|told not to [^,;.”\"\n]{3,100}|barred from [^,;.”\"\n]{3,100})"
)
_BARRED_SHORT = re.compile(
    r"\b(?:wasn|weren|isn|aren)[’']t (?P<words>(?:authori[sz]ed|allowed|"
    r"permitted) to [^,;.”\"\n]{3,140})"
)
# That a name is held back; the reason may follow.
_HIDDEN = re.compile(
    r"\b(?:(?:on|under) (?:the |strict )?condition (?:of |that |not )|anonym(?:ity|ously|ous)\b|"
    r"without attribution|on background"
    r"|(?:not|n[’']t|never|declin\w+|refus\w+) (?:to |wish to |want to |want |wish |"
    r"would )*(?:be |give |have |see |his |her |their )*"
    r"(?:named|identified|quoted|name\b|names\b|name used)|names? (?:be |to be |was |"
    r"were )?withheld|name used|unnamed)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:because(?: of)?|citing|due to|owing to) (?P<why>[^;.”\"\n]{4,160})"
    # "since breakfast" tells a time, "as an adviser" who they are: of these a clause alone.
    r"|\b(?:since|as) (?P<clause>(?:he|she|they|it|this|these|the|his|her|their|no|such|talks|"
    r"staff)\b(?=[^;.”\"\n]{0,60}(?:\b(?:is|was|are|were|has|have|had|do|does|did|can|could|may|might|"
    r"will|would)\b|n[’']t\b))[^;.”\"\n]{4,160})"
    r"|(?P<fear>(?:for )?fear(?:ing)? (?:of|that)? ?[^,;.”\"\n]{4,120})|"
    r"out of (?P<out>[^,;.”\"\n]{4,80})"
)
_CONDITION = re.compile(
    r"\b(?:(?:on|under) (?:the |strict )?condition (?:of|that) [^,;.”\"\n]{3,80}|(?:request|"
    r"ask)\w* (?:for )?anonymity"
    r"|ask\w* (?:not to be|to remain) \w+|(?:declin\w+|refus\w+) to be \w+|on background|"
    r"anonymously"
    r"|(?:did not|would not|didn[’']t) (?:want|wish)?(?: to)? ?(?:be \w+|give (?:his|her|"
    r"their) names?))"
)
_TAIL = re.compile(
    r",? (?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?<!\bare )(?<!\bis )(?<!\bhad )"
    r"(?<!\bhas )(?<!\bhave )(?:said|told|added|says|described|admitted|conceded|confirmed|"
    r"insisted|called|warned|predicted)\b.*$"
)


def reason_in(sentence: str) -> str:
    """The reason a sentence gives for hiding a name, "" where it gives none."""
    hidden = _HIDDEN.search(sentence)
    if hidden:
        because = _BECAUSE.search(sentence, hidden.start())
        if because:
            return _tidy(next(g for g in because.group("why", "clause", "fear", "out") if g))
    barred = _BARRED.search(sentence) or _BARRED_SHORT.search(sentence)
    if barred:
        return _tidy(barred.group("words"))
    condition = _CONDITION.search(sentence) if hidden else None
    return _tidy(condition.group()) if condition else ""


def hides(sentence: str) -> bool:
    """Whether a sentence says that a name is held back."""
    return bool(_HIDDEN.search(sentence) or _BARRED.search(sentence))


def _tidy(words: str) -> str:
    """The clause without what follows it: its comma, and the verb the sentence goes on with."""
    words = words.split(", ")[0]
    return re.sub(r"\s+", " ", _TAIL.sub("", words)).strip(" ,")

"""How surely a number is told: the words beside it that say "about", "at least", "up to"."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:\b(?P<words>about|around|approximately|approx\.|roughly|nearly|almost|some|at least|"
    r"at most|not more than|no more than|well over|more than|over|above|up to|as many as|"
    r"as much as|as few as|no fewer than|no less than|fewer than|less than|just over|just under|"
    r"under|an estimated|estimated|close to|not quite|upwards of|perhaps|maybe|circa|ca\.|"
    r"etwa|rund|ungefähr|knapp|fast|beinahe|mindestens|wenigstens|höchstens|mehr als|weniger als|"
    r"über|bis zu|gut|zirka|schätzungsweise|"
    r"environ|près de|quelque|au moins|au plus|plus de|moins de|presque|jusqu[’']à|"
    r"unos|unas|cerca de|alrededor de|al menos|por lo menos|más de|menos de|casi|hasta|"
    r"aproximadamente)|(?P<sign>[~≈>]))"
    r"\s?(?:the |a |an |les |los |las |die |der |den )?(?:US|C|A|NZ|HK)?[$€£¥]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^ (?:\w+ )?(?P<words>or so|or more|or fewer|or thereabouts|oder mehr|ou plus|o más)\b"
)
_AND = re.compile(r"\b(?:and|und|et|y)\s?$", re.IGNORECASE)
_SIGNS = {"~": "about", "≈": "about", ">": "more than"}
_SHARED = frozenset("about around some roughly nearly etwa rund environ unos unas".split())


def hedge_of(before: str, after: str) -> str:
    """The hedge of a number as written, small; "" where it is told plainly.

    `before` and `after` are the text beside it; a range or a unit counts to the number.
    """
    found = _BEFORE.search(before)
    if found:
        return (found["words"] or _SIGNS[found["sign"]]).lower()
    behind = _AFTER.match(after)
    return behind["words"].lower() if behind else ""


def shared_hedge(between: str, hedge: str) -> str:
    """The hedge that two joined numbers share: "about 4,200 passengers and 900 vehicles".

    `between` is the text between them; "" where the second number is told by itself.
    """
    return hedge if hedge in _SHARED and _AND.search(between) and len(between) < 40 else ""

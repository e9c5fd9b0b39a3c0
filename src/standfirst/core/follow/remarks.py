"""Reads a search for what somebody said, in four languages, and says what answers it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from standfirst.core.follow.search import Query, fold_words, found_in

MOST_LETTERS = 300
MOST_READINGS = 4  # each is looked up; "on on on …" would have a hundred

# "statements by X on Y", "what did X say about Y", and the like.
_ASKS = re.compile(
    r"(?:(?:all |the )?(?:statements?|quotes?|quotations?|remarks?|comments?|words)"
    r"\s+(?:by|from|of)"
    r"|what\s+(?:did|does|has|have)"
    r"|(?:alle )?(?:aussagen?|äußerungen?|zitate?|erklärungen?|worte)\s+(?:von|vom|der|des)"
    r"|was\s+(?:sagte|sagt)|was\s+hat"
    r"|(?:les )?(?:déclarations?|propos|citations?|paroles)\s+(?:de la|de l['’]|du|des|de|d['’])"
    r"|qu['’]a\s+dit|ce\s+qu['’]a\s+dit"
    r"|(?:las )?(?:declaraci[oó]n(?:es)?|citas?|palabras)\s+(?:del|de la|de)"
    r"|(?:lo\s+)?qu[eé]\s+(?:dijo|dice|ha dicho))\s*(?<=[\s'’])(?P<rest>\S.*)",
    re.IGNORECASE,
)
_SAYS = re.compile(r"what\s+(?P<by>\S.*?)\s+(?:said|says)\b(?P<on>.*)", re.IGNORECASE)
_ON = re.compile(
    r"\s+(?:(?:say|said|gesagt)\s*)?"
    r"(?:on|about|regarding|concerning|over|zum|zur|zu|über|sur|à propos de|au sujet de|sobre"
    r"|acerca de)\s+(?=\S)",
    re.IGNORECASE,
)
_SAID = re.compile(r"\s+(?:say|said|gesagt)$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:l['’](?=\w)|(?:the|la|le|les|den|die|das|dem|der|el|los|las)\s+(?=\S))", re.IGNORECASE
)
_FIELD = re.compile(r"\b(?P<name>by|on):\s*(?:[\"“„«](?P<phrase>[^\"”“»]*)[\"”“»]|(?P<word>\S+))")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose statements are wanted, as typed, and on what: words as in a search, "" for all."""

    by: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement as matching sees it. `speaker` is a topic's id, `folded` what it is about."""

    speaker: int
    folded: str


def readings(text: str) -> tuple[Asked, ...]:
    """How a search can be read as one for statements, the likeliest first; () where it cannot.

    There are several where the speaker's name may hold an "on": "statements by Commission on
    Human Rights on Iraq".
    """
    asked = " ".join(text[:MOST_LETTERS].split()).rstrip("?")
    if fields := {one["name"]: one for one in _FIELD.finditer(asked)}:
        return _with_fields(asked, fields)
    if found := _SAYS.fullmatch(asked):
        return _split(f"{found['by']}{found['on']}")
    found = _ASKS.fullmatch(asked)
    return _split(_SAID.sub("", found["rest"])) if found else ()


def _with_fields(asked: str, fields: Mapping[str, re.Match[str]]) -> tuple[Asked, ...]:
    """`by:"Jens Stoltenberg" on:Iraq`; further words are what it is on, too."""
    by, on = fields.get("by"), fields.get("on")
    name = _bare(by["phrase"] or by["word"] or "") if by else ""
    if not name:
        return ()
    wanted = "" if on is None else f'"{on["phrase"]}"' if on["phrase"] else on["word"] or ""
    further = " ".join(_FIELD.sub(" ", asked).split())
    return (Asked(name, f"{wanted} {further}".strip()),)


def _split(rest: str) -> tuple[Asked, ...]:
    cuts = [
        Asked(_bare(rest[: cut.start()]), _ARTICLE.sub("", rest[cut.end() :].strip()))
        for cut in _ON.finditer(rest)
    ]
    found = [one for one in cuts if one.by][: MOST_READINGS - 1]
    whole = Asked(_bare(rest))
    return (*found, whole) if whole.by else tuple(found)


def _bare(name: str) -> str:
    return name.strip(' "“”„«»')


def heard(speaker: int, words: str, *beside: str) -> Heard:
    """A statement with what stands beside it: names of topics in it, its article's headline,
    standfirst and the names of what the article is about."""
    return Heard(speaker, _of_one_number("|".join(map(fold_words, (words, *beside)))))


def answers(one: Heard, speaker: int, on: Query) -> bool:
    """Is it a statement by the speaker on these words? On none asked for, it is on anything."""
    if one.speaker != speaker:
        return False
    return not (on.wanted or on.unwanted) or found_in(_asked_in_one_number(on), one.folded)


_PLURAL = re.compile(r"(?<=\w{3}[^\Ws])s(?= )")  # of five letters and more: "news" is no plural


def _of_one_number(folded: str) -> str:
    """Folded words without the s of a plural: who asks for "flood" means "river floods" too."""
    return _PLURAL.sub("", folded)


@lru_cache(maxsize=64)  # asked of every statement
def _asked_in_one_number(on: Query) -> Query:
    return Query(tuple(map(_of_one_number, on.wanted)), tuple(map(_of_one_number, on.unwanted)))

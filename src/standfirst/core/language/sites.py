"""Tells houses, hills, ships and lands from the people, firms and bands that bear such names."""

from __future__ import annotations

import re

from standfirst.core.language.roles import is_role
from standfirst.core.types import Span, TopicKind

_NO_SURNAMES = "Building|Stadium|Cathedral|Mosque|Boulevard|Racecourse"
_NO_SURNAME = re.compile(rf"\w (?:{_NO_SURNAMES})$")
_SITE = re.compile(
    rf"\w (?:{_NO_SURNAMES}|Hills?|Heights|Towers?|Palace|Room|Prison|Monument|Ground|Park|"
    r"Station|Plaza|Arena)$|\bOval Office$"
)


def is_site(form: str, *, person: bool = False) -> bool:
    """Whether a name's last word is a room's, a house's or a hill's; where it was taken for a
    `person`, one that is no surname."""
    return (_NO_SURNAME if person else _SITE).search(form) is not None


def site_kind(text: str, span: Span, *, kind: TopicKind) -> TopicKind | None:
    """The kind of a site's name by what stands around it, None where that does not tell.

    "American Tower bought it" is a firm, "Cypress Hill’s album" a band's, of which one is not "in";
    "Albert Park", in which one is, nobody.
    """
    if not is_site(text[slice(*span)]):
        return None
    before = text[max(0, span[0] - 15) : span[0]]
    if _WITHIN.search(before):
        return TopicKind.PLACE
    acts = kind is not TopicKind.PERSON and _ACTS.match(text, span[1])
    return TopicKind.ORGANISATION if acts and not before.endswith("the ") else None


_WITHIN = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside) (?:the )?$")
_ACTS = re.compile(
    r"[’']s? (?:\w+ )?(?:albums?|singles?|songs?|tour|singer|frontman|lawyers?|customers|revenues?|"
    r"earnings|debut|spokes(?:man|woman|person))\b|, (?:who|whose) "
    r"| \((?:NYSE|NASDAQ|Nasdaq|LSE|Euronext)\b| (?:(?:has|have|had|will|would) )?(?:said|says?|"
    r"announced?|report(?:s|ed)|agreed?|acquired?|bought|buys?|sold|sells?|sued?|owns?|operates?|"
    r"leases?|expects?|posted|performed?|played|released?|recorded|toured|headlined?|beat|drew|"
    r"lost|won|scored|signed)\b"
)


def kind_with_article(text: str, span: Span) -> TopicKind | None:
    """The kind of what was taken for a person of one word, by an article before it; else None.

    "The Kestrel sank", "half the distance to the Moon"; but not "the Shah", who is somebody, nor
    where a noun follows ("the Veldt years") or the whole family is meant.
    """
    form = text[slice(*span)]
    before = text[max(0, span[0] - 30) : span[0]]
    if " " in form or form.endswith("s") or is_role(form.lower()):
        return None
    if not _ARTICLE.search(before):
        return None
    ends = _ENDS.match(text, span[1])
    if _SINKS.match(text, span[1]) or (ends and _ABOARD.search(before)):
        return TopicKind.ORGANISATION
    lies = form.casefold() in _SKY or (_IN_THE.search(before) and not _BELIEVED.search(before))
    return TopicKind.PLACE if ends and lies else None


_SKY = frozenset({"moon", "earth"})
_ARTICLE = re.compile(r"\b[Tt]he $")
# Not "brought down the Shah", "rallied around the Shah".
_IN_THE = re.compile(r"\b(?:in|across|along) the $")
_BELIEVED = re.compile(
    r"\b(?:belie\w+|faith|trust\w*|confiden\w+|hopes?|interest\w*|disappoint\w+) in the $"
)
_ABOARD = re.compile(
    r"\b(?:sail(?:s|ed|ing)? (?:on|in|with)|aboard|on board|(?:crew|wreck|sinking|hull|decks?) of) "
    r"the $"
)
# No "sailed", "arrived", "left": so does a Shah.
_SINKS = re.compile(
    r" (?:(?:has|had) )?(?:sank|sunk|docked|capsized|foundered|set sail|ran aground|run aground)\b"
)
_ENDS = re.compile(
    r"[.,;:!?)”\"](?! who)| (?:is|was|has|had|will|would|in|on|at|to|from|for|by|with|"
    r"after|before|when|while|until|where)\b|$"
)

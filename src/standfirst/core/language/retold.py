"""Finds speech within speech: what a speaker tells that others, or he before, have said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from standfirst.core.language.clauses import Attribution
from standfirst.core.language.placed import Placed, says
from standfirst.core.language.quotations import Quotation
from standfirst.core.language.wordlists import word_set


def told_within(text: str, attribution: Attribution, around: Quotation) -> Iterator[Placed]:
    """Speech within speech: ""They told us to wait,” she said."", what they told."""
    source, content = attribution.source, attribution.content
    if (
        source is None
        or not content
        or not attribution.reports
        or content[0][0] < attribution.cue[1]
    ):
        return
    if text[slice(*(attribution.who or source))].lower() in _NO_ONE:
        return
    if not all(around.start < a and b < around.end for a, b in (source, *content)):
        return
    yield Placed(attribution.cue, content, source, attribution.who, retold=True)


_NO_ONE = word_set(
    """
    me us you it this that who which one those somebody someone anybody anyone everybody everyone
    people nobody
    """
)


def with_outer(text: str, inner: Placed, found: list[Placed]) -> Iterator[Placed]:
    """ "“I told him to wait,” she said": what I told, she told; not what I say now."""
    if inner.source is None or inner.cue is None:
        return
    if text[slice(*inner.source)].lower() not in ("i", "we"):
        yield inner
        return
    outer = next((s for s in found if s.saying and says(s, inner.cue[0])), None)
    who = (outer.who or outer.source) if outer is not None else None
    again = text[max(0, inner.source[0] - 3) : inner.source[0]].lower() == "as "
    if who is not None and not again and _PAST.fullmatch(text[slice(*inner.cue)]):
        yield replace(inner, who=who)


_PAST = re.compile(r"\w+ed|said|told|wrote|written|spoke|swore")

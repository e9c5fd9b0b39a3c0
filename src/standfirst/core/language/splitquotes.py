"""Gives the second half of a quotation that its cue splits to who spoke the first."""

from __future__ import annotations

from dataclasses import replace

from standfirst.core.language.clauses import Attribution
from standfirst.core.language.quotations import Quotation, overlapping
from standfirst.core.types import Span


def with_own_halves(
    text: str, attribution: Attribution, quotations: tuple[Quotation, ...]
) -> Attribution:
    """The attribution with the half that a parser took for part of the name, and without one that
    ended before its own sentence began.
    """
    return _without_the_last(text, _out_of_source(text, attribution, quotations), quotations)


def _out_of_source(
    text: str, attribution: Attribution, quotations: tuple[Quotation, ...]
) -> Attribution:
    """ "“...,” said the mayor, Ann Lee, “but not today.”": the second half is no apposition."""
    source = attribution.source
    if source is None or attribution.cue[0] > source[0]:
        return attribution
    half = next((q for q in overlapping(quotations, source) if q.start > source[0]), None)
    before = text[source[0] : half.start].rstrip() if half is not None else ""
    if half is None or half.end < source[1] or not before.endswith(","):
        return attribution
    name = (source[0], source[0] + len(before.rstrip(",")))
    who = name if attribution.who == source else attribution.who
    content = (*attribution.content, (half.start, half.end))
    return replace(attribution, source=name, who=who, content=content)


def _without_the_last(
    text: str, attribution: Attribution, quotations: tuple[Quotation, ...]
) -> Attribution:
    """ "“... today.” The chamber says that ...": what a stop ended is not the chamber's."""
    source, content = attribution.source, attribution.content
    if source is None or len(content) < 2 or not text[source[0]].isupper():
        return attribution
    if source[0] > attribution.cue[0] or content[-1][0] < attribution.cue[1]:
        return attribution
    kept = tuple(span for span in content if not _ended(text, span, source, quotations))
    return replace(attribution, content=kept)


def _ended(text: str, span: Span, source: Span, quotations: tuple[Quotation, ...]) -> bool:
    """Whether a span ends with a whole quotation, right before the source opens a sentence."""
    closed = any(
        text[q.start : q.end].rstrip("”\"»’'")[-1:] in ".!?" for q in overlapping(quotations, span)
    )
    return closed and span[1] <= source[0] and not text[span[1] : source[0]].strip("”\"»’' \n")

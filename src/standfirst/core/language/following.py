"""Joins quotations that no cue took with the statement they go on with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from standfirst.core.language.parse import ParsedText
from standfirst.core.language.placed import SHORT, Placed
from standfirst.core.language.quotations import Quotation, overlapping


def with_following(
    parsed: ParsedText, found: list[Placed], quotations: tuple[Quotation, ...]
) -> Iterator[Placed]:
    """Quotations that no cue took go on with the statement before them, or stand by themselves."""
    text = parsed.text
    taken = {q for s in found for span in s.content for q in overlapping(quotations, span)}
    statements = list(found)
    for quotation in quotations:
        if quotation in taken or not _is_speech(text, quotation):
            continue
        before = _last_before(parsed, statements, quotation.start)
        if before is None:
            continue
        old = statements[before]
        joins = _joins(parsed, old, quotation)
        if quotation.words <= SHORT and not (joins and _quotes(text, old)):
            continue
        if joins and not _are_two(text, old, quotation):
            span = (quotation.start, quotation.end)
            statements[before] = replace(old, content=(*old.content, span))
        elif quotation.words >= 2 * SHORT:  # of several sentences, or after other words
            span = (quotation.start, quotation.end)
            who = old.who or old.source
            if joins:  # the words beside it say who speaks, and how
                statements.append(Placed(old.cue, (span,), old.source, who, carried=True))
            elif text[: quotation.start].endswith("\n"):  # else a title, a term: nobody's words
                statements.append(Placed(None, (span,), None, who, carried=True))
    yield from statements


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whole sentences in marks: it opens a sentence."""
    before = text[max(0, quotation.start - 3) : quotation.start].strip()
    opens = not before or before[-1] in '.!?:,”"»'
    return opens and quotation.words > 1


def _quotes(text: str, statement: Placed) -> bool:
    return text[statement.content[-1][1] - 1] in "”\"'’"


def _last_before(parsed: ParsedText, found: list[Placed], place: int) -> int | None:
    """The statement that ended last; of one sentence's, rather one with words in marks: "“...,” he
    said, adding that ... “..."" goes on with what he said.
    """
    before = [i for i, s in enumerate(found) if s.saying and _end(s) <= place]
    if not before:
        return None
    last = max(before, key=lambda i: (_end(found[i]), i))
    number = _sentence_of(parsed, _end(found[last]))
    start = parsed.sentences[number][0]
    same = [i for i in before if _end(found[i]) > start and _quotes(parsed.text, found[i])]
    return last if last in same or not same else max(same, key=lambda i: (_end(found[i]), i))


def _sentence_of(parsed: ParsedText, end: int) -> int:
    return bisect_right(parsed.sentences, end - 1, key=lambda s: s[0]) - 1


def _end(statement: Placed) -> int:
    spans = (statement.content[-1], statement.cue, statement.source)
    return max(span[1] for span in spans if span is not None)


def _are_two(text: str, statement: Placed, quotation: Quotation) -> bool:
    """Several whole sentences on both sides of the cue: two statements of one speaker."""
    before = sum(len(_STOP.findall(text[start:end])) for start, end in statement.content)
    return before > 1 and len(_STOP.findall(text[quotation.start : quotation.end])) > 1


_STOP = re.compile(r"[.!?](?=[\s”\"»’'])")


def _joins(parsed: ParsedText, statement: Placed, quotation: Quotation) -> bool:
    """Whether a quotation goes on where a statement of its paragraph or the one before ended."""
    text, last = parsed.text, _end(statement)
    between = text[last : quotation.start]
    if "\n\n" not in between:
        return len(between) < 300
    if between.count("\n\n") > 1:
        return False
    rest = text[
        parsed.sentences[_sentence_of(parsed, last)][1] : quotation.start
    ]  # the paragraph's own next words
    return not rest.strip(" \n.,:;”\"»’'") or len(between.strip(" \n.,:;”\"»’'")) < 40

"""Reads "according to X" without a parse: phrases that name a source before or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from standfirst.core.language.assemble import Placed
from standfirst.core.language.phrases import first_phrase, last_phrase
from standfirst.core.language.quotations import Quotation
from standfirst.core.language.segments import Clause, bare
from standfirst.core.language.speech import Speech
from standfirst.core.types import Span


def by_source(
    text: str, clauses: Sequence[Clause], quotations: Sequence[Quotation], speech: Speech
) -> Placed | None:
    """ "Laut X ...", "X zufolge ...": the sentence, or its part from that clause on."""
    start, end = clauses[0].start, clauses[-1].end
    for pattern in _before_names(speech):
        for match in pattern.finditer(text, start, end):
            if any(q.start < match.start() < q.end for q in quotations):
                continue
            source = first_phrase(
                text, (match.end(), min(end, match.end() + 160)), small=speech.small_nouns
            )
            if source is not None:
                return _told(text, clauses, match.span("cue"), source)
    for match in _behind_names(speech).finditer(text, start, end):
        source = last_phrase(text, (max(start, match.start() - 120), match.start()))
        if source is not None and (match.group("cue") != "nach" or _opinion(text, source)):
            return _told(text, clauses, match.span("cue"), source)
    return None


@cache
def _before_names(speech: Speech) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<![\w-])(?P<cue>{source})\s*", re.IGNORECASE) for source in speech.sources
    )


@cache
def _behind_names(speech: Speech) -> re.Pattern[str]:
    return re.compile(rf" (?P<cue>{'|'.join(speech.behind) or '(?!)'})\b")


def _opinion(text: str, source: Span) -> bool:
    return bool(re.search(r"(?:Angaben|Meinung|Ansicht|Auffassung)(?: |$)", text[slice(*source)]))


def _told(text: str, clauses: Sequence[Clause], cue: Span, source: Span) -> Placed | None:
    """The sentence without the phrase that names the source, from that phrase's clause on."""
    first, last = min(cue[0], source[0]), max(cue[1], source[1])
    number = next((i for i, c in enumerate(clauses) if c.start <= first <= c.end), 0)
    own = clauses[number]
    alone = sum(w.start < first or w.start >= last for w in own.words) == 0
    at_end = last >= own.end - 1 and number == len(clauses) - 1
    start = clauses[0].start if alone or at_end or not number else own.start
    content = [bare(text, (start, first)), bare(text, (last, clauses[-1].end))]
    pieces = tuple(span for span in content if span[1] - span[0] > 3)
    return Placed(cue, pieces, source) if pieces else None


def by_hence(clauses: Sequence[Clause], speech: Speech) -> Placed | None:
    """ "Demnach ...": the clause is said by whoever spoke last."""
    for clause in clauses:
        first = clause.words[0] if clause.words else None
        if first is not None and first.text in speech.hence and len(clause.words) > 2:
            moody = any(w.text in speech.mood for c in clauses for w in c.words)
            if first.text in ("demnach", "wonach", "demzufolge") or moody:
                span = (first.end + 1, clauses[-1].end)
                return Placed((first.start, first.end), (span,), carried=True)
    return None

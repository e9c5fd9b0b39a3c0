"""Finds in one sentence, without a parse, the clause that reports and the clauses that are said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.language.accordingto import by_hence, by_source
from standfirst.core.language.assemble import Placed
from standfirst.core.language.phrases import first_phrase
from standfirst.core.language.quotations import Quotation
from standfirst.core.language.segments import (
    Clause,
    Cue,
    bare,
    clauses_of,
    cues,
    is_among,
    is_moody,
    opens,
    turns,
)
from standfirst.core.language.speech import Speech
from standfirst.core.types import Span


def read_sentence(
    text: str, sentence: Span, quotations: Sequence[Quotation], speech: Speech
) -> Placed | None:
    """The statement of a sentence by its words, or None."""
    clauses = clauses_of(text, sentence, quotations, speech)
    if not clauses:
        return None
    return (
        by_source(text, clauses, quotations, speech)
        or by_hence(clauses, speech)
        or _by_cue(text, clauses, speech)
        or _by_mood(clauses, speech)
    )


def goes_on(text: str, sentence: Span, quotations: Sequence[Quotation], speech: Speech) -> bool:
    """Whether a sentence behind an indirect one is still said: any mood but the plain one."""
    clauses = clauses_of(text, sentence, quotations, speech)
    return bool(clauses) and is_moody(clauses[0], speech, past=True)


# --- verbs and nouns --------------------------------------------------------------------------


def _by_cue(text: str, clauses: Sequence[Clause], speech: Speech) -> Placed | None:
    for number, clause in enumerate(clauses):
        for cue in cues(clause, speech):
            subject = _apposed(text, clauses, number, cue, speech)
            before = None if subject else _before(text, clauses, number, cue, speech)
            found = before or _after(text, clauses, number, cue, speech, subject=subject)
            if found is not None:
                return found
        found = _so(text, clauses, number, speech)
        if found is not None:
            return found
    for clause in clauses[:1]:
        for cue in cues(clause, speech):
            if cue.strength == "judges" or is_among(clause, cue, speech.judges):
                return _judged(text, clauses, clause, cue, speech)
    return None


def _so(text: str, clauses: Sequence[Clause], number: int, speech: Speech) -> Placed | None:
    """ "..., so der Minister": no verb at all."""
    words = clauses[number].words
    if not number or len(words) > 14 or not words or words[0].text not in speech.so_alone:
        return None
    if any(w.text in speech.helpers for w in words):
        return None
    source = first_phrase(text, (words[0].end, clauses[number].end), small=speech.small_nouns)
    if source is None:
        return None
    cue = (words[0].start, words[0].end)
    content = [(_lead(clauses, number).start, clauses[number - 1].end)]
    rest = clauses[number + 1 :]
    if rest and not turns(rest[0], speech):
        content.append((rest[0].start, rest[-1].end))
    return Placed(cue, tuple(content), source)


def _lead(clauses: Sequence[Clause], number: int) -> Clause:
    """Where what stands before a clause begins: what leads up to whole sentences in marks is told
    by the writer.
    """
    last = clauses[number - 1]
    return last if last.quoted and not last.words else clauses[0]


def tells_of_last(
    text: str, sentence: Span, quotations: Sequence[Quotation], speech: Speech
) -> tuple[Span, Span | None] | None:
    """Cue and source of "Das teilte die Polizei mit": what was said stands one sentence before."""
    clauses = clauses_of(text, sentence, quotations, speech)
    if not clauses or not clauses[0].words or clauses[0].words[0].text not in speech.that:
        return None
    for cue in cues(clauses[0], speech):
        if cue.strength == "says" and cue.place <= 2:
            source = first_phrase(
                text,
                (clauses[0].words[cue.place].end, clauses[0].end),
                small=speech.small_nouns,
            )
            return cue.span, source
    return None


def _before(
    text: str, clauses: Sequence[Clause], number: int, cue: Cue, speech: Speech
) -> Placed | None:
    """ "..., sagte X", "..., wie X mitteilte": what stands before, and what goes on behind."""
    clause = clauses[number]
    if not number:
        return None
    opening = clause.words[0].text
    inverted = cue.place == 0 or (cue.place == 1 and opening in speech.so)
    if inverted and cue.strength == "believes":
        inverted = any(is_moody(c, speech) for c in clauses[:number])
    told = (
        opening in speech.as_told and clause.words[1:2] and clause.words[1].text not in speech.opens
    )
    if not (inverted or told) or len(clause.words) > 25:
        return None
    content = [(_lead(clauses, number).start, clauses[number - 1].end)]
    rest = clauses[number + 1 :]
    apposed = rest and speech.small_nouns and clauses[number - 1].quoted and not rest[0].quoted
    if rest and not (turns(rest[0], speech) and not opens(rest[0], speech, asks=False)):
        content += [] if apposed else [(rest[0].start, rest[-1].end)]
    return Placed(cue.span, tuple(content), _subject(text, clause, cue, speech))


def _apposed(
    text: str, clauses: Sequence[Clause], number: int, cue: Cue, speech: Speech
) -> Span | None:
    """ "Lena Maier, Sprecherin der Bahn, sagte, ...": the name two commas before its verb."""
    words = clauses[number].words
    if number < 2 or not words or not (cue.place == 0 or words[0].text in speech.helpers):
        return None
    named = clauses[number - 2]
    if not named.words:
        return None
    joined = named.words[0].text in speech.as_told | speech.joins
    start = named.words[0].end if joined else named.start
    found = first_phrase(text, (start, named.end), small=speech.small_nouns)
    aside = not joined and _aside(named, speech)
    return found if found is not None and found[1] == named.end and not aside else None


def _after(
    text: str,
    clauses: Sequence[Clause],
    number: int,
    cue: Cue,
    speech: Speech,
    *,
    subject: Span | None,
) -> Placed | None:
    """ "X sagte, ...": from the first clause that opens what is said to the sentence's end."""
    says = cue.strength == "says"
    rest = list(clauses[number + 1 :])
    marked = _first_opened(rest, speech, asks=says)
    if marked is None and says and rest and not (speech.small_nouns or turns(rest[0], speech)):
        marked = rest[0]
    if marked is None:
        return None
    content = (marked.start, clauses[-1].end)
    source = subject or _subject(text, clauses[number], cue, speech)
    name = (clauses[number - 1].start, clauses[number - 1].end) if subject else (0, 0)
    who = name if _NAME.fullmatch(text, *name) else None
    return Placed(cue.span, (content,), source, who)


def _first_opened(rest: Sequence[Clause], speech: Speech, *, asks: bool) -> Clause | None:
    """The first clause that opens what is said, before another reports."""
    for clause in rest:
        if opens(clause, speech, asks=asks):
            return clause
        if any(cue.strength == "says" for cue in cues(clause, speech)):
            return None
    return None


# "der Minister, Hans Maier, sagte"
_NAME = re.compile(r"[A-ZÀ-Þ][\w’-]+(?: (?:de |von |van |del )?[A-ZÀ-Þ][\w’-]+){1,3}")


def _judged(
    text: str, clauses: Sequence[Clause], clause: Clause, cue: Cue, speech: Speech
) -> Placed | None:
    """ "X kritisierte den Plan": what is judged, and as what."""
    source = _subject(text, clause, cue, speech)
    if source is None or any(w.text in speech.passive for w in clause.words):
        return None
    helper = next((w for w in clause.words if w.text in speech.helpers), None)
    if clause.words[cue.place].text in speech.participles and (
        helper is None or helper.text not in speech.have
    ):
        return None
    start = max(source[1], min(cue.span[1], helper.end if helper else cue.span[1]))
    pieces = [(start, cue.span[0]), (max(start, cue.span[1]), clauses[-1].end)]
    content = tuple(bare(text, span) for span in pieces if span[1] - span[0] > 3)
    return Placed(cue.span, content, source, saying=False) if content else None


def _by_mood(clauses: Sequence[Clause], speech: Speech) -> Placed | None:
    for clause in clauses:
        if is_moody(clause, speech):
            return Placed(None, ((clause.start, clauses[-1].end),), carried=True)
    return None


# --- who --------------------------------------------------------------------------------------


def _subject(text: str, clause: Clause, cue: Cue, speech: Speech) -> Span | None:
    """The words that name who speaks: before the verb, or behind it where it comes first."""
    verb = clause.words[cue.place]
    helper = next((w for w in clause.words if w.text in speech.helpers), None)
    first = helper if helper is not None and helper.start < verb.start else verb
    behind = verb.end if not text[first.end : verb.start].strip() else first.end
    before = (clause.start, first.start)
    opening = clause.words[0].text
    if opening in speech.as_told and first is not clause.words[0]:
        before = (clause.words[0].end, first.start)
    ahead = first_phrase(text, before, small=speech.small_nouns)
    if ahead is not None and not _aside(clause, speech):
        return ahead
    return _behind(text, (behind, clause.end), speech) or ahead


def _behind(text: str, span: Span, speech: Speech) -> Span | None:
    """The first noun phrase behind a verb that no preposition governs: "sagte am Montag X"."""
    start, end = span
    for _ in range(3):
        found = first_phrase(text, (start, end), small=speech.small_nouns)
        if found is None:
            return None
        if text[slice(*found)].split(" ", 1)[0].lower() not in speech.asides:
            return found
        start = found[1]
    return None


def _aside(clause: Clause, speech: Speech) -> bool:
    """Begins with a preposition or an adverb: "Am Montag sagte X"."""
    return clause.words[0].text in speech.asides

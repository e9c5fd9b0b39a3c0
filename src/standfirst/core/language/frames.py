"""Finds in one sentence, without a parse, the clause that reports and the clauses that are said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from standfirst.core.language.accordingto import by_hence, by_source
from standfirst.core.language.phrases import first_phrase
from standfirst.core.language.placed import Placed
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
    reports_with,
    turns,
)
from standfirst.core.language.speech import Speech, is_mood
from standfirst.core.language.voices import DETERMINERS
from standfirst.core.language.wordlists import word_set
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
        or _by_cue(text, clauses, speech)
        or by_hence(clauses, speech)
        or _by_mood(clauses, speech)
    )


def goes_on(text: str, sentence: Span, quotations: Sequence[Quotation], speech: Speech) -> bool:
    """Whether a sentence behind an indirect one is still said: any mood but the plain one."""
    clauses = clauses_of(text, sentence, quotations, speech)
    first = next((c for c in clauses if not _leads_plainly(c, speech)), None)
    return first is not None and is_moody(first, speech, past=True)


def _leads_plainly(clause: Clause, speech: Speech) -> bool:
    return bool(clause.words) and clause.words[0].text in speech.subordinates


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
    return _by_judgment(text, clauses, speech)


def _by_judgment(text: str, clauses: Sequence[Clause], speech: Speech) -> Placed | None:
    """ "X kritisierte den Plan", in the first clause or behind an apposition."""
    for number, clause in enumerate(clauses[:3]):
        for cue in cues(clause, speech):
            known = is_among(clause, cue, speech.judges) or reports_with(clause, cue, speech)
            if cue.strength != "judges" and not known:
                continue
            subject = _apposed(text, clauses, number, cue, speech)
            if subject is not None or number == 0:
                placed = _judged(text, (clauses, clause), cue, speech, subject=subject)
                return _with_name(text, placed, clauses[number - 1]) if subject else placed
    return None


def _so(text: str, clauses: Sequence[Clause], number: int, speech: Speech) -> Placed | None:
    """ "..., so der Minister": no verb at all."""
    words = clauses[number].words
    if not number or len(words) > 18 or not words or words[0].text not in speech.so_alone:
        return None
    if any(w.text in speech.helpers for w in words) or (words[1:2] and words[1].text in _NO_NAME):
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


_NO_NAME = {"zum", "auch", "dass", "etwa", "in", "beispielsweise", "wie"}  # behind "so"


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
        behind = clauses[0].words[cue.place + 1 : cue.place + 2]
        out_of = behind and behind[0].text == "aus"  # "Dies geht aus dem Bericht hervor"
        if cue.strength in ("says", "believes" if out_of else "") and cue.place <= 2:
            start = behind[0].end if out_of else clauses[0].words[cue.place].end
            return cue.span, first_phrase(text, (start, clauses[0].end), small=speech.small_nouns)
    return None


def _before(
    text: str, clauses: Sequence[Clause], number: int, cue: Cue, speech: Speech
) -> Placed | None:
    """ "..., sagte X", "..., wie X mitteilte": what stands before, and what goes on behind."""
    clause = clauses[number]
    if not number:
        return None
    opening = clause.words[0].text
    inverted = cue.place == 0 or (cue.place == 1 and opening in speech.so | speech.that)
    if inverted and cue.strength == "believes":
        inverted = any(is_moody(c, speech) for c in clauses[:number])
    told = (
        opening in speech.as_told and clause.words[1:2] and clause.words[1].text not in speech.opens
    )
    if not (inverted or told) or len(clause.words) > 25:
        return None
    if _only_says_where(clauses, number, speech):
        return None
    content = [(_lead(clauses, number).start, clauses[number - 1].end)]
    rest = clauses[number + 1 :]
    apposed = rest and speech.small_nouns and clauses[number - 1].quoted and not rest[0].quoted
    if rest and not (turns(rest[0], speech) and not opens(rest[0], speech, asks=False)):
        content += [] if apposed else [(rest[0].start, rest[-1].end)]
    return Placed(cue.span, tuple(content), _subject(text, clause, cue, speech))


def _only_says_where(clauses: Sequence[Clause], number: int, speech: Speech) -> bool:
    """ "In dem Bericht, der heute erschien, heißt es, ...": what is said follows."""
    first = clauses[0]
    if speech.small_nouns:
        behind = clauses[number + 1 : number + 2]
        opened = behind and behind[0].words and behind[0].words[0].text in speech.opens
        return bool(opened) and not clauses[number - 1].quoted
    if first.quoted or not _aside(first, speech) or is_moody(first, speech, past=True):
        return False
    between = clauses[1:number]
    follows = number + 1 < len(clauses) and opens(clauses[number + 1], speech, asks=True)
    return follows and all(turns(c, speech) or not c.words for c in between)


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
    joined = named.words[0].text in speech.as_told | speech.joins | speech.opens
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
    if marked is None or _qualifies(text, cue, marked, speech):
        return None
    start = _with_its_subject(rest, marked, speech) if says else marked.start
    if speech.past_mood and clauses[number].words[0].text == "wie":
        start = rest[0].start
    content = (start, _end_of_said(clauses, number, marked, speech))
    source = subject or _subject(text, clauses[number], cue, speech)
    if text[slice(*cue.span)].lower() in ("heißt", "hieß"):
        source = _in_paper(text, clauses[0], speech) or source
    placed = Placed(cue.span, (content,), source)
    return _with_name(text, placed, clauses[number - 1]) if subject else placed


def _in_paper(text: str, first: Clause, speech: Speech) -> Span | None:
    """ "In dem Bericht heißt es, ...": the paper."""
    words = first.words
    if not words or words[0].text not in ("in", "im"):
        return None
    return first_phrase(text, (words[0].end, first.end), small=speech.small_nouns)


def _with_name(text: str, placed: Placed | None, between: Clause) -> Placed | None:
    """Whom "der Minister, Hans Maier, sagte" means: the name between the commas."""
    if placed is None or not _NAME.fullmatch(text, between.start, between.end):
        return placed
    return replace(placed, who=(between.start, between.end))


def _qualifies(text: str, cue: Cue, marked: Clause, speech: Speech) -> bool:
    """ "anunció una ley que ...": the clause tells which law, and is not what was announced."""
    between = text[cue.span[1] : marked.start].split()
    if not speech.small_nouns or marked.quoted or not between:
        return False
    if any("," in word or word[0].isdigit() for word in between) or set(between) & _WHEN:
        return False
    day = len(between) > 1 and between[1].lower() in speech.asides  # "el martes", "ce mardi"
    return between[0].lower() in DETERMINERS and not day


_WHEN = word_set(
    "semaine mois année an soir matin jour nuit semana mes año noche mañana tarde día madrugada"
)


def _with_its_subject(rest: Sequence[Clause], marked: Clause, speech: Speech) -> int:
    """Where "..., Lena Maier, die krank war, habe gewonnen" begins: at the name."""
    first = rest[0]
    bare_mood = is_moody(marked, speech) and not marked.quoted
    opened = marked.words and marked.words[0].text in speech.opens | speech.asks
    if first is marked or not bare_mood or opened or not first.words:
        return marked.start
    relative = turns(first, speech) and not first.words[-1].text[:1].isupper()
    return marked.start if relative else first.start


def _end_of_said(clauses: Sequence[Clause], number: int, marked: Clause, speech: Speech) -> int:
    """The sentence's end, or that of the clause before its main verb: "Die Zusage, ..., wurde"."""
    cue = clauses[number].words
    led = cue and cue[0].text in speech.subordinates
    finite = any(w.text in speech.helpers | speech.modals or _is_verb(w.text, speech) for w in cue)
    behind = clauses[clauses.index(marked) :]
    if speech.subordinates and (led or not finite):
        for before, clause in pairwise(behind):
            if clause.words and not clause.quoted and _is_main(clause.words[0].text, speech):
                return before.end
    return clauses[-1].end


def _is_verb(word: str, speech: Speech) -> bool:
    return word in speech.says | speech.believes | speech.judges and word[:1].islower()


def _is_main(word: str, speech: Speech) -> bool:
    return word in speech.helpers or word in speech.modals or _is_verb(word, speech)


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
    text: str,
    place: tuple[Sequence[Clause], Clause],
    cue: Cue,
    speech: Speech,
    *,
    subject: Span | None,
) -> Placed | None:
    """ "X kritisierte den Plan": what is judged; `place` is all clauses and the cue's own."""
    clauses, clause = place
    source = subject or _subject(text, clause, cue, speech)
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
    for number, clause in enumerate(clauses):
        if is_moody(clause, speech):
            verb_first = bool(clause.words) and is_mood(clause.words[0].text, speech)
            whole = verb_first or all(_leads(c, speech) for c in clauses[:number])
            start = clauses[0].start if whole else clause.start
            return Placed(None, ((start, clauses[-1].end),), carried=True)
    return None


def _leads(clause: Clause, speech: Speech) -> bool:
    """A clause that a main one follows: "Nachdem er fiel, ...", "Im Osten des Landes, ..."."""
    first = clause.words[0].text if clause.words else ""
    return first in speech.subordinates or is_moody(clause, speech, past=True)


# --- who --------------------------------------------------------------------------------------


def _subject(text: str, clause: Clause, cue: Cue, speech: Speech) -> Span | None:
    """The words that name who speaks: before the verb, or behind it where it comes first."""
    verb = clause.words[cue.place]
    helper = next((w for w in clause.words if w.text in speech.helpers), None)
    first = helper if helper is not None and helper.start < verb.start else verb
    behind = verb.end if not text[first.end : verb.start].strip() else first.end
    before = (clause.start, first.start)
    opening = clause.words[0].text
    focus = opening in _FOCUS and first is not clause.words[0]  # "Selbst die Zeitung schrieb"
    if focus or (opening in speech.as_told and first is not clause.words[0]):
        before = (clause.words[0].end, first.start)
    ahead = first_phrase(text, before, small=speech.small_nouns)
    if ahead is not None and not _TIME.search(text, *ahead):
        beside = text[slice(*ahead)].split(" ", 1)[0].lower() in speech.asides
        if not (beside if focus else _aside(clause, speech)):
            return ahead
    found = _behind(text, (behind, clause.end), speech)
    return found if found is not None or speech.past_mood else ahead


_FOCUS = {"auch", "selbst", "sogar", "nur", "insbesondere", "und", "aber", "doch"}


# "Wenige Stunden danach erklärte ...": when, not who.
_TIME = re.compile(r"\b(?:Minuten|Stunden|Tage|Wochen|Monate|Jahre|Tag|Woche|Monat|Jahr)\b")


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

"""Reads "according to X" without a parse: phrases that name a source before or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from standfirst.core.language.phrases import first_phrase, last_phrase
from standfirst.core.language.placed import Placed
from standfirst.core.language.quotations import Quotation
from standfirst.core.language.rolesabroad import is_role_abroad
from standfirst.core.language.segments import Clause, bare
from standfirst.core.language.speech import Speech
from standfirst.core.language.voices import DETERMINERS, is_voice, may_speak
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span


def by_source(
    text: str, clauses: Sequence[Clause], quotations: Sequence[Quotation], speech: Speech
) -> Placed | None:
    """ "Laut X ...", "X zufolge ...": the sentence, or its part from that clause on."""
    start, end = clauses[0].start, clauses[-1].end
    for pattern in _before_names(speech):
        for match in pattern.finditer(text, start, end):
            found = _found(text, match, clauses, speech)
            if found and not any(q.start < match.start() < q.end for q in quotations):
                return _told(text, clauses, *found, speech=speech)
    for match in _behind_names(speech).finditer(text, start, end):
        source = last_phrase(text, (max(start, match.start() - 120), match.start()))
        if source is not None and (match.group("cue") != "nach" or _opinion(text, source)):
            return _told(text, clauses, match.span("cue"), source, speech=speech)
    return None


def _found(
    text: str, match: re.Match[str], clauses: Sequence[Clause], speech: Speech
) -> tuple[Span, Span] | None:
    """Cue and source at a place; None where no source follows."""
    end = min(clauses[-1].end, match.end() + 160)
    source = first_phrase(text, (match.end(), end), small=speech.small_nouns)
    if source is None or not speech.small_nouns:
        return (match.span("cue"), source) if source else None
    return by_told(text, (match.span("cue"), source), clauses, speech)


@cache
def _before_names(speech: Speech) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<![\w-])(?P<cue>{source})\s*", re.IGNORECASE) for source in speech.sources
    )


@cache
def _behind_names(speech: Speech) -> re.Pattern[str]:
    return re.compile(rf" (?P<cue>{'|'.join(speech.behind) or '(?!)'})\b")


def _opinion(text: str, source: Span) -> bool:
    """A view told of somebody else than whom the sentence tells of: not "ihrer Meinung nach"."""
    words = text[slice(*source)]
    own = re.match(r"(?:sein|ihr|mein|unser)er\b", words)
    return own is None and bool(re.search(r"(?:Angaben|Meinung|Ansicht|Auffassung)(?: |$)", words))


def _told(
    text: str, clauses: Sequence[Clause], cue: Span, source: Span, *, speech: Speech
) -> Placed | None:
    """The sentence without the phrase that names the source, from that phrase's clause on."""
    first, last = min(cue[0], source[0]), max(cue[1], source[1])
    number = next((i for i, c in enumerate(clauses) if c.start <= first <= c.end), 0)
    own = clauses[number]
    alone = sum(w.start < first or w.start >= last for w in own.words) == 0
    at_end = last >= own.end - 1 and number == len(clauses) - 1
    led = all(c.words and c.words[0].text in speech.subordinates for c in clauses[:number])
    start = clauses[0].start if alone or at_end or led else own.start
    behind = _behind_apposition(clauses, last)
    content = [bare(text, (start, first)), bare(text, (behind, clauses[-1].end))]
    pieces = tuple(span for span in content if span[1] - span[0] > 3)
    return Placed(cue, pieces, source) if pieces else None


def _behind_apposition(clauses: Sequence[Clause], last: int) -> int:
    """Where "Selon Anne Roux, directrice du parc, ..." goes on."""
    rest = [clause for clause in clauses if clause.start >= last]
    found = last
    for clause in rest[:-1]:
        words = [w.text for w in clause.words[:2]]
        office = any(is_voice(w) for w in words) and (is_voice(words[0]) or words[0] in DETERMINERS)
        more = found > last and bool(words) and words[0] in _MORE
        if not (office or more):
            break
        found = clause.end
    return found


# What goes on behind "Anne Roux, directrice du parc": "une ville de ...", "qui dirige ...".
_MORE = word_set("un une una qui que dont où quien der die das ein eine einer")


def by_told(
    text: str, found: tuple[Span, Span], clauses: Sequence[Clause], speech: Speech
) -> tuple[Span, Span] | None:
    """Cue and source of "selon X", or None where it is none: "selon les jours", "según se supo".

    `found` are the two as they stand; of "según informó ayer la policía" the verb is of the cue.
    """
    cue, source = found
    words = text[slice(*source)]
    opening = words.split(" ", 1)[0].lower()
    if opening in speech.says | speech.believes:
        told = source[0] + len(opening)
        who = _behind_asides(text, (told, clauses[-1].end), speech)
        return ((cue[0], told), who) if who and may_speak(text[slice(*who)], speech) else None
    if not may_speak(words, speech):
        return None
    named = bool(re.search(r"[A-ZÀ-Þ]", words[1:]) or words[:1].isupper())
    known = named or any(is_voice(w) for w in re.findall(r"[\w-]+", words)[:3])
    if text[slice(*cue)].lower() in speech.views:
        comma = text[source[1] : source[1] + 1] == ","
        return found if cue[0] == clauses[0].start and known and comma and _is_one(words) else None
    set_off = cue[0] == clauses[0].start or text[: cue[0]].rstrip()[-1:] in (",", "(")
    return found if known or set_off else None


def _behind_asides(text: str, span: Span, speech: Speech) -> Span | None:
    """The phrase behind "ayer", "este martes"."""
    start, end = span
    for word in re.compile(r" ([\w-]+)").finditer(text, start, end):
        if word.group(1).lower() not in speech.asides | {"este", "esta", "ce", "cette"}:
            break
        start = word.end()
    return first_phrase(text, (start, end), small=True)


def _is_one(words: str) -> bool:
    """A person by first and last name, or by office: whose view it may be."""
    if re.fullmatch(r"[A-ZÀ-Þ][\w’-]+(?: (?:de |de la |del |van )?[A-ZÀ-Þ][\w’-]+){1,3}", words):
        return True
    return any(is_role_abroad(w.lower()) for w in re.findall(r"[\w-]+", words)[:3])


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

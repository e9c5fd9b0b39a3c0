"""Cuts a sentence at its commas into clauses, and tells what their words do: report, open, turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from standfirst.core.language.quotations import Quotation
from standfirst.core.language.speech import Speech, is_mood, is_past_mood
from standfirst.core.types import Span

# "explique-t-elle" is a verb and a pronoun.
_WORD = re.compile(r"[^\W\d_](?:\w|-(?!(?:t-)?(?:ils?|elles?|on)\b))*|\d+")
_PARTING = re.compile(r"[,;:–—](?=[\s“„«»\"]|$)|\s-(?=\s)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a clause with its place in the text; the first of a sentence is made small."""

    text: str
    start: int
    end: int
    first: bool = False  # of its sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas; quotations in it are whole."""

    start: int
    end: int
    words: tuple[Word, ...]
    quoted: bool = False  # begins with a quotation mark


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports, within its clause; `strength` is the list that holds it."""

    strength: str  # "says", "believes", "judges"
    place: int  # number of the word in its clause
    span: Span


def clauses_of(
    text: str, sentence: Span, quotations: Sequence[Quotation], speech: Speech
) -> list[Clause]:
    """The clauses of a sentence in order."""
    start, end = sentence
    end = start + len(text[start:end].rstrip(" \n\t.!?"))
    cuts = [m.start() for m in _PARTING.finditer(text, start, end)]
    cuts = [c for c in cuts if not any(q.start < c < q.end - 1 for q in quotations)]
    if speech.opens_inside:
        cuts += [m.start() - 1 for m in _opening(speech).finditer(text, start + 1, end)]
    clauses: list[Clause] = []
    for cut in [*sorted(cuts), end]:
        piece = text[start:cut]
        lead = len(piece) - len(piece.lstrip(" ,;:–—-\n"))
        words = tuple(_words(text, (start + lead, cut), quotations, first=not clauses))
        if words or piece.strip():
            first = text[start + lead : start + lead + 1]
            clauses.append(Clause(start + lead, cut, words, first in set("“„«»\"‚'")))
        start = cut
    return _with_particle([c for c in clauses if c.words or c.quoted], speech)


def _with_particle(clauses: list[Clause], speech: Speech) -> list[Clause]:
    """ "Das teilte der Chef, Hans Maier, mit": the last word belongs to its verb's clause."""
    last = clauses[-1].words if clauses else ()
    if len(last) != 1 or clauses[-1].quoted or not speech.parted:
        return clauses
    for number, clause in reversed([*enumerate(clauses[:-1])]):
        verb = next((w for w in clause.words if w.text in speech.parted), None)
        if verb is not None and _strength(f"{verb.text} {last[0].text}", speech):
            clauses[number] = replace(clause, words=(*clause.words, *last))
            return clauses[:-1]
    return clauses


@cache
def _opening(speech: Speech) -> re.Pattern[str]:
    # "en la que" opens a relative clause.
    no_relative = "".join(rf"(?<! {word} )" for word in ("la", "el", "los", "las", "del", "al"))
    return re.compile(
        rf"(?<=[\w»”\"] ){no_relative}(?:{'|'.join(speech.opens)})(?=[\s’'])", re.IGNORECASE
    )


def _words(
    text: str, span: Span, quotations: Sequence[Quotation], *, first: bool
) -> Iterator[Word]:
    for match in _WORD.finditer(text, *span):
        if not any(q.start <= match.start() < q.end for q in quotations):
            word = match.group()
            yield Word(word.lower() if first else word, *match.span(), first=first)
            first = False


def is_moody(clause: Clause, speech: Speech, *, past: bool = False) -> bool:
    """Whether a verb stands in the mood of what others say; "ich habe" does not."""
    words = [w.text for w in clause.words if not w.first]
    if speech.first & set(words):
        return False
    return any(is_mood(w, speech) or (past and is_past_mood(w, speech)) for w in words)


def opens(clause: Clause, speech: Speech, *, asks: bool) -> bool:
    """Whether a clause is marked as said. `asks`: behind a verb of saying, which may ask too."""
    if clause.quoted:
        return True
    first = clause.words[0].text if clause.words else ""
    if first in speech.opens or (asks and first in speech.asks):
        return True
    return is_moody(clause, speech, past=asks) or _to_infinitive(clause, speech)


def _to_infinitive(clause: Clause, speech: Speech) -> bool:
    """ "..., den Plan zu ändern": ends in "zu" and a verb, or has it within."""
    if not speech.infinitive:
        return False
    words = [w.text for w in clause.words]
    if words[:1] in (["um"], ["ohne"]):
        return False  # what for, not what was said
    if any(a == speech.infinitive and b.endswith("n") for a, b in pairwise(words)):
        return True
    return any(
        w.endswith("en") and w.startswith(p + speech.infinitive)
        for w in words[-1:]
        for p in speech.prefixes
    )


def turns(clause: Clause, speech: Speech) -> bool:
    """Whether a clause begins as one that is not said: relative, of time."""
    first = [w.text for w in clause.words[:2]]
    if not first or first[0] in speech.turns or first == ["so", "dass"]:
        return bool(first)
    return first[0] in speech.asides and first[-1] in speech.relatives


def cues(clause: Clause, speech: Speech) -> Iterator[Cue]:
    """The words of a clause that report, in order."""
    words = clause.words
    for place, word in enumerate(words):
        strength = _strength(word.text, speech) or _with_word(word.text, words, speech)
        for later in words[place + 1 :] if word.text in speech.parted else ():
            both = f"{word.text} {later.text}"
            apart = _strength(both, speech) or _with_word(both, words, speech)
            if apart:
                strength = apart
        if word.text.startswith(("hieß", "heißt")):
            beside = {w.text for w in words[max(0, place - 1) : place + 2]}
            strength = "says" if "es" in beside else ""
        if strength and not _is_undone(words, place, speech):
            span = (word.start, word.end)
            yield Cue(strength, place, span)


def _with_word(verb: str, words: Sequence[Word], speech: Speech) -> str:
    """ "judges" for a verb that reports with one of these words only: "sprach von ..."."""
    needed = speech.with_words.get(verb, frozenset())
    return "judges" if any(w.text in needed for w in words) else ""


def _is_undone(words: Sequence[Word], place: int, speech: Speech) -> bool:
    """ "kann man sagen", "zu bestätigen": an infinitive that tells of nothing said."""
    if place and words[place - 1].text == speech.infinitive:
        return True
    if speech.small_nouns and _is_no_verb(words, place, speech):
        return True
    if any(w.text in speech.undoes for w in words):
        return True
    ends = place == len(words) - 1 and words[place].text.endswith("en")
    return ends and any(w.text in speech.modals for w in words)


def _is_no_verb(words: Sequence[Word], place: int, speech: Speech) -> bool:
    """ "sa critique", "le temps jugé utile": a noun, or a participle without its auxiliary."""
    if place and words[place - 1].text in speech.before_nouns:
        return True
    lone = not any(w.text in speech.have for w in words[max(0, place - 4) : place])
    return lone and words[place].text.endswith(("ado", "ido", "é"))


def _strength(word: str, speech: Speech) -> str:
    if word in speech.says:
        return "says"
    if word in speech.believes:
        return "believes"
    return "judges" if word in speech.judges else ""


def is_among(clause: Clause, cue: Cue, words: frozenset[str]) -> bool:
    """Whether a cue, with its particle where that stands apart, is one of the words."""
    return any(form in words for form in _forms(clause, cue))


def reports_with(clause: Clause, cue: Cue, speech: Speech) -> bool:
    """Whether a cue stands with the word that makes its object what is said: "geht von ... aus"."""
    return any(_with_word(form, clause.words, speech) for form in _forms(clause, cue))


def _forms(clause: Clause, cue: Cue) -> list[str]:
    own = clause.words[cue.place].text
    return [own, *(f"{own} {w.text}" for w in clause.words)]


def bare(text: str, span: Span) -> Span:
    """The stretch without space and commas at its ends."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(" ,;:\n"))
    return start, max(start, span[1] - len(words) + len(words.rstrip(" ,;:\n")))

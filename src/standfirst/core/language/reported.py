"""Statements without a parse: quotations and clauses beside verbs of speech, in English, German,
French, Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from standfirst.core.language.cues import SAYING, THINKING, forms_of
from standfirst.core.language.frames import goes_on, read_sentence, tells_of_last
from standfirst.core.language.phrases import first_phrase
from standfirst.core.language.placed import SHORT, Placed
from standfirst.core.language.quotations import Quotation, find_quotations, inside, overlapping
from standfirst.core.language.reporting import speech_of
from standfirst.core.language.speech import Speech
from standfirst.core.language.voices import may_speak, without_clitic
from standfirst.core.types import Span

MAX_SENTENCE = 1_500  # characters; a longer one is a list or a fault
_PHRASE = r"[^\s.,;:!?“”„«»\"()][^.,;:!?“”„«»\"()\n]{0,90}?"
_AUXILIARY = (
    r"(?:a |ont |avait |hat |hatte |haben |ha |han |had |has |have )?"
    r"(?:également |auch |aussi |también |also )?"
)
_DAY = (
    r"(?:ayer|hoy|hier|(?:(?:este|el|ce|le) )?(?:lunes|martes|miércoles|jueves|viernes|sábado|"
    r"domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))"
)
_END = (
    r"(?=[.,;:!?\n“„«»\"]|$| (?:on|in|at|am|im|an|dem|der|bei|gegenüber|auf|"
    r"lundi|mardi|mercredi|jeudi|vendredi|à|el|en|a|zu|und|qui|que|quien|dont|"
    r"(?-i:sur|dans|lors|devant|auprès|début|après|avant|ante|durante|tras|sobre|según|desde|"
    r"mediante|este|esta|ayer|hoy|hier|ce|cette|aux?))\b)"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled patterns around a quotation in one language; groups: who, cue."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    alone: re.Pattern[str]  # a pronoun within the verb, or none: "a-t-elle ajouté", "añadió"
    asides: frozenset[str] = frozenset()  # words before the verb that name nobody
    small_nouns: bool = False


@cache
def _patterns(language: str) -> _Patterns:
    speech = speech_of(language)
    words = speech.says if speech is not None else _english_cues()
    if speech is not None and speech.small_nouns:
        words |= speech.believes  # beside marks they report too
    cues = "|".join(sorted((w for w in words if " " not in w), key=len, reverse=True))
    behind = f"{cues}|so" if language == "de" else cues  # „...“, so Murtha
    return _Patterns(
        after=re.compile(
            rf"[,.\s–—-]*(?:so |s[’'])?(?P<cue>{_AUXILIARY}(?:{behind})(?!\w))(?:-t-)?(?:-)?\s?"
            rf"(?:{_DAY} )?"
            rf"(?P<who>{_PHRASE}){_END}",
            re.IGNORECASE,
        ),
        before=re.compile(
            rf"(?P<who>{_PHRASE}) (?P<cue>{_AUXILIARY}(?:{cues})(?!\w))"
            rf"(?P<rest>[^.!?“”„«»\"\n]{{0,80}}?)[:,]?\s*$",
            re.IGNORECASE,
        ),
        alone=re.compile(
            rf"[,.\s]*(?:a-t-(?P<who>il|elle) (?P<verb>{cues})|(?P<cue>{cues}))(?=[.,:;\n]|$)",
            re.IGNORECASE,
        ),
        asides=speech.asides if speech is not None else frozenset(),
        small_nouns=speech is not None and speech.small_nouns,
    )


@cache
def _english_cues() -> frozenset[str]:
    forms = {form for verb in SAYING if verb not in THINKING for form in forms_of(verb)[1:3]}
    return frozenset(forms | {"said", "told", "wrote"})


@cache
def _english_clauses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "X said (that) ..." and "according to X"; groups: who, cue, what."""
    cues = "|".join(sorted(_english_cues(), key=len, reverse=True))
    clause = re.compile(
        rf"^[\"“„«»\s]*(?P<who>{_PHRASE}),? (?P<cue>{_AUXILIARY}(?:{cues})) "
        rf"(?P<what>(?:that )?.{{8,}})$",
        re.IGNORECASE | re.DOTALL,
    )
    according = re.compile(
        rf"\b(?P<cue>according to) (?P<who>{_PHRASE})(?=[,.;:\n]|$| (?:will|was|is|has|had)\b)",
        re.IGNORECASE,
    )
    return clause, according


def place_by_rules(text: str, sentences: Sequence[Span], *, language: str) -> list[Placed]:
    """Statements of a text by its marks and words; none of a language we have no words of."""
    quotations = find_quotations(text)
    speech = speech_of(language)
    if speech is not None:
        first = _tagged(text, quotations, language) if speech.small_nouns else []
        found = list(_framed(text, sentences, quotations, speech))
        found = [p for p in found if not any(_share(p, q, sentences) for q in first)] + first
        left = tuple(q for q in quotations if not _covered(q, found))
        found += _quoted(text, left, _patterns(language))
        if speech.small_nouns:
            found = [p for q in found if (p := _by_a_voice(text, q, quotations, speech))]
    elif language == "en":
        found = _english(text, sentences, quotations)
    else:
        return []
    return sorted(found, key=lambda p: p.content[0])


def _by_a_voice(
    text: str, placed: Placed, quotations: tuple[Quotation, ...], speech: Speech
) -> Placed | None:
    """The statement, by whoever spoke last where the words beside its verb can name nobody.

    Without words in marks such a one is none, unless its language leaves pronouns out.
    """
    if placed.source is not None:
        placed = replace(placed, source=without_clitic(text, placed.source))
    if placed.cue is None or (placed.source and may_speak(text[slice(*placed.source)], speech)):
        return placed
    marked = any(q.words > SHORT for span in placed.content for q in overlapping(quotations, span))
    one = not text[slice(*placed.cue)].endswith("n")  # of several nobody knows who they are
    left_out = speech.drops_pronouns and one and placed.source is None and placed.saying
    return replace(placed, source=None, who=None, carried=True) if marked or left_out else None


def _english(
    text: str, sentences: Sequence[Span], quotations: tuple[Quotation, ...]
) -> list[Placed]:
    found = list(_quoted(text, quotations, _patterns("en")))
    taken = [s for p in found for s in (*p.content, *([p.cue] if p.cue else []))]
    for start, end in sentences:
        if end - start > MAX_SENTENCE or any(a < end and start < b for a, b in taken):
            continue
        if inside(quotations, start) is None:
            found += _unquoted(text, (start, end))
    return found


def _tagged(text: str, quotations: tuple[Quotation, ...], language: str) -> list[Placed]:
    """Quotations with the verb of speech right behind their mark."""
    patterns = _patterns(language)
    found: list[Placed] = []
    for quotation in quotations:
        content = ((quotation.start, quotation.end),)
        alone = patterns.alone.match(text, quotation.end)
        if alone is None:
            placed = _after(text, quotation, patterns)
        elif alone.group("who"):
            placed = Placed(alone.span("verb"), content, alone.span("who"))
        else:
            placed = Placed(None, content, carried=True)
        found += [placed] if placed is not None else []
    return found


def _share(one: Placed, other: Placed, sentences: Sequence[Span]) -> bool:
    """Whether two statements stand in one sentence, with the verb that both take for theirs."""
    if any(a < d and c < b for a, b in one.content for c, d in other.content):
        return True
    place = (other.cue or other.content[0])[0]
    return any(a <= place < b and a <= (one.cue or one.content[0])[0] < b for a, b in sentences)


def _framed(
    text: str, sentences: Sequence[Span], quotations: tuple[Quotation, ...], speech: Speech
) -> Iterator[Placed]:
    """Statements of the sentences that no quotation runs over."""
    indirect = False
    before: tuple[Span, ...] = ()  # what the sentence before says
    for sentence in sentences:
        own = overlapping(quotations, sentence)
        broken = any(q.start < sentence[0] or q.end > sentence[1] for q in own)
        if broken or sentence[1] - sentence[0] > MAX_SENTENCE:
            indirect, before = bool(speech.past_mood), ()
            continue
        whole = sentence[0], sentence[0] + len(text[slice(*sentence)].rstrip(" \n."))
        told = tells_of_last(text, sentence, own, speech) if before else None
        placed = read_sentence(text, sentence, own, speech)
        if told is not None:
            placed = Placed(told[0], before, told[1])
        elif placed is None and indirect and goes_on(text, sentence, own, speech):
            placed = Placed(None, (whole,), carried=True)
        if placed is not None:
            yield placed
        before = placed.content if placed is not None else (whole,)
        spoken = placed is not None or bool(speech.past_mood and own)
        indirect = spoken and "\n\n" not in text[slice(*sentence)]


def _covered(quotation: Quotation, found: Sequence[Placed]) -> bool:
    return any(a < quotation.end and quotation.start < b for p in found for a, b in p.content)


def _quoted(text: str, quotations: tuple[Quotation, ...], patterns: _Patterns) -> Iterator[Placed]:
    last: Placed | None = None
    for quotation in quotations:
        content = (quotation.start, quotation.end)
        placed = _after(text, quotation, patterns) or _before(text, quotation, patterns)
        if (
            placed is None
            and quotation.words > SHORT
            and last is not None
            and _opens(text, quotation)
        ):
            gap = text[last.content[-1][1] : quotation.start]
            if len(gap) < 200:
                placed = Placed(None, (content,), carried=True)
        if placed is None and quotation.words >= 2 * SHORT:
            placed = Placed(None, (content,), carried=True)
        if placed is not None:
            last = placed
            yield placed


def _opens(text: str, quotation: Quotation) -> bool:
    before = text[max(0, quotation.start - 3) : quotation.start].strip()
    return not before or before[-1] in ".!?:"


def _after(text: str, quotation: Quotation, patterns: _Patterns) -> Placed | None:
    found = patterns.after.match(text, quotation.end, min(len(text), quotation.end + 220))
    if found is None or "\n" in found.group():
        return None
    return Placed(found.span("cue"), ((quotation.start, quotation.end),), found.span("who"))


def _before(text: str, quotation: Quotation, patterns: _Patterns) -> Placed | None:
    start = max(0, quotation.start - 260)
    window = text[start : quotation.start]
    cut = max(window.rfind(mark) for mark in (". ", "! ", "? ", "\n\n", "” ", "» ", "“ "))
    if cut >= 0:
        start += cut + 1
        while start < quotation.start and text[start].isspace():
            start += 1
    found = patterns.before.search(text[start : quotation.start])
    if found is None:
        return None
    cue = (start + found.start("cue"), start + found.end("cue"))
    who: Span | None = (start + found.start("who"), start + found.end("who"))
    behind = start + found.start("rest")
    if found.group("who").split(" ", 1)[0].lower() in patterns.asides:
        who = _first_name(text, (behind, quotation.start), patterns)
        behind = who[1] if who else behind
    colon = text[start : quotation.start].rstrip().endswith((":", ","))
    rest = text[behind : quotation.start]
    begins = quotation.start if colon or not rest.strip() else behind + 1
    return Placed(cue, ((begins, quotation.end),), who)


def _first_name(text: str, span: Span, patterns: _Patterns) -> Span | None:
    """Who "In der Begründung äußerten die Richter „...“" is said by: behind the verb."""
    start = span[0] + len(" sich") * text.startswith(" sich ", span[0])
    found = first_phrase(text, (start, span[1]), small=patterns.small_nouns)
    words = text[slice(*found)].split() if found else [""]
    return None if words[0].lower() in patterns.asides else found


def _unquoted(text: str, sentence: Span) -> list[Placed]:
    by_clause, according = _english_clauses()
    start, end = sentence
    piece = text[start:end].rstrip()
    clause = by_clause.match(piece)
    if clause:
        return [
            Placed(
                (start + clause.start("cue"), start + clause.end("cue")),
                ((start + clause.start("what"), start + len(piece.rstrip("."))),),
                (start + clause.start("who"), start + clause.end("who")),
            )
        ]
    told = according.search(piece)
    if told:
        return _told(start, piece, told)
    return []


def _told(start: int, piece: str, told: re.Match[str]) -> list[Placed]:
    """ "According to the bank, ...": the rest of the sentence."""
    before, after = piece[: told.start()].rstrip(" ,"), piece[told.end() :]
    lead = len(after) - len(after.lstrip(" ,"))
    content: list[Span] = []
    if before.strip():
        content.append((start, start + len(before)))
    if after.strip(" ,.;"):
        content.append((start + told.end() + lead, start + len(piece.rstrip("."))))
    if not content:
        return []
    return [
        Placed(
            (start + told.start("cue"), start + told.end("cue")),
            tuple(content),
            (start + told.start("who"), start + told.end("who")),
        )
    ]

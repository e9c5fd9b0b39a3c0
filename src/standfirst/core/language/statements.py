"""Who said what: statements of a text with speaker, role, cue, kind, and named or unnamed with the
reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from standfirst.core.language.assemble import place_statements
from standfirst.core.language.cues import LEMMAS, THINKING
from standfirst.core.language.hollow import WRITERS
from standfirst.core.language.kinds import Name
from standfirst.core.language.leads import name_the_lead
from standfirst.core.language.mentions import PRONOUNS
from standfirst.core.language.parse import ParsedText
from standfirst.core.language.placed import Placed, says
from standfirst.core.language.pronouns import last_person
from standfirst.core.language.quotations import Quotation, find_quotations, overlapping
from standfirst.core.language.reported import place_by_rules
from standfirst.core.language.scene import NOBODY, Scene, Speaker, open_scene
from standfirst.core.language.speakers import last_speaker, resolve
from standfirst.core.language.transcripts import place_turns, within
from standfirst.core.language.wording import cue_of, kind_of, reads_on, words_of
from standfirst.core.types import (
    FoundStatement,
    FoundTopic,
    NamedDay,
    Span,
    StatementKind,
    StatementSpans,
)

MAX_STATEMENTS = 500


def find_statements(
    parsed: ParsedText,
    topics: Sequence[FoundTopic],
    *,
    names: Sequence[Name],
    language: str,
    days: Sequence[NamedDay] = (),
) -> tuple[FoundStatement, ...]:
    """Statements in the order of the text, those of a transcript among them.

    English sentences with a tree are read by it; all else by quotation marks and patterns. Of the
    `days` that the text names, each statement gets the one that stands beside its cue.
    """
    if language == "en" and parsed.trees:
        placed = place_statements(parsed)
    else:
        placed = place_by_rules(parsed.text, parsed.sentences, language=language)
    turns = place_turns(parsed.text)
    placed = [
        *turns,
        *(p for p in placed if p.cue is not None or not within(turns, p.content[0][0])),
    ]
    scene = open_scene(parsed.text, parsed.sentences, topics, titles=_titles(names, topics))
    quotations = find_quotations(parsed.text)
    heard = [(p, _speaker(scene, p)) for p in _in_text_order(placed)[:MAX_STATEMENTS]]
    heard = [
        (p, s)
        for p, s in heard
        if not (_is_anybody(p, s, quotations) or _cannot_speak(parsed.text, p, s, quotations))
    ]
    found = name_the_lead(scene, heard)
    reasons = {s.name: s.reason for _, s in found if s.reason and not s.named}
    statements = [
        replace(
            _statement(parsed, p, _with_reason(s, reasons), quotations),
            said_on=day_of_saying(p, days, parsed.sentences),
            teller=_teller(p, s, found),
        )
        for p, s in found
    ]
    return tuple(s for s in statements if s.words)


def _teller(statement: Placed, speaker: Speaker, heard: Sequence[tuple[Placed, Speaker]]) -> str:
    """Who tells within what the speaker said it; "" where the article does, or he himself."""
    place = (statement.cue or statement.content[0])[0]
    for other, teller in heard:
        if other is statement or not (other.saying and says(other, place)):
            continue
        if teller.name == speaker.name or teller.name.lower() in WRITERS:
            return ""
        return SOMEBODY if teller.name.lower() in PRONOUNS else teller.name
    return ""


SOMEBODY = "somebody else"


def _is_anybody(placed: Placed, speaker: Speaker, quotations: tuple[Quotation, ...]) -> bool:
    """ "What you think", "those who say so": anybody, and no words in marks."""
    if speaker.named or speaker.name not in _READERS:
        return False
    return not any(overlapping(quotations, span) for span in placed.content)


_READERS = {"you", "your", "anyone", "anybody", "one", "who", "which", "that", "those", "these"}


def _cannot_speak(
    text: str, placed: Placed, speaker: Speaker, quotations: tuple[Quotation, ...]
) -> bool:
    """ "The virus demonstrated ...", "it put Britain at risk": a thing, and no words in marks."""
    if speaker.kind == "nothing":
        return True
    thing = speaker.kind == "thing" or speaker.name in ("it", "this", "that", "one")
    if not thing or speaker.named or placed.cue is None:
        return False
    if placed.saying and LEMMAS.get(text[slice(*placed.cue)].lower()) not in THINKING:
        return False
    return not any(overlapping(quotations, span) for span in placed.content)


def day_of_saying(
    placed: Placed, days: Sequence[NamedDay], sentences: Sequence[Span]
) -> date | None:
    """The one day named in the cue's sentence outside what is said; None where there is none."""
    if placed.cue is None:
        return None
    number = bisect_right(sentences, placed.cue[0], key=lambda s: s[0]) - 1
    own = sentences[max(0, number)] if sentences else placed.cue
    shut = (*placed.content, *((placed.source,) if placed.source else ()))
    beside = {
        day.first
        for day in days
        if own[0] <= day.span[0] < own[1]
        and day.first == day.last
        and not any(a < day.span[1] and day.span[0] < b for a, b in shut)
    }
    return beside.pop() if len(beside) == 1 else None


def _in_text_order(placed: Sequence[Placed]) -> list[Placed]:
    def place(p: Placed) -> tuple[int, bool]:
        first = (p.who if p.retold else None) or p.source or p.cue or p.content[0]
        return first[0], p.retold

    return sorted(placed, key=place)


def _titles(names: Sequence[Name], topics: Sequence[FoundTopic]) -> dict[str, set[str]]:
    owner = {span: topic.name for topic in topics for span in topic.spans}
    found: dict[str, set[str]] = {}
    for name in names:
        if name.title and name.span in owner:
            found.setdefault(owner[name.span], set()).add(name.title)
    return found


def _speaker(scene: Scene, placed: Placed) -> Speaker:
    if placed.carried and placed.source is None:
        return last_speaker(scene) if scene.spoken else _left_out(scene, placed)
    heard, heard_at = len(scene.spoken), scene.spoken_at
    speaker = resolve(scene, placed.who or placed.source)
    if placed.retold:  # "he", behind, is who told of it
        del scene.spoken[heard:]
        scene.spoken_at = heard_at
    if placed.cue is not None and placed.saying:
        scene.told += [span for span in placed.content if span[0] > placed.cue[0]]
    return speaker


def _left_out(scene: Scene, placed: Placed) -> Speaker:
    """Whom a verb without a subject means where nobody spoke yet: the last who was named."""
    topic = last_person(scene, placed.cue, "") if placed.cue else None
    return Speaker(topic.name, named=True, role=topic.role) if topic else NOBODY


def _with_reason(speaker: Speaker, reasons: dict[str, str]) -> Speaker:
    if speaker.named or speaker.reason or speaker.name not in reasons:
        return speaker
    return Speaker(speaker.name, False, speaker.role, reasons[speaker.name], speaker.kind)


def _statement(
    parsed: ParsedText, placed: Placed, speaker: Speaker, quotations: tuple[Quotation, ...]
) -> FoundStatement:
    text, source = parsed.text, placed.who or placed.source
    place = cue_of(parsed, placed)
    cue = " ".join(text[slice(*place)].split()) if place else ""
    return FoundStatement(
        speaker=speaker.name,
        mention=" ".join(text[slice(*source)].split()) if source else "",
        role=speaker.role,
        cue=cue,
        kind=StatementKind.DIRECT if cue == ":" else kind_of(text, placed, quotations),
        named=speaker.named,
        reason=speaker.reason,
        words=words_of(text, placed.content),
        spans=StatementSpans(
            source=(placed.source,) if placed.source else (),
            cue=(place,) if place else (),
            content=placed.content,
        ),
        reads_on=reads_on(parsed, placed, place),
    )

"""Joins what sentences say with what stands in quotation marks into whole statements, by place
only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from standfirst.core.language.clauses import Attribution, attributions, speakers_beside
from standfirst.core.language.cues import CLAUSE_VERBS, LEMMAS, THINKING
from standfirst.core.language.parse import ParsedText
from standfirst.core.language.quotations import Quotation, find_quotations, inside, overlapping
from standfirst.core.language.sentences import after_dateline, split_paragraph
from standfirst.core.language.tree import Tree, grow
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span

SHORT = 4  # words; a shorter quotation is a term or a scare quote unless a verb of speech takes it


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement by its places in the text; `carried` where the speaker comes from before."""

    cue: Span | None
    content: tuple[Span, ...]
    source: Span | None = None
    who: Span | None = None
    carried: bool = False
    saying: bool = True
    reports: bool = False  # that it was said, whoever tells of it
    retold: bool = False  # within what another said


def place_statements(parsed: ParsedText) -> list[Placed]:
    """Statements of an English text in order, from its trees and quotation marks."""
    text = parsed.text
    quotations = find_quotations(text)
    found: list[Placed] = []
    retold: list[Placed] = []
    trees = {number: grow(tokens) for number, tokens in sorted(parsed.trees.items())}
    for number, tree in trees.items():
        for attribution in attributions(tree):
            around = inside(quotations, attribution.cue[0])
            if around is not None and around.words > SHORT:
                retold += _retold(text, attribution, around)
                continue
            placed = _place(text, attribution, quotations, parsed.sentences[number])
            if placed is not None:
                found.append(placed)
    found = _without_doubles(found)
    found += _beside(parsed, trees, found, quotations)
    found += _behind_colons(text, found, quotations)
    found = list(_with_following(parsed, found, quotations))
    own = [s for r in retold for s in _with_outer(text, r, found)]
    return sorted([*found, *own], key=lambda s: s.content[0])


def _retold(text: str, attribution: Attribution, around: Quotation) -> Iterator[Placed]:
    """Speech within speech: ""They told us to wait,” she said."", what they told."""
    source, content = attribution.source, attribution.content
    if source is None or not attribution.reports or content[0][0] < attribution.cue[1]:
        return
    if text[slice(*(attribution.who or source))].lower() in _NO_ONE:
        return
    if not all(around.start < a and b < around.end for a, b in (source, *content)):
        return
    spans = tuple(_clean(text, span) for span in content)
    spans = tuple(span for span in spans if span[1] > span[0])
    if spans:
        yield Placed(attribution.cue, spans, source, attribution.who, retold=True)


_NO_ONE = word_set("me us you it this that who which one those somebody someone anybody anyone")


def _with_outer(text: str, inner: Placed, found: list[Placed]) -> Iterator[Placed]:
    """ "“I told him to wait,” she said": what I told, she told; not what I say now."""
    if inner.source is None or inner.cue is None:
        return
    if text[slice(*inner.source)].lower() not in ("i", "we"):
        yield inner
        return
    outer = next((s for s in found if s.saying and _says(s, inner.cue[0])), None)
    who = (outer.who or outer.source) if outer is not None else None
    again = text[max(0, inner.source[0] - 3) : inner.source[0]].lower() == "as "
    if who is not None and not again and _PAST.fullmatch(text[slice(*inner.cue)]):
        yield replace(inner, who=who)


_PAST = re.compile(r"\w+ed|said|told|wrote|written|spoke|swore")


def _says(statement: Placed, place: int) -> bool:
    return any(a <= place < b for a, b in statement.content)


def _place(
    text: str, attribution: Attribution, quotations: tuple[Quotation, ...], sentence: Span
) -> Placed | None:
    attribution = _around(text, attribution, quotations, sentence)
    content = _whole_quotations(attribution, quotations)
    content = tuple(_clean(text, span) for span in content)
    content = tuple(_last_sentence(text, s, attribution.cue, quotations) for s in content)
    content = tuple(span for span in content if span[1] > span[0])
    if not content or _is_no_statement(text, attribution, content, sentence):
        return None
    return Placed(
        cue=attribution.cue,
        content=content,
        source=attribution.source,
        who=attribution.who,
        saying=attribution.saying,
        reports=attribution.reports,
    )


def _around(
    text: str, attribution: Attribution, quotations: tuple[Quotation, ...], sentence: Span
) -> Attribution:
    """ "..., she said, ...": before and after is said, whatever the tree makes of it."""
    if not attribution.level or not attribution.content or attribution.source is None:
        return attribution
    start = min(attribution.cue[0], attribution.source[0])
    if attribution.content[0][0] >= start:
        return attribution
    before = (sentence[0], start)
    last = max(overlapping(quotations, before), key=lambda q: q.end, default=None)
    if last is not None and not text[last.end : start].strip(" ,") and last.start > sentence[0]:
        lead = text[sentence[0] : last.start].rstrip()
        if lead[-1:] in "-–—:":
            before = (last.start, last.end)
    after = tuple(span for span in attribution.content if span[0] > start)
    return replace(attribution, content=(before, *after))


def _whole_quotations(
    attribution: Attribution, quotations: tuple[Quotation, ...]
) -> tuple[Span, ...]:
    """Content stretched over every quotation it touches, but never over its own cue or source."""
    fixed = [attribution.cue, *([attribution.source] if attribution.source else [])]
    spans: list[Span] = []
    for piece in attribution.content:
        start, end = piece
        for q in overlapping(quotations, piece):
            if any(q.start < b and a < q.end for a, b in fixed):
                continue
            start, end = min(start, q.start), max(end, q.end)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def _last_sentence(text: str, span: Span, cue: Span, quotations: tuple[Quotation, ...]) -> Span:
    """What stands before a cue begins with the cue's own sentence, where a parser missed a stop."""
    start, end = span
    if end > cue[0] or any(q.start == start for q in quotations):
        return span
    for first, _ in reversed(split_paragraph(text[start:end], offset=start)):
        around = inside(quotations, first)
        if around is None or around.start == first:
            return first, end
    return span


def _is_no_statement(
    text: str, attribution: Attribution, content: tuple[Span, ...], sentence: Span
) -> bool:
    """A request for anonymity, or an order to the reader ("Call the hotline")."""
    opens = text[sentence[0] : attribution.cue[0]].strip(' -•*–\n“"') == ""
    if (
        opens
        and text[attribution.cue[0] : attribution.cue[1]].istitle()
        and attribution.source is None
    ):
        return True
    words = text[content[0][0] : content[-1][1]]
    return bool(_ASKS_NO_NAME.match(words))


_ASKS_NO_NAME = re.compile(
    r"(?:not to be|to be|not to|to remain|that (?:his|her|their) names?|for|against being|"
    r"to give (?:his|her|their)) ?"
    r"(?:named|identified|quoted|anonym\w+|unnamed|names?|not be)\b"
)
_TIME = re.compile(
    r"(?:(?:late|early|earlier|on|only|again|also) )*(?:today|yesterday|tonight|this (?:morning|"
    r"afternoon|evening|week)|"
    r"last (?:night|week|month|year)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|"
    r"afternoon|evening|night))?|"
    r"a day earlier),? (?=(?:that |[\w’-]+ ))"
)


def _clean(text: str, span: Span) -> Span:
    start, end = after_dateline(text, span), span[1]
    time = _TIME.match(text, start, end)
    if time and start > 0 and text[start - 1] == " " and text[start - 2 : start - 1].isalpha():
        start = time.end()
    while start < end and text[start] in " \t\n,;:—–-":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:—–-":
        end -= 1
    return start, end


def _without_doubles(found: list[Placed]) -> list[Placed]:
    """One statement for one content; a stance told within another's words is part of those."""
    kept: list[Placed] = []
    seen: set[tuple[Span, ...]] = set()
    for statement in found:
        if statement.content in seen:
            continue
        retold = not statement.saying and _told_by_another(statement, found)
        if retold and not statement.reports:
            continue
        seen.add(statement.content)
        kept.append(replace(statement, retold=retold))
    return kept


def _told_by_another(statement: Placed, found: list[Placed]) -> bool:
    cue = statement.cue or statement.content[0]
    return any(s is not statement and s.saying and _says(s, cue[0]) for s in found)


def _beside(
    parsed: ParsedText,
    trees: Mapping[int, Tree],
    found: list[Placed],
    quotations: tuple[Quotation, ...],
) -> list[Placed]:
    """Quotations that no known verb took, with the verb that stands at their mark."""
    taken = {q for s in found for span in s.content for q in overlapping(quotations, span)}
    more: list[Placed] = []
    text = parsed.text
    for quotation in quotations:
        if quotation in taken or quotation.words < 2:
            continue
        nearest = _nearest_verb(parsed, trees, quotation, quotations)
        if nearest is None or (quotation.words <= SHORT and not _shouts(text, quotation, nearest)):
            continue
        span = (quotation.start, quotation.end)
        same = next((i for i, s in enumerate(found) if s.cue == nearest.cue), None)
        if same is None:
            more.append(Placed(nearest.cue, (span,), nearest.source, nearest.who))
        else:  # “They threaten,” she said, “because they can.”
            found[same] = replace(found[same], content=tuple(sorted((*found[same].content, span))))
    return more


def _behind_colons(
    text: str, found: list[Placed], quotations: tuple[Quotation, ...]
) -> Iterator[Placed]:
    """ "Ann Lee: “We go on.”", where a name opens its sentence and no verb took the words."""
    taken = {q for s in found for span in s.content for q in overlapping(quotations, span)}
    for quotation in quotations:
        if quotation in taken or quotation.words < 2:
            continue
        start = max(0, quotation.start - 80)
        name = _NAMED.search(text, start, quotation.start)
        if name is not None:
            words = (quotation.start, quotation.end)
            yield Placed(name.span("cue"), (words,), name.span("who"))


_NAMED = re.compile(
    r"(?:^|\n|[.!?”\"»’] {1,2})(?P<who>[A-ZÀ-Þ][\w.’'-]*"
    r"(?: (?:de |von |van |al-)?[A-ZÀ-Þ][\w.’'-]*){0,4})(?P<cue>:)\s+$"
)


def _shouts(text: str, quotation: Quotation, verb: Attribution) -> bool:
    """ "“Too late!” a woman shouted": a verb of speech right behind few words in marks."""
    behind = min(verb.cue[0], (verb.source or verb.cue)[0]) >= quotation.end
    return behind and LEMMAS.get(text[slice(*verb.cue)].lower()) in CLAUSE_VERBS - THINKING


def _nearest_verb(
    parsed: ParsedText,
    trees: Mapping[int, Tree],
    quotation: Quotation,
    quotations: tuple[Quotation, ...],
) -> Attribution | None:
    text = parsed.text
    candidates: list[tuple[int, Attribution]] = []
    for number in sentences_near(parsed.sentences, quotation.start, quotation.end):
        tree = trees.get(number)
        if tree is None:
            continue
        for verb in speakers_beside(tree):
            if verb.source is None or inside(quotations, verb.cue[0]):
                continue
            first = min(verb.cue[0], verb.source[0])
            last = max(verb.cue[1], verb.source[1])
            if 0 <= first - quotation.end <= 3 and "\n" not in text[quotation.end : first]:
                candidates.append((first - quotation.end, verb))
            gap = text[last : quotation.start]
            if 0 < len(gap) < 120 and gap.rstrip().endswith((":", ",")) and "\n\n" not in gap:
                candidates.append((len(gap), verb))
    return min(candidates, key=lambda c: c[0])[1] if candidates else None


def sentences_near(sentences: tuple[Span, ...], start: int, end: int) -> range:
    """Numbers of the sentences that hold a place's start or end, and the one before it."""
    first = bisect_right(sentences, start, key=lambda s: s[0]) - 1
    last = bisect_right(sentences, end, key=lambda s: s[0]) - 1
    return range(max(0, first - 1), min(len(sentences), last + 2))


def _with_following(
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

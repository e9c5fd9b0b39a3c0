"""Joins what sentences say with what stands in quotation marks into whole statements, by place
only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from standfirst.core.language.clauses import Attribution, attributions, speakers_beside
from standfirst.core.language.cues import CLAUSE_VERBS, LEMMAS, THINKING
from standfirst.core.language.following import with_following
from standfirst.core.language.hollow import WRITERS
from standfirst.core.language.parse import ParsedText
from standfirst.core.language.placed import SHORT, Placed, says
from standfirst.core.language.quotations import Quotation, find_quotations, inside, overlapping
from standfirst.core.language.retold import told_within, with_outer
from standfirst.core.language.sentences import after_dateline, split_paragraph
from standfirst.core.language.splitquotes import with_own_halves
from standfirst.core.language.tree import Tree, grow
from standfirst.core.types import Span


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
                retold += told_within(text, _cleaned(text, attribution), around)
                continue
            if _is_of_the_writer(text, attribution):
                continue
            placed = _place(text, attribution, quotations, parsed.sentences[number])
            if placed is not None:
                found.append(placed)
    found = _without_doubles(found)
    found += _beside(parsed, trees, found, quotations)
    found += _behind_colons(text, found, quotations)
    found = list(with_following(parsed, found, quotations))
    own = [s for r in retold for s in with_outer(text, r, found)]
    return sorted([*found, *own], key=lambda s: s.content[0])


def _is_of_the_writer(text: str, attribution: Attribution) -> bool:
    """ "We ask you to wait", "as I write", in no marks: an act of whoever wrote the text."""
    if attribution.source is None:
        return False
    source = text[slice(*attribution.source)].lower().split()
    start = attribution.source[0]
    again = text[max(0, start - 3) : start].lower() == "as "
    beside = not attribution.reports or again
    return (beside or not attribution.saying) and not WRITERS.isdisjoint(source)


def _cleaned(text: str, attribution: Attribution) -> Attribution:
    """Without marks, stray times and datelines at the ends of what is said."""
    content = tuple(_clean(text, span) for span in attribution.content)
    return replace(attribution, content=tuple(span for span in content if span[1] > span[0]))


def _place(
    text: str, attribution: Attribution, quotations: tuple[Quotation, ...], sentence: Span
) -> Placed | None:
    attribution = with_own_halves(text, attribution, quotations)
    attribution = _around(text, attribution, quotations, sentence)
    content = _whole_quotations(attribution, quotations)
    content = tuple(_clean(text, span) for span in content)
    content = tuple(_last_sentence(text, s, attribution.cue, quotations) for s in content)
    content = tuple(_first_sentence(text, s, attribution.cue, quotations) for s in content)
    content = tuple(s for s in content if s[1] > s[0] and not _is_who_speaks(text, attribution, s))
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


def _is_who_speaks(text: str, attribution: Attribution, span: Span) -> bool:
    """ "According to its chair, Ann Lee": the name behind the source tells who that is."""
    source = attribution.source
    behind = source is not None and text[source[1] : span[0]] == ", "
    return behind and _NAME_ALONE.fullmatch(text, *span) is not None


_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:de |von |van |al-)?[A-ZÀ-Þ][\w.’'-]*){1,3}")


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
    if after and _ASKED.match(text, *before):
        return replace(attribution, content=after)
    alone = last is not None and last.end == _closed(text, start) and last.start == before[0]
    if alone and not any(overlapping(quotations, span) for span in after):
        after = ()  # "“...,” he said, another sign of": told by the writer
    return replace(attribution, content=(before, *after))


# "Asked how long it would take, he said ...": the question is the writer's.
_ASKED = re.compile(r"\W*(?:When |If )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\b")


def _closed(text: str, place: int) -> int:
    """Where the words before a place end, but for its comma."""
    return len(text[:place].rstrip(" ,"))


def _whole_quotations(
    attribution: Attribution, quotations: tuple[Quotation, ...]
) -> tuple[Span, ...]:
    """Content stretched over every quotation it touches, but never over its own cue or source."""
    fixed = [attribution.cue, *([attribution.source] if attribution.source else [])]
    spans: list[Span] = []
    for piece in attribution.content:
        start, end = piece
        for q in overlapping(quotations, piece):
            if q.end - start < _MARKS_ALONE:
                continue  # the sentence before it ends with this mark
            if any(q.start < b and a < q.end for a, b in fixed):
                continue
            start, end = min(start, q.start), max(end, q.end)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


_MARKS_ALONE = 3


def _last_sentence(text: str, span: Span, cue: Span, quotations: tuple[Quotation, ...]) -> Span:
    """What stands before a cue begins with the cue's own sentence, where a parser missed a stop."""
    start, end = span
    if end > cue[0]:
        return span
    opening = inside(quotations, start)
    if opening is not None and opening.start == start:
        behind = text[opening.end : end].lstrip()
        over = text[start : opening.end].rstrip("”\"’'»")[-1:] in (".", "!", "?")
        if not over or len(behind) <= _TAIL:
            return span
        start = end - len(behind)
    for first, _ in reversed(split_paragraph(text[start:end], offset=start)):
        around = inside(quotations, first)
        if around is None or around.start == first:
            return first, end
    return span


def _first_sentence(text: str, span: Span, cue: Span, quotations: tuple[Quotation, ...]) -> Span:
    """What a cue leads to in marks ends with them, where a parser missed a stop."""
    start, end = span
    opening = inside(quotations, start) if start >= cue[1] else None
    if opening is None or opening.start != start or opening.end >= end:
        return span
    stop = text[start : opening.end].rstrip("”\"’'»")[-1:] in (".", "!", "?")
    return (start, opening.end) if stop and text[opening.end : end].lstrip()[:1].isupper() else span


_TAIL = 12  # characters; fewer are marks and a word


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
    return any(s is not statement and s.saying and says(s, cue[0]) for s in found)


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
        # “They threaten,” she said, “because they can.”
        into = more if any(s.cue == nearest.cue for s in more) else found
        same = next((i for i, s in enumerate(into) if s.cue == nearest.cue), None)
        if same is not None and _has_words_of_its_own(text, into[same], quotation):
            continue
        if same is None:
            more.append(Placed(nearest.cue, (span,), nearest.source, nearest.who))
        else:
            into[same] = replace(into[same], content=tuple(sorted((*into[same].content, span))))
    return more


def _has_words_of_its_own(text: str, statement: Placed, quotation: Quotation) -> bool:
    """ "“Then the roof fell.” The firefighters said that nobody was hurt." """
    if statement.cue is None:
        return False
    first = min(statement.cue[0], (statement.source or statement.cue)[0])
    ended = text[quotation.end - 2] in ".!?" and text[first].isupper()
    behind = any(span[0] >= statement.cue[1] for span in statement.content)
    return first >= quotation.end and ended and behind


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
                ended = text[quotation.end - 2] in ".!?" and text[first].isupper()
                candidates.append((first - quotation.end + 99 * ended, verb))
            gap = text[last : quotation.start]
            if 0 < len(gap) < 120 and gap.rstrip().endswith((":", ",")) and "\n\n" not in gap:
                candidates.append((len(gap), verb))
    return min(candidates, key=lambda c: c[0])[1] if candidates else None


def sentences_near(sentences: tuple[Span, ...], start: int, end: int) -> range:
    """Numbers of the sentences that hold a place's start or end, and the one before it."""
    first = bisect_right(sentences, start, key=lambda s: s[0]) - 1
    last = bisect_right(sentences, end, key=lambda s: s[0]) - 1
    return range(max(0, first - 1), min(len(sentences), last + 2))

"""Cuts a text into sentences that cover it whole; a paragraph break always ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standfirst.core.article.agencies import agency_of
from standfirst.core.types import Span

PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_END = re.compile(r"[.!?…]+[\"'”’»›“‘)\]]*\s+|[。！？]+[」』”’）]*\s*|[.!?…]+[”»]\s*(?=[“«„])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘«„])(?:[A-ZÀ-Þ]|Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Brig|"
    r"Adm|Gov|Sen|Rep|Reps|"
    r"Sens|Rev|Hon|Pres|St|Ste|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|Fig|Inc|"
    r"Ltd|Corp|Co|"
    r"Bros|vs|v|etc|e\.g|i\.e|approx|est|al|cf|Mt|Ft|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|Ph\.D|"
    r"bzw|ca|Nr|Abs|Art|d\.h|z\.B|u\.a|usw|Mio|Mrd|Tsd|evtl|ggf|inkl|Hr|Fr|geb|"
    r"M|MM|Mme|Mmes|Mlle|Me|Sra|Srta|D|Dña|Ud|EE\.UU|p\.ej|pág|núm)\.$",
)
_SURE_BREAK = {
    "a.m",
    "p.m",
    "U.S",
    "U.K",
    "U.N",
    "E.U",
    "D.C",
    "Inc",
    "Ltd",
    "Corp",
    "Co",
    "Jr",
    "Sr",
    "etc",
    "usw",
}
_ORDINAL_DAY = re.compile(r"(?:^|\s)\d{1,2}\.$")
_FUNCTION_WORD = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|That|This|There|His|Her|Its|Their|When|"
    r"While|After|As|If"
    r"|For|Mr|Mrs|Ms|One|Some|Most|No|So|To|What|With)\b"
)


_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]{2,40}(?:,? ?[\w. ]{0,20})?(?:\([^)\n]{2,30}\))? ?[-–—] "
)


# What stands before an agency's own line: captions, bylines, the place and the hour a second time.
_AGENCY_LINE = re.compile(r"\(([A-Z][\w.& /-]{1,25})\) ?(?:--?|[–—]) ")
_MAX_LEAD = 350
_STATIONS = frozenset(("CNN", "BBC", "VOA"))


def after_dateline(text: str, span: Span) -> int:
    """Where a stretch begins behind a place and agency: "PARIS (AFP) - ...", with whatever stands
    before them, as "By Ann Lee PARIS | Fri May 1 (Reuters) - ...".
    """
    start, end = span
    for line in _AGENCY_LINE.finditer(text, start, min(end, start + _MAX_LEAD)):
        if line.group(1) in _STATIONS or agency_of(line.group(1)):
            return line.end()
    found = _DATELINE.match(text, start, end)
    return found.end() if found else start


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, without the blank lines between them."""
    spans: list[Span] = []
    start = 0
    for gap in PARAGRAPH_BREAK.finditer(text):
        if text[start : gap.start()].strip():
            spans.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def split_paragraph(text: str, *, offset: int = 0) -> list[Span]:
    """Sentences of one paragraph by rule; offsets count from `offset`."""
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if end.end() < len(text) and _is_break(text, start, end):
            spans.append((offset + start, offset + end.end()))
            start = end.end()
    if start < len(text):
        spans.append((offset + start, offset + len(text)))
    return spans


def _is_break(text: str, start: int, end: re.Match[str]) -> bool:
    after = text[end.end() : end.end() + 12].lstrip("\"'“‘«„(¿¡[")
    if after[:1].islower():
        return False
    stop = re.search(r"[.!?…。！？]+", end.group())
    if stop is None or stop.group() != ".":
        return True
    before = text[max(start, end.start() - 12) : end.start() + 1]
    if _ORDINAL_DAY.search(before) and after[:1].isalpha() and not _FUNCTION_WORD.match(after):
        return False
    short = _ABBREVIATION.search(before)
    if short is None:
        return True
    return short.group().strip(" (\"'“‘«„[.") in _SURE_BREAK and bool(_FUNCTION_WORD.match(after))


def split_text(text: str) -> tuple[Span, ...]:
    """Sentences of a text by rule, covering it."""
    found = (
        span
        for start, end in paragraphs(text)
        for span in split_paragraph(text[start:end], offset=start)
    )
    return cover(text, found)


def cover(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences made gapless: each reaches to the next one's start, the last to the end."""
    starts = sorted({start for start, _ in spans})
    if not text:
        return ()
    if not starts or starts[0] != 0:
        starts = [0, *starts[1:]] if starts and not text[: starts[0]].strip() else [0, *starts]
    return tuple(zip(starts, [*starts[1:], len(text)], strict=True))


def mend(text: str, spans: Iterable[Span]) -> list[Span]:
    """Joins sentences that a model cut after an abbreviation or before a small letter."""
    mended: list[Span] = []
    for start, end in spans:
        if mended and _wrongly_cut(text, mended[-1], start):
            mended[-1] = (mended[-1][0], end)
        else:
            mended.append((start, end))
    return mended


def _wrongly_cut(text: str, before: Span, start: int) -> bool:
    head = text[before[0] : before[1]].rstrip()
    if not head or PARAGRAPH_BREAK.search(text[before[1] - 1 : start + 1] if start else ""):
        return False
    rest = text[start : start + 12].lstrip()
    if rest[:1].islower() or rest[:1] in ",;)":
        return True
    if head[-1:].isalnum() or head[-1:] in ",;:-–":
        return True
    short = _ABBREVIATION.search(head[-14:])
    if short is None:
        return False
    return not _FUNCTION_WORD.match(rest)

"""Finds what stands between quotation marks of five traditions, balanced or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standfirst.core.language.sentences import paragraphs
from standfirst.core.types import Span

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "「": "」",
    "『": "』",
}
_MARK = re.compile(
    r"[“”„«»「」『』‹›\"]|‚(?=\w)|''|``|(?<![\w’'])['‘](?=\w)|(?<=[\w.,!?…])['’‘](?!\w)"
)
MAX_LENGTH = 6000


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch, marks included. `goes_on`: the next paragraph takes the same quotation
    up.
    """

    start: int
    end: int
    words: int
    goes_on: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of a text in order, not nested; single marks count only where no double ones
    stand.

    A paragraph that opens a quotation and never closes it goes on in the next if that opens one
    too.
    """
    found: list[Quotation] = []
    blocks = paragraphs(text)
    for number, (start, end) in enumerate(blocks):
        follows = (
            text[blocks[number + 1][0] : blocks[number + 1][0] + 2]
            if number + 1 < len(blocks)
            else ""
        )
        found += _in_paragraph(text, start, end, follows=follows)
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, *, follows: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    marks = list(_MARK.finditer(text, start, end))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        closing = _closing(text, mark, start)
        if opened is None:
            closing = closing or _left_behind(text, mark, following)
            lone = mark.group() == '"' and _BEHIND.match(text, max(0, mark.start() - 2))
            opened = (mark.start(), closing) if closing and not lone else None
        elif _fits(text, mark, opened[1]) and (
            _closes(text, mark, end) or _slipped(text, mark, following)
        ):
            found.append(_quotation(text, opened[0], mark.end()))
            opened = None
        elif closing == opened[1] and (stop := _lost_end(text, opened[0], mark.start())):
            found.append(_quotation(text, opened[0], stop))
            opened = mark.start(), closing
        if opened and mark.start() - opened[0] > MAX_LENGTH:
            opened = None
    if opened and not opened[1].startswith("'") and "’" not in opened[1]:
        sign = text[opened[0]]
        goes_on = follows.startswith(sign)
        if goes_on or opened[0] == start:
            found.append(_quotation(text, opened[0], end, goes_on=goes_on))
    return found


def _closing(text: str, mark: re.Match[str], start: int) -> str:
    """The marks that would close what this one opens, "" where it opens nothing."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    if not after or (after.isspace() and sign not in "«"):
        return ""
    if sign == '"':
        return "" if before.isalnum() else '" ”'
    if sign in ("''", "``"):
        return "" if before.isalnum() else "'' \""
    if sign in "'‘":
        return "" if before.isalnum() else "' ’"
    if sign == "”":
        return "” “" if before.isspace() else ""  # Swedish and Finnish open with the closing mark
    if sign in "»›" and not before.isspace() and before != "(":
        return ""
    return _PAIRS.get(sign, "")


def _fits(text: str, mark: re.Match[str], closing: str) -> bool:
    sign = mark.group()
    if sign in closing.split() or (len(sign) == 1 and sign in closing):
        return True
    # Typists mix: an opening curly mark closed by a straight one, after a stop.
    return sign == '"' and "”" in closing and text[mark.start() - 1] in ",.?!"


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else " "
    return mark.group() in "”»」』“«" or not after.isalnum()


def _left_behind(text: str, mark: re.Match[str], following: re.Match[str] | None) -> str:
    """The marks that close what a mark at the end of a line opens, if the next line holds one."""
    if mark.group() != '"' or following is None or text[mark.end()] != "\n":
        return ""
    line = text[mark.end() + 1 : following.start()]
    stops = line.rstrip(" ")[-1:] in (",", ".", "?", "!")
    alone = text[mark.start() - 1 : mark.start()] == " "
    return '" ”' if alone and stops and "\n" not in line else ""


def _slipped(text: str, mark: re.Match[str], following: re.Match[str] | None) -> bool:
    """ "“We go, “she said": a closing mark set behind its space, where the next one opens."""
    before = text[max(0, mark.start() - 2) : mark.start()]
    if mark.group() != '"' or before[:1] not in ",.?!" or before[1:] != " ":
        return False
    return following is None or text[following.start() - 1].isspace()


def _lost_end(text: str, start: int, again: int) -> int | None:
    """Where a quotation ends that lost its closing mark before another opens: with its sentence,
    where somebody is told to speak behind it; else it goes on.
    """
    stop = _STOP.search(text, start, again)
    if stop is None or _SPEAKS.search(text, stop.end(), again) is None:
        return None
    return stop.start() + 1


# "We go, “said the mayor", whose first mark was lost.
_BEHIND = re.compile(r"""[,?!] ["“](?:(?:he|she|they) )?(?:said|says|told|added|wrote)\b""")
_STOP = re.compile(r"[.!?]\s")
_SPEAKS = re.compile(r"\b(?:said|says|told|added|wrote)\b")


def _quotation(text: str, start: int, end: int, *, goes_on: bool = False) -> Quotation:
    return Quotation(start, end, len(re.findall(r"\w+", text[start:end])), goes_on)


def inside(quotations: tuple[Quotation, ...], place: int) -> Quotation | None:
    """The quotation in which a place of the text lies."""
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].end <= place:
            low = middle + 1
        else:
            high = middle
    if low < len(quotations) and quotations[low].start <= place:
        return quotations[low]
    return None


def overlapping(quotations: tuple[Quotation, ...], span: Span) -> list[Quotation]:
    """Quotations that share text with a span."""
    return [q for q in quotations if q.start < span[1] and span[0] < q.end]

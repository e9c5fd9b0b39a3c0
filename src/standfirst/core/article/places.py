"""Marks places of an article's text in its HTML, so that a link can lead there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from standfirst.core.types import Span

MOST_PLACES = 200
LEAST_LETTERS = 3  # fewer stand everywhere
_VOID = frozenset(("br", "hr", "img", "wbr", "col"))

# A tag of cleaned HTML, an entity, or one character that is seen.
_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|<!--.*?-->|&#?\w{1,31};|\S", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is seen of the HTML: its characters but blanks, where each stands, and the tags."""

    letters: str
    starts: list[int]
    ends: list[int]
    tags: list[tuple[int, int, int]]  # start, end, +1 opens, -1 closes, 0 neither


def mark_places(html: str, text: str, places: Sequence[tuple[str, Span]]) -> tuple[str, set[str]]:
    """The HTML with `<span class="said" id="…">` around each place (id, span of `text`), and the
    ids that were found.

    `html` must be cleaned, ids must be safe. A place that runs over the end of a paragraph, or
    crosses another, is marked as far as it goes within; blanks may differ from the text's.
    """
    seen = _seen(html)
    before = _counted(text)
    marks: list[tuple[int, int, str]] = []
    for name, (start, end) in places[:MOST_PLACES]:
        words = "".join(text[start:end].split())
        at = _nearest(seen.letters, words, before[start]) if len(words) >= LEAST_LETTERS else -1
        if at >= 0:
            first = seen.starts[at]
            marks.append((first, _within(seen, first, seen.ends[at + len(words) - 1]), name))
    return _written(html, marks), {name for _, _, name in marks}


def _seen(html: str) -> _Seen:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tags: list[tuple[int, int, int]] = []
    for piece in _PIECE.finditer(html):
        written = piece[0]
        if written.startswith("<") and len(written) > 1:
            void = not piece[2] or piece[2].lower() in _VOID
            tags.append((piece.start(), piece.end(), 0 if void else -1 if piece[1] else 1))
            continue
        for letter in "".join((unescape(written) if len(written) > 1 else written).split()):
            letters.append(letter)
            starts.append(piece.start())
            ends.append(piece.end())
    return _Seen("".join(letters), starts, ends, tags)


def _counted(text: str) -> list[int]:
    """For each place of the text, how many characters but blanks stand before it."""
    counts = [0]
    for letter in text:
        counts.append(counts[-1] + (not letter.isspace()))
    return counts


def _nearest(letters: str, words: str, expected: int) -> int:
    """Where the words stand that are nearest to where they are expected; -1 for nowhere."""
    after = letters.find(words, expected)
    before = letters.rfind(words, 0, expected + len(words))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - expected), default=-1)


def _within(seen: _Seen, start: int, end: int) -> int:
    """The end of the place, or of as much of it as opens and closes the same tags."""
    first = bisect_left(seen.tags, (start, 0, 0))
    depth, balanced = 0, end
    for begin, finish, change in seen.tags[first:]:
        if begin >= end:
            break
        if depth + change < 0:
            return begin
        balanced = begin if depth == 0 and change == 1 else balanced
        depth += change
        if depth == 0 and finish <= end:
            balanced = end
    return balanced


def _written(html: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """Of places that cross, the later one is an empty mark at its beginning."""
    return "".join(_pieces(html, sorted(marks, key=lambda mark: (mark[0], -mark[1]))))


def _pieces(html: str, marks: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    at = 0
    open_ends: list[int] = []
    for start, end, name in marks:
        while open_ends and open_ends[-1] <= start:
            yield html[at : open_ends[-1]] + "</span>"
            at = open_ends.pop()
        yield f'{html[at:start]}<span class="said" id="{name}">'
        at = start
        if open_ends and end > open_ends[-1]:
            yield "</span>"
        else:
            open_ends.append(end)
    while open_ends:
        yield html[at : open_ends[-1]] + "</span>"
        at = open_ends.pop()
    yield html[at:]

"""Sets two versions of a text side by side: paragraph by paragraph, then word by word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

MAX_CHARS = 200_000  # of a text; what is beyond is not compared
MAX_PARAGRAPHS = 1000
_MOST_TOKENS = 600  # of a paragraph that is compared word by word
_MOST_COMPARED = 60  # paragraphs of a text compared word by word; later ones stand whole
_OFTEN = 4  # a paragraph that stands more often than this is not matched with itself
_PAIRS = 6  # equal pairs of words to each word, from which a paragraph is made of repetition
_ALIKE = 0.5  # share of words from which a paragraph counts as changed, not as replaced
_LOOK_AHEAD = 20
_COUNTED = 400  # words of a paragraph by which it is told to be alike

_TOKEN = re.compile(r"\s*(?:\w+(?:[.,:’'-]\w+)*|[^\w\s])")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SAME_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph that changed. `old` is "" where it was added, `new` where it was removed."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both versions hold ("same"), that went ("gone") or that came ("new")."""

    kind: str
    text: str

    @property
    def space(self) -> str:
        """The space before the words: it stands outside of a mark."""
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def words(self) -> str:
        return self.text.lstrip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of both versions: a run of equal paragraphs, or one that changed, piece by piece.

    `kind` is "same" (`paragraphs` holds the run), "changed", "gone" or "new" (`pieces` holds one
    paragraph).
    """

    kind: str
    paragraphs: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


def squeeze(text: str) -> str:
    """The text without what no reader sees change: spaces, shapes of marks, hidden characters."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text.translate(_SAME_MARKS)))
    return " ".join(plain.split())


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs that are compared; divided by blank lines."""
    cut = text[:MAX_CHARS].split("\n\n")[:MAX_PARAGRAPHS]
    return tuple(paragraph for paragraph in cut if paragraph.strip())


def align(old: Sequence[str], new: Sequence[str]) -> tuple[ChangedParagraph, ...]:
    """Both versions in one order; an unchanged paragraph stands in both places alike."""
    before, after = _keys(old, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    rows: list[ChangedParagraph] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            rows.extend(ChangedParagraph(text, text) for text in new[k:m])
        else:
            rows.extend(_pair(list(old[i:j]), list(new[k:m])))
    return tuple(rows)


def changed(old: Sequence[str], new: Sequence[str]) -> tuple[ChangedParagraph, ...]:
    """What is not the same in both, in order."""
    return tuple(row for row in align(old, new) if squeeze(row.old) != squeeze(row.new))


def show(old: str, new: str) -> tuple[Passage, ...]:
    """Two versions of a text as passages to be shown. Time is limited for any input."""
    passages: list[Passage] = []
    left = _MOST_COMPARED
    rows = align(paragraphs_of(old), paragraphs_of(new))
    for same, run in groupby(rows, key=_is_same):
        if same:
            passages.append(Passage("same", tuple(row.new for row in run)))
            continue
        for row in run:
            left -= 1
            passages.append(_passage(row, whole=left < 0))
    return tuple(passages)


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Two versions of a line or paragraph as pieces, in the order of reading."""
    ours, theirs = _TOKEN.findall(f" {old.strip()}"), _TOKEN.findall(f" {new.strip()}")
    before, after = [_word(token) for token in ours], [_word(token) for token in theirs]
    if _is_costly(before, after):
        return _pieces([("gone", old), ("new", new)])
    matcher = SequenceMatcher(None, before, after)
    found: list[tuple[str, str]] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            found.append(("same", "".join(theirs[k:m])))
        else:
            found += [("gone", "".join(ours[i:j])), ("new", "".join(theirs[k:m]))]
    return _pieces(_smooth(found))


def _word(token: str) -> str:
    """A token as it is matched: with the space before it, so that both sides read as they were."""
    return f" {squeeze(token)}" if token[:1].isspace() else squeeze(token)


def _is_same(row: ChangedParagraph) -> bool:
    return squeeze(row.old) == squeeze(row.new)


def _passage(row: ChangedParagraph, *, whole: bool) -> Passage:
    if not row.old:
        return Passage("new", pieces=(Piece("new", row.new),))
    if not row.new:
        return Passage("gone", pieces=(Piece("gone", row.old),))
    if whole:
        return Passage("changed", pieces=_pieces([("gone", row.old), ("new", row.new)]))
    return Passage("changed", pieces=words(row.old, row.new))


def _keys(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """Paragraphs as they are matched.

    The time of the matcher grows with the pairs of equal elements, so what stands too often is
    made to differ, but for the beginning and the end that both share.
    """
    before, after = [squeeze(text) for text in old], [squeeze(text) for text in new]
    head = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    often = {
        text
        for side in (before, after)
        for text, times in Counter(side[head:]).items()
        if times > _OFTEN
    }
    for name, side in (("old", before), ("new", after)):
        for number in range(head, len(side)):
            if side[number] in often:
                side[number] = f"\x00{name} {number}"
    _number_the_head(before, after, head)
    return before, after


def _number_the_head(before: list[str], after: list[str], head: int) -> None:
    for number in range(head):
        before[number] = after[number] = f"\x00both {number}"


def _pair(gone: list[str], come: list[str]) -> list[ChangedParagraph]:
    """Each old paragraph with the first new one that says much the same, in order."""
    counted = [_count(text) for text in come]
    pairs: list[ChangedParagraph] = []
    at = 0
    for old in gone:
        ours = _count(old)
        near = range(at, min(at + _LOOK_AHEAD, len(come)))
        like = next((n for n in near if _alike(ours, counted[n]) >= _ALIKE), None)
        if like is None:
            pairs.append(ChangedParagraph(old, ""))
            continue
        pairs.extend(ChangedParagraph("", skipped) for skipped in come[at:like])
        pairs.append(ChangedParagraph(old, come[like]))
        at = like + 1
    return pairs + [ChangedParagraph("", new) for new in come[at:]]


def _count(text: str) -> Counter[str]:
    return Counter(squeeze(text).casefold().split()[:_COUNTED])


def _alike(ours: Counter[str], theirs: Counter[str]) -> float:
    most = max(ours.total(), theirs.total())
    return (ours & theirs).total() / most if most else 0.0


def _is_costly(before: list[str], after: list[str]) -> bool:
    """Whether two lists of words are too long, or repeat too much, to be set side by side."""
    if max(len(before), len(after)) > _MOST_TOKENS:
        return True
    ours, theirs = Counter(before), Counter(after)
    pairs = sum(times * theirs[word] for word, times in ours.items())
    return pairs > _PAIRS * (len(before) + len(after)) + 100


def _smooth(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A comma or one short word between two changes belongs to them: confetti reads badly."""
    smooth: list[tuple[str, str]] = []
    for number, (kind, text) in enumerate(found):
        inner = 0 < number < len(found) - 1
        if kind == "same" and inner and len(text.strip()) < 3:
            smooth += [("gone", text), ("new", text)]
        else:
            smooth.append((kind, text))
    return smooth


def _pieces(found: Sequence[tuple[str, str]]) -> tuple[Piece, ...]:
    """Neighbours of one kind joined; within a change what went stands before what came."""
    pieces: list[Piece] = []
    for same, run in groupby(found, key=lambda one: one[0] == "same"):
        parts = list(run)
        for kind in ("same",) if same else ("gone", "new"):
            text = "".join(text for of, text in parts if of == kind)
            if text:
                pieces.append(Piece(kind, text if pieces else text.lstrip()))
    return tuple(pieces)

"""Finds where on the page the text stands, led by a first reading of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from standfirst.core.article.liveblog import says_time
from standfirst.core.article.paragraphs import Block, left, remove, squeeze

COVER = 0.95  # of the text found must stand in the region
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…。！？।]['\"”’»)\]]*$")
SHINGLE = 4  # words
PROSE = 100  # characters of a paragraph that is missed if it is left out
MOST_ENDS = 3  # paragraphs before and after a region that may belong to it
LONG = 40  # characters of a block that cannot be alike by chance
BODY_NAME = re.compile(
    r"article-?_{0,2}-?body|body(?:__|-)(?:inner|text|content)|story-?body|post-?content|"
    r"entry-?content",
    re.I,
)


class Reading:
    """A first reading of the text, to hold the page's blocks against."""

    def __init__(self, text: str) -> None:
        self._lines = {squeeze(line) for line in text.split("\n")}
        self._shingles = set(shingles(text))
        self._all = squeeze(text)
        self.size = len(text)

    def holds(self, text: str) -> bool:
        """True if a block's text stands in it, for the greater part."""
        squeezed = squeeze(text)
        if squeezed in self._lines or (len(squeezed) > 20 and squeezed in self._all):
            return True
        return self.share(text) >= 0.6

    def share(self, text: str) -> float:
        own = shingles(text)
        if len(own) < 2:
            return 0.0
        return sum(s in self._shingles for s in own) / len(own)


def shingles(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    return [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def find_region(
    tree: etree._Element, found: Sequence[Block], reading: Reading
) -> tuple[etree._Element, list[Block]]:
    """The smallest element with nearly all the text, and its blocks; only text is left in it.

    `found` are the blocks of the tree.
    """
    held = [block for block in found if reading.holds(block.text)]
    long = [block for block in held if len(block.text) >= LONG]
    region = _around(tree, long or held, reading.size)
    _join_ends(region, long)
    inside = set(region.iter())
    own = [block for block in found if block.element in inside]
    _clear(own, reading)
    return region, left(own)


def _around(tree: etree._Element, held: Sequence[Block], size: int) -> etree._Element:
    """`size` is the reading's own: what the page says twice must not hold the region wide."""
    weights: dict[etree._Element, int] = {}
    for block in held:
        weight = len(block.text)
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + weight
    region, wanted = tree, COVER * min(size, sum(len(block.text) for block in held))
    while True:
        inner = max(region, key=lambda c: weights.get(c, 0), default=None)
        if inner is None or weights.get(inner, 0) < wanted or inner.tag not in ("div", "body"):
            return region
        region = inner


def _join_ends(region: etree._Element, held: Sequence[Block]) -> None:
    """Puts the first and last paragraphs that stand just outside of the region into it.

    A lede may stand in a container of its own and be too little of the text to count; what comes
    after the text is its end only in a container of the region's own kind.
    """
    inside = set(region.iter())
    prose = [block for block in held if _is_prose(block)]
    own = [i for i, block in enumerate(prose) if block.element in inside]
    if not own:
        return
    told = squeeze("".join(map(str, region.itertext())))
    for block in reversed(prose[: own[0]][-MOST_ENDS:]):
        if squeeze(block.text)[:PROSE] not in told:
            region.insert(0, block.element)
    kind = _names(region)
    for block in prose[own[-1] + 1 :][:MOST_ENDS]:
        alike = any(kind & _names(around) for around in block.element.iterancestors("div"))
        if alike and squeeze(block.text)[:PROSE] not in told:
            region.append(block.element)


def _names(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").split())


def _is_prose(block: Block) -> bool:
    return (
        block.kind == "p"
        and len(block.text) >= PROSE
        and block.links < 0.3
        and bool(_SENTENCE.search(block.text))
    )


def _clear(found: Sequence[Block], reading: Reading) -> None:
    """Takes out what the reading has not, unless it stands among what it has."""
    held = [reading.holds(block.text) for block in found]
    sure = [i for i, block in enumerate(found) if held[i] and len(block.text) >= LONG]
    if not sure:
        return
    first, last = sure[0], sure[-1]
    while first and (held[first - 1] or says_time(found[first - 1])):
        first -= 1
    while last + 1 < len(found) and held[last + 1]:
        last += 1
    places = {_place(found[i].element) for i in sure}
    kept_after = False
    for i in range(len(found) - 1, -1, -1):
        block = found[i]
        inside = first <= i <= last
        keep = inside and held[i]
        if not keep and block.links < 0.5 and (inside or i > last):
            before = found[i - 1].text if i else ""
            keep = _place(block.element) in places and _reads(
                block, before, inside=inside, heads=kept_after
            )
        if keep:
            kept_after = True
        else:
            remove(block)


def _reads(block: Block, before: str, *, inside: bool, heads: bool) -> bool:
    """True if a block that the reading left out reads as text: a sentence, a head, an item."""
    sentence = bool(_SENTENCE.search(block.text)) and len(block.text.split()) > 4
    if not inside:
        return sentence and len(block.text) > 60 and block.kind == "p"
    if block.kind in ("h2", "h3", "h4") or says_time(block):
        return heads
    if block.kind in ("li", "dt", "dd"):
        return sentence or len(block.text) > 60 or before.endswith(":")
    return sentence or len(block.text) > 100 or block.kind == "tr"


def _place(element: etree._Element) -> object:
    """What an element stands in: its parent, wrappers around it alone left out."""
    container = next(element.iterancestors("ul", "ol", "dl", "table", "blockquote"), None)
    if container is not None:
        return _place(container)
    parent = element.getparent()
    while parent is not None and len(parent) == 1 and parent.getparent() is not None:
        parent = parent.getparent()
    name = parent.get("class") if parent is not None else ""
    return name if name and BODY_NAME.search(name) else parent

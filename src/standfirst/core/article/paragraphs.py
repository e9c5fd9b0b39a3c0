"""Turns the extracted tree into HTML elements, and those into paragraphs of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

import lxml.html
from lxml import etree

from standfirst.core.article import furniture
from standfirst.core.article.sanitize import tidy
from standfirst.core.article.structure import LINKED

LEAVES = ("p", "h2", "h3", "h4", "li", "dt", "dd", "blockquote", "pre", "tr")
TEASER = 250  # characters of a line that points to another article, at most
HEADS = ("h2", "h3", "h4")
HEADING = 90  # characters of a line above a list, of a subhead that may go, at most
MOST_BLOCKS = 1000  # of a text that is searched for pulled quotations
PULLED = 300  # characters of a pulled quotation, at most
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!…。।:;,][\"'”’»)\]]*$")
_BLOCKS = frozenset(LEAVES) | {"ul", "ol", "table", "figure", "div", "article", "body"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its element, what it says, how much of it is links (0 to 1)."""

    element: etree._Element
    kind: str
    text: str
    links: float


def split_breaks(body: etree._Element) -> None:
    """Two line breaks in a row divide a paragraph in two, as they do for the eye."""
    for paragraph in list(body.iter("p")):
        parts = _parts(paragraph)
        if not parts:
            continue
        parts[-1].tail, paragraph.tail = paragraph.tail, None
        for part in reversed(parts):
            paragraph.addnext(part)


def _parts(paragraph: etree._Element) -> list[etree._Element]:
    """New paragraphs for what follows each two breaks; it is moved into them."""
    children = list(paragraph)
    parts: list[etree._Element] = []
    after_break = False
    for child, after in zip_longest(children, children[1:]):
        if after_break:
            parts[-1].text = child.tail
            paragraph.remove(child)
            after_break = False
        elif child.tag == "br" and _is_break(after) and not (child.tail or "").strip():
            parts.append(etree.Element("p"))
            paragraph.remove(child)
            after_break = True
        elif parts:
            parts[-1].append(child)
    return parts


def _is_break(element: etree._Element | None) -> bool:
    return element is not None and element.tag == "br"


def blocks(body: etree._Element) -> list[Block]:
    """The paragraphs of an HTML tree in order: subheads, list items and table rows included."""
    inside_rows = {inner for row in body.iter("tr") for inner in row.iter() if inner is not row}
    found = (_block(one) for one in body.iter(*LEAVES) if one not in inside_rows)
    return [block for block in found if block.text]


def left(found: Sequence[Block]) -> list[Block]:
    """The blocks that were not taken out since."""
    return [block for block in found if block.element.getparent() is not None]


def _block(element: etree._Element) -> Block:
    text, linked = _own_text(element)
    tag = str(element.tag)
    if tag == "tr":
        cells = (" ".join("".join(map(str, cell.itertext())).split()) for cell in element)
        text = " | ".join(cell for cell in cells if cell)
    else:
        text = tidy(text) if tag == "pre" else " ".join(text.split())
    linked = len(text) if element.get(LINKED) is not None else linked
    return Block(element, tag, text, min(1.0, linked / len(text)) if text else 0.0)


def _own_text(element: etree._Element) -> tuple[str, int]:
    """The element's text without that of blocks inside it, and the length of its link text."""
    if not len(element):
        return element.text or "", 0
    pieces, linked = [element.text or ""], 0
    for child in element:
        if child.tag == "br":
            pieces.append(" ")
        elif child.tag not in _BLOCKS:
            text, deeper = _own_text(child)
            pieces.append(text)
            linked += len(text.strip()) if child.tag == "a" else deeper
        pieces.append((" " if child.tag in _BLOCKS else "") + (child.tail or ""))
    return "".join(pieces), linked


def remove(block: Block) -> None:
    """Takes a paragraph out of its tree, with parents that it leaves empty."""
    element: etree._Element | None = block.element
    while element is not None:
        parent = element.getparent()
        if parent is None:
            return
        keep = (element.tail or "").strip()
        if keep:
            before = element.getprevious()
            if before is not None:
                before.tail = f"{before.tail or ''} {keep}"
            else:
                parent.text = f"{parent.text or ''} {keep}"
        parent.remove(element)
        element = None if len(parent) or (parent.text or "").strip() else parent


def drop_furniture(body: etree._Element, *, captions: frozenset[str] = frozenset()) -> None:
    """Takes out furniture lines, what is said twice, and subheads that then head nothing.

    `captions` are the squeezed descriptions of the page's pictures.
    """
    split_breaks(body)
    found = blocks(body)
    said = [squeeze(block.text) for block in found]
    longer = said if len(found) < MOST_BLOCKS else []
    seen: set[str] = set()
    gone: set[etree._Element] = set()
    for block, squeezed in zip(found, said, strict=True):
        again = len(block.text) > 40 and block.text in seen
        line = block.kind != "pre" and furniture.line(block.text, links=block.links)
        if (
            again
            or line
            or squeezed in captions
            or _leads_away(block)
            or _is_pulled(block, squeezed, longer)
        ):
            gone.add(block.element)
        seen.add(block.text)
    gone |= _under(found, gone)
    for block in found:
        if block.element in gone:
            remove(block)
    _drop_link_lists(left(found))
    for block in reversed(left(found)):
        if block.kind not in HEADS:
            break
        remove(block)


def _under(found: Sequence[Block], gone: set[etree._Element]) -> set[etree._Element]:
    """What goes with furniture: the list of links below its line, the subhead that it leaves bare.

    `gone` are the elements that go.
    """
    more: set[etree._Element] = set()
    for before, block in pairwise(found):
        headed = before.element in gone and len(before.text) < HEADING
        follows = before.element in more and before.kind == "li"
        if block.kind == "li" and block.links > 0.2 and (headed or follows):
            more.add(block.element)
    return more | _bare_heads(found, gone | more)


def _bare_heads(found: Sequence[Block], gone: set[etree._Element]) -> set[etree._Element]:
    """Subheads below which all goes, up to the next head of their rank."""
    heads: set[etree._Element] = set()
    below, dropped = "h1", False  # rank of what stays next; whether something before it goes
    for block in reversed(found):
        if block.element in gone:
            dropped = True
        elif block.kind not in HEADS:
            below, dropped = "", False
        elif dropped and below and below <= block.kind and _is_title(block.text):
            heads.add(block.element)
            dropped = False
        else:
            below, dropped = block.kind, False
    return heads


def _is_title(text: str) -> bool:
    return len(text) < HEADING and not _STOP.search(text)


def _is_pulled(block: Block, squeezed: str, said: Sequence[str]) -> bool:
    """True for a pulled quotation: its words stand within a longer paragraph too."""
    if block.kind not in ("p", "blockquote") or not 40 < len(block.text) < PULLED:
        return False
    quote = next((e for e in _with_ancestors(block.element) if e.tag == "blockquote"), None)
    if quote is not None and not quote.get("class"):
        return False  # a quotation, told as one
    return any(len(squeezed) < len(line) < 6 * PULLED and squeezed in line for line in said)


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _leads_away(block: Block) -> bool:
    """True for a line that is but a link, or a word and a link, without a full stop."""
    if block.links <= 0.3 or block.kind not in ("p", "h2", "h3", "h4") or _STOP.search(block.text):
        return False
    if block.kind == "p" and block.links > 0.9 and len(block.text.split()) > 2:
        return True
    return len(block.text) < TEASER and _points(block.element)


def _points(element: etree._Element) -> bool:
    """True for "Read also: <a>…</a>": a label of a few words, then a link to the end."""
    links = list(element.iter("a"))
    if len(links) != 1:
        return False
    linked = " ".join("".join(map(str, links[0].itertext())).split())
    whole = " ".join("".join(map(str, element.itertext())).split())
    before, _, after = whole.rpartition(linked)
    label = before.strip()
    return (
        bool(label)
        and not after.strip(" .»›>")
        and len(label.split()) <= 6
        and (label[-1] in ":|–—»›>" or label.isupper())
    )


def _drop_link_lists(found: Sequence[Block]) -> None:
    """Lists of links to articles, whatever stands above them."""
    lists: dict[etree._Element, list[Block]] = {}
    for block in found:
        parent = block.element.getparent()
        if block.kind == "li" and parent is not None:
            lists.setdefault(parent, []).append(block)
    for items in lists.values():
        titles = not any(_STOP.search(item.text) for item in items)
        least = 0.5 if titles else 0.8
        several = len(items) > 1
        if all(item.links > least or (several and _points(item.element)) for item in items):
            for item in items:
                remove(item)


def drop_empty(body: etree._Element) -> None:
    """Takes out paragraphs and heads that say nothing, as editors leave them behind."""
    for element in list(body.iter("p", *HEADS)):
        if not "".join(map(str, element.itertext())).strip() and element.find(".//img") is None:
            remove(Block(element, str(element.tag), "", 0.0))


def squeeze(text: str) -> str:
    """Letters and digits only, to compare by."""
    return "".join(_WORD.findall(text.casefold()))


def serialise(body: etree._Element) -> str:
    """The tree as HTML, not yet sanitised."""
    return str(lxml.html.tostring(body, encoding="unicode"))

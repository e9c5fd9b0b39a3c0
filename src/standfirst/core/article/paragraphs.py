"""Turns the extracted tree into HTML elements, and those into paragraphs of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import lxml.html
from lxml import etree

from standfirst.core.article import furniture
from standfirst.core.article.sanitize import absolute, tidy

_HI = {"#b": "strong", "#i": "em", "#u": "em", "#t": "code", "#sub": "sub", "#sup": "sup"}
_PLAIN = {
    "p": "p",
    "item": "li",
    "quote": "blockquote",
    "table": "table",
    "row": "tr",
    "lb": "br",
    "del": "s",
    "code": "pre",
}
_HEADS = {"h1": "h2", "h2": "h2", "h3": "h3"}
_KEPT = frozenset("div span details summary figure dl dt dd h2 h3 h4 a img".split())
LEAVES = ("p", "h2", "h3", "h4", "li", "blockquote", "pre", "tr")
_BLOCKS = frozenset(LEAVES) | {"ul", "ol", "table", "figure", "div", "article", "body"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its element, what it says, how much of it is links (0 to 1)."""

    element: etree._Element
    kind: str
    text: str
    links: float


def to_html(body: etree._Element, *, base_url: str = "") -> etree._Element:
    """The extractor's elements (head, list, quote, hi, ref, graphic) renamed to HTML's."""
    for element in body.iter():
        if isinstance(element.tag, str):
            _rename(element, base_url)
    body.tag = "div"
    _wrap_loose_text(body)
    return body


def _rename(element: etree._Element, base_url: str) -> None:
    given = {str(k): str(v) for k, v in element.attrib.items()}
    tag = str(element.tag)
    element.attrib.clear()
    rend = given.get("rend", "")
    if tag == "head":
        element.tag = _HEADS.get(rend, "h4")
    elif tag == "list":
        element.tag = "ol" if rend == "ol" else "ul"
    elif tag == "hi":
        element.tag = _HI.get(rend, "em")
    elif tag == "cell":
        element.tag = "th" if given.get("role") == "head" else "td"
    elif tag == "ref":
        _link(element, absolute(given.get("target", ""), base_url))
    elif tag == "graphic":
        _image(element, given, base_url)
    else:
        element.tag = _PLAIN.get(tag, tag if tag in _KEPT else "div")


def _link(element: etree._Element, address: str) -> None:
    element.tag = "a" if address else "span"
    if address:
        element.set("href", address)


def _image(element: etree._Element, given: dict[str, str], base_url: str) -> None:
    element.tag = "img"
    address = absolute(given.get("src", ""), base_url)
    if address.startswith("http"):
        element.set("src", address)
        element.set("alt", given.get("alt", ""))


def _wrap_loose_text(body: etree._Element) -> None:
    """Text between blocks becomes a paragraph, so that nothing readable is without one."""
    for index, child in reversed(list(enumerate(body))):
        if child.tail and child.tail.strip() and child.tag in _BLOCKS:
            paragraph = etree.Element("p")
            paragraph.text, child.tail = child.tail, None
            body.insert(index + 1, paragraph)
    if body.text and body.text.strip():
        paragraph = etree.Element("p")
        paragraph.text, body.text = body.text, None
        body.insert(0, paragraph)


def wrap_inline(source: etree._Element) -> etree._Element:
    """The children of `source` in a div; runs of text and inline elements in paragraphs."""
    root = etree.Element("div")
    run = etree.SubElement(root, "p")
    run.text = source.text
    for child in list(source):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS:
            root.append(child)
            run = etree.SubElement(root, "p")
            run.text = tail
        else:
            run.append(child)
            child.tail = tail
    for empty in [p for p in root if not len(p) and not (p.text or "").strip()]:
        root.remove(empty)
    return root


def split_breaks(body: etree._Element) -> None:
    """Two line breaks in a row divide a paragraph in two, as they do for the eye."""
    for paragraph in list(body.iter("p")):
        rest = paragraph
        while (at := _double_break(rest)) is not None:
            rest = _cut(rest, at)


def _double_break(paragraph: etree._Element) -> int | None:
    for index, (child, after) in enumerate(pairwise(paragraph)):
        if child.tag == after.tag == "br" and not (child.tail or "").strip():
            return index
    return None


def _cut(paragraph: etree._Element, index: int) -> etree._Element:
    """Moves what follows the two breaks at `index` into a new paragraph after this one."""
    first, second = paragraph[index], paragraph[index + 1]
    rest = etree.Element("p")
    rest.text, rest.tail = second.tail, paragraph.tail
    rest.extend(list(paragraph)[index + 2 :])
    paragraph.remove(second)
    paragraph.remove(first)
    paragraph.tail = None
    paragraph.addnext(rest)
    return rest


def blocks(body: etree._Element) -> list[Block]:
    """The paragraphs of an HTML tree in order: subheads, list items and table rows included."""
    return [block for element in body.iter(*LEAVES) for block in _block(element)]


def _block(element: etree._Element) -> Iterator[Block]:
    inside_row = element.tag != "tr" and any(a.tag == "tr" for a in element.iterancestors())
    if inside_row:
        return
    text, linked = _own_text(element)
    text = " ".join(text.split()) if element.tag != "pre" else tidy(text)
    if element.tag == "tr":
        cells = (" ".join("".join(map(str, cell.itertext())).split()) for cell in element)
        text = " | ".join(cell for cell in cells if cell)
    if text:
        yield Block(element, str(element.tag), text, min(1.0, linked / len(text)))


def _own_text(element: etree._Element) -> tuple[str, int]:
    """The element's text without that of blocks inside it, and the length of its link text."""
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


def drop_furniture(body: etree._Element) -> None:
    """Takes out furniture lines, repeated paragraphs, and subheads that then head nothing."""
    split_breaks(body)
    seen: set[str] = set()
    for block in blocks(body):
        long_and_again = len(block.text) > 40 and block.text in seen
        if long_and_again or (
            block.kind != "pre" and furniture.line(block.text, links=block.links)
        ):
            remove(block)
        seen.add(block.text)
    _drop_link_lists(body)
    for block in reversed(blocks(body)):
        if block.kind not in ("h2", "h3", "h4"):
            break
        remove(block)


def _drop_link_lists(body: etree._Element) -> None:
    """Lists of nothing but links are related articles, whatever stands above them."""
    for several in list(body.iter("ul", "ol")):
        items = [block for block in blocks(several) if block.kind == "li"]
        if items and all(item.links > 0.8 for item in items):
            for item in items:
                remove(item)


def serialise(body: etree._Element) -> str:
    """The tree as HTML, not yet sanitised."""
    return str(lxml.html.tostring(body, encoding="unicode"))

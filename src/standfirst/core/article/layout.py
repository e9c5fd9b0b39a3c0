"""Lays a letter's tables of layout flat: one paragraph after another, in the order of the eye."""

from __future__ import annotations

import re

from lxml import etree

from standfirst.core.article.markup import parse

_SILENT = frozenset(
    "head title style script noscript template svg math object iframe form input button select "
    "textarea map audio video canvas".split()
)
_INLINE = {"a": "a", "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em"}
_INLINE |= {name: name for name in "s sub sup code q abbr time".split()}
_THROUGH = frozenset("span font small big u ins label tt nobr bdi bdo mark wbr".split())
_HEADS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all|"
    r"(?:max-height|font-size|opacity)\s{0,3}:\s{0,3}(?:0(?![.\d])|0?\.0|1px)",
    re.I,
)
# Filling that pushes the letter's own text out of a mail program's preview.
_FILLING = re.compile(r"(?:[\u00ad\u034f\u200b-\u200f\u2060\ufeff]\s{0,9}){2,}")
_INVISIBLE = str.maketrans("", "", "\u00ad\u034f\u200b\u2060\ufeff")  # joiners carry meaning
MOST_WORDS = 40  # of a preview line


class _Flow:
    """Paragraphs as they grow. Inline elements that are open go on in the next paragraph."""

    def __init__(self) -> None:
        self.root = etree.Element("div")
        self._place = self.root
        self._block: etree._Element | None = None
        self._cursor = self.root
        self._open: list[tuple[str, dict[str, str]]] = []
        self._turned = False

    def say(self, text: str | None) -> None:
        text = _visible(text or "")
        if not text or (self._block is None and not text.strip()):
            return
        cursor = self._started()
        self._turned = self._turned and not text.strip()
        last = next(cursor.iterchildren(reversed=True), None)  # counting them all takes long
        if last is not None:
            last.tail = (last.tail or "") + text
        else:
            cursor.text = (cursor.text or "") + text

    def turn(self) -> None:
        """A line's end inside a paragraph; two in a row divide it, as they do for the eye."""
        if self._block is None:
            return
        if self._turned:
            self.end()
        else:
            etree.SubElement(self._cursor, "br")
            self._turned = True

    def _started(self, kind: str = "p") -> etree._Element:
        if self._block is None:
            self._block = self._cursor = etree.SubElement(self._place, kind)
            for tag, attributes in self._open:
                self._cursor = etree.SubElement(self._cursor, tag, attributes)
        return self._cursor

    def begin(self, kind: str) -> None:
        """A new paragraph of this kind, whatever stands in it."""
        self.end()
        self._started(kind)

    def end(self) -> None:
        self._block, self._turned = None, False

    def inline(self, element: etree._Element, tag: str) -> None:
        attributes = {"href": element.get("href") or ""} if tag == "a" else {}
        self._open.append((tag, attributes))
        if self._block is not None:
            self._cursor = etree.SubElement(self._cursor, tag, attributes)
        self.inside(element)
        self._open.pop()
        if self._block is not None:
            self._cursor = self._cursor.getparent()  # type: ignore[assignment]

    def holding(self, element: etree._Element, kind: str) -> None:
        """A list or a quotation, which holds paragraphs."""
        self.end()
        outer = self._place
        self._place = etree.SubElement(outer, kind)
        self.inside(element)
        self.end()
        if not len(self._place):
            outer.remove(self._place)
        self._place = outer

    def inside(self, element: etree._Element) -> None:
        self.say(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._take(child)
            self.say(child.tail)

    def _take(self, element: etree._Element) -> None:
        # The nesting is capped before parsing, so recursion is safe here.
        tag = str(element.tag)
        if tag in _INLINE:
            self.inline(element, _INLINE[tag])
        elif tag in _THROUGH:
            self.inside(element)
        elif tag == "br":
            self.turn()
        elif tag == "img":
            self.say(_spoken(element))
        elif tag == "table" and _has_data(element):
            self.end()
            self._place.append(_rows(element))
        elif tag not in _SILENT:
            self._take_block(element, tag)

    def _take_block(self, element: etree._Element, tag: str) -> None:
        is_list = tag in ("ul", "ol") and element.find("li") is not None
        if is_list or (tag == "blockquote" and self._place is self.root):
            self.holding(element, tag)
        elif tag in _HEADS or tag == "pre" or (tag == "li" and self._place is not self.root):
            self.begin(_HEADS.get(tag, tag))
            self.inside(element)
            self.end()
        else:
            self.end()
            self.inside(element)
            self.end()


def lay_flat(html: str) -> tuple[etree._Element, str]:
    """A letter's HTML as a div of paragraphs, subheads, lists, quotations and tables of data.

    Beside it the letter's preview line, which its mailer hid. Pictures are left out, as their
    addresses count openings; one that speaks (a headline as a picture) leaves its words.
    """
    tree = parse(html)
    if tree is None:
        return etree.Element("div"), ""
    hidden = _drop_hidden(tree)
    flow = _Flow()
    flow.inside(tree)
    for empty in [one for one in flow.root if not "".join(map(str, one.itertext())).strip()]:
        flow.root.remove(empty)
    return flow.root, hidden


def _visible(text: str) -> str:
    return _FILLING.sub(" ", text).translate(_INVISIBLE)


def _drop_hidden(tree: etree._Element) -> str:
    """Take out what is not shown; answers the first text among it."""
    said = ""
    for element in list(tree.iter("div", "span", "p", "td", "tr", "table", "a", "img")):
        style = element.get("style") or ""
        if element.get("hidden") is None and not _HIDDEN.search(style):
            continue
        parent = element.getparent()
        # A cell of no height holds cells that are shown: only what says nothing itself, or that
        # is not displayed at all, goes with all that is in it.
        words = " ".join(_visible("".join(map(str, element.itertext()))).split())
        if parent is None or (len(words.split()) > 4 * MOST_WORDS and "none" not in style):
            continue
        if len(words.split()) <= MOST_WORDS:
            said = said or words
        _cut(element, parent)
    return said


def _cut(element: etree._Element, parent: etree._Element) -> None:
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _spoken(picture: etree._Element) -> str:
    """A picture's words, where they are a sentence or a headline and no name of a file."""
    words = " ".join((picture.get("alt") or "").split())
    return f" {words} " if 4 <= len(words.split()) <= 40 else ""


def _has_data(table: etree._Element) -> bool:
    """Whether a table holds data: it has heads of columns or rows, and no table inside."""
    if table.find(".//table") is not None or table.get("role") in ("presentation", "none"):
        return False
    rows = table.findall(".//tr")
    if len(rows) < 2 or table.find(".//th") is None:
        return False
    return max(len(row) for row in rows) >= 2


def _rows(table: etree._Element) -> etree._Element:
    """The table with the words of its cells alone."""
    made = etree.Element("table")
    for row in table.iter("tr"):
        line = etree.SubElement(made, "tr")
        for cell in row.iter("td", "th"):
            text = " ".join("".join(map(str, cell.itertext())).split())
            etree.SubElement(line, str(cell.tag)).text = text
    return made

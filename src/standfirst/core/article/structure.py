"""Brings a page's elements down to an article's: paragraphs, heads, lists, tables, links."""

from __future__ import annotations

import re

from lxml import etree

from standfirst.core.article.sanitize import absolute

EMBED = "figure"  # what holds a link to a post or a film: shown, but no text of the article

_GONE = (
    "script style noscript template svg math button select input textarea label nav dialog canvas "
    "map figcaption caption head meta link object menu progress"
).split()
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q s samp "
    "small span strike strong sub sup time tt u var wbr ruby rb rt rp".split()
)
_HEADS = {"h1": "h2", "h5": "h4", "h6": "h4"}
_BLOCKS = frozenset(
    "p h2 h3 h4 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th figure div "
    "hr".split()
)
_WRAPPING = frozenset(("div", "li", "td", "th", "dd", "blockquote", "body"))
_POST = re.compile(r"\b(?:tweet|embed|instagram|tiktok|mastodon|bluesky|fb-post|social-post)", re.I)
LINKED = "data-linked"  # on what stands in a link that is around whole blocks
TITLE = "data-title"  # on a head that was the page's h1
LONG_CELL = 300  # characters: a table with such a cell lays out the page


def settle(tree: etree._Element, *, base_url: str = "") -> None:
    """Rename and wrap in place, so that all readable text stands in a paragraph, head or item.

    Captions go; posts, films and frames become links in a `figure`; a table that only lays out
    the page becomes paragraphs.
    """
    _embed(tree, base_url)
    for element in list(tree.iter(*_GONE)):
        _drop(element)
    for table in list(tree.iter("table")):
        if _lays_out(table):
            _unfold(table)
    for element in reversed(list(tree.iter())):
        _settle(element, base_url)


def _drop(element: etree._Element) -> None:
    """Takes an element out; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''} {element.tail}"
        else:
            before.tail = f"{before.tail or ''} {element.tail}"
    parent.remove(element)


def _embed(tree: etree._Element, base_url: str) -> None:
    for frame in list(tree.iter("iframe", "embed", "video", "audio", "amp-iframe", "amp-youtube")):
        _replace(
            frame,
            _source(frame, base_url),
            str(frame.get("title") or frame.get("aria-label") or ""),
        )
    for quote in list(tree.iter("blockquote")):
        if not _POST.search(f"{quote.get('class') or ''} {quote.get('data-embed') or ''}"):
            continue
        links = [absolute(str(a.get("href") or ""), base_url) for a in quote.iter("a")]
        address = absolute(str(quote.get("cite") or ""), base_url) or next(
            (link for link in reversed(links) if link), ""
        )
        text = " ".join("".join(map(str, quote.itertext())).split())
        _replace(quote, address, text if len(text) <= 100 else text[:100].rsplit(" ", 1)[0] + " …")


def _source(frame: etree._Element, base_url: str) -> str:
    given = [frame.get("src"), frame.get("data-src")]
    given += [source.get("src") for source in frame.iter("source")]
    return next((a for a in (absolute(str(g or ""), base_url) for g in given) if a), "")


def _replace(element: etree._Element, address: str, title: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    title = " ".join(title.split())
    if not address or not title:
        _drop(element)
        return
    figure = etree.Element(EMBED)
    link = etree.SubElement(figure, "a", href=address)
    link.text = title[:200]
    figure.tail = element.tail
    parent.replace(element, figure)


def _lays_out(table: etree._Element) -> bool:
    """True unless it holds data: rows of several short cells."""
    rows = list(table.iter("tr"))
    cells = [[c for c in row if c.tag in ("td", "th")] for row in rows]
    if len(rows) > 1 and not any(len(row) > 1 for row in cells):
        return True
    if len(rows) < 2 or table.find(".//table") is not None:
        return True
    longest = max((len("".join(map(str, c.itertext()))) for row in cells for c in row), default=0)
    return longest > LONG_CELL


def _unfold(table: etree._Element) -> None:
    for part in list(table.iter("thead", "tbody", "tfoot", "tr", "td", "th")):
        if next(part.iterancestors("table"), None) is table:
            part.tag = "div"
    table.tag = "div"


def _settle(element: etree._Element, base_url: str) -> None:
    tag = str(element.tag)
    if tag in _HEADS:
        if tag == "h1":
            element.set(TITLE, "")
        element.tag = tag = _HEADS[tag]
    holds = any(child.tag in _BLOCKS for child in element)
    if tag in _INLINE and not holds:
        if tag == "a":
            _link(element, base_url)
        elif tag == "img":
            _image(element, base_url)
        return
    if tag not in _BLOCKS:
        linked = tag == "a"
        if tag != "body":
            element.tag = tag = "div"
        for inner in element.iter() if linked else ():
            inner.set(LINKED, "")
    if tag in ("p", "h2", "h3", "h4", "dt") and holds:
        element.tag = tag = "div"
    if tag == "div" and not holds and _says(element):
        element.tag = "p"
    elif tag == "body" or (tag in _WRAPPING and holds):
        _wrap(element)


def _says(element: etree._Element) -> bool:
    return bool("".join(map(str, element.itertext())).strip()) or element.find(".//img") is not None


def _link(element: etree._Element, base_url: str) -> None:
    address = absolute(str(element.get("href") or ""), base_url)
    if address:
        element.set("href", address)


def _image(element: etree._Element, base_url: str) -> None:
    given = [element.get("src"), element.get("data-src")]
    address = next((a for a in (absolute(str(g or ""), base_url) for g in given) if a), "")
    element.set("src", address)
    if not address.startswith("http"):
        _drop(element)


def _wrap(element: etree._Element) -> None:
    """Runs of text and inline elements between blocks become paragraphs."""
    children = list(element)
    text, element.text = element.text, None
    run: etree._Element | None = None
    if text and text.strip():
        run = etree.Element("p")
        run.text = text
        element.insert(0, run)
    for child in children:
        tail = child.tail
        if child.tag in _BLOCKS:
            run = None
            child.tail = None
            if tail and tail.strip():
                run = etree.Element("p")
                run.text = tail
                child.addnext(run)
        elif run is None:
            run = etree.Element("p")
            child.addprevious(run)
            run.append(child)
        else:
            run.append(child)

"""Takes out of a page what its elements say is furniture: by name, role, tag, and hiddenness."""

from __future__ import annotations

import re
from math import inf

import lxml.html
from lxml import etree

from standfirst.core.article import furniture

MOST = 0.25  # of the page's prose: what holds more is no furniture, whatever it is called
WALL = 150  # characters of prose in a wall, at most
TEASER = 500  # characters of prose in a teaser, at most
SENTENCES = 60  # characters from which a paragraph counts as prose
_TAGS = frozenset("aside dialog nav footer".split())
_ROLES = re.compile(
    r"\b(?:complementary|navigation|contentinfo|banner|search|dialog|alertdialog|menu|menubar|"
    r"toolbar|tablist)\b"
)
_HIDDEN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.I)
_PLAIN = frozenset("html body main head h1 h2 h3 h4 title meta link".split())


def prune(tree: lxml.html.HtmlElement) -> None:
    """Takes out captions, teasers, and what is named, marked or hidden as furniture.

    An element that holds more than `MOST` of the page's prose stays, its name notwithstanding.
    """
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()
    prose = prose_in(tree)
    total = prose.get(tree, 0)
    waiting = list(tree)
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in _PLAIN or not (element.attrib or tag in _TAGS or tag == "article"):
            waiting.extend(element)
            continue
        most = _most(element)
        held = prose.get(element, 0)
        if held <= min(MOST * total, most):
            element.drop_tree()
            continue
        waiting.extend(element)
        if most < 0 or held > total / 2:
            _rename(element)


def _rename(element: lxml.html.HtmlElement) -> None:
    """A name that speaks of furniture goes from what is none: the extractor reads names too."""
    for attribute in ("class", "id"):
        name = element.get(attribute) or ""
        if name and furniture.suspect(name):
            element.set(attribute, " ".join(n for n in name.split() if not furniture.suspect(n)))


def prose_in(tree: lxml.html.HtmlElement) -> dict[etree._Element, int]:
    """Element → characters of the paragraphs in it that are long enough to be sentences."""
    found: dict[etree._Element, int] = {}
    for paragraph in tree.iter("p"):
        length = len("".join(paragraph.itertext()).strip())
        if length <= SENTENCES:
            continue
        for element in (paragraph, *paragraph.iterancestors()):
            found[element] = found.get(element, 0) + length
    return found


def _most(element: lxml.html.HtmlElement) -> float:
    """Characters of prose up to which an element is furniture; below 0 if never."""
    tag = str(element.tag)
    if tag in _TAGS:
        return inf
    if tag == "article":
        return TEASER if _is_teaser(element) else -1
    given = dict(element.attrib)
    if "hidden" in given or given.get("aria-hidden") == "true":
        return -1 if tag == "img" else inf
    if "style" in given and _HIDDEN.search(given["style"]):
        return inf
    if "role" in given and _ROLES.search(given["role"]):
        return inf
    name = f"{given.get('class', '')} {given.get('id', '')} {tag if '-' in tag else ''}".strip()
    if furniture.named(name):
        return inf
    return WALL if furniture.wall(name) else -1


def _is_teaser(article: lxml.html.HtmlElement) -> bool:
    """An article whose head is nothing but a link leads to another page."""
    for head in article.iter("h1", "h2", "h3", "h4"):
        said = "".join(head.itertext()).strip()
        around = next(head.iterancestors("a"), None)
        linked = sum(len("".join(a.itertext()).strip()) for a in head.iter("a"))
        return bool(said) and (around is not None or linked >= len(said))
    return False

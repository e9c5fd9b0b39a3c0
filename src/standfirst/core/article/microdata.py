"""Reads the article that a page marks up in its elements, as microdata or RDFa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import lxml.html

from standfirst.core.article.jsonld import Node

Element: TypeAlias = lxml.html.HtmlElement

MAX_PROPERTIES = 200
MAX_VALUE = 2000  # characters
_ARTICLE = re.compile(r"(?:NewsArticle|Article|BlogPosting|Posting|Reportage|Report|Review)\s*$")
_PREFIX = re.compile(r"^(?:schema:|https?://schema\.org/)", re.I)
_KEPT = frozenset(
    "headline alternativeHeadline description articleSection keywords datePublished dateModified "
    "dateCreated inLanguage image thumbnailUrl".split()
)


def article_item(tree: Element) -> Node:
    """The properties of the first article, {} if none is marked up: names as in JSON-LD.

    Authors are not among them: `authors` reads those where they stand.
    """
    scope = next(
        (e for e in tree.xpath(".//*[@itemtype or @typeof]") if _ARTICLE.search(_type(e))), None
    )
    if scope is None:
        return {}
    node: Node = {}
    for number, (name, value) in enumerate(_properties(scope)):
        if number > MAX_PROPERTIES:
            break
        if name == "keywords" and value:
            node.setdefault(name, []).append(value)
        elif name in _KEPT and value:
            node.setdefault(name, value)
    return node


def _type(element: Element) -> str:
    return element.get("itemtype") or element.get("typeof") or ""


def _properties(scope: Element) -> Iterator[tuple[str, str]]:
    """Each property of the object itself: those of objects within it are theirs."""
    marked = scope.xpath(".//*[@itemprop or @property]")[: MAX_PROPERTIES * 5]
    for element in marked:
        if _owner(element) is not scope:
            continue
        for name in (element.get("itemprop") or element.get("property") or "").split()[:4]:
            yield _PREFIX.sub("", name), _value(element)


def _owner(element: Element) -> Element | None:
    for ancestor in element.iterancestors():
        if "itemscope" in ancestor.attrib or _type(ancestor):
            return ancestor
    return None


def _value(element: Element) -> str:
    for name in ("content", "datetime", "src", "href"):
        if element.get(name):
            return str(element.get(name))[:MAX_VALUE]
    for picture in element.iter("img"):
        return str(picture.get("src") or picture.get("data-src") or "")[:MAX_VALUE]
    return " ".join(" ".join(element.itertext()).split())[:MAX_VALUE]

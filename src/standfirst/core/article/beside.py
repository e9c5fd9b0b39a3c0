"""Reads the short lines that stand about an article's headline: where pages put their dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

import lxml.html

from standfirst.core.article.headlines import same

Element: TypeAlias = lxml.html.HtmlElement

MAX_LINE = 120  # characters
TEXT = 200  # characters of a paragraph with which the text begins
BEFORE = 4  # elements before the headline
MAX_LEVELS = 4  # of the elements that hold the headline
MAX_ELEMENTS = 200  # after it
_PLACES = ("span", "p", "div", "li", "small", "b", "strong", "em", "i", "td", "h6", "h5", "time")
_NOT_IN = ("nav", "aside", "footer", "form", "figure")


def lines_beside(tree: Element, headline: str) -> Iterator[str]:
    """The short lines after the headline up to the text, then those right before it.

    Nothing where the page shows no headline; of several the one that is the article's.
    """
    heads = list(islice(tree.iter("h1", "h2"), 30))
    wanted = (h for h in heads if headline and same(" ".join(h.itertext()), headline))
    head = next(wanted, next((h for h in heads if h.tag == "h1"), None))
    if head is None:
        return
    yield from _lines(_following(head))
    before = islice(head.itersiblings(preceding=True), BEFORE)
    yield from _lines(one for sibling in before for one in sibling.iter(*_PLACES))


def _following(head: Element) -> Iterator[Element]:
    levels = islice((head, *head.iterancestors()), MAX_LEVELS)
    siblings = (sibling for level in levels for sibling in level.itersiblings())
    found = (one for sibling in siblings for one in sibling.iter(*_PLACES))
    return islice(found, MAX_ELEMENTS)


def _lines(elements: Iterator[Element]) -> Iterator[str]:
    for element in elements:
        said = " ".join(element.text_content()[: TEXT * 4].split())
        if element.tag == "p" and len(said) > TEXT:
            return
        if said and len(said) <= MAX_LINE and not _is_apart(element):
            yield said


def _is_apart(element: Element) -> bool:
    return any(a.tag in _NOT_IN for a in (element, *element.iterancestors()))

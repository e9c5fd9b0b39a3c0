"""Recognises a live blog: by what it declares, or by its many entries with a time each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import lxml.html
from lxml import etree

from standfirst.core.article import jsonld
from standfirst.core.article.paragraphs import Block

LEAST_ENTRIES = 5
ENTRY_CHARS = 60  # of text in an entry, at least
_CLOCK = re.compile(
    r"^[\W_]{0,3}(?:\d{1,2}[.:h]\d{2}(?:\s?(?:uhr|[ap]\.?m\.?|h|gmt|bst|e[ds]?t|cet|mez|hrs))?\b|"
    r"\d{1,2}\s?(?:[ap]\.?m\.?|uhr|h)\b|\d{1,3}\s?(?:m|min|mins|minutes?|h|hrs?|hours?|std|"
    r"stunden?|minuten)\.? ago\b|"
    r"(?:vor|il y a|hace) \d{1,3} (?:min|h|std|stund|heure|hora)\w*)",
    re.I,
)
_TYPE = "LiveBlogPosting"


def is_live(
    tree: lxml.html.HtmlElement, nodes: Sequence[jsonld.Node], article: jsonld.Node
) -> bool:
    """True if the page's own article is declared a live blog, in JSON-LD or microdata."""
    if _TYPE in jsonld.types(article) or any(
        _TYPE in jsonld.types(node) and node.get("liveBlogUpdate") for node in nodes
    ):
        return True
    return any(_TYPE in (e.get("itemtype") or "") for e in tree.iter("main", "article", "div"))


def has_entries(found: Sequence[Block]) -> bool:
    """True for a text in many entries, each a time and then prose."""
    starts = [i for i, block in enumerate(found) if says_time(block)]
    if len(starts) < LEAST_ENTRIES:
        return False
    told = 0
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        told += any(len(block.text) > ENTRY_CHARS for block in found[start:end])
    return told >= max(LEAST_ENTRIES, 0.8 * len(starts))


def says_time(block: Block) -> bool:
    """True if a head or short line gives the time of an entry."""
    if len(block.text) > 200 or block.kind not in ("p", "h2", "h3", "h4", "dt"):
        return False
    return bool(_CLOCK.match(block.text)) or _holds_time(block)


def _holds_time(block: Block) -> bool:
    time: etree._Element | None = next(block.element.iter("time"), None)
    return time is not None and len(block.text) < 100

"""Finds the article's text: the extractor's reading, held against what the page declares."""

from __future__ import annotations

import logging
import re

import lxml.html
import trafilatura
from lxml import etree

from standfirst.core.article import furniture
from standfirst.core.article.paragraphs import Block, blocks, drop_furniture, remove, to_html

# The extractor reports every page it finds no text in; that is an answer here, not an event.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CONTAINERS = "div section aside ul ol p span a header footer nav form button details li".split()
_BODY_NAME = re.compile(
    r"article-?_{0,2}-?body|body(?:__|-)(?:inner|text|content)|story-?body|post-?content|"
    r"entry-?content",
    re.I,
)
_WORD = re.compile(r"\w+")


def extract_body(
    tree: lxml.html.HtmlElement, *, url: str = "", declared: str = ""
) -> etree._Element:
    """The article as an HTML tree (a div), furniture out; empty if there is no text.

    `declared` is the JSON-LD articleBody as text; it settles what is missing and what is too much.
    The page's tree is used up.
    """
    _prune(tree)
    _join_parts(tree)
    body = _extract(tree, url)
    drop_furniture(body)
    if declared:
        _hold_against(body, declared)
        found = blocks(body)
        unbroken = len(found) == 1 and declared.count("\n") > 1
        if unbroken or _words_in(found) < 0.5 * len(_WORD.findall(declared)):
            body = _from_text(declared)
            drop_furniture(body)
    return body


def _extract(tree: lxml.html.HtmlElement, url: str) -> etree._Element:
    document = trafilatura.bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        include_images=True,
        include_links=True,
        include_formatting=True,
        output_format="xml",
    )
    body = getattr(document, "body", None)
    return to_html(body, base_url=url) if body is not None else etree.Element("div")


def _prune(tree: lxml.html.HtmlElement) -> None:
    """Takes out elements named as furniture, unless most of the page's text is in them."""
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()
    total = _prose(tree)
    for element in list(tree.iter(*_CONTAINERS)):
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        if not furniture.named(name) or element.getparent() is None:
            continue
        if _prose(element) > 0.25 * total:
            continue
        element.drop_tree()


def _prose(element: lxml.html.HtmlElement) -> int:
    """Characters in paragraphs long enough to be sentences."""
    lengths = (len("".join(p.itertext()).strip()) for p in element.iter("p"))
    return sum(length for length in lengths if length > 60)


def _join_parts(tree: lxml.html.HtmlElement) -> None:
    """An article cut by advertisements into several equal containers is put back into the first."""
    parts: dict[str, list[lxml.html.HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class") or ""
        if _BODY_NAME.search(name) and not any(
            (a.get("class") or "") == name for a in element.iterancestors()
        ):
            parts.setdefault(name, []).append(element)
    for several in parts.values():
        if 1 < len(several) < 40 and not _own_pages(several):
            for part in several[1:]:
                several[0].append(part)


def _own_pages(several: list[lxml.html.HtmlElement]) -> bool:
    """Equal containers in <article>s of their own are a list of articles."""
    articles = {next((a for a in part.iterancestors("article")), None) for part in several}
    return len(articles) > 1


def _hold_against(body: etree._Element, declared: str) -> None:
    """Takes off what stands around the declared text, if that covers nearly all the rest."""
    known = set(_shingles(declared))
    found = blocks(body)
    shares = [_share(block, known) for block in found]
    held = [i for i, share in enumerate(shares) if share >= 0.5]
    if not held or not known:
        return
    inner = range(held[0], held[-1] + 1)
    covered = sum(len(found[i].text) for i in held)
    if covered < 0.9 * sum(len(found[i].text) for i in inner):
        return  # the page says more in between: another version of the text
    if len(declared) < 0.6 * sum(len(block.text) for block in found):
        return  # only the beginning is declared
    for i, block in enumerate(found):
        if i not in inner and shares[i] < 0.2 and (i > held[-1] or block.kind != "p"):
            remove(block)


def _share(block: Block, known: set[str]) -> float:
    own = _shingles(block.text)
    return sum(s in known for s in own) / len(own) if own else 0.0


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    return [" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3))] if words else []


def _words_in(found: list[Block]) -> int:
    return sum(len(_WORD.findall(block.text)) for block in found)


def _from_text(text: str) -> etree._Element:
    body = etree.Element("div")
    for line in text.split("\n"):
        if line.strip():
            etree.SubElement(body, "p").text = line.strip()
    return body

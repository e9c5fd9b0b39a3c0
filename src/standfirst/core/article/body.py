"""Finds the article's text: the extractor's reading, held against what the page declares."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import lxml.html
import trafilatura
from lxml import etree

from standfirst.core.article.agencies import agency_in_text
from standfirst.core.article.corrections import take_notes
from standfirst.core.article.paragraphs import Block, blocks, drop_furniture, left, remove, squeeze
from standfirst.core.article.pruning import prose_in, prune
from standfirst.core.article.region import BODY_NAME, Reading, find_region, shingles
from standfirst.core.article.rivals import drop_rivals
from standfirst.core.article.structure import settle

# The extractor reports every page it finds no text in; that is an answer here, not an event.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_WORD = re.compile(r"\w+")
_MUTE = ("script", "style", "noscript", "template", "svg", "math")  # what they hold is no text
_LINES = ("p", "head", "item", "quote", "code", "cell")  # of the extractor's elements
LEAST_SHARE = 0.6  # of the reading's words that must be found again on the page
MANY = 8000  # elements from which the extractor's second opinions, not linear, are left out
SURE = 1500  # characters of prose on a page with an article of some length
CAPTION = 20  # characters from which a picture's description is told from chance


@dataclass(frozen=True, slots=True)
class Body:
    """The text as an HTML tree (a div), the outlet's notes of corrections, and whose text it is."""

    tree: etree._Element
    corrections: tuple[str, ...] = ()
    agency: str = ""  # by dateline or last line


def extract_body(
    tree: lxml.html.HtmlElement, *, url: str = "", headline: str = "", declared: str = ""
) -> Body:
    """The article, furniture out; an empty tree if there is no text.

    `declared` is the JSON-LD articleBody as text; it settles what is missing and what is too much.
    Of several articles the one of `url` or `headline` is taken. The page's tree is used up.
    """
    captions = _captions(tree)
    etree.strip_elements(tree, *_MUTE, with_tail=False)
    drop_rivals(tree, headline=headline, url=url)
    prune(tree)
    _join_parts(tree)
    body, notes = _extract(tree, url)
    agency = agency_in_text([block.text for block in blocks(body)])  # before credits go
    drop_furniture(body, captions=captions)
    if declared:
        _hold_against(body, declared)
        found = blocks(body)
        unbroken = len(found) == 1 and declared.count("\n") > 1
        if unbroken or _words_in(found) < 0.5 * len(_WORD.findall(declared)):
            body = _from_text(declared)
            drop_furniture(body, captions=captions)
    return Body(body, tuple(dict.fromkeys((*notes, *take_notes(blocks(body))))), agency)


def _captions(tree: lxml.html.HtmlElement) -> frozenset[str]:
    described = (image.get("alt") or "" for image in tree.iter("img"))
    return frozenset(squeeze(text) for text in described if len(text) >= CAPTION)


def _extract(tree: lxml.html.HtmlElement, url: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The page's own elements where the extractor's reading of it stands, else that reading."""
    reading = _read(tree, url)
    source = tree.find("body")
    if source is None or not reading.strip():
        return _from_text(reading), ()
    settle(source, base_url=url)
    found = blocks(source)
    notes = take_notes(found)
    region, kept = find_region(source, left(found), Reading(reading))
    if _words_in(kept) < LEAST_SHARE * len(_WORD.findall(reading)):
        return _from_text(reading), notes
    region.tag, region.tail = "div", None
    return region, notes


def _read(tree: lxml.html.HtmlElement, url: str) -> str:
    """The extractor's reading of the page, a line for each block.

    Its quick way is enough where that finds most of the page's prose, which is nearly everywhere;
    its second opinions cost as much again, and are not linear in the elements of a page.
    """
    prose = prose_in(tree).get(tree, 0)
    quick = _reading(tree, url, fast=True)
    sure = prose > SURE and len(quick) > 0.6 * prose
    if sure or sum(1 for _ in tree.iter()) > MANY:
        return quick
    return _reading(tree, url, fast=False)


def _reading(tree: lxml.html.HtmlElement, url: str, *, fast: bool) -> str:
    document = trafilatura.bare_extraction(
        tree, url=url or None, include_comments=False, include_formatting=False, fast=fast
    )
    body = getattr(document, "body", None)
    if body is None:
        return ""
    lines = (" ".join(_line(element).split()) for element in body.iter(*_LINES))
    return "\n".join(filter(None, lines)) or " ".join(" ".join(map(str, body.itertext())).split())


def _line(element: etree._Element) -> str:
    """What an element says itself, without the lines inside it."""
    inner = list(element.iterdescendants(*_LINES))
    if not inner:
        return "".join(map(str, element.itertext()))
    return " ".join([element.text or "", *(one.tail or "" for one in inner)])


def _join_parts(tree: lxml.html.HtmlElement) -> None:
    """An article cut by advertisements into several equal containers is put back into the first."""
    parts: dict[str, list[lxml.html.HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class") or ""
        if BODY_NAME.search(name) and not any(
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
    known = set(shingles(declared))
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
    own = shingles(block.text) or [" ".join(_WORD.findall(block.text.casefold()))]
    return sum(s in known for s in own) / len(own)


def _words_in(found: list[Block]) -> int:
    return sum(len(_WORD.findall(block.text)) for block in found)


def _from_text(text: str) -> etree._Element:
    body = etree.Element("div")
    for line in text.split("\n"):
        if line.strip():
            etree.SubElement(body, "p").text = line.strip()
    return body

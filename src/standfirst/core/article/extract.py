"""Takes the article out of a page: its text in paragraphs, its people, dates and pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

import htmldate
import lxml.html
from lxml import etree

from standfirst.core.article import jsonld, walls
from standfirst.core.article.agencies import agency_in_text, without_dateline
from standfirst.core.article.body import extract_body
from standfirst.core.article.bylines import byline
from standfirst.core.article.closings import drop_closing
from standfirst.core.article.dates import read_date
from standfirst.core.article.headlines import same, strip_site
from standfirst.core.article.liveblog import has_entries, is_live, says_time
from standfirst.core.article.markup import decode, parse
from standfirst.core.article.metadata import Metadata, read_metadata
from standfirst.core.article.paragraphs import (
    Block,
    blocks,
    drop_empty,
    drop_furniture,
    left,
    remove,
    serialise,
    squeeze,
)
from standfirst.core.article.sanitize import clean, plain
from standfirst.core.article.standfirsts import is_lead
from standfirst.core.article.structure import TITLE, settle
from standfirst.core.article.urls import canonical
from standfirst.core.errors import ExtractError
from standfirst.core.types import ExtractedArticle, Page, ParsedItem

FEW = 8  # words that are worth showing where there is nothing else
LABEL_CHARS = 40  # of a block that is more than a label
TRAIL = 6  # words of the way to a page, at most
HEADING_BLOCKS = 6  # at the text's beginning, among which its head may stand


def extract_article(page: Page) -> ExtractedArticle:
    """The article of a page, without the page's furniture.

    A page that gives nothing useful (script only, consent wall, soft 404, stub) gives the feed's
    text with `whole=False` and the reason in `trouble`. Raises ExtractError if the feed gave
    nothing either.
    """
    html = decode(page.html, page.content_type)
    tree = parse(html)
    if tree is None:
        return _fall_back(page, "The page is empty or no HTML.")
    found = read_metadata(tree, url=page.url, item=page.item)
    if found.published is None:
        found = replace(found, published=_guess_date(tree, page))
    signs = _look(tree, html, page.url)
    body = extract_body(tree, url=page.url, headline=found.headline, declared=found.body)
    paragraphs = blocks(body.tree)
    live = signs.live or has_entries(paragraphs)
    _drop_heading(paragraphs[:HEADING_BLOCKS], found, live=live)
    drop_closing(left(paragraphs), names=found.byline.names)
    article = _article(body.tree, found)
    agency = article.agency or body.agency
    article = replace(article, agency=agency, corrections=body.corrections, live=live)
    return _whole_or_not(page, article, signs)


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the page tells of itself, read before its tree is used up."""

    title: str
    shown: str
    html: str
    scripted: bool
    locked: bool
    live: bool


def _look(tree: lxml.html.HtmlElement, html: str, url: str) -> _Signs:
    nodes = jsonld.nodes(tree)
    article = jsonld.article_node(nodes, url=url)
    title, shown = walls.sight(tree)
    return _Signs(
        title,
        shown,
        html,
        walls.is_scripted(tree),
        walls.is_locked(tree, nodes, article),
        is_live(tree, nodes, article),
    )


def _whole_or_not(page: Page, article: ExtractedArticle, signs: _Signs) -> ExtractedArticle:
    """The article as it is, or the feed's text with the reason why."""
    trouble = walls.trouble(
        article.full_text, title=signs.title, shown=signs.shown, scripted=signs.scripted
    )
    stub = not article.live and walls.is_stub(
        article.full_text, locked=signs.locked, html=signs.html
    )
    if stub and trouble in ("", walls.LITTLE):
        article = replace(article, stub=True, whole=False, trouble=walls.STUB)
        longer = _feed_words(page.item) > walls.count_words(article.text)
        return _fall_back(page, walls.STUB, article) if longer or not article.text else article
    if not trouble and _feed_has_more(page.item, article):
        trouble = "The page shows less of the article than the feed."
    return _fall_back(page, trouble, article) if trouble else article


def article_from_item(item: ParsedItem, *, url: str, trouble: str) -> ExtractedArticle:
    """The article as the feed gives it, for a page that could not be had; `trouble` says why.

    Raises ExtractError if the feed gives no text.
    """
    address = canonical(url or item.url)
    host = urlsplit(address).hostname or ""
    given = clean(item.content or item.summary, base_url=address)
    tree = _feed_tree(parse(f"<body>{given}</body>"))
    drop_furniture(tree)
    signed = byline(item.authors, host=host)
    article = _article(
        tree,
        Metadata(
            headline=strip_site(plain(item.title), host=host),
            standfirst=_feed_standfirst(item),
            byline=signed,
            published=item.published,
            modified=item.modified,
            language=item.language,
            url=address,
            topics=item.topics,
            picture=item.picture,
        ),
    )
    if not article.paragraphs:
        raise ExtractError(
            f"{trouble} The feed gives no text either; open the original instead.".strip()
        )
    return replace(article, whole=False, trouble=trouble)


def _feed_tree(page: lxml.html.HtmlElement | None) -> etree._Element:
    source: etree._Element | None = page.find("body") if page is not None else None
    if source is None:
        return etree.Element("div")
    settle(source)
    source.tag = "div"
    return source


def _feed_standfirst(item: ParsedItem) -> str:
    summary = " ".join(plain(item.summary).split())
    content = " ".join(plain(item.content).split())
    return summary if content and summary and not content.startswith(summary[:60]) else ""


def _fall_back(page: Page, trouble: str, found: ExtractedArticle | None = None) -> ExtractedArticle:
    """The feed's text, dressed with what the page did declare."""
    item = page.item
    if item is None or not (item.content or item.summary).strip():
        return _or_the_little(trouble, found)
    article = article_from_item(item, url=page.url, trouble=trouble)
    if found is None or not same(found.headline, article.headline):
        return replace(article, stub=bool(found and found.stub))
    return replace(
        article,
        authors=article.authors or found.authors,
        byline=article.byline or found.byline,
        published=article.published or found.published,
        picture=article.picture or found.picture,
        site=found.site,
        section=found.section,
        language=article.language or found.language,
        topics=article.topics or found.topics,
        stub=found.stub,
    )


def _or_the_little(trouble: str, found: ExtractedArticle | None) -> ExtractedArticle:
    """The few words of the page, where the feed has none; ExtractError where neither has."""
    little = trouble in (walls.LITTLE, walls.STUB)
    if found and found.paragraphs and little and walls.count_words(found.text) > FEW:
        return replace(found, whole=False, trouble=trouble)
    raise ExtractError(f"{trouble} The feed gives no text either; open the original instead.")


def _feed_words(item: ParsedItem | None) -> int:
    given = (item.content or item.summary) if item is not None else ""
    return walls.count_words(plain(given))


def _feed_has_more(item: ParsedItem | None, article: ExtractedArticle) -> bool:
    if item is None or not item.content:
        return False
    return _feed_words(item) > 2 * walls.count_words(article.text) + 50


def _guess_date(tree: lxml.html.HtmlElement, page: Page) -> datetime | None:
    """htmldate reads what is neither declared nor marked; its upper bound keeps the clock out."""
    try:
        found = htmldate.find_date(
            tree,
            extensive_search=False,
            original_date=True,
            url=page.url or None,
            max_date="2100-01-01",
        )
    except (ValueError, TypeError, AttributeError, etree.LxmlError):
        return None
    return read_date(found) if found else None


def _drop_heading(first: Sequence[Block], found: Metadata, *, live: bool) -> None:
    """The headline, byline and date that stand above the text are metadata, not paragraphs.

    So is a standfirst set apart from the text; one that the text itself begins with is none.
    """
    begun = False
    for number, block in enumerate(first):
        if live and says_time(block):
            return
        label = not begun and _is_label(block) and number + 1 < len(first)
        lead = found.standfirst_shown and same(block.text, found.standfirst) and is_lead(block)
        title = not begun and block.element.get(TITLE) is not None
        if label or lead or title or _is_heading(block, found):
            remove(block)
        begun = begun or (len(block.text) > LABEL_CHARS and block.kind in ("p", "li"))


def _is_heading(block: Block, found: Metadata) -> bool:
    words = len(block.text.split())
    if found.headline and same(block.text, found.headline):
        return True
    if found.headline and _is_trail(block.text, found.headline):
        return True
    if words < 14 and any(p.casefold() in block.text.casefold() for p in found.byline.names):
        return True
    return words < 10 and read_date(block.text) is not None


def _is_trail(text: str, headline: str) -> bool:
    """True for "Home Business Headline": the way to the page, its headline last."""
    before, end = squeeze(text), squeeze(headline)
    more = len(text.split()) - len(headline.split())
    return len(headline.split()) > 4 and before.endswith(end) and 0 < more <= TRAIL


def _is_label(block: Block) -> bool:
    """A word or two before the first sentence: a section, a place in the site."""
    if block.kind not in ("p", "li") or len(block.text.split()) > 4:
        return False
    return not re.search(r"[.!?…:;,–—)。＞>»”]$", block.text)


def _article(body: etree._Element, found: Metadata) -> ExtractedArticle:
    paragraphs = tuple(block.text for block in blocks(body))
    drop_empty(body)
    repeats = _in_text(found.standfirst, paragraphs)
    return ExtractedArticle(
        headline=found.headline,
        standfirst="" if repeats else without_dateline(found.standfirst),
        authors=found.byline.people,
        agency=found.byline.agency
        or agency_in_text(paragraphs)
        or agency_in_text((found.standfirst,)),
        published=found.published,
        modified=found.modified,
        language=found.language,
        paragraphs=paragraphs,
        html=clean(serialise(body), base_url=found.url),
        url=found.url,
        site=found.site,
        section=found.section,
        topics=found.topics,
        picture=found.picture,
        byline=found.byline.names,
        standfirst_shown=found.standfirst_shown and not repeats,
    )


def _in_text(standfirst: str, paragraphs: tuple[str, ...]) -> bool:
    """True if the summary is but the text's beginning: then there is no standfirst."""
    squeezed = re.sub(r"\W", "", standfirst.casefold())
    beginning = re.sub(r"\W", "", "".join(paragraphs[:4]).casefold())
    return bool(squeezed) and squeezed[:120] in beginning

"""Takes the article out of a page: its text in paragraphs, its people, dates and pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

import htmldate
import lxml.html
from lxml import etree

from standfirst.core.article.body import extract_body
from standfirst.core.article.bylines import byline
from standfirst.core.article.dates import read_date
from standfirst.core.article.headlines import same, strip_site
from standfirst.core.article.markup import decode, parse
from standfirst.core.article.metadata import Metadata, read_metadata
from standfirst.core.article.paragraphs import (
    blocks,
    drop_furniture,
    remove,
    serialise,
    wrap_inline,
)
from standfirst.core.article.sanitize import clean, plain
from standfirst.core.article.urls import canonical
from standfirst.core.errors import ExtractError
from standfirst.core.types import ExtractedArticle, Page, ParsedItem

LEAST_WORDS = 25  # of a text that is an article and not a stub
FEW_WORDS, MANY_WORDS = 60, 150  # below which signs of a wall or of a missing page are believed
_NOT_FOUND = re.compile(
    r"\b(?:404|page not found|not found|seite nicht gefunden|page introuvable|página no encontrada|"
    r"no longer available|existiert nicht|n'existe (?:pas|plus))\b",
    re.I,
)
_WALL = re.compile(
    r"enable javascript|javascript (?:is )?(?:disabled|required)|activez javascript|"
    r"javascript aktivieren|"
    r"before you continue|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|"
    r"accept (?:all )?cookies|"
    r"we (?:and our partners )?(?:use|value) (?:cookies|your privacy)|access denied|captcha|"
    r"cookies akzeptieren|"
    r"mit werbung weiterlesen|accepter et continuer|continuer sans accepter",
    re.I,
)


def extract_article(page: Page) -> ExtractedArticle:
    """The article of a page, without the page's furniture.

    A page that gives nothing useful (script only, consent wall, soft 404, stub) gives the feed's
    text with `whole=False` and the reason in `trouble`. Raises ExtractError if the feed gave
    nothing either.
    """
    text = decode(page.html, page.content_type)
    tree = parse(text)
    if tree is None:
        return _fall_back(page, "The page is empty or no HTML.")
    found = read_metadata(tree, url=page.url, item=page.item)
    if found.published is None:
        found = replace(found, published=_guess_date(tree, page))
    title, sight = _sight(tree)
    body = extract_body(tree, url=page.url, declared=found.body)
    _drop_heading(body, found)
    article = _article(body, found)
    trouble = _trouble(article.text, title=title, sight=sight)
    if _feed_has_more(page.item, article):
        trouble = trouble or "The page shows less of the article than the feed."
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
    source = page.find("body") if page is not None else None
    return wrap_inline(source) if source is not None else etree.Element("div")


def _feed_standfirst(item: ParsedItem) -> str:
    summary = " ".join(plain(item.summary).split())
    content = " ".join(plain(item.content).split())
    return summary if content and summary and not content.startswith(summary[:60]) else ""


def _fall_back(page: Page, trouble: str, found: ExtractedArticle | None = None) -> ExtractedArticle:
    """The feed's text, dressed with what the page did declare."""
    item = page.item
    if item is None or not (item.content or item.summary).strip():
        if found and found.paragraphs and "too little" in trouble and len(found.text.split()) > 8:
            return replace(found, whole=False, trouble=trouble)
        raise ExtractError(f"{trouble} The feed gives no text either; open the original instead.")
    article = article_from_item(item, url=page.url, trouble=trouble)
    if found is None or not same(found.headline, article.headline):
        return article
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
    )


def _feed_has_more(item: ParsedItem | None, article: ExtractedArticle) -> bool:
    if item is None or not item.content:
        return False
    return len(plain(item.content).split()) > 2 * len(article.text.split()) + 50


def _sight(tree: lxml.html.HtmlElement) -> tuple[str, str]:
    """The page's title and first headline, and the first words that it shows."""
    title = " ".join(text for text in tree.itertext("title", "h1"))[:300]
    shown: list[str] = []
    for element in tree.iter("p", "div", "span", "h1", "h2", "noscript", "button", "title"):
        shown.append((element.text or "").strip())
        if len(shown) > 400:
            break
    return title, " ".join(text for text in shown if text)[:6000]


def _trouble(text: str, *, title: str, sight: str) -> str:
    """Why the page may hold no article, as a sentence; "" if it seems to hold one."""
    words = len(text.split())
    if words < MANY_WORDS and _NOT_FOUND.search(title):
        return "The page says that the article is not there."
    if _WALL.search(text if words >= FEW_WORDS else sight) and words < MANY_WORDS:
        return "The page shows a consent or access wall instead of the article."
    return "The page holds too little text to be an article." if words < LEAST_WORDS else ""


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


def _drop_heading(body: etree._Element, found: Metadata) -> None:
    """The headline, byline and date that stand above the text are metadata, not paragraphs."""
    for block in blocks(body)[:6]:
        words = len(block.text.split())
        is_headline = bool(found.headline) and same(block.text, found.headline)
        is_byline = words < 14 and any(
            p.casefold() in block.text.casefold() for p in found.byline.names
        )
        is_date = words < 10 and read_date(block.text) is not None
        if is_headline or is_byline or is_date:
            remove(block)


def _article(body: etree._Element, found: Metadata) -> ExtractedArticle:
    paragraphs = tuple(block.text for block in blocks(body))
    repeats = _in_text(found.standfirst, paragraphs)
    return ExtractedArticle(
        headline=found.headline,
        standfirst="" if repeats else found.standfirst,
        authors=found.byline.people,
        agency=found.byline.agency,
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

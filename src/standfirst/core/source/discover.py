"""Finds what a site offers to be polled: feeds its pages name, sitemaps, links to articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

from standfirst.core.article.urls import canonical, registrable
from standfirst.core.source import fields
from standfirst.core.source.document import html_tree, sniff
from standfirst.core.types import FoundSource, ParsedFeed, ParsedItem, SourceKind

__all__ = ["find_sources", "guesses", "links_of", "sitemaps_in_robots", "sniff"]

MAX_PAGE = 4 * 1024 * 1024  # bytes of a page that are looked at
MAX_FOUND = 500  # feeds that one page may name
MAX_LINKS = 200
MAX_LOOKED_AT = 5000  # links of a page
_FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json "
    "application/x.atom+xml application/x-atom+xml application/json text/xml application/xml "
    "text/rss+xml application/rss".split()
)
_VAGUE_TYPES = frozenset({"application/json", "text/xml", "application/xml"})
_COMMENTS = re.compile(r"\b(comments?|kommentare?|commentaires?|comentarios?)\b", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss2?|atom|feeds?|rdf|feedburner)(?:[/._-]|$)|/index\.xml$", re.IGNORECASE
)
_OTHER_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|pdf|zip|css|js|mp[34]|docx?)$", re.IGNORECASE
)
_PATHS = (
    *("feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds", "feed.json"),
    *("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml", "sitemap.xml"),
)
_ROBOTS_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2048})", re.IGNORECASE | re.MULTILINE)
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "dialog"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "banner"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_NO_ARTICLE = re.compile(
    r"^(?:tags?|topics?|categor(?:y|ies)|authors?|search|login|account|about|contact|privacy"
    r"|terms|subscribe|newsletters?|feeds?|rss|help|advertise|cookies?|impressum|datenschutz)$",
    re.IGNORECASE,
)
_DATED = re.compile(r"/(?:19|20)\d\d/\d\d?/|/(?:19|20)\d\d-?\d\d-?\d\d")
_NUMBERED = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class _Link:
    address: str
    title: str
    teaser: bool  # with a heading, or in an <article>

    @property
    def worth(self) -> tuple[bool, int]:
        return self.teaser and bool(self.title), len(self.title)


_NO_LINK = _Link("", "", teaser=False)


def find_sources(html: bytes, *, url: str) -> tuple[FoundSource, ...]:
    """The feeds a page names in its head, in its order; else those it links to that look like one.

    Feeds of comments are left out. Addresses are absolute; () where there is none.
    """
    tree = html_tree(html[:MAX_PAGE])
    if tree is None:
        return ()
    base = _base(tree, url)
    named = _sources(_named(tree), base, url)
    return named or _sources(_linked(tree), base, url)


def guesses(url: str) -> tuple[str, ...]:
    """Where sites commonly keep a feed or news sitemap: beside the page, then at the top."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ()
    top = f"{parts.scheme}://{parts.netloc}/"
    beside = urljoin(top, parts.path if parts.path.endswith("/") else f"{parts.path}/")
    here = (f"{beside}{path}" for path in _PATHS[:6])
    return tuple(dict.fromkeys((*here, *(f"{top}{path}" for path in _PATHS))))


def sitemaps_in_robots(text: str) -> tuple[str, ...]:
    """The sitemap addresses that a robots.txt names, those of news first."""
    found = (fields.address(line) for line in _ROBOTS_LINE.findall(text[: 512 * 1024]))
    named = list(dict.fromkeys(filter(None, found)))[:MAX_FOUND]
    return tuple(sorted(named, key=lambda address: "news" not in address.lower()))


def links_of(html: bytes, url: str) -> ParsedFeed:
    """The links of a page that look like articles of the same site, as a feed of dialect "page".

    Items carry address and title only; navigation, footers and lists of topics are left out. An
    item's key is its address without what tracks the reader, so that it lasts.
    """
    tree = html_tree(html[:MAX_PAGE])
    if tree is None:
        return ParsedFeed(dialect="page", home_url=url)
    links: dict[str, _Link] = {}
    for link in _article_links(tree, _base(tree, url), url):
        if link.worth > links.get(link.address, _NO_LINK).worth:
            links[link.address] = link
    items = [
        ParsedItem(key=link.address, url=link.address, title=link.title)
        for link in links.values()
        if _looks_like_article(link)
    ]
    title = tree.findtext(".//title") or ""
    language = str(tree.get("lang") or "")[:35]
    return ParsedFeed(
        dialect="page",
        title=fields.plain(title),
        home_url=url,
        language=language,
        items=tuple(items[:MAX_LINKS]),
    )


def _base(tree: lxml.html.HtmlElement, url: str) -> str:
    for element in tree.iter("base"):
        if element.get("href"):
            return fields.address(element.get("href") or "", (url,)) or url
    return url


def _named(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in islice(tree.iter("link"), MAX_LOOKED_AT):
        href = element.get("href") or ""
        rels = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").lower().partition(";")[0].strip()
        is_feed = kind in _FEED_TYPES and (kind not in _VAGUE_TYPES or _FEED_PATH.search(href))
        # "wp-json" and oEmbed say application/json as JSON Feed 1.0 did.
        if href and ("feed" in rels or ("alternate" in rels and is_feed)):
            yield href, element.get("title") or ""


def _linked(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in islice(tree.iter("a"), MAX_LOOKED_AT):
        href = (element.get("href") or "").strip()
        path = href.partition("?")[0].partition("#")[0]
        if _FEED_PATH.search(path) and not _OTHER_FILE.search(path):
            yield href, _text(element)


def _sources(found: Iterable[tuple[str, str]], base: str, url: str) -> tuple[FoundSource, ...]:
    sources: dict[str, FoundSource] = {}
    for href, title in found:
        address = fields.address(_without_feed_scheme(href.partition("#")[0]), (base,))
        if not address or _COMMENTS.search(unquote(f"{title} {urlsplit(address).path}")):
            continue
        kind = SourceKind.SITEMAP if "sitemap" in address.lower() else SourceKind.FEED
        source = FoundSource(url=address, kind=kind, title=fields.plain(title), home_url=url)
        sources.setdefault(address, source)
        if len(sources) >= MAX_FOUND:
            break
    return tuple(sources.values())


def _without_feed_scheme(href: str) -> str:
    href = re.sub(r"^feed:(?=https?:)", "", href.strip(), flags=re.IGNORECASE)
    return re.sub(r"^feed://", "http://", href, flags=re.IGNORECASE)


def _article_links(tree: lxml.html.HtmlElement, base: str, url: str) -> Iterator[_Link]:
    own = canonical(url)
    for element in islice(tree.iter("a"), MAX_LOOKED_AT):
        href = element.get("href") or ""
        found = fields.address(href.partition("#")[0], (base,)) if href else ""
        address = canonical(found) if found else ""
        if not address or address == own or not _same_site(address, url):
            continue
        above = list(element.iterancestors())
        if not any(map(_is_furniture, above)):
            yield _Link(address, _text(element), _is_teaser(element, above))


def _is_furniture(element: lxml.html.HtmlElement) -> bool:
    if element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return True
    # The page's own head, not that of a teaser.
    parent = element.getparent()
    return element.tag == "header" and (parent is None or parent.tag not in {"article", "section"})


def _is_teaser(element: lxml.html.HtmlElement, above: list[lxml.html.HtmlElement]) -> bool:
    """Whether the link is, or holds, a heading, or belongs to an <article>."""
    near = any(parent.tag in _HEADINGS for parent in above[:3])
    return near or next(element.iter(*_HEADINGS), None) is not None or _in_article(above)


def _in_article(above: list[lxml.html.HtmlElement]) -> bool:
    return any(parent.tag == "article" for parent in above[:8])


def _looks_like_article(link: _Link) -> bool:
    path = unquote(urlsplit(link.address).path)
    parts = [part for part in path.split("/") if part]
    if not parts or len(link.title) < 8 or _OTHER_FILE.search(path):
        return False
    if any(_NO_ARTICLE.match(part) for part in parts[:-1]) or _NO_ARTICLE.match(parts[-1]):
        return False
    words = _word_count(link.title)
    slug = parts[-1].count("-") + parts[-1].count("_") >= 3
    strong = bool(_DATED.search(path)) or slug or bool(_NUMBERED.search(parts[-1]))
    if link.teaser:
        return words >= 3 and (strong or words >= 4)
    return (strong and words >= 3) or (words >= 6 and len(parts) >= 2)


def _word_count(title: str) -> int:
    """Words; in scripts without spaces two letters stand for one."""
    return max(len(title.split()), len(_UNSPACED.findall(title)) // 2)


def _same_site(address: str, url: str) -> bool:
    """Whether both are of one site; "edition." beside "www." is."""
    return registrable(_site(address)) == registrable(_site(url))


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _text(element: lxml.html.HtmlElement) -> str:
    """The headline within a link where it has one, else all its text."""
    for part in element.iter(*_HEADINGS):
        heading = fields.plain(" ".join(str(t) for t in part.itertext()), is_html=False)
        if heading:
            return heading
    text = fields.plain(" ".join(str(t) for t in element.itertext()), is_html=False)
    # An address that is linked by its picture only may have no title: the page itself has one.
    return text or fields.plain(element.get("aria-label") or element.get("title") or "")

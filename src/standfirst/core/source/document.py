"""Decides what a body is, and opens XML and HTML so that it can do no harm."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.entities import html5

import lxml.html
from lxml import etree

from standfirst.core.errors import FeedError
from standfirst.core.source.charset import text_of
from standfirst.core.source.prolog import without_prolog

MAX_DAMAGED = 4 * 1024 * 1024  # characters that are mended: mending goes over them many times
MAX_REFERENCES = 800_000  # that are mended: each costs more than a microsecond, three times over
_BEYOND = "The feed is damaged beyond reading. Usually its publisher mends it soon."
_HEAD = 4096
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,30}):[A-Za-z_]|\s([A-Za-z_][\w.-]{0,30}):[\w.-]+\s*=")
_DECLARATION = re.compile(r"\sxmlns:([A-Za-z_][\w.-]{0,30})\s*=")
_USUAL = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_ROOTS = {
    "rss": "rss", "channel": "rss", "feed": "atom", "entry": "atom", "rdf": "rdf",
    "urlset": "sitemap", "sitemapindex": "sitemapindex", "opml": "opml",
    "outlinedocument": "opml", "html": "html", "head": "html", "body": "html", "div": "html",
    "script": "html", "p": "html", "title": "html", "meta": "html", "center": "html",
}  # fmt: skip


def sniff(body: bytes, content_type: str = "") -> str:
    """What a body is: "rss", "atom", "rdf", "json", "sitemap", "sitemapindex", "opml", "html".

    "" where it is none of them. The body is believed, its content type only where the body
    leaves it open.
    """
    start = text_of(body[: 16 * _HEAD], content_type).lstrip("\ufeff \t\r\n\x00")
    if start[:1] in {"{", "["}:
        return "json" if _looks_like_json_feed(start, content_type) else ""
    if re.match(r"<!doctype\s+html", start, re.I):
        # Some feeds carry the DOCTYPE of a web page by mistake.
        return _kind_of_root(start[15:]) or "html"
    kind = _kind_of_root(start)
    return kind or ("html" if "html" in content_type.lower() and "<" in start[:_HEAD] else "")


def open_xml(text: str) -> etree._Element:
    """The root of an XML document that is well-formed, or can be mended without guessing.

    Raises FeedError for declarations of entities, excessive depth, and text that is no XML.
    """
    text = without_prolog(text)
    try:
        return _parsed(text)
    except etree.XMLSyntaxError as error:
        _refuse_depth(error)
    if len(text) > MAX_DAMAGED:
        raise FeedError("This is not correct XML, and too large to be mended as a whole.")
    try:
        return _parsed(mended(text))
    except etree.XMLSyntaxError as error:
        _refuse_depth(error)
        raise FeedError(f"This is not correct XML ({_reason(error)}). Check the address.") from None


def open_damaged(text: str) -> etree._Element:
    """The root of XML that is not well-formed, as far as the parser follows it.

    Raises FeedError for excessive depth, and where nothing is left.
    """
    try:
        root: etree._Element | None = _parsed(text, recover=True)
    except etree.XMLSyntaxError as error:
        _refuse_depth(error)
        root = None
    if root is None:
        raise FeedError(_BEYOND)
    return root


def mended(text: str) -> str:
    """Bare ampersands, named HTML entities and forbidden characters made correct, and no more.

    Raises FeedError for text that is mostly ampersands.
    """
    if text.count("&") > MAX_REFERENCES:
        raise FeedError(_BEYOND)
    text = outside_cdata(text, lambda part: _REFERENCE.sub(_mended_reference, part))
    return _NOT_XML.sub("", _declaring(text))


def outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """The text, changed in what stands outside of CDATA."""
    pieces: list[str] = []
    position = 0
    while position < len(text):
        start = text.find("<![CDATA[", position)
        start = len(text) if start < 0 else start
        end = _after(text, "]]>", start) if start < len(text) else start
        pieces += [change(text[position:start]), text[start:end]]
        position = end
    return "".join(pieces)


def html_tree(body: bytes) -> lxml.html.HtmlElement | None:
    """The tree of an HTML page, however broken; None where there is nothing in it."""
    text = text_of(body).replace("\x00", "")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if isinstance(tree, lxml.html.HtmlElement) else None


def cut(text: str, limit: int) -> str:
    """At most `limit` characters."""
    return text if len(text) <= limit else text[:limit]


def clean(text: str) -> str:
    """Without the characters that no database or page takes (NUL, controls, lone surrogates)."""
    return _NOT_XML.sub("", text)


def _kind_of_root(start: str) -> str:
    position = start.find("<")
    while position >= 0:
        if start.startswith("<!--", position):
            position = start.find("<", _after(start, "-->", position))
        elif start.startswith(("<?", "<!"), position):
            position = start.find("<", position + 2)
        else:
            found = _ROOT.match(start, position)
            return _ROOTS.get(found[1].lower(), "") if found else ""
    return ""


def _looks_like_json_feed(start: str, content_type: str) -> bool:
    return "jsonfeed.org" in start or '"items"' in start or "feed+json" in content_type.lower()


def _parsed(text: str, *, recover: bool = False) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _refuse_depth(error: etree.XMLSyntaxError) -> None:
    if "depth" in str(error):
        raise FeedError(
            "The feed nests elements more than 256 deep, as attacks do, so it was not read. "
            "Check the address.",
            permanent=True,
        ) from None


def _reason(error: etree.XMLSyntaxError) -> str:
    return cut(str(error).partition(", line")[0], 120)


def _after(text: str, mark: str, position: int) -> int:
    found = text.find(mark, position)
    return len(text) if found < 0 else found + len(mark)


def _declaring(text: str) -> str:
    """With the namespace prefixes declared that are used without being declared anywhere."""
    root = re.match(r"<[\w:.-]+", text)
    used = {found[1] or found[2] for found in _PREFIX.finditer(text)} - {"xml", "xmlns"}
    missing = sorted(used - set(_DECLARATION.findall(text)))
    if root is None or not missing or len(missing) > 50:
        return text
    names = (f' xmlns:{prefix}="{_USUAL.get(prefix, f"urn:x:{prefix}")}"' for prefix in missing)
    return root[0] + "".join(names) + text[root.end() :]


def _mended_reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        written = html.unescape(found[0])  # "" for references to characters XML has not
        return "&amp;" if written == "&" else html.escape(_NOT_XML.sub("", written))
    if name in _OF_XML:
        return found[0]
    return html.escape(html5[f"{name};"]) if f"{name};" in html5 else f"&amp;{name};"

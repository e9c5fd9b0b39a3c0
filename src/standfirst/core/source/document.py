"""Decides what a body is, and opens XML and HTML so that it can do no harm."""

from __future__ import annotations

import codecs
import html
import re
import zlib
from html.entities import html5

import lxml.html
from lxml import etree

from standfirst.core.errors import FeedError

MAX_BODY = 10 * 1024 * 1024  # bytes; what lies beyond is cut off, as if the feed broke off
_HEAD = 4096
_DECLARED = re.compile(r"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.I)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
# Codecs of Python that are no writing systems, or that take quadratic time on hostile input.
# UTF-16 and UTF-32 are told by their bytes alone: plain ASCII "decodes" as them.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
    | {f"utf-{size}{order}" for size in (16, 32) for order in ("", "-le", "-be")}
)
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
_DTD = (
    "The feed declares entities of its own, as attacks do, so it was not read. "
    "Ask its publisher to leave out the declarations inside of DOCTYPE."
)


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


def text_of(body: bytes, content_type: str = "") -> str:
    """The body as text, by byte order mark, declaration, content type, or what decodes."""
    body = _unpacked(body)[:MAX_BODY]
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if body.startswith(mark):
            return body.decode(name, "replace").removeprefix("\ufeff")
    for start, name in (
        (b"<\x00", "utf-16-le"),
        (b"\x00<", "utf-16-be"),
        (b"\x4c\x6f\xa7", "cp037"),
    ):
        if body.startswith(start):
            return body.decode(name, "replace")
    return _decoded(body, _declared(body, content_type))


def open_xml(text: str) -> etree._Element:
    """The root of an XML document that is well-formed, or can be mended without guessing.

    Raises FeedError for declarations of entities, excessive depth, and text that is no XML.
    """
    text = without_prolog(text)
    try:
        return _strict(text)
    except etree.XMLSyntaxError as error:
        _refuse_depth(error)
    try:
        return _strict(_mended(text))
    except etree.XMLSyntaxError as error:
        _refuse_depth(error)
        raise FeedError(f"This is not correct XML ({_reason(error)}).") from None


def without_prolog(text: str) -> str:
    """From the root element on. Raises FeedError for a DOCTYPE with declarations inside."""
    position = text.find("<")
    while position >= 0:
        if text.startswith("<?", position):
            position = text.find("<", _after(text, "?>", position))
        elif text.startswith("<!--", position):
            position = text.find("<", _after(text, "-->", position))
        elif text.startswith("<!", position):
            end = _after(text, ">", position)
            if (
                "[" in text[position:end]
                or not text[position : position + 9].lower() == "<!doctype"
            ):
                raise FeedError(_DTD, permanent=True)
            position = text.find("<", end)
        else:
            return text[position:]
    raise FeedError("This is no feed: it holds no XML. Check the address.")


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


def _unpacked(body: bytes) -> bytes:
    """A body that is a gzip file (sitemap.xml.gz), unpacked up to a limit."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(31).decompress(body, min(MAX_BODY, 100 * len(body)))
    except zlib.error:
        return b""


def _declared(body: bytes, content_type: str) -> list[str]:
    head = body[:_HEAD].decode("latin-1")
    in_xml = _DECLARED.search(head)
    in_meta = None if in_xml else _META_CHARSET.search(body[:_HEAD])
    in_type = _CHARSET.search(content_type)
    names = [in_xml[1] if in_xml else "", in_meta[1].decode("ascii") if in_meta else ""]
    return [*names, in_type[1] if in_type else ""]


def _decoded(body: bytes, names: list[str]) -> str:
    # UTF-8 that says it is Latin-1 is common; Latin-1 that happens to be UTF-8 is not.
    for name in ["utf-8", *names, "cp1252"]:
        if name != "utf-8" or not body.isascii() or not any(names):
            found = _decode_strictly(body, name)
            if found is not None:
                return found
    return (
        body.decode("cp1252", "replace") if _mostly_ascii(body) else body.decode("utf-8", "replace")
    )


def _decode_strictly(body: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name) if name else None
        if codec is None or codec.name in _NO_CHARSETS:
            return None
        if codec.name == "utf-8":  # a letter cut in half at the end is no reason to doubt it
            return codecs.utf_8_decode(body, "strict", False)[0]
        return body.decode(codec.name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _mostly_ascii(body: bytes) -> bool:
    return sum(byte < 128 for byte in body[:_HEAD]) * 2 > len(body[:_HEAD])


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


def _strict(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
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
            "The feed nests elements more than 256 deep, as attacks do, so it was not read.",
            permanent=True,
        ) from None


def _reason(error: etree.XMLSyntaxError) -> str:
    return cut(str(error).partition(", line")[0], 120)


def _after(text: str, mark: str, position: int) -> int:
    found = text.find(mark, position)
    return len(text) if found < 0 else found + len(mark)


def _mended(text: str) -> str:
    """Bare ampersands, named HTML entities and forbidden characters made correct, and no more."""
    pieces: list[str] = []
    position = 0
    while position < len(text):
        start = text.find("<![CDATA[", position)
        start = len(text) if start < 0 else start
        end = _after(text, "]]>", start) if start < len(text) else start
        pieces += [_REFERENCE.sub(_mended_reference, text[position:start]), text[start:end]]
        position = end
    return _NOT_XML.sub("", _declaring("".join(pieces)))


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

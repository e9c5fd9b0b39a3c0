"""Cleans foreign HTML down to the few elements that an article needs, or down to text."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import lxml.html
import nh3

from standfirst.core.article.markup import parse

MAX_CHARS = 1024 * 1024  # of one fragment; what is beyond is cut
MAX_DEPTH = 100  # elements in a fragment

TAGS = frozenset(
    "p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite em strong b i u s sub sup code pre "
    "abbr time a figure figcaption img table caption thead tbody tfoot tr td th".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "abbr": {"title"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto"}
REL = "noopener noreferrer nofollow"

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset("script style template noscript svg math iframe select textarea".split())
_SPACE = re.compile(r"[^\S\n]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(html: str, *, base_url: str = "") -> str:
    """Safe HTML: elements of `TAGS`, links to http, https and mailto, addresses made whole.

    Without `base_url` relative addresses are dropped. Input beyond `MAX_CHARS` is cut, tags deeper
    than `MAX_DEPTH` lose their tags and keep their text. Never raises; time is linear in the input.
    """
    return str(
        nh3.clean(
            _balanced(html),
            tags=set(TAGS),
            clean_content_tags=set(_SILENT) | {"title", "head"},
            attributes=ATTRIBUTES,
            attribute_filter=lambda tag, name, value: _attribute(tag, name, value, base_url),
            url_schemes=SCHEMES,
            link_rel=REL,
        )
    )


def _attribute(tag: str, name: str, value: str, base_url: str) -> str | None:
    if name not in ("href", "src"):
        return value[:500]
    address = absolute(value, base_url)
    if tag == "img" and address.startswith("mailto:"):
        return None
    return address or None


def absolute(address: str, base_url: str) -> str:
    """The whole address, or "" if it is not http, https or mailto, or cannot be completed."""
    address = re.sub(r"[\t\r\n\x00]", "", address).strip()
    if not address or len(address) > 4000:
        return ""
    try:
        whole = urljoin(base_url, address) if base_url else address
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return whole
    return whole if parts.scheme in ("http", "https") and host else ""


def _balanced(html: str) -> str:
    """Well-formed HTML: the sanitiser re-opens an unclosed <b> in every later block."""
    html = _CONTROL.sub("", html[:MAX_CHARS])
    if "<" not in html:
        return html
    tree = parse(f"<body>{html}</body>", depth=MAX_DEPTH)
    body = tree.find("body") if tree is not None else None
    if body is None:
        return ""
    for element in body.iter("a", "img"):
        for name in ("href", "src"):
            value = element.get(name)
            if value is not None and value != value.strip():  # or it is written with %20
                element.set(name, _CONTROL.sub("", value).strip())
    return str(lxml.html.tostring(body, encoding="unicode"))


def plain(html: str) -> str:
    """The text of a fragment: a line for each block, spaces collapsed. Never raises."""
    html = _CONTROL.sub("", html[:MAX_CHARS])
    if "<" not in html:
        return tidy(unescape(html))
    tree = parse(f"<body>{html}</body>", depth=MAX_DEPTH)
    if tree is None:
        return ""
    return tidy(_text(tree))


def tidy(text: str) -> str:
    """Runs of spaces made one, lines trimmed, empty lines dropped, control characters out."""
    text = _CONTROL.sub("", text).replace("\r", "\n")
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _text(tree: lxml.html.HtmlElement) -> str:
    pieces: list[str] = []
    _collect(tree, pieces)
    return "".join(pieces)


def _collect(element: lxml.html.HtmlElement, pieces: list[str]) -> None:
    # The depth is capped before parsing, so recursion is safe here.
    name = element.tag if isinstance(element.tag, str) else ""
    block = name in _BLOCKS or name == "br"
    if block:
        pieces.append("\n")
    if name and name not in _SILENT and name != "head":
        pieces.append(_SPACE.sub(" ", (element.text or "").replace("\n", " ")))
        for child in element:
            _collect(child, pieces)
    if block:
        pieces.append("\n")
    pieces.append(_SPACE.sub(" ", (element.tail or "").replace("\n", " ")))

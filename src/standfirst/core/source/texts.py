"""Reads what an element of a feed holds as text: a plain title, a body in HTML."""

from __future__ import annotations

import base64
import binascii
import copy
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from standfirst.core.source import fields
from standfirst.core.source.names import BASE, Found, inherited, name_of, text_in

_PLAIN = frozenset({"text", "text/plain"})
_BINARY = ("image/", "audio/", "video/", "font/", "application/octet-stream", "application/pdf")
_LINK = re.compile(r"""(\s(?:href|src)\s*=\s*)(?:"([^"<>]{1,2048})"|'([^'<>]{1,2048})')""", re.I)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,50}")
_WHOLE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|#)", re.IGNORECASE)


def first(found: Found, names: Iterable[str]) -> Iterator[etree._Element]:
    """The elements of these names, those of the first name first."""
    return (element for name in names for element in found.get(name, ()))


def title_in(found: Found, names: Iterable[str]) -> str:
    """The first title that has words, without mark-up; "" where none has."""
    for element in first(found, names):
        # Atom's "text" is the default, and feeds that mean HTML forget to say so.
        written = _markup_in(element) if len(element) else _written(element)
        text = fields.plain(written, is_html=bool(len(element)) or _kind(element) not in _PLAIN)
        if text:
            return text
    return ""


def bodies_in(found: Found, names: Iterable[str], url: str) -> Iterator[str]:
    """The texts that say anything, as HTML, not cleaned.

    Their links are made whole only where the feed gives an xml:base for them (`url` is its own
    address): else they stand for what the entry's page makes of them.
    """
    for element in first(found, names):
        text = fields.body(_html_in(element))
        if text:
            yield _with_base(text, element, url)


def _kind(element: etree._Element) -> str:
    return (element.get("type") or "").lower().partition(";")[0].strip()


def _written(element: etree._Element) -> str:
    """The text of an element without children, out of base64 where it is in that."""
    text = text_in(element)
    if (element.get("mode") or "").lower() == "base64":
        return _from_base64(text) or ""
    kind = _kind(element)
    is_text = "/" not in kind or kind.startswith("text/") or kind.endswith("xml")
    if is_text or not name_of(element).startswith("atom:"):
        return text
    # Atom 1.0 has every other media type in base64 (RFC 4287, 4.1.3.3); some forget to do so.
    decoded = _from_base64(text)
    is_binary = kind.startswith(_BINARY)
    return text if decoded is None or (not decoded and not is_binary) else decoded


def _html_in(element: etree._Element) -> str:
    if len(element):
        return _markup_in(element)
    text, kind = _written(element), _kind(element)
    is_plain = kind in _PLAIN or (not kind and name_of(element) in {"atom:summary", "atom:content"})
    return fields.as_html(text) if is_plain else text


def _markup_in(element: etree._Element) -> str:
    """The mark-up within, as HTML without namespaces; the one <div> of Atom's xhtml taken off."""
    holder = copy.deepcopy(element)
    for node in holder.iter(etree.Element):
        local = str(node.tag).rpartition("}")[2]
        node.tag = local if _NAME.fullmatch(local) else "span"  # a mended tree holds odd names
    etree.cleanup_namespaces(holder)
    if len(holder) == 1 and holder[0].tag == "div" and not (holder.text or "").strip():
        holder = holder[0]
    holder.tail = None
    text = etree.tostring(holder, encoding="unicode", method="html")
    return text[text.find(">") + 1 : text.rfind("</")].strip()


def _from_base64(text: str) -> str | None:
    """The text that is written in base64; "" where it is no text (a picture), None if no base64."""
    try:
        body = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _with_base(text: str, element: etree._Element, url: str) -> str:
    bases = tuple(base for base in inherited(element, BASE) if base)
    if not bases or "=" not in text:
        return text
    return _LINK.sub(lambda found: _resolved(found, (*bases, url)), text)


def _resolved(found: re.Match[str], bases: tuple[str, ...]) -> str:
    link = found[2] or found[3]
    address = "" if _WHOLE.match(link) else fields.address(link.strip(), bases)
    return f'{found[1]}"{address}"' if address and '"' not in address else found[0]

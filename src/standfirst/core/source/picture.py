"""Chooses the main picture that a feed entry names in Media RSS, an enclosure or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from lxml import etree

from standfirst.core.source import fields
from standfirst.core.source.names import Found, children, text_in
from standfirst.core.types import Picture

_IMAGE = re.compile(r"<img\s([^<>]{1,4000})>", re.IGNORECASE)
_GIVEN = re.compile(r"""(?:^|\s)(src|width|height)\s*=\s*["']?([^"'\s>]{1,2048})""", re.IGNORECASE)
_LEAST = 50  # pixels; what is smaller counts readers or smiles
_WIDE = 200
_MOST_IMAGES = 10
_LINKS = ("link", "atom:link", "itunes:link")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def picture_of(found: Found, bases: tuple[str, ...]) -> Picture | None:
    """The widest picture of media:content, else thumbnail, enclosure or image; None if none."""
    groups = [children(group) for group in found.get("media:group", ())]
    contents = [
        e for part in (found, *groups) for e in part.get("media:content", ()) if _is_picture(e)
    ]
    contents.sort(key=lambda e: -_width(e))  # stable: the first of equals stays first
    for element in contents:
        url = fields.address(element.get("url") or "", bases)
        if url:
            inner = children(element)
            outside = (inner, *groups, found)
            return Picture(url, _text(outside, "media:description"), _text(outside, "media:credit"))
    for text in _others((found, *groups)):
        url = fields.address(text, bases) if text else ""
        if url:
            return Picture(url, credit=_text((found, *groups), "media:credit"))
    return None


def picture_in(html: str, bases: tuple[str, ...]) -> Picture | None:
    """The first image within an entry's text that is a picture: named as a file, or said wide.

    Images that count readers, smile or offer to share are neither.
    """
    for found in islice(_IMAGE.finditer(html[:65536]), _MOST_IMAGES):
        told = {name.lower(): unescape(value) for name, value in _GIVEN.findall(found[1])}
        source = told.get("src", "")
        sizes = [_pixels(told[name]) for name in ("width", "height") if name in told]
        is_file = source.lower().partition("?")[0].endswith(_ENDINGS)
        if min(sizes, default=_LEAST) < _LEAST or not (is_file or max(sizes, default=0) >= _WIDE):
            continue
        url = fields.address(source, bases)
        if url:
            return Picture(url)
    return None


def _pixels(text: str) -> int:
    number = text.removesuffix("px")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else _LEAST


def _others(parts: tuple[Found, ...]) -> Iterator[str]:
    for part in parts:
        nested = (
            t for c in part.get("media:content", ()) for t in children(c).get("media:thumbnail", ())
        )
        yield from (e.get("url") or "" for e in (*part.get("media:thumbnail", ()), *nested))
    for part in parts:
        for element in (*part.get("enclosure", ()), *part.get("atom:link", ())):
            is_link = element.get("rel", "enclosure") == "enclosure"
            if is_link and (element.get("type") or "").lower().startswith("image/"):
                yield element.get("url") or element.get("href") or ""
        yield from (e.get("href") or e.get("url") or "" for e in part.get("itunes:image", ()))
        images = (e for name in _LINKS for e in part.get(name, ()))
        yield from (e.get("href") or "" for e in images if e.get("rel") in {"image", "preview"})
        for element in part.get("image", ()):
            yield next((text_in(e) for e in children(element).get("url", ())), text_in(element))


def _is_picture(element: etree._Element) -> bool:
    kind = (element.get("medium") or element.get("type") or "").lower()
    if kind:
        return kind.startswith("image")
    path = (element.get("url") or "").lower().partition("?")[0]
    return path.endswith(_ENDINGS)


def _width(element: etree._Element) -> int:
    text = element.get("width") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _text(parts: tuple[Found, ...], name: str) -> str:
    found = (fields.plain(text_in(e)) for part in parts for e in part.get(name, ()))
    return next((text for text in found if text), "")

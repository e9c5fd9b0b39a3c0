"""Brings what feeds write into the fields of an item: addresses, plain titles, names, keys."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from standfirst.core.source.document import clean
from standfirst.core.types import Person

MAX_TITLE = 1000
MAX_CONTENT = 512 * 1024
MAX_ADDRESS = 2048
MAX_NAMES = 50
_MAX_NAME = 200
# Attributes may hold ">" in quotes; quotes may be missing. Possessive: linear on hostile input.
_ATTRIBUTES = r"""(?:[\s/](?:(?:[^<>"']|"[^"]*"|'[^']*')*+|[^<>]{0,2000}))?>"""
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|li|mark|ol|p|pre|q|s|small"
    rf"|span|strike|strong|sub|sup|table|td|tr|tt|u|ul|wbr){_ATTRIBUTES}",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    # What is opened and never closed takes all that follows: so no text is scanned twice.
    r"<(?:script|style)\b[^<>]{0,2000}>(?:[^<]++|<(?!/(?:script|style)))*+(?:</\w+\s*>)?"
    r"|<!--(?:[^-]++|-(?!->))*+(?:-->)?|<!doctype\b[^<>]{0,500}>"
    r"|</?(?:acronym|address|applet|area|article|aside|audio|base|basefont|bdi|bdo|blink|blockquote"
    r"|body|button|canvas|caption|center|col|colgroup|data|dd|details|dfn|dialog|dir|dl|dt|embed"
    r"|fieldset|figcaption|figure|footer|form|frame|frameset|head|header|hr|html|iframe|input|kbd"
    r"|label|legend|link|main|map|marquee|meta|meter|nav|nobr|noframes|noscript|object|optgroup"
    r"|option|output|param|picture|progress|rp|rt|ruby|samp|script|section|select|source|style"
    r"|summary|svg|tbody|template|textarea|tfoot|th|thead|time|title|track|var|video|xmp)"
    rf"{_ATTRIBUTES}",
    re.IGNORECASE,
)
_MAIL_AND_NAME = re.compile(r"\s*[^\s()<>@]+@[^\s()<>@]+\s*\(([^()]*)\)\s*")
_NAME_AND_MAIL = re.compile(r"\s*([^<>@]*?)\s*[<(]\s*(?:mailto:)?[^\s()<>@]+@[^\s()<>@]+\s*[>)]\s*")
_MAIL = re.compile(r"\s*[^\s@]+@[^\s@]+\s*")
_NO_BREAKS = str.maketrans("", "", "\r\n\t")
_NOBODY = frozenset({"unknown", "noreply", "no-reply", "anonymous", "nobody", "n/a", "none"})


def plain(text: str, *, is_html: bool = True) -> str:
    """One line of text without mark-up, at most MAX_TITLE characters; "5 < 6" stays."""
    text = text[: 8 * MAX_TITLE]
    if is_html and "<" in text:
        text = _TAG.sub("", _MARKUP.sub("", text))
    if is_html and "&" in text:
        text = html.unescape(text)
        text = _TAG.sub("", text) if "<" in text else text  # escaped twice
    return " ".join(clean(text).split())[:MAX_TITLE].rstrip()


def as_html(text: str) -> str:
    """Text that is said to be plain, as HTML; many feeds say so of what is HTML, so look."""
    return text if _TAG.search(text[:4096]) else html.escape(text, quote=False)


def body(text: str) -> str:
    """A summary or content, at most MAX_CONTENT characters and not cut within a tag."""
    text = clean(text.strip())
    if len(text) <= MAX_CONTENT:
        return text
    text = text[:MAX_CONTENT]
    return text[: text.rfind("<")] if text.rfind("<") > text.rfind(">") else text


def address(text: str, bases: Iterable[str] = ()) -> str:
    """An absolute http(s) address, resolved against each base in turn; "" where it is none."""
    found = clean(text).translate(_NO_BREAKS).strip()
    if not found:
        return ""
    try:
        for base in () if found.lower().startswith(("http://", "https://")) else bases:
            found = urljoin(base, found)
        parts = urlsplit(found)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc or len(found) > MAX_ADDRESS:
        return ""
    return found.replace(" ", "%20")


def person(text: str, url: str = "") -> Person | None:
    """A byline's name out of "Name", "mail (Name)" or "Name <mail>"; None for a mail alone."""
    text = plain(text)
    found = _MAIL_AND_NAME.fullmatch(text) or _NAME_AND_MAIL.fullmatch(text)
    name = found[1].strip() if found else "" if _MAIL.fullmatch(text) else text
    if not name or name.lower() in _NOBODY:
        return None
    return Person(name[:_MAX_NAME].rstrip(), url)


def people(found: Iterable[Person | None]) -> tuple[Person, ...]:
    """Each person once, in order, with the address where any mention had one."""
    by_name: dict[str, Person] = {}
    for one in found:
        key = one.name.casefold() if one else ""
        if one and (key not in by_name or (one.url and not by_name[key].url)):
            by_name[key] = one
    return tuple(by_name.values())[:MAX_NAMES]


def labels(found: Iterable[str]) -> tuple[str, ...]:
    """Topics, each once, in order, blanks and mark-up removed."""
    by_name: dict[str, str] = {}
    for one in found:
        name = plain(one)[:_MAX_NAME].strip()
        if name:
            by_name.setdefault(name.casefold(), name)
    return tuple(by_name.values())[:MAX_NAMES]


def key_of(identity: str, url: str, *texts: str) -> str:
    """What an item is known by in its source: id, else address, else a hash of its texts.

    "" where it has none of them.
    """
    identity = " ".join(clean(identity).split())
    if len(identity) > 500:
        return f"sha256:{_hash(identity)}"
    if identity or url:
        return identity or url
    return f"sha256:{_hash(*texts)}" if any(texts) else ""


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()

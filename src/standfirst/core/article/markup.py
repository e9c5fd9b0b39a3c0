"""Turns hostile bytes into a parsed page: size cap, encoding, depth cap, then one parse."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import lxml.html
from charset_normalizer import from_bytes
from lxml import etree

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 200  # elements; libxml2 itself gives up at 256, and <html><body> and wrappers count too
MAX_TAGS = 12_000  # the largest real page seen has 10,138; the extractor is not linear
MAX_TAG = 16 * 1024  # characters of a tag with its attributes
MAX_RUN = 100_000  # characters between two tags; the longest real paragraph seen has 35,000
MAX_TEXT = 400_000  # characters outside of tags and scripts; the longest real page has 152,000
SAMPLE = 64 * 1024  # bytes that a guess of the encoding looks at

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][^\s/>]{0,60}))")
_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.\-]{2,40})""", re.I
)
_XML = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}encoding=["']([a-zA-Z0-9_:.\-]{2,40})""")
_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([a-zA-Z0-9_:.\-]{2,40})""", re.I)
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# Letters of western Europe, quotation marks, dashes, the euro and the hard space in cp1252.
_WESTERN = re.compile(
    rb"[\x80\x84\x85\x8b\x91-\x97\x9b\xa0\xa1\xa7\xab\xb0\xb7\xbb\xbf"
    rb"\xc0-\xcf\xd1-\xd6\xd8-\xdc\xdf-\xef\xf1-\xf6\xf8-\xfc]"
)

# Browsers read these labels as the wider code page; pages rely on it.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont bgsound frame "
    "keygen command".split()
)
# The parser closes these by itself when the next one opens: they do not nest.
_SELF_CLOSING = frozenset("p li dt dd tr td th thead tbody tfoot option optgroup rp rt".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())


def parse(html: str, *, depth: int = MAX_DEPTH) -> lxml.html.HtmlElement | None:
    """The page as a tree about `depth` deep at most, or None if it is empty. Never raises."""
    text = flatten(_BAD.sub(" ", html[:MAX_BYTES]), depth)
    if not text.strip():
        return None
    # A declaration inside a str makes lxml refuse it; the text is decoded already.
    text = re.sub(r"^\s{0,99}<\?xml[^>]{0,300}>", "", text)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def decode(html: bytes, content_type: str = "") -> str:
    """The bytes as text: by mark, as UTF-8, as declared, or guessed. Never raises."""
    html = html[:MAX_BYTES]
    for mark, name in _BOMS:
        if html.startswith(mark):
            return html[len(mark) :].decode(name, "replace")
    labels = _declared(html, content_type)
    if not any(name.startswith(("utf_16", "utf_32", "iso2022")) for name in labels):
        strict = _utf8(html)
        if strict is not None:
            return strict
    for name in labels:
        text = _attempt(html, name) if name != "utf_8" else None  # it was tried, and is not
        if text is not None:
            return text
    return html.decode(_guess(html), "replace")


def _utf8(html: bytes) -> str | None:
    """UTF-8 that is right but for a few broken bytes is UTF-8, whatever the page declares."""
    text = html.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if not wrong:
        return text
    beyond_ascii = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text[: SAMPLE * 4]))
    return text if beyond_ascii > 20 * wrong else None


def _declared(html: bytes, content_type: str) -> list[str]:
    found = [match.group(1) for match in [_HEADER.search(content_type[:300])] if match]
    head = html[:8192]
    found += [m.group(1).decode("ascii") for m in (_XML.search(head), _META.search(head)) if m]
    names: list[str] = []
    for label in found:
        try:
            name = codecs.lookup(label).name.replace("-", "_")
        except (LookupError, ValueError):
            continue
        names.append(_WIDER.get(name.replace("iso8859_", "iso8859-"), name))
    return names


def _attempt(html: bytes, name: str) -> str | None:
    """None when the label lies: more than one broken character in a hundred."""
    try:
        text = html.decode(name, "replace")
    except (LookupError, ValueError, TypeError):
        return None
    if not isinstance(text, str):  # hex, rot13 and other codecs that are no encodings
        return None
    return text if text.count("\ufffd") * 100 <= len(text) and "\x00\x00" not in text else None


def _guess(html: bytes) -> str:
    if _is_western(html):
        return "cp1252"
    best = from_bytes(_sample(html)).best()
    return best.encoding if best else "cp1252"


def _is_western(html: bytes) -> bool:
    """True if what is beyond ASCII is sparse, and letters or quotation marks in cp1252."""
    sample = _sample(html)
    beyond = re.findall(rb"[\x80-\xff]", sample)
    letters = len(_WESTERN.findall(b"".join(beyond)))
    return 0 < len(beyond) < 0.15 * len(sample) and letters > 0.95 * len(beyond)


def _sample(html: bytes) -> bytes:
    """Text with marks beyond ASCII tells more than scripts: cut around the first of them."""
    first = re.search(rb"[\x80-\xff]", html)
    start = max(0, first.start() - 2048) if first else 0
    return html[start : start + SAMPLE]


def flatten(html: str, depth: int = MAX_DEPTH) -> str:
    """The same HTML within limits, in linear time.

    Tags deeper than `depth` are taken out and their text stays; a tag of more than `MAX_TAG`
    characters loses its attributes; a run of text is cut at `MAX_RUN`; the page ends at tag number
    `MAX_TAGS` or after `MAX_TEXT` characters of text. What is beyond is no article, and would cost
    seconds.
    """
    kept: list[str] = []
    level = dropped = opened = said = copied = before = 0
    raw = False
    for start, end, closing, name in _tags(html):
        run = 0 if raw else start - before
        said += min(run, MAX_RUN)
        opened += not closing
        if opened > MAX_TAGS or said > MAX_TEXT:
            html = html[: min(start, before + MAX_RUN)]
            break
        if run > MAX_RUN:
            kept.append(html[copied : before + MAX_RUN])
            copied = start
        before, raw = end, name in _RAW and not closing
        level, dropped, keep = _nested(name, closing, html[end - 2] == "/", level, dropped, depth)
        if keep and end - start <= MAX_TAG:
            continue
        kept.append(html[copied:start])
        kept.append(f"<{name}>" if keep else "")
        copied = end
    rest = html[copied:]
    return "".join(kept) + (rest if raw else rest[: max(0, before - copied) + MAX_RUN])


def _nested(
    name: str, closing: bool, empty: bool, level: int, dropped: int, depth: int
) -> tuple[int, int, bool]:
    """(level, dropped, keep) after a tag: how deep we are, how many open tags were taken out."""
    if name in _VOID or name in _SELF_CLOSING or empty:
        return level, dropped, True  # libxml2 takes "/>" as the end of any element
    if closing and dropped:
        return level, dropped - 1, False
    if closing:
        return max(0, level - 1), dropped, True
    if level < depth:
        return level + 1, dropped, True
    return level, dropped + 1, False


def _tags(html: str) -> Iterator[tuple[int, int, bool, str]]:
    """(start, end, closing, name) of every tag; comments and raw text are passed over."""
    position = 0
    while tag := _TAG.search(html, position):
        slash, name = tag.groups()
        if name is None:
            position = html.find("-->", tag.end()) + 3
            if position < 3:
                return  # an unclosed comment swallows the rest
            continue
        name = name.lower()
        position = html.find(">", tag.end()) + 1
        if not position:
            return
        yield tag.start(), position, bool(slash), name
        if name in _RAW and not slash:
            position = _end_of_raw(html, name, position)
            if position < 0:
                return


def _end_of_raw(html: str, name: str, position: int) -> int:
    """Where the closing tag of a script, style or the like starts; -1 if it never closes."""
    end = re.compile(rf"</{re.escape(name)}", re.I).search(html, position)
    return end.start() if end else -1

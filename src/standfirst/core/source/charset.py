"""Turns the bytes of an answer into text, whatever it says of its encoding."""

from __future__ import annotations

import codecs
import re
import zlib

from charset_normalizer import from_bytes

MAX_BODY = 10 * 1024 * 1024  # bytes; what lies beyond is cut off, as if the feed broke off
_HEAD = 4096
_DECLARED = re.compile(r"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.I)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
# Codecs of Python that are no writing systems, or that take quadratic time on hostile input.
# UTF-16 and UTF-32 are told by their bytes alone: plain ASCII "decodes" as them.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
    | {f"utf-{size}{order}" for size in (16, 32) for order in ("", "-le", "-be")}
)
_STARTS = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm"
_HIGH = re.compile(rb"[^<>]{0,40}[\x80-\xff][^<>]{0,400}")
_LEAST_LETTERS = 24  # bytes
_GUESSES = ["big5", "gb18030", "euc_jp", "shift_jis", "euc_kr", "koi8_r", "cp1251", "cp1253"]
_GUESSES += ["cp1255", "cp1256", "tis_620"]


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
    for start, name in _STARTS:
        if body.startswith(start):
            return body.decode(name, "replace")
    if body.startswith(_EBCDIC):
        return _of_mainframe(body)
    return _decoded(body, _declared(body, content_type))


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
    first = [] if body.isascii() and any(names) else ["utf-8"]
    for name in (*first, *names):
        found = _decode_strictly(body, name)
        if found is not None:
            return found
    guessed = None if any(names) else _decode_strictly(body, _guessed(body))
    found = _decode_strictly(body, "cp1252") if guessed is None else guessed
    if found is not None:
        return found
    return body.decode("cp1252" if _mostly_ascii(body) else "utf-8", "replace")


def _guessed(body: bytes) -> str:
    """What letters look like of a body that says nothing; "" where they are mostly ASCII."""
    sample = b" ".join(_HIGH.findall(body[: 64 * _HEAD]))[:_HEAD]
    if len(sample) < _LEAST_LETTERS or len(sample) * 8 < len(body[:_HEAD]):
        return ""
    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return best.encoding if best is not None else ""


def _of_mainframe(body: bytes) -> str:
    """EBCDIC: its page of code is named in its own letters, which are those of cp037 so far."""
    stated = _DECLARED.search(body[:_HEAD].decode("cp037", "replace"))
    found = _decode_strictly(body, stated[1]) if stated else None
    return body.decode("cp037", "replace") if found is None else found


def _decode_strictly(body: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name) if name else None
        if codec is None or codec.name.replace("_", "-") in _NO_CHARSETS:
            return None
        if codec.name == "utf-8":  # a letter cut in half at the end is no reason to doubt it
            return codecs.utf_8_decode(body, "strict", False)[0]
        return body.decode(codec.name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _mostly_ascii(body: bytes) -> bool:
    return sum(byte < 128 for byte in body[:_HEAD]) * 2 > len(body[:_HEAD])

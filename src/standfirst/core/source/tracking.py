"""Unwinds tracking links of letters without asking the network, by what the address itself says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from standfirst.core.article.urls import tracks

MAX_LENGTH = 8000  # characters of an address
ROUNDS = 6  # wrappers inside wrappers
_INFLATED = 8192  # bytes of a packed parameter
_WEB = re.compile(r"https?://[^\s/?#]*\.[^\s/?#]", re.I)
_INSIDE = re.compile(rb"https?://[A-Za-z0-9][\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d-\x7e]{3,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HOST_AND_PATH = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/", re.I)
_DASHED = re.compile(r"https?-3A__", re.I)  # "-" for "%" and "_" for "/", as mail filters write
_FILTERED = re.compile(r"/v3/__(?P<url>.{8,4000}?)__;(?P<kept>[^!]*)!", re.S)
_RUN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# Parameters that name a page beside the one that is meant.
_BESIDE = re.compile(
    r"(?:ref|referr?er|src|source|from|origin|utm_\w+|image|img|picture|photo|media|thumb\w*|icon|"
    r"logo|avatar|poster|feed|callback|via|back|cancel\w*|error\w*|fallback\w*)",
    re.I,
)
# Parameters that name the reader or let the reader in.
_READER = re.compile(
    r"e-?mail(?:_?(?:id|address|hash))?|recipient(?:_?id)?|subscriber(?:_?(?:id|key|hash))?|"
    r"contact_?(?:id|hash)|member_?id|user_?(?:id|hash|key)|customer_?id|"
    r"(?:access_?|auth_?|login_?|magic_?|session_?|jwt_?|user_?|subscriber_?|id_?)?token|"
    r"auth(?:_?key)?|jwt|otp|session(?:_?id)?|_?ke|ck_subscriber_id|triedredirect|hashed_?email",
    re.I,
)


def unwound(url: str, *, reader: Iterable[str] = ()) -> str:
    """The address that a link of a letter leads to, without what tracks or names the reader.

    An address that is wrapped in a way which does not show its target comes back as it is.
    `reader` are the mail addresses of who got the letter. Never raises; never asks anybody.
    """
    address = re.sub(r"[\t\r\n]", "", url).strip()
    for _ in range(ROUNDS):
        if len(address) > MAX_LENGTH:
            return address
        target = _target(address)
        if not target or target == address:
            break
        address = target
    return _bare(address, _signs(reader))


def is_wrapped(url: str) -> bool:
    """Whether an address looks like a tracking link that could not be unwound.

    It holds a long token that no person wrote: in its path, or as all of its query.
    """
    parts = _split(url)
    if parts is None:
        return True
    values = [part.partition("=")[2] for part in parts.query.split("&")]
    return any(_is_token(one) for one in [*parts.path.split("/"), *values])


def page_of(url: str) -> str:
    """The address for all readers of a page that a letter's reader was given; "" if there is none.

    Where the path itself names the page ("/p/why-the-bridge-was-closed") the query only says who
    came and from where, and is left out.
    """
    parts = _split(url)
    if parts is None or not (parts.path.strip("/") or parts.query):
        return ""
    segments = parts.path.rstrip("/").split("/")
    if _is_slug(segments[-1]) and not any(map(_is_token, segments)):
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
    return "" if is_wrapped(url) else url


def _target(address: str) -> str:
    """What the address wraps, one wrapping off; "" where it wraps nothing that shows."""
    parts = _split(address)
    if parts is None:
        return ""
    filtered = _FILTERED.search(address)
    if filtered:
        return _refilled(filtered["url"], filtered["kept"])
    if re.match(r"https?(?::|%3a)", parts.query, re.I):  # everything after the question mark
        return _decoded(parts.query)
    named = dict(_parameters(parts.query))
    found = [url for name, value in named.items() if (url := _meant(name, value))]
    if found:
        return found[0]
    for segment in parts.path.split("/"):
        value = segment.partition("=")[2] if re.match(r"[A-Za-z]{1,8}=", segment) else segment
        if url := _in_segment(value):
            return url
    return ""


def _meant(name: str, value: str) -> str:
    return "" if _BESIDE.fullmatch(name) else _decoded(value)


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    for part in re.split("[&;](?=[\\w.-]{1,40}=)", query)[:60]:
        name, _, value = part.partition("=")
        yield name.lower(), value


def _in_segment(segment: str) -> str:
    """A segment may hold a whole address, percent-encoded, or one without its scheme."""
    if len(segment) < 12:
        return ""
    found = _decoded(segment)
    if found:
        return found
    plain = unquote(segment)
    if "%2f" in segment.lower() and _HOST_AND_PATH.match(plain):
        return f"https://{plain}"
    return ""


def _decoded(value: str) -> str:
    """The web address that a value is, written plainly or percent-, hex- or base64-encoded."""
    text = value
    for _ in range(4):
        if _WEB.match(text):
            return text
        if _DASHED.match(text):
            return _undashed(text)
        plain = unquote(text)
        if plain == text:
            break
        text = plain
    if re.fullmatch(r"(?:68747470)[0-9a-f]{10,}", text, re.I) and len(text) % 2 == 0:
        return _address_in(bytes.fromhex(text))
    return _from_base64(text)


def _undashed(text: str) -> str:
    plain = unquote(text.replace("_", "/").replace("-", "%"))
    return plain if _WEB.match(plain) else ""


def _from_base64(text: str) -> str:
    """Base64 of an address, of JSON or packed text with one in it, or of one behind a mark."""
    start = text.find("aHR0c")  # "http" in base64
    tries = [text[start:]] if 0 < start <= 12 else []
    # A signature may follow after a dot; in a token of three parts the middle one speaks.
    tries += text.split(".")[:3]
    for one in tries:
        found = _BASE64.match(one)
        data = _bytes_of(found.group()) if found and len(found.group()) >= 0.9 * len(one) else b""
        if address := _address_in(_inflated(data)):
            return address
    return ""


def _bytes_of(text: str) -> bytes:
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    bare = bare[:-1] if len(bare) % 4 == 1 else bare
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _inflated(data: bytes) -> bytes:
    if data[:1] != b"\x78":
        return data
    try:
        return zlib.decompressobj().decompress(data, _INFLATED)
    except zlib.error:
        return data


def _address_in(data: bytes) -> str:
    """The first address in decoded bytes: a value of JSON, or what stands between other bytes."""
    if data[:1] in (b"{", b"["):
        return _in_json(data)
    found = _INSIDE.search(data)
    text = found.group().decode("ascii") if found else ""
    if found and _is_form(data[: found.start()]):
        text = text.partition("&")[0]
    elif found and found.start() == 0 and data.isascii() and len(text) < len(data):
        return ""  # a longer text that merely begins with an address
    return text if _WEB.match(text) else ""


def _in_json(data: bytes) -> str:
    try:
        values = list(_texts(json.loads(data), 4))
    except (ValueError, RecursionError):
        return ""
    return next((value for value in values if _WEB.match(value)), "")


def _is_form(before: bytes) -> bool:
    return bool(re.search(rb"(?:^|&)[\w.-]{1,20}=$", before))


def _texts(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth and isinstance(value, dict):
        for name, one in value.items():
            if not _BESIDE.fullmatch(str(name)):
                yield from _texts(one, depth - 1)
    elif depth and isinstance(value, list):
        for one in value[:40]:
            yield from _texts(one, depth - 1)


def _refilled(url: str, kept: str) -> str:
    """A mail filter's third form: "*" stands for characters that are kept in base64 behind it."""
    characters = iter(_bytes_of(kept).decode("utf-8", "replace"))

    def fill(match: re.Match[str]) -> str:
        run = _RUN.find(match[1]) + 2 if match[1] else 1
        return "".join(next(characters, "") for _ in range(run))

    text = re.sub(r"\*(?:\*([A-Za-z0-9_-]))?", fill, url)
    text = re.sub(r"^(https?):/(?=[^/])", r"\1://", text)
    return text if _WEB.match(text) else ""


def _bare(address: str, signs: frozenset[str]) -> str:
    """The address without parameters that track, name the reader or let the reader in."""
    parts = _split(address)
    if parts is None:
        return address
    query = "&".join(one for one in parts.query.split("&") if one and not _tells(one, signs))
    fragment = "" if _tells(parts.fragment, signs) or "=" in parts.fragment else parts.fragment
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, fragment))


def _tells(parameter: str, signs: frozenset[str]) -> bool:
    name, _, value = parameter.partition("=")
    plain = unquote(value).casefold()
    if tracks(parameter) or (value and _READER.fullmatch(name)):
        return True
    return plain in signs or "[uniqid]" in plain or value.startswith("eyJ")


def _signs(reader: Iterable[str]) -> frozenset[str]:
    """What stands for the reader in an address: the mail address, its base64 and its digests."""
    found: set[str] = set()
    for one in reader:
        for form in {one, one.casefold()}:
            data = form.encode("utf-8", "replace")
            packed = base64.b64encode(data).decode().casefold()
            found |= {form.casefold(), packed, packed.rstrip("=")}
            found |= {hashlib.new(kind, data).hexdigest() for kind in ("sha1", "sha256")}
            found.add(hashlib.md5(data, usedforsecurity=False).hexdigest())
    return frozenset(found)


def _is_slug(text: str) -> bool:
    """Words of a headline: "why-the-bridge-is-closed", with or without numbers among them."""
    parts = re.split(r"[-_+]", text[:400])
    return sum(part.isalpha() for part in parts) >= 3 and len(parts) >= 4


def _is_token(text: str) -> bool:
    """Letters and digits in a mix that no person writes: "eJwVyUEOgCAMBMC3cN4" and the like."""
    text = unquote(text)
    if len(text) < 16 or _is_slug(text) or "." in text[-6:]:
        return False
    if re.fullmatch(r"\d+", text) or not re.fullmatch(r"[\w~=+/!.-]+", text):
        return False
    kinds = [any(map(test, text)) for test in (str.isdigit, str.islower, str.isupper)]
    return sum(kinds) == 3 or bool(re.fullmatch(r"[0-9a-f-]{24,}", text))


def _split(address: str) -> SplitResult | None:
    if not re.match(r"https?://", address, re.I) or len(address) > MAX_LENGTH:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.hostname else None

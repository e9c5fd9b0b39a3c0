"""What an HTTP answer or failure means: header values in seconds, and errors as sentences."""

from __future__ import annotations

import asyncio
import errno
import re
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp

from standfirst.core.errors import FetchError

MAX_RETRY_AFTER = 7 * 86400.0  # seconds
UNNAMED_WAIT = 600.0  # seconds, after a 429 that does not say how long
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
_PERMANENT = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 414, 451})
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.ENETDOWN})
_SENTENCES = {
    401: "The site asks for a password (401). Give an address that is open to all.",
    402: "The site asks for payment (402). Give an address that is open to all.",
    403: "The site does not let us read this page (403). It may block programs; ask its owner.",
    404: "The site has no page at this address (404). Check the address.",
    410: "The site answers that this page is gone (410). Remove it or give its new address.",
    429: "The site says that we ask too often (429). We wait for as long as it asks.",
    451: "The site may not show this page for legal reasons (451). Remove it.",
    503: "The site is out of service for the moment (503). It is asked again later.",
}


def status_error(status: int, headers: Mapping[str, str], *, now: datetime) -> FetchError:
    """The error for a status that is neither an answer nor a redirect."""
    wait = None
    if status in {429, 503}:
        # A date of theirs is measured by their own clock, which may go wrong.
        theirs = read_http_date(headers.get("Date", ""))
        wait = retry_after(headers.get("Retry-After", ""), now=theirs or now)
    if status == 429 and wait is None:
        wait = UNNAMED_WAIT
    sentence = _SENTENCES.get(status)
    if sentence is None and status >= 500:
        sentence = f"The site has an error of its own ({status}). It is asked again later."
    if sentence is None:
        sentence = f"The site gives no page at this address (status {status}). Check the address."
    permanent = status in _PERMANENT
    return FetchError(sentence, status=status, permanent=permanent, retry_after=wait)


def retry_after(value: str, *, now: datetime) -> float | None:
    """Seconds to wait, from a number or an HTTP date; None if it says neither. At most 7 days."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), MAX_RETRY_AFTER)
    when = read_http_date(value)
    if when is None:
        return None
    return min(max((when - now).total_seconds(), 0.0), MAX_RETRY_AFTER)


def read_http_date(value: str) -> datetime | None:
    """The moment that an HTTP date names; None where it is none."""
    if not value or len(value) > 64:
        return None
    try:
        when = parsedate_to_datetime(value)
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def max_age(value: str) -> float | None:
    """Seconds for which Cache-Control calls the answer fresh; None where it does not say."""
    lowered = value.lower()
    if "no-cache" in lowered or "no-store" in lowered:
        return None
    found = _MAX_AGE.search(value)
    return float(found[1]) if found else None


def linked(response: aiohttp.ClientResponse, rel: str) -> str:
    """The first address of that relation in the Link headers (RFC 8288), whole; "" for none."""
    try:
        links = list(response.links.items())
    except ValueError:  # an address that is none
        return ""
    found = (str(link["url"]) for rels, link in links if rel in rels.lower().split())
    return next((url for url in found if url.startswith(("http://", "https://"))), "")


def failure(error: Exception, *, host: str, seconds: float) -> FetchError:
    """What went wrong on the way, as a FetchError; one that is already a FetchError stays."""
    refused = next((e for e in _chain(error) if isinstance(e, FetchError)), None)
    if refused is not None:
        return refused
    if any(isinstance(e, OSError) and e.errno in _NO_ROUTE for e in _chain(error)):
        return FetchError(
            "This machine has no way to the network. Check its connection.", local=True
        )
    return FetchError(_sentence(error, host, seconds))


def _sentence(error: Exception, host: str, seconds: float) -> str:
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        return f"{host} did not answer in full within {seconds:g} seconds. It is asked again later."
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"The name {host} leads to no address. Check that it is written correctly."
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return (
            f"No safe connection to {host} could be made: its certificate or TLS is not valid. "
            "It is asked again later."
        )
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"{host} does not accept connections. It is asked again later."
    if isinstance(error, aiohttp.ClientPayloadError):
        return (
            f"The answer of {host} breaks off, or is shorter than it says. It is asked again later."
        )
    if isinstance(error, aiohttp.ClientResponseError):
        return (
            f"The answer of {host} is not correct HTTP, or its headers are too large. It is asked "
            "again later."
        )
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionError):
        return f"{host} closed the connection before it answered. It is asked again later."
    return f"{host} could not be asked ({type(error).__name__}). It is asked again later."


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(10):
        if error is None:
            return
        yield error
        inner = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else None
        error = inner or error.__cause__ or error.__context__

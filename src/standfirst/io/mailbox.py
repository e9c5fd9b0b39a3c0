"""Reads new letters from a mailbox over IMAP, and changes nothing in it."""

from __future__ import annotations

import errno
import imaplib
import logging
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from imapclient import IMAPClient, exceptions
from imapclient.imap4 import IMAP4WithTimeout
from imapclient.tls import IMAP4_TLS, create_default_context

from standfirst.core.errors import FetchError, MailboxError, StandfirstError
from standfirst.core.source.mailbox import INBOX, Mailbox
from standfirst.core.types import Letter

LETTER_BYTES = 10 * 1024 * 1024  # of one letter; what is beyond is attachments, and is not asked
ROUND_BYTES = 24 * 1024 * 1024  # of the letters of one round
ROUND_LETTERS = 50
FIRST_LETTERS = 200  # the newest, when a mailbox is read for the first time
LISTED = 15  # folders named in a sentence
_OVERHEAD = 4 * 1024 * 1024  # of a session, for all that is no letter
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.ENETDOWN})
_STATE = re.compile(r"(\d{1,10}):(\d{1,10})")

# The client notes every line at a level where nobody looks; what is said there is not for a log.
logging.getLogger("imapclient").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Post:
    """What a mailbox gave. `state` is "UIDVALIDITY:next UID"; `more`: letters wait there."""

    letters: tuple[Letter, ...]
    state: str
    more: bool = False


@dataclass(slots=True)
class _Limits:
    """What a session may take: seconds, from the connection on, and bytes that are left."""

    seconds: float
    left: int
    late: bool = False


class _Bounded:
    """A connection that reads no more bytes and takes no more time than it was given."""

    limits: _Limits
    _timer: threading.Timer | None = None

    def open(self, *args: Any, **kwargs: Any) -> None:
        super().open(*args, **kwargs)  # type: ignore[misc]
        # The socket's own timeout starts anew with every byte that drips in; this one does not.
        self._timer = threading.Timer(self.limits.seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.limits.late = True
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[attr-defined]

    def read(self, size: int) -> bytes:
        self._count(size)
        return super().read(size)  # type: ignore[misc,no-any-return]

    def readline(self) -> bytes:
        line: bytes = super().readline()  # type: ignore[misc]
        self._count(len(line))
        return line

    def _count(self, size: int) -> None:
        self.limits.left -= size
        if self.limits.left < 0:
            raise imaplib.IMAP4.abort("more bytes than were asked for")

    def shutdown(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        super().shutdown()  # type: ignore[misc]


class _Plain(_Bounded, IMAP4WithTimeout):  # type: ignore[misc]
    """Without TLS from the first byte."""


class _Safe(_Bounded, IMAP4_TLS):  # type: ignore[misc]
    """TLS from the first byte."""


class _Client(IMAPClient):  # type: ignore[misc]
    """The library's client over a bounded connection."""

    def __init__(self, mailbox: Mailbox, limits: _Limits, *, wait: float) -> None:
        self._limits = limits
        safe = mailbox.scheme == "imaps"
        context = create_default_context() if safe else None
        super().__init__(mailbox.host, mailbox.port, ssl=safe, ssl_context=context, timeout=wait)
        self.normalise_times = False

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802  (the library's name)
        kind = _Safe if self.ssl else _Plain
        made = type(kind.__name__, (kind,), {"limits": self._limits})  # it connects when it is made
        context = (self.ssl_context,) if self.ssl else ()
        return made(self.host, self.port, *context, self._timeout.connect)  # type: ignore[no-any-return]


def read_new(mailbox: Mailbox, *, state: str, wait: float = 15.0, seconds: float = 60.0) -> Post:
    """The letters that came since `state` ("" for the first time), oldest first, a round's worth.

    The folder is opened for reading only and letters are peeked at: nothing there is marked, moved
    or deleted. `wait` and `seconds` limit one answer and the whole. Raises FetchError where nobody
    answers, MailboxError where the mailbox does not let us read.
    """
    with _told(mailbox, seconds), _opened(mailbox, wait, seconds) as client:
        seen = _examine(client, mailbox)
        validity, coming = int(seen[b"UIDVALIDITY"]), int(seen.get(b"UIDNEXT", 0))
        known = _next_of(state, validity)
        if not seen.get(b"EXISTS") or (known and known == coming):
            return Post((), f"{validity}:{coming or known or 1}")
        criteria = ["UID", f"{known}:*"] if known else ["ALL"]
        # "7:*" names the last letter also where its number is below 7.
        uids = sorted(uid for uid in client.search(criteria) if uid >= (known or 1))
        uids = uids if known else uids[-FIRST_LETTERS:]
        sizes = client.fetch(uids[:ROUND_LETTERS], ["RFC822.SIZE"]) if uids else {}
        chosen = _choose(uids, sizes)
        letters, following = _letters(client, chosen, known or 1)
        more = len(chosen) < len(uids) or bool(chosen and following <= chosen[-1])
        return Post(letters, f"{validity}:{following if more else max(following, coming)}", more)


def _next_of(state: str, validity: int) -> int:
    """The first number that we have not had; 0 where the numbers are others than they were."""
    found = _STATE.fullmatch(state)
    return int(found[2]) if found and int(found[1]) == validity else 0


def _choose(uids: list[int], sizes: Mapping[int, Mapping[bytes, Any]]) -> list[int]:
    """The first letters, as many as a round may hold; at least one."""
    chosen: list[int] = []
    total = 0
    for uid in uids[:ROUND_LETTERS]:
        total += min(int(sizes.get(uid, {}).get(b"RFC822.SIZE", 0)), LETTER_BYTES)
        if chosen and total > ROUND_BYTES:
            break
        chosen.append(uid)
    return chosen


def _letters(
    client: IMAPClient, uids: Sequence[int], following: int
) -> tuple[tuple[Letter, ...], int]:
    """The letters, and the number from which to go on.

    Where the line breaks or the time is up, those that came count: a slow line gets on all the
    same, instead of beginning with the same letter for ever.
    """
    found: list[Letter] = []
    for uid in uids:
        try:
            one = _letter(client, uid)
        except (OSError, imaplib.IMAP4.abort):
            if not found:
                raise
            return tuple(found), uid
        found += [one] if one else []
        following = uid + 1
    return tuple(found), following


def _letter(client: IMAPClient, uid: int) -> Letter | None:
    """One letter, or None for one that was deleted meanwhile."""
    part = f"BODY.PEEK[]<0.{LETTER_BYTES}>"
    answer = client.fetch([uid], ["INTERNALDATE", part]).get(uid, {})
    body = answer.get(b"BODY[]<0>", answer.get(b"BODY[]"))
    if not isinstance(body, bytes):
        return None
    came = answer.get(b"INTERNALDATE")
    arrived = came.astimezone(UTC) if isinstance(came, datetime) else None
    return Letter(number=uid, body=body, arrived=arrived)


@contextmanager
def _opened(mailbox: Mailbox, wait: float, seconds: float) -> Iterator[IMAPClient]:
    """A client that is let in, and always let go."""
    limits = _Limits(seconds, ROUND_BYTES + LETTER_BYTES + _OVERHEAD)
    client: IMAPClient | None = None
    try:
        client = _Client(mailbox, limits, wait=wait)
        if mailbox.scheme == "imap+tls":
            client.starttls(create_default_context())
        _log_in(client, mailbox)
        yield client
    except (OSError, imaplib.IMAP4.abort) as error:
        if limits.late:
            raise TimeoutError from error
        raise
    finally:
        if client is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                client.logout()
            with suppress(OSError, imaplib.IMAP4.error):
                client.shutdown()


def _log_in(client: IMAPClient, mailbox: Mailbox) -> None:
    try:
        # LOGIN takes ASCII only; PLAIN takes any password.
        if client.has_capability("AUTH=PLAIN"):
            client.plain_login(mailbox.user, mailbox.password)
        else:
            client.login(mailbox.user, mailbox.password)
    except (exceptions.LoginError, UnicodeError) as error:
        raise MailboxError(
            f"{mailbox.host} does not let us in{_said(error, mailbox)}. Check the name and the "
            "password in STANDFIRST_MAILBOX; many providers want a password made for one program.",
            permanent=True,
        ) from None


def _examine(client: IMAPClient, mailbox: Mailbox) -> Mapping[bytes, Any]:
    """Open the folder for reading only; "/" in its name stands for whatever the server uses."""
    folder = mailbox.folder
    try:
        return client.select_folder(folder, readonly=True)  # type: ignore[no-any-return]
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        refused = error
    listed = client.list_folders()
    names = [str(name) for flags, _, name in listed if b"\\Noselect" not in flags]
    marks = {mark.decode("ascii", "replace") for _, mark, _ in listed if mark}
    for mark in marks - {"/"}:
        for name in (folder.replace("/", mark), f"{INBOX}{mark}{folder}"):
            if name in names:
                return client.select_folder(name, readonly=True)  # type: ignore[no-any-return]
    if folder in names:
        raise MailboxError(f"The folder {folder} cannot be read{_said(refused, mailbox)}.")
    told = ", ".join(sorted(names)[:LISTED]) or "none"
    raise MailboxError(
        f"There is no folder {folder} at {mailbox.host}. It has: {told}. Write one of them at the "
        "end of the address in STANDFIRST_MAILBOX.",
        permanent=True,
    )


def _said(error: Exception, mailbox: Mailbox) -> str:
    """The server's own words in brackets, without any secret that it repeats."""
    if isinstance(error, UnicodeError):
        return ""
    text = str(error)
    text = re.sub(r"^b?['\"]|['\"]$", "", text)
    for secret in (mailbox.password, mailbox.user):
        text = text.replace(secret, "…")
    text = " ".join(re.sub(r"\[[A-Z-]+\]", "", text).split())[:160].rstrip(".")
    return f" (it says: {text})" if text else ""


@contextmanager
def _told(mailbox: Mailbox, seconds: float) -> Iterator[None]:
    """Whatever goes wrong with the server, as a sentence."""
    try:
        yield
    except StandfirstError:
        raise
    except TimeoutError:
        raise FetchError(
            f"{mailbox.host} did not answer in full within {seconds:g} seconds. "
            "It is asked again later."
        ) from None
    except ssl.SSLError as error:
        raise MailboxError(_of_tls(error, mailbox)) from None
    except OSError as error:
        raise _of_line(error, mailbox) from None
    except exceptions.CapabilityError:
        raise MailboxError(
            f"{mailbox.host} offers no STARTTLS at port {mailbox.port}. Write imaps:// instead of "
            "imap+tls:// in STANDFIRST_MAILBOX.",
            permanent=True,
        ) from None
    except imaplib.IMAP4.abort as error:
        raise FetchError(
            f"{mailbox.host} broke the connection off{_said(error, mailbox)}. "
            "It is asked again later."
        ) from None
    except imaplib.IMAP4.error as error:
        raise MailboxError(
            f"{mailbox.host} does not do what it is asked{_said(error, mailbox)}. "
            "It is asked again later."
        ) from None
    except Exception as error:  # noqa: BLE001  (a server that speaks nonsense ends in any error)
        raise MailboxError(
            f"{mailbox.host} does not speak IMAP as it should ({type(error).__name__}). Check the "
            "host and the port in STANDFIRST_MAILBOX."
        ) from None


def _of_tls(error: ssl.SSLError, mailbox: Mailbox) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"The certificate of {mailbox.host} is not valid ({error.verify_message}). Check the "
            "name of the host; for a certificate of your own, name its file in SSL_CERT_FILE."
        )
    return (
        f"No safe connection to {mailbox.host} could be made at port {mailbox.port}. Where that "
        "port begins without TLS, write imap+tls:// instead of imaps://."
    )


def _of_line(error: OSError, mailbox: Mailbox) -> FetchError:
    if error.errno in _NO_ROUTE:
        return FetchError(
            "This machine has no way to the network. Check its connection.", local=True
        )
    if isinstance(error, socket.gaierror):
        return FetchError(
            f"The name {mailbox.host} leads to no address. Check that it is written correctly.",
            local=error.errno == socket.EAI_AGAIN,
        )
    return FetchError(
        f"{mailbox.host} does not accept connections at port {mailbox.port}. "
        "It is asked again later."
    )

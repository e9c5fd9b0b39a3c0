"""The address of a mailbox of newsletters: imaps://user:password@host/Folder, read and told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

INBOX = "INBOX"
LONGEST = 1000  # characters of one address
_PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_HOST = re.compile(r"[a-z0-9_.-]{1,253}|[0-9a-f:.]{2,45}", re.I)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One folder of one account. `scheme` is "imaps", "imap+tls" (STARTTLS) or "imap" (open)."""

    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = INBOX

    @property
    def url(self) -> str:
        """The address without the password: the source's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        folder = quote(self.folder, safe="/")
        return f"{self.scheme}://{quote(self.user, safe='')}@{host}{port}/{folder}"

    @property
    def title(self) -> str:
        return f"Newsletters in {self.folder} at {self.host}"

    @property
    def is_own_machine(self) -> bool:
        return self.host in _LOOPBACK


def parse_mailboxes(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes of a setting, separated by blanks or commas, each once.

    Raises ValueError with a sentence; no sentence holds any part of an address, since any part
    that is written wrongly may be the password.
    """
    found = [_parse(part) for part in re.split(r"[\s,]+", text) if part]
    return tuple({one.url: one for one in found}.values())


def _parse(text: str) -> Mailbox:
    if len(text) > LONGEST:
        raise ValueError(f"a mailbox's address is at most {LONGEST} characters long")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(
            "a mailbox's address cannot be read: percent-encode what is special in the password "
            "(@ is %40, / is %2F, : is %3A, # is %23)"
        ) from None
    if parts.scheme not in _PORTS:
        raise ValueError("a mailbox's address starts with imaps://, imap+tls:// or imap://")
    if not parts.username or not parts.password:
        raise ValueError("a mailbox's address holds user:password@ before its host")
    host = (parts.hostname or "").rstrip(".")
    if not _HOST.fullmatch(host) or port == 0:
        raise ValueError("a mailbox's address names its host after the @")
    if parts.query or parts.fragment:
        raise ValueError("? and # in a password or a folder are written %3F and %23")
    user, password, folder = map(unquote, (parts.username, parts.password, parts.path.strip("/")))
    if re.search(r"[\x00-\x1f\x7f]", user + password + folder):
        raise ValueError("a mailbox's address holds no control characters")
    return Mailbox(
        parts.scheme, host, port or _PORTS[parts.scheme], user, password, folder or INBOX
    )

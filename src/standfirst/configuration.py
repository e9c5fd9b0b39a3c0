"""Every setting of the desk: read from the environment, typed, checked at the start."""

from __future__ import annotations

from datetime import time
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from standfirst.core.source.mailbox import parse_mailboxes
from standfirst.io.guard import is_allowed, parse_allowed

PREFIX = "STANDFIRST_"


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"there is no time zone named “{name}”")
    return name


def _allowed(text: str) -> str:
    parse_allowed(text)
    return text


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError("an address is host:port")
    return text


def _database(text: str) -> str:
    if not text:
        return text
    parts = urlsplit(text)
    if parts.scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ValueError("only SQLite and PostgreSQL are known")
    if not parts.path.strip("/"):
        raise ValueError("an address of a database ends with its name")
    return text


def _model(text: str) -> str:
    if text not in {"", "rules"} and not (text.isidentifier() and find_spec(text)):
        raise ValueError(f"no package of the name “{text}” is installed")
    return text


def _mail(text: str) -> str:
    parts = urlsplit(text)
    if text and parts.scheme not in {"smtp", "smtps", "smtp+tls"}:
        raise ValueError("a mail server's address starts with smtp://, smtp+tls:// or smtps://")
    if text and not parts.hostname:
        raise ValueError("a mail server's address names its host")
    return text


def _public(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("an address starts with http:// or https://")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("the desk lives at the top of its host, so nothing follows the host")
    return text.rstrip("/")


def _sender(text: str) -> str:
    if "@" not in parseaddr(text)[1]:
        raise ValueError("a sender is an e-mail address, with or without a name")
    return text


class Configuration(BaseSettings):
    """The settings; each has a default that works. An error message offers the first example."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    data_dir: Path = Field(
        Path("desk"),
        description="Folder of the desk: the SQLite database and the secret key. A relative path "
        "counts from the folder you start in.",
        examples=["/var/lib/standfirst"],
    )
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "",
        description="Database. Empty: SQLite inside the data folder.",
        examples=["postgres://standfirst:secret@localhost:5432/standfirst"],
    )
    address: Annotated[str, AfterValidator(_address)] = Field(
        "127.0.0.1:8000",
        description="Where `standfirst serve` listens.",
        examples=["127.0.0.1:8000"],
    )
    url: Annotated[str, AfterValidator(_public)] = Field(
        "",
        validate_default=True,
        description="The address under which readers reach the desk; links in mail and feeds begin "
        "with it, and its host is the one the desk answers to. Empty: http:// and "
        "STANDFIRST_ADDRESS.",
        examples=["https://news.example.org"],
    )
    hosts: str = Field(
        "",
        description="Further host names the desk answers to, separated by commas.",
        examples=["news.example.org,desk.lan"],
    )
    secret_key: str = Field(
        "",
        description="Key that signs sessions and links. Empty: made once and kept in the data "
        "folder.",
        examples=["fifty random characters"],
    )
    debug: bool = Field(
        False, description="Show tracebacks in the browser. Never on a public desk.", examples=["0"]
    )
    name: str = Field(
        "Standfirst", description="The name at the head of every page.", examples=["The Desk"]
    )
    zone: Annotated[str, AfterValidator(_zone)] = Field(
        "UTC",
        description="Time zone of the desk: Updates, dates on pages.",
        examples=["America/Toronto"],
    )
    morning: time = Field(
        time(6), description="When the Morning Update is written.", examples=["06:00"]
    )
    evening: time = Field(
        time(17), description="When the Evening Update is written.", examples=["17:00"]
    )
    publish: bool = Field(
        True,
        description="Publish an Update as soon as it is written. Off: it waits as a draft for the "
        "editor.",
        examples=["1"],
    )
    allow_private: Annotated[str, AfterValidator(_allowed)] = Field(
        "",
        description="Hosts, host:port pairs and address ranges that may be polled although they "
        "are private, separated by commas.",
        examples=["192.168.1.20,10.0.0.0/8,intranet.lan:8080"],
    )
    contact: str = Field(
        "",
        description="Address in the User-Agent, so that an outlet can reach you. Empty: the sender "
        "of the Updates.",
        examples=["desk@example.org"],
    )
    host_seconds: float = Field(
        1.0,
        ge=0,
        le=3600,
        description="Least seconds between two requests to one host; private hosts that you "
        "allowed are exempt.",
        examples=["1"],
    )
    processes: int = Field(
        2, ge=1, le=64, description="Processes that extract and read articles.", examples=["2"]
    )
    model: Annotated[str, AfterValidator(_model)] = Field(
        "",
        description="Language model for English: the name of an installed spaCy package, or "
        "“rules” for none. Empty: the one that came with the installation.",
        examples=["rules"],
    )
    email_url: Annotated[str, AfterValidator(_mail)] = Field(
        "",
        description="Mail server. Empty: Updates are not mailed, and the pages say so.",
        examples=["smtp+tls://desk:secret@mail.example.org:587"],
    )
    email_from: Annotated[str, AfterValidator(_sender)] = Field(
        "Standfirst <standfirst@localhost>",
        description="Sender of the Updates.",
        examples=["The Desk <desk@example.org>"],
    )
    mailbox: str = Field(
        "",
        repr=False,  # it holds a password
        description="Mailboxes of newsletters, separated by blanks or commas; see newsletters.md. "
        "Empty: none.",
        examples=["imaps://news%40example.org:secret@imap.example.org/Newsletters"],
    )
    sample_port: int = Field(
        8099, ge=1, le=65535, description="Port of the sample wire on 127.0.0.1.", examples=["8099"]
    )

    @field_validator("url", mode="before")
    @classmethod
    def _served(cls, text: object, given: ValidationInfo) -> object:
        return text or served_at(str(given.data.get("address", "127.0.0.1:8000")))

    @field_validator("mailbox")
    @classmethod
    def _mailboxes(cls, text: str, given: ValidationInfo) -> str:
        allowed = parse_allowed(str(given.data.get("allow_private", "")))
        for one in parse_mailboxes(text):
            private = one.is_own_machine or is_allowed(one.host, one.port, allowed)
            if one.scheme == "imap" and not private:
                raise ValueError(
                    "imap:// sends the password unencrypted, so it is for this machine and for "
                    "hosts in STANDFIRST_ALLOW_PRIVATE only; write imaps:// or imap+tls://"
                )
        return text


def served_at(address: str) -> str:
    """The address in a browser on this machine of a desk that listens at host:port."""
    host, _, port = address.rpartition(":")
    bare = host.strip("[]")
    if bare in {"0.0.0.0", "::"}:  # noqa: S104 - every interface has no name; this one is open
        bare = "127.0.0.1"
    return f"http://[{bare}]:{port}" if ":" in bare else f"http://{bare}:{port}"


class ConfigurationError(Exception):
    """A setting has a value that cannot be; the message says what to write."""


def load() -> Configuration:
    """The settings of this process. Raises ConfigurationError naming each wrong one."""
    try:
        return Configuration()
    except ValidationError as error:
        raise ConfigurationError("\n".join(_sentences(error))) from None


def _sentences(error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors():
        field = str(problem["loc"][0])
        reason = str(problem["msg"]).removeprefix("Value error, ")
        described = Configuration.model_fields[field]
        example = (described.examples or [""])[0]
        value = f"“{problem['input']}”" if described.repr else "not right"
        lines.append(
            f"{PREFIX}{field.upper()} is {value}: {reason.rstrip('.')}. "
            f"Write, for example: {PREFIX}{field.upper()}={example}"
        )
    return lines

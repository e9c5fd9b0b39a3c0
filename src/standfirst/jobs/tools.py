"""What a round of work is done with: the way out, the engine, the desk's own times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import time
from email.utils import parseaddr
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings

from standfirst import __version__
from standfirst.configuration import Configuration
from standfirst.io.engine import Engine, InProcess, Pool
from standfirst.io.guard import Allowed, is_public_host, parse_allowed
from standfirst.io.http import Policy
from standfirst.io.reading import warm
from standfirst.models import Setup

Progress = Callable[[int, str], None]  # (how many more are done, what they are)


def silent(done: int, what: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Given to every job."""

    engine: Engine
    policy: Policy
    zone: str
    morning: time
    evening: time
    publish: bool
    model: str
    progress: Progress = silent


@dataclass(slots=True)
class Tally:
    """What a job did: rows done, and what went wrong, a sentence each."""

    done: int = 0
    troubles: list[str] = field(default_factory=list)


def policy(*, also: str = "") -> Policy:
    """The rules of the way out: whom the owner allowed (and `also`), who we say we are."""
    return _policy(allowed(also))


def policy_without_desk(*, also: str = "") -> Policy:
    """The same for a command that touches no desk: what the settings allow, and `also`."""
    return _policy(parse_allowed(",".join(filter(None, [settings.DESK.allow_private, also]))))


def _policy(whom: Allowed) -> Policy:
    desk: Configuration = settings.DESK
    return Policy(
        allowed=whom,
        user_agent=user_agent(desk),
        per_host_seconds=desk.host_seconds,
    )


def user_agent(desk: Configuration) -> str:
    """Who we say we are: name, version, the desk's address where it is public, whom to write to.

    Without a contact of its own the desk names the sender of its letters.
    """
    contact = desk.contact or parseaddr(desk.email_from)[1]
    told = []
    if is_public_host(urlsplit(desk.url).hostname or ""):
        told.append(f"+{desk.url}")
    if contact and (desk.contact or is_public_host(contact.rpartition("@")[2])):
        told.append(contact)
    # A header is one line of ASCII, and brackets would end the comment.
    plain = ["".join(c for c in one if c.isascii() and c.isprintable()) for one in told]
    comment = "; ".join(re.sub(r"[()]", "", one).strip() for one in plain)
    return f"Standfirst/{__version__}" + (f" ({comment})" if comment else "")


def allowed(also: str = "") -> Allowed:
    """Private addresses that may be asked: the setting's, the owner's own, the sample wire's."""
    desk: Configuration = settings.DESK
    setup = Setup.load()
    own = list(setup.loopback_hosts)
    if setup.sample_until and not setup.sample_gone_at:
        own.append(f"127.0.0.1:{desk.sample_port}")
    return parse_allowed(",".join(filter(None, [desk.allow_private, also, *own])))


def make(*, processes: int | None = None, progress: Progress = silent) -> Tools:
    """The tools of this process. `processes` 0 works in this process itself."""
    desk: Configuration = settings.DESK
    count = desk.processes if processes is None else processes
    return Tools(
        engine=Pool(count, warm=partial(warm, desk.model)) if count else InProcess(),
        policy=policy(),
        zone=desk.zone,
        morning=desk.morning,
        evening=desk.evening,
        publish=desk.publish,
        model=desk.model,
        progress=progress,
    )


def renewed(tools: Tools) -> Tools:
    """The same tools with the way out as it is now: the owner may have allowed a host."""
    return replace(tools, policy=policy())

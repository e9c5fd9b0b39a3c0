"""What a round of work is done with: the way out, the engine, the desk's own times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import time
from functools import partial

from django.conf import settings

from standfirst import __version__
from standfirst.configuration import Configuration
from standfirst.io.engine import Engine, InProcess, Pool
from standfirst.io.guard import Allowed, parse_allowed
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
    contact = f" ({desk.contact})" if desk.contact else ""
    return Policy(
        allowed=whom,
        user_agent=f"Standfirst/{__version__} (+{desk.url}){contact}",
        per_host_seconds=desk.host_seconds,
    )


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

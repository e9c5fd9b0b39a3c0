"""A stand of news, and tools that work in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.core.types import FoundSource
from standfirst.io.engine import InProcess
from standfirst.jobs import add, tools
from standfirst.jobs.tools import Tools
from standfirst.models import Setup
from tests import wire
from tests.stand import Stand, standing

NOW = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture
def stand() -> Iterator[Stand]:
    """A stand that the desk may ask."""
    with standing() as found:
        yield found


@pytest.fixture
def kit(db: None, stand: Stand) -> Tools:
    """Tools without children and without a model: quick, and the same decisions."""
    setup = Setup.load()
    setup.loopback_hosts = [stand.place]
    setup.save()
    made = tools.make(processes=0)
    return replace(made, engine=InProcess(), model="rules")


@pytest.fixture
def news(stand: Stand, kit: Tools) -> Stand:
    """The stand with two outlets, both on the desk."""
    wire.put_up(stand)
    found = [
        FoundSource(url=stand.url("/courier/feed.xml"), title="The Halvik Courier"),
        FoundSource(url=stand.url("/post/feed.xml"), title="Portside Post"),
    ]
    add.add_sources(found, now=NOW)
    return stand

"""The database is kept tidy, by one program at a time."""

from __future__ import annotations

import fcntl
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from standfirst.jobs import prune
from standfirst.jobs.tools import Tools
from standfirst.models import Outlet
from tests import cast
from tests.jobs.conftest import NOW


@pytest.fixture(autouse=True)
def _never_tidied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prune, "_last", [])


def session(key: str, until: datetime) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=until)


@pytest.mark.django_db(transaction=True)
def test_sessions_that_ended_go_and_others_stay(kit: Tools) -> None:
    session("gone", NOW - timedelta(minutes=1))
    session("here", NOW + timedelta(days=1))
    prune.run(kit, NOW)
    assert [row.session_key for row in Session.objects.all()] == ["here"]


@pytest.mark.django_db(transaction=True)
def test_tidying_up_waits_ten_minutes(kit: Tools) -> None:
    prune.run(kit, NOW)
    session("gone", NOW - timedelta(minutes=1))
    prune.run(kit, NOW + timedelta(minutes=9))
    assert Session.objects.exists()
    prune.run(kit, NOW + timedelta(minutes=11))
    assert not Session.objects.exists()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_write_ahead_log_is_folded_into_the_database() -> None:
    name = f"Outlet folded at {NOW.isoformat()}"
    cast.outlet(name)
    path = Path(str(connection.settings_dict["NAME"]))
    assert name.encode() not in path.read_bytes()
    prune.checkpoint()
    assert name.encode() in path.read_bytes()
    assert Outlet.objects.filter(name=name).exists()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_who_finds_another_program_tidying_leaves_it_the_work() -> None:
    name = "Outlet that waits in the log"
    with (settings.DATA_DIR / "checkpoint.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        cast.outlet(name)
        prune.checkpoint()
        assert name.encode() not in Path(str(connection.settings_dict["NAME"])).read_bytes()
    prune.checkpoint()
    assert name.encode() in Path(str(connection.settings_dict["NAME"])).read_bytes()


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_keeps_its_own_log(kit: Tools) -> None:
    prune.run(kit, NOW)
    assert not (settings.DATA_DIR / "checkpoint.lock").exists()

"""A desk in a folder of its own, asked by real processes, and commands in this process."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from pytest_django.fixtures import Settings

from tests.stand import Stand, standing

SOURCE = Path(__file__).resolve().parents[2] / "src"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk's folder; every command is a process of its own, started in an empty folder."""

    folder: Path
    cwd: Path
    further: dict[str, str]

    @property
    def env(self) -> dict[str, str]:
        # Unmeasured: coverage would double their time, for half a percent of what all tests reach.
        ours = ("STANDFIRST_", "COVERAGE_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {
            **kept,
            "PYTHONPATH": str(SOURCE),
            "STANDFIRST_DATA_DIR": str(self.folder),
            "STANDFIRST_MODEL": "rules",
            "STANDFIRST_PROCESSES": "1",
            "STANDFIRST_HOST_SECONDS": "0",
            **self.further,
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "standfirst", *arguments],
            env=self.env,
            cwd=self.cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> Said:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        return Said(process.returncode, out, err)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        number: int = found.getsockname()[1]
    return number


@pytest.fixture
def stand() -> Iterator[Stand]:
    with standing() as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk that is not there yet."""
    (tmp_path / "elsewhere").mkdir()
    further = {"STANDFIRST_SAMPLE_PORT": str(free_port())}
    return Desk(tmp_path / "desk", tmp_path / "elsewhere", further)


@pytest.fixture(scope="session")
def empty_database(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables of a new desk; to make them takes seconds."""
    path = tmp_path_factory.mktemp("empty") / "desk.sqlite3"
    with closing(sqlite3.connect(django_settings.DATABASES["default"]["NAME"])) as made:
        made.execute("VACUUM INTO ?", [str(path)])
    return path


@pytest.fixture
def made_desk(desk: Desk, empty_database: Path) -> Desk:
    """A desk that is there, with nothing on it."""
    desk.folder.mkdir()
    shutil.copy(empty_database, desk.folder)
    return desk


@pytest.fixture
def quick(settings: Settings) -> None:
    """Commands of this process work with one child and without a model."""
    settings.DESK = django_settings.DESK.model_copy(
        update={"model": "rules", "processes": 1, "host_seconds": 0.0, "sample_port": free_port()}
    )


def call(name: str, *arguments: str) -> Said:
    """A command in this process, as typed."""
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command(name, *arguments, stdout=out, stderr=err)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    return Said(code, out.getvalue(), err.getvalue())

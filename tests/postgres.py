"""Finds Debian's PostgreSQL and runs a server of the tests' own: no port, no trace."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

URL_VARIABLE = "STANDFIRST_TEST_POSTGRES"  # address of a running server: `{url}/{database}`
HOW_TO_GET = "apt-get install postgresql"
OLDEST = 14  # the oldest that Django 5.2 speaks to
START_SECONDS = 30.0


def find_binaries() -> Path | None:
    """The folder with the newest `initdb` and `postgres`, or None where there is none."""
    found = [
        (int(folder.parent.name), folder)
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if folder.parent.name.isdigit() and (folder / "initdb").exists()
    ]
    if found and max(found)[0] >= OLDEST:
        return max(found)[1]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A fresh server on a socket in a temporary folder; yields its address without a database.

    As root it runs as an unprivileged user: PostgreSQL refuses to run as root.
    """
    folder = Path(tempfile.mkdtemp(prefix="standfirst-postgres-"))
    account = _account()
    if account:
        shutil.chown(folder, account)
    try:
        _initialise(binaries, folder, account)
        process = _start(binaries, folder, account)
        try:
            _wait(binaries, folder, process)
            yield f"postgres://standfirst@{quote(str(folder), safe='')}"
        finally:
            process.terminate()
            process.wait(timeout=START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _initialise(binaries: Path, folder: Path, account: str | None) -> None:
    command: list[str | Path] = [
        *(binaries / "initdb", "--pgdata", folder / "data", "--username=standfirst"),
        *("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
    ]
    subprocess.run(
        command, check=True, user=account, cwd=folder, stdout=subprocess.DEVNULL, env=_environment()
    )


def _start(binaries: Path, folder: Path, account: str | None) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "shared_buffers": "64MB",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *options],
            user=account,
            cwd=folder,
            stdout=log,
            stderr=log,
            env=_environment(),
        )


def _environment() -> dict[str, str]:
    # A PGHOST or PGDATA of the shell must not lead to a server that holds something.
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _wait(binaries: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        ready: list[str | Path] = [binaries / "pg_isready", "--quiet", "--host", folder]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")


def main(command: list[str]) -> int:
    """Run a command with a server beside it, its address in STANDFIRST_TEST_POSTGRES."""
    binaries = find_binaries()
    if binaries is None or not command:
        print(f"usage: python -m tests.postgres COMMAND…  (needs: {HOW_TO_GET})", file=sys.stderr)
        return 2
    with server(binaries) as url:
        return subprocess.run(command, check=False, env=os.environ | {URL_VARIABLE: url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Memory of web and worker, after the sample wire and a few hundred page views.

    python bench/memory.py [--views N]

Starts `standfirst serve --sample`, waits until both Updates stand there, asks pages,
and prints the resident memory of each process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

PAGES = ("/", "/following", "/updates", "/stories/1", "/articles/1", "/topics/1", "/search?q=the")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def ask(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        body: bytes = answer.read()
    return body


def resident(pid: int) -> float:
    """Resident megabytes of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def family(pid: int) -> list[tuple[int, str]]:
    """(pid, command) of a process and all below it."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_text().replace("\0", " ")
        except (OSError, ValueError, IndexError):
            continue
        found.append((int(folder.name), parent, command))
    members, grown = {pid}, True
    while grown:
        more = {child for child, parent, _ in found if parent in members} - members
        members |= more
        grown = bool(more)
    return [(child, command) for child, _, command in found if child in members]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--views", type=int, default=300)
    views = options.parse_args().views
    folder = Path(tempfile.mkdtemp(prefix="standfirst-bench-"))
    port = free_port()
    environment = {
        **os.environ,
        "STANDFIRST_DATA_DIR": str(folder),
        "STANDFIRST_ADDRESS": f"127.0.0.1:{port}",
        "STANDFIRST_URL": f"http://127.0.0.1:{port}",
        "STANDFIRST_SAMPLE_PORT": str(free_port()),
    }
    command = [sys.executable, "-m", "standfirst", "serve", "--sample"]
    start = time.perf_counter()
    desk = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for_updates(port)
        print(f"both Updates after {time.perf_counter() - start:.1f} s")
        for number in range(views):
            ask(f"http://127.0.0.1:{port}{PAGES[number % len(PAGES)]}")
        for pid, what in family(desk.pid):
            print(f"{resident(pid):7.0f} MB  {what[:90]}")
    finally:
        desk.send_signal(signal.SIGTERM)
        desk.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for_updates(port: int) -> None:
    for _ in range(240):
        try:
            if ask(f"http://127.0.0.1:{port}/updates.atom").count(b"<entry") >= 2:
                return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.5)
    raise SystemExit("no Updates within two minutes")


if __name__ == "__main__":
    main()

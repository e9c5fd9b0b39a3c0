"""Time of `make run` on a fresh clone to the first page with stories and both Updates on it.

    python bench/first_page.py

Clones the last commit into a temporary folder and runs the README's command there, with
the package cache as it is. Prints when the page first answered, and when it was full.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
LONGEST = 900.0  # seconds


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def entries(address: str) -> int:
    """How many Updates stand there; -1 while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.read().count(b"<entry"))
    except (urllib.error.URLError, OSError):
        return -1


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="standfirst-bench-"))
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", str(HERE), str(clone)], check=True)
    port = free_port()
    environment = {
        **os.environ,
        "STANDFIRST_ADDRESS": f"127.0.0.1:{port}",
        "STANDFIRST_URL": f"http://127.0.0.1:{port}",
        "STANDFIRST_SAMPLE_PORT": str(free_port()),
    }
    start = time.perf_counter()
    running = subprocess.Popen(
        ["make", "run"],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    answered = False
    try:
        while time.perf_counter() - start < LONGEST:
            found = entries(f"http://127.0.0.1:{port}/updates.atom")
            if found >= 0 and not answered:
                answered = True
                print(f"first answer after {time.perf_counter() - start:.1f} s")
            if found >= 2:
                print(f"stories and both Updates after {time.perf_counter() - start:.1f} s")
                return
            time.sleep(0.2)
        raise SystemExit("not full in time")
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

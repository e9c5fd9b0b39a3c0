"""The whole desk as its owner starts it: pages and worker, the sample wire, and a clean end."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.management.conftest import Desk, free_port
from tests.stand import Answer, Stand

PATIENCE = 90.0  # seconds; promised to whoever starts a sample desk


def until(holds: Callable[[], bool], *, seconds: float = PATIENCE) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def page(url: str) -> str:
    """The text of a page, "" where nobody answers yet."""
    with suppress(OSError), urllib.request.urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
        return body.decode()
    return ""


def ours(desk: Desk) -> set[int]:
    """The processes that work on this desk, by their environment."""
    mark = f"STANDFIRST_DATA_DIR={desk.folder}".encode()
    found = set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                found.add(int(entry.name))
    return found


@contextmanager
def running(desk: Desk, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A command that runs until it is ended; nothing of it is left behind."""
    process = desk.start(*arguments)
    try:
        yield process
    finally:
        for pid in ours(desk):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.communicate(timeout=30)


def ended(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str, str]:
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def count(desk: Desk, table: str) -> int:
    with closing(sqlite3.connect(desk.folder / "desk.sqlite3")) as database:
        number: int = database.execute(f"SELECT count(*) FROM standfirst_{table}").fetchone()[0]
        return number


def test_a_sample_desk_fills_shows_both_updates_ends_cleanly_and_fills_once(desk: Desk) -> None:
    address = f"127.0.0.1:{free_port()}"
    desk.further["STANDFIRST_ADDRESS"] = address
    with running(desk, "serve", "--sample") as process:
        assert until(lambda: both(address) or process.poll() is not None)
        front = page(f"http://{address}/")
        assert front.count("/stories/") >= 5
        assert "sample" in front.lower()
        assert both(address)
        assert len(ours(desk)) >= 3  # the desk, its pages, its worker
        code, out, err = ended(process)
        assert code == 0, err
        assert f"Standfirst is at http://{address}/" in out
        assert "A new desk" in out
        assert "The worker has stopped." in out
        assert "Traceback" not in err
        assert until(lambda: not ours(desk), seconds=5)
    kept = {table: count(desk, table) for table in ("source", "article", "story", "brief")}
    assert kept["source"] == 5
    assert kept["brief"] > 5
    with running(desk, "serve", "--sample") as process:
        assert until(lambda: both(address) or process.poll() is not None)
        assert both(address)
        code, out, err = ended(process, signal.SIGINT)
        assert (code, "A new desk" in out) == (0, False), err
    assert {table: count(desk, table) for table in kept} == kept


def both(address: str) -> bool:
    """Whether the page of Updates links a morning's and an evening's."""
    text = page(f"http://{address}/updates")
    return all(re.search(rf'href="/updates/[^"]*{slot}', text) for slot in ("morning", "evening"))


def test_a_port_that_is_taken_is_told_at_once(made_desk: Desk) -> None:
    desk = made_desk
    with socket.socket() as taken:
        for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):  # as a web server sets them
            taken.setsockopt(socket.SOL_SOCKET, option, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        desk.further["STANDFIRST_ADDRESS"] = f"127.0.0.1:{taken.getsockname()[1]}"
        said = desk.run("serve", "--no-worker")
    assert said.code == 1
    assert f"{desk.further['STANDFIRST_ADDRESS']} cannot be used" in said.err
    assert "STANDFIRST_ADDRESS=" in said.err
    assert "Traceback" not in said.err


def test_a_worker_alone_works_and_a_page_without_a_headline_gets_its_first_words(
    made_desk: Desk, stand: Stand
) -> None:
    desk = made_desk
    words = "The keepers of the Tolmere light counted nine ships before dawn on Monday."
    more = "No ship was lost, and the fog lifted towards noon over the whole of the bay."
    body = f"<html><body><article><p>{words}</p><p>{more}</p></article></body></html>"
    stand.answers["/untitled"] = Answer(body.encode())
    item = f"<item><link>{stand.url('/untitled')}</link><guid>1</guid></item>"
    stand.answers["/feed.xml"] = Answer(
        f'<rss version="2.0"><channel><title>The Light</title>{item}</channel></rss>'.encode(),
        "application/rss+xml",
    )
    assert desk.run("add", stand.url("/feed.xml")).code == 0
    with running(desk, "worker") as process:
        assert until(lambda: count(desk, "story") == 1, seconds=30)
        code, out, _ = ended(process)
        assert code == 0
        assert out.splitlines()[0] == "The worker runs."
        assert out.splitlines()[-1] == "The worker has stopped."
        assert until(lambda: not ours(desk), seconds=5)
    with closing(sqlite3.connect(desk.folder / "desk.sqlite3")) as database:
        titles = "SELECT a.headline, a.opening, s.headline FROM standfirst_article a "
        joined = "JOIN standfirst_story s ON s.id = a.story_id"
        assert database.execute(titles + joined).fetchall() == [("", words, words)]

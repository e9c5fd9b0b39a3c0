"""Articles a second from source to story, split by stage, with memory and size on disk.

    python bench/pipeline.py [--stand PROGRAM] [--outlets N] [--processes N]

Starts a stand of news on loopback (a program that takes --port and --outlets), adds it to an empty
desk, polls until nothing is due, and prints what each stage took. Without a stand it measures the
sample wire.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STAND = Path(__file__).resolve().parents[2] / "shared" / "tools" / "newsstand.py"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def standing(program: Path, port: int, outlets: int) -> Iterator[None]:
    """The stand, up and answering."""
    command = [sys.executable, str(program), "--port", str(port), "--outlets", str(outlets)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        running.kill()
        running.wait()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--stand", type=Path, default=STAND)
    options.add_argument("--outlets", type=int, default=12)
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="standfirst-bench-"))
    port = free_port()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "standfirst.settings",
        "STANDFIRST_DATA_DIR": str(folder),
        "STANDFIRST_PROCESSES": str(chosen.processes),
        "STANDFIRST_SAMPLE_PORT": str(port),
    }
    try:
        if chosen.stand.exists():
            with standing(chosen.stand, port, chosen.outlets):
                measure(f"http://127.0.0.1:{port}/", folder)
        else:
            print(f"no stand at {chosen.stand}: measuring the sample wire")
            measure(None, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(address: str | None, folder: Path) -> None:
    """Fill a new desk and print the figures."""
    import django

    django.setup()
    from django.core.management import call_command

    from standfirst.jobs import add, prune, sample, tools
    from standfirst.models import Article, Story
    from standfirst.pipeline import POLLING, TIDY, now, run_until_idle

    call_command("migrate", verbosity=0, skip_checks=True)
    if address is None:
        sample.show(now=now())
    else:
        add.add_typed(address, now=now())
    with sample.serving():
        kit = tools.make()
        start = time.perf_counter()
        try:
            done = run_until_idle(kit, (*POLLING, TIDY))
        finally:
            kit.engine.close()
    wall = time.perf_counter() - start
    prune.checkpoint()
    articles = Article.objects.count()
    print(f"articles {articles}  stories {Story.objects.count()}  troubles {len(done.troubles)}")
    print(f"wall {wall:.1f} s  {articles / wall:.1f} articles/s")
    for stage, seconds in done.seconds.items():
        print(f"  {stage:<8} {seconds:7.1f} s  {done.done[stage]:>6} rows  {seconds / wall:6.1%}")
    # ru_maxrss is in kilobytes on Linux; of the engine's children bench/memory.py tells.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the worker: {peak:.0f} MB")
    size = sum(path.stat().st_size for path in folder.glob("desk.sqlite3*"))
    print(f"on disk: {size / 1e6 / max(articles, 1) * 1000:.1f} MB per 1,000 articles")


if __name__ == "__main__":
    main()

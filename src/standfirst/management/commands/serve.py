"""standfirst serve: pages and worker."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.checks import Warning as CheckWarning
from django.core.checks import run_checks

from standfirst.core.errors import StandfirstError
from standfirst.jobs import sample
from standfirst.management.desk import DeskCommand
from standfirst.pipeline import now

THREADS = 4
PATIENCE = 30.0  # seconds
PATIENCE = 60  # seconds
PR_SET_PDEATHSIG = 1


class Command(DeskCommand):
    """Run the desk."""

    help = "Run the desk: the pages and a worker, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sample", action="store_true", help="fill a brand-new desk from the sample wire"
        )
        parser.add_argument("--no-worker", action="store_true", help="the pages only")

    def run(self, *, sample: bool, no_worker: bool, **_: Any) -> None:
        for problem in run_checks():
            if isinstance(problem, CheckWarning):
                self.stderr.write(f"Note: {problem.msg} {problem.hint or ''}")
        _check_port()
        if sample:
            self._fill()
        self._run([_web()] if no_worker else [_web(), _worker()])

    def _fill(self) -> None:
        if sample.is_new_desk():
            sample.show(now=now())
            self.stdout.write("A new desk: it fills from the sample wire, about half a minute.")

    def _run(self, commands: list[list[str]]) -> None:
        """Run the programs until one ends or a signal comes; then end them all."""
        stopping: list[int] = []
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda signum, _: stopping.append(signum))
        # A child must not outlive this program, not even one that is killed without a word. This
        # program has no threads, so that the function before exec is safe.
        programs = [
            subprocess.Popen(command, preexec_fn=_die_with_parent)  # noqa: PLW1509
            for command in commands
        ]
        self.stdout.write(f"Standfirst is at http://{settings.DESK.address}/  (stop: Ctrl-C)")
        while not stopping and all(program.poll() is None for program in programs):
            time.sleep(0.2)
        for program in programs:
            program.terminate()
        codes = [_end(program) for program in programs]
        if not stopping:
            raise StandfirstError(
                f"A part of the desk ended by itself (exit {max(codes, key=abs)}); "
                "its message is above."
            )


def _end(program: subprocess.Popen[bytes]) -> int:
    """Wait until a program has ended; a worker finishes its stage first, but not for ever."""
    try:
        return program.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        return program.wait()


def _check_port() -> None:
    """Refuse a port that is taken: the web server would share it with whoever has it."""
    host, _, port = settings.DESK.address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        # As servers do: connections that ended a moment ago hold no port that is started again.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host.strip("[]"), int(port)))
        except OSError as error:
            raise StandfirstError(
                f"{settings.DESK.address} cannot be used: {error.strerror}. Stop the program that "
                f"has it, or write, for example: STANDFIRST_ADDRESS={host}:{int(port) + 1}"
            ) from error


def _die_with_parent() -> None:
    """In a child, before it becomes its program: be ended when the parent ends (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _web() -> list[str]:
    host, _, port = settings.DESK.address.rpartition(":")
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host.strip("[]"),
        "--port",
        port,
        "--workers",
        "1",
        "--blocking-threads",
        str(THREADS),
        "--log-level",
        "warning",
        "standfirst.wsgi:application",
    ]


def _worker() -> list[str]:
    return [sys.executable, "-m", "standfirst", "worker"]

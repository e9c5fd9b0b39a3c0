"""standfirst poll: one run of the way from source to story."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from standfirst.core.errors import StandfirstError
from standfirst.jobs import mailbox, prune, sample, tools
from standfirst.management.desk import DeskCommand
from standfirst.models import Source
from standfirst.pipeline import POLLING, TIDY, Round, now, run_until_idle

STEPS = ("polled", "fetched", "extracted", "read", "grouped")
SHOWN = 10


class Command(DeskCommand):
    """Poll what is due."""

    help = (
        "Poll the sources that are due, fetch, extract, read and group what is new. "
        "Exit code 0: done; 1: every source that was due failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="poll every source, due or not")
        self.add_json(parser)

    def run(self, *, all: bool, json: bool, **_: Any) -> None:  # noqa: A002  (the option's name)
        mailbox.set_up(now())
        if not Source.objects.exists():
            raise StandfirstError("No sources yet. Add one: standfirst add https://example.org/")
        start = now()
        if all:
            Source.objects.update(due_at=start)
        due = Source.objects.due(start).count()
        with sample.serving(), _Bars(quiet=json) as bars:
            kit = tools.make(progress=bars.advance)
            try:
                done = run_until_idle(kit, (*POLLING, TIDY))
            finally:
                kit.engine.close()
        prune.checkpoint()
        failed = Source.objects.filter(tried_at__gte=start).exclude(trouble="").count()
        self._tell(done, due=due, failed=failed, json=json)
        if due and failed == due:
            sys.exit(1)

    def _tell(self, done: Round, *, due: int, failed: int, json: bool) -> None:
        if json:
            self.print_json(
                {
                    "due": due,
                    "failed": failed,
                    "done": {one.name: done.done[one.name] for one in POLLING},
                    "seconds": {one.name: round(done.seconds[one.name], 3) for one in POLLING},
                    "troubles": done.troubles,
                }
            )
            return
        if not due and not done.total:
            self.stdout.write("Nothing was due; nothing was changed.")
            return
        counts = done.done
        self.stdout.write(
            f"{counts['poll'] + counts['mailbox']} sources polled, "
            f"{counts['fetch']} pages fetched, "
            f"{counts['read']} articles read, {counts['group']} placed in stories."
        )
        for line in done.troubles[:SHOWN]:
            self.stdout.write(f"  {line}")
        if len(done.troubles) > SHOWN:
            self.stdout.write(f"  … and {len(done.troubles) - SHOWN} more: standfirst sources")


class _Bars:
    """A line a step, on the terminal; nothing where nobody looks."""

    def __init__(self, *, quiet: bool) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description:>10}"),
            BarColumn(pulse_style="cyan"),
            TextColumn("{task.completed:>6}"),
            TimeElapsedColumn(),
            console=console,
            disable=quiet or not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> _Bars:
        self._progress.start()
        for step in STEPS:
            self._tasks[step] = self._progress.add_task(step, total=None)
        return self

    def __exit__(self, *_: object) -> None:
        for task in self._tasks.values():
            done = self._progress.tasks[task].completed
            self._progress.update(task, total=max(done, 1), completed=max(done, 1) if done else 0)
        self._progress.stop()

    def advance(self, done: int, what: str) -> None:
        if what in self._tasks:
            self._progress.advance(self._tasks[what], done)

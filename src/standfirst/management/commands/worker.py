"""standfirst worker: the desk's work, round after round."""

from __future__ import annotations

from typing import Any

from standfirst.jobs import sample
from standfirst.management.desk import DeskCommand
from standfirst.worker import work


class Command(DeskCommand):
    """Run a worker."""

    help = "Run a worker, which does all work but the pages. Any number may run."

    def run(self, **_: Any) -> None:
        with sample.serving():
            work(say=self.stdout.write)

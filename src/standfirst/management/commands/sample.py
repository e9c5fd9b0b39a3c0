"""standfirst sample: show the sample wire on a new desk, or put it away."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from standfirst.core.errors import StandfirstError
from standfirst.jobs import sample
from standfirst.management.desk import DeskCommand
from standfirst.pipeline import now


class Command(DeskCommand):
    """The sample wire."""

    help = "Fill a brand-new desk from the sample wire (invented news), or put it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["show", "away"])

    def run(self, *, what: str, **_: Any) -> None:
        if what == "away":
            sample.put_away(now=now())
            self.stdout.write(
                "The sample is put away. Add your own: standfirst add https://example.org/"
            )
            return
        if not sample.is_new_desk():
            raise StandfirstError("This desk is in use; the sample is for a brand-new one.")
        rows = sample.show(now=now())
        self.stdout.write(f"{len(rows)} sample outlets added. Now run: standfirst poll")

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
        self.add_json(parser)

    def run(self, *, what: str, json: bool, **_: Any) -> None:
        says = self._put_away() if what == "away" else self._show()
        if json:
            self.print_json({"shown": sample.is_shown()})
        else:
            self.stdout.write(says)

    def _put_away(self) -> str:
        sample.put_away(now=now())
        return "The sample is put away. Add your own: standfirst add https://example.org/"

    def _show(self) -> str:
        if not sample.is_new_desk():
            raise StandfirstError("This desk is in use; the sample is for a brand-new one.")
        rows = sample.show(now=now())
        return f"{len(rows)} sample outlets added. Now run: standfirst poll"

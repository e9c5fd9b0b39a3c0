"""standfirst sources: what is polled, how it fares, and what to do."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.jobs import tend
from standfirst.management.desk import DeskCommand
from standfirst.models import Source

COLOURS = {"well": "green", "trouble": "red", "resting": "red"}
NARROWEST = 60  # columns; below, a table is of no use
PLAIN = 200  # columns, where no terminal says its own


class Command(DeskCommand):
    """List the sources."""

    help = "List the sources: when each was last heard, how often it publishes, what went wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        self.add_json(parser)
        parser.add_argument(
            "--trouble", action="store_true", help="only those that need a hand, with what to do"
        )

    def run(self, *, json: bool, trouble: bool, **_: Any) -> None:
        every = Source.objects.for_list()
        rows = list(every.in_states("trouble", "resting", "quiet") if trouble else every)
        tend.mark_held(rows, timezone.now())
        if json:
            self.print_json({"sources": [_told(row) for row in rows]})
        elif rows:
            self._print_table(rows, timezone.now())
        elif trouble:
            self.stdout.write("No source needs a hand.")
        else:
            self.stdout.write("No sources yet. Add one: standfirst add https://example.org/")

    def _print_table(self, rows: list[Source], now: datetime) -> None:
        console = Console(file=self.stdout, highlight=False)  # type: ignore[arg-type]
        console.width = max(console.width, NARROWEST) if console.is_terminal else PLAIN
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for name, ratio in (("Source", 3), ("Heard", 2), ("Publishes", 2), ("Next", 2)):
            table.add_column(name, ratio=ratio, overflow="fold")
        table.add_column("How it fares, and what to do", ratio=5, overflow="fold")
        for row in rows:
            table.add_row(*_cells(row, now))
        console.print(table)


def _cells(row: Source, now: datetime) -> tuple[Text, ...]:
    # Text, never markup: titles and troubles come from outside.
    name = Text(row.title or row.outlet.name)
    name.append(f"\n{row.url} ({row.kind})", style="dim")
    fares = Text(row.state, style=COLOURS.get(row.state, "bold"))
    fares.append(f": {row.health}", style="default")
    return (
        name,
        Text(_ago(row.heard_at) if row.heard_at else "not yet"),
        Text(row.pace or "not known yet"),
        Text("paused" if row.paused else "now" if row.next_at <= now else _ago(row.next_at)),
        fares,
    )


def _ago(at: datetime) -> str:
    return str(naturaltime(at)).replace("\xa0", " ")


def _told(row: Source) -> dict[str, object]:
    return {
        "id": row.pk,
        "title": row.title,
        "outlet": row.outlet.name,
        "url": row.url,
        "kind": row.kind,
        "state": row.state,
        "happened": row.happened,
        "advice": row.advice,
        "heard": row.heard_at.isoformat() if row.heard_at else None,
        "due": None if row.paused else row.next_at.isoformat(),
        "publishes": row.pace,
        "per_day": row.per_day and round(row.per_day, 3),
        "failures": row.failures,
        "trouble": row.trouble,
    }

"""standfirst sources: what is polled, and how it is."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from standfirst.management.desk import DeskCommand
from standfirst.models import Source


class Command(DeskCommand):
    """List the sources."""

    help = "List the sources, when each was last heard, and what went wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        self.add_json(parser)

    def run(self, *, json: bool, **_: Any) -> None:
        rows = list(Source.objects.for_list())
        if json:
            self.print_json({"sources": [_told(row) for row in rows]})
            return
        for row in rows:
            heard = f"{row.heard_at:%Y-%m-%d %H:%M}" if row.heard_at else "not yet heard"
            self.stdout.write(f"{row.title or row.outlet.name}  ({row.kind}, {heard})\n  {row.url}")
            self.stdout.write(f"  {row.health} Next: {row.due_at:%Y-%m-%d %H:%M} UTC.")
        if not rows:
            self.stdout.write("No sources yet. Add one: standfirst add https://example.org/")


def _told(row: Source) -> dict[str, object]:
    return {
        "title": row.title,
        "outlet": row.outlet.name,
        "url": row.url,
        "kind": row.kind,
        "heard": row.heard_at.isoformat() if row.heard_at else None,
        "due": row.due_at.isoformat(),
        "failures": row.failures,
        "trouble": row.trouble,
    }

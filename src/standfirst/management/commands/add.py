"""standfirst add: a source, by its own address or its site's."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from standfirst.jobs import add
from standfirst.management.desk import DeskCommand
from standfirst.pipeline import now


class Command(DeskCommand):
    """Add sources."""

    help = "Add a source: a site (its feeds are found), a feed, a news sitemap, or an OPML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="an address, or the path of an OPML file")
        self.add_json(parser)

    def run(self, *, address: str, json: bool, **_: Any) -> None:
        rows = add.add_typed(address, now=now())
        if json:
            self.print_json({"sources": [_told(row) for row in rows]})
            return
        for row in rows:
            source = row.source
            what = "added" if row.new else "known"
            self.stdout.write(f"{what}  {source.title or source.outlet.name}  {source.url}")
        fresh = sum(row.new for row in rows)
        if fresh:
            self.stdout.write(f"{fresh} of {len(rows)} sources added. Now run: standfirst poll")
        else:
            self.stdout.write("Every source found is on the desk already; nothing was changed.")


def _told(row: add.Added) -> dict[str, object]:
    source = row.source
    return {"title": source.title, "url": source.url, "kind": source.kind, "new": row.new}

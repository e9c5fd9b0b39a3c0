"""standfirst following: what the owner's follows brought."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from standfirst.management.desk import DeskCommand
from standfirst.models import Entry, Reader


class Command(DeskCommand):
    """Show Following."""

    help = "Show what your follows brought, newest first, with the reason for each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unread", action="store_true", help="only what you have not read")
        parser.add_argument("--limit", type=int, default=40, help="how many articles (40)")
        self.add_json(parser)

    def run(self, *, unread: bool, limit: int, json: bool, **_: Any) -> None:
        entries = Entry.objects.following(Reader.owner().pk)
        entries = entries.unread() if unread else entries
        rows = list(entries[: max(1, limit)])
        if json:
            self.print_json({"entries": [_told(row) for row in rows]})
            return
        story = None
        for row in rows:
            article = row.article
            if article.story_id != story and article.story is not None:
                self.stdout.write(f"\n{article.story.headline or article.title}")
            story = article.story_id
            mark = " " if row.read_at else "•"
            says = "; ".join(row.says)
            self.stdout.write(
                f"  {mark} {article.published:%Y-%m-%d %H:%M}  "
                f"{article.outlet.name}: {article.title}"
                f"\n      {says}"
            )
        if not rows:
            self.stdout.write('Nothing yet. Follow something: standfirst follow "NATO"')


def _told(row: Entry) -> dict[str, object]:
    article = row.article
    return {
        "article": article.pk,
        "headline": article.title,
        "outlet": article.outlet.name,
        "url": article.url,
        "published": article.published.isoformat(),
        "story": article.story_id,
        "reasons": list(row.says),
        "read": row.read_at is not None,
    }

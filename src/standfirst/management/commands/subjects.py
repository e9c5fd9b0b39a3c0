"""standfirst subjects: list what articles can be about, bring in the whole tree, give it anew."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from standfirst.core.subject import newscodes
from standfirst.jobs import subjects
from standfirst.management.desk import DeskCommand
from standfirst.models import Topic


class Command(DeskCommand):
    """The subjects of the desk."""

    help = "List the subjects; import IPTC's whole tree; give articles already read theirs again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", choices=["list", "import", "again"], default="list")
        parser.add_argument("file", nargs="?", help="IPTC's JSON export, for import")
        self.add_json(parser)

    def run(self, *, what: str, file: str | None, json: bool, **_: Any) -> None:
        if (what == "import") != (file is not None):
            raise CommandError(
                "Name the file to import: standfirst subjects import cptall-en-GB.json"
                if what == "import"
                else f"standfirst subjects {what} takes no file: leave it out."
            )
        answer, says = {"list": _list, "import": _import, "again": _again}[what](file or "")
        if json:
            self.print_json(answer)
        else:
            self.stdout.write(says)


def _list(_: str) -> tuple[dict[str, Any], str]:
    subjects.plant()
    rows = list(Topic.objects.listed().with_broader())
    answer = {"subjects": [_told(row) for row in rows]}
    told = sorted((_line(row) for row in rows), key=lambda line: line[0])
    return answer, "\n".join(line for _, line in told)


def _told(row: Topic) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "broader": row.broader.code if row.broader else None,
        "description": row.description,
        "articles": row.article_count,
    }


def _line(row: Topic) -> tuple[list[str], str]:
    """The line of a subject, with what puts each behind the one that it is a part of."""
    way = [upper.code for upper in row.within]
    count = f" ({row.article_count})" if row.article_count else ""
    return [*way, row.code], f"{'  ' * len(way)}{row.code} {row.name}{count}"


def _import(file: str) -> tuple[dict[str, Any], str]:
    done = subjects.bring_in(newscodes.parse(_read(Path(file))))
    says = (
        f"{done.all} subjects now: {done.made} new, {done.changed} changed, {done.gone} no longer "
        "listed. For articles already read: standfirst subjects again"
    )
    return {"made": done.made, "changed": done.changed, "gone": done.gone, "all": done.all}, says


def _read(path: Path) -> bytes:
    """The file, as far as it may go; what is longer is refused by its reader."""
    try:
        with path.open("rb") as opened:
            return opened.read(newscodes.MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}. Check the path.") from error


def _again(_: str) -> tuple[dict[str, Any], str]:
    last, articles = 0, 0
    while True:
        last, step = subjects.give_again(last)
        if not step:
            break
        articles += step
    return {"articles": articles}, f"{articles} articles were given their subjects again."

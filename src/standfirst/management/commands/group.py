"""standfirst group: events and stories of a file of articles."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from standfirst.core.errors import StandfirstError
from standfirst.core.language.read import TextToRead
from standfirst.io.engine import Pool
from standfirst.io.reading import read_batch, warm
from standfirst.jobs import look
from standfirst.management.desk import DeskCommand

TOGETHER = 8
SECONDS = 60.0


class Command(DeskCommand):
    """Group a stream of articles; touches no desk."""

    help = (
        'Group articles, rows {"id", "date", "title", "text"} in order of time, into events and '
        'stories: a row {"id", "event", "story", "reason"} for each. Touches no desk.'
    )
    needs_desk = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", metavar="ARTICLES.jsonl")
        parser.add_argument(
            "--json", action="store_true", help="as without it: a JSON object a line"
        )

    def run(self, *, articles: str, **_: Any) -> None:
        rows = list(look.rows_of(Path(articles)))
        for number, row in enumerate(rows, 1):
            if not isinstance(row.get("id"), str | int):
                why = row.get("error") or f"Row {number} of {articles} has no id."
                raise StandfirstError(str(why))
            look.moment(row.get("date"))
        texts = [
            TextToRead(headline=str(row.get("title") or ""), text=str(row.get("text") or ""))
            for row in rows
        ]
        model = settings.DESK.model
        groups = [tuple(texts[n : n + TOGETHER]) for n in range(0, len(texts), TOGETHER)]
        read: list[Any] = [None] * len(rows)
        with Pool(settings.DESK.processes, warm=partial(warm, settings.DESK.model)) as engine:
            tasks = [(group, model) for group in groups]
            for number, answer in engine.map(read_batch, tasks, seconds=SECONDS):
                if isinstance(answer, StandfirstError):
                    raise answer
                read[number * TOGETHER : number * TOGETHER + len(answer)] = answer
        for line in look.group(rows, read):
            self.stdout.write(json.dumps(line, ensure_ascii=False))

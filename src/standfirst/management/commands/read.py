"""standfirst read: what is understood of a page."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from standfirst.core.errors import StandfirstError
from standfirst.core.types import Request
from standfirst.io.engine import Pool
from standfirst.io.http import fetch_one
from standfirst.io.reading import warm
from standfirst.jobs import look
from standfirst.jobs.add import loopback_of
from standfirst.jobs.tools import policy_without_desk
from standfirst.management.desk import DeskCommand

SECONDS = 30.0  # of computing, a page


class Command(DeskCommand):
    """Read one page, or many."""

    help = (
        "Show what is understood of a page or a text: who wrote it, who said what, which figures."
    )
    needs_desk = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("page", nargs="?", default="", help="a file or an address")
        parser.add_argument(
            "--batch",
            metavar="PAGES.jsonl",
            help='read many: rows {"id", "path", "html" or "text", "url"}; prints a row for each',
        )
        self.add_json(parser)

    def run(self, *, page: str, batch: str | None, json: bool, **_: Any) -> None:
        if bool(page) == bool(batch):
            raise StandfirstError(
                "Give one page (a file or an address), or --batch with a file of rows."
            )
        if batch:
            self._batch(Path(batch))
            return
        found = look.look(self._task(page))
        if json:
            self.print_json(found)
        else:
            self.stdout.write(as_text(found))

    def _task(self, page: str) -> look.Look:
        model = settings.DESK.model
        if page.startswith(("http://", "https://")):
            answer = fetch_one(
                Request(url=page), policy=policy_without_desk(also=loopback_of(page))
            )
            return look.Look(id=page, html=answer.body, url=answer.url, model=model)
        if "://" in page:
            raise StandfirstError(f"{page} is no web address: it begins with http:// or https://.")
        path = Path(page)
        return look.look_at_file(look.contents(path), path.name, look.Look(id=page, model=model))

    def _batch(self, path: Path) -> None:
        rows = list(look.rows_of(path))
        numbers: list[int] = []
        answers: dict[int, object] = {}

        def tasks() -> Iterator[look.Look]:
            """One at a time, as the engine takes them: the pages of a batch fit no memory."""
            for number, row in enumerate(rows):
                try:
                    task = look.task_of(row, path.parent, model=settings.DESK.model)
                except StandfirstError as error:
                    answers[number] = error
                else:
                    numbers.append(number)
                    yield task

        with Pool(settings.DESK.processes, warm=partial(warm, settings.DESK.model)) as engine:
            found = engine.map(look.look, tasks(), seconds=SECONDS)
            for number, answer in _in_order(found, numbers, answers, len(rows)):
                self.stdout.write(_line(rows[number].get("id"), answer))


def _in_order(
    found: Iterator[tuple[int, object]], numbers: list[int], answers: dict[int, object], count: int
) -> Iterator[tuple[int, object]]:
    """Answers in the order of the rows, each as soon as those before it are there."""
    for shown in range(count):
        while shown not in answers and (done := next(found, None)) is not None:
            answers[numbers[done[0]]] = done[1]
        yield shown, answers.pop(shown)


def _line(key: object, answer: object) -> str:
    if isinstance(answer, dict):
        return json.dumps({"id": key, **answer}, ensure_ascii=False)
    return json.dumps({"id": key, "error": str(answer)}, ensure_ascii=False)


def as_text(found: dict[str, Any]) -> str:
    """What was understood, for a person."""
    lines = [found["headline"] or "(no headline)", found["standfirst"]]
    lines += [
        ", ".join(found["authors"]) or "(no author named)",
        f"{found['published'] or 'no date'} · {found['language'] or 'language unknown'}",
        found["trouble"],
        "",
        *(f"{paragraph}\n" for paragraph in found["paragraphs"]),
        "TOPICS",
        *(f"  {topic['kind']:<13} {topic['name']}" for topic in found["topics"]),
        "",
        "WHO SAID WHAT",
    ]
    for said in found["statements"]:
        who = said["speaker"] or "(nobody named)"
        role = f", {said['role']}" if said["role"] else ""
        mark = (
            "named"
            if said["named"]
            else f"unnamed{': ' + said['reason'] if said['reason'] else ''}"
        )
        lines.append(
            f"  {who}{role} ({mark}), {said['kind']}, “{said['cue']}”\n      {said['words']}"
        )
    lines += ["", "FIGURES"]
    for figure in found["figures"]:
        about = "about " if figure["about"] else ""
        lines.append(f"  {about}{figure['value']:g} {figure['counts']}\n      {figure['sentence']}")
    return "\n".join(line for line in lines if line is not None)

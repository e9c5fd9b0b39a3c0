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
            look.refuse_lists(answer.body, page, content_type=answer.content_type)
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
    lines = [
        *_head(found),
        "",
        *(f"{paragraph}\n" for paragraph in found["paragraphs"]),
        *(f"NOTE BY THE OUTLET\n  {note}\n" for note in found["corrections"]),
        "TOPICS",
        *(f"  {topic['kind']:<13} {topic['name']}" for topic in found["topics"]),
        "",
        "WHO SAID WHAT",
        *map(_statement, found["statements"]),
        "",
        "FIGURES",
        *map(_figure, found["figures"]),
    ]
    return "\n".join(lines)


def _head(found: dict[str, Any]) -> list[str]:
    """The lines above the text; those that say nothing are left out."""
    authors = ", ".join(found["people"])
    agency = f"agency: {found['agency']}" if found["agency"] else ""
    picture = found["picture"] or {"caption": "", "credit": ""}
    about = " · ".join(filter(None, (picture["caption"], picture["credit"])))
    lines = [
        found["headline"] or "(no headline)",
        found["standfirst"],
        " · ".join(filter(None, (authors, agency))) or "(no author named)",
        f"{found['published'] or 'no date'} · {found['language'] or 'language unknown'}",
        f"picture: {about}" if about else "",
        f"filed under: {', '.join(found['labels'])}" if found["labels"] else "",
        "A live blog: it changes all day." if found["live"] else "",
        "Only the beginning: the rest is for those who pay." if found["stub"] else "",
        found["trouble"],
    ]
    return [line for line in lines if line]


def _statement(said: dict[str, Any]) -> str:
    who = said["speaker"] or "(nobody named)"
    role = f", {said['role']}" if said["role"] else ""
    unnamed = f"unnamed{': ' + said['reason'] if said['reason'] else ''}"
    mark = "named" if said["named"] else unnamed
    return f"  {who}{role} ({mark}), {said['kind']}, “{said['cue']}”\n      {said['words']}"


def _figure(figure: dict[str, Any]) -> str:
    about = "about " if figure["about"] else ""
    return f"  {about}{figure['value']:,.15g} {figure['counts']}\n      {figure['sentence']}"

"""Reads what the evals measure by: sets of other people, scorers, and the sample wire's truth."""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from standfirst.core.language.parse import Parser
from standfirst.io.nlp import load_parser

Row = dict[str, Any]
SAMPLE = Path(__file__).resolve().parent.parent / "src" / "standfirst" / "sample"
FIRST_DAY = datetime(2026, 3, 1, tzinfo=UTC)  # any; the wire tells its days from 1 to 3
_FIGURE = re.compile(r"([A-Za-z][\w-]*) (-?\d+\.\d+)")


class MissingError(Exception):
    """A set, a scorer or a model is not here: its eval is left out, and that is no failure."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the sets and the scorers of other people are kept."""

    data: Path
    tools: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one eval measured: scores (most are shares of 1), and its speed as a person reads it."""

    scores: Mapping[str, float]
    speed: str = ""


@dataclass(frozen=True, slots=True)
class Eval:
    """One measurement; every score's full name begins with `name`. `run` may raise MissingError."""

    name: str
    run: Callable[[Folders], Outcome]


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article of the sample wire with its truth."""

    id: str
    outlet: str
    at: datetime
    headline: str
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    story: str
    event: str
    kind: str
    statements: tuple[Row, ...] = ()
    figures: tuple[Row, ...] = ()
    told: Row = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text as the desk keeps it."""
        return "\n\n".join(self.paragraphs)


def needed(path: Path) -> Path:
    """The path, if there is something. Raises MissingError."""
    if not path.exists():
        raise MissingError(f"{path} is missing.")
    return path


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file, gzipped or not. Raises MissingError."""
    raw = needed(path).read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    # Not splitlines: it breaks at U+2028 and others, which stand within JSON strings.
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def scorer(path: Path) -> ModuleType:
    """A scorer of other people as a module. Raises MissingError."""
    spec = importlib.util.spec_from_file_location(path.stem, needed(path))
    if spec is None or spec.loader is None:
        raise MissingError(f"{path} is no Python module.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(score: Callable[[], object]) -> dict[str, dict[str, float]]:
    """What a scorer prints: the name before a line's colon → its figures ("F1 0.912") by name."""
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        score()
    lines = (line.partition(":") for line in heard.getvalue().splitlines())
    return {
        name: {word: float(number) for word, number in _FIGURE.findall(rest)}
        for name, _, rest in lines
    }


def english_model() -> Parser:
    """The English model. Raises MissingError where only the rules are to be had."""
    parser = load_parser()
    if parser.name == "rules":
        raise MissingError("The English model is not installed.")
    return parser


@lru_cache(maxsize=1)
def sample_wire() -> tuple[SampleArticle, ...]:
    """Every article of the sample wire, in order of time."""
    found = [
        _with_truth(told, truth)
        for path in sorted((SAMPLE / "wire").glob("*.json"))
        for truth in [json.loads((SAMPLE / "truth" / path.name).read_text(encoding="utf-8"))]
        for told in json.loads(path.read_text(encoding="utf-8"))["articles"]
    ]
    return tuple(sorted(found, key=lambda article: (article.at, article.id)))


def body_of(told: Row) -> tuple[str, ...]:
    """The paragraphs, subheads, quotes and list items of an article of the wire, in order."""
    parts: list[str] = []
    for block in told["body"]:
        for value in block.values():
            parts += value if isinstance(value, list) else [value]
    return tuple(parts)


def _with_truth(told: Row, truth: Row) -> SampleArticle:
    label = truth["articles"][told["id"]]
    hour, minute = map(int, told["time"].split(":"))
    alone = truth["story"] == "oneoffs"  # a file of single items: each is a story of its own
    return SampleArticle(
        id=told["id"],
        outlet=told["outlet"],
        at=FIRST_DAY + timedelta(days=told["day"] - 1, hours=hour, minutes=minute),
        headline=told["headline"],
        authors=tuple(told["authors"]),
        paragraphs=body_of(told),
        story=label["event"].partition("/")[0] if alone else truth["story"],
        event=label["event"] or "",
        kind=label["kind"],
        statements=tuple(label.get("statements") or ()),
        figures=tuple(label.get("figures") or ()),
        told=told,
    )

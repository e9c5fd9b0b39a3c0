"""Scores grouping on labelled streams and on the sample wire, and says how fast it ran.

python evals/stories.py --data ../shared/data --tools ../shared/tools
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.aliases import join_names
from standfirst.core.language.entities import clean_names
from standfirst.core.language.parse import MarkedText, Parser
from standfirst.core.language.similarity import terms
from standfirst.core.story.assign import group_stream
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping
from standfirst.io.nlp import load_parser

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src" / "standfirst" / "sample"
STREAMS = ("dev_2011_02", "dev_2009_04")
MOST_LETTERS = 6_000  # of a text in which names are looked for
REPORTS = ("report", "liveblog")
SETTINGS = GroupingSettings()
FIRST_DAY = datetime(2026, 3, 1, tzinfo=UTC)


def names(text: str, marked: MarkedText) -> dict[str, int]:
    """Topic names of a marked text and how often each is mentioned, as reading gives them."""
    topics = join_names(text, clean_names(text, marked.entities))
    return {topic.name.casefold(): len(topic.spans) for topic in topics}


def articles_of(
    rows: Sequence[Mapping[str, Any]], times: Sequence[datetime], marks: Parser
) -> list[ArticleForGrouping]:
    """Rows {id, title?, text} with their moments as grouping sees them."""
    texts = [str(row["text"])[:MOST_LETTERS] for row in rows]
    marked = marks.mark(texts)
    return [
        article(row, at, names(text, mark))
        for row, at, text, mark in zip(rows, times, texts, marked, strict=True)
    ]


def article(row: Mapping[str, Any], at: datetime, named: dict[str, int]) -> ArticleForGrouping:
    """One row as grouping sees it."""
    headline, text = str(row.get("title", "")), str(row["text"])
    return ArticleForGrouping(
        id=row["id"],
        at=at,
        headline=headline or text.partition("\n")[0][:90],
        language="en",
        terms=terms(headline, text, "en"),
        names=named,
        fingerprint=fingerprint(text),
        words=len(text.split()),
    )


def stream(path: Path, marks: Parser) -> list[ArticleForGrouping]:
    """A labelled stream's articles in order of arrival; those of one day keep the file's order."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    times = [datetime.fromisoformat(row["date"]).replace(hour=12, tzinfo=UTC) for row in rows]
    return articles_of(rows, times, marks)


def sample_articles(marks: Parser) -> list[ArticleForGrouping]:
    """The sample wire's articles."""
    rows = sample_rows()
    texts = [{"id": row["id"], "title": row["headline"], "text": sample_text(row)} for row in rows]
    return articles_of(texts, [sample_time(row) for row in rows], marks)


def sample_rows() -> list[dict[str, Any]]:
    """Every article of the sample wire, in order of time."""
    rows = [
        row
        for path in sorted((SAMPLE / "wire").glob("*.json"))
        for row in json.loads(path.read_text(encoding="utf-8"))["articles"]
    ]
    return sorted(rows, key=lambda row: (row["day"], row["time"], row["id"]))


def sample_text(row: Mapping[str, Any]) -> str:
    """The article's paragraphs, as extraction would give them."""
    parts: list[str] = []
    for block in row["body"]:
        for value in block.values():
            parts.extend(value if isinstance(value, list) else [value])
    return "\n\n".join([row["standfirst"], *parts] if row.get("standfirst") else parts)


def sample_time(row: Mapping[str, Any]) -> datetime:
    """The moment of an article: day 1 to 3 and its time."""
    hour, minute = map(int, row["time"].split(":"))
    return FIRST_DAY + timedelta(days=row["day"] - 1, hours=hour, minutes=minute)


def sample_labels() -> dict[str, dict[str, Any]]:
    """What the sample wire's truth says of each article: event, kind, copy, story."""
    labels: dict[str, dict[str, Any]] = {}
    for path in sorted((SAMPLE / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for key, label in truth["articles"].items():
            event = label.get("event") or None
            own = truth["story"] != "oneoffs"
            story = truth["story"] if own else (event or key).partition("/")[0]
            labels[key] = {**label, "event": event, "story": label.get("story") or story}
    return labels


def load_scorer(tools: Path) -> ModuleType | None:
    """The module `score_stories.py`, which knows BCubed; None where it is missing."""
    path = tools / "score_stories.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("score_stories", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(
    scorer: ModuleType, labels: list[dict[str, Any]], groups: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, int, int, float, float, float, float]]:
    """For events and stories: name, gold groups, found groups, precision, recall, F1, macro F1."""
    known = [row for row in labels if row["id"] in groups]
    events = {r["id"]: r["event"] for r in known if r["event"] and r["kind"] in REPORTS}
    stories = {r["id"]: r["story"] for r in known if r["story"]}
    for at, (name, gold) in enumerate((("event", events), ("story", stories))):
        found = {key: groups[key][at] for key in gold}
        p, r, f = scorer.bcubed(gold, found)
        yield (
            name,
            len(set(gold.values())),
            len(set(found.values())),
            p,
            r,
            f,
            scorer.macro(gold, found),
        )


def run(
    name: str, articles: list[ArticleForGrouping], labels: list[dict[str, Any]], scorer: ModuleType
) -> None:
    """Group a stream, print its scores and the articles grouped in a second."""
    began = time.process_time()
    groups = {str(key): (str(e), str(s)) for key, e, s, _ in group_stream(articles, SETTINGS)}
    rate = len(articles) / (time.process_time() - began)
    for level, gold, found, p, r, f, macro in scores(scorer, labels, groups):
        print(
            f"{name:12} {level}: gold {gold:3} found {found:3}"
            f"  P {p:.3f} R {r:.3f} F1 {f:.3f} macro {macro:.3f}  {rate:,.0f} articles/s"
        )


def main() -> None:
    """Score what is there; say what is missing."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder with streams/")
    command.add_argument("--tools", type=Path, required=True, help="folder with score_stories.py")
    options = command.parse_args()
    scorer = load_scorer(options.tools)
    if scorer is None:
        sys.exit(f"No score_stories.py in {options.tools}: name the folder that has it.")
    marks = load_parser()
    for name in STREAMS:
        path = options.data / "streams" / f"{name}.jsonl"
        if not path.exists():
            print(f"{name}: skipped, {path} is missing")
            continue
        lines = path.with_suffix(".labels.jsonl").read_text(encoding="utf-8").splitlines()
        run(name, stream(path, marks), [json.loads(line) for line in lines], scorer)
    articles = sample_articles(marks)
    if not articles:
        print("sample wire: skipped, no files")
        return
    labels = [{"id": key, **label} for key, label in sample_labels().items()]
    run("sample wire", articles, labels, scorer)


if __name__ == "__main__":
    main()

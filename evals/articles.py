"""Scores the extraction of articles on open sets of real pages, and says how fast it ran.

python evals/articles.py --data ../shared/data --tools ../shared/tools
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from standfirst.core.article.extract import extract_article
from standfirst.core.article.fingerprint import (
    SAME_TEXT,
    bands,
    containment,
    fingerprint,
)
from standfirst.core.errors import ExtractError
from standfirst.core.types import Page

SETS = {
    "zyte": "extract_zyte",
    "trafilatura": "extract_trafilatura",
    "fundus": "extract_fundus_tests",
}
COPIES = Path("neardup_constructed") / "docs.jsonl.gz"


def load_scorer(tools: Path) -> ModuleType | None:
    """The module `score_articles.py`, which knows the sets' metrics; None where it is missing."""
    path = tools / "score_articles.py"
    spec = importlib.util.spec_from_file_location("score_articles", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file, gzipped or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]


def read_page(html: bytes, url: str) -> dict[str, Any]:
    """What a scorer asks of a page: text, headline, authors as printed, day of publication."""
    try:
        article = extract_article(Page(html=html, url=url))
    except ExtractError:
        return {}
    return {
        "text": article.full_text,
        "headline": article.headline,
        "authors": list(article.byline),
        "published": article.published.isoformat() if article.published else "",
    }


def score_set(name: str, folder: Path, scorer: ModuleType) -> None:
    """Read every page of a set; the scorer prints its line, then pages a second are printed."""
    pages = rows_of(folder / "pages.jsonl")
    found: dict[str, dict[str, Any]] = {}
    seconds = 0.0
    for page in pages:
        html = gzip.decompress((folder / page["html"]).read_bytes())
        began = time.process_time()
        found[page["html"]] = read_page(html, page.get("url") or "")
        seconds += time.process_time() - began
    getattr(scorer, name)(pages, found)
    print(f"{name}: {len(pages) / seconds:.0f} pages/s on one core")


def copies_found(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band key and then most of the shorter text."""
    holders: dict[int, list[int]] = {}
    for number, text in enumerate(texts):
        for key in bands(fingerprint(text)):
            holders.setdefault(key, []).append(number)
    candidates = {pair for group in holders.values() for pair in combinations(group, 2)}
    for a, b in sorted(candidates):
        if containment(texts[a], texts[b]) >= SAME_TEXT:
            yield a, b


def score_copies(path: Path) -> None:
    """Pairwise precision, recall and F1 of wire copies, on each split."""
    rows = rows_of(path)
    for split in sorted({row["split"] for row in rows}):
        own = [row for row in rows if row["split"] == split]
        found = set(copies_found([row["text"] for row in own]))
        gold = {
            (a, b)
            for a, b in combinations(range(len(own)), 2)
            if own[a]["cluster"] and own[a]["cluster"] == own[b]["cluster"]
        }
        right = len(found & gold)
        p, r = right / len(found), right / len(gold)
        print(f"copies {split}: pairs {len(gold)} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")


def main() -> None:
    """Score what is there; say what is missing."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder with the sets")
    command.add_argument("--tools", type=Path, required=True, help="folder with score_articles.py")
    options = command.parse_args()
    scorer = load_scorer(options.tools)
    if scorer is None:
        sys.exit(f"No score_articles.py in {options.tools}: name the folder that has it.")
    for name, folder in SETS.items():
        if (options.data / folder / "pages.jsonl").exists():
            score_set(name, options.data / folder, scorer)
        else:
            print(f"{name}: skipped, {options.data / folder} is missing")
    if (options.data / COPIES).exists():
        score_copies(options.data / COPIES)
    else:
        print(f"copies: skipped, {options.data / COPIES} is missing")


if __name__ == "__main__":
    main()

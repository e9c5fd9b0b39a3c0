"""Scores who said what: PolNeAR's marked attributions, the founding example, our sample wire, and
time.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.types import FoundStatement, ReadArticle
from standfirst.io.nlp import load_parser

SAMPLE = Path(__file__).resolve().parent.parent / "src/standfirst/sample"


def main() -> None:
    """Prints what can be measured here; a missing set is named and left out."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--tools", type=Path, required=True)
    options.add_argument("--set", default="dev.jsonl", help="file of the polnear folder")
    options.add_argument("--parser", default="", help='a model package, or "rules"')
    options.add_argument("--show", action="store_true", help="print what the sample gets wrong")
    given = options.parse_args()
    parser = load_parser(given.parser)
    print(f"parser: {parser.name}")
    polnear(given.data / "polnear" / given.set, given.tools / "score_statements.py", parser)
    founding(given.data / "founding", parser)
    sample(parser, show=given.show)


def polnear(gold: Path, scorer: Path, parser: Parser) -> None:
    """Scores by the shared scorer, and milliseconds an article."""
    if not gold.exists() or not scorer.exists():
        print(f"polnear: skipped, no {gold.name} or scorer")
        return
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    texts = [TextToRead("", row["text"], "en") for row in rows]
    read_texts(texts[:2], parser=parser)
    begun = time.process_time()
    articles = read_texts(texts, parser=parser)
    spent = time.process_time() - begun
    words = sum(len(row["text"].split()) for row in rows)
    print(
        f"polnear: {1000 * spent / len(rows):.0f} ms CPU an article, "
        f"{500_000 * spent / words:.0f} ms per 500 words"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row, article in zip(rows, articles, strict=True):
            found = [{"spans": spans(s)} for s in article.statements]
            file.write(json.dumps({"id": row["id"], "statements": found}) + "\n")
        file.flush()
        subprocess.run([sys.executable, str(scorer), str(gold), file.name], check=True)


def spans(statement: FoundStatement) -> dict[str, list[list[int]] | None]:
    """Spans as the scorer wants them."""
    places = statement.spans
    return {
        "source": [list(s) for s in places.source] or None,
        "cue": [list(s) for s in places.cue] or None,
        "content": [list(s) for s in places.content],
    }


def founding(folder: Path, parser: Parser) -> None:
    """The founding example: each of its statements and figures, right or wrong."""
    if not (folder / "gold.json").exists():
        print("founding: skipped, not there")
        return
    text = (folder / "page.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    (article,) = read_texts([TextToRead("", text, "en")], parser=parser)
    right, notes = judge(gold["statements"], article, text)
    print(
        f"founding: statements {right['all']}/{len(gold['statements'])}, figures "
        f"{figures_right(gold['figures'], article)}/3"
    )
    if notes:
        print("\n".join(notes))
    names = {topic.name for topic in article.topics}
    missing = [n for group in gold["topics"].values() for n in group if n not in names]
    print(f"founding: topics missing: {missing or 'none'}")


def figures_right(gold: Iterable[dict[str, Any]], article: ReadArticle) -> int:
    """How many gold figures were found with value, hedge and noun."""
    found = {(f.value, f.about, f.counts.lower()) for f in article.figures}
    return sum((float(g["value"]), g["about"], g["counts"].lower()) in found for g in gold)


def plain(words: str) -> str:
    """Letters and digits only, small, without a leading article or "that"."""
    bare = " ".join(re.findall(r"\w+", words.lower()))
    return re.sub(r"^(?:that|a|an|the) ", "", bare)


def judge(
    gold: Sequence[dict[str, Any]], article: ReadArticle, text: str
) -> tuple[dict[str, int], list[str]]:
    """Counts of gold statements found, and of those with speaker, named flag, reason and role
    right.
    """
    counts = dict.fromkeys(("found", "speaker", "named", "reason", "kind", "role", "all"), 0)
    notes: list[str] = []
    free = list(article.statements)
    for wanted in gold:
        start = plain(wanted["starts"])
        match = next((s for s in free if plain(s.words).startswith(start)), None)
        match = match or next(
            (s for s in free if plain(text[s.spans.content[0][0] :][:200]).startswith(start)), None
        )
        match = match or next((s for s in free if start in plain(s.words)), None)
        if match is None:
            notes.append(f"  missed: {wanted['speaker']} {wanted['cue']}: {wanted['starts']}")
            continue
        if plain(match.words).startswith(start):
            free.remove(match)
        right = {
            "found": True,
            "speaker": plain(match.speaker) == plain(wanted["speaker"]),
            "named": match.named == wanted["named"],
            "reason": plain(wanted.get("reason") or "") in plain(match.reason),
            "kind": match.kind == wanted["kind"],
            "role": plain(wanted.get("role") or "") == plain(match.role),
        }
        right["all"] = right["speaker"] and right["named"] and right["reason"]
        for name, good in right.items():
            counts[name] += good
        if not right["all"]:
            notes.append(
                f"  {wanted['speaker']} (as {wanted.get('mention')}; {wanted['named']}; "
                f"{wanted.get('reason')}) "
                f"read as {match.speaker} (as {match.mention}; {match.named}; {match.reason})"
            )
    return counts, notes


def sample(parser: Parser, *, show: bool) -> None:
    """Statements and figures of the sample wire against its truth."""
    wires = sorted((SAMPLE / "truth").glob("*.json"))
    if not wires:
        print("sample: skipped, not there")
        return
    total: dict[str, int] = {}
    wanted = given = figures = figures_found = figures_given = 0
    for path in wires:
        truth = json.loads(path.read_text(encoding="utf-8"))["articles"]
        wire = json.loads((SAMPLE / "wire" / path.name).read_text(encoding="utf-8"))["articles"]
        rows = [row for row in wire if row["id"] in truth]
        articles = read_texts([as_text(row) for row in rows], parser=parser)
        for row, article in zip(rows, articles, strict=True):
            gold = truth[row["id"]]
            counts, notes = judge(gold.get("statements") or [], article, as_text(row).text)
            total = {name: total.get(name, 0) + n for name, n in counts.items()}
            wanted += len(gold.get("statements") or [])
            given += len(article.statements)
            figures += len(gold.get("figures") or [])
            figures_found += figures_right(gold.get("figures") or [], article)
            figures_given += len(article.figures)
            if show and notes:
                print(row["id"], *notes, sep="\n")
    print(f"sample: {wanted} statements, {given} read: {total}")
    print(f"sample: figures {figures_found}/{figures}, {figures_given} read")


def as_text(row: dict[str, Any]) -> TextToRead:
    """A row of the wire as extraction would give it."""
    parts = [
        str(part)
        for block in row["body"]
        for value in block.values()
        for part in (value if isinstance(value, list) else [value])
    ]
    return TextToRead(row["headline"], "\n\n".join(parts), "en", tuple(row["authors"]))


if __name__ == "__main__":
    main()

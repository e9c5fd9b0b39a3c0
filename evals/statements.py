"""Scores who said what, and the figures: PolNeAR, German news, the founding example, the sample."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.gold import (
    Eval,
    Folders,
    Outcome,
    Row,
    english_model,
    needed,
    printed,
    rows_of,
    sample_wire,
    scorer,
)
from evals.measures import f1, share
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.types import FoundFigure, FoundStatement, ReadArticle, Span

ABROAD = Path(__file__).resolve().parent / "labels" / "abroad.jsonl"
NEAR = 15  # characters between where a statement starts in the truth and with us
Figure = tuple[float, bool, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement of the truth beside ours; `ours` is None where it was missed."""

    gold: Row
    ours: FoundStatement | None

    @property
    def speaker(self) -> bool:
        return self.ours is not None and plain(self.ours.speaker) == plain(self.gold["speaker"])

    @property
    def right(self) -> bool:
        """Found, with its speaker, and rightly said to be named or unnamed."""
        return self.ours is not None and self.speaker and self.ours.named == self.gold["named"]

    @property
    def reason(self) -> bool:
        """The reason for anonymity, where the truth gives one."""
        wanted = plain(self.gold.get("reason") or "")
        return self.ours is not None and wanted in plain(self.ours.reason)


def read(texts: Sequence[str], *, language: str = "en") -> tuple[list[ReadArticle], float]:
    """Texts as the desk reads them, and the seconds of CPU it took."""
    parser = english_model()
    read_texts([TextToRead("", texts[0][:500], language)], parser=parser)  # warm
    began = time.process_time()
    articles = read_texts([TextToRead("", text, language) for text in texts], parser=parser)
    return articles, time.process_time() - began


def polnear(folders: Folders) -> Outcome:
    """PolNeAR's attributions, by its scorer."""
    gold = folders.data / "polnear" / "dev.jsonl"
    rows = rows_of(gold)
    judge = scorer(folders.tools / "score_statements.py")
    articles, spent = read([row["text"] for row in rows])
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "read.jsonl"
        lines = [
            json.dumps({"id": row["id"], "statements": [spans(s) for s in article.statements]})
            for row, article in zip(rows, articles, strict=True)
        ]
        answers.write_text("\n".join(lines), encoding="utf-8")
        heard = printed(lambda: judge.main(str(gold), str(answers)))
    scores = {f"{name} F1": figures["F1"] for name, figures in heard.items()}
    words = sum(len(row["text"].split()) for row in rows)
    return Outcome(scores, f"{500_000 * spent / words:.0f} ms CPU for 500 words")


def spans(statement: FoundStatement) -> Row:
    """A statement as the scorer wants it."""
    places = statement.spans
    return {
        "spans": {
            "source": [list(s) for s in places.source] or None,
            "cue": [list(s) for s in places.cue] or None,
            "content": [list(s) for s in places.content],
        }
    }


def german(folders: Folders) -> Outcome:
    """Words within quotations of German news, of all five types; and those of direct ones found."""
    rows = rows_of(folders.data / "german_news_quotes" / "dev.jsonl")
    articles, spent = read([row["text"] for row in rows], language="de")
    right = found = gold = direct_right = direct = 0
    for row, article in zip(rows, articles, strict=True):
        ours = words(row["text"], (span for s in article.statements for span in s.spans.content))
        wanted = words(row["text"], quoted(row["annotations"]))
        spoken = words(row["text"], quoted(a for a in row["annotations"] if a["type"] == "Direct"))
        right, found, gold = right + len(ours & wanted), found + len(ours), gold + len(wanted)
        direct_right, direct = direct_right + len(ours & spoken), direct + len(spoken)
    scores = {
        "quotation token F1": f1(right, found=found, gold=gold),
        "direct token recall": share(direct_right, direct),
    }
    return Outcome(scores, f"{1000 * spent / len(rows):.0f} ms CPU an article")


def quoted(annotations: Iterable[Row]) -> Iterator[Span]:
    """The places of quotations."""
    return ((part[0], part[1]) for one in annotations for part in one["quote"])


def words(text: str, places: Iterable[Span]) -> set[int]:
    """Where the words that stand in any of the places start."""
    return {a + m.start() for a, b in places for m in re.finditer(r"\w+", text[a:b])}


def founding(folders: Folders) -> Outcome:
    """The founding example's statements (speaker, named, reason), figures and topics."""
    folder = folders.data / "founding"
    text = needed(folder / "page.txt").read_text(encoding="utf-8")
    gold = json.loads(needed(folder / "gold.json").read_text(encoding="utf-8"))
    (article,), _ = read([text])
    judged = judge(text, gold["statements"], article.statements)
    named = {topic.name for topic in article.topics}
    wanted = [name for names in gold["topics"].values() for name in names]
    scores = {
        "statements": share(sum(j.right and j.reason for j in judged), len(judged)),
        "figures": share(figures_right(gold["figures"], article.figures), len(gold["figures"])),
        "topics": share(sum(name in named for name in wanted), len(wanted)),
    }
    return Outcome(scores)


def sample(_: Folders) -> Outcome:
    """The sample wire's statements and figures, each as F1 over the whole wire."""
    wire = sample_wire()
    articles, spent = read([article.text for article in wire])
    judged: list[Judged] = []
    figures: Counter[str] = Counter()
    for told, article in zip(wire, articles, strict=True):
        judged += judge(told.text, told.statements, article.statements)
        figures["right"] += figures_right(told.figures, article.figures)
        figures["found"] += len(article.figures)
        figures["gold"] += len(told.figures)
    found = sum(len(article.statements) for article in articles)
    kept: dict[str, int] = {
        "content F1": sum(j.ours is not None for j in judged),
        "speaker F1": sum(j.speaker for j in judged),
        "F1": sum(j.right for j in judged),
    }
    scores = {n: f1(right, found=found, gold=len(judged)) for n, right in kept.items()}
    scores["figures F1"] = f1(figures["right"], found=figures["found"], gold=figures["gold"])
    return Outcome(scores, f"{1000 * spent / len(wire):.0f} ms CPU an article")


def abroad(_: Folders) -> Outcome:
    """French and Spanish statements by our own labels, with speaker, named or unnamed."""
    scores: dict[str, float] = {}
    for language in ("fr", "es"):
        rows = [row for row in rows_of(ABROAD) if row["language"] == language]
        articles, _spent = read([row["text"] for row in rows], language=language)
        pairs = list(zip(rows, articles, strict=True))
        judged = [
            j for row, a in pairs for j in judge(row["text"], row["statements"], a.statements)
        ]
        found = sum(len(article.statements) for article in articles)
        right = sum(j.right for j in judged)
        scores[f"{language} F1"] = f1(right, found=found, gold=len(judged))
    return Outcome(scores)


def judge(text: str, gold: Sequence[Row], found: Sequence[FoundStatement]) -> list[Judged]:
    """Each statement of the truth with ours, one to one, the nearest starts first."""
    pairs = sorted(
        (distance, i, j)
        for i, wanted in enumerate(gold)
        for j, ours in enumerate(found)
        if (distance := apart(text.find(wanted["starts"]), ours.spans.content)) is not None
    )
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [Judged(row, found[taken[i]] if i in taken else None) for i, row in enumerate(gold)]


def apart(start: int, content: Sequence[Span]) -> int | None:
    """Characters between two starts; None where ours neither holds the place nor starts near it."""
    if not content:
        return None
    distance = abs(content[0][0] - start)
    held = any(a <= start < b for a, b in content)
    return distance if held or distance <= NEAR else None


def plain(words: str) -> str:
    """Letters and digits only, small, without a leading article or "that"."""
    bare = " ".join(re.findall(r"\w+", words.lower()))
    return re.sub(r"^(?:that|a|an|the) ", "", bare)


def figures_right(gold: Iterable[Mapping[str, object]], found: Iterable[FoundFigure]) -> int:
    """How many figures of the truth we have, with value, hedge and noun; each of ours once."""
    wanted = Counter[Figure](
        (float(str(g["value"])), bool(g["about"]), str(g["counts"]).lower()) for g in gold
    )
    ours = Counter[Figure]((f.value, f.about, f.counts.lower()) for f in found)
    return (wanted & ours).total()


EVALS = (
    Eval("polnear", polnear),
    Eval("german_news_quotes", german),
    Eval("founding reading", founding),
    Eval("sample statements", sample),
    Eval("statements abroad", abroad),
)

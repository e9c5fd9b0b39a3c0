"""Timelines are scored by their days, as many as people picked, and events by their day."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evals.gold import Folders, MissingError, Row
from evals.timelines import day_f1, happenings, ours, timeline17, timelines


def write(path: Path, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(map(json.dumps, rows)).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)


def article(day: str, text: str) -> Row:
    return {"id": day, "topic": "dam", "lang": "en", "date": day, "text": text}


def timeline(topic: str, *days: str) -> Row:
    entries = [{"date": day, "sentences": []} for day in days]
    return {"topic": topic, "timeline_id": f"{topic}-0", "entries": entries}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """One timeline with articles, one without; one article lies outside the range."""
    texts = [
        article("2026-03-02", "The dam broke on Monday .\nIt was old ."),
        article("2026-03-04", "The dam , which broke on Monday , will be shut ."),
        article("2026-03-09", "A week ago .\nOn March 6 the mayor -LRB- 61 -RRB- resigned ."),
        article("2026-05-09", "On May 8 it rained ."),
    ]
    write(tmp_path / "timeline17" / "articles.jsonl.gz", texts)
    gold = [timeline("dam", "2026-03-02", "2026-03-09"), timeline("flood", "2026-03-02")]
    write(tmp_path / "timeline17" / "timelines.jsonl", gold)
    return Folders(tmp_path, tmp_path)


def test_timelines_without_articles_are_left_out(folders: Folders) -> None:
    (one,) = timelines(folders)
    assert (one.name, len(one.reports)) == ("dam-0", 3)


def test_f1_counts_the_days_that_people_picked_too(folders: Folders) -> None:
    assert day_f1(timelines(folders), ours) == {"dam-0": 0.5}  # 2 and 6 March of 2 and 9 March


def test_the_score_stands_beside_that_of_counting_reports(folders: Folders) -> None:
    scores = timeline17(folders).scores
    assert scores == {"date F1": 0.5, "date F1 above counting reports": 0.0}


def test_an_event_scores_by_the_day_in_its_slug(tmp_path: Path) -> None:
    for name in ("dev_2011_02", "dev_2009_04"):
        rows = [
            {"id": "1", "date": "2026-03-03", "text": "The dam broke on Monday. It was old."},
            {"id": "2", "date": "2026-03-03", "text": "The mayor resigned on Tuesday."},
            {"id": "3", "date": "2026-03-03", "text": "The dam was old."},
        ]
        labels = ["dam-2026-03-02-breaks", "dam-2026-03-02-mayor", "dam-2026-03-03-was-old"]
        write(tmp_path / "streams" / f"{name}.jsonl", rows)
        write(
            tmp_path / "streams" / f"{name}.labels.jsonl",
            [{"id": str(n), "event": slug} for n, slug in enumerate(labels, 1)],
        )
    scores = happenings(Folders(tmp_path, tmp_path)).scores
    assert scores == {"days right": 0.5, "days told": pytest.approx(2 / 3)}


def test_a_missing_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        timeline17(Folders(tmp_path, tmp_path))

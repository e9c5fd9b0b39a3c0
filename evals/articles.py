"""Scores the extraction of articles on open sets of real pages, and the finding of wire copies."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from evals.gold import Eval, Folders, Outcome, Row, needed, printed, rows_of, scorer
from evals.measures import f1
from standfirst.core.article.extract import extract_article
from standfirst.core.article.fingerprint import SAME_TEXT, bands, containment, fingerprint
from standfirst.core.errors import ExtractError
from standfirst.core.types import Page

# What of a scorer's line is kept: its word → the name of our score.
KEPT = {
    "zyte": {"F1": "F1"},
    "trafilatura": {"F": "F"},
    "fundus": {"ROUGE-LSum": "body", "headline": "headline", "authors": "authors", "date": "date"},
}


def extraction(folders: Folders, *, name: str, folder: str) -> Outcome:
    """One set of real pages, by its own metric."""
    place = folders.data / folder
    pages = rows_of(place / "pages.jsonl")
    judge = scorer(folders.tools / "score_articles.py")
    found: dict[str, Row] = {}
    spent = 0.0
    for page in pages:
        html = gzip.decompress(needed(place / page["html"]).read_bytes())
        began = time.process_time()
        found[page["html"]] = read_page(html, page.get("url") or "")
        spent += time.process_time() - began
    heard = printed(lambda: getattr(judge, name)(pages, found))[name]
    scores = {ours: heard[theirs] for theirs, ours in KEPT[name].items()}
    return Outcome(scores, f"{len(pages)} pages, {len(pages) / spent:.0f}/s on one core")


def read_page(html: bytes, url: str) -> Row:
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


def copies(folders: Folders, *, split: str) -> Outcome:
    """Pairwise F1 of wire copies: found by a shared band key, judged by exact containment."""
    rows = [
        row
        for row in rows_of(folders.data / "neardup_constructed" / "docs.jsonl.gz")
        if row["split"] == split
    ]
    began = time.process_time()
    found = set(copies_found([row["text"] for row in rows]))
    rate = len(rows) / (time.process_time() - began)
    gold = {
        (a, b)
        for a, b in combinations(range(len(rows)), 2)
        if rows[a]["cluster"] and rows[a]["cluster"] == rows[b]["cluster"]
    }
    score = f1(len(found & gold), found=len(found), gold=len(gold))
    return Outcome({"F1": score}, f"{len(gold)} pairs, {rate:,.0f} texts/s")


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


EVALS = (
    Eval("zyte", partial(extraction, name="zyte", folder="extract_zyte")),
    Eval("trafilatura", partial(extraction, name="trafilatura", folder="extract_trafilatura")),
    Eval("fundus", partial(extraction, name="fundus", folder="extract_fundus_tests")),
    Eval("neardup dev", partial(copies, split="dev")),
    Eval("neardup test", partial(copies, split="test")),
)

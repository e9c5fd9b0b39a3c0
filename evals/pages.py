"""Scores extraction where every word is known: the founding page and the sample wire's pages."""

from __future__ import annotations

import json
import socket
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from urllib.request import Request, urlopen

from evals.gold import FIRST_DAY, Eval, Folders, Outcome, SampleArticle, needed, sample_wire
from evals.measures import share
from standfirst.core.article.extract import extract_article
from standfirst.core.source.parse import parse_feed
from standfirst.core.types import ExtractedArticle, Page
from standfirst.io.samplewire import DAYS, HOST, serving, source_urls


def founding(folders: Folders) -> Outcome:
    """The founding page: its paragraphs, none of its furniture, no invented headline, its day."""
    folder = folders.data / "founding"
    gold = json.loads(needed(folder / "gold.json").read_text(encoding="utf-8"))
    article = extract_article(Page(html=needed(folder / "page.html").read_bytes()))
    said = article.full_text
    day = f"{article.published:%Y-%m-%d}" if article.published else ""
    scores = {
        "paragraphs": float(len(article.paragraphs) == gold["text_paragraphs"]),
        "furniture kept out": share(
            sum(line not in said for line in gold["furniture"]), len(gold["furniture"])
        ),
        "headline": float(article.headline == (gold["headline"] or "")),
        "date": float(day == gold["published"]),
    }
    return Outcome(scores)


def sample(_: Folders) -> Outcome:
    """Exact shares over the whole wire, each page fetched through its outlet's feed."""
    wire = {article.id: article for article in sample_wire()}
    right: Counter[str] = Counter()
    spent = 0.0
    port = free_port()
    with serving(port, last_day=(FIRST_DAY + timedelta(days=DAYS - 1)).date(), zone="UTC"):
        for page in pages(port):
            began = time.process_time()
            article = extract_article(page)
            spent += time.process_time() - began
            told = wire[page.url.rpartition("/")[2].removesuffix(".html")]
            right.update(name for name, good in alike(article, told).items() if good)
    names = ("paragraphs", "words", "corrections", "headline", "authors", "date")
    scores = {f"{name} exact": share(right[name], len(wire)) for name in names}
    return Outcome(scores, f"{len(wire)} pages, {len(wire) / spent:.0f}/s on one core")


def pages(port: int) -> Iterator[Page]:
    """Every page that the sample's feeds name."""
    for address in source_urls(port).values():
        for item in parse_feed(got(address), url=address).items:
            yield Page(html=got(item.url), url=item.url, content_type="text/html", item=item)


def got(address: str) -> bytes:
    """The body at an address of the sample wire."""
    if not address.startswith(f"http://{HOST}:"):
        raise ValueError(f"{address} is no address of the sample wire.")
    with urlopen(Request(address), timeout=10) as answer:
        body: bytes = answer.read()
    return body


def alike(article: ExtractedArticle, told: SampleArticle) -> dict[str, bool]:
    """What of an article is exactly as it was written.

    `paragraphs` may not hold the standfirst, `words` may: some pages do not mark it. Neither may
    hold the outlet's correction.
    """
    byline = told.authors or tuple(filter(None, [told.told["agency"]]))
    lead = told.told["standfirst"]
    return {
        "paragraphs": article.paragraphs == told.paragraphs,
        "words": [line for line in article.paragraphs if line != lead] == [*told.paragraphs],
        "corrections": article.corrections == tuple(filter(None, [told.told["correction"]])),
        "headline": article.headline == told.headline,
        "authors": article.byline == byline
        and tuple(person.name for person in article.authors) == told.authors,
        "date": article.published == told.at,
    }


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


EVALS = (Eval("founding page", founding), Eval("sample pages", sample))

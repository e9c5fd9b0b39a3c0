"""Article → what it says: mentions, statements, figures, and what grouping compares."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from standfirst.core.language.read import TextToRead
from standfirst.core.types import ReadArticle
from standfirst.io.reading import read_batch
from standfirst.jobs.claim import MOST_TRIES, claim, let_go, write_all
from standfirst.jobs.reading import write
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Reading

BATCH = 64
TOGETHER = 8  # texts a task: the parser is quicker in batches
SECONDS = 30.0  # of computing, a task


def run(tools: Tools, now: datetime) -> Tally:
    """Read up to BATCH articles."""
    tally = Tally()
    due = Article.objects.to_read(now)
    rows = claim(due, due="read_due_at", now=now, limit=BATCH, related=["body"])
    # One that was tried too often goes on unread, so that it stands in a story all the same; a
    # suspect one goes alone, so that it takes no others down with it.
    for row in rows:
        if row.tries > MOST_TRIES:
            _set_aside(row, now)
            tally.done += 1
    suspects = [[row] for row in rows if 1 < row.tries <= MOST_TRIES]
    fresh = [row for row in rows if row.tries <= 1]
    groups = [fresh[n : n + TOGETHER] for n in range(0, len(fresh), TOGETHER)] + suspects
    tasks = [(tuple(map(_text, group)), tools.model) for group in groups]
    for number, answer in tools.engine.map(read_batch, tasks, seconds=SECONDS):
        if isinstance(answer, list):
            failed = _write_group(list(zip(groups[number], answer, strict=True)), now)
            tally.done += len(answer) - len(failed)
            tally.troubles += failed
        else:
            # Due again at once, each alone; the count of tries was raised by the claim.
            for row in groups[number]:
                let_go(row, "read_due_at", read_due_at=now)
            tally.troubles.append(f"Reading {len(groups[number])} articles: {answer}")
        tools.progress(len(groups[number]), "read")
    return tally


def _text(article: Article) -> TextToRead:
    authors = article.bylines.values_list("author__name", flat=True)
    return TextToRead(
        headline=article.headline,
        text=article.body.text,
        language=article.language,
        authors=tuple(authors),
        labels=tuple(one for one in article.labels if isinstance(one, str)),
        published=article.published.date(),
    )


def _set_aside(article: Article, now: datetime) -> None:
    trouble = "This text could not be read in three tries; it stands here unread."
    with transaction.atomic():  # grouping needs the Reading of every article that is due for it
        ours = let_go(
            article,
            "read_due_at",
            read_due_at=None,
            group_due_at=now,
            tries=0,
            trouble=article.trouble or trouble,
        )
        if ours:
            Reading.objects.get_or_create(article=article, defaults={"model": ""})


def _write_group(pairs: list[tuple[Article, ReadArticle]], now: datetime) -> list[str]:
    """Write a group's readings, each alone where one spoils it; answers what failed."""
    if not write_all([pairs], lambda group: write(group, now)):
        return []
    failed = write_all([[pair] for pair in pairs], lambda group: write(group, now))
    return [f"{group[0][0].url}: it could not be written ({error})." for group, error in failed]

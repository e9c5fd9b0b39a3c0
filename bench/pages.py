"""Time and questions of the front page, Following and others, at 10,000 articles.

    python bench/pages.py [--articles N] [--rounds N]

Fills a desk of its own with made-up rows (texts of random words: sizes are real, meaning is not)
and asks each page through Django's test client. Prints the median time, the number of database
questions and the size.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

Words = Callable[[int], str]
Shelf = tuple[list[Any], list[Any], list[Any], Any]  # outlets, topics, follows, the owner
BUSY = "Busy"  # the topic that every article names, half of them by a name that is joined to it


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="standfirst-bench-"))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "standfirst.settings",
        "STANDFIRST_DATA_DIR": str(folder),
    }
    import django

    django.setup()
    from django.core.management import call_command

    try:
        call_command("migrate", verbosity=0, skip_checks=True)
        fill(chosen.articles)
        measure(chosen.rounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(count: int) -> None:
    """Rows as the pipeline writes them: stories of five articles, topics, statements, entries."""
    from django.db import transaction

    from standfirst import models as m

    dice = random.Random(1)
    vocabulary = [
        "".join(dice.choice("abcdefghijklmnoprstuvw") for _ in range(dice.randint(3, 9)))
        for _ in range(8000)
    ]

    def words(number: int) -> str:
        return " ".join(dice.choice(vocabulary) for _ in range(number))

    now = datetime.now(UTC)
    owner = m.Reader.owner()
    with transaction.atomic():
        outlets = [
            m.Outlet.objects.create(name=f"Outlet {n}", host=f"outlet{n}.example")
            for n in range(40)
        ]
        topics = [
            m.Topic.objects.create(kind="person", name=words(2).title(), key=f"topic {n}")
            for n in range(500)
        ]
        busy = m.Topic.objects.create(kind="person", name=BUSY, key="busy")
        m.Topic.objects.create(kind="person", name="Short", key="short", joined=busy)
        follows = [
            m.Follow.objects.create(reader=owner, topic=topic, since=now) for topic in topics[:25]
        ]
        for number in range(count // 5):
            fill_story(number, now, words, dice, (outlets, topics, follows, owner))


def _story(newest: datetime, words: Words, dice: random.Random) -> Any:
    from standfirst import models as m

    return m.Story.objects.create(
        headline=words(9).capitalize(),
        standfirst=words(22),
        opened_at=newest - timedelta(hours=8),
        latest_at=newest,
        article_count=5,
        origin_count=4,
        outlet_count=4,
        weight=newest.timestamp() / 43200 + dice.random(),
    )


def fill_story(number: int, now: datetime, words: Words, dice: random.Random, shelf: Shelf) -> None:
    """One story with its five articles."""
    from standfirst import models as m

    outlets, topics, follows, owner = shelf
    newest = now - timedelta(minutes=11 * number)
    story = _story(newest, words, dice)
    step = m.Development.objects.create(
        story=story, opened_at=story.opened_at, latest_at=story.latest_at
    )
    for place in range(5):
        at = newest - timedelta(hours=2 * place)
        row = m.Article.objects.create(
            outlet=dice.choice(outlets),
            key=f"{number}-{place}",
            url=f"https://example.org/{number}/{place}",
            headline=words(9).capitalize(),
            standfirst=words(20),
            language="en",
            published=at,
            seen_at=at,
            word_count=450,
            story=story,
            development=step,
            reason="shares two words",
        )
        text = words(450)
        m.Body.objects.create(article=row, headline=row.headline, text=text, html=f"<p>{text}</p>")
        _read(row, topics, words, dice)
        reasons = [{"follow": one.pk, "says": f"You follow {one.topic}"} for one in follows[:2]]
        if place % 2 == 0:
            m.Entry.objects.create(
                reader=owner,
                article=row,
                followed=True,
                reasons=reasons,
                published=at,
                arrived_at=at,
            )
        story.lead = row
    story.save()


def _read(row: Any, topics: list[Any], words: Words, dice: random.Random) -> None:
    """What reading writes: a byline, mentions, statements, what is said about whom, a fact."""
    from standfirst import models as m

    named = [m.Topic.objects.get(key=dice.choice(("busy", "short"))), *dice.sample(topics, 8)]
    m.Byline.objects.create(article=row, author=_author(row.outlet, dice), position=0)
    m.Mention.objects.bulk_create(
        m.Mention(article=row, topic=topic, published=row.published) for topic in named
    )
    m.Statement.objects.bulk_create(
        m.Statement(
            article=row,
            position=n,
            topic=named[n],
            speaker=named[n].name,
            mention="she",
            cue="said",
            kind="indirect",
            named=True,
            words=words(14),
            published=row.published,
        )
        for n in range(4)
    )
    m.StatementTopic.objects.bulk_create(
        m.StatementTopic(statement=said, topic=named[0], published=row.published)
        for said in row.statements.all()[1:]
    )
    m.Fact.objects.create(
        topic=named[0],
        other=named[1],
        article=row,
        kind="role",
        words=f"{dice.choice(('head', 'chair', 'judge'))} of {named[1]}",
        published=row.published,
    )


def _author(outlet: Any, dice: random.Random) -> Any:
    from standfirst import models as m

    key = f"{outlet} author {dice.randint(1, 8)}"
    return m.Author.objects.get_or_create(outlet=outlet, key=key, defaults={"name": key})[0]


def measure(rounds: int) -> None:
    """Ask each page and print its figures."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from standfirst.models import Article, Author, Story, Topic

    client = Client(HTTP_HOST="127.0.0.1:8000")
    paths = {
        "front page": "/",
        "Following": "/following",
        "story": Story.objects.order_by("-pk")[0].path,
        "arrange": f"/stories/{Story.objects.order_by('-pk')[0].pk}/arrange",
        "article": Article.objects.order_by("-pk")[0].path,
        "topic": Topic.objects.order_by("pk")[0].path,
        "busy topic": Topic.objects.get(name=BUSY).path,
        "author": Author.objects.order_by("pk")[0].path,
        "search": "/search?q=" + Article.objects.order_by("pk")[0].headline.split()[0],
        "Updates": "/updates",
    }
    print(f"articles {Article.objects.count()}")
    print(f"{'page':<12} {'median ms':>9} {'slowest':>8} {'questions':>9} {'kB':>6}")
    for name, path in paths.items():
        answer = client.get(path, follow=True)
        with CaptureQueriesContext(connection) as asked:
            client.get(path, follow=True)
        questions = len(asked)
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            client.get(path, follow=True)
            times.append((time.perf_counter() - start) * 1000)
        size = len(answer.content) / 1000
        middle = statistics.median(times)
        print(
            f"{name:<12} {middle:>9.1f} {max(times):>8.1f} {questions:>9} {size:>6.0f}"
            + ("" if answer.status_code == 200 else f"  status {answer.status_code}")
        )


if __name__ == "__main__":
    main()

"""Speed and memory of grouping with many open articles.

    python bench/grouping.py [--open N] [--measured N]

Fills an index with N made articles (words drawn as in English, a dozen to a story), then places
some more one by one, and prints articles a second on one core and the memory the index takes.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from standfirst.core.story.assign import StoryIndex
from standfirst.core.types import ArticleForGrouping

FIRST = datetime(2026, 3, 1, 7, 20, tzinfo=UTC)
IN_A_STORY = 12  # articles
VOCABULARY = 60_000
WORDS, NAMES = 95, 9  # of one article
MINIMA = 96  # of a fingerprint


def made(count: int, *, seed: int = 5) -> Iterator[ArticleForGrouping]:
    """Articles in order of time: two thirds of the words are anyone's, a third their story's."""
    chance = np.random.default_rng(seed)
    stories = max(1, count // IN_A_STORY)
    for key in range(count):
        own = np.random.default_rng(int(chance.integers(stories)))
        common = np.minimum(chance.zipf(1.2, WORDS * 2 // 3), VOCABULARY)
        story = chance.choice(own.integers(100, VOCABULARY, WORDS), WORDS // 3)
        named = chance.choice(own.integers(0, VOCABULARY // 3, NAMES * 2), NAMES)
        yield ArticleForGrouping(
            id=key,
            at=FIRST + timedelta(days=21) * (key / count),
            headline=f"A headline of some length, as they are, number {key}",
            language="en",
            terms=Counter(f"w{word}" for word in (*common.tolist(), *story.tolist())),
            names=Counter(f"name {name}" for name in named.tolist()),
            fingerprint=tuple(chance.integers(0, 2**32, MINIMA).tolist()),
            words=500,
        )


def resident() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--open", type=int, default=50_000, metavar="N")
    command.add_argument("--measured", type=int, default=2_000, metavar="N")
    options = command.parse_args()
    empty, index = resident(), StoryIndex()
    spent, last = 0.0, options.open - options.measured
    for at, article in enumerate(made(options.open)):
        began = time.process_time()
        choice = index.place(article)
        story = article.id if choice.story is None else choice.story
        event = article.id if choice.event is None else choice.event
        index.add(article, story=story, event=event, origin=choice.origin)
        index.proved_two(article.id)
        index.proved_one(article.id)
        spent += time.process_time() - began
        if at == options.measured - 1:
            print(f"{at + 1:6} open: {options.measured / spent:,.0f} articles/s")
        if at in (options.measured - 1, last - 1):
            spent = 0.0
    print(f"{len(index):6} open: {options.measured / spent:,.0f} articles/s")
    print(f"memory: {resident() - empty:.0f} MB")


if __name__ == "__main__":
    main()

"""Does the program join again what was torn? Splits true stories in two, and goes on grouping.

    python -m evals.torn --data FOLDER

Each large story of the labelled streams is torn when it has some articles: half of its events, or a
random half of its articles, become a story of their own. Then the stream goes on as it came. Prints
how many of the torn stories the program joined, and how many merges it makes in streams left whole.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.gold import Folders, MissingError
from evals.stories import STREAMS, Labelled, sample_labelled, shuffled_sets, stream_labelled
from standfirst.core.story.assign import StoryIndex
from standfirst.core.types import ArticleForGrouping

SIZES = (10, 20, 40)  # articles at which a story is torn
LEAST_LEFT = 20  # articles that the story has yet to come
LEAST_SIDE = 3
Key = int | str
TORN = "torn"


@dataclass(slots=True)
class Run:
    """One pass over a stream: what is open of the story that is to be torn, and what was joined."""

    index: StoryIndex = field(default_factory=StoryIndex)
    placed: dict[Key, tuple[Key, Key]] = field(default_factory=dict)  # article → story, event
    joined: set[frozenset[Key]] = field(default_factory=set)

    def take(self, article: ArticleForGrouping) -> None:
        """Place one article; join what proves to be one."""
        choice = self.index.place(article)
        story = article.id if choice.story is None else choice.story
        event = article.id if choice.event is None else choice.event
        self.index.add(article, story=story, event=event, origin=choice.origin)
        if choice.origin is None:
            self.placed[article.id] = (story, event)
        merge = self.index.proved_one(article.id)
        if merge is not None:
            self.joined.add(frozenset((merge.story, merge.into)))
            self.index.merge(merge.story, into=merge.into)

    def tear(self, leave: set[Key]) -> None:
        """These articles become a story of their own."""
        for key in leave:
            self.index.move(key, story=TORN, event=self.placed[key][1])


def joined_again(one: Labelled, story: str, *, size: int, by_event: bool) -> bool | None:
    """Whether a story torn at `size` articles was joined; None where it could not be torn."""
    run, torn = Run(), False
    for article in one.articles:
        run.take(article)
        if torn:
            continue
        own = [key for key in run.placed if one.stories.get(str(key)) == story]
        main, count = (
            Counter(run.placed[key][0] for key in own).most_common(1)[0] if own else (0, 0)
        )
        leave = _half(run, main, by_event=by_event) if count == size else set()
        if LEAST_SIDE <= len(leave) <= count - LEAST_SIDE:
            run.tear(leave)
            torn = True
    return any(TORN in pair for pair in run.joined) if torn else None


def _half(run: Run, story: Key, *, by_event: bool) -> set[Key]:
    own = [(key, event) for key, (held, event) in run.placed.items() if held == story]
    parts = sorted({str(event if by_event else key) for key, event in own})
    random.Random(1).shuffle(parts)
    chosen = set(parts[: len(parts) // 2])
    return {key for key, event in own if str(event if by_event else key) in chosen}


def trials(streams: list[Labelled]) -> Iterator[tuple[str, bool | None]]:
    """What was torn how, and whether it was joined."""
    for one in streams:
        for story, articles in sorted(Counter(one.stories.values()).items()):
            for size in SIZES:
                for by_event in (True, False):
                    if articles >= size + LEAST_LEFT:
                        way = "by events" if by_event else "at random"
                        name = f"{story}, {size} articles, {way}"
                        yield name, joined_again(one, story, size=size, by_event=by_event)


def main() -> None:
    """Print each trial and the sums."""
    command = argparse.ArgumentParser(prog="python -m evals.torn", description=__doc__)
    command.add_argument("--data", type=Path, default=Path("data"), help="folder with the sets")
    options = command.parse_args()
    try:
        folders = Folders(options.data, options.data)
        streams = [stream_labelled(folders, name) for name in STREAMS]
        mixed = shuffled_sets(folders)
    except MissingError as missing:
        command.exit(1, f"{missing}\n")
    told = [(name, joined) for name, joined in trials(streams) if joined is not None]
    for name, joined in told:
        print(f"{name}: {'joined' if joined else 'stays torn'}")
    print(f"joined {sum(joined for _, joined in told)} of {len(told)}")
    for one in [*streams, sample_labelled(), *mixed]:
        run = Run()
        for article in one.articles:
            run.take(article)
        print(f"{one.name}, left whole: {len(run.joined)} merges")


if __name__ == "__main__":
    main()

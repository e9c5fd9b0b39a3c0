"""What each signal adds to grouping: leave one out. And the worst mistakes, with their reasons.

    python -m evals.ablation --data FOLDER [--worst] [--parameters]

Prints a table of BCubed F1 and macro F1 of the labelled streams (their mean), of the sample wire
and of the shuffled set, with each signal left out in turn, then purity and completeness apart;
`--worst` prints the ten mistakes of each stream that cost most, `--parameters` what halving and
doubling each parameter does to the streams. Then come the means over parts of the streams: three
quarters of the articles, drawn at random, alone and among those of the shuffled set; last, with
their spread, the streams by thirds and without one of their large affairs.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import fmean, pstdev

from evals.gold import Folders, MissingError
from evals.measures import bcubed, completeness, macro, purity
from evals.stories import (
    STREAMS,
    Grouped,
    Labelled,
    grouped,
    part,
    sample_labelled,
    shuffled_sets,
    stream_labelled,
    thirds,
)
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping

NEVER = 1e9  # days: a link that does not fade
DEFAULT = GroupingSettings()


@dataclass(frozen=True, slots=True)
class Variant:
    """Grouping with one signal left out."""

    name: str
    settings: GroupingSettings = DEFAULT
    change: Callable[[ArticleForGrouping], ArticleForGrouping] = lambda article: article
    splits: bool = True
    merges: bool = True


VARIANTS = (
    Variant("all signals"),
    Variant("without words", change=lambda one: replace(one, terms={})),
    Variant("without names", replace(DEFAULT, name_share=0.0)),
    Variant(
        "without time",
        replace(
            DEFAULT,
            quiet_days=NEVER,
            busy_days=NEVER,
            story_days=NEVER,
            event_window=DEFAULT.story_window,
        ),
    ),
    Variant("without a story's pace", replace(DEFAULT, pace=0.0)),
    Variant("without a story's middle", replace(DEFAULT, centre_share=0.0)),
    Variant("without near-copies", change=lambda one: replace(one, fingerprint=())),
    Variant("without countries", replace(DEFAULT, foreign_bar=1.0)),
    Variant("without decisions", change=lambda one: replace(one, headline="")),
    Variant("the day's news is common", replace(DEFAULT, fresh=-DEFAULT.event_window)),
    Variant("without splits", splits=False),
    Variant("without merges", merges=False),
    Variant("rare in the whole archive", replace(DEFAULT, background=NEVER)),
)
PARAMETERS = (
    "event_threshold",
    "story_threshold",
    "foreign_bar",
    "name_share",
    "best_share",
    "centre_share",
    "background",
    "pace",
    "quiet_days",
    "busy_days",
    "story_days",
)
PARTS = 4  # draws of a stream
LARGE = 4  # affairs of a stream, each left out in turn


def row(variant: Variant, sets: Sequence[Labelled]) -> list[float]:
    """Events F1 and macro, stories F1 and macro: the mean over some sets."""
    scores = [_scores(variant, one) for one in sets]
    return [fmean(column) for column in zip(*scores, strict=True)]


def _scores(variant: Variant, one: Labelled) -> tuple[float, ...]:
    articles = [variant.change(article) for article in one.articles]
    found = grouped(articles, variant.settings, splits=variant.splits, merges=variant.merges)
    return tuple(
        measure(gold, given) if gold else 0.0
        for gold, given in ((one.events, found.events), (one.stories, found.stories))
        for measure in (bcubed, macro)
    )


def table(streams: Sequence[Labelled], sample: Labelled, shuffled: Sequence[Labelled]) -> None:
    """Print a line a variant."""
    heads = ("streams: events", "stories", "sample: events", "shuffled: stories")
    print(f"{'':24}" + "".join(f"{head:>19}" for head in heads))
    for variant in VARIANTS:
        real, own, mixed = (row(variant, sets) for sets in (streams, [sample], shuffled))
        shown = (real[:2], real[2:], own[:2], mixed[2:])
        cells = "".join(f"{f'{f1:.3f} / {each:.3f}':>19}" for f1, each in shown)
        print(f"{variant.name:24}{cells}", flush=True)


def parts(sets: Sequence[Labelled]) -> None:
    """Print purity and completeness apart."""
    for one in sets:
        found = grouped(one.articles)
        for level, gold, given in (
            ("events", one.events, found.events),
            ("stories", one.stories, found.stories),
        ):
            pure, whole = purity(gold, given), completeness(gold, given)
            print(f"{one.name} {level}: purity {pure:.3f}  completeness {whole:.3f}")


def parameters(sets: Sequence[Labelled]) -> None:
    """Print what half and double of each parameter do: events and stories, F1 / macro."""
    for name in PARAMETERS:
        cells = []
        for times in (0.5, 2.0):
            value = min(1.0, times * getattr(DEFAULT, name)) if name.endswith("share") else None
            changed = {name: times * getattr(DEFAULT, name) if value is None else value}
            cells.append(row(Variant(name, replace(DEFAULT, **changed)), sets))
        print(f"{name:16}" + "".join(f"{_cells(values):>34}" for values in cells), flush=True)


def _cells(values: Sequence[float]) -> str:
    return "  ".join(f"{f1:.3f} / {each:.3f}" for f1, each in (values[:2], values[2:]))


def drawn(one: Labelled, among: Sequence[ArticleForGrouping], *, seed: int) -> Labelled:
    """Three quarters of a stream, and other articles at random moments of its days."""
    chance = random.Random(seed)
    own = [article for article in one.articles if chance.random() < 0.75]
    first, days = own[0].at, (own[-1].at - own[0].at).days + 1
    others = [
        replace(other, id=f"other {other.id}", at=first + timedelta(days=chance.randrange(days)))
        for other in among
    ]
    return part(one, sorted([*own, *others], key=lambda article: article.at))


def without_affairs(one: Labelled) -> list[Labelled]:
    """A stream without one of its largest affairs, each in turn."""
    large = [story for story, _ in Counter(one.stories.values()).most_common(LARGE)]
    return [
        part(one, [a for a in one.articles if one.stories.get(str(a.id)) != story])
        for story in large
    ]


def spreads(streams: Sequence[Labelled]) -> None:
    """Print mean and spread over the streams by thirds, and without one large affair."""
    for name, cut in (("thirds", thirds), ("without one large affair", without_affairs)):
        scores = [_scores(VARIANTS[0], cutting) for one in streams for cutting in cut(one)]
        columns = list(zip(*scores, strict=True))
        told = (f"{fmean(column):.3f} ± {pstdev(column):.3f}" for column in columns)
        print(f"{name}: events {' / '.join(itertools.islice(told, 2))}", end="")
        print(f"  stories {' / '.join(told)}", flush=True)


def draws(streams: Sequence[Labelled], others: Sequence[ArticleForGrouping]) -> None:
    """Print the means over parts of the streams, alone and among others."""
    for name, among in (("alone", ()), (f"among {len(others)} others", others)):
        sets = [drawn(one, among, seed=seed) for one in streams for seed in range(PARTS)]
        for variant in (VARIANTS[0], VARIANTS[-1]):
            print(f"parts {name}, {variant.name}: {_cells(row(variant, sets))}", flush=True)


def worst(one: Labelled, found: Grouped, count: int = 10) -> list[str]:
    """The mistakes that part or join most pairs of articles, with the program's reason."""
    heads = {str(given.id): given.headline[:70] or str(given.id) for given in one.articles}
    shown: list[tuple[int, str]] = []
    for level, gold, given in (
        ("event", one.events, found.events),
        ("story", one.stories, found.stories),
    ):
        for key in gold:
            cost = _cost(key, gold, given)
            if cost:
                told = (
                    f"{gold[key]}: {heads[key]!r}, given to {heads.get(given[key], given[key])!r}"
                )
                shown.append((cost, f"{cost} pairs, {level} {told}; {found.reasons[key]}"))
    shown.sort(key=lambda pair: (-pair[0], pair[1]))
    seen: Counter[str] = Counter()
    lines: list[str] = []
    for _, line in shown:
        kind = line.split(":", 1)[0].split(", ", 1)[1]
        seen[kind] += 1
        if seen[kind] == 1:
            lines.append(line)
    return lines[:count]


def _cost(key: str, gold: Mapping[str, str], given: Mapping[str, str]) -> int:
    """Pairs with this article that are wrongly joined or wrongly parted."""
    return sum(
        (gold[key] == gold[other]) != (given[key] == given[other]) for other in gold if other != key
    )


def main() -> None:
    """Print the table, and the mistakes if asked for."""
    command = argparse.ArgumentParser(prog="python -m evals.ablation", description=__doc__)
    command.add_argument("--data", type=Path, default=Path("data"), help="folder with the sets")
    command.add_argument("--worst", action="store_true", help="print the ten worst mistakes")
    command.add_argument("--parameters", action="store_true", help="print half and double of each")
    options = command.parse_args()
    try:
        folders = Folders(options.data, options.data)
        streams = [stream_labelled(folders, name) for name in STREAMS]
        mixed = shuffled_sets(folders)
    except MissingError as missing:
        command.exit(1, f"{missing}\n")
    sample = sample_labelled()
    table(streams, sample, mixed)
    print()
    parts([*streams, sample])
    draws(streams, mixed[0].articles)
    spreads(streams)
    if options.parameters:
        parameters(streams)
    if options.worst:
        for one in streams:
            print(f"\n{one.name}")
            print("\n".join(worst(one, grouped(one.articles))))


if __name__ == "__main__":
    main()

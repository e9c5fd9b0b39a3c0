"""What a merge, a split or a move makes of steps, of visits and of an article's reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

Step = int | None  # a Development; None for an article that has none


@dataclass(frozen=True, slots=True)
class Parting:
    """The articles that leave a story, by the step that each leaves.

    A step of `whole` leaves with all its articles and stays the same; of one of `torn` some
    articles stay, and those that leave make a new one.
    """

    whole: dict[int, tuple[int, ...]]
    torn: dict[Step, tuple[int, ...]]


def parting(leaving: Iterable[tuple[int, Step]], sizes: Mapping[int, int]) -> Parting:
    """Which steps go along with articles that leave.

    `leaving`: (article, its step), in order; `sizes`: of each of these steps all its articles.
    """
    steps: dict[Step, list[int]] = defaultdict(list)
    for article, step in leaving:
        steps[step].append(article)
    whole: dict[int, tuple[int, ...]] = {}
    torn: dict[Step, tuple[int, ...]] = {}
    for step, articles in steps.items():
        if step is not None and len(articles) == sizes.get(step):
            whole[step] = tuple(articles)
        else:
            torn[step] = tuple(articles)
    return Parting(whole, torn)


def seen_of_both(mine: datetime, other: datetime | None) -> datetime:
    """Up to when a reader knows two stories made one: what was new in either is still new."""
    return mine if other is None else min(mine, other)


def added_reason(kind: str, *, editor: bool, day: date, reason: str) -> str:
    """What an article's reason says further after a merge, a split, a move, or when it is no copy
    by an editor's word ("own").

    "came here when the story was split: 11 articles are like one another …".
    """
    on = f"on {day:%-d %B %Y}"
    what = {
        ("move", True): f"moved here by an editor {on}",
        ("split", True): f"came here when an editor split the story {on}",
        ("split", False): "came here when the story was split",
        ("merge", True): f"came here when an editor joined two stories {on}",
        ("merge", False): "came here when two stories proved to be one",
        ("own", True): f"made a report of its own by an editor {on}",
    }[kind, editor]
    return f"{what}: {reason}" if reason else what

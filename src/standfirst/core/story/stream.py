"""Groups a stream of articles in one go, as the desk would have placed them one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.merge import MergeChoice
from standfirst.core.story.shelf import Key
from standfirst.core.story.split import SplitChoice
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping

_DEFAULT = GroupingSettings()
_DAY = timedelta(days=1)


def group_stream(
    articles: Iterable[ArticleForGrouping],
    settings: GroupingSettings = _DEFAULT,
    *,
    splits: bool = True,
    merges: bool = True,
) -> Iterator[tuple[Key, Key, Key, str]]:
    """Group a stream: (article, event, story, reason) in its order, as they stand at its end.

    Each is placed as it comes; with `splits` a story that proves to be two is split, with `merges`
    two that prove to be one are joined, unless they were parted before. Events and stories bear the
    id of the article that opened them, or that came first of those which left.
    """
    index = StoryIndex(settings)
    placed: dict[Key, Placed] = {}
    forgot: datetime | None = None
    for article in articles:
        if forgot is None or article.at - forgot > _DAY:
            index.forget_before(article.at - settings.story_window)
            forgot = article.at
        choice = index.place(article)
        story = article.id if choice.story is None else choice.story
        event = article.id if choice.event is None else choice.event
        index.add(article, story=story, event=event, origin=choice.origin)
        placed[article.id] = Placed(story, event, choice.origin, choice.reason)
        split = index.proved_two(article.id) if splits else None
        if split is not None:
            _apart(split, index, placed)
        merge = index.proved_one(article.id) if merges else None
        if merge is not None:
            _together(merge, index, placed)
    for key, one in placed.items():
        yield key, one.event, one.story, one.reason


@dataclass(slots=True)
class Placed:
    """Where an article of a stream stands."""

    story: Key
    event: Key
    origin: Key | None
    reason: str


def _apart(split: SplitChoice, index: StoryIndex, placed: dict[Key, Placed]) -> None:
    """The articles that leave a story, and their copies, become one of their own."""
    leave = set(split.leave)
    opened: dict[Key, Key] = {}  # torn event → the new one
    for key, one in placed.items():
        if key not in leave and one.origin not in leave:
            continue
        if one.event in split.torn:
            one.event = opened.setdefault(one.event, key)
        one.story = split.leave[0]
        index.move(key, story=one.story, event=one.event)
    index.keep_apart(split.story, split.leave[0])


def _together(merge: MergeChoice, index: StoryIndex, placed: dict[Key, Placed]) -> None:
    """The articles of one story, and their copies, become part of the other."""
    for one in placed.values():
        if one.story == merge.story:
            one.story = merge.into
    index.merge(merge.story, into=merge.into)

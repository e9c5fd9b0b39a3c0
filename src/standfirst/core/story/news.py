"""What is new in a story since a moment: steps, statements, figures, and figures that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from standfirst.core.story.amounts import agree
from standfirst.core.story.counts import Count
from standfirst.core.story.repeats import say_the_same
from standfirst.core.story.tallies import Tally
from standfirst.core.story.told import FigureTold, StatementTold
from standfirst.core.update.sentences import SAME, content, numbers, overlap


@dataclass(frozen=True, slots=True)
class ArticleArrived:
    """An article of the story that came since the moment."""

    id: int
    event: int
    origin: int  # articles with equal origin are one independent reporting


@dataclass(frozen=True, slots=True)
class FigureNews:
    """A number that is new, or another than before: "14 miners, was 12"."""

    now: Count
    was: float | None  # None: nothing was counted so before


@dataclass(frozen=True, slots=True)
class StoryNews:
    """What came since a moment; newest first, but events in order of arrival."""

    articles: int
    events: tuple[int, ...]
    statements: tuple[StatementTold, ...]
    figures: tuple[FigureNews, ...]
    repeats: int  # articles of these that bring nothing new

    @property
    def anything(self) -> bool:
        """Is there news at all? A copy or a second report of the same is none."""
        return bool(self.events or self.statements or self.figures)


def news_since(
    arrived: Sequence[ArticleArrived],
    known_events: Collection[int],
    *,
    statements: Sequence[StatementTold],
    counted: Sequence[Tally],
    fresh_statements: Collection[int],
    fresh_figures: Collection[int],
) -> StoryNews:
    """What the arrived articles bring that was not known.

    `statements` and `counted` are the story's, old and new; `fresh_...` the ids of the new ones.
    """
    opened = dict.fromkeys(a.event for a in arrived if a.event not in known_events)
    said = _new_statements(statements, fresh_statements)
    figures = _new_figures(counted, fresh_figures)
    telling = {one.article for one in said} | {one.now.told.article for one in figures}
    telling |= {a.id for a in arrived if a.event in opened and a.origin == a.id}
    return StoryNews(
        articles=len(arrived),
        events=tuple(opened),
        statements=said,
        figures=figures,
        repeats=sum(a.id not in telling for a in arrived),
    )


def spread(statements: Sequence[StatementTold], most: int) -> tuple[StatementTold, ...]:
    """At most so many of them, in their order: those first of which neither the speaker nor the
    article has been heard, so that one interview does not fill the room."""
    heard: set[str] = set()
    articles: set[int] = set()
    first: list[int] = []
    for place, told in enumerate(statements):
        speaker = told.speaker.casefold()
        if speaker not in heard and told.article not in articles:
            first.append(place)
            heard.add(speaker)
            articles.add(told.article)
    rest = sorted(set(range(len(statements))).difference(first))
    return tuple(statements[place] for place in sorted((first + rest)[:most]))


def _new_statements(
    statements: Sequence[StatementTold], fresh: Collection[int]
) -> tuple[StatementTold, ...]:
    """Those that their speaker did not make before, in these words or nearly these, each once."""
    known: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
    verbatim: set[str] = set()
    found: list[StatementTold] = []
    for told in sorted(statements, key=lambda one: (one.id in fresh, one.at, one.id)):
        words = " ".join(told.words.casefold().split())
        speaker = told.speaker.casefold() if told.named else ""
        what, counted = content(told.words), numbers(told.words)
        repeated = words in verbatim or any(
            overlap(what, other) >= SAME and counted <= theirs for other, theirs in known[speaker]
        )
        verbatim.add(words)
        known[speaker].append((what, counted))
        if told.id in fresh and what and not repeated:
            found.append(told)
    return tuple(reversed(found))


def _new_figures(counted: Sequence[Tally], fresh: Collection[int]) -> tuple[FigureNews, ...]:
    entries = (entry.told for tally in counted for entry in tally.entries)
    known = [told for told in entries if told.id not in fresh]
    changes = [one for tally in counted if (one := _change(tally, fresh))]
    news = [one for one in changes if one.was is not None or not _is_known(one.now.told, known)]
    newest = sorted(news, key=lambda one: (one.now.told.at, one.now.told.id), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.was is None))


def _is_known(told: FigureTold, known: Sequence[FigureTold]) -> bool:
    """Was it told before, though it is counted apart: "of the 64,000 named yesterday"?"""
    return any(
        say_the_same(one.figure, told.figure, language=told.language)
        for one in known
        if one.language == told.language
    )


def _change(tally: Tally, fresh: Collection[int]) -> FigureNews | None:
    """The newest value of a count, if no article told it before and none that is known is newer."""
    entries = [entry for entry in tally.entries if not entry.former]
    old = [entry for entry in entries if entry.told.id not in fresh]
    new = [entry for entry in entries if entry.told.id in fresh]
    if not new or any(agree(new[-1].amount, known.amount) for known in old):
        return None
    if not old:
        return FigureNews(new[-1], new[-1].was)
    if new[-1].told.at < old[-1].told.at:
        return None
    return FigureNews(new[-1], old[-1].told.figure.value)

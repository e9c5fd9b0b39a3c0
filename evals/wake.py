"""Scores the waking of stories: what comes back half a year later, beside what only looks alike."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from evals.gold import Eval, Folders, Outcome, english_model, rows_of
from evals.stories import MOST_LETTERS, SETTINGS, STREAMS, Arrival
from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.aliases import join_names
from standfirst.core.language.entities import clean_names
from standfirst.core.language.similarity import terms
from standfirst.core.story import wake
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.shelf import Key
from standfirst.core.types import ArticleForGrouping, TopicKind

DAY = timedelta(days=1)
SLEEP = 180 * DAY  # no whole year: then nothing wakes
START = datetime(2026, 3, 1, tzinfo=UTC)
OF_EACH = 60  # articles of a long affair, evenly over its time
MOST_MARKED = 64  # sleeping stories that one key marks, as on the desk


@dataclass(frozen=True, slots=True)
class Affairs:
    """A stream with the affair of each article, and which of its names are places."""

    articles: Sequence[ArticleForGrouping]
    affairs: Mapping[str, str]
    places: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Night:
    """Stories as the desk keeps them: open ones with their articles, sleeping ones with marks."""

    index: StoryIndex = field(default_factory=lambda: StoryIndex(SETTINGS))
    articles: defaultdict[Key, list[ArticleForGrouping]] = field(
        default_factory=lambda: defaultdict(list)
    )
    awake: dict[Key, datetime] = field(default_factory=dict)
    marks: dict[Key, tuple[wake.Mark, ...]] = field(default_factory=dict)
    marked: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))

    def lull(self, before: datetime, places: Mapping[str, frozenset[str]]) -> None:
        """Put to sleep what is quiet since."""
        for story in sorted(key for key, latest in self.awake.items() if latest < before):
            del self.awake[story]
            members = self.articles[story]
            known = frozenset().union(*(places[str(one.id)] for one in members))
            names, words = wake.candidates(members, self.index, places=known)
            few = [one for one in names if len(self.marked[one.key]) < MOST_MARKED]
            self.marks[story] = (*few[: wake.MOST_NAMES], *words[: wake.MOST_WORDS])
            for one in self.marks[story]:
                self.marked[one.key].add(story)

    def rouse(self, story: Key) -> None:
        """It sleeps no longer."""
        for one in self.marks.pop(story, ()):
            self.marked[one.key].discard(story)

    def found(self, article: ArticleForGrouping) -> list[wake.Sleeper]:
        """The sleeping stories that share most names with an article."""
        shared: Counter[Key] = Counter()
        for name in wake.telling_names(article, self.index):
            shared.update(self.marked[name])
        likely = sorted(shared, key=lambda key: (-shared[key], str(key)))[: wake.LIKELY]
        return [
            wake.Sleeper(
                key,
                min(one.at for one in self.articles[key]),
                max(one.at for one in self.articles[key]),
                self.marks[key],
            )
            for key in likely
        ]

    def add(self, article: ArticleForGrouping, story: Key, event: Key, origin: Key | None) -> None:
        """The article stands there."""
        self.rouse(story)
        self.index.add(article, story=story, event=event, origin=origin)
        self.articles[story].append(article)
        self.awake[story] = max(self.awake.get(story, article.at), article.at)


@dataclass(frozen=True, slots=True)
class Woken:
    """Wake-ups of a stream: those that joined their affair, all, and those that could have been."""

    right: int
    all: int
    possible: int
    told: tuple[str, ...] = ()


def wakes(stream: Affairs) -> Woken:
    """Run a stream of years; counts each article that would open a story while its own sleeps."""
    night, right, possible, told = Night(), 0, 0, []
    for article in stream.articles:
        night.index.forget_before(article.at - SETTINGS.story_window)
        choice = night.index.place(article)
        story, event = choice.story, choice.event
        if story is None:
            night.lull(article.at - SETTINGS.story_window, stream.places)
            own = stream.affairs[str(article.id)]
            possible += any(_affair(night.articles[key], stream) == own for key in night.marks)
            found = wake.woken(article, night.found(article), night.index)
            if found is not None and not wake.republished(article, night.articles[found.story]):
                story = found.story
                good = _affair(night.articles[story], stream) == own
                right += good
                told.append(f"{'right' if good else 'WRONG'} {article.id} {own}: {found.reason}")
        night.add(
            article,
            article.id if story is None else story,
            article.id if event is None else event,
            choice.origin,
        )
    return Woken(right, len(told), possible, tuple(told))


def _affair(articles: Iterable[ArticleForGrouping], stream: Affairs) -> str:
    return Counter(stream.affairs[str(one.id)] for one in articles).most_common(1)[0][0]


def _read(arrivals: Sequence[Arrival], affairs: Mapping[str, str]) -> Affairs:
    marked = english_model().mark([one.text[:MOST_LETTERS] for one in arrivals])
    articles, places = [], {}
    for one, mark in zip(arrivals, marked, strict=True):
        seen = one.text[:MOST_LETTERS]
        topics = join_names(seen, clean_names(seen, mark.entities))
        places[one.id] = frozenset(
            topic.name.casefold() for topic in topics if topic.kind is TopicKind.PLACE
        )
        articles.append(
            ArticleForGrouping(
                id=one.id,
                at=one.at,
                headline=one.headline or one.text.partition("\n")[0][:90],
                language="en",
                terms=terms(one.headline, one.text, "en"),
                names={topic.name.casefold(): len(topic.spans) for topic in topics},
                fingerprint=fingerprint(one.text),
                words=len(one.text.split()),
            )
        )
    return Affairs(articles, affairs, places)


def halves(stream: Affairs, *, early: Mapping[str, bool]) -> Affairs:
    """The same stream with what is not early half a year later."""
    moved = [
        one if early[str(one.id)] else replace(one, at=one.at + SLEEP) for one in stream.articles
    ]
    return replace(stream, articles=sorted(moved, key=lambda one: (one.at, str(one.id))))


def labelled(folders: Folders, *, name: str) -> Affairs:
    """A labelled stream of which the later half of each story comes half a year later."""
    path = folders.data / "streams" / f"{name}.jsonl"
    stories = {
        r["id"]: r["story"] for r in rows_of(path.with_suffix(".labels.jsonl")) if r["story"]
    }
    rows = [row for row in rows_of(path) if row["id"] in stories]
    arrivals = [
        Arrival(
            row["id"],
            datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
            row.get("title", ""),
            row["text"],
        )
        for row in rows
    ]
    sizes, seen, early = Counter(stories.values()), Counter[str](), {}
    for one in arrivals:
        seen[stories[one.id]] += 1
        early[one.id] = seen[stories[one.id]] <= (sizes[stories[one.id]] + 1) // 2
    return halves(_read(arrivals, stories), early=early)


def lookalikes(folders: Folders) -> Affairs:
    """ECB+: of each pair of stories half of one sleeps; its rest and the other come later."""
    rows = rows_of(folders.data / "ecbplus" / "docs.jsonl.gz")
    random.Random(1).shuffle(rows)
    stories = {row["id"]: row["story"] for row in rows}
    sizes, seen, early = Counter(stories.values()), Counter[str](), {}
    for key, story in stories.items():
        seen[story] += 1
        early[key] = story.endswith("_ecb") and seen[story] <= sizes[story] / 2
    arrivals = [
        Arrival(row["id"], START + at * timedelta(minutes=3), "", row["text"])
        for at, row in enumerate(rows)
    ]
    return halves(_read(arrivals, stories), early=early)


def years(folders: Folders) -> Affairs:
    """timeline17 at its own dates, thinned: a trial over two years beside uprisings and crises."""
    rows = rows_of(folders.data / "timeline17" / "articles.jsonl.gz")
    of: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["date"], row["id"])):
        of[row["topic"]].append(row)
    few = [row for part in of.values() for row in part[:: max(1, len(part) // OF_EACH)]]
    arrivals = [
        Arrival(row["id"], datetime.fromisoformat(row["date"]).replace(tzinfo=UTC), "", row["text"])
        for row in sorted(few, key=lambda row: (row["date"], row["id"]))
    ]
    return _read(arrivals, {row["id"]: row["topic"] for row in few})


def _outcome(stream: Affairs) -> Outcome:
    found = wakes(stream)
    scores = {
        "precision": found.right / found.all if found.all else 1.0,
        "woken": found.right / max(found.possible, 1),
    }
    return Outcome(scores, f"{found.all} woke of {found.possible}")


def stream(folders: Folders, *, name: str) -> Outcome:
    """A labelled stream, half of it half a year later."""
    return _outcome(labelled(folders, name=name))


EVALS = (
    *(Eval(f"wake {name}", partial(stream, name=name)) for name in STREAMS),
    Eval("wake lookalikes", lambda folders: _outcome(lookalikes(folders))),
    Eval("wake timeline17", lambda folders: _outcome(years(folders))),
)

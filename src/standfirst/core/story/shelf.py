"""The open articles of one language as grouping keeps them, and one that is being placed."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.core.story import home, spellings
from standfirst.core.story.home import Lands
from standfirst.core.story.index import Field, Query
from standfirst.core.story.weights import Floats

Key = int | str
# Each mark is one minimum: two texts of resemblance .3 share one of twelve with .986, of .2 with
# .93; unrelated ones of .005 with .06. Bands of several minima would need four times as many.
MARKS = 12
LEAST_STORIES = 16  # a young desk counts as if so many were open
YOUNG = 32  # open articles up to which a desk is young
_LEADS = 0.5  # of a story's articles name what marks it
_FEW = 3  # stories, at most, with such a name: an outlet's own name is in many
_PACED = 64  # newest articles of a story that are looked at for its pace and its day
_AROUND = timedelta(hours=24)  # before and after


@dataclass(slots=True)
class Member:
    """An open article, as the index keeps it."""

    id: Key
    at: datetime
    headline: str
    story: Key
    event: Key
    words: int
    lands: Lands
    decided: int  # the decisions that its headline tells, a bit each
    told: int  # those that it tells anywhere
    fingerprint: array[int]  # 32 bits each; a tuple of numbers would take ten times the memory


@dataclass(frozen=True, slots=True)
class Link:
    """The likeness of the article being placed to one open article."""

    slot: int
    member: Member
    alike: float  # by words that are rare among stories
    days: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The article being placed, as questions to the index; weighed by what few stories have."""

    at: datetime
    lands: Mapping[str, int]  # country → mentions
    own: str  # the country it tells of, or ""
    before_own: tuple[str, ...]  # what it names more often than that
    decided: int  # the decisions that its headline tells, a bit each
    told: int  # those that it tells anywhere
    words: Query
    names: Query
    word_weights: Floats
    name_weights: Floats


class Shelf:
    """The open articles of one language; only an editor groups across languages."""

    __slots__ = ("events", "marks", "members", "names", "older", "stories", "words")

    def __init__(self) -> None:
        self.words = Field()
        self.names = Field()
        self.members: dict[int, Member] = {}  # slot → article, in order of arrival
        self.events: Counter[Key] = Counter()  # event → its open articles
        self.stories: dict[Key, list[int]] = {}  # story → the slots of its open articles, in order
        self.marks: dict[int, int] = {}  # a minimum of a fingerprint → the newest slot with it
        self.older: dict[int, list[int]] = {}  # and the others, of the few that several have

    def mark(self, slot: int, member: Member) -> None:
        """Let the article be found by the shingles of its text."""
        for key in _marks(member.fingerprint):
            if key in self.marks:
                self.older.setdefault(key, []).append(self.marks[key])
            self.marks[key] = slot

    def unmark(self, slot: int, member: Member) -> None:
        """The article is no longer found so; one before it that shares a mark is again."""
        for key in _marks(member.fingerprint):
            others = self.older.get(key, [])
            if self.marks[key] != slot:
                others.remove(slot)
            elif others:
                self.marks[key] = others.pop()
            else:
                del self.marks[key]
            if key in self.older and not others:
                del self.older[key]

    def marked(self, fingerprint: Sequence[int]) -> list[Member]:
        """Articles that share a mark: at most MARKS, however many are open."""
        slots = {self.marks[key] for key in _marks(fingerprint) if key in self.marks}
        return [self.members[slot] for slot in sorted(slots)]

    def enter(self, slot: int) -> None:
        """Count an article in its story and its event."""
        member = self.members[slot]
        insort(self.stories.setdefault(member.story, []), slot)
        self.events[member.event] += 1

    def leave(self, slot: int) -> None:
        """The article is no longer counted in its story and its event."""
        member = self.members[slot]
        slots = self.stories[member.story]
        slots.pop(bisect_left(slots, slot))
        if not slots:
            del self.stories[member.story]
        self.events[member.event] -= 1
        if not self.events[member.event]:
            del self.events[member.event]

    @property
    def breadth(self) -> int:
        """Open stories, against which it is told what is rare; of a young desk LEAST_STORIES.

        A desk begins in the midst of affairs: where its first three stories are pieces of one,
        whatever marks that affair would pass for common, and each next piece would open another.
        """
        return LEAST_STORIES if self.is_young else len(self.stories)

    @property
    def is_young(self) -> bool:
        """Whether few articles are open, and of few stories."""
        return len(self.members) <= YOUNG and len(self.stories) < LEAST_STORIES

    def alike_among(
        self, slots: Sequence[int], *, name_share: float, spelled_alike: bool = False
    ) -> Floats:
        """Likeness of each of the articles with each (n, n).

        With `spelled_alike`, which costs more, a name counts as one however its outlets spell it:
        else a story splits by the house styles of those who tell it.
        """
        words: Mapping[str, str] = {}
        names: Mapping[str, str] = {}
        if spelled_alike:
            named = {name for slot in slots for name in self.names.keys_of(slot)}
            written = {word for slot in slots for word in self.words.keys_of(slot)}
            words = spellings.same(spellings.words_of(named, written))
            names = spellings.same(named)
        total = self.breadth
        alike = (1 - name_share) * self.words.among(slots, total=total, same=words)
        alike += name_share * self.names.among(slots, total=total, same=names)
        return alike

    def is_foreign(self, story: Key, asked: Asked) -> bool:
        """Whether the article is of another country than the story.

        Not where it names something more often than its country that most of the story's articles
        name too, and few other stories do: a hurricane goes on to the next island.
        """
        if any(self._marks_story(story, key) for key in asked.before_own):
            return False
        return home.is_foreign(asked.own, asked.lands, self._lands(story))

    def _marks_story(self, story: Key, name: str) -> bool:
        most = self.names.held(story, name) >= _LEADS * len(self.stories[story])
        return most and self.names.groups_with(name) <= _FEW

    def home(self, story: Key) -> str:
        """The country in which a story is at home, by its code; "" where none is."""
        return home.home_of(self._lands(story))

    def _lands(self, story: Key) -> list[Lands]:
        newest = self.stories[story][-home.LOOKED_AT :]
        return [self.members[slot].lands for slot in newest]

    def since(self, story: Key, moment: datetime) -> list[int]:
        """Those of a story's newest articles that were published at a moment or later."""
        newest = self.stories[story][-_PACED:]
        return [slot for slot in newest if self.members[slot].at >= moment]

    def pace(self, story: Key, at: datetime) -> int:
        """How many of a story's newest articles are of the day around a moment."""
        newest = (self.members[slot] for slot in self.stories.get(story, [])[-_PACED:])
        return sum(abs(member.at - at) <= _AROUND for member in newest)


def _marks(fingerprint: Sequence[int]) -> Iterator[int]:
    return (at << 32 | value for at, value in enumerate(fingerprint[:MARKS]))
